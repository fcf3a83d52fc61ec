"""How alike, against people's judgement: Pearson's r, and the fit of the slopes to pairs in two languages."""

from collections.abc import Sequence
from dataclasses import astuple, fields
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from broadsheet.stages.group.alike import Scale, Slopes
from broadsheet.stages.group.similarity import Likeness

FOLDS = 10
DRAWS = 20  # of the folds; the r of one draw lies between .720 and .748
PARTS = tuple(f.name for f in fields(Slopes))

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]


class Judged(NamedTuple):
    """Pairs of articles: what grouping finds, what people say (0 unrelated to 1 one story), the two names."""

    found: Sequence[Likeness]
    people: Floats
    articles: Sequence[tuple[str, str]]


def fit(found: Sequence[Likeness], people: Floats) -> Slopes:
    """The slopes of least squares through 0; a part that would speak against is left out and the rest fitted again."""
    parts = np.array([[one.meaning, one.words] for one in found])
    used = parts.any(axis=0)
    while True:
        slopes = np.zeros(len(PARTS))
        slopes[used] = np.linalg.lstsq(parts[:, used], people, rcond=None)[0]
        if (slopes >= 0).all():
            return Slopes(*slopes.tolist())
        used &= slopes > 0


def as_shipped(judged: Judged) -> float:
    """Pearson's r of the scale as it is; honest only for pairs to which it is not fitted."""
    return _pearson(np.array([one.similarity for one in judged.found]), judged.people)


def held_out(judged: Judged) -> float:
    """Pearson's r where each pair is measured with slopes from other pairs; the mean over some draws of the folds.

    Pairs that share an article, at first hand or through others, are in one fold.
    """
    group = connected(judged.articles)
    return float(np.mean([_pearson(_predicted(judged, _folds(group, draw)), judged.people) for draw in range(DRAWS)]))


def connected(articles: Sequence[tuple[str, str]]) -> Numbers:
    """For each pair the number of its group; pairs that share an article are of one group."""
    group = np.arange(len(articles))
    first: dict[str, int] = {}
    for row, pair in enumerate(articles):
        for article in pair:
            group[group == group[row]] = group[first.setdefault(article, row)]
    return group


def _folds(group: Numbers, draw: int) -> Numbers:
    names, place = np.unique(group, return_inverse=True)
    return np.asarray(np.random.default_rng(draw).permutation(len(names))[place] % FOLDS)


def _predicted(judged: Judged, fold: Numbers) -> Floats:
    predicted = np.zeros(len(fold))
    for one in range(FOLDS):
        rest, out = np.flatnonzero(fold != one), np.flatnonzero(fold == one)
        slopes = fit([judged.found[i] for i in rest], judged.people[rest])
        predicted[out] = [judged.found[i].alike_by(Scale(slopes, slopes)) for i in out]
    return predicted


def _pearson(one: Floats, other: Floats) -> float:
    return float(np.corrcoef(one, other)[0, 1])


def toml(scale: Scale) -> str:
    """The scale as it is stored."""
    lines = [
        "# How alike people find two articles in two languages, 0 to 1, by each part of it: see similarity.py.",
        "# Made by `python -m evaluation.fit_alike`.",
    ]
    for row in (f.name for f in fields(scale)):
        values = dict(zip(PARTS, astuple(getattr(scale, row)), strict=True))
        lines += [f"\n[{row}]", *(f"{name} = {value:.2f}" for name, value in values.items() if value)]
    return "\n".join(lines) + "\n"
