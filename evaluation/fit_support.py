"""Fit what each part of the evidence adds to the support checker's log-odds: `python -m evaluation.fit_support --judge FOLDER [--check]`.

Writes src/broadsheet/stages/narrate/confidence.toml; a rerun writes the same. A logistic regression over the rows of
`evaluation/support.py` that are not kept apart, and sentences of recorded articles, made wrong or not. Each set has a constant of
its own while fitting: how hard a set is must not be learned as if it were a part of the evidence. What speaks against a claim may not add
to it. A claim of several sentences counts as the harmonic mean of their odds, as it is measured.

FOLDER holds a judge that has learned from no row that people judged (the first pass of `inference/judge/README.md`): the judge that
ships knows the answers to these rows, and would be trusted too much. `--check` writes nothing and prints AUROC with weights from the
other half of the rows.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import numpy as np
import numpy.typing as npt
from evaluation import grouping, support

from broadsheet.inference.entailment import Entailment, judge_in
from broadsheet.stages.narrate import confidence
from broadsheet.stages.narrate.confidence import Parts

TARGET = Path(confidence.__file__).with_name("confidence.toml")
PARTS = tuple(f.name for f in fields(Parts))
AGAINST = ("numbers", "names", "negation", "modality", "roles")
RIDGE = 0.01  # of ten that were tried, from 0.0001 to 0.1, all within .005 of the best mean held-out AUROC
_STEPS, _RATE = 4000, 0.05  # of gradient descent; twice as many steps change the third decimal

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Examples:
    """A set's claims: the parts of their sentences, whether they are supported, and the part of the set in which they lie."""

    parts: tuple[Floats, ...]  # of shape (sentences, parts) each
    supported: npt.NDArray[np.bool_]
    fold: npt.NDArray[np.int64]

    def of(self, kept: npt.NDArray[np.bool_]) -> "Examples":
        """Some of the claims."""
        return Examples(tuple(p for p, k in zip(self.parts, kept, strict=True) if k), self.supported[kept], self.fold[kept])  # fmt: skip


def read_sets(judge: Entailment | None) -> dict[str, Examples]:
    """The development rows of the sets, and sentences of recorded articles that are not among those that are measured."""
    measured = {row.evidence for row in support.own()}
    sets = {name: list(rows()) for name, rows in support.SETS.items()}
    sets["own"] = [row for row in support.own(seed=2) if row.evidence not in measured]
    return {name: examples([r for r in rows if name == "own" or support.fold(r) != support.KEPT_APART], judge) for name, rows in sets.items()}  # fmt: skip


def examples(rows: Sequence[support.Row], judge: Entailment | None) -> Examples:
    """The parts of each row's sentences."""
    parts = tuple(np.array([astuple(one.parts) for one in support.parts(row, judge)]) for row in rows)
    return Examples(parts, np.array([r.supported for r in rows]), np.array([support.fold(r) for r in rows]))


def fit(sets: Sequence[Examples], judged: bool) -> Floats:
    """The constant and the parts' weights, by projected gradient descent on the log-loss, sets and answers weighted alike."""
    used = np.array([judged or name != "judge" for name in PARTS])
    every = [p for s in sets for p in s.parts]
    x, claim = np.concatenate(every), np.repeat(np.arange(len(every)), [len(p) for p in every])
    size = np.where(x.std(axis=0) > 0, x.std(axis=0), 1.0)
    answers = np.concatenate([s.supported for s in sets]).astype(float)
    of_set = np.repeat(np.arange(len(sets)), [len(s.parts) for s in sets])
    share = np.concatenate([np.where(s.supported, 0.5 / s.supported.sum(), 0.5 / (~s.supported).sum()) for s in sets]) / len(sets)  # fmt: skip
    z, counts = x / size, np.bincount(claim)
    weight, constants = np.zeros(len(PARTS)), np.zeros(len(sets))
    for _ in range(_STEPS):
        doubt = np.exp(-(z @ weight))
        total = np.bincount(claim, doubt)
        wrong = share * (1 / (1 + np.exp(np.log(total / counts) - constants[of_set])) - answers)
        slope = z.T @ (wrong[claim] * doubt / total[claim]) + 2 * RIDGE * weight
        weight = np.where(used, weight - _RATE * 10 * slope, 0.0)
        weight = np.where(np.isin(PARTS, AGAINST), np.minimum(weight, 0.0), weight)
        constants -= _RATE * 100 * np.bincount(of_set, wrong)
    return np.array([constants.mean(), *(weight / size)])


def scores(of: Floats, found: Examples) -> list[float]:
    """The log-odds of each claim."""
    return [support.together(of[0] + parts @ of[1:]) for parts in found.parts]


def check(sets: Mapping[str, Examples], judged: bool) -> None:
    """Print how well the weights of one half of the development rows do on the other."""
    halves = sorted({int(f) for f in next(iter(sets.values())).fold})
    for name, found in sets.items():
        got = []
        for held_out in halves:
            fitted = fit([s.of(s.fold != held_out) for s in sets.values()], judged)
            rest = found.of(found.fold == held_out)
            got.append(support.auroc(scores(fitted, rest), rest.supported.tolist()))
        print(f"{name}: AUROC {np.mean(got):.3f} of halves held out {np.round(got, 3)}", flush=True)


def toml(judged: Floats, alone: Floats) -> str:
    """The weights as they are stored."""
    lines = [
        "# Log-odds of support that each part adds; what the parts are: confidence.py.",
        "# Made by `python -m evaluation.fit_support --judge FOLDER`.",
    ]
    for row, values in (("with_judge", judged), ("rules_alone", alone)):
        lines += [f"\n[{row}]", *(f"{name} = {value + 0.0:.2f}" for name, value in zip(("constant", *PARTS), values, strict=True))]  # fmt: skip
    return "\n".join(lines) + "\n"


def main() -> int:
    """Fit and write, or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--judge", type=Path, required=True, metavar="FOLDER", help="that learned from none of the rows"
    )
    parser.add_argument("--check", action="store_true", help="print held-out scores and write nothing")
    arguments = parser.parse_args()
    if not grouping.DATA.exists():
        print(f"{grouping.DATA} is not there: nothing to fit on.")
        return 1
    judged, alone = read_sets(judge_in(arguments.judge)), read_sets(None)
    if arguments.check:
        for row, sets in ((True, judged), (False, alone)):
            print("with the judge" if row else "by rules alone")
            check(sets, row)
        return 0
    TARGET.write_text(toml(fit(list(judged.values()), True), fit(list(alone.values()), False)), encoding="utf8")
    print(TARGET.read_text(encoding="utf8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
