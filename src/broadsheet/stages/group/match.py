"""How well an article fits a story."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, islice

from broadsheet.stages.group.clash import CLASH
from broadsheet.stages.group.rivals import QUIET, Field
from broadsheet.stages.group.similarity import Glance, Likeness, Measure, mean
from broadsheet.stages.group.weights import Table

_SLACK = 1e-6  # log-odds; the last bits of a sum depend on its order

Scores = tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Match:
    """How well an article fits a story: the mean over its members, less what the other stories near it take away."""

    story: str
    likenesses: tuple[Likeness, ...]  # to the members that were weighed, the founder first
    field: Field  # of every story near the article
    table: Table

    @cached_property
    def odds(self) -> float:
        """Log-odds that the article belongs to the story; no chain of pairs makes it high, since it is a mean."""
        return self.odds_beside("")

    def odds_beside(self, story: str) -> float:
        """The same, where another story is no rival: it may be one with this."""
        against = self.field.rivals({self.story, story})
        odds = mean([one.odds(self.table) + against.odds(one.row(self.table)) for one in self.likenesses])
        return min(odds, CLASH) if self.vetoed else odds

    @cached_property
    def vetoed(self) -> bool:
        """Whether the article clashes with the founder, or with most of the members."""
        clashes = [likeness.doubt == CLASH for likeness in self.likenesses]
        return clashes[0] or 2 * sum(clashes) > len(clashes)

    def scores(self) -> Scores:
        """The evidence by name, for a reader who asks why."""
        best, odds = max(self.likenesses, key=lambda likeness: likeness.odds(self.table)), self.odds
        named = {
            "rivals": self.field.rivals({self.story}).odds(best.row(self.table)),
            "story": odds,
            "score": 1.0 / (1.0 + math.exp(-odds)),
        }
        return (*best.named(), *((name, round(value, 3)) for name, value in named.items()))


def quiet(table: Table) -> Table:
    """The table for `ceilings`: with what the rivals of a quiet day take away, which is the least that they ever do."""
    return table.changed(lambda row: replace(row, constant=row.constant + QUIET.odds(row)))


def ceilings(measure: Measure, stories: Sequence[Sequence[Glance]], quiet: Table) -> list[float]:
    """For each story, by its members, log-odds that `Match.odds` will not exceed, whatever the rivals: what is below a
    threshold need not be weighed whole."""
    most = iter(measure.most(chain.from_iterable(stories), quiet))
    return [sum(islice(most, len(members))) / len(members) + _SLACK for members in stories]
