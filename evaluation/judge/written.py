"""Pairs written for the judge: groups of claims and of evidence, in which each claim is said by some pieces and not by others.

A line of `written/KIND/*.jsonl` is a group: `{"claims": [a, b, ...], "evidence": [1, 2], "holds": "1001..."}`, the digits being whether a is
said by 1 and by 2, whether b is, and so on. No claim and no piece of evidence gives the answer away alone. The kinds:

- `fours`: two claims and two pieces of evidence that share their words; what is said turns on who, what, when, how many, how sure.
- `twins`: two passages on one subject with other facts, and three or four claims that the one says and as many that the other does, mostly in
  other words than either's.

Whom and what they tell of is invented, but for well-known places and people in passing. One group in `EVERY` is kept apart to measure on.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.judge.sources import Pair

FOLDER = Path(__file__).with_name("written")
KINDS = ("fours", "twins")
EVERY = 16


@dataclass(frozen=True)
class Group:
    """Claims, pieces of evidence, and for each claim whether each piece says it."""

    claims: tuple[str, ...]
    evidence: tuple[str, ...]
    holds: tuple[tuple[bool, ...], ...]

    def pairs(self) -> Iterator[Pair]:
        """Each claim with each piece of evidence."""
        for claim, said in zip(self.claims, self.holds, strict=True):
            for evidence, holds in zip(self.evidence, said, strict=True):
                yield Pair(claim, evidence, float(holds), "written")


def groups(kind: str, apart: bool | None = None, files: Sequence[str] = ("*",)) -> Iterator[Group]:
    """All of a kind, file by file; or those of each file to learn from, or those that are kept apart; `files` are patterns of names."""
    for file in sorted({found for pattern in files for found in (FOLDER / kind).glob(f"{pattern}.jsonl")}):
        for number, line in enumerate(file.read_text(encoding="utf8").splitlines()):
            if apart is None or apart == (number % EVERY == 0):
                yield _group(json.loads(line))


def _group(row: dict[str, Any]) -> Group:
    claims, evidence = tuple(row["claims"]), tuple(row["evidence"])
    digits = [digit == "1" for digit in row["holds"]]
    holds = tuple(tuple(digits[i : i + len(evidence)]) for i in range(0, len(digits), len(evidence)))
    return Group(claims, evidence, holds)


def written(apart: bool, kinds: Sequence[str] = KINDS, files: Sequence[str] = ("*",)) -> Iterator[Pair]:
    """The pairs to learn from, or those that are kept apart."""
    for kind in kinds:
        for group in groups(kind, apart, files):
            yield from group.pairs()
