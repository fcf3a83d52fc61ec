import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import FIRST, SECOND, THIRD, TITLE

from broadsheet.stages.extract.paragraphs import clean, letters, paragraphs, without_invisible


@pytest.mark.parametrize(
    ("line", "cleaned"),
    [
        ("  two\u00a0\u2009words \n", "two words"), ("sun\u00adrise\u200b\ufeff", "sunrise"), ("cafe\u0301", "café"),
        ("the pier , which", "the pier, which"), ("• • a point", "a point"), ("( the pier )", "(the pier)"),
        ("« la jetée »", "« la jetée »"), ("a \x00b\x07", "a b"), ("half \ud83d a face", "half a face"), ("5 .5", "5 .5"), ("-5 degrees", "-5 degrees"),
        ("· The pier is closed.", "The pier is closed."),
    ],
)  # fmt: skip
def test_a_line_is_cleaned(line: str, cleaned: str) -> None:
    assert clean(line) == cleaned


@given(st.text(max_size=80))
def test_a_clean_line_is_one_line_and_can_be_kept(line: str) -> None:
    cleaned = clean(line)
    assert cleaned == cleaned.strip()
    assert not {"\n", "\r", "\t", "\x00", "\u2028", "\u00a0"} & set(cleaned)
    assert "  " not in cleaned
    cleaned.encode()


@given(st.text(st.characters(codec=None), max_size=40))
def test_no_half_of_a_surrogate_pair_stays(text: str) -> None:
    assert not any("\ud800" <= c <= "\udfff" for c in without_invisible(text))


def test_letters_are_equal_where_only_marks_differ() -> None:
    assert letters("“Pier”, burns!") == letters("pier burns")


def test_the_articles_own_paragraphs_stay_in_their_order() -> None:
    assert paragraphs([FIRST, SECOND, THIRD], TITLE) == (FIRST, SECOND, THIRD)


@pytest.mark.parametrize(
    "line",
    ["", "Advertisement", TITLE, TITLE.upper() + ".", "Read more: The old pier", "Share this article", "Sign up for our newsletter", "By Mila Korn",
     "Photo: A. Lens", "© 2026 Harrow Post", "Updated March 3, 2026", FIRST],
)  # fmt: skip
def test_what_is_not_told_by_the_article_is_left_out(line: str) -> None:
    assert paragraphs([FIRST, line, SECOND, THIRD], TITLE) == (FIRST, SECOND, THIRD)


def test_labels_are_left_out_at_both_ends_and_kept_as_headings_between() -> None:
    lines = ["Local news", FIRST, "What it costs", SECOND, "Elsewhere"]
    assert paragraphs(lines, TITLE) == (FIRST, "What it costs", SECOND)


def test_a_line_that_only_announces_what_went_goes_with_it() -> None:
    assert paragraphs([FIRST, "Also in the news today:", "Read more: The old pier", SECOND], TITLE) == (FIRST, SECOND)
    assert paragraphs([FIRST, "The mayor said:", SECOND], TITLE) == (FIRST, "The mayor said:", SECOND)


def test_the_headlines_of_other_articles_are_left_out() -> None:
    other = "Gulls steal the lunch of a whole school class."
    assert paragraphs([FIRST, other, SECOND], TITLE, linked=frozenset({letters(other)})) == (FIRST, SECOND)


def test_a_byline_of_the_authors_is_left_out() -> None:
    assert paragraphs([FIRST, "Mila Korn and Jo Part", SECOND], TITLE, ("Mila Korn", "Jo Part")) == (FIRST, SECOND)


def test_an_article_of_one_short_line_keeps_it() -> None:
    assert paragraphs(["Pier closed today"], TITLE) == ("Pier closed today",)


@given(
    st.lists(
        st.sampled_from([FIRST, SECOND, "Advertisement", "Heading", "The mayor said:", TITLE, "", "Share"]), max_size=8
    )
)
def test_no_paragraph_comes_twice_and_all_are_lines_that_were_given_in_their_order(lines: list[str]) -> None:
    found = paragraphs(lines, TITLE)
    assert len(set(found)) == len(found)
    rest = iter(lines)
    assert all(line in rest for line in found)
