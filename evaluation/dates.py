"""Scores of the date reader on news with TIMEX3 annotations: TimeBank and AQUAINT, as gathered for TempEval-3.

Run `python evaluation/dates.py`. The data is not part of the project: it is looked for in `shared/data` beside the
repository, or where BROADSHEET_EVALUATION_DATA points; where it is not there, that is said and nothing is measured. Ends
with status 1 where a score lies under its floor. `--misses N` prints the N commonest mistakes of each kind.

An expression is found where any of its characters overlaps a gold DATE or TIME (relaxed span); its value is right where
the TIMEX3 value is the very string of the gold. What lies on a DURATION or SET counts as wrongly found.
"""

import argparse
import gzip
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from broadsheet.language.dates import timexes
from broadsheet.language.sentences import split

DATA = Path(os.environ.get("BROADSHEET_EVALUATION_DATA") or Path(__file__).resolve().parents[2] / "shared" / "data")
FILE = DATA / "temporal_tempeval3" / "docs.jsonl.gz"
# Just under what this reader reaches (0.926, 0.779), and the speed that a page needs.
FLOORS = {"relaxed span F1": 0.92, "value F1": 0.77, "sentences a second": 1000.0}


@dataclass(frozen=True)
class Timex:
    """One expression, of the gold or ours."""

    start: int
    end: int
    value: str
    text: str


@dataclass(frozen=True)
class Document:
    """A news text with its day and its gold expressions; `split` names the corpus."""

    split: str
    day: datetime
    text: str
    gold: tuple[Timex, ...]


@dataclass
class Counts:
    """What was found, and the mistakes by kind."""

    gold: int = 0
    found: int = 0
    spans: int = 0
    values: int = 0
    misses: dict[str, Counter[str]] = field(
        default_factory=lambda: {kind: Counter() for kind in ("missed", "wrongly found", "wrong value")}
    )

    def f1(self, right: int) -> float:
        """F1 of `right` among what was found and what is there."""
        return 2 * right / max(1, self.gold + self.found)


def documents() -> Iterator[Document]:
    """The texts that have at least one annotation; a few in the set have none at all and were never annotated."""
    with gzip.open(FILE, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            gold = [
                Timex(t["start"], t["end"], t["value"], t["text"])
                for t in row["timex"]
                if t["type"] in ("DATE", "TIME")
            ]
            if row["timex"]:
                yield Document(
                    row["split"], datetime.fromisoformat(row["dct"]).replace(tzinfo=UTC), row["text"], tuple(gold)
                )


def ours(document: Document) -> list[Timex]:
    """What the reader finds, also what is no certain date."""
    return [Timex(t.start, t.end, t.value, t.text) for t in timexes(document.text, "en", document.day)]


def compare(document: Document, found: Sequence[Timex], counts: Counts) -> None:
    """Pair each gold expression with the first of ours that overlaps it and is not yet paired."""
    counts.gold += len(document.gold)
    counts.found += len(found)
    left = list(found)
    for gold in document.gold:
        match = next((f for f in left if f.start < gold.end and gold.start < f.end), None)
        if match is None:
            counts.misses["missed"][f"{gold.text.lower()} = {gold.value}"] += 1
            continue
        left.remove(match)
        counts.spans += 1
        if match.value == gold.value:
            counts.values += 1
        else:
            counts.misses["wrong value"][
                f"{gold.text.lower()} = {gold.value}, not {match.value} ({document.day:%Y-%m-%d %a})"
            ] += 1
    for match in left:
        counts.misses["wrongly found"][f"{match.text.lower()} = {match.value}"] += 1


def main() -> int:
    """Measure, print, compare with the floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", type=int, default=0, help="print this many of the commonest mistakes of each kind")
    misses = parser.parse_args().misses
    if not FILE.exists():
        print(f"dates: skipped, because {FILE} is not there. Set BROADSHEET_EVALUATION_DATA to the folder of the sets.")
        return 0
    told, counts = list(documents()), Counts()
    sentences = sum(len(split(d.text, "en")) for d in told)
    ours(told[0])  # the patterns are compiled once
    start = time.process_time()
    found = [ours(d) for d in told]
    seconds = time.process_time() - start
    parts: dict[str, Counts] = {}
    for document, expressions in zip(told, found, strict=True):
        compare(document, expressions, counts)
        compare(document, expressions, parts.setdefault(document.split, Counts()))
    for name, part in parts.items():
        print(
            f"{name:10} relaxed span F1 {part.f1(part.spans):.3f}, value F1 {part.f1(part.values):.3f}, {part.gold} gold"
        )
    return 0 if report(counts, sentences / seconds, misses) else 1


def report(counts: Counts, speed: float, misses: int) -> bool:
    """Print the scores; whether every floor holds."""
    scores = {
        "relaxed span F1": counts.f1(counts.spans),
        "value F1": counts.f1(counts.values),
        "sentences a second": speed,
    }
    print(
        f"{counts.gold} gold expressions, {counts.found} found, {counts.spans} spans right, {counts.values} values right"
    )
    for label, value in scores.items():
        print(f"  {label:20} {value:10.3f}  floor {FLOORS[label]}")
    for kind, mistakes in counts.misses.items():
        for line, times in mistakes.most_common(misses):
            print(f"  {kind}, {times} times: {line}")
    return all(scores[label] >= floor for label, floor in FLOORS.items())


if __name__ == "__main__":
    sys.exit(main())
