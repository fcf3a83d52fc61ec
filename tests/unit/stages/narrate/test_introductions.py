import pytest
from storydesk import FERRY, desk, report, span

from broadsheet.stages.narrate.introductions import opens_well, takes_for_granted
from broadsheet.stages.narrate.sentences import stands_alone


def test_a_family_name_alone_takes_the_person_for_granted_until_the_full_name_was_told() -> None:
    made = desk(FERRY)
    full = next(s for s in made.spans if "Helen Marsh" in s.text)
    short = next(s for s in made.spans if s.text.startswith("Marsh"))
    assert "marsh" in made.families
    assert takes_for_granted(short, (), made.families)
    assert not takes_for_granted(short, (full,), made.families)


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_a_family_name_that_a_title_introduces_in_the_genitive_is_known_too(apostrophe: str) -> None:
    made = desk(
        report(
            "Bridge",
            "The council heard Zindra Quell, who drew the bridge.",
            f"The town liked Ms. Quell{apostrophe}s plan for a toll.",
        )
    )
    assert "quell" in made.families
    assert takes_for_granted(made.spans[1], (), made.families)


@pytest.mark.parametrize(
    "sentence",
    [
        "He left the building before noon.",
        "That is the first step of a long journey.",
        "However, it was this kind of bedding that made him ill.",
        "Concerned, his family doctor sent him to a clinic.",
        "But the council voted against the plan.",
        "The bridge is safe, she said.",
        "The decision surprised the whole town.",
        "This year the council will vote on the bridge.",
        "A new ferry to do just that has been ordered in Tarn.",
        "In the first, on Monday, a ferry hit the pier of Tarn.",
        "Which is not to say that the council of Tarn was right.",
        "The men were flown out of Tarn in a helicopter.",
        "The council named Tom Reyes anyway in May.",
        "The old bridge of Tarn is a famous one.",
        "Tom Reyes took a similar line in the court of Tarn.",
    ],
)
def test_what_points_elsewhere_does_not_stand_alone(sentence: str) -> None:
    assert not stands_alone(span(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "The council voted against the plan.",
        "“We felt a blow and then silence,” said Tom Reyes.",
        "There were twelve boats in the harbour.",
        "Ruth Hale gave her house to the town.",
        "In his answer to the court, Tom Reyes denied every charge.",
        "“It is clear that the old bridge has to go,” said Ruth Hale.",
    ],
)
def test_what_brings_its_own_nouns_stands_alone(sentence: str) -> None:
    assert stands_alone(span(sentence))


def test_a_known_patient_has_to_be_known() -> None:
    patient = span("The patient recovered within a week.")
    assert not opens_well(patient, (), frozenset())
    assert opens_well(patient, (span("A patient came to the clinic in Calder."),), frozenset())


def test_the_government_needs_no_introduction() -> None:
    assert opens_well(span("The government resigned late at night."), (), frozenset())


@pytest.mark.parametrize(
    "later",
    ["Quell, 50, accepted the plan.", "The bridge will do, says Quell.", "The town followed Quell's late career."],
)
def test_a_family_name_is_a_person_s_where_its_bearer_has_an_age_a_word_or_a_career(later: str) -> None:
    made = desk(report("Bridge", "The council heard Zindra Quell, who drew the bridge.", later))
    assert takes_for_granted(made.spans[1], (), made.families)


@pytest.mark.parametrize("called", ["the cleric", "Maj. Gen.", "the swimmer"])
def test_a_family_name_is_a_person_s_where_it_is_said_what_its_bearer_is(called: str) -> None:
    made = desk(
        report("Bridge", f"The town fears {called} Zindra Quell, who came by sea.", "Few had heard of Quell before.")
    )
    assert takes_for_granted(made.spans[1], (), made.families)
