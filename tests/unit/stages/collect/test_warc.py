import gzip
import zlib
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest

from broadsheet.errors import BroadsheetError
from broadsheet.stages.collect.warc import RecordedPage, read

PAGE = "<html><body><p>The pier bürned.</p></body></html>".encode()
URL = "https://news.example/pier"


def record(
    body: bytes = PAGE,
    http: str = "Content-Type: text/html; charset=utf-8",
    status: str = "200 OK",
    kind: str = "response",
    url: str = URL,
    date: str = "2026-03-04T12:00:00Z",
) -> bytes:
    answer = f"HTTP/1.1 {status}\r\n{http}\r\n\r\n".encode() + body
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    return head.encode() + answer + b"\r\n\r\n"


def pages(folder: Path, *records: bytes, packed: bool = False) -> list[RecordedPage]:
    path = folder / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(b"".join(map(gzip.compress, records)) if packed else b"".join(records))
    return list(read(path))


@pytest.mark.parametrize("packed", [False, True])
def test_a_page_comes_with_its_address_and_when_it_was_recorded(tmp_path: Path, packed: bool) -> None:
    found = pages(tmp_path, record(), record(url="https://news.example/two"), packed=packed)
    assert found[0] == RecordedPage(URL, PAGE, "text/html; charset=utf-8", datetime(2026, 3, 4, 12, tzinfo=UTC))
    assert [page.url for page in found] == [URL, "https://news.example/two"]


@pytest.mark.parametrize(
    "other",
    [
        record(status="404 Not Found"),
        record(status="301 Moved"),
        record(http="Content-Type: image/png"),
        record(kind="request"),
        record(body=b""),
        record(b"x" * 8_000_001),
    ],
    ids=["not found", "moved", "picture", "request", "empty", "too large"],
)
def test_what_is_no_page_is_passed_over(tmp_path: Path, other: bytes) -> None:
    assert [page.url for page in pages(tmp_path, other, record())] == [URL]


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("br", brotli.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)),
        ("gzip", PAGE),
        ("br", PAGE),
    ],
    ids=["gzip", "br", "deflate", "unpacked gzip", "unpacked br"],  # gzip writes the time into what it packs
)
def test_a_packed_body_is_unpacked_and_one_that_was_unpacked_already_stays(
    tmp_path: Path, encoding: str, body: bytes
) -> None:
    (page,) = pages(tmp_path, record(body, f"Content-Type: text/html\r\nContent-Encoding: {encoding}"))
    assert page.body == PAGE


def test_a_bomb_is_passed_over(tmp_path: Path) -> None:
    assert (
        pages(tmp_path, record(gzip.compress(bytes(20_000_000)), "Content-Type: text/html\r\nContent-Encoding: gzip"))
        == []
    )


def test_chunks_are_put_together_and_a_body_without_them_stays(tmp_path: Path) -> None:
    chunked = b"%x\r\n%s\r\n%x;x=y\r\n%s\r\n0\r\n\r\n" % (10, PAGE[:10], len(PAGE) - 10, PAGE[10:])
    for body in (chunked, PAGE):
        (page,) = pages(tmp_path, record(body, "Content-Type: text/html\r\nTransfer-Encoding: chunked"))
        assert page.body == PAGE


@pytest.mark.parametrize(
    ("date", "at"),
    [
        ("2026-03-04T13:00:00+01:00", datetime(2026, 3, 4, 12, tzinfo=UTC)),
        ("2026-03-04T12:00:00.5Z", datetime(2026, 3, 4, 12, 0, 0, 500_000, UTC)),
        ("soon", datetime(1970, 1, 1, tzinfo=UTC)),
    ],
)
def test_the_time_is_in_utc_and_an_unreadable_one_is_long_ago(tmp_path: Path, date: str, at: datetime) -> None:
    assert pages(tmp_path, record(date=date))[0].recorded == at


def test_an_address_in_angle_brackets_loses_them(tmp_path: Path) -> None:
    assert pages(tmp_path, record(url=f"<{URL}>"))[0].url == URL


def test_a_page_without_a_kind_is_taken_for_html(tmp_path: Path) -> None:
    assert pages(tmp_path, record(http="Server: x"))[0].content_type == "text/html"


def test_a_file_that_breaks_off_gives_the_pages_before(tmp_path: Path) -> None:
    assert [page.url for page in pages(tmp_path, record(), record(url="https://news.example/two")[:120])] == [URL]


def test_a_file_that_is_not_there_is_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(BroadsheetError, match=r"nothing\.warc is no WARC archive"):
        list(read(tmp_path / "nothing.warc"))


@pytest.mark.parametrize("data", [b"", b"just words\n" * 50, b"<html></html>", b"\x1f\x8b\x08rubbish"])
def test_a_file_that_is_no_archive_gives_no_pages_or_says_so(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(data)
    try:
        assert list(read(path)) == []
    except BroadsheetError as error:
        assert "no WARC archive" in str(error)
