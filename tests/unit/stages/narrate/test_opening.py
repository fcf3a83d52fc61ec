from dataclasses import replace
from itertools import combinations

from storydesk import FERRY, FERRY_TOO, desk, page, report

from broadsheet.stages.narrate.cite import Desk
from broadsheet.stages.narrate.opening import Opening, Parts, weights

LEAD = "The council of Calder approved the new bridge over the river by nine votes to four."
ONE = report(
    "Calder council approves new bridge",
    LEAD,
    "The bridge will replace the ferry, which carries 900 cars a day across the river.",
    "A bakery on the quay sold out of rolls before noon.",
    outlet="One",
)
TWO = report(
    "New bridge for Calder approved by council",
    "Calder is to have a new bridge over the river, the council decided.",
    "A toll on lorries will pay for the bridge.",
    outlet="Two",
    hour=1,
)


def opening(made: Desk) -> Opening:
    return Opening(made, [ONE.title, TWO.title], "en", made.spans)


def test_what_headlines_and_leads_tell_is_worth_more_than_what_stands_late_in_one_report() -> None:
    made = desk(ONE, TWO)
    worth = {frozenset((a.text, b.text)): w for w, a, b in opening(made).pairs(made.spans)}
    lead, ferry, bakery = (s.text for s in made.spans if s.source == 1)
    assert worth[frozenset((lead, ferry))] > worth[frozenset((lead, bakery))]
    assert worth[frozenset((lead, ferry))] > worth[frozenset((ferry, bakery))]


def test_every_two_sentences_are_weighed_once_and_the_best_come_first() -> None:
    made = desk(ONE, TWO)
    found = opening(made).pairs(made.spans)
    assert {(a, b) for _, a, b in found} == set(combinations(made.spans, 2))
    assert [w for w, _, _ in found] == sorted((w for w, _, _ in found), reverse=True)


def test_a_sentence_has_its_place_among_the_usable_ones_of_its_article() -> None:
    made = desk(ONE, TWO)
    usable = [s for s in made.spans if s.text != LEAD]
    weighed = Opening(made, [ONE.title], "en", usable)
    assert [weighed.place(s) for s in usable] == [0, 1, 0, 1]


def test_two_sentences_that_say_the_same_lose_by_it() -> None:
    made = desk(ONE, TWO)
    lead, ferry, _, other_lead, _ = made.spans
    weighed = opening(made)
    assert weighed.parts(lead, other_lead).near > weighed.parts(lead, ferry).near
    assert weights().near < 0


def test_what_no_other_report_begins_with_counts_nothing_where_there_is_none() -> None:
    made = desk(ONE)
    parts = Opening(made, [], "en", made.spans).parts(*made.spans[:2])
    assert isinstance(parts, Parts)
    assert parts.leads == parts.told == 0.0


def test_a_page_of_several_reports_opens_with_two_sentences_of_which_neither_says_the_other() -> None:
    opened = page(FERRY, FERRY_TOO).sections[0].sentences
    assert len(opened) >= 2
    assert "ran aground" in opened[0].text
    assert opened[0].text != opened[1].text


def test_a_page_of_one_report_opens_with_its_lead_and_what_follows_it() -> None:
    opened = [s.text for s in page(ONE).sections[0].sentences]
    assert opened[0] == LEAD


def test_an_older_and_a_newer_count_of_the_injured_do_not_open_a_page_side_by_side() -> None:
    older = (
        "A ferry struck the pier of Harrow Bay in fog on Tuesday, injuring 14 of its passengers, the coastguard said."
    )
    newer = "Seventeen people were injured when the ferry ran into the pier of Harrow Bay in fog, the hospital said."
    one = report("Ferry strikes pier at Harrow Bay", older, "The pier was closed for a day.", outlet="One")
    two = report("Ferry hits Harrow Bay pier", newer, "Divers looked at the ferry's bow.", outlet="Two", hour=2)
    opened = " ".join(s.text for s in page(one, two).sections[0].sentences)
    assert ("14" in opened) != ("Seventeen" in opened)


def test_a_page_opens_with_the_newest_count_of_the_injured() -> None:
    old = report(
        "Ferry hits pier at Ansel, injuring 14",
        "A car ferry struck the pier of Port Ansel in fog, injuring 14 people, the coastguard said.",
        "The ship, the Northern Star, will stay in port.",
        outlet="Old",
    )
    older = replace(old, id="copyist", outlet="Older", title="Fourteen hurt as ferry strikes pier of Port Ansel")
    new = report(
        "Injured of the Ansel ferry rise to 21",
        "Twenty-one people were injured when the car ferry struck the pier of Port Ansel, the hospital said.",
        "The harbour master closed the pier of Port Ansel for a week after the ferry had struck it.",
        outlet="New",
        hour=20,
    )
    opening = " ".join(s.text for s in page(old, older, new).sections[0].sentences)
    assert "14" not in opening
    assert "Twenty-one" in opening


def test_what_a_report_of_the_day_can_tell_as_done_does_not_open_a_page_as_coming() -> None:
    coming = "Trams in Calder will stand still on 4 March because their drivers strike for more money."
    done = "Trams in Calder stood still as drivers began their strike of one day for more money."
    asked = "The union of the drivers asks the city of Calder for 6 per cent more money."
    title = "Trams in Calder stand still as drivers strike for more money"
    early, late = report(title, coming, asked), report(title, done, outlet="The Post", hour=8)
    assert coming not in [s.text for s in page(early, late).sections[0].sentences]
    soon = report(title, done, outlet="The Post", hour=2)
    assert coming in [s.text for s in page(early, soon).sections[0].sentences]
