"""Fit how the parts of support add up: `python -m evaluation.judge.fit_confidence [--check]`.

Writes src/broadsheet/stages/narrate/confidence.toml from the development sets that `evaluation/support.py` measures, which weigh
alike; a logistic regression with the same weights for all. `--check` writes nothing and prints AUROC held out: each fifth of the
rows scored by weights from the other four, and each set by weights from the other sets.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import numpy as np
import numpy.typing as npt
from evaluation import grouping, support

from broadsheet.config import load
from broadsheet.inference.entailment import Entailment, load_judge
from broadsheet.stages.narrate import confidence
from broadsheet.stages.narrate.confidence import Parts

TARGET = Path(confidence.__file__).with_name("confidence.toml")
PARTS = tuple(f.name for f in fields(Parts))
FOLDS = 5
RIDGE = 1.0  # beside some 2,000 rows of four sets
NEVER_FOR = {  # parts that may only speak against a claim, or only for it: what the sets say otherwise is chance
    "words": 1, "best": 1, "phrases": 1, "numbers": -1, "names": -1, "negation": -1, "modality": -1, "judge": 1, "judge_best": 1,
}  # fmt: skip

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Measured:
    """A set: for each row the parts of each of its sentences, shape (sentences, parts), and whether it holds."""

    parts: tuple[Floats, ...]
    held: npt.NDArray[np.bool_]


def measured(judge: Entailment | None) -> dict[str, Measured]:
    """The parts of every row of every set that is there."""
    found = {}
    for name, rows in support.SETS.items():
        if (grouping.DATA / name).exists():
            read = list(rows())
            parts = tuple(np.array([list(asdict(s.parts).values()) for s in support.parts(r, judge)]) for r in read)
            found[name] = Measured(parts, np.array([r.supported for r in read]))
    return found


def fit(sets: Sequence[Measured]) -> Floats:
    """Weights and, last, the constant; every set and both answers weigh alike."""
    parts = np.concatenate([np.stack([p.mean(axis=0) for p in s.parts]) for s in sets])
    x = np.column_stack([parts, np.ones(len(parts))])
    y = np.concatenate([s.held for s in sets]).astype(float)
    alike = np.concatenate([np.where(s.held, 0.5 / s.held.sum(), 0.5 / (~s.held).sum()) for s in sets])
    alike *= len(y) / alike.sum()
    signs = np.array([NEVER_FOR[name] for name in PARTS] + [0])
    return _descend(x, y, alike, signs)


def _descend(x: Floats, y: Floats, alike: Floats, signs: npt.NDArray[np.int_]) -> Floats:
    """Logistic regression by projected gradient: a weight of the wrong sign is held at none."""
    penalty = np.array([RIDGE] * (x.shape[1] - 1) + [0.0])
    step = 4.0 / (np.linalg.norm(x * np.sqrt(alike)[:, None], 2) ** 2 + 4 * RIDGE)
    w = np.zeros(x.shape[1])
    for _ in range(20_000):
        miss = alike * (1.0 / (1.0 + np.exp(-(x @ w))) - y)
        w = w - step * (x.T @ miss + penalty * w)
        w[(signs > 0) & (w < 0)] = 0.0
        w[(signs < 0) & (w > 0)] = 0.0
    return w


def scores(subject: Measured, w: Floats) -> Floats:
    """The score of each row: of its least sure sentence."""
    return np.array([float((p @ w[:-1] + w[-1]).min()) for p in subject.parts])


def check(sets: Mapping[str, Measured]) -> None:
    """Print AUROC held out."""
    chance = np.random.default_rng(0)
    fold = {name: chance.integers(0, FOLDS, len(s.held)) for name, s in sets.items()}
    held_out = {name: np.zeros(len(s.held)) for name, s in sets.items()}
    for k in range(FOLDS):
        w = fit([_only(s, fold[name] != k) for name, s in sets.items()])
        for name, s in sets.items():
            held_out[name][fold[name] == k] = scores(_only(s, fold[name] == k), w)
    for name, s in sets.items():
        others = fit([o for other, o in sets.items() if other != name])
        print(f"{name}: fifths {_auroc(held_out[name], s):.3f}, from the other sets {_auroc(scores(s, others), s):.3f}")


def _only(subject: Measured, which: npt.NDArray[np.bool_]) -> Measured:
    return Measured(tuple(p for p, keep in zip(subject.parts, which, strict=True) if keep), subject.held[which])


def _auroc(found: Floats, subject: Measured) -> float:
    return support.auroc(list(found), list(subject.held))


def table(name: str, w: Floats) -> str:
    """A table of the weights' file."""
    lines = [f"[{name}]", f"constant = {w[-1]:.2f}"] + [f"{part} = {value:.2f}" for part, value in zip(PARTS, w, strict=False)]  # fmt: skip
    return "\n".join(lines) + "\n"


def main() -> int:
    """Fit and write, or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="print held-out figures and write nothing")
    arguments = parser.parse_args()
    judge, why = load_judge(load())
    if judge is None:
        print(why)
        return 1
    written = []
    for name, given in (("with_judge", judge), ("without_judge", None)):
        sets = measured(given)
        if arguments.check:
            print(name)
            check(sets)
        else:
            written.append(table(name, fit(list(sets.values()))))
    if written:
        TARGET.write_text("# Log-odds that each part of support adds. Made by `python -m evaluation.judge.fit_confidence`;\n# what the parts are: confidence.py.\n" + "\n".join(written), encoding="utf8")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
