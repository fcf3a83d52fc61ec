"""What a site is made of, and the HTML of each of its pages."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, partial
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from broadsheet.news.article import Article
from broadsheet.news.feed import Feed
from broadsheet.news.page import Citation, Page, Section
from broadsheet.stages.publish.markdown import counts
from broadsheet.stages.publish.rank import Ranked

_CONTEXT = 160  # characters shown on either side of quoted words
RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur"})


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that the pages need; `root` leads from a page to the top ("" or "../"), `now` is when they are read."""

    now: datetime
    root: str = ""
    live: bool = False  # served by the app: search and history are there


@lru_cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("broadsheet.stages.publish"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(day=day, clock=clock, counts=counts, sources=sources)
    environment.globals.update(rtl=RIGHT_TO_LEFT)
    return environment


def stylesheet() -> bytes:
    """The style sheet, the only file that the pages need."""
    return files("broadsheet.stages.publish").joinpath("static/broadsheet.css").read_bytes()


def day(at: datetime) -> str:
    """ "12 March 2026" """
    return f"{at.day} {at:%B %Y}"


def clock(at: datetime) -> str:
    """ "12 March 2026, 07:10 UTC" """
    return f"{day(at)}, {at:%H:%M} UTC"


def sources(citations: Sequence[Citation]) -> tuple[int, ...]:
    """The numbers that a statement cites, each once."""
    return tuple(sorted({c.source for c in citations}))


def ago(at: datetime, now: datetime) -> str:
    """ "3h ago"; a date where that was more than a week before `now`."""
    minutes = int((now - at).total_seconds() // 60)
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{minutes}m ago"
    if minutes < 48 * 60:
        return f"{minutes // 60}h ago"
    return f"{minutes // 1440} days ago" if minutes < 7 * 1440 else day(at)


@dataclass(frozen=True, slots=True)
class Quote:
    """A citation opened: the exact words with a little of what stands around them."""

    id: str
    source: int
    before: str
    words: str
    after: str


def quotes(page: Page, texts: Mapping[str, str]) -> dict[Citation, Quote]:
    """Every citation of a page's sentences with its words in context."""
    article = {s.n: s.article for s in page.sources}
    found: dict[Citation, Quote] = {}
    statements = [page.headline, *(x for s in page.sections for x in (s.heading, *s.sentences))]
    for statement in statements:
        for c in statement.citations:
            if c not in found:
                text = texts.get(article[c.source], "")
                before, after = text[max(0, c.start - _CONTEXT) : c.start], text[c.end : c.end + _CONTEXT]
                found[c] = Quote(
                    f"q{len(found) + 1}", c.source, _whole(before, last=True), c.quote, _whole(after, last=False)
                )
    return found


def _whole(text: str, last: bool) -> str:
    """Cut at a word, within the paragraph next to the quote."""
    text = text.rpartition("\n")[2] if last else text.partition("\n")[0]
    if len(text) < _CONTEXT:
        return text
    return "… " + text.partition(" ")[2] if last else text.rpartition(" ")[0] + " …"


def render(template: str, site: Site, **values: object) -> str:
    """The HTML of a page."""
    when: Callable[[datetime], str] = lambda at: ago(at, site.now)  # noqa: E731
    return _environment().get_template(template).render(site=site, ago=when, **values)


def front_html(site: Site, ranked: Sequence[Ranked], feeds: Sequence[Feed]) -> str:
    """The front page."""
    return render("front.html", site, ranked=ranked, feeds=feeds)


def story_html(site: Site, page: Page, texts: Mapping[str, str], why: Mapping[str, Sequence[tuple[str, float]]]) -> str:
    """A story page; `texts` holds its articles' texts and `why` the scores that joined them, by id."""
    opened = quotes(page, texts)
    return render("story.html", site, page=page, quotes=opened, asides=partial(_asides, page, opened), why=why)


def _asides(page: Page, opened: Mapping[Citation, Quote], section: Section) -> tuple[Quote, ...]:
    """The quotes to stand beside a section: those of its heading and sentences, each at its first use on the page."""
    first = [*page.headline.citations] if section is page.sections[0] else []
    cited = first + [c for s in (section.heading, *section.sentences) for c in s.citations]
    before = _cited_before(page, section)
    return tuple(opened[c] for c in dict.fromkeys(cited) if c not in before)


def _cited_before(page: Page, section: Section) -> set[Citation]:
    earlier = page.sections[: page.sections.index(section)]
    head = set(page.headline.citations) if earlier else set()
    return head | {c for e in earlier for s in (e.heading, *e.sentences) for c in s.citations}


def article_html(site: Site, article: Article, story: Page | None) -> str:
    """A source's text as it was read."""
    return render("article.html", site, article=article, story=story)


def feeds_html(site: Site, feeds: Sequence[Feed]) -> str:
    """Every feed with its health."""
    return render("feeds.html", site, feeds=feeds)


def feed_html(site: Site, feed: Feed, articles: Sequence[tuple[Article, str | None]]) -> str:
    """A feed's newest articles."""
    return render("feed.html", site, feed=feed, articles=articles)
