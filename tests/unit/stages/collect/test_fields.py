from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.stages.collect.fields import address, fingerprint, language, moment, plain, text


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<b>Bold</b> words", "Bold words"), ("AT&amp;amp;T", "AT&T"), ("5 < 6 and 7 > 2", "5 < 6 and 7 > 2"),
        ("  two\n lines\t", "two lines"), ("it&#8217;s", "it’s"), ("a<!-- hidden -->b", "ab"), ("", ""),
    ],
)  # fmt: skip
def test_markup_becomes_one_line_of_words(markup: str, words: str) -> None:
    assert plain(markup) == words


@pytest.mark.parametrize(
    "value",
    ["", "rubbish", "2026-13-40", "0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "9999-12-31T23:59:59-12:00", None, 7,
     "0001-01-01T00:00:00+14:00"],
)  # fmt: skip
def test_what_is_no_date_of_a_feed_is_none(value: object) -> None:
    assert moment(value) is None


@pytest.mark.parametrize("value", ["2026-03-04T13:00:00+01:00", "2026-03-04T12:00:00Z", " 2026-03-04T12:00:00 "])
def test_dates_are_aware_and_in_utc(value: str) -> None:
    assert moment(value) == datetime(2026, 3, 4, 12, tzinfo=UTC)
    assert moment(value).tzinfo is UTC  # type: ignore[union-attr]


@given(st.text() | st.none() | st.integers())
def test_no_value_makes_a_date_fail(value: object) -> None:
    assert moment(value) is None or moment(value).tzinfo is UTC  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("tag", "code"), [("en-US", "en"), ("pt_BR", "pt"), ("DE", "de"), ("fil", ""), ("", ""), (None, ""), ("日本", "")]
)
def test_a_language_is_two_letters_or_nothing(tag: str | None, code: str) -> None:
    assert language(tag) == code


@pytest.mark.parametrize(
    ("link", "whole"),
    [
        ("/a", "https://news.example/a"), ("b?c", "https://news.example/feeds/b?c"), ("//cdn.example/x", "https://cdn.example/x"),
        ("HTTP://other.example/", "HTTP://other.example/"), ("javascript:alert(1)", ""), ("data:text/html,x", ""), ("", ""),
        (None, ""), ("http://[bad", ""),
    ],
)  # fmt: skip
def test_addresses_are_whole_and_of_the_web(link: str | None, whole: str) -> None:
    assert address(link, "https://news.example/feeds/all") == whole


@pytest.mark.parametrize("link", ["http://[bad", "http://", "https:///a", "/a", "x"])
def test_without_a_base_an_address_must_be_whole_by_itself(link: str) -> None:
    assert address(link) == ""


def test_characters_that_cannot_be_kept_are_left_out() -> None:
    assert text("a\x00b\ud83dc") == "abc"
    assert address("http://x.example/a\ud83d") == "http://x.example/a"


def test_a_fingerprint_depends_on_every_part_and_where_it_ends() -> None:
    assert fingerprint("a", "b") != fingerprint("ab", "") != fingerprint("", "ab")
    assert fingerprint("a", "b") == fingerprint("a", "b")
