import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import json_ld, page, tree_of

from broadsheet.stages.extract.structured import Marks, is_article, kinds, names, words


def read(head: str) -> Marks:
    return tree_of(page(head=head))[1]


def script(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    "text",
    ['{"@type": "NewsArticle", "headline": "Pier"}', '[{"@type": "WebSite"}, {"@type": "NewsArticle", "headline": "Pier"}]',
     '{"@graph": [{"@type": "WebPage"}, {"@type": ["Thing", "ReportageNewsArticle"], "headline": "Pier"}]}',
     '{"@type": "WebPage", "mainEntity": {"@type": "BlogPosting", "headline": "Pier"}}', '{"@type": "NewsArticle", "headline": "Pier",}',
     '<!-- {"@type": "NewsArticle", "headline": "Pier"} -->', '// <![CDATA[\n{"@type": "NewsArticle", "headline": "Pier"}\n// ]]>', '{"@type": "NewsArticle", "headline": "Pier", "b": "two\nlines"};'],
    ids=["plain", "list", "graph", "main entity", "comma", "comment", "cdata", "line break"],
)  # fmt: skip
def test_the_article_is_found_however_it_is_wrapped(text: str) -> None:
    assert read(script(text)).article.get("headline") == "Pier"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "3",
        '"words"',
        "[[[]]]",
        '{"@type": {"a": 1}}',
        '{"@type": null}',
        "[" * 50_000,
        '{"@graph":' * 5_000,
    ],
)
def test_broken_marks_are_left_out(text: str) -> None:
    marks = read(script(text) + json_ld(headline="Pier"))
    assert marks.article.get("headline") == "Pier"


def test_the_article_that_says_most_of_itself_is_the_pages_own() -> None:
    head = json_ld(headline="Linked") + json_ld(headline="Own", datePublished="2026-03-04", author="Mila Korn")
    assert read(head).article["headline"] == "Own"


def test_a_page_without_an_article_has_an_empty_one() -> None:
    marks = read(json_ld(type="Recipe", name="Soup"))
    assert marks.article == {}
    assert [kinds(node) for node in marks.nodes] == [("Recipe",)]


@pytest.mark.parametrize(
    ("kind", "is_one"),
    [
        ("NewsArticle", True),
        ("Article", True),
        ("LiveBlogPosting", True),
        ("Review", True),
        ("WebPage", False),
        ("Person", False),
    ],
)
def test_articles_and_their_kin_are_known(kind: str, is_one: bool) -> None:
    assert is_article({"@type": kind}) is is_one


def test_meta_elements_are_kept_by_their_small_names_the_first_of_several() -> None:
    marks = read(
        '<meta property="OG:Title" content=" one "><meta name="og:title" content="two"><meta name="empty" content=""><meta itemprop="x" content="y">'
    )
    assert marks.meta["og:title"] == "one"
    assert marks.meta["x"] == "y"
    assert "empty" not in marks.meta


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("a  b\n c", "a b c"),
        ("AT&amp;amp;T", "AT&T"),
        ("<b>bold</b>words", "bold words"),
        ("a < b", "a < b"),
        ("\ud83d x \x00 y", "x y"),
        (3, ""),
        (None, ""),
        (["a"], ""),
    ],
)
def test_words_are_one_plain_line(value: object, line: str) -> None:
    assert words(value) == line


@pytest.mark.parametrize(
    ("value", "found"),
    [("Ann", ["Ann"]), ({"name": "Ann"}, ["Ann"]), ([{"name": "Ann"}, "Bo"], ["Ann", "Bo"]), ({"name": {"name": ["Ann"]}}, ["Ann"]), ({"name": 3}, []), (None, []), ([[[["x"]]]], []), ("", [])],
)  # fmt: skip
def test_names_are_read_from_texts_nodes_and_lists(value: object, found: list[str]) -> None:
    assert names(value) == found


values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8),
    lambda v: (
        st.lists(v, max_size=3) | st.dictionaries(st.sampled_from(["name", "@type", "@graph", "url"]), v, max_size=3)
    ),
    max_leaves=6,
)


@given(values)
def test_no_value_makes_words_or_names_fail(value: object) -> None:
    assert all(isinstance(name, str) for name in names(value))
    words(value).encode()


def test_thousands_of_nodes_take_no_time() -> None:
    started = time.process_time()
    assert len(read(json_ld(headline="x") * 5_000).nodes) <= 400
    assert time.process_time() - started < 15
