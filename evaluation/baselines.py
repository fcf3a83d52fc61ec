"""Summaries by older methods, which `evaluation/writing.py` prints beside the pages: TextRank and centroid."""

import math
from collections import Counter
from collections.abc import Sequence
from itertools import combinations

import numpy as np

from broadsheet.stages.narrate.spans import Span


def cut(text: str, size: int) -> str:
    """The first `size` words."""
    return " ".join(text.split()[:size])


def textrank(told: Sequence[Span], size: int) -> str:
    """The sentences that most others resemble (Mihalcea and Tarau 2004), best first, in 30 steps of power iteration."""
    bags = [set(s.stems) for s in told]
    links = np.zeros((len(told), len(told)))
    for i, j in combinations(range(len(told)), 2):
        scale = math.log(len(bags[i]) + 1) + math.log(len(bags[j]) + 1)
        links[i, j] = links[j, i] = len(bags[i] & bags[j]) / scale if scale else 0.0
    sums = links.sum(axis=1)
    steps = links / np.where(sums > 0, sums, 1.0)[:, None]
    rank = np.ones(len(told))
    for _ in range(30):
        rank = 0.15 + 0.85 * steps.T @ rank
    return best(told, rank, size)


def centroid(told: Sequence[Span], idf: dict[str, float], size: int) -> str:
    """The sentences nearest to the mean of all (Radev 2004): cosine of TF-IDF vectors, best first, none that adds little."""
    total: Counter[str] = Counter()
    for span in told:
        total.update(span.stems)
    middle = {stem: n * idf.get(stem, 1.0) for stem, n in total.items()}
    norm = math.sqrt(sum(v * v for v in middle.values())) or 1.0
    ranks = []
    for span in told:
        own = {stem: n * idf.get(stem, 1.0) for stem, n in Counter(span.stems).items()}
        length = math.sqrt(sum(v * v for v in own.values())) or 1.0
        ranks.append(sum(v * middle[stem] for stem, v in own.items()) / (norm * length))
    return best(told, np.array(ranks), size)


def best(told: Sequence[Span], rank: np.ndarray, size: int) -> str:
    """The highest ranked sentences up to `size` words; one that shares half of its stems with a chosen one is passed over."""
    chosen: list[Span] = []
    for i in np.argsort(-rank, kind="stable"):
        bag = set(told[int(i)].stems)
        if all(len(bag & set(c.stems)) < 0.5 * max(1, min(len(bag), len(set(c.stems)))) for c in chosen):
            chosen.append(told[int(i)])
        if sum(len(c.text.split()) for c in chosen) >= size:
            break
    return cut(" ".join(c.text for c in chosen), size)
