"""Recorded pages: WARC archives, also those of CC-NEWS."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecordType

from broadsheet.errors import BroadsheetError
from broadsheet.net.decode import Body
from broadsheet.net.errors import FetchError

_LIMIT = 8_000_000  # bytes of one page


@dataclass(frozen=True, slots=True)
class RecordedPage:
    """A page out of an archive, with the time at which it was recorded."""

    url: str
    body: bytes
    content_type: str
    recorded: datetime


def read(path: Path) -> Iterator[RecordedPage]:
    """Every web page of an archive. A broken record is passed over; raises BroadsheetError where the file is no archive."""
    try:
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream, record_types=WarcRecordType.response):
                if page := _page(record):
                    yield page
    except OSError as error:
        raise BroadsheetError(f"{path} cannot be read: {error}.") from error


def _page(record: object) -> RecordedPage | None:
    url = record.headers.get("WARC-Target-URI") or ""  # type: ignore[attr-defined]
    payload = record.reader.read()  # type: ignore[attr-defined]
    http = record.http_headers  # type: ignore[attr-defined]
    kind = (http.get("Content-Type") if http else None) or "text/html"
    if (http and http.status_code not in (None, 200)) or "html" not in kind.lower():
        return None
    if http and (encoding := http.get("Content-Encoding")):
        try:
            body = Body(url, encoding, _LIMIT)
            body.feed(payload)
            payload = body.close()
        except FetchError:
            pass  # archives often keep the header of a body that they have unpacked already
    return RecordedPage(url, payload[:_LIMIT], kind, _moment(record.headers.get("WARC-Date")))  # type: ignore[attr-defined]


def _moment(value: str | None) -> datetime:
    at = datetime.fromisoformat((value or "1970-01-01T00:00:00").replace("Z", "+00:00"))
    return at if at.tzinfo else at.replace(tzinfo=UTC)
