"""What people said of articles: these belong together, those do not. The program never overrules it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from broadsheet.news.decision import Decision

Partners = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Bonds:
    """For each article those that must not share its story, and those that must."""

    apart: Partners = field(default_factory=dict)
    together: Partners = field(default_factory=dict)

    def part(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Whether a person has put an article of `one` apart from an article of `other`."""
        return _any(self.apart, one, other)

    def hold(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Whether a person has put an article of `one` together with an article of `other`."""
        return _any(self.together, one, other)


def bonds(decisions: Iterable[Decision]) -> Bonds:
    """The bonds that decisions make; of two that contradict each other the later one counts."""
    said: dict[tuple[str, str], str] = {}
    for decision in decisions:
        if decision.binding:
            pairs = ((a, b) for a in decision.moved for b in decision.stayed)
            said |= {pair: decision.binding for a, b in pairs for pair in ((a, b), (b, a))}
    apart: dict[str, set[str]] = defaultdict(set)
    together: dict[str, set[str]] = defaultdict(set)
    for (one, other), word in said.items():
        (apart if word == "apart" else together)[one].add(other)
    return Bonds({a: frozenset(b) for a, b in apart.items()}, {a: frozenset(b) for a, b in together.items()})


def _any(partners: Partners, one: Iterable[str], other: Iterable[str]) -> bool:
    others = frozenset(other)
    return any(not others.isdisjoint(partners.get(article, ())) for article in one)
