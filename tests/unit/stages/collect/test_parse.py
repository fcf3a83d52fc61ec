import json
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.news.feed import Entry
from broadsheet.stages.collect import tolerant
from broadsheet.stages.collect.feeds import NotAFeed, ParsedFeed
from broadsheet.stages.collect.parse import parse

BASE = "https://news.example/feeds/all.xml"
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def rss(items: str, head: str = "<title>The Daily</title>") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">'
        f"<channel>{head}{items}</channel></rss>"
    )


def read(document: str | bytes, content_type: str = "") -> ParsedFeed:
    return parse(document if isinstance(document, bytes) else document.encode(), content_type, "F", BASE)


def only(document: str | bytes) -> Entry:
    (entry,) = read(document).entries
    return entry


RSS2 = rss(
    """<item><title>Ferry &amp; pier</title><link>https://news.example/ferry</link><guid isPermaLink="false">n-1</guid>
    <description>&lt;p&gt;Short.&lt;/p&gt;</description><content:encoded><![CDATA[<p>The whole text.</p>]]></content:encoded>
    <dc:creator>A. Writer</dc:creator><pubDate>Wed, 04 Mar 2026 13:00:00 +0100</pubDate></item>""",
    "<title>The Daily</title><link>https://news.example/</link><language>en-GB</language>",
)
RSS1 = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://news.example/"><title>The Daily</title>
 <link>https://news.example/</link><dc:language>en</dc:language></channel><item rdf:about="https://news.example/ferry">
 <title>Ferry &amp; pier</title><link>https://news.example/ferry</link><description>Short.</description>
 <dc:date>2026-03-04T12:00:00Z</dc:date><dc:creator>A. Writer</dc:creator></item></rdf:RDF>"""
RSS09 = """<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
 "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>The Daily</title>
 <link>https://news.example/</link><language>en</language><item><title>Ferry &amp; pier</title>
 <link>https://news.example/ferry</link><description>Short.</description></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Daily</title>
 <link href="https://news.example/"/><link rel="self" href="https://news.example/feed"/><entry><id>tag:news.example,2026:1</id>
 <title type="html">Ferry &amp;amp; pier</title><link href="https://news.example/ferry"/><summary>Short.</summary>
 <content type="html">&lt;p&gt;The whole text.&lt;/p&gt;</content><author><name>A. Writer</name></author>
 <published>2026-03-04T12:00:00Z</published><updated>2026-03-04T13:00:00Z</updated></entry></feed>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1", "title": "The Daily", "home_page_url": "https://news.example/",
        "language": "en", "items": [{
            "id": "n-1", "url": "https://news.example/ferry", "title": "Ferry &amp; pier", "summary": "Short.",
            "content_html": "<p>The whole text.</p>", "authors": [{"name": "A. Writer"}],
            "date_published": "2026-03-04T12:00:00Z", "image": "/ferry.jpg"}],
    }
)  # fmt: skip


@pytest.mark.parametrize("document", [RSS2, RSS1, RSS09, ATOM, JSON], ids=["rss2", "rss1", "rss09", "atom", "json"])
def test_every_format_tells_the_same_story(document: str) -> None:
    feed = read(document)
    assert (feed.title, feed.site_url, feed.language) == ("The Daily", "https://news.example/", "en")
    (entry,) = feed.entries
    assert (entry.feed_id, entry.title, entry.url) == ("F", "Ferry & pier", "https://news.example/ferry")
    assert entry.language == "en"
    assert "Short." in entry.summary
    if document is not RSS09:
        assert entry.published == NOON
        assert entry.authors == ("A. Writer",)
    if document not in (RSS09, RSS1):
        assert entry.content == "<p>The whole text.</p>"


def test_atom_keeps_both_of_its_dates() -> None:
    assert only(ATOM).updated == datetime(2026, 3, 4, 13, tzinfo=UTC)


def test_an_entry_without_a_guid_is_known_by_its_link_then_by_what_it_says() -> None:
    assert (
        only(rss("<item><title>a</title><link>https://news.example/a</link></item>")).guid == "https://news.example/a"
    )
    first, second = read(rss("<item><title>a</title></item><item><title>b</title></item>")).entries
    assert len(first.guid) == len(second.guid) == 32
    assert first.guid != second.guid
    assert first.url == second.url == ""


def test_entries_that_share_a_guid_are_told_apart_by_their_links() -> None:
    item = "<item><guid isPermaLink='false'>0</guid><title>t</title><link>https://news.example/{}</link></item>"
    guids = [entry.guid for entry in read(rss(item.format("a") + item.format("b") + item.format("b"))).entries]
    assert guids == ["0", "https://news.example/b"]


def test_links_are_read_against_the_feeds_own_address() -> None:
    assert only(rss("<item><title>a</title><link>/news/a</link></item>")).url == "https://news.example/news/a"


def test_links_of_atom_are_read_against_its_base() -> None:
    document = ATOM.replace("<feed ", '<feed xml:base="https://other.example/x/" ').replace(
        "https://news.example/ferry", "ferry"
    )
    assert only(document).url == "https://other.example/x/ferry"


def test_links_that_are_not_of_the_web_are_left_out() -> None:
    assert only(rss("<item><title>a</title><link>javascript:alert(1)</link></item>")).url == ""


@pytest.mark.parametrize(
    "date", ["rubbish", "", "Mon, 99 Foo 2026", "Mon, 01 Jan 0001 00:00:00 GMT", "01/01/1970 00:00"]
)
def test_rubbish_dates_are_none(date: str) -> None:
    assert only(rss(f"<item><title>a</title><pubDate>{date}</pubDate></item>")).published is None


def test_authors_lose_their_mail_addresses() -> None:
    assert only(rss("<item><title>a</title><author>desk@news.example (B. Editor)</author></item>")).authors == (
        "B. Editor",
    )


def test_an_item_that_says_nothing_is_no_entry() -> None:
    assert read(rss("<item><link>https://news.example/a</link></item><item/>")).entries == ()


def test_a_feed_without_entries_is_a_feed() -> None:
    assert read(rss("")).title == "The Daily"


PICTURES = {
    '<media:content url="https://i.example/a.jpg" medium="image" width="800" height="600"/>': (800, 600),
    '<media:content url="https://i.example/a.jpg" type="image/jpeg"/>': (None, None),
    '<media:group><media:content url="https://i.example/a.jpg"/></media:group>': (None, None),
    '<media:thumbnail url="https://i.example/a.jpg" width="x"/>': (None, None),
    '<enclosure url="https://i.example/a.jpg" type="image/jpeg" length="1"/>': (None, None),
    '<enclosure url="https://i.example/a.jpg"/>': (None, None),
    '<itunes:image href="https://i.example/a.jpg"/>': (None, None),
}


@pytest.mark.parametrize("markup", PICTURES)
def test_every_way_to_name_a_picture_is_read(markup: str) -> None:
    (picture,) = only(rss(f"<item><title>a</title><link>https://news.example/a</link>{markup}</item>")).pictures
    assert picture.url == "https://i.example/a.jpg"
    assert (picture.width, picture.height) == PICTURES[markup]


def test_an_enclosure_of_atom_is_read() -> None:
    document = ATOM.replace("<summary>", '<link rel="enclosure" type="image/png" href="/a.png"/><summary>')
    assert only(document).pictures[0].url == "https://news.example/a.png"


def test_pictures_of_a_json_feed_are_read() -> None:
    assert only(JSON).pictures[0].url == "https://news.example/ferry.jpg"


@pytest.mark.parametrize(
    "markup",
    ['<enclosure url="https://i.example/a.mp3" type="audio/mpeg"/>', '<media:content url="https://i.example/a.mp4" medium="video"/>',
     '<media:content url="javascript:x" medium="image"/>', "<media:thumbnail/>", '<media:content url="https://i.example/player"/>'],
)  # fmt: skip
def test_what_is_no_picture_is_left_out(markup: str) -> None:
    assert only(rss(f"<item><title>a</title><guid>g</guid>{markup}</item>")).pictures == ()


def test_of_one_picture_in_several_sizes_the_widest_is_kept_with_its_words() -> None:
    sizes = "".join(
        f'<media:content url="https://i.example/a.jpg?w={w}" width="{w}" medium="image">'
        "<media:description>The ferry</media:description><media:credit>P. Hotographer</media:credit></media:content>"
        for w in (140, 700, 460)
    )
    (picture,) = only(rss(f"<item><title>a</title><guid>g</guid>{sizes}</item>")).pictures
    assert (picture.width, picture.caption, picture.credit) == (700, "The ferry", "P. Hotographer")


def test_broken_xml_keeps_what_can_be_read() -> None:
    document = rss("<item><title>AT&T &nbsp; rise\x08s</title><link>https://x.example/?a=1&b=2</link><p><br></item>")
    entry = read(document).entries[0]
    assert (entry.title, entry.url) == ("AT&T rises", "https://x.example/?a=1&b=2")


def test_a_feed_that_breaks_off_keeps_its_entries() -> None:
    assert [entry.title for entry in read(rss("<item><title>a</title></item><item><title>b")[:-16]).entries][:1] == [
        "a"
    ]


def test_a_feed_whose_encoding_lies_keeps_its_letters() -> None:
    assert only(rss("<item><title>café</title></item>").encode("latin-1")).title == "café"


def test_what_the_fast_parser_cannot_read_goes_to_the_tolerant_one() -> None:
    entry = only("<channel><title>Old</title><item><title>a</title><link>https://x.example/a</link>"
                 "<pubDate>Wed, 04 Mar 2026 12:00:00 GMT</pubDate></item></channel>")  # fmt: skip
    assert (entry.title, entry.url, entry.published) == ("a", "https://x.example/a", NOON)


def test_a_document_too_large_for_the_tolerant_parser_is_told_as_such() -> None:
    with pytest.raises(NotAFeed, match="too large for the tolerant reader"):
        read("<channel>" + "<item/>" * (tolerant.LIMIT // 7 + 1) + "</channel>")


def test_the_tolerant_parser_is_stopped_in_time() -> None:
    with pytest.raises(NotAFeed, match="took too long"):
        tolerant.read("<channel>" + "<item><title>x</title></item>" * 20_000, "for a test", seconds=0.2)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "empty"), (b" \n", "empty"), (b"<!doctype html><html><body>Hi</body></html>", "web page, not a feed"),
        (b"just words", "no feed"), (b"<note><to>you</to></note>", "no feed"), (b"{", "no valid JSON"),
        (b'{"items": 3}', "no list of items"), (b'{"items":' + b"[" * 100_000, "no valid JSON"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "no feed"),
    ],
)  # fmt: skip
def test_what_is_no_feed_is_told_with_its_reason(body: bytes, why: str) -> None:
    with pytest.raises(NotAFeed, match=why) as caught:
        read(body)
    assert str(caught.value).endswith(".")


LAUGHS = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True))
BOMBS = {
    "laughs": f'<!DOCTYPE r [<!ENTITY a "ha">{LAUGHS}]>' + rss("<item><title>&j;</title></item>").partition("?>")[2],
    "file": '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    + rss("<item><title>&a;</title></item>").partition("?>")[2],
    "deep": rss("<item><title>t</title></item>" + "<a>" * 300_000),
    "deep items": rss("<item>" * 200_000),
    "many": rss("<item><title>t</title></item>" * 30_000),
    "cdata": rss("<![CDATA[" * 100_000),
}


@pytest.mark.parametrize("name", BOMBS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_bombs_neither_hang_nor_expand(name: str, encoding: str) -> None:
    started = time.process_time()
    try:
        said = "".join(entry.title + entry.summary for entry in read(BOMBS[name].encode(encoding)).entries)
    except NotAFeed as error:
        said = str(error)
    assert time.process_time() - started < 15
    assert len(said) < 10_000
    assert "root:" not in said


def test_the_number_of_entries_is_bounded() -> None:
    assert len(read(rss("".join(f"<item><title>{n}</title></item>" for n in range(6000)))).entries) == 5000


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)
json_items = st.dictionaries(
    st.sampled_from(["id", "url", "title", "summary", "content_html", "content_text", "authors", "author", "image", "date_published", "language"]),
    json_values,
)  # fmt: skip


@given(st.lists(json_items, max_size=4))
def test_no_json_item_makes_the_feed_fail(items: list[dict[str, object]]) -> None:
    entries = read(json.dumps({"items": items})).entries
    assert len(entries) <= len(items)
    assert len({entry.guid for entry in entries}) == len(entries)


@settings(max_examples=60)
@given(st.data())
def test_no_cut_or_change_of_a_feed_raises_anything_but_not_a_feed(data: st.DataObject) -> None:
    body = bytearray(data.draw(st.sampled_from([RSS2, ATOM])).encode())
    for _ in range(data.draw(st.integers(1, 5))):
        body[data.draw(st.integers(60, len(body) - 1))] = data.draw(st.integers(0, 255))
    try:
        read(bytes(body))
    except NotAFeed as error:
        assert str(error)
