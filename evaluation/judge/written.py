"""Pairs written for the judge: fours of two claims and two pieces of evidence that share their words and differ in what they mean.

A line of `fours/*.jsonl` is a four: `{"claims": [a, b], "evidence": [1, 2], "holds": "1001"}`, the digits being whether a
is said by 1 and by 2, and whether b is. Neither a claim nor a piece of evidence gives the answer away alone, and words that are shared
tell nothing: what is said turns on who, what, when, how many, how sure and in which order, put in other words.
Whom and what they tell of is invented, but for well-known places and people in passing. One four in `EVERY` is kept apart to measure on.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from evaluation.judge.sources import Pair

FOLDER = Path(__file__).with_name("fours")
EVERY = 16


@dataclass(frozen=True)
class Four:
    """Two claims, two pieces of evidence, and for each claim whether each piece says it."""

    claims: tuple[str, str]
    evidence: tuple[str, str]
    holds: tuple[tuple[bool, bool], tuple[bool, bool]]

    def pairs(self) -> Iterator[Pair]:
        """Each claim with each piece of evidence."""
        for claim, evidence in product(range(2), range(2)):
            yield Pair(self.claims[claim], self.evidence[evidence], float(self.holds[claim][evidence]), "written")


def fours() -> Iterator[Four]:
    """All of them, file by file."""
    for file in sorted(FOLDER.glob("*.jsonl")):
        for line in file.read_text(encoding="utf8").splitlines():
            row = json.loads(line)
            a1, a2, b1, b2 = (digit == "1" for digit in row["holds"])
            yield Four((row["claims"][0], row["claims"][1]), (row["evidence"][0], row["evidence"][1]), ((a1, a2), (b1, b2)))  # fmt: skip


def written(apart: bool) -> Iterator[Pair]:
    """The pairs to learn from, or those that are kept apart."""
    for number, four in enumerate(fours()):
        if (number % EVERY == 0) == apart:
            yield from four.pairs()
