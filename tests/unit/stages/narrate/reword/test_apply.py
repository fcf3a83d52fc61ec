"""A model's words on a page: what takes whose place, what is cited, and when the page stays as it was."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from storydesk import FERRY, FERRY_TOO, report, story

from broadsheet.news.outcome import Done
from broadsheet.news.page import Page
from broadsheet.stages.narrate.material import StoryMaterial
from broadsheet.stages.narrate.reword.apply import reworded
from broadsheet.stages.narrate.reword.question import Answer, Question, Said, Voice, questions
from broadsheet.stages.narrate.verify import broken_invariants
from broadsheet.stages.narrate.write import compose, following

VOICE = Voice("small")
MATERIAL = story(FERRY, FERRY_TOO)
TEXTS = {a.id: a.text for a in MATERIAL.articles}


def composed(material: StoryMaterial = MATERIAL) -> Page:
    outcome = compose(material)
    assert isinstance(outcome, Done)
    return outcome.result


PAGE = composed()
ASKED = questions(PAGE, VOICE)


def joined(question: Question) -> Said:
    """The first two sentences of a section joined."""
    one, two = question.sentences[:2]
    return Said(f"{one.text.rstrip('.')}, and {two.text}", (one.spans[0], two.spans[0]))


def words(page: Page) -> list[list[str]]:
    return [[s.text for s in section.sentences] for section in page.sections]


def with_answer(at: int, *said: Said, heading: Said | None = None) -> Page:
    page = reworded(PAGE, {ASKED[at].key: Answer(heading, said, ())}, TEXTS, VOICE)
    assert broken_invariants(page, TEXTS) == ()
    return page


def test_a_section_s_texts_are_the_ones_that_its_sentences_cite() -> None:
    for section, question in zip(PAGE.sections, ASKED, strict=True):
        quotes = {c.quote for s in (section.heading, *section.sentences) for c in s.citations}
        assert {e.text for e in question.evidence} <= quotes
        assert all(s.spans for s in (question.heading, *question.sentences))


def test_the_key_is_that_of_the_words_the_model_the_judge_and_the_language() -> None:
    voices = [VOICE, Voice("large"), Voice("small", "judge"), Voice("small", "", "de")]
    keys = [questions(PAGE, v)[-1].key for v in voices]
    assert len(set(keys)) == len(keys)
    assert questions(composed(), VOICE) == ASKED


def test_a_joined_sentence_takes_the_place_of_both_and_cites_both() -> None:
    at = next(n for n, q in enumerate(ASKED) if len(q.sentences) > 1)
    said = joined(ASKED[at])
    page = with_answer(at, said)
    assert words(page)[at] == [said.text, *words(PAGE)[at][2:]]
    cited = {(c.source, c.start) for c in page.sections[at].sentences[0].citations}
    own = {(c.source, c.start) for s in PAGE.sections[at].sentences[:2] for c in s.citations[:1]}
    assert own <= cited
    assert all(0 < c.support <= 1 for c in page.sections[at].sentences[0].citations)
    total = sum(map(len, words(page)))
    assert (page.made_by, page.llm_share) == ("llm:small", round(1 / total, 2))


def test_an_answer_that_says_the_same_leaves_the_page_as_it_was() -> None:
    assert with_answer(0, *ASKED[0].sentences) == PAGE


@pytest.mark.parametrize(
    "kept", ["The mayor of Port Ansel has resigned over the ferry.", "All 900 passengers drowned off Port Ansel."]
)
def test_an_answer_in_the_store_that_breaks_a_rule_is_not_printed(kept: str) -> None:
    assert with_answer(0, Said(kept, (1,)), heading=Said("Ferry sinks off Port Ansel", (1,))) == PAGE


def test_a_person_is_still_introduced_by_the_full_name() -> None:
    at, place = next(
        (n, k)
        for n, q in enumerate(ASKED)
        for k, s in enumerate(q.sentences)
        if "Tom Reyes" in s.text or "Helen Marsh" in s.text
    )
    whole = ASKED[at].sentences[place]
    short = replace(whole, text=whole.text.replace("Helen ", "").replace("Tom ", ""))
    assert with_answer(at, short) == PAGE


def test_reworded_sentences_are_no_change_that_a_reader_is_told_of() -> None:
    at = next(n for n, q in enumerate(ASKED) if len(q.sentences) > 1)
    page = with_answer(at, joined(ASKED[at]))
    second = following(page, PAGE, MATERIAL)
    assert second == replace(page, revision=2)
    assert following(page, second, MATERIAL) is second


def test_what_else_changed_beside_the_words_is_a_change() -> None:
    at = next(n for n, q in enumerate(ASKED) if len(q.sentences) > 1)
    page = replace(with_answer(at, joined(ASKED[at])), timeline=())
    assert following(page, PAGE, MATERIAL).status.state == "updated"


def test_of_a_grown_story_only_what_its_sources_add_is_told_as_new() -> None:
    first = composed(story(FERRY))
    grown = following(with_answer(0), first, MATERIAL)
    at = next(n for n, q in enumerate(ASKED) if len(q.sentences) > 1)
    worded = following(with_answer(at, joined(ASKED[at])), first, MATERIAL)
    assert worded.status.state == grown.status.state == "updated"
    assert [c for c in worded.status.changes if c.startswith("New report")] == ["New report: Harbour Post"]


GERMAN = report(
    "Fähre läuft vor Port Ansel auf Grund",
    "Eine Fähre mit 212 Passagieren ist am Mittwoch vor Port Ansel auf eine Sandbank gelaufen, teilte die Küstenwache mit.",
    "Kapitänin Helen Marsh sagte der Hafenpolizei, das Radar sei nicht ausgefallen.",
    "Die Küstenwache schickte vier Boote und einen Hubschrauber zu der Sandbank vor Port Ansel.",
    language="de",
    outlet="Hafenblatt",
)
ENGLISH = {
    "Eine Fähre": ("A ferry with 212 passengers ran onto a sandbank off Port Ansel on Wednesday, the coast guard said.", "Ferry runs aground off Port Ansel"),
    "Kapitänin": ("Captain Helen Marsh told the harbour police that the radar had not failed.", "Radar had not failed, Helen Marsh says"),
    "Die Küstenwache": ("The coast guard sent four boats and a helicopter to the sandbank off Port Ansel.", "Coast guard sends boats to Port Ansel"),
}  # fmt: skip


def translated(change: str = "", by: str = "") -> Page:
    material = story(GERMAN)
    page, voice = composed(material), Voice("small", "", "en")
    answers = {}
    for question in questions(page, voice):
        told = [
            next(v for k, v in ENGLISH.items() if question.evidence[s.spans[0] - 1].text.startswith(k))
            for s in question.sentences
        ]
        said = tuple(
            Said(t.replace(change, by) if change else t, s.spans)
            for (t, _), s in zip(told, question.sentences, strict=True)
        )
        heading = next(
            h for k, (_, h) in ENGLISH.items() if question.evidence[question.heading.spans[0] - 1].text.startswith(k)
        )
        answers[question.key] = Answer(Said(heading, question.heading.spans), said, ())
    written = reworded(page, answers, {a.id: a.text for a in material.articles}, voice)
    assert broken_invariants(written, {a.id: a.text for a in material.articles}) == ()
    return written


def test_a_story_in_another_language_is_told_in_the_reader_s_with_the_original_words() -> None:
    page = translated()
    assert (page.language, page.llm_share) == ("en", 1.0)
    assert "ferry" in page.headline.text.lower()
    first = composed(story(GERMAN))
    assert following(page, first, story(GERMAN)) == replace(page, revision=2, slug=first.slug)
    quotes = [c.quote for section in page.sections for s in section.sentences for c in s.citations]
    assert quotes
    assert all(quote in GERMAN.text for quote in quotes)


@pytest.mark.parametrize(
    ("change", "by"),
    [("212", "221"), ("Wednesday", "Thursday"), ("had not failed", "had failed"), ("Helen Marsh", "Ellen Marsh"), ("Ansel", "Calder"), ("four", "five")],
)  # fmt: skip
def test_a_translation_with_another_figure_day_name_or_negation_is_not_printed(change: str, by: str) -> None:
    page = translated(change, by)
    assert by not in " ".join(s.text for section in page.sections for s in section.sentences)


def test_words_that_only_lost_their_articles_take_no_place() -> None:
    at, place = next((n, m) for n, q in enumerate(ASKED) for m, s in enumerate(q.sentences) if " the " in s.text)
    own = ASKED[at].sentences[place]
    assert with_answer(at, replace(own, text=own.text.replace(" the ", " ", 1))) == PAGE


def test_a_heading_in_other_capitals_takes_no_place() -> None:
    own = ASKED[0].heading
    assert with_answer(0, heading=replace(own, text=own.text.title())) == PAGE
