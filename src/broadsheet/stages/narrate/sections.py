"""The plan and the body of a page: which sentences, in which sections, in which order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from broadsheet.news.page import Section, Statement
from broadsheet.stages.narrate.cite import Desk
from broadsheet.stages.narrate.cut import trim
from broadsheet.stages.narrate.heading import cuts
from broadsheet.stages.narrate.sentences import is_question, publishable, stands_alone
from broadsheet.stages.narrate.spans import Span

MAX_SECTIONS, MAX_SENTENCES = 6, 3
_LONGEST_HEADING = 14  # words of a whole sentence that may still stand as a heading
_SAID_ALREADY = 0.55  # of the shorter sentence's weight of words: two sentences that tell the same
_RELATED = 0.12  # least overlap for a sentence to join a section
_OPENING_WEIGHT = {0: 1.8, 1: 1.4, 2: 1.0, 3: 0.8}  # by the sentence's position in its article
_BACKGROUND_AGE = timedelta(days=60)


@dataclass(slots=True)
class Draft:
    """A section being written: its sentences with the spans that they are cut from."""

    spans: list[Span] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)


def candidates(desk: Desk, language: str) -> list[tuple[float, Span]]:
    """The sentences that may stand on the page with their scores, best first."""
    found = [
        (score(s, desk), s)
        for s in desk.spans
        if s.article.language == language and publishable(s) and not is_question(s.text)
    ]
    return sorted(found, key=lambda pair: (-pair[0], pair[1].source, pair[1].position))


def score(span: Span, desk: Desk) -> float:
    """How much a sentence belongs on the page: how central, how widely reported, how early, how concrete."""
    stems = set(span.stems)
    if not stems:
        return 0.0
    shared = sum(desk.weights.common(s) for s in stems) / len(stems)
    row = desk.coverage[desk.index(span)]
    echoes = {desk.spans[int(i)].report for i in (row > 0.5).nonzero()[0]} - {span.report}
    central = float((row > 0.25).mean())
    early = 1.0 / (1.0 + 0.12 * span.position)
    concrete = 0.15 * min(3, len(span.names)) + 0.1 * min(2, len(span.quantities)) + 0.1 * bool(span.dates)
    return (0.5 + 0.35 * shared + 0.6 * len(echoes) + central + concrete) * (0.45 + early)


def write_sections(desk: Desk, language: str) -> tuple[Section, ...]:
    """Up to six sections of up to three sentences. No sentence says again what the page has said."""
    pool = candidates(desk, language)
    drafts: list[Draft] = []
    told: list[Span] = []
    for count in range(_section_count(len(pool))):
        ranked = pool if count else _openings(pool)
        seed = next((s for _, s in ranked if _may_seed(s, told, desk)), None)
        if seed is None:
            break
        draft = Draft()
        for span in _passage(seed, pool, told, desk):
            _add(draft, span, desk, told)
        if draft.statements:
            drafts.append(draft)
    headed = [(d, s) for d in drafts if (s := _headed(d, desk, language))]
    return tuple(s for d, s in sorted(headed, key=lambda pair: (pair[0] is not drafts[0], _is_background(pair[0]))))


def _section_count(sentences: int) -> int:
    return max(1, min(MAX_SECTIONS, sentences // 3))


def _openings(pool: Sequence[tuple[float, Span]]) -> list[tuple[float, Span]]:
    """The sentences by how well they open a page: the articles' own openings first."""
    weighed = [(score * _OPENING_WEIGHT.get(span.position, 0.5), span) for score, span in pool]
    return sorted(weighed, key=lambda pair: (-pair[0], pair[1].source, pair[1].position))


def _may_seed(span: Span, told: Sequence[Span], desk: Desk) -> bool:
    if not stands_alone(span):
        return False
    return _is_news_to(span, told, desk) and not _short_name(span, told)


def _short_name(span: Span, told: Iterable[Span]) -> bool:
    """Whether the sentence names a person by the family name alone whom the page has not introduced."""
    introduced = {n.key for s in told for n in s.names}
    return any(
        " " in n.key and " " not in n.text and n.kind == "person" and n.key not in introduced for n in span.names
    )


def _is_news_to(span: Span, told: Sequence[Span], desk: Desk) -> bool:
    return span not in told and all(desk.same(span, other) < _SAID_ALREADY for other in told)


def _passage(seed: Span, pool: Sequence[tuple[float, Span]], told: Sequence[Span], desk: Desk) -> list[Span]:
    """The seed, the sentence that follows it in its own article, and the best related one of another report."""
    passage = [seed]
    allowed = {(s.source, s.position) for _, s in pool}
    following = desk.after(seed)
    while following and len(passage) < 2 and (following.source, following.position) in allowed:
        if not _is_news_to(following, [*told, *passage], desk):
            break
        passage.append(following)
        following = desk.after(following)
    related = _most_related(passage, pool, told, desk)
    while related and len(passage) < MAX_SENTENCES:
        passage.append(related)
        related = _most_related(passage, pool, told, desk)
    return passage


def _most_related(
    passage: Sequence[Span], pool: Sequence[tuple[float, Span]], told: Sequence[Span], desk: Desk
) -> Span | None:
    seed = passage[0]
    best: tuple[float, Span] | None = None
    for value, span in pool:
        near = float(desk.coverage[desk.index(seed), desk.index(span)])
        near = max(near, float(desk.coverage[desk.index(span), desk.index(seed)]))
        if near < _RELATED or not stands_alone(span) or not _is_news_to(span, [*told, *passage], desk):
            continue
        if _short_name(span, [*told, *passage]):
            continue
        rank = near * (1.0 + 0.1 * value) * (1.2 if span.report != seed.report else 1.0)
        if best is None or rank > best[0]:
            best = (rank, span)
    return best[1] if best else None


def _add(draft: Draft, span: Span, desk: Desk, told: list[Span]) -> None:
    if not stands_alone(span) and (
        not draft.spans or (draft.spans[-1].source, draft.spans[-1].position + 1) != (span.source, span.position)
    ):
        return
    text = trim(span.text) if stands_alone(span) or not draft.spans else span.text
    statement = desk.statement(text, span)
    if statement:
        draft.spans.append(span)
        draft.statements.append(statement)
        told.append(span)


def _headed(draft: Draft, desk: Desk, language: str) -> Section | None:
    """The section under the best cut of its own sentences, else under the names that it is about; None where it has neither."""
    for span in draft.spans:
        for text in cuts(span.text, language):
            if stands_alone(span) and (statement := desk.statement(text, span)):
                return Section(statement, tuple(draft.statements))
    return _under_names(draft, desk)


def _under_names(draft: Draft, desk: Desk) -> Section | None:
    """The section under the longest name of its first sentences that has one, or under a first sentence short enough to head it."""
    for span in draft.spans:
        names = sorted((n.text for n in span.names), key=lambda t: (-len(t.split()), -len(t)))
        short = [trim(span.text).rstrip(".")] if len(span.text.split()) <= _LONGEST_HEADING else []
        for text in [*names, *short]:
            if len(text) > 3 and (statement := desk.statement(text[:1].upper() + text[1:], span)):
                return Section(statement, tuple(draft.statements))
    return None


def _is_background(draft: Draft) -> bool:
    """Whether every date of the section lies well before its articles."""
    days = [(s.article.published.date() - d.when.end) for s in draft.spans for d in s.dates]
    return bool(days) and min(days) > _BACKGROUND_AGE
