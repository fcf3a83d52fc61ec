"""Two parties whose figures exclude each other, where one article tells of the difference."""

import re
from collections.abc import Iterator

from broadsheet.news.evidence import Quantity
from broadsheet.stages.narrate.cite import Desk
from broadsheet.stages.narrate.differences.figures import (
    FURTHEST_APART,
    SPANS,
    Figure,
    asks_in_its_own_words,
    differ,
    giver,
    rival,
)
from broadsheet.stages.narrate.spans import Span

CHANGES = re.compile(
    r"\b(?:initially|(?-i:at first)|later(?! (?:in the|that) \w)|earlier(?! this| in the)|previously|revised|rises?|rose|risen|climb\w*|up from|down from|now|since then|so far)\b",
    re.IGNORECASE,
)
_SHORT = 12  # words of a sentence that gives the other party's figure and nothing else


def rival_figures(span: Span, desk: Desk) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of a sentence, or of it and a short one that follows: "The union counts 3,200 strikers. The company says 1,900." """
    following = desk.after(span)
    short = (
        following is not None
        and len(following.text.split()) <= _SHORT
        and len(following.quantities) == 1
        and _ends_in_it(following)
    )
    given = [*_given(span)]
    for one in (g for g in given if not rival(span, g.quantity.start - span.sentence.start)):
        for other in (*given, *(_given(following) if following and short else ())):
            elsewhere = other.span is not one.span
            if CHANGES.search(span.text) or (elsewhere and CHANGES.search(other.span.text)):
                continue
            clash = two_parties(one.giver, other.giver) and _of_one_thing(one.quantity, other.quantity)
            if (
                clash
                and one.question
                and differ(one.quantity, other.quantity)
                and not (elsewhere and other.quantity.unit)
            ):
                yield one, other


def _ends_in_it(span: Span) -> bool:
    """Whether the sentence's one figure counts nothing that it names: "The company says 1,900." """
    return bool(re.match(r"[.,;]", span.text[span.quantities[0].end - span.sentence.start :]))


def _given(span: Span) -> Iterator[Figure]:
    """The figures of a sentence that a party gives, with a question in the sentence's own words."""
    for quantity in span.quantities:
        start, end = quantity.start - span.sentence.start, quantity.end - span.sentence.start
        by = giver(span, start, end)
        base = quantity.start > span.sentence.start and any(
            q.end >= quantity.end and q is not quantity and q.start < quantity.start for q in span.quantities
        )
        if by and not base:
            question = asks_in_its_own_words(span.text, start, end, quantity)
            yield Figure(span, quantity, quantity.unit, question, by)


def _of_one_thing(one: Quantity, other: Quantity) -> bool:
    """The second figure counts what the first does, or has no unit of its own: "the company says 1,900"."""
    apart = max(one.value, other.value) / max(1e-9, min(one.value, other.value))
    return one.unit not in SPANS and one.unit != "%" and other.unit in (one.unit, "") and apart <= FURTHEST_APART


def two_parties(one: str, other: str) -> bool:
    """Whether both are named, and have no word in common."""
    return bool(one and other) and not set(re.findall(r"\w+", one.lower())) & set(re.findall(r"\w+", other.lower()))
