import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.stages.narrate.cut import trim
from broadsheet.stages.narrate.heading import cuts
from broadsheet.stages.narrate.support import is_cut_of, missing


@pytest.mark.parametrize(
    ("sentence", "trimmed"),
    [
        ("PORT ANSEL, March 3 (Meridian) -- The harbour was closed on Tuesday.", "The harbour was closed on Tuesday."),
        ("However, the council will vote again in the spring.", "The council will vote again in the spring."),
        ("The ferry (built in the yard next door) sank within an hour.", "The ferry sank within an hour."),
    ],
)
def test_a_sentence_loses_its_dateline_its_connective_and_its_aside(sentence: str, trimmed: str) -> None:
    assert trim(sentence) == trimmed


@given(
    st.lists(
        st.sampled_from("However, the council (of 12) voted after noon and Mayor Ruth Hale said no.".split()),
        min_size=1,
        max_size=20,
    )
)
def test_a_trim_and_a_heading_only_ever_drop_words(words: list[str]) -> None:
    sentence = " ".join(words)
    assert is_cut_of(trim(sentence), sentence)
    assert all(is_cut_of(cut, sentence) for cut in cuts(sentence, "en"))


def test_a_number_or_name_that_no_quote_holds_is_missing() -> None:
    quotes = ["Mayor Ruth Hale said 12 boats were lost."]
    assert missing("Ruth Hale spoke of 12 boats.", quotes, "en") == ()
    assert missing("Ruth Hale spoke of 14 boats.", quotes, "en") == ("14",)
    assert "cole" in missing("The mayor met Adam Cole there.", quotes, "en")
