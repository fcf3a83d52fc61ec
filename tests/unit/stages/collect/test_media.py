import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.news.article import Picture
from broadsheet.stages.collect.media import pictures

BASE = "https://news.example/feed"
NAMES = 'xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'


def shown(item: str) -> dict[str, tuple[Picture, ...]]:
    return dict(pictures(f"<rss {NAMES}><channel>{item}</channel></rss>".encode(), BASE))


def only(markup: str) -> Picture:
    ((picture,),) = shown(f"<item><guid>g</guid>{markup}</item>").values()
    return picture


def test_an_items_pictures_are_known_by_every_name_of_the_item() -> None:
    found = shown(
        '<item><guid>g</guid><link>https://news.example/a</link><enclosure url="/a.jpg" type="image/jpeg"/></item>'
    )
    assert found == dict.fromkeys(["g", "https://news.example/a"], (Picture("https://news.example/a.jpg"),))


def test_an_entry_of_atom_is_known_by_its_id_and_link() -> None:
    found = pictures(
        b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>i</id><link href="https://news.example/a"/><link rel="enclosure" type="image/png" href="b.png"/></entry></feed>',
        BASE,
    )
    assert found["i"] == found["https://news.example/a"] == (Picture("https://news.example/b.png"),)


def test_words_of_a_picture_and_of_its_group_are_read() -> None:
    picture = only(
        '<media:group><media:credit>Ann &amp;amp; Bo</media:credit><media:content url="/a.jpg" medium="image"><media:title>x</media:title>'
        "<media:description>The &lt;b&gt;pier&lt;/b&gt;</media:description></media:content></media:group>"
    )
    assert (picture.caption, picture.credit) == ("The pier", "Ann & Bo")


@pytest.mark.parametrize(
    ("width", "pixels"),
    [
        ("800", 800),
        ("0", None),
        ("-5", None),
        ("99999", None),
        ("8e3", None),
        ("", None),
        ("٣", None),
        ("000001" + "9" * 5000, None),
    ],
)
def test_a_width_is_a_number_of_pixels_or_nothing(width: str, pixels: int | None) -> None:
    assert only(f'<media:content url="/a.jpg" medium="image" width="{width}"/>').width == pixels


def test_of_several_sizes_the_widest_stays_at_the_first_ones_place() -> None:
    markup = '<media:content url="/a.jpg?w=1" width="100" medium="image"/><media:content url="/b.jpg" medium="image"/><media:content url="/a.jpg?w=9" width="900" medium="image"/>'
    ((first, second),) = shown(f"<item><guid>g</guid>{markup}</item>").values()
    assert (first.url, second.url) == ("https://news.example/a.jpg?w=9", "https://news.example/b.jpg")


@pytest.mark.parametrize(
    "xml", [b"", b"words", b"<", b"<rss", b"<rss><item/></rss>", b'<rss><item><enclosure url="/a.jpg"/></item></rss>']
)
def test_what_names_no_picture_gives_none(xml: bytes) -> None:
    assert pictures(xml, BASE) == {}


@given(st.text("<>/=\"'& abmediacontenturlitemguidenclosure:.jpg#;", max_size=200))
def test_no_xml_makes_it_fail(markup: str) -> None:
    for found in shown(f"<item><guid>g</guid>{markup}</item>").values():
        assert all(picture.url.startswith("http") for picture in found)
