"""Two sentences of two reports, and whether a part of the one is of the same thing as a part of the other."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import takewhile

from broadsheet.language.words import fold
from broadsheet.news.evidence import DateMention, Name, Quantity, Verb, Words
from broadsheet.stages.narrate.differences.beside import around
from broadsheet.stages.narrate.spans import Span

NEAR = 0.35  # of the shorter sentence's words: sentences on the same matter
ONE_FACT = 0.4  # less, and reports share their subject, not the fact
SURELY = 0.55  # where one shared word beside the part will do; below, two; below `ONE_FACT`, three
MUCH = 3  # shared words beside two parts that tell one thing by themselves
_ONE_SENTENCE = 0.6  # where a part that stands in the same words is the same part, whatever the articles say elsewhere
_FRAME = 4  # words beside two parts, both sides together, that are the same ones in one order
_AROUND = 5  # words on either side of a part that say what it is of
_DATELINE = re.compile(r"(?:, [\w.]+)? \(")  # "WASHINGTON (Reuters) - "

Part = Quantity | DateMention | Verb | Words | Name


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences, and what part of the shorter one's words they share, each by its weight."""

    one: Span
    other: Span
    alike: float

    def around(self, p: Part, q: Part, reach: int = _AROUND) -> Set[str]:
        """The telling words that stand beside both parts, as stems."""
        return around(self.one, p.start, p.end, reach) & around(self.other, q.start, q.end, reach)

    def beside(self, p: Part, q: Part, but: Set[str] = frozenset()) -> bool:
        """Whether enough words stand beside both parts to say that they are of the same thing."""
        return len(self.around(p, q) - but) >= (1 if self.alike >= SURELY else 2 if self.alike >= ONE_FACT else MUCH)

    def of_one_fact(self, p: Part, q: Part) -> bool:
        """Whether the sentences share enough words to tell one fact; a little less where much of it stands beside the parts."""
        return self.alike >= (NEAR if len(self.around(p, q)) >= MUCH else ONE_FACT)

    def in_one_frame(self, p: Part, q: Part) -> bool:
        """Whether the parts stand between the same words of what is one sentence but for a little."""
        if self.alike < _ONE_SENTENCE:
            return False
        sides = zip(_frame(self.one, p), _frame(self.other, q), strict=True)
        left, right = (_run(*side) for side in sides)
        return left > _FRAME or (min(left, right) > 0 and left + right >= _FRAME)

    def elsewhere(self, p: Part, q: Part) -> bool:
        """Whether each part has a place, or a name in its subject, that the other sentence does not have: likely they are of two things."""
        return _has_own(self.one, p, self.other) and _has_own(self.other, q, self.one)

    @property
    def of_one_subject(self) -> bool:
        """Whether the sentences have a name in common, where both name anybody or anything."""
        named = [{word for n in s.names for word in n.key.split()} for s in (self.one, self.other)]
        return not all(named) or bool(named[0] & named[1])


def _frame(span: Span, part: Part) -> tuple[list[str], list[str]]:
    """The words before a part, the nearest first, and those after it."""
    at = span.sentence.start
    left, right = (re.findall(r"\w+", fold(t)) for t in (span.text[: part.start - at], span.text[part.end - at :]))
    return left[::-1], right


def _run(one: Sequence[str], other: Sequence[str]) -> int:
    """How many first words are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _has_own(span: Span, part: Part, other: Span) -> bool:
    claim = span.claim
    where = {p.start for p in claim.places} if claim else set()
    opening = claim.subject.end if claim and claim.subject else part.start
    words = set(re.findall(r"\w+", fold(other.text)))
    named = (
        n
        for n in span.names
        if n.start != part.start
        and not _DATELINE.match(span.article.text, n.end)
        and (n.start in where or (n.end <= opening and n.kind in ("place", "other")))
    )
    return any(not set(re.findall(r"\w+", fold(n.text))[:1]) & words for n in named)
