"""A story's page as it goes on: a report more, a figure that moved, a source that took words back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from broadsheet.news.article import Article
from broadsheet.news.outcome import Done
from broadsheet.news.page import Page
from broadsheet.news.story import Member, Story
from broadsheet.stages.interpret.interpret import interpret
from broadsheet.stages.narrate.material import StoryMaterial
from broadsheet.stages.narrate.revision import changes
from broadsheet.stages.narrate.write import write

NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)
RAMP = """The old boat ramp at Tarn Bay collapsed on Thursday morning, the harbour office in Tarn Bay said.

Nine people were taken to hospital after the collapse of the ramp, the hospital of Tarn Bay said.

The ramp was built in 1962 and was to be repaired in May, the harbour office said."""
CABLE = """Divers have found a torn cable under the boat ramp at Tarn Bay, the coast guard said on Thursday.

The cable had carried the weight of the ramp since the repair of 1998, coast guard engineer Lea Morrow said."""


def article(name: str, text: str, title: str, hours: int = 0, version: int = 1) -> Article:
    at = NOON + timedelta(hours=hours)
    url = f"https://{name}.example/ramp"
    return Article(name, version, url, url, name.title(), title, (), at, True, None, at, "en", text)


def page(previous: Page | None, *articles: Article) -> Page:
    story = Story("01S", NOON, NOON, tuple(Member(a.id, NOON, ()) for a in articles))
    outcome = write(StoryMaterial(story, articles, tuple(map(interpret, articles))), previous)
    assert isinstance(outcome, Done), outcome
    return outcome.result


FIRST = article("herald", RAMP, "Boat ramp at Tarn Bay collapses")
SECOND = article("gazette", CABLE, "Torn cable found under Tarn Bay ramp", 3)
CORRECTED = replace(
    FIRST, version=2, seen=NOON + timedelta(hours=5), text=RAMP.replace("Nine people were", "Seven people were")
)


def test_the_same_words_make_no_new_revision():
    first = page(None, FIRST)
    assert page(first, FIRST) is first


def test_a_new_report_makes_the_next_revision_and_is_named():
    first = page(None, FIRST)
    second = page(first, FIRST, SECOND)
    assert (second.revision, second.status.state) == (2, "updated")
    assert "New report: Gazette" in second.status.changes
    assert (second.slug, second.first_seen) == (first.slug, first.first_seen)


def test_a_report_that_left_the_story_is_named():
    both = page(None, FIRST, SECOND)
    assert "No longer part of this story: Gazette" in page(both, FIRST).status.changes


def test_words_that_a_source_took_back_are_told_with_what_stands_in_their_place():
    (correction,) = page(page(None, FIRST), CORRECTED).corrections
    assert correction.was.startswith("Nine people were taken to hospital")
    assert correction.now.startswith("Seven people were taken to hospital")
    assert (correction.source, correction.article, correction.version) == (1, "herald", 2)
    assert correction.at == CORRECTED.seen


def test_a_corrected_page_rests_on_the_new_words_alone():
    corrected = page(page(None, FIRST), CORRECTED)
    told = [s.text for section in corrected.sections for s in section.sentences]
    assert not any("Nine people" in text for text in told)


def test_a_figure_that_moved_is_told_with_both_values():
    assert "Seven people in place of Nine people" in page(page(None, FIRST), CORRECTED).status.changes


def test_words_that_were_struck_out_have_nothing_in_their_place():
    shorter = replace(CORRECTED, text="\n\n".join(p for p in RAMP.split("\n\n") if "Nine people" not in p))
    (correction,) = page(page(None, FIRST), shorter).corrections
    assert correction.now == ""


def test_a_correction_stays_on_later_revisions_under_the_sources_new_number():
    corrected = page(page(None, FIRST), CORRECTED)
    early = article("dawn", CABLE, "Torn cable found under Tarn Bay ramp", -1)
    later = page(corrected, early, CORRECTED)
    assert [(c.source, c.was) for c in later.corrections] == [(2, corrected.corrections[0].was)]


@pytest.mark.parametrize("version", [2, 3])
def test_words_added_to_a_report_are_no_correction(version):
    longer = replace(FIRST, version=version, text=RAMP + "\n\nThe road to the harbour was closed until the evening.")
    assert page(page(None, FIRST), longer).corrections == ()


def test_one_page_differs_from_itself_in_nothing():
    both = page(None, FIRST, SECOND)
    assert changes(both, both) == ()
