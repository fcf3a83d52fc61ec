import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from broadsheet.stages.extract.picture_address import identity, is_no_picture, srcset, versions

BASE = "https://harrowpost.example/news/pier"


@pytest.mark.parametrize(
    "url",
    ["https://x.example/logo.png", "https://x.example/assets/icon-share.png", "https://x.example/a.svg", "https://x.example/authors/mk.jpg", "https://x.example/1x1.gif",
     "https://x.example/avatar/3.jpg", "https://x.example/placeholder.jpg", "https://ads.doubleclick.net/x.jpg", "https://x.example/og-default.jpg", "https://x.example/%6Cogo.png"],
)  # fmt: skip
def test_logos_portraits_and_counters_are_no_pictures_of_the_news(url: str) -> None:
    assert is_no_picture(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://x.example/2026/03/pier-burns.jpg",
        "https://x.example/silicon-valley.jpg",
        "https://cdn.example/f/7c1e.webp",
    ],
)
def test_a_photograph_is_one(url: str) -> None:
    assert not is_no_picture(url)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://x.example/2026/pier-at-night-300x200.jpg", "https://cdn.example/img/pier-at-night-1200x800.webp"),
        ("https://x.example/pier-at-night.jpg?w=300", "https://x.example/pier-at-night.jpg?w=1200"),
        (
            "https://x.example/resize?url=https%3A%2F%2Fy.example%2Fpier-at-night.jpg&w=3",
            "https://y.example/pier-at-night.jpg",
        ),
        ("https://x.example/0a1b2c3d4e5f60718293/image.jpg", "https://x.example/w640/0a1b2c3d4e5f60718293/photo.jpg"),
    ],
)
def test_versions_of_one_picture_have_one_identity(one: str, other: str) -> None:
    assert identity(one) == identity(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("https://x.example/a/pier-at-night.jpg", "https://x.example/a/pier-at-dawn.jpg"), ("https://x.example/story-1/image.jpg", "https://x.example/story-2/image.jpg"),
     ("https://x.example/i?id=1", "https://x.example/i?id=2")],
)  # fmt: skip
def test_two_pictures_have_two(one: str, other: str) -> None:
    assert identity(one) != identity(other)


@given(st.text(max_size=80))
def test_any_address_has_an_identity(rest: str) -> None:
    assert isinstance(identity(f"https://x.example/{rest}"), str)


@pytest.mark.parametrize(
    ("value", "pairs"),
    [
        ("/a.jpg 400w, /b.jpg 800w", [(400.0, "/a.jpg"), (800.0, "/b.jpg")]), ("/a.jpg 1x,/b.jpg 1.5x", [(1.0, "/a.jpg"), (1.5, "/b.jpg")]),
        ("/w_4,h_3/a.jpg 400w, /b,c.jpg 2x", [(400.0, "/w_4,h_3/a.jpg"), (2.0, "/b,c.jpg")]), ("/a.jpg", [(1.0, "/a.jpg")]),
        ("/a.jpg, /b.jpg 2x", [(2.0, "/b.jpg")]), ("", []), (" , ", []), ("/a.jpg 4.5.6w", [(1.0, "/a.jpg")]),
    ],
)  # fmt: skip
def test_a_srcset_gives_each_address_with_its_size(value: str, pairs: list[tuple[float, str]]) -> None:
    assert list(srcset(value)) == pairs


@pytest.mark.parametrize("value", ["a" * 20_000 + " 1", "a," * 10_000, "a 1w," * 4_000, "1w " * 6_000])
def test_no_srcset_takes_long(value: str) -> None:
    started = time.process_time()
    list(srcset(value))
    assert time.process_time() - started < 2


def image(markup: str) -> lxml_html.HtmlElement:
    return lxml_html.fragment_fromstring(markup, create_parent="div")


def found(markup: str) -> list[tuple[float, str]]:
    holder = image(markup)
    return versions(next(holder.iter("img")), holder, BASE)


def test_the_version_for_the_page_comes_first_and_the_largest_last() -> None:
    listed = found('<img src="/s.jpg" srcset="/a.jpg 320w, /b.jpg 900w, /c.jpg 2400w">')
    assert listed[0] == (900.0, "https://harrowpost.example/b.jpg")
    assert listed[-1] == (2400.0, "https://harrowpost.example/c.jpg")


def test_the_sources_of_a_picture_element_count_too() -> None:
    listed = found('<picture><source srcset="/big.webp 1600w"><img src="/s.jpg"></picture>')
    assert listed[0] == (1600.0, "https://harrowpost.example/big.webp")


def test_a_lazy_picture_is_found_behind_its_placeholder() -> None:
    assert found('<img src="data:image/gif;base64,R0" data-src="/pier-late.jpg">') == [
        (0.0, "https://harrowpost.example/pier-late.jpg")
    ]
    assert found('<img src="/placeholder.gif" data-lazy-src="/pier-late.jpg">')[0][1].endswith("/pier-late.jpg")


@pytest.mark.parametrize(
    "markup", ["<img>", '<img src="">', '<img src=" ">', '<img src="javascript:x">', '<img srcset=",">']
)
def test_an_element_without_an_address_has_no_versions(markup: str) -> None:
    assert found(markup) == []
