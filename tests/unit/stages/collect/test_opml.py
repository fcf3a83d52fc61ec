import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.errors import BroadsheetError
from broadsheet.news.feed import Feed
from broadsheet.stages.collect.opml import read, write


def opml(body: str) -> bytes:
    return (
        f'<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>{body}</body></opml>'.encode()
    )


def test_feeds_are_read_with_their_titles_and_topics() -> None:
    body = (
        '<outline text="World"><outline type="rss" text="The Daily" xmlUrl="https://daily.example/feed" htmlUrl="https://daily.example/"/>'
        '<outline text="Europe"><outline title="Le Jour" text="x" xmlUrl="https://jour.example/rss"/></outline></outline>'
        '<outline text="Loose" xmlUrl="https://loose.example/feed"/>'
    )
    assert read(opml(body)) == (
        ("https://daily.example/feed", "The Daily", "World"),
        ("https://jour.example/rss", "Le Jour", "Europe"),
        ("https://loose.example/feed", "Loose", ""),
    )


def test_each_feed_comes_once_at_its_first_place() -> None:
    body = '<outline text="A"><outline text="one" xmlUrl="https://x.example/f"/></outline><outline text="two" xmlUrl="https://x.example/f"/>'
    assert read(opml(body)) == (("https://x.example/f", "one", "A"),)


@pytest.mark.parametrize(
    ("attributes", "url"),
    [
        ('XMLURL="https://x.example/f"', "https://x.example/f"), ('xmlurl=" https://x.example/f "', "https://x.example/f"), ('xmlUrl="feed://x.example/f"', "http://x.example/f"),
        ('xmlUrl="https://x.example/f?a=1&b=2"', "https://x.example/f?a=1&b=2"),
    ],
)  # fmt: skip
def test_other_readers_ways_of_writing_are_read(attributes: str, url: str) -> None:
    assert read(opml(f'<outline text="x" {attributes}/>')) == ((url, "x", ""),)


@pytest.mark.parametrize(
    "attributes", ['xmlUrl="javascript:x"', 'xmlUrl="file:///etc/passwd"', 'xmlUrl=""', "", 'xmlUrl="http://[bad"']
)
def test_an_outline_without_an_address_of_the_web_is_no_feed(attributes: str) -> None:
    assert read(opml(f'<outline text="x" {attributes}/>')) == ()


def test_a_broken_file_is_read_as_far_as_it_goes() -> None:
    assert (
        read(opml('<outline text="a" xmlUrl="https://x.example/f"/><outline text="b" xmlUrl="https://y')[:-40])[0][0]
        == "https://x.example/f"
    )


@pytest.mark.parametrize(
    "data", [b"", b"just words", b"<html><body>no</body></html>", b"<rss/>", b"\x00\xff\xfe", b"{}"]
)
def test_what_is_no_opml_is_told_with_what_to_do(data: bytes) -> None:
    with pytest.raises(BroadsheetError, match=r"no OPML\. Export your feeds"):
        read(data)


def test_no_entity_is_expanded() -> None:
    data = (
        b'<!DOCTYPE o [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "bbbbbbbb">]>'
        + opml('<outline text="&a;&b;" xmlUrl="https://x.example/f"/>').partition(b"?>")[2]
    )
    ((_, title, _),) = read(data)
    assert "root:" not in title
    assert "bbbb" not in title


words = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12)


@given(
    st.lists(
        st.tuples(words, words, st.sampled_from(["", "World", 'A "quoted" & <topic>'])),
        max_size=6,
        unique_by=lambda f: f[0],
    )
)
def test_what_is_written_is_read_again(feeds: list[tuple[str, str, str]]) -> None:
    mine = [Feed(str(n), f"https://x.example/{n}", title, topic=topic) for n, (_, title, topic) in enumerate(feeds)]
    again = read(write(mine))
    assert sorted(again) == sorted((feed.url, feed.title, feed.topic) for feed in mine)


def test_a_feed_without_a_title_is_written_by_its_address() -> None:
    assert read(write([Feed("1", "https://x.example/f")])) == (("https://x.example/f", "https://x.example/f", ""),)


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    assert read(write([Feed("1", "https://x.example/f", "a\x00b\x0bc", topic="t\x1f")])) == (
        ("https://x.example/f", "abc", "t"),
    )
