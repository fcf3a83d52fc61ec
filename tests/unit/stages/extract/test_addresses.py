import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import page, tree_of

from broadsheet.stages.extract.addresses import absolute, canonical, host_name, without_tracking

BASE = "https://www.harrowpost.example/news/pier"


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.harrowpost.example/a", "harrowpost.example"), ("https://m.harrowpost.example", "harrowpost.example"),
        ("https://amp.harrowpost.example./a", "harrowpost.example"), ("https://sport.harrowpost.example", "sport.harrowpost.example"),
        ("https://www.example", "www.example"), ("no address", ""), ("http://[bad", ""),
    ],
)  # fmt: skip
def test_an_outlet_is_named_by_its_host(url: str, name: str) -> None:
    assert host_name(url) == name


@pytest.mark.parametrize(
    ("link", "whole"),
    [
        ("/a", "https://www.harrowpost.example/a"), ("//cdn.example/b.jpg", "https://cdn.example/b.jpg"),
        (" https://x.example/a b\n.jpg ", "https://x.example/a%20b.jpg"), ("HTTP://x.example/", "HTTP://x.example/"),
        ("javascript:alert(1)", ""), ("data:image/png;base64,AA", ""), ("http://[bad", ""), ("", ""), (" ", ""),
        ("/" + "a" * 5000, ""), (None, ""), (7, ""), ("/photo\ud83d.jpg", "https://www.harrowpost.example/photo.jpg"),
    ],
)  # fmt: skip
def test_a_link_becomes_a_whole_address_of_the_web_or_nothing(link: object, whole: str) -> None:
    assert absolute(BASE, link) == whole


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        ("https://X.example:443/a?utm_source=feed&id=7#top", "https://x.example/a?id=7"),
        ("http://x.example:8080", "http://x.example:8080/"),
        ("https://x.example/story?12345", "https://x.example/story?12345"),
        ("https://x.example/a?q=one%20two&q=a%2Fb&fbclid=1", "https://x.example/a?q=one%20two&q=a%2Fb"),
        ("https://me:pw@x.example/a", "https://x.example/a"),
        ("http://[2001:db8::1]:81/a", "http://[2001:db8::1]:81/a"),
        ("http://x.example:port/", "http://x.example:port/"),
    ],
)
def test_an_address_loses_what_follows_the_reader_and_nothing_else(url: str, clean: str) -> None:
    assert without_tracking(url) == clean


@given(st.text(alphabet="abU%2=&?/#:@.+ utm_", max_size=40))
def test_a_clean_address_is_clean(rest: str) -> None:
    once = without_tracking(f"https://x.example/{rest}")
    assert without_tracking(once) == once


@given(st.one_of(st.text(max_size=60), st.none(), st.integers()))
def test_no_link_makes_an_address_fail(link: object) -> None:
    assert absolute(BASE, link).lower().startswith(("http://", "https://", ""))
    absolute(BASE, link).encode()


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ('<link rel="canonical" href="/news/pier-2?utm_medium=rss">', "https://www.harrowpost.example/news/pier-2"),
        ('<link rel="CANONICAL" href="https://m.harrowpost.example/x">', "https://m.harrowpost.example/x"),
        ('<meta property="og:url" content="https://harrowpost.example/og">', "https://harrowpost.example/og"),
        ('<link rel="canonical" href="https://other.example/x">', BASE),
        ('<link rel="canonical" href="/">', BASE),
        ('<link rel="canonical" href="http://[bad">', BASE),
        ("", BASE),
    ],
    ids=["link", "capitals", "og", "another site", "front page", "broken", "none"],
)
def test_a_page_is_taken_at_its_word_for_its_address_on_its_own_site(head: str, found: str) -> None:
    tree, marks = tree_of(page(head=head))
    assert canonical(tree, marks.meta, BASE + "?utm_source=x") == found
