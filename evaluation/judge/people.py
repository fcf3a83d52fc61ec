"""Pairs that people judged, from the development halves of the sets that `evaluation/support.py` measures.

A judge that learned from them is measured on the part of the rows that it did not see.
"""

from collections.abc import Iterator

from evaluation import support
from evaluation.judge.sources import Pair
from evaluation.support import Row, fold

from broadsheet.stages.narrate.confidence import likeliest


def judged_by_people(without: int | None = None) -> Iterator[Pair]:
    """The pairs of all sets but those of one part."""
    for name, rows in support.SETS.items():
        for row in rows():
            if fold(row) != without:
                yield from _pairs(name, row)


def _pairs(name: str, row: Row) -> Iterator[Pair]:
    """A claim with what is likeliest to say it; of a claim with several sentences only where people found nothing wrong."""
    claims = support.sentences(row.claim)
    for claim in claims if row.supported else claims[:1] * (len(claims) == 1):
        chosen = likeliest(claim, row.evidence, "en", most=3)
        yield Pair(claim, " ".join(chosen), float(row.supported), name)
