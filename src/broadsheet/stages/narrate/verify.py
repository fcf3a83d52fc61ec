"""The last word before a page is published: every invariant of a page, checked against the stored articles."""

import re
from collections.abc import Iterable, Iterator, Mapping

from broadsheet.news.page import Citation, Page
from broadsheet.stages.narrate.support import missing


def broken_invariants(page: Page, texts: Mapping[str, str]) -> tuple[str, ...]:
    """A sentence for each invariant that `page` breaks; none where it may be published.

    `texts` holds the stored text of each source by article id, in the version that the page names.
    """
    return (*_numbering(page), *_citations(page, texts), *_statements(page))


def statements(page: Page) -> Iterator[tuple[str, str, tuple[Citation, ...]]]:
    """Everything that the page says: where, the words, the citations."""
    yield "headline", page.headline.text, page.headline.citations
    if page.summary:
        yield "summary", page.summary.text, page.summary.citations
    for number, section in enumerate(page.sections, start=1):
        yield f"heading {number}", section.heading.text, section.heading.citations
        for sentence in section.sentences:
            yield f"section {number}", sentence.text, sentence.citations
    for discrepancy in page.discrepancies:
        for position in discrepancy.positions:
            yield "discrepancy", position.text, position.citations
    for event in page.timeline:
        yield "timeline", event.text, event.citations
    for ticker in page.tickers:
        yield "ticker", ticker.name, ticker.citations


def _numbering(page: Page) -> Iterable[str]:
    if [s.n for s in page.sources] != list(range(1, len(page.sources) + 1)):
        yield "The sources are not numbered 1, 2, 3 without holes."
    if len({s.article for s in page.sources}) != len(page.sources):
        yield "One article has two numbers."
    if not all(1 <= image.source <= len(page.sources) for image in page.images):
        yield "A picture names a source that the page does not have."


def _citations(page: Page, texts: Mapping[str, str]) -> Iterable[str]:
    by_number = {s.n: s.article for s in page.sources}
    for where, text, citations in statements(page):
        if not citations:
            yield f"The {where} has no citation: {text!r}."
        for c in citations:
            stored = texts.get(by_number.get(c.source, ""))
            if stored is None:
                yield f"The {where} cites source {c.source}, whose text is not stored."
            elif not c.quote or stored[c.start : c.end] != c.quote:
                yield f"The {where} quotes words that source {c.source} does not have at {c.start}-{c.end}."


def _statements(page: Page) -> Iterable[str]:
    languages = {s.n: s.language for s in page.sources}
    for where, text, citations in statements(page):
        if not text.strip():
            yield f"The {where} is empty."
        if where == "ticker" or not citations:
            continue
        lost = missing(text, [c.quote for c in citations], languages.get(citations[0].source, page.language))
        if lost:
            yield f"The {where} says {', '.join(lost)}, which its quotes do not: {text!r}."
    for said, times in _counted(
        re.sub(r"\W+", " ", s.text).lower() for section in page.sections for s in section.sentences
    ).items():
        if times > 1:
            yield f"The page says twice: {said!r}."


def _counted(texts: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for text in texts:
        counts[text] = counts.get(text, 0) + 1
    return counts
