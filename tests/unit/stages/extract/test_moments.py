from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import PARAGRAPHS, URL, json_ld, page, tree_of

from broadsheet.stages.extract.moments import modified, moment, published

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    ["2026-03-04T12:00:00Z", "2026-03-04T13:00:00+01:00", "2026-03-04T13:00:00+0100", "2026-03-04 13:00:00 +0100", "2026-03-04T12:00:00.123Z", "2026-03-04T12:00",
     "2026-03-04 12:00:00 UTC", "20260304T120000Z", "Wed, 04 Mar 2026 13:00:00 +0100", "4 Mar 2026 12:00:00 GMT", "1772625600", 1772625600, "1772625600000", " 2026-03-04T12:00:00Z "],
)  # fmt: skip
def test_the_ways_in_which_pages_write_a_time_are_read(value: object) -> None:
    assert moment(value) == NOON


def test_a_day_without_a_time_is_its_first_moment() -> None:
    assert moment("2026-03-04") == moment("20260304") == datetime(2026, 3, 4, tzinfo=UTC)
    assert moment("2026-03-04T99:99") == datetime(2026, 3, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "yesterday",
        "2026-13-40",
        "0001-01-01T00:00:00Z",
        "9999-12-31",
        None,
        True,
        7,
        ["2026-03-04"],
        {"@value": "2026-03-04"},
        "²026-03-04",
    ],
)
def test_what_is_no_time_is_none(value: object) -> None:
    assert moment(value) is None


@given(
    st.one_of(st.text(max_size=40), st.text("0123456789-:T+Z .", max_size=30), st.integers(), st.floats(), st.none())
)
def test_no_value_makes_a_time_fail(value: object) -> None:
    at = moment(value)
    assert at is None or (at.tzinfo is UTC and 1989 <= at.year <= 2100)


def when(head: str = "", body: str = PARAGRAPHS, url: str = URL) -> datetime | None:
    tree, marks = tree_of(page(body, head))
    return published(tree, marks, url)


META = '<meta property="article:published_time" content="2026-03-04T12:00:00Z">'
TIME = '<time datetime="2026-03-04T12:00:00Z">today</time>'


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (json_ld(datePublished="2026-03-04T12:00:00Z") + '<meta name="date" content="2020-01-01">', PARAGRAPHS),
        (META, '<time datetime="2020-01-01">old</time>' + PARAGRAPHS),
        ("", TIME + PARAGRAPHS),
        (
            "",
            '<time datetime="2020-01-01">old</time><time itemprop="datePublished" datetime="2026-03-04T12:00:00Z"></time>'
            + PARAGRAPHS,
        ),
        (json_ld(datePublished="soon") + META, PARAGRAPHS),
        (json_ld(datePublished=["x"]), TIME + PARAGRAPHS),
    ],
    ids=[
        "json-ld first",
        "then meta",
        "then a time element",
        "a declared time element first",
        "rubbish is passed over",
        "a list is passed over",
    ],
)
def test_the_surest_word_for_the_time_wins(head: str, body: str) -> None:
    assert when(head, body) == NOON


def test_the_first_time_after_the_heading_is_the_articles() -> None:
    markup = f'<body><time datetime="2020-01-01">x</time><h1>Pier</h1>{TIME}{PARAGRAPHS}</body>'
    tree, marks = tree_of(markup)
    assert published(tree, marks, URL) == NOON


def test_the_address_serves_where_the_page_says_nothing() -> None:
    assert when(url="https://x.example/2026/03/04/pier") == datetime(2026, 3, 4, tzinfo=UTC)
    assert when(url="https://x.example/20260304/pier") == datetime(2026, 3, 4, tzinfo=UTC)


def test_a_date_in_the_text_serves_last() -> None:
    assert when(body='<p class="date">Published on March 4, 2026</p>' + PARAGRAPHS) == datetime(2026, 3, 4, tzinfo=UTC)


def test_a_page_without_a_date_has_none() -> None:
    assert when(url="https://x.example/pier") is None


def test_the_time_of_the_last_change_is_read() -> None:
    head = json_ld(dateModified="2026-03-04T12:00:00Z") + '<meta property="article:modified_time" content="2020-01-01">'
    assert modified(tree_of(page(head=head))[1]) == NOON
    assert modified(tree_of(page())[1]) is None
