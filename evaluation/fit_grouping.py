"""Fit the weights of grouping on the development sets: `python -m evaluation.fit_grouping [--check]`.

Writes src/broadsheet/stages/group/weights.toml; a rerun writes the same. The product's own code walks through each set
in order of time; every article is weighed against the stories near it, which hold what a person put together, and a
logistic regression learns from which of them is the article's own. The sets weigh alike, and no part of the evidence
tells which set or how large a story it is: in one of them every event has three reports, which would be learned.

`--check` writes nothing and prints BCubed F1 held out: for each third of the events the weights are fitted on the other
two thirds, everything is placed, and the articles of the third are scored; then each set with weights from the others.
"""

import argparse
import sys
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
from evaluation import grouping

from broadsheet.config import load
from broadsheet.stages.group import weights
from broadsheet.stages.group.features import Features, features
from broadsheet.stages.group.match import Match
from broadsheet.stages.group.weights import Table, Weights
from broadsheet.stages.group.window import Window

TARGET = Path(weights.__file__).with_name("weights.toml")
PARTS = tuple(f.name for f in fields(Weights) if f.name != "constant")
DENSE = {"dense", "rival_dense", "field_dense"}
FOLDS = 3
RIDGE = 0.1  # beside 100,000 examples a set; keeps weights of parts that say the same from running apart
JOINS = (-1.5, -1.0, -0.5, 0.0)  # log-odds that are tried
SUBJECTS = ("neus_lead", "neus_full", "galaxy")

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Set:
    """A development set in order of time, and the event of each article."""

    arrived: tuple[Features, ...]
    event: Mapping[str, str]


@dataclass(frozen=True)
class Examples:
    """An article and a story near it each: the parts, the log-odds given for a doubt, whether it is its own; its event."""

    parts: Floats
    doubt: Floats
    own: Floats
    event: npt.NDArray[np.str_]


def read_sets() -> dict[str, Set]:
    """The sets that are there."""
    embedder = grouping.chosen_embedder(load())
    found = {}
    for name in SUBJECTS:
        rows = list(grouping.rows(grouping.DATA / "grouping" / f"{name}.jsonl.gz"))
        arrived = tuple(features(a, embedder) for a in sorted(map(grouping.article, rows), key=grouping.order))
        found[name] = Set(arrived, {str(r["id"]): str(r["cluster"]) for r in rows})
    return found


def without_vectors(subject: Set) -> Set:
    """The same set as a machine without a model sees it."""
    return replace(subject, arrived=tuple(replace(f, vector=None, model="") for f in subject.arrived))


def examples(subject: Set) -> Examples:
    """Weigh every article against the stories near it, as if all before it had been placed well."""
    window = Window({}, 0, load().story_window)
    parts, doubt, own, event = [], [], [], []
    for new in subject.arrived:
        its = subject.event[new.article]
        for match in window.weigh(window.learn(new), whole=True):
            parts.append(averages(match))
            doubt.append(np.mean([likeness.doubt for likeness in match.likenesses]))
            own.append(match.story == its)
            event.append(its)
        window.add(its, new)
    return Examples(np.array(parts), np.array(doubt), np.array(own, dtype=float), np.array(event))


def averages(match: Match) -> list[float]:
    """The mean of each part over a story's members, in the order of `PARTS`."""
    against = match.field.rivals({match.story})
    rows = [
        {
            **{name: getattr(one, name) or 0.0 for name in ("words", "headline", "names", "numbers", "dense", "days")},
            "undated": float(one.days is None),
            **{name: getattr(against, name) for name in PARTS if name.startswith(("rival", "field"))},
        }
        for one in match.likenesses
    ]
    return [float(np.mean([row[name] for row in rows])) for name in PARTS]


def fit(found: Iterable[Examples], dense: bool) -> Weights:
    """Logistic regression by Newton's method, every set of examples weighted alike, with a ridge."""
    sets = list(found)
    used = [n for n, name in enumerate(PARTS) if dense or name not in DENSE]
    x = np.concatenate([np.column_stack([np.ones(len(e.own)), e.parts[:, used]]) for e in sets])
    offset, y = np.concatenate([e.doubt for e in sets]), np.concatenate([e.own for e in sets])
    weight = np.concatenate([np.full(len(e.own), 1e5 / len(e.own)) for e in sets])
    beta, ridge = np.zeros(x.shape[1]), np.diag([0.0] + [RIDGE] * len(used))
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ beta + offset, -30, 30)))
        slope = x.T @ (weight * (y - p)) - ridge @ beta
        step = np.linalg.solve((x * (weight * p * (1 - p))[:, None]).T @ x + ridge, slope)
        beta += step
        if np.abs(step).max() < 1e-6:
            break
    return Weights(
        round(float(beta[0]), 4), **{PARTS[n]: round(float(b), 4) for n, b in zip(used, beta[1:], strict=True)}
    )


def f1(subject: Set, table: Table, scored: Callable[[str], bool] = lambda _: True) -> float:
    """BCubed F1 of the articles whose events are to be scored, after everything was placed by `table`."""
    story_of = grouping.stories(subject.arrived, table)
    gold = {article: event for article, event in subject.event.items() if scored(event)}
    return grouping.scores(gold, story_of)["BCubed F1"]


def fold(event: str) -> int:
    """The third in which an event lies; the same in every set that holds it."""
    return zlib.crc32(event.encode()) % FOLDS


def outside(found: Examples, held_out: int) -> Examples:
    """The examples of articles whose events lie in other folds."""
    kept = np.array([fold(event) != held_out for event in found.event])
    return Examples(found.parts[kept], found.doubt[kept], found.own[kept], found.event[kept])


def check(sets: Mapping[str, Set], found: Mapping[str, Examples]) -> None:
    """Print the held-out scores, with the shipped thresholds."""
    table = weights.shipped()
    for name, subject in sets.items():
        folds = []
        for held_out in range(FOLDS):
            row = fit([outside(e, held_out) for e in found.values()], dense=True)
            folds.append(f1(subject, replace(table, with_vectors=row), lambda e, n=held_out: fold(e) == n))
        others = [e for other, e in found.items() if other != name and other[:4] != name[:4]]
        unseen = f1(subject, replace(table, with_vectors=fit(others, dense=True)))
        print(
            f"{name}: BCubed F1 of held-out thirds {np.mean(folds):.3f} {np.round(folds, 3)}, unseen {unseen:.3f}",
            flush=True,
        )


def best_join(sets: Mapping[str, Set], table: Table) -> Table:
    """The table with the `join` that gives the best mean over the sets."""
    tried = {}
    for join in JOINS:
        of_sets = [f1(subject, replace(table, join=join)) for subject in sets.values()]
        tried[join] = float(np.mean(of_sets))
        print(f"join {join}: {np.round(of_sets, 3)} mean {tried[join]:.3f}", flush=True)
    return replace(table, join=max(tried, key=lambda join: tried[join]))


def toml(table: Table) -> str:
    """The table as it is stored."""
    lines = [
        "# Log-odds of one event that each part of the evidence adds. Made by `python -m evaluation.fit_grouping`;",
        "# the rows across languages, merge and split are set by hand. What the parts are: similarity.py, rivals.py.",
        f"[thresholds]\njoin = {table.join}\nmerge = {table.merge}\nsplit = {table.split}",
    ]
    for row in ("with_vectors", "without_vectors", "across_languages", "across_with_vectors"):
        values = {f.name: getattr(getattr(table, row), f.name) for f in fields(Weights)}
        lines += [f"\n[{row}]", *(f"{name} = {value}" for name, value in values.items() if value)]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Fit and write, or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="print held-out scores and write nothing")
    arguments = parser.parse_args()
    sets = read_sets()
    found = {name: examples(subject) for name, subject in sets.items()}
    if arguments.check:
        check(sets, found)
        return 0
    bare = [examples(without_vectors(subject)) for subject in sets.values()]
    table = replace(weights.shipped(), with_vectors=fit(found.values(), True), without_vectors=fit(bare, False))
    TARGET.write_text(toml(best_join(sets, table)), encoding="utf8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
