from hypothesis import given
from hypothesis import strategies as st

from broadsheet.language.sentences import split


@given(st.text(alphabet="abc ABC.!?\"“”'’\n 1,é", max_size=300))
def test_every_sentence_is_where_it_says_and_nothing_is_lost(text: str) -> None:
    found = split(text, "en")
    assert all(text[s.start : s.end] == s.text for s in found)
    assert "".join(text.split()) == "".join("".join(s.text.split()) for s in found)


def test_titles_and_initials_end_no_sentence() -> None:
    text = "Dr. A. B. Cole of the U.S. Navy spoke on Jan. 5. He left at noon."
    assert [s.text for s in split(text, "en")] == [
        "Dr. A. B. Cole of the U.S. Navy spoke on Jan. 5.",
        "He left at noon.",
    ]


def test_a_closing_quote_belongs_to_its_sentence() -> None:
    assert [s.text for s in split("“It is over.” The hall was still.", "en")] == [
        "“It is over.”",
        "The hall was still.",
    ]
