"""How many were killed or hurt, as each sentence counts them, and which counts a later report has replaced."""

from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.language.quantities import quantities
from broadsheet.news.evidence import Quantity
from broadsheet.stages.narrate.differences.figures import UPDATE_AFTER, differ, fate_of
from broadsheet.stages.narrate.spans import Span


@dataclass(frozen=True, slots=True)
class Toll:
    """What happened to how many, as a sentence says it."""

    fate: str
    count: Quantity
    span: Span

    def differs(self, other: "Toll") -> bool:
        """Whether the other counts the same and comes to another number."""
        return self.fate == other.fate and differ(self.count, other.count)


def tolls(span: Span) -> tuple[Toll, ...]:
    """What a sentence counts."""
    places = [(q.start - span.sentence.start, q.end - span.sentence.start, q) for q in span.quantities]
    return tuple(Toll(fate.name, q, span) for start, end, q in places if (fate := fate_of(span.text, start, end)))


def counted_in(text: str, language: str) -> frozenset[tuple[str, float]]:
    """What happened to how many, in a line."""
    found = ((fate_of(text, q.start, q.end), q.value) for q in quantities(text, language))
    return frozenset((fate.name, value) for fate, value in found if fate)


def differ_in_tolls(one: Span, other: Span) -> bool:
    """Whether two sentences count the dead or the injured and come to different numbers: an older report and a newer one."""
    return any(a.differs(b) for a in tolls(one) for b in tolls(other))


def outdated(spans: Sequence[Span]) -> tuple[Toll, ...]:
    """The counts that differ from that of a report that came hours later."""
    found = [toll for span in spans for toll in tolls(span)]
    return tuple(old for old in found if any(_is_later(new.span, old.span) and old.differs(new) for new in found))


def _is_later(one: Span, other: Span) -> bool:
    return one.article.published >= other.article.published + UPDATE_AFTER
