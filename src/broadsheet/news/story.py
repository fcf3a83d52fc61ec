"""A story: the articles about one event, and why each of them belongs."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class CopyOf:
    """This share (0 to 1) of an article's text stands in the earlier article `article`."""

    article: str
    share: float


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a story and the evidence that put it there."""

    article: str
    added: datetime
    scores: tuple[tuple[str, float], ...]  # ("words", .61), ("names", .5), ...; empty for the founder
    copy_of: CopyOf | None = None


class Standing(NamedTuple):  # a dataclass takes 8 us to make, and a look makes 13,000
    """Where an article stands, and by which times it was placed: those are RFC 3339 in UTC, so that they sort."""

    story: str
    article: str
    position: int  # in its story, the founder first; numbers may be left out
    added: str
    published: str


@dataclass(frozen=True, slots=True)
class Story:
    """The articles about one event, founder first, then in the order in which they joined."""

    id: str
    founded: datetime  # the founder's published time
    changed: datetime  # when its members last changed
    members: tuple[Member, ...]
    merged_into: str | None = None  # the story that this address redirects to
    follows: str | None = None  # the closed story that this one is a new development of
