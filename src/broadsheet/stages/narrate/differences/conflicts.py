"""Two reports that tell one fact and differ in a part of it: how many, on which day, where, who said it, or whether it is so.

Sentences are paired that share words; the claims of a pair are then compared part by part. A part conflicts only where it is of the
same thing in both: the words beside it agree, or the verb that it belongs to and whoever does it. And only where neither article has
what the other says: a report that knows both has told both.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from broadsheet.news.evidence import Claim
from broadsheet.stages.narrate.cite import Desk
from broadsheet.stages.narrate.differences.conflict import Conflict, Texts
from broadsheet.stages.narrate.differences.how_many import counts_differ, other_figure
from broadsheet.stages.narrate.differences.pair import Pair
from broadsheet.stages.narrate.differences.plain_claims import says_plainly
from broadsheet.stages.narrate.differences.questions import is_it_so
from broadsheet.stages.narrate.differences.speakers import same_words_of_two
from broadsheet.stages.narrate.differences.when_and_where import of_one_actor, other_day, other_place
from broadsheet.stages.narrate.spans import Span

_NEARLY = 0.3  # of the shorter sentence's words, where the words beside the part say that it is of the same thing
_ONE_WIRE = 0.6  # where two copies of one report can be compared: what one of them changed
_ONE_DENIAL = 0.42  # where one sentence says that it is so and the other that it is not


def conflicts(spans: Sequence[Span], desk: Desk) -> Iterator[Conflict]:
    """The conflicts between reports, the most alike sentences first."""
    texts = Texts(desk.spans)
    for pair in _pairs(spans, desk):
        if pair.one.claim and pair.other.claim:
            yield from filter(None, _between(pair, pair.one.claim, pair.other.claim, texts, desk))


def _between(pair: Pair, a: Claim, b: Claim, texts: Texts, desk: Desk) -> Iterator[Conflict | None]:
    yield other_figure(pair, a, b, texts)
    if not counts_differ(a, b):
        yield other_day(pair, desk)
        yield other_place(pair, a, b, texts)
    if same_words_of_two(pair.one, pair.other):
        yield Conflict("attribution", "Who said this?", pair)
    yield _denial(pair, a, b)


def _pairs(spans: Sequence[Span], desk: Desk) -> list[Pair]:
    """Sentences of two outlets that share words, the most alike first."""
    rows = np.array([desk.index(s) for s in spans], dtype=int)
    if not len(rows):
        return []
    alike = desk.sameness[np.ix_(rows, rows)]
    found = [
        Pair(spans[i], spans[j], float(alike[i, j]))
        for i, j in zip(*np.nonzero(np.triu(alike >= _NEARLY, 1)), strict=True)
        if spans[i].article.outlet != spans[j].article.outlet
        and (spans[i].report != spans[j].report or alike[i, j] >= _ONE_WIRE)
    ]
    return sorted(found, key=lambda p: (-p.alike, *_place(p.one), *_place(p.other)))


def _place(span: Span) -> tuple[int, int]:
    return span.source, span.position


def _denial(pair: Pair, a: Claim, b: Claim) -> Conflict | None:
    if pair.alike < _ONE_DENIAL:
        return None
    for p in a.verbs:
        for q in b.verbs:
            if (
                p.negated != q.negated
                and p.head == q.head
                and of_one_actor(pair, p, q)
                and says_plainly(pair.one, p)
                and says_plainly(pair.other, q)
                and len(pair.around(p, q)) > 1
            ):
                told = (pair.other, q) if p.negated else (pair.one, p)
                return Conflict("denial", is_it_so(*told), pair)
    return None
