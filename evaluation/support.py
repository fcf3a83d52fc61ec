"""Scores of the support checker: is a claim said by its evidence? `python -m evaluation.support [FILE ...]`.

Without a file, the table: AUROC on claims of Wikipedia against the article they cite (WiCE, and whether the likeliest sentence
is one that people marked), on claims that evidence supports or refutes in nearly the same words (FEVER-symmetric), on sentences of
machine summaries (QAGS) and on whole summaries (FaithBench); how many of the wrong ones are caught at 5% false alarms
among sentences of recorded articles, half of which were made wrong by one change; and AUROC on pairs that were written for the judge and
kept apart (`judge/written.py`). The other sets are not part of the project: they are
looked for in `shared/data` beside the repository, or where BROADSHEET_EVALUATION_DATA points; what is not there is said and skipped.

With files: rows `{claim, evidence: [..], supported}` as JSON lines, gzipped or not; a line `AUROC 0.812` each.

`--judge none` measures the rules alone, `--judge FOLDER` another model. The judge that ships has learned from two thirds of these
rows: what it is worth stands in the figures of the third that was kept apart.
"""

import argparse
import random
import sys
import time
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt
from evaluation import grouping
from evaluation.judge.sources import Source, report
from evaluation.judge.written import KINDS, written
from evaluation.judge.wrong import WRONG

from broadsheet.config import load
from broadsheet.inference.entailment import Entailment, load_judge
from broadsheet.language.sentences import split
from broadsheet.stages.narrate.confidence import Support, likeliest, supported

FALSE_ALARMS = 0.05
OWN = 300  # sentences of recorded articles, half of them made wrong


@dataclass(frozen=True)
class Row:
    """A claim, the sentences it is held against, whether they say it, and the places of those that people marked."""

    claim: str
    evidence: tuple[str, ...]
    supported: bool
    marked: frozenset[int] = frozenset()


def wice() -> Iterator[Row]:
    """Claims of Wikipedia; a claim that is only partly supported counts as not supported."""
    for row in grouping.rows(grouping.DATA / "cite_wice" / "entailment_retrieval" / "claim" / "dev.jsonl.gz"):
        marked = frozenset(i for group in row["supporting_sentences"] for i in group)
        yield Row(row["claim"], tuple(row["evidence"]), row["label"] == "supported", marked)


def fever_symmetric() -> Iterator[Row]:
    """Claims that the evidence supports or refutes; the same words stand on both sides of the line."""
    for row in grouping.rows(grouping.DATA / "cite_fever_symmetric" / "symmetric_v0.2" / "fever_symmetric_dev.jsonl"):
        yield Row(row["claim"], (row["evidence"],), row["label"] == "SUPPORTS")


def qags() -> Iterator[Row]:
    """Sentences of machine summaries against their article."""
    article: tuple[str, ...] = ()
    for row in grouping.rows(grouping.DATA / "cite_qags" / "sentences.jsonl.gz"):
        article = sentences(row["article"]) if row["article"] else article
        yield Row(row["sentence"], article, row["supported"])


def faithbench() -> Iterator[Row]:
    """Whole summaries by language models against their text; not supported where people marked anything as unwanted."""
    for row in grouping.rows(grouping.DATA / "cite_faithbench" / "samples.jsonl.gz"):
        labels = " ".join(str(a["label"]) for a in row["annotations"])
        yield Row(row["summary"], sentences(row["source"]), "Unwanted" not in labels)


def of_file(file: Path) -> Iterator[Row]:
    """Rows `{claim, evidence, supported}`."""
    for row in grouping.rows(file):
        yield Row(row["claim"], tuple(s for text in row["evidence"] for s in sentences(text)), bool(row["supported"]))


def kept_apart(kind: str) -> Iterator[Row]:
    """Pairs of a kind that were written for the judge, and from which it does not learn."""
    for pair in written(apart=True, kinds=[kind]):
        yield Row(pair.claim, sentences(pair.evidence), pair.label > 0.5)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of an English text."""
    return tuple(s.text for s in split(text, "en")) or (text,)


def own(seed: int = 1) -> Iterator[Row]:
    """Sentences of recorded articles against themselves: as they stand, or with one figure, name, date, place, role, negation or hedge changed."""
    chance = random.Random(seed)
    told = [report(a, a.id) for a in grouping.pages(grouping.DATA / "newsweb") if a.language == "en"]
    sources = [Source(s, tuple(n.text for n in r.names if n.text in s), r) for r in told for s in r.sentences]
    chance.shuffle(sources)
    changes = [c for c in dict.fromkeys(WRONG) if c.__name__ != "added"]
    wrong = right = 0
    for source in sources:
        change = changes[wrong % len(changes)]
        if wrong < OWN // 2 and (text := change(source, chance)) and text != source.text:
            wrong += 1
            yield Row(text, (source.text,), supported=False)
        elif right < OWN // 2:
            right += 1
            yield Row(source.text, (source.text,), supported=True)


def auroc(scores: Sequence[float], truth: Sequence[bool]) -> float:
    """The chance that a supported claim scores above one that is not; ties count half."""
    values = np.asarray(scores)
    order = np.unique(values, return_inverse=True)[1]
    counts = np.bincount(order)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[order]
    held = np.asarray(truth)
    n, m = int(held.sum()), int((~held).sum())
    return float((ranks[held].sum() - n * (n + 1) / 2) / (n * m))


def caught(scores: Sequence[float], truth: Sequence[bool]) -> float:
    """The share of wrong claims under the score that 5% of the right ones lie under."""
    right = np.sort([s for s, t in zip(scores, truth, strict=True) if t])
    line = right[int(FALSE_ALARMS * len(right))]
    return float(np.mean([s < line for s, t in zip(scores, truth, strict=True) if not t]))


def score(row: Row, judge: Entailment | None) -> float:
    """How sure the product is of a row, in log-odds: the harmonic mean of its sentences' odds, which the least sure rules."""
    return together([_log_odds(one.score) for one in parts(row, judge)])


def together(log_odds: Sequence[float]) -> float:
    """The logarithm of the harmonic mean of odds."""
    return -float(np.log(np.mean(np.exp(-np.asarray(log_odds)))))


def _log_odds(share: float) -> float:
    return float(np.log(share + 1e-12) - np.log(1 - share + 1e-12))


def parts(row: Row, judge: Entailment | None) -> list[Support]:
    """The checker's answer for each sentence of the claim."""
    return [supported(claim, likeliest(claim, row.evidence, "en"), "en", judge) for claim in claims(row)]


def claims(row: Row) -> tuple[str, ...]:
    """The sentences of a row's claim, without lead-ins such as "Here is a summary of the passage:", which claim nothing."""
    found = sentences(row.claim)
    return tuple(s for s in found if not s.rstrip().endswith(":")) or found


def right_first(rows: Sequence[Row], judge: Entailment | None) -> float:
    """How often the likeliest sentence is one that people marked, among claims that have one."""
    asked = [r for r in rows if r.marked]
    found = [r.evidence.index(likeliest(r.claim, r.evidence, "en", judge)[0]) in r.marked for r in asked]
    return float(np.mean(found))


FOLDS = 3
KEPT_APART = 0  # the part from which the judge that ships has learned nothing


def fold(row: Row) -> int:
    """The part, from 0, in which a row lies: rows on one text lie together."""
    return zlib.crc32(row.evidence[0].encode()) % FOLDS


SETS: Mapping[str, Callable[[], Iterator[Row]]] = {
    "cite_wice": wice,
    "cite_fever_symmetric": fever_symmetric,
    "cite_qags": qags,
    "cite_faithbench": faithbench,
}


def measure(name: str, rows: Sequence[Row], judge: Entailment | None) -> None:
    """Print a set's figures."""
    started = time.perf_counter()
    scores = [score(row, judge) for row in rows]
    took = time.perf_counter() - started
    print(f"{name}\n  AUROC {auroc(scores, [r.supported for r in rows]):.3f}")
    if name in SETS:
        apart = [n for n, r in enumerate(rows) if fold(r) == KEPT_APART]
        of_them = auroc([scores[n] for n in apart], [rows[n].supported for n in apart])
        print(f"  AUROC {of_them:.3f} of the {len(apart)} that were kept apart in training")
    if any(r.marked for r in rows):
        print(f"  right sentence first {right_first(rows, judge):.3f}")
    print(f"  claims a second {len(rows) / took:.0f}", flush=True)


class Counted:
    """A judge that counts the pairs it is given."""

    def __init__(self, judge: Entailment) -> None:
        self.name, self.languages, self._judge, self.pairs = judge.name, judge.languages, judge, 0

    def judge(self, pairs: Sequence[tuple[str, str]]) -> npt.NDArray[np.float64]:
        """What the judge says."""
        self.pairs += len(pairs)
        return self._judge.judge(pairs)


def speed(judge: Entailment | None) -> None:
    """Print how long a page from three articles takes: 20 sentences of the first, each held against all of all three."""
    told = [report(a, a.id) for a in islice((a for a in grouping.pages(grouping.DATA / "newsweb") if a.language == "en" and len(a.text) > 3000), 3)]  # fmt: skip
    evidence = tuple(s for r in told for s in r.sentences)
    counted = Counted(judge) if judge else None
    started, worked = time.perf_counter(), time.process_time()
    for claim in told[0].sentences[:20]:
        supported(claim, likeliest(claim, evidence, "en", counted), "en", counted)
    took, cpu = time.perf_counter() - started, time.process_time() - worked
    print(
        f"a page from {len(told)} articles of {len(evidence)} sentences\n  checked in {took:.1f} s ({cpu:.1f} s of one core)"
    )
    if counted:
        print(f"  pairs a second {counted.pairs / took:.0f} ({counted.pairs / cpu:.0f} a second of one core)")


def main() -> int:
    """Measure the files that are named, or the sets that are there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--judge", default="", metavar="none|FOLDER", help="measure the rules alone, or another model")
    arguments = parser.parse_args()
    judge, why = load_judge(load(judge=arguments.judge) if arguments.judge else load())
    print(why or f"judge: {judge and judge.name}")
    for file in arguments.files:
        measure(file.name, list(of_file(file)), judge)
    for name, rows in {} if arguments.files else SETS.items():
        if (grouping.DATA / name).exists():
            measure(name, list(rows()), judge)
        else:
            print(f"{name}: skipped, because it is not in {grouping.DATA}.")
    if not arguments.files and (grouping.DATA / "newsweb").exists():
        rows = list(own())
        print(f"own sentences\n  wrong ones caught at 5% false alarms {caught([score(r, judge) for r in rows], [r.supported for r in rows]):.3f}")  # fmt: skip
        speed(judge)
    if not arguments.files:
        for kind in KINDS:
            measure(f"written {kind}", list(kept_apart(kind)), judge)
    return 0


if __name__ == "__main__":
    sys.exit(main())
