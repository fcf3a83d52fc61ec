"""What parsing a feed gives, whatever its format."""

from dataclasses import dataclass

from broadsheet.errors import BroadsheetError
from broadsheet.news.feed import Entry


class NotAFeed(BroadsheetError):
    """The bytes are no feed that can be read; the text says why."""


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """What a feed says of itself, and its entries in its own order."""

    title: str
    site_url: str
    language: str  # ISO 639-1; "" where the feed names none
    entries: tuple[Entry, ...]
