"""How far two groupings of the same articles agree: adjusted mutual information, homogeneity and completeness."""

import math
from collections import Counter
from collections.abc import Mapping

from broadsheet.news.quality import Agreement


def agreement(one: Mapping[str, str], other: Mapping[str, str]) -> Agreement:
    """The agreement of two groupings, article to story; articles that only one of them knows do not count."""
    shared = sorted(one.keys() & other.keys())
    pairs = Counter((one[a], other[a]) for a in shared)
    rows, columns = Counter(one[a] for a in shared), Counter(other[a] for a in shared)
    n = len(shared)
    mutual = math.fsum(c / n * math.log(n * c / (rows[r] * columns[k])) for (r, k), c in sorted(pairs.items()))
    ours, theirs = _entropy(rows, n), _entropy(columns, n)
    return Agreement(
        ami=_adjusted(mutual, ours, theirs, rows, columns, n),
        homogeneity=1.0 if theirs == 0 else _unit(mutual / theirs),
        completeness=1.0 if ours == 0 else _unit(mutual / ours),
    )


def _unit(value: float) -> float:
    return min(1.0, max(0.0, value))


def _entropy(sizes: Counter[str], n: int) -> float:
    return -math.fsum(c / n * math.log(c / n) for c in sizes.values()) if len(sizes) > 1 else 0.0


def _adjusted(mutual: float, ours: float, theirs: float, rows: Counter[str], columns: Counter[str], n: int) -> float:
    if n == 0 or (len(rows) == len(columns) == 1) or len(rows) == len(columns) == n:
        return 1.0
    by_chance = _expected(Counter(rows.values()), Counter(columns.values()), n)
    room = (ours + theirs) / 2 - by_chance
    return 1.0 if abs(room) < 1e-12 else min(1.0, (mutual - by_chance) / room)


def _expected(rows: Counter[int], columns: Counter[int], n: int) -> float:
    """The mutual information that random groupings with stories of these sizes share; sizes with how often each occurs."""
    log = [math.lgamma(i + 1) for i in range(n + 1)]
    total = 0.0
    for a, many in rows.items():
        for b, times in columns.items():
            fixed = log[a] + log[b] + log[n - a] + log[n - b] - log[n]
            for c in range(max(1, a + b - n), min(a, b) + 1):
                chance = fixed - log[c] - log[a - c] - log[b - c] - log[n - a - b + c]
                total += many * times * c / n * math.log(n * c / (a * b)) * math.exp(chance)
    return total
