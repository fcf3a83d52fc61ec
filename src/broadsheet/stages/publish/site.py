"""What the published site shows, as values: handed to the templates, the feeds and the export."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from broadsheet.news.article import Article
from broadsheet.news.feed import Feed
from broadsheet.news.page import Citation, Page, PageImage, State
from broadsheet.news.reader import Fact, FactKind, Filters, SavedSearch, Wish
from broadsheet.stages.publish.changes import Changes

_WIDE_ENOUGH = 300  # pixels; a narrower picture is blurred in the front page's smallest frame on a sharp screen
_INSIDE = 3  # headings of a story that the front page's first place lists


@dataclass(frozen=True, slots=True)
class StorySummary:
    """What a list of stories needs to know of one of them."""

    id: str
    slug: str
    headline: str
    summary: str
    inside: tuple[str, ...]  # the headings of its further sections, from the second on
    language: str
    state: State
    first_seen: datetime
    updated: datetime
    articles: int
    independent_reports: int
    outlets: tuple[str, ...]  # each once, in the order of the sources
    reported: tuple[datetime, ...]  # publication times of the independent reports
    image: PageImage | None
    revision: int = 1
    topics: tuple[str, ...] = ()  # of the feeds that report it


@dataclass(frozen=True, slots=True)
class Ranked:
    """A story in its place on the front page. `score` is the product of the parts in `why`."""

    story: StorySummary
    score: float
    why: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the front page knows of its reader. `since`: the end of the visit before; None on the first."""

    since: datetime | None = None
    fresh: frozenset[str] = frozenset()  # stories new or changed since then
    fresh_topics: Mapping[str, int] = field(default_factory=dict)  # how many of those each topic has
    read: frozenset[str] = frozenset()  # stories of which the newest revision was read
    hidden: int = 0  # by the reader's mutes, on this page
    all_shown: bool = False  # the hidden ones too, because the reader asked
    only_fresh: bool = False


@dataclass(frozen=True, slots=True)
class Front:
    """The front page: the stories in order, and what stands beside them. `topic` is "" where it shows all."""

    stories: tuple[Ranked, ...]
    topics: tuple[tuple[str, int], ...]  # each topic with the number of its feeds
    feeds: tuple[Feed, ...]
    topic: str = ""
    seen: Seen | None = None  # None where nobody in particular reads, as in the export
    searches: tuple[SavedSearch, ...] = ()
    starter: tuple[tuple[str, int], ...] = ()  # topics that a reader without feeds can begin with, with their feeds


@dataclass(frozen=True, slots=True)
class StoryView:
    """A revision of a page with the articles that it cites, by id, in the versions that it cites."""

    page: Page
    articles: Mapping[str, Article]
    newest: int = 0  # the story's newest revision; 0: this one
    since: Changes | None = None  # what is new to the reader; None where nothing is, or nothing was read before
    since_at: datetime | None = None
    starred: bool = False
    facts: tuple[Fact, ...] = ()  # the people, places and companies that it names


@dataclass(frozen=True, slots=True)
class DiffView:
    """Two revisions of a story and what lies between them; `revisions` is how many there are."""

    older: Page
    newer: Page
    changes: Changes
    revisions: int


@dataclass(frozen=True, slots=True)
class ListView:
    """Stories with something in common: a person, a place, an outlet, a star. `kind` and `key` say what."""

    kind: str
    title: str
    stories: tuple[StorySummary, ...]
    key: str = ""
    wished: Wish | None = None  # what the reader wants of it
    earlier: str = ""  # the address of the page with older ones; "" where there is none


@dataclass(frozen=True, slots=True)
class NamesView:
    """(key, name, stories) of everything of a kind that has a page, what most stories have first."""

    kind: FactKind
    names: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """What a search asks, what it found, and what can be chosen in its form."""

    filters: Filters
    found: tuple[StorySummary, ...] = ()
    outlets: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    saved: SavedSearch | None = None


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article as it is stored, the story that it stands in, and the (start, end) of the words that the story quotes."""

    article: Article
    story: StorySummary | None = None
    quoted: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed with its newest articles and the story of each."""

    feed: Feed
    items: tuple[tuple[Article, StorySummary | None], ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything that an export writes.

    `articles` holds each article that a page cites, in the version that it cites, with the story that it stands in;
    `versions` what earlier revisions cite besides. `feeds` lists each feed's newest articles with the id of their story.
    """

    pages: tuple[Page, ...]  # the newest revision of each story
    articles: Mapping[str, tuple[Article, str | None]]
    feeds: tuple[tuple[Feed, tuple[tuple[Article, str | None], ...]], ...]
    redirects: Mapping[str, str]  # a merged story's id -> the id of the story that it is now
    revisions: Mapping[str, tuple[Page, ...]] = field(default_factory=dict)  # of each story, merged ones too
    versions: Mapping[tuple[str, int], Article] = field(default_factory=dict)


def summarise(page: Page) -> StorySummary:
    """The short form of a page, in the page's own words."""
    reported: dict[int, datetime] = {}
    for source in page.sources:
        report = source.report or -source.n  # a page from before it was told
        reported[report] = min(source.published, reported.get(report, source.published))
    return StorySummary(
        id=page.id,
        slug=page.slug,
        headline=page.headline.text,
        summary=_summary(page),
        inside=tuple(s.heading.text for s in page.sections[1 : 1 + _INSIDE]),
        language=page.language,
        state=page.status.state,
        first_seen=page.first_seen,
        updated=page.updated,
        articles=page.status.articles,
        independent_reports=page.status.independent_reports,
        outlets=tuple(dict.fromkeys(s.outlet for s in page.sources)),
        reported=tuple(reported.values()),
        image=next((i for i in page.images if i.width is None or i.width >= _WIDE_ENOUGH), None),
        revision=page.revision,
    )


def _summary(page: Page) -> str:
    """The page's own summary; where it has none the shortest sentence of the first section that is not the headline over again."""
    if page.summary:
        return page.summary.text
    sentences = [s.text for section in page.sections[:1] for s in section.sentences]
    fresh = [s for s in sentences if s.rstrip(".") != page.headline.text.rstrip(".")]
    return min(fresh, key=len, default="")


def quoted_spans(pages: Iterable[Page], article: str, version: int) -> tuple[tuple[int, int], ...]:
    """The (start, end) of everything that `pages` quote from one version of an article, each once, in order."""
    found: set[tuple[int, int]] = set()
    for page in pages:
        numbers = {s.n for s in page.sources if (s.article, s.version) == (article, version)}
        found |= {(c.start, c.end) for c in citations(page) if c.source in numbers}
    return tuple(sorted(found))


def citations(page: Page) -> Iterator[Citation]:
    """Every citation of a page, in its order; one that serves twice comes twice."""
    yield from page.headline.citations
    yield from page.summary.citations if page.summary else ()
    for section in page.sections:
        for statement in (section.heading, *section.sentences):
            yield from statement.citations
    for discrepancy in page.discrepancies:
        for position in discrepancy.positions:
            yield from position.citations
    for ticker in page.tickers:
        yield from ticker.citations
    for event in page.timeline:
        yield from event.citations


def topics(feeds: Iterable[Feed]) -> tuple[tuple[str, int], ...]:
    """Each topic with the number of its feeds, by name."""
    return tuple(sorted(Counter(f.topic for f in feeds if f.topic).items()))
