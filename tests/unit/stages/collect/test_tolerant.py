import time

import pytest

from broadsheet.stages.collect.feeds import NotAFeed
from broadsheet.stages.collect.tolerant import LIMIT, read

OLD = (
    "<channel><title>Old</title><link>https://x.example/</link><language>en</language><item><title>a</title><link>https://x.example/a</link>"
    "<description>Words</description><pubDate>Wed, 04 Mar 2026 13:00:00 +0100</pubDate><author>Ann</author></item></channel>"
)


def test_a_feed_comes_in_the_fast_parsers_form() -> None:
    parsed = read(OLD, "no root")
    assert parsed["feed"] == {"title": "Old", "link": "https://x.example/", "language": "en"}
    (entry,) = parsed["entries"]
    assert (entry["title"], entry["link"], entry["summary"]) == ("a", "https://x.example/a", "Words")
    assert entry["published"] == "2026-03-04T12:00:00+00:00"
    assert entry["authors"] == [{"name": "Ann"}]


def test_what_it_cannot_read_either_is_told_with_the_first_parsers_reason() -> None:
    with pytest.raises(NotAFeed, match=r"^This is no feed that can be read: no root\.$"):
        read("<note>hello</note>", "no root")


def test_it_is_stopped_in_time_and_its_process_with_it() -> None:
    started = time.monotonic()
    with pytest.raises(NotAFeed, match="took too long over it"):
        read("<channel>" + "<item><title>x</title></item>" * 40_000, "no root", seconds=0.3)
    assert time.monotonic() - started < 3


def test_a_document_that_is_too_large_is_not_tried() -> None:
    with pytest.raises(NotAFeed, match="too large for the tolerant reader"):
        read("x" * (LIMIT + 1), "no root")
