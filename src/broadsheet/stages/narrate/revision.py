"""A page as the next revision of the one before: what changed, which figures moved, what a source took back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from broadsheet.language.quantities import quantities
from broadsheet.language.words import content_stems
from broadsheet.news.article import Article
from broadsheet.news.evidence import Evidence
from broadsheet.news.page import Correction, Page, Source, only_reworded
from broadsheet.stages.narrate.verify import statements

_SAME_PLACE = 0.5  # from which a sentence stands in the place of another: they share half of their words


def revised(page: Page, previous: Page, articles: Sequence[Article], evidence: Sequence[Evidence]) -> Page:
    """`page` as the revision after `previous`; `previous` itself where nothing that it says has changed.

    `articles` and `evidence` are those that `page` was written from, in the order of its sources.
    """
    corrections = (*_renumbered(previous.corrections, page), *_corrections(page, previous, articles, evidence))
    page = replace(page, corrections=corrections, slug=previous.slug, first_seen=previous.first_seen)
    as_before = replace(page, revision=previous.revision, updated=previous.updated, status=previous.status)
    same_counts = replace(page.status, state=previous.status.state, changes=previous.status.changes) == previous.status
    if as_before == previous and same_counts:
        return previous
    found = changes(page, previous)
    if not found and same_counts and _but_for_words(as_before, previous) == previous:
        return replace(as_before, revision=previous.revision + 1)
    status = replace(page.status, state="updated", changes=found)
    return replace(page, revision=previous.revision + 1, status=status)


def _but_for_words(page: Page, previous: Page) -> Page:
    """The page with the words of another: what is left is what else differs."""
    worded = replace(
        page,
        summary=previous.summary,
        sections=previous.sections,
        made_by=previous.made_by,
        llm_share=previous.llm_share,
    )
    if page.language == previous.language:
        return worded
    return replace(worded, language=previous.language, headline=previous.headline)


def changes(page: Page, previous: Page) -> tuple[str, ...]:
    """What a reader of the previous revision finds new, a sentence each."""
    found = list(_sources_changed(page, previous))
    if page.headline.text != previous.headline.text and page.language == previous.language:
        found.append("New headline")
    told, tells = _sentences(previous, page), _sentences(page, previous)
    found += [f"{what} in place of {was}" for was, what in _figures_moved(told, tells, page.language)]
    new, gone = len(tells.keys() - told.keys()), len(told.keys() - tells.keys())
    found += [f"{new} new {_plural('sentence', new)}"] if new else []
    found += [f"{gone} {_plural('sentence', gone)} dropped"] if gone else []
    if page.discrepancies != previous.discrepancies:
        found.append("The disagreements between sources changed")
    return tuple(found)


def _plural(word: str, count: int) -> str:
    return word if count == 1 else word + "s"


def _sources_changed(page: Page, previous: Page) -> Iterator[str]:
    known = {s.article: s.version for s in previous.sources}
    for source in page.sources:
        if source.article not in known:
            yield f"New report: {source.outlet}"
        elif known[source.article] != source.version:
            yield f"Corrected or updated by its outlet: {source.outlet}"
    here = {s.article for s in page.sources}
    for source in previous.sources:
        if source.article not in here:
            yield f"No longer part of this story: {source.outlet}"


def _sentences(page: Page, other: Page) -> Mapping[str, frozenset[str]]:
    """Every sentence of the sections with its stems; where a model wrote, those alone that rest on words that `other` does not cite."""
    texts = (s.text for section in page.sections for s in section.sentences if not only_reworded(s, page, other))
    return {text: frozenset(content_stems(text, page.language)) for text in texts}


def _figures_moved(
    told: Mapping[str, frozenset[str]], tells: Mapping[str, frozenset[str]], language: str
) -> Iterator[tuple[str, str]]:
    """(old, new) figures of one unit in sentences that else say the same: "14 people" and "21 people"."""
    gone = [(text, stems) for text, stems in told.items() if text not in tells]
    for new, stems in ((text, stems) for text, stems in tells.items() if text not in told):
        old = max(gone, key=lambda pair: (_overlap(pair[1], stems), pair[0]), default=None)
        if old and _overlap(old[1], stems) >= _SAME_PLACE:
            before = {q.unit: q for q in quantities(old[0], language) if q.unit}
            for quantity in quantities(new, language):
                was = before.get(quantity.unit)
                if was and was.value != quantity.value:
                    yield was.text, quantity.text


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Dice's coefficient: 0 for no shared stem, 1 for the same stems."""
    return 2 * len(one & other) / max(1, len(one) + len(other))


def _renumbered(corrections: Iterable[Correction], page: Page) -> Iterator[Correction]:
    numbers = {s.article: s.n for s in page.sources}
    for correction in corrections:
        if correction.article in numbers:
            yield replace(correction, source=numbers[correction.article])


def _corrections(
    page: Page, previous: Page, articles: Sequence[Article], evidence: Sequence[Evidence]
) -> Iterator[Correction]:
    """For each source that changed its words: what the page rested on and is no longer there, with what stands in its place."""
    before = {s.article: s for s in previous.sources}
    for source, article, located in zip(page.sources, articles, evidence, strict=True):
        old = before.get(source.article)
        if old is None or old.version == source.version:
            continue
        for was in _taken_back(previous, old, article.text):
            now = _in_its_place(was, located, article.language)
            at = article.modified if article.modified and article.modified <= article.seen else article.seen
            yield Correction(at, source.n, article.id, article.version, was, now)


def _taken_back(previous: Page, source: Source, text: str) -> Iterator[str]:
    """The words of a source that the previous page quoted and that its new text does not hold, each once."""
    quoted = (c.quote for _, _, citations in statements(previous) for c in citations if c.source == source.n)
    yield from (quote for quote in dict.fromkeys(quoted) if quote not in text)


def _in_its_place(was: str, located: Evidence, language: str) -> str:
    """The sentence of the new text that says most of what was taken back; "" where none does."""
    wanted = frozenset(content_stems(was, language))
    scored = [(_overlap(wanted, frozenset(content_stems(s.text, language))), -s.start, s) for s in located.sentences]
    best = max(scored, key=lambda t: t[:2], default=None)
    return best[2].text if best and best[0] >= _SAME_PLACE else ""
