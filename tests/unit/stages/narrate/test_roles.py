"""Who did what to whom."""

import pytest

from broadsheet.stages.narrate.roles import acts, turned

ACCUSED = "Minister Ola Brandt accused Mayor Per Lund of hiding the harbour report."


def _turned(claim: str, span: str) -> bool:
    return turned(acts(claim, "en"), acts(span, "en"))


def test_an_act_has_its_agent_and_patient_by_their_last_names() -> None:
    assert acts(ACCUSED, "en") == {("brandt", "accus", "lund")}


@pytest.mark.parametrize(
    "claim",
    [
        "Mayor Per Lund accused Minister Ola Brandt of hiding the report.",
        "Ola Brandt was accused by Per Lund of hiding the report.",
    ],
)
def test_the_other_way_round_is_another_claim(claim: str) -> None:
    assert _turned(claim, ACCUSED)


@pytest.mark.parametrize(
    "claim",
    [
        "Ola Brandt accused Per Lund.",
        "Per Lund was accused by Ola Brandt of hiding the report.",
        "Ola Brandt said that Per Lund had hidden the report.",
        "Per Lund met Ola Brandt in Eskel.",
    ],
)
def test_the_same_in_other_words_and_another_act_are_not_turned(claim: str) -> None:
    assert not _turned(claim, ACCUSED)


def test_what_a_span_tells_both_ways_is_not_turned() -> None:
    both = ACCUSED + " Per Lund accused Ola Brandt of lying."
    assert not _turned("Per Lund accused Ola Brandt.", both)


def test_other_languages_are_left_alone() -> None:
    assert acts("Ola Brandt beschuldigte Per Lund.", "de") == frozenset()
