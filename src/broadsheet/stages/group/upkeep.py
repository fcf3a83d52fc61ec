"""A second look at a story once more is known: it may be one with another, or two in one."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from broadsheet.stages.group.bonds import Bonds
from broadsheet.stages.group.window import Window

_MOST = 40  # members that are weighed for a split, the first ones; the time grows with their square
_DIGITS = 9  # of a mean; the last bits of a sum depend on its order, and what is equal must stay so

Odds = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Merge:
    """`story` is one with `into`."""

    story: str
    into: str
    reason: str


@dataclass(frozen=True, slots=True)
class Split:
    """`articles` of `story` tell of another event."""

    story: str
    articles: tuple[str, ...]
    reason: str


def upkeep(window: Window, story: str, bonds: Bonds) -> Merge | Split | None:
    """What is to be done about a story; None where it stands well as it is. The window is left as it is."""
    return _merged(window, story, bonds) or _parted(window, story, bonds)


def _merged(window: Window, story: str, bonds: Bonds) -> Merge | None:
    found = window.one_with(story)
    if found is None or bonds.part(window.articles(story), window.articles(found[0])):
        return None
    other, odds = found
    small, large = sorted((story, other), key=lambda s: (len(window.articles(s)), -window.founded(s).timestamp(), s))
    return Merge(small, large, f"The reports of each would join the other (log-odds {odds:.2f}).")


def _parted(window: Window, story: str, bonds: Bonds) -> Split | None:
    articles = window.articles(story)[:_MOST]
    if len(articles) < 2:
        return None
    odds = window.odds_within(story, articles)
    one, other = _two_parts(odds)
    across = float(odds[np.ix_(one, other)].mean())
    if across >= window.split_below:
        return None
    left = min((one, other), key=lambda part: (len(part), -part[0]))  # the smaller leaves, of equals the younger
    leaving = tuple(articles[i] for i in left)
    staying = tuple(a for a in window.articles(story) if a not in leaving)
    if bonds.hold(leaving, staying):
        return None
    return Split(story, leaving, f"The reports of one part would not join the other (log-odds {across:.2f}).")


def _two_parts(odds: Odds) -> tuple[list[int], list[int]]:
    """The two clusters that average linkage merges last (UPGMA; Sokal and Michener 1958), of equal ones the first."""
    parts = [[i] for i in range(len(odds))]
    sums, sizes = odds.copy(), np.ones(len(odds))
    while len(parts) > 2:
        means = np.round(sums / np.outer(sizes, sizes), _DIGITS)
        means[np.tril_indices(len(parts))] = -np.inf
        a, b = divmod(int(np.argmax(means)), len(parts))
        parts[a] = sorted(parts[a] + parts.pop(b))
        sums[a] += sums[b]
        sums[:, a] += sums[:, b]
        sizes[a] += sizes[b]
        sums, sizes = np.delete(np.delete(sums, b, 0), b, 1), np.delete(sizes, b)
    return parts[0], parts[1]
