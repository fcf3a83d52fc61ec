"""Recorded pages: WARC archives (ISO 28500), also those of CC-NEWS."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from broadsheet.errors import BroadsheetError
from broadsheet.net.decode import Body
from broadsheet.net.errors import FetchError

_LIMIT = 8_000_000  # bytes of one page
_CHUNK = re.compile(rb"([0-9a-fA-F]{1,7})[ \t]*(?:;[^\r\n]*)?\r\n")
_UNKNOWN_TIME = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class RecordedPage:
    """A page out of an archive, with the time (UTC) at which it was recorded."""

    url: str
    body: bytes  # unpacked, undecoded
    content_type: str
    recorded: datetime


def read(path: Path) -> Iterator[RecordedPage]:
    """Every web page of an archive, packed with gzip or not.

    Records that are no page, too large or broken are passed over. Raises BroadsheetError where the file cannot be
    read any further.
    """
    try:
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream, record_types=WarcRecordType.response):
                if page := _page(record):
                    yield page
    except OSError as error:
        raise BroadsheetError(f"{path} is no WARC archive, or a broken one ({error}).") from error


def _page(record: WarcRecord) -> RecordedPage | None:
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    http = record.http_headers
    kind = (http.get("Content-Type") if http else None) or "text/html"
    if (http and http.status_code not in (None, 200)) or "html" not in kind.lower():
        return None
    payload = record.reader.read(_LIMIT + 1)
    if http and "chunked" in (http.get("Transfer-Encoding") or "").lower():
        payload = _without_chunks(payload)
    body = _unpacked(url, payload, (http.get("Content-Encoding") if http else None) or "")
    return RecordedPage(url, body, kind, _moment(record.headers.get("WARC-Date"))) if body else None


def _without_chunks(payload: bytes) -> bytes:
    """The body without its chunk sizes; unchanged where the archive took them out and kept the header."""
    parts, at = [], 0
    while found := _CHUNK.match(payload, at):
        size = int(found[1], 16)
        if size == 0:
            break
        parts.append(payload[found.end() : found.end() + size])
        at = found.end() + size + 2
    return b"".join(parts) if parts else payload


def _unpacked(url: str, payload: bytes, encoding: str) -> bytes:
    """The body without its packing; unchanged where the archive took that off and kept the header, b"" where too large."""
    if len(payload) > _LIMIT:
        return b""
    try:
        body = Body(url, encoding, _LIMIT)
        body.feed(payload)
        return body.close()
    except FetchError:
        return payload if payload.lstrip()[:1] == b"<" else b""


def _moment(value: str | None) -> datetime:
    try:
        at = datetime.fromisoformat((value or "").replace("Z", "+00:00"))
    except ValueError:
        return _UNKNOWN_TIME
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
