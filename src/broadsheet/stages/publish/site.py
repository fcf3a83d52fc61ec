"""What the published site shows, as values: handed to the templates, the feeds and the export."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from broadsheet.news.article import Article
from broadsheet.news.feed import Feed
from broadsheet.news.page import Page, PageImage, State
from broadsheet.news.story import Member

_SUMMARY = 160  # characters, about two lines on the front page; a longer first sentence stands alone, never cut
_INSIDE = 3  # headings of a story that the front page's first place lists


@dataclass(frozen=True, slots=True)
class StorySummary:
    """What a list of stories needs to know of one of them."""

    id: str
    slug: str
    headline: str
    summary: str
    inside: tuple[str, ...]  # headings that say more than the summary does
    language: str
    state: State
    first_seen: datetime
    updated: datetime
    articles: int
    independent_reports: int
    outlets: tuple[str, ...]  # each once, in the order of the sources
    reported: tuple[datetime, ...]  # publication times of the independent reports
    image: PageImage | None
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ranked:
    """A story in its place on the front page. `score` is the product of the parts in `why`."""

    story: StorySummary
    score: float
    why: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Front:
    """The front page: the stories in order, and what stands beside them. `topic` is "" where it shows all."""

    stories: tuple[Ranked, ...]
    topics: tuple[tuple[str, int], ...]  # each topic with the number of its stories
    feeds: tuple[Feed, ...]
    topic: str = ""


@dataclass(frozen=True, slots=True)
class StoryView:
    """A revision of a page with the articles that it cites, by id, in the versions that it cites."""

    page: Page
    articles: Mapping[str, Article]
    members: tuple[Member, ...] = ()  # why each article belongs; empty where that is not known any more
    newest: int = 0  # the story's newest revision; 0: this one
    topics: tuple[str, ...] = ()


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
class SiteData:
    """Everything that an export writes. `generated` is the time of the newest change, so that it is the same each time."""

    generated: datetime
    stories: tuple[StoryView, ...]  # the newest revision of each
    revisions: Mapping[str, tuple[StoryView, ...]]  # all revisions of each story, merged ones too, newest first
    articles: tuple[ArticleView, ...]  # every version that a page cites or a feed lists
    feeds: tuple[FeedView, ...]
    redirects: Mapping[str, str]  # a merged story's id -> the id of the story that it is now


def summarise(page: Page, topics: tuple[str, ...] = ()) -> StorySummary:
    """The short form of a page, in the page's own words."""
    copies = {s.n for s in page.sources if s.copy_of}
    summary, used = _summary(page)
    return StorySummary(
        id=page.id,
        slug=page.slug,
        headline=page.headline.text,
        summary=summary,
        inside=tuple(s.heading.text for s in page.sections[used:] if s.heading.text)[:_INSIDE],
        language=page.language,
        state=page.status.state,
        first_seen=page.first_seen,
        updated=page.updated,
        articles=page.status.articles,
        independent_reports=page.status.independent_reports,
        outlets=tuple(dict.fromkeys(s.outlet for s in page.sources)),
        reported=tuple(s.published for s in page.sources if s.n not in copies),
        image=page.images[0] if page.images else None,
        topics=topics,
    )


def _summary(page: Page) -> tuple[str, int]:
    """The first sentence that is not the headline over again, a second where both are short; and the sections used."""
    sentences = [s.text for section in page.sections[:1] for s in section.sentences]
    fresh = [s for s in sentences if s.rstrip(".") != page.headline.text.rstrip(".")]
    chosen = fresh[:1]
    if len(fresh) > 1 and len(" ".join(fresh[:2])) <= _SUMMARY:
        chosen = fresh[:2]
    return " ".join(chosen), 1 if len(page.sections) > 1 else 0


def quoted_spans(page: Page, source: int) -> tuple[tuple[int, int], ...]:
    """The (start, end) of every quote of source number `source` on a page, each once, in order."""
    statements = [page.headline.citations]
    for section in page.sections:
        statements += [section.heading.citations, *(s.citations for s in section.sentences)]
    statements += [p.citations for d in page.discrepancies for p in d.positions]
    statements += [t.citations for t in page.tickers] + [e.citations for e in page.timeline]
    return tuple(sorted({(c.start, c.end) for citations in statements for c in citations if c.source == source}))
