"""What each sentence holds to be so, by its parts."""

from datetime import UTC, datetime

import pytest

from broadsheet.news.article import Article
from broadsheet.news.evidence import Claim
from broadsheet.stages.interpret.interpret import interpret

NOON = datetime(2026, 3, 11, 12, tzinfo=UTC)


def claim(text: str, language: str = "en") -> Claim:
    url = "https://one.example/"
    article = Article("a", 1, url, url, "One", "", (), NOON, True, None, NOON, language, text)
    (found,) = interpret(article).claims
    assert (found.start, found.end) == (0, len(text))
    for part in (found.speaker, found.subject, *found.places, *found.verbs):
        assert part is None or text[part.start : part.end] == part.text
    return found


def test_a_claim_has_its_speaker_its_figure_its_day_and_its_place():
    told = claim("The ferry Aurelia struck a pier in Lisbon on Tuesday, injuring 14 people, Anna Merk said.")
    assert told.speaker and told.speaker.text == "Anna Merk"
    assert [p.text for p in told.places] == ["Lisbon"]
    assert told.date and told.date.when.start.isoformat() == "2026-03-10"
    assert [(q.value, q.unit) for q in told.quantities] == [(14.0, "person")]
    assert told.subject and told.subject.text.startswith("The ferry Aurelia")


def test_a_verb_says_whether_it_is_so_or_not():
    assert [(v.head, v.negated) for v in claim("The council has agreed to the plan.").verbs] == [("agr", False)]
    assert [v.negated for v in claim("The council has not agreed to the plan.").verbs] == [True]
    assert [v.negated for v in claim("The council won't agree to the plan.").verbs] == [True]


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("The council approved the plan.", [("approv", False)]),
        ("The council did not approve the plan.", [("approv", True)]),
        ("The council refused to approve the plan.", [("approv", True)]),
        ("Divers found no cracks.", [("find", True)]),
        ("There was no evidence.", [("evidenc", True)]),
        ("It would not be a faster system.", [("faster", True)]),
        ("A reduced field of runners won.", [("win", False)]),
    ],
)
def test_a_verb_is_read_in_the_plain_past_and_with_what_denies_it(text, verbs):
    told = [(v.head, v.negated) for v in claim(text).verbs]
    assert told == verbs


def test_what_is_not_only_so_is_so():
    assert not any(v.negated for v in claim("The plan was not only approved but praised.").verbs)


def test_the_subject_is_what_stands_before_the_first_verb():
    told = claim("On Tuesday, the council of Sule approved the plan.")
    assert told.subject and told.subject.text.strip() == "On Tuesday, the council of Sule"


def test_a_speaker_stands_before_or_after_the_word_of_saying():
    assert (
        claim("Robert Maine, the minister of transport, said that the line will open in May.").speaker.text
        == "Robert Maine"
    )
    assert claim("The line will open in May, according to Robert Maine.").speaker.text == "Robert Maine"
    assert claim("The line of Robert Maine will open in May after years of work.").speaker is None


def test_a_language_that_is_not_read_for_claims_has_none():
    url = "https://one.example/"
    text = "Der Rat hat dem Plan zugestimmt."
    article = Article("a", 1, url, url, "One", "", (), NOON, True, None, NOON, "de", text)
    assert interpret(article).claims == ()
