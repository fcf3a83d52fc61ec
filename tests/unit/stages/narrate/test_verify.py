"""A page that breaks an invariant is noticed, whichever it breaks."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from storydesk import FERRY, FERRY_TOO, page

from broadsheet.news.page import Page, Section, Statement
from broadsheet.stages.narrate.verify import broken_invariants

WRITTEN = page(FERRY, FERRY_TOO)
TEXTS = {s.article: a.text for s, a in zip(WRITTEN.sources, (FERRY, FERRY_TOO), strict=True)}


def first_sentence(written: Page, change: Callable[[Statement], Statement]) -> Page:
    section, *rest = written.sections
    sentence, *others = section.sentences
    return replace(written, sections=(Section(section.heading, (change(sentence), *others)), *rest))


def off_by_one(sentence: Statement) -> Statement:
    first, *rest = sentence.citations
    return replace(sentence, citations=(replace(first, start=first.start + 1, end=first.end + 1), *rest))


BROKEN = {
    "no citation": first_sentence(WRITTEN, lambda s: replace(s, citations=())),
    "words that the source does not have": first_sentence(WRITTEN, off_by_one),
    "a number of its own": first_sentence(WRITTEN, lambda s: replace(s, text=s.text.replace("212", "512"))),
    "a name of its own": first_sentence(WRITTEN, lambda s: replace(s, text="Ivor Quill of Dornholm said so.")),
    "a summary of its own": replace(WRITTEN, summary=replace(WRITTEN.headline, text="Ivor Quill counted 512.")),
    "no words": first_sentence(WRITTEN, lambda s: replace(s, text=" ")),
    "said twice": replace(WRITTEN, sections=(*WRITTEN.sections, WRITTEN.sections[0])),
    "a hole in the numbers": replace(WRITTEN, sources=(WRITTEN.sources[0], replace(WRITTEN.sources[1], n=3))),
    "one article under two numbers": replace(
        WRITTEN, sources=(WRITTEN.sources[0], replace(WRITTEN.sources[0], n=2))
    ),
}  # fmt: skip


def test_a_written_page_breaks_none() -> None:
    assert "212" in WRITTEN.sections[0].sentences[0].text
    assert broken_invariants(WRITTEN, TEXTS) == ()


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN.keys())
def test_a_page_that_breaks_an_invariant_is_noticed(broken: Page) -> None:
    assert broken_invariants(broken, TEXTS)


def test_a_source_whose_text_is_not_stored_is_noticed() -> None:
    assert broken_invariants(WRITTEN, {})
