"""The page format `broadsheet.page/1`: what one revision of a story page says, and on whose words.

Field names and meanings are public: the JSON of a page is exactly these values.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from broadsheet.news.when import When

FORMAT: Final = "broadsheet.page/1"

State = Literal["new", "updated", "quiet"]
DiscrepancyKind = Literal["figure", "date", "place", "attribution", "denial", "position"]
TickerKind = Literal["stock", "fund", "index", "currency", "commodity"]


@dataclass(frozen=True, slots=True)
class Citation:
    """`quote` is exactly `text[start:end]` of the article that is source number `source` of this page."""

    source: int
    start: int
    end: int
    quote: str
    support: float  # 0 to 1: how sure the checker is that the quote says what the sentence says


@dataclass(frozen=True, slots=True)
class Statement:
    """A headline, heading or sentence with its citations; never without one."""

    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its two or three sentences."""

    heading: Statement
    sentences: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class PageImage:
    """A picture of the gallery, with the number of the source that shows it."""

    url: str
    full_size_url: str
    caption: str
    credit: str
    source: int
    page_url: str
    width: int | None
    height: int | None


@dataclass(frozen=True, slots=True)
class Position:
    """What one side says. `holder` is an outlet when sources differ, a party when parties do."""

    text: str
    holder: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A question to which sources, or parties, give different answers."""

    kind: DiscrepancyKind
    between: Literal["sources", "parties"]
    question: str
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class SourceCopy:
    """This share of the source's text stands in source number `n`."""

    n: int
    share: float


@dataclass(frozen=True, slots=True)
class Score:
    """One part of the evidence that joined an article to its story; docs/guide/api.md names the parts."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Source:
    """One numbered article of the page, in the version that its citations point into.

    Sources with one `report` are one independent report: copies of one text, or articles of one outlet or agency.
    """

    n: int
    article: str
    version: int
    title: str
    outlet: str
    authors: tuple[str, ...]
    published: datetime
    url: str
    language: str
    text_from: Literal["page", "feed"]
    copy_of: SourceCopy | None
    report: int = 0  # 1, 2, ...; 0 on pages that were written before it was told
    agency: str = ""  # the agency whose report it is, or prints
    why: tuple[Score, ...] = ()  # what joined it to the story; empty for the founder


@dataclass(frozen=True, slots=True)
class Ticker:
    """A listed security that the story is about, with the sentence that shows it."""

    symbol: str
    exchange: str
    name: str
    kind: TickerKind
    confidence: float
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """A dated event; background is what lies before the news itself."""

    when: When
    text: str
    background: bool
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """Words that an earlier revision rested on and that their source took back; `now` stands in their place, "" for nothing."""

    at: datetime
    source: int
    article: str
    version: int  # the article's first version without the words
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """The story that this one is a new development of."""

    id: str
    slug: str
    headline: str
    updated: datetime


@dataclass(frozen=True, slots=True)
class Status:
    """What a reader sees at a glance: how new, how many reports, what changed."""

    state: State
    articles: int
    independent_reports: int
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One revision of a story page."""

    id: str
    slug: str
    revision: int
    made_by: str
    language: str
    first_seen: datetime
    updated: datetime
    status: Status
    headline: Statement
    images: tuple[PageImage, ...]
    sections: tuple[Section, ...]
    discrepancies: tuple[Discrepancy, ...]
    sources: tuple[Source, ...]
    tickers: tuple[Ticker, ...]
    timeline: tuple[TimelineEvent, ...]
    corrections: tuple[Correction, ...] = ()
    earlier: Earlier | None = None
    summary: Statement | None = None  # up to three lines beside the headline; None where none tells enough of the news
    llm_share: float = 0.0  # of the sections' sentences, those that the language model of `made_by` wrote: 0 to 1
    format: Literal["broadsheet.page/1"] = FORMAT


def only_reworded(sentence: Statement, page: Page, other: Page) -> bool:
    """Whether a language model alone sets a sentence of `page` apart from `other`, whose sentences rest on the same words of the sources."""
    if not (page.llm_share or other.llm_share):
        return False
    told = (s for section in other.sections for s in section.sentences)
    return _ground(page, [sentence]) <= _ground(other, told)


def _ground(page: Page, told: Iterable[Statement]) -> frozenset[tuple[str, str]]:
    """(article, words) of everything that statements cite."""
    articles = {s.n: s.article for s in page.sources}
    return frozenset((articles[c.source], c.quote) for s in told for c in s.citations)
