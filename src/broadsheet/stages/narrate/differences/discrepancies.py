"""Where sources differ on a figure or a date, where one denies what another reports, and where parties differ."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from broadsheet.language.clauses import tells_when
from broadsheet.news.evidence import DateMention
from broadsheet.news.page import Discrepancy, DiscrepancyKind, Position
from broadsheet.news.when import When
from broadsheet.stages.narrate.cite import Desk, citation
from broadsheet.stages.narrate.cut import trim
from broadsheet.stages.narrate.differences.conflict import Conflict
from broadsheet.stages.narrate.differences.conflicts import conflicts
from broadsheet.stages.narrate.differences.denials import Denial, denials
from broadsheet.stages.narrate.differences.figures import (
    FURTHEST_APART,
    NEWS_AGE,
    UPDATE_AFTER,
    Figure,
    count_one_group,
    differ,
    figures,
)
from broadsheet.stages.narrate.differences.parties import CHANGES, rival_figures, two_parties
from broadsheet.stages.narrate.differences.when_and_where import names_a_day
from broadsheet.stages.narrate.sentences import is_question, points_nowhere, publishable, stands_alone, tellable
from broadsheet.stages.narrate.spans import Span

MAX_DISCREPANCIES = 4
_SAME_FACT = 0.12  # of the rarer words besides the figure, where the figures count the same thing that befell it
_SAME_WITHOUT_NAMES = 0.15  # where no name shows that they speak of one thing
_GROWS = re.compile(r"\b(?:rises?|rose|risen|climb\w*|revised|toll|so far)\b")
_SAME_EVENT = 0.6  # of the shorter sentence's weight of words, where only the day tells two sentences apart
# How alike two sentences are where one names those of whom the other says "he"; whether it is so, is told of one act alone.
_ALIKE_TO_NAME: Mapping[DiscrepancyKind, float] = {"denial": 0.8, "date": 0.5, "place": 0.5}
_A_DAY, _MONTH = timedelta(days=1), timedelta(days=31)
_POINTS = re.compile(r"[\"“'‘]?(?:It|This|That|These|Those|Such|Its)\b")
_MARKS = re.compile(r"[\"“”„«»]|''")
_OPENS_QUOTE = '“"„«'


def discrepancies(desk: Desk, language: str) -> tuple[Discrepancy, ...]:
    """The disagreements that the articles themselves show, each with the words of both sides."""
    usable = [s for s in desk.spans if s.article.language == language and publishable(s) and not is_question(s.text)]
    told = [f for s in usable for f in figures(s)]
    denied = [d for x in denials(usable, desk) if (d := _denied(x, desk))]
    clashing = [c for c in conflicts(_comparable(desk, language), desk) if not _explained(c)]
    found = [
        *_of_parties(usable, desk),
        *_of_sources(told, desk),
        *_of_dates(usable, desk),
        *denied,
        *(d for c in clashing if not (c.kind == "denial" and denied) and (d := _of_claims(c, desk))),
    ]
    return tuple(_once(found)[:MAX_DISCREPANCIES])


def _comparable(desk: Desk, language: str) -> list[Span]:
    """Sentences whose parts may be compared: also such as are too long for a section."""
    return [
        s for s in desk.spans if s.article.language == language and tellable(_unmarked(s)) and not is_question(s.text)
    ]


def _unmarked(span: Span) -> Span:
    """The sentence without its quotation marks: where all of it is quoted, its words can be compared all the same."""
    return replace(span, sentence=replace(span.sentence, text=_MARKS.sub("", span.text)))


def _explained(conflict: Conflict) -> bool:
    """Whether the sentences say themselves why they differ: a later figure, or an event of another time."""
    spans = conflict.spans
    if conflict.kind == "figure" and _is_update(*spans):
        return True
    changes = {"figure": CHANGES, "date": _GROWS}.get(conflict.kind)
    if changes and any(changes.search(s.text) for s in spans):
        return True
    dates_itself = conflict.kind not in ("attribution", "date") and any(map(_is_of_old, spans))
    return dates_itself and not _dated_alike(*spans)


def _dated_alike(one: Span, other: Span) -> bool:
    """Whether both sentences give one day: what they tell is of one time, however long ago."""
    return any(a.when == b.when for a in one.dates for b in other.dates)


def _is_of_old(span: Span) -> bool:
    """Whether the sentence dates what it tells to a time before the news."""
    told = span.claim.date if span.claim else None
    return told is not None and told.when.end < (span.article.published - NEWS_AGE).date()


def _of_claims(conflict: Conflict, desk: Desk) -> Discrepancy | None:
    """Both sides: what two speakers hold against each other is a difference of parties, all else one of the reports."""
    spans = conflict.spans
    if (least := _ALIKE_TO_NAME.get(conflict.kind)) and not _understood(*spans, conflict.pair.alike >= least):
        return None
    parties = conflict.kind == "denial" and _speak_for_themselves(*spans)
    positions = []
    for span, part in zip(spans, conflict.parts, strict=True):
        statement = desk.checked(part or span.text, [citation(span, 1.0)], span.article.language)
        if statement is None:
            return None
        holder = _speaker(span) if parties else ""
        positions.append(Position(statement.text, holder or span.article.outlet, statement.citations))
    return Discrepancy(conflict.kind, "parties" if parties else "sources", conflict.question, tuple(positions))


def _understood(one: Span, other: Span, alike: bool) -> bool:
    """Whether the two sentences, read together, say whom they are of: beside its like, one may say "he" of whom that names."""
    clear = all(points_nowhere(s.text) or (alike and not _POINTS.match(s.text)) for s in (one, other))
    return clear and any(map(stands_alone, (one, other)))


def _speaker(span: Span) -> str:
    return span.claim.speaker.text if span.claim and span.claim.speaker else ""


def _speak_for_themselves(one: Span, other: Span) -> bool:
    """Whether both sides are words of somebody whom the report only quotes, and not of one speaker."""
    speakers = [_speaker(s) for s in (one, other)]
    if all(speakers):
        return two_parties(*speakers)
    return all(s.text[0] in _OPENS_QUOTE for s in (one, other)) and any(speakers)


def _once(found: Sequence[Discrepancy]) -> list[Discrepancy]:
    """Each difference once: two sentences that one shows already are not shown again, nor are its two figures."""
    kept: list[Discrepancy] = []
    for discrepancy in found:
        if not any(_shows(other, discrepancy) for other in kept):
            kept.append(discrepancy)
    return kept


def _shows(one: Discrepancy, other: Discrepancy) -> bool:
    if one.kind == other.kind == "figure" and {p.text for p in one.positions} == {p.text for p in other.positions}:
        return True
    shown = {(c.source, c.start) for p in one.positions for c in p.citations}
    return all(any((c.source, c.start) in shown for c in p.citations) for p in other.positions)


def _of_sources(told: Sequence[Figure], desk: Desk) -> Iterator[Discrepancy]:
    """For each question the two figures that exclude each other, each with everyone who gives it."""
    asked: set[str] = set()
    for one, other in combinations(told, 2):
        if one.slot in asked or not _contradict(one, other, told, desk):
            continue
        sources = {one.span.source, other.span.source}
        agreeing = [
            [g for g in told if g.span.source not in sources and _gives_the_same(f, g, desk)] for f in (one, other)
        ]
        positions = [_position(f, others, desk) for f, others in zip((one, other), agreeing, strict=True)]
        if all(positions):
            asked.add(one.slot)
            yield Discrepancy("figure", "sources", one.question, tuple(p for p in positions if p))


def _contradict(one: Figure, other: Figure, told: Sequence[Figure], desk: Desk) -> bool:
    if (
        one.slot != other.slot
        or one.span.report == other.span.report
        or one.span.article.outlet == other.span.article.outlet
    ):
        return False
    a, b = one.quantity.value, other.quantity.value
    if not differ(one.quantity, other.quantity) or max(a, b) > FURTHEST_APART * min(a, b):
        return False
    return (
        _one_fact(one.span, other.span, desk)
        and not _is_update(one.span, other.span)
        and not _counts_otherwise(one, other, told, desk)
    )


def _one_fact(one: Span, other: Span, desk: Desk) -> bool:
    """The sentences share words, do not name others or other days, and do not look back on another event."""
    similar = desk.weights.similarity(one.stems, other.stems)
    if (
        similar < _SAME_FACT
        or not count_one_group(one, other)
        or any(_looks_back(s) or CHANGES.search(s.text) for s in (one, other))
    ):
        return False
    names = [{word for n in s.names for word in n.key.split()} for s in (one, other)]
    if not names[0] & names[1] and (all(names) or similar < _SAME_WITHOUT_NAMES):
        return False
    days = [[m.when for m in s.dates if m.when.precision in ("day", "time")] for s in (one, other)]
    return not all(days) or any(a.start <= b.end and b.start <= a.end for a in days[0] for b in days[1])


def _looks_back(span: Span) -> bool:
    oldest: date = (span.article.published - NEWS_AGE).date()
    return any(m.when.end < oldest for m in span.dates)


def _is_update(one: Span, other: Span) -> bool:
    return abs(one.article.published - other.article.published) >= UPDATE_AFTER


def _counts_otherwise(one: Figure, other: Figure, told: Sequence[Figure], desk: Desk) -> bool:
    """Whether the article of one has the other's figure for something else: then it is likely that the other means that."""
    for figure, value in ((one, other.quantity.value), (other, one.quantity.value)):
        source = figure.span.source
        has = any(q.value == value for s in desk.spans if s.source == source for q in s.quantities)
        if has and not any(
            f.span.source == source and f.quantity.value == value and f.slot == one.slot and f.giver for f in told
        ):
            return True
    return False


def _gives_the_same(one: Figure, other: Figure, desk: Desk) -> bool:
    same = one.slot == other.slot and one.quantity.value == other.quantity.value
    return same and (one is other or desk.weights.similarity(one.span.stems, other.span.stems) >= _SAME_FACT)


def _position(figure: Figure, agreeing: Iterable[Figure], desk: Desk, holder: str = "") -> Position | None:
    """The figure in its own words, with a citation of each source that gives it."""
    by_source = {f.span.source: f for f in reversed(list(agreeing))} | {figure.span.source: figure}
    cited = [by_source[n].span for n in sorted(by_source)]
    statement = desk.checked(figure.quantity.text, [citation(s, 1.0) for s in cited], figure.span.article.language)
    outlets = list(dict.fromkeys(s.article.outlet for s in cited))
    return Position(statement.text, holder or ", ".join(outlets), statement.citations) if statement else None


def _of_dates(spans: Sequence[Span], desk: Desk) -> Iterator[Discrepancy]:
    """Two reports that tell of one event and put it on different days, in a language whose claims are not read."""
    told = [(s, m) for s in spans if s.claim is None for m in s.dates[:1] if _dates_its_event(s, m)]
    for (one, a), (other, b) in combinations(told, 2):
        apart = abs(a.when.start - b.when.start)
        if one.report == other.report or one.article.outlet == other.article.outlet or not _A_DAY <= apart <= _MONTH:
            continue
        if desk.same(one, other) < _SAME_EVENT or any(CHANGES.search(s.text) for s in (one, other)):
            continue
        if _names_day(other, a.when, desk) or _names_day(one, b.when, desk):
            continue
        statements = [desk.statement(trim(s.text), s) for s in (one, other)]
        if all(statements):
            positions = (
                Position(t.text, s.article.outlet, t.citations)
                for t, s in zip(statements, (one, other), strict=True)
                if t
            )
            yield Discrepancy("date", "sources", "On which day did this happen?", tuple(positions))
            return


def _dates_its_event(span: Span, mention: DateMention) -> bool:
    at = span.sentence.start
    single = mention.when.start == mention.when.end and mention.when.start <= span.article.published.date()
    return (
        names_a_day(mention)
        and single
        and tells_when(span.text, mention.start - at, mention.end - at, span.article.language)
    )


def _names_day(span: Span, when: When, desk: Desk) -> bool:
    return any(
        m.when.start <= when.end and when.start <= m.when.end
        for s in desk.spans
        if s.source == span.source
        for m in s.dates
    )


def _of_parties(spans: Sequence[Span], desk: Desk) -> Iterator[Discrepancy]:
    """Two parties whose figures exclude each other, given close together in one article: it tells of the difference.

    The same two figures in several articles are one discrepancy, told with the names that the parties have there.
    """
    pairs = [pair for span in spans for pair in rival_figures(span, desk)]
    told: list[set[float]] = []
    for one, other in sorted(pairs, key=lambda pair: sum(f.giver.lower().startswith("the ") for f in pair)):
        values = {one.quantity.value, other.quantity.value}
        if any(values & before for before in told):
            continue
        positions = [_position(f, (), desk, f.giver) for f in (one, other)]
        if all(positions):
            told.append(values)
            yield Discrepancy("figure", "parties", one.question, tuple(p for p in positions if p))


def _denied(denial: Denial, desk: Desk) -> Discrepancy | None:
    claim, against = (desk.statement(trim(s.text), s) for s in (denial.claim, denial.span))
    if claim is None or against is None or claim.text == against.text:
        return None
    positions = (
        Position(claim.text, denial.claimant or denial.claim.article.outlet, claim.citations),
        Position(against.text, denial.holder, against.citations),
    )
    return Discrepancy("denial", "parties" if denial.claimant else "sources", denial.question, positions)
