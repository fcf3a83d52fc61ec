"""Where sources differ on a figure, and where one denies what another reports."""

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import combinations

from broadsheet.news.evidence import Quantity
from broadsheet.news.page import Discrepancy, Position
from broadsheet.stages.narrate.cite import Desk
from broadsheet.stages.narrate.cut import trim
from broadsheet.stages.narrate.sentences import publishable, stands_alone
from broadsheet.stages.narrate.spans import Span

MAX_DISCREPANCIES = 4
_SAME_FACT = 0.3  # of the rarer words besides the figure: both sentences speak of one thing
_UPDATE_AFTER = timedelta(hours=5)  # a higher figure that much later is an update, not a conflict
_VAGUE_UNITS = frozenset(
    {
        "",
        "%",
        "year",
        "month",
        "day",
        "week",
        "hour",
        "minute",
        "time",
        "year-old",
        "way",
        "thing",
        "point",
        "game",
        "old",
    }
)
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied)|disput(?:e|es|ed)|reject(?:s|ed)|rejected|refut(?:e|es|ed)|dismiss(?:es|ed)|dementier(?:t|te|ten)|bestreitet|bestritt|desmintió|niega|negó)\b"
)
_DENIAL_OVERLAP = 0.34


def discrepancies(desk: Desk, language: str) -> tuple[Discrepancy, ...]:
    """The disagreements that the articles themselves show, each with the sentences of both sides."""
    usable = [s for s in desk.spans if s.article.language == language and publishable(s)]
    return tuple([*_figures(usable, desk), *_denials(usable, desk)][:MAX_DISCREPANCIES])


def _figures(spans: Sequence[Span], desk: Desk) -> Iterable[Discrepancy]:
    asked: set[str] = set()
    for one, other in combinations([s for s in spans if s.quantities], 2):
        if one.report == other.report or one.article.outlet == other.article.outlet:
            continue
        for a, b in _clashes(one, other):
            if a.unit in asked or not _one_fact(one, other, a, b, desk) or _is_update(one, other, a, b):
                continue
            if _known_to(a.value, other, desk) or _known_to(b.value, one, desk):
                continue
            positions = _positions((one, other), desk)
            if positions:
                asked.add(a.unit)
                yield Discrepancy("figure", "sources", _question(a), positions)


def _clashes(one: Span, other: Span) -> Iterable[tuple[Quantity, Quantity]]:
    """Pairs of exact figures that count the same thing and differ by more than rounding, up to threefold."""
    for a in one.quantities:
        for b in other.quantities:
            exact = a.bound == "exact" and b.bound == "exact"
            if a.unit != b.unit or a.unit in _VAGUE_UNITS or not exact or min(a.value, b.value) <= 0:
                continue
            if 1.03 < max(a.value, b.value) / min(a.value, b.value) <= 3:
                yield a, b


def _one_fact(one: Span, other: Span, a: Quantity, b: Quantity, desk: Desk) -> bool:
    """The sentences share their words, and hold one figure of this unit each."""
    if sum(q.unit == a.unit for q in one.quantities) > 1 or sum(q.unit == b.unit for q in other.quantities) > 1:
        return False
    return desk.weights.similarity(one.stems, other.stems) >= _SAME_FACT


def _is_update(one: Span, other: Span, a: Quantity, b: Quantity) -> bool:
    earlier, later = (
        ((one, a), (other, b)) if one.article.published <= other.article.published else ((other, b), (one, a))
    )
    return (
        later[0].article.published - earlier[0].article.published >= _UPDATE_AFTER and later[1].value > earlier[1].value
    )


def _known_to(value: float, span: Span, desk: Desk) -> bool:
    """Whether the article of `span` gives the other figure too: then it does not contradict it."""
    return any(q.value == value for s in desk.spans if s.source == span.source for q in s.quantities)


def _question(quantity: Quantity) -> str:
    unit = quantity.unit
    if len(unit) == 3 and unit.isupper():
        return f"How much in {unit}?"
    if unit in ("injured", "dead", "killed", "wounded", "missing", "hurt"):
        return f"How many {unit}?"
    return f"How many {'people' if unit == 'person' else unit + 's'}?"


def _positions(pair: tuple[Span, Span], desk: Desk) -> tuple[Position, ...]:
    positions = []
    for span in pair:
        statement = desk.statement(trim(span.text), span)
        if statement is None:
            return ()
        positions.append(Position(statement.text, span.article.outlet, statement.citations))
    return tuple(positions) if positions[0].text != positions[1].text else ()


def _denials(spans: Sequence[Span], desk: Desk) -> Iterable[Discrepancy]:
    denied: set[str] = set()
    for span in spans:
        match = _DENIES.search(span.text)
        if not match or not stands_alone(span):
            continue
        holder = _denier(span, match.start())
        claim = _claim_denied(span, spans, desk)
        if not holder or holder in denied or claim is None:
            continue
        positions = _positions((claim, span), desk)
        if positions:
            denied.add(holder)
            yield Discrepancy(
                "denial",
                "sources",
                f"What does {holder} deny?",
                (positions[0], Position(positions[1].text, holder, positions[1].citations)),
            )


def _denier(span: Span, verb_at: int) -> str:
    """The name directly before the verb: who denies."""
    before = [n for n in span.names if n.end <= verb_at + span.sentence.start]
    return before[-1].text if before and verb_at + span.sentence.start - before[-1].end < 40 else ""


def _claim_denied(span: Span, spans: Sequence[Span], desk: Desk) -> Span | None:
    """The sentence of another report that says what `span` denies."""
    rivals = [s for s in spans if s.report != span.report and not _DENIES.search(s.text) and stands_alone(s)]
    scored = [(float(desk.coverage[desk.index(span), desk.index(s)]), -s.position, s) for s in rivals]
    best = max(scored, key=lambda t: t[:2], default=None)
    return best[2] if best and best[0] >= _DENIAL_OVERLAP else None
