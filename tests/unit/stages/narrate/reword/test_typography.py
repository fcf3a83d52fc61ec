import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.language.words import fold, tokens
from broadsheet.stages.narrate.reword.typography import in_type_of, with_stop

SUIT = "The suit says the port’s board wasted its members’ money and calls the exit fees “draconian,” Ana Okoro said."
WON = "“We won in the last minute,” said Ana Okoro, who scored, “and that’s all.”"


@pytest.mark.parametrize(
    ("said", "quote", "printed"),
    [
        (SUIT.replace("’", "'").replace("“", '"').replace("”", '"'), SUIT, SUIT),
        ("The suit calls the exit fees 'draconian', Ana Okoro said.", SUIT, "The suit calls the exit fees “draconian,” Ana Okoro said."),
        ("Ana Okoro said the port's board wasted money", SUIT, "Ana Okoro said the port’s board wasted money."),
        ("'We won in the last minute', said Ana Okoro.", WON, "“We won in the last minute,” said Ana Okoro."),
        ("'We won in the last minute,' said Ana Okoro, 'and that's all'", WON, WON.replace(", who scored", "")),
        ("The Suit Calls the Exit Fees “draconian,” Ana Okoro said.", SUIT, "The suit calls the exit fees “draconian,” Ana Okoro said."),
        ("Rain fell at the harbour.", WON, "Rain fell at the harbour."),
    ],
)  # fmt: skip
def test_a_sources_marks_are_set_around_its_words(said: str, quote: str, printed: str) -> None:
    assert with_stop(in_type_of(said, [quote])) == printed


def test_the_text_that_holds_most_of_the_words_decides() -> None:
    assert in_type_of("'We won in the last minute,' said Ana Okoro", [SUIT, WON]).startswith("“We won")


@pytest.mark.parametrize(
    "text", ["It rained.", "It rained!", "He called it “wet.”", "It rained (a lot).", "Es regnete …"]
)
def test_a_sentence_that_has_a_stop_gets_no_other(text: str) -> None:
    assert with_stop(text) == text


@given(st.text(alphabet="ab .,'’“”\"()-", max_size=60), st.text(alphabet="ab .,'’“”\"()-", max_size=60))
def test_no_word_is_ever_changed(said: str, quote: str) -> None:
    def words(text: str) -> str:
        return "".join(fold(w).replace("'", "") for w, _, _ in tokens(text))

    assert words(in_type_of(said, [quote])) == words(said)
