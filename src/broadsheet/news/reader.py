"""What the reader does: what they have read, starred, muted, saved and reported, as values."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

WishKind = Literal["word", "outlet", "topic"]
LabelKind = Literal["wrong story", "unsupported sentence", "wrong date", "wrong ticker"]
FactKind = Literal["outlet", "person", "organisation", "place", "ticker", "language"]


@dataclass(frozen=True, slots=True)
class Wish:
    """To see less of something (`mute`: hidden, but counted) or more of a topic (`prefer`: ranked higher)."""

    kind: WishKind
    value: str
    wish: Literal["mute", "prefer"] = "mute"


@dataclass(frozen=True, slots=True)
class Visit:
    """What the reader has seen of a story: `revision` last, and `before` at the end of an earlier visit."""

    story: str
    revision: int
    at: datetime
    before: int | None = None
    before_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Filters:
    """What a search asks for; an empty field asks nothing. `days`: changed within so many days."""

    query: str = ""
    days: int = 0
    outlet: str = ""
    topic: str = ""
    language: str = ""
    ticker: str = ""
    person: str = ""
    organisation: str = ""
    place: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing is asked."""
        return self == Filters()


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that is a page of its own."""

    id: str
    name: str
    filters: Filters
    made: datetime


@dataclass(frozen=True, slots=True)
class Label:
    """A mistake that the reader reported: what a later check or a fit of the parts can learn from.

    `where` is the place on the page (a sentence's or event's id, or a source's article), `words` what stood there.
    """

    id: str
    at: datetime
    kind: LabelKind
    story: str
    revision: int
    where: str = ""
    words: str = ""
    article: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a story is about, or is told by, with a page of its own. `key` is the same for all its spellings."""

    kind: FactKind
    key: str
    name: str
    count: int = 1  # articles of the story that name it
