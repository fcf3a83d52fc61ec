"""Two stories made up for these tests: a harbour barrier with three reports, and a library with one."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from broadsheet.news.article import Article
from broadsheet.news.feed import Feed
from broadsheet.news.page import (
    Citation,
    Discrepancy,
    Page,
    PageImage,
    Position,
    Score,
    Section,
    Source,
    SourceCopy,
    Statement,
    Status,
    Ticker,
    TimelineEvent,
)
from broadsheet.news.when import When
from broadsheet.stages.publish.rank import rank
from broadsheet.stages.publish.site import ArticleView, Edition, Front, StoryView, quoted_spans, summarise

NOW = datetime(2026, 3, 14, 15, 0, tzinfo=UTC)
BARRIER, LIBRARY, MERGED = "01JP5HARB0RBARRER000000000", "01JP5L1BRARY00000000000000", "01JP5MERGED000000000000000"

_TIDE = """The council of Varnholm voted on Friday to build a tidal barrier across the harbour mouth, after three years of argument over its price.

Nineteen of the 31 councillors were in favour. The barrier will cost 410 million crowns, the council's treasurer, Ada Linnet, said after the vote.

"We have measured the water for sixty years, and it does not bargain," Linnet said. Work is to begin in June 2027 and to last four years.

The storm of November 2019 flooded 2,300 homes in the lower town. A first plan for a barrier was dropped in 2021 for want of money. Dredgers from Norrhav Marine (NRHM) are to prepare the sea bed."""

_GAZETTE = """Varnholm will get its barrier. By 19 votes to 12 the council decided on Friday to close the harbour mouth against storm tides.

The price is put at 460 million crowns in the papers that councillors were given, which include the new lock for the fishing fleet.

Fishermen left the gallery before the end. "A gate that is shut in a storm is a gate that shuts us out," said Pell Oram, who speaks for 64 boats. The council says that the lock will stay open in all but six days a year.

Opponents announced that they would ask the regional court to review the vote."""

_WIRE = """The council of Varnholm voted on Friday to build a tidal barrier across the harbour mouth, after three years of argument over its price.

Nineteen of the 31 councillors were in favour. The barrier will cost 410 million crowns, the council's treasurer, Ada Linnet, said after the vote.

Shares in Norrhav Marine rose 6 percent in Friday's trading."""

_BOOKS = """The town library of Ostby has abolished its fines. Since 1 March nobody has paid for a book that came back late.

The fines brought in 9,000 crowns a year and cost 11,000 to collect, the librarian, Signe Marl, told readers on Thursday."""


def _article(id: str, outlet: str, title: str, text: str, hours: float, **more: object) -> Article:
    published = NOW - timedelta(hours=hours)
    host = outlet.lower().replace(" ", "-")
    made = Article(
        id=id,
        version=1,
        url=f"https://{host}.example/{id.lower()}",
        canonical_url=f"https://{host}.example/{id.lower()}",
        outlet=outlet,
        title=title,
        authors=(),
        published=published,
        published_known=True,
        modified=None,
        seen=published + timedelta(minutes=4),
        language="en",
        text=text,
    )
    return replace(made, **more)  # type: ignore[arg-type]


TIDE = _article(
    "01JP5ART1C1E00000000000001",
    "Tide Table",
    "Varnholm votes for a barrier across its harbour",
    _TIDE,
    20,
    authors=("Mira Sund",),
)
GAZETTE = _article(
    "01JP5ART1C1E00000000000002", "Lower Town Gazette", "Nineteen to twelve: the harbour will have a gate", _GAZETTE, 17
)
WIRE = _article(
    "01JP5ART1C1E00000000000003", "Crown Wire", "Varnholm council backs tidal barrier", _WIRE, 3,
    text_from="feed", note="The page answered 403: Forbidden.",
)  # fmt: skip
BOOKS = _article("01JP5ART1C1E00000000000004", "Ostby Letter", "A library without fines", _BOOKS, 30)
ARTICLES = (TIDE, GAZETTE, WIRE)


def quote(source: int, words: str, article: Article, support: float = 0.97) -> Citation:
    """The citation of these words, which must stand in the article once."""
    assert article.text.count(words) == 1, words
    start = article.text.index(words)
    return Citation(source, start, start + len(words), words, support)


_VOTE_1 = quote(1, "The council of Varnholm voted on Friday to build a tidal barrier across the harbour mouth", TIDE)
_VOTE_2 = quote(
    2, "By 19 votes to 12 the council decided on Friday to close the harbour mouth against storm tides.", GAZETTE
)
_COST_1 = quote(
    1, "The barrier will cost 410 million crowns, the council's treasurer, Ada Linnet, said after the vote.", TIDE
)
_COST_2 = quote(2, "The price is put at 460 million crowns in the papers that councillors were given", GAZETTE)
_COST_3 = quote(
    3, "The barrier will cost 410 million crowns, the council's treasurer, Ada Linnet, said after the vote.", WIRE
)
_COURT = quote(2, "Opponents announced that they would ask the regional court to review the vote.", GAZETTE)
_WATER = quote(1, '"We have measured the water for sixty years, and it does not bargain," Linnet said.', TIDE)
_WORK = quote(1, "Work is to begin in June 2027 and to last four years.", TIDE)
_GATE = quote(
    2, '"A gate that is shut in a storm is a gate that shuts us out," said Pell Oram, who speaks for 64 boats.', GAZETTE
)
_OPEN = quote(2, "The council says that the lock will stay open in all but six days a year.", GAZETTE)
_STORM = quote(1, "The storm of November 2019 flooded 2,300 homes in the lower town.", TIDE)
_PLAN = quote(1, "A first plan for a barrier was dropped in 2021 for want of money.", TIDE)
_DREDGE = quote(1, "Dredgers from Norrhav Marine (NRHM) are to prepare the sea bed.", TIDE)
_SHARES = quote(3, "Shares in Norrhav Marine rose 6 percent in Friday's trading.", WIRE)


SCORES: dict[str, tuple[tuple[str, float], ...]] = {
    TIDE.id: (),
    GAZETTE.id: (("words", 0.61), ("names", 0.5), ("dense", 0.82)),
    WIRE.id: (("words", 0.9), ("days", 1.2), ("story", 2.1)),
}


def _source(n: int, a: Article, copy: SourceCopy | None = None) -> Source:
    return Source(
        n, a.id, a.version, a.title, a.outlet, a.authors, a.published, a.url, a.language, a.text_from, copy,
        report=copy.n if copy else n, why=tuple(Score(name, value) for name, value in SCORES.get(a.id, ())),
    )  # fmt: skip


def _image(name: str, caption: str, credit: str, source: int, width: int | None, height: int | None) -> PageImage:
    url = f"https://pictures.example/{name}.jpg"
    return PageImage(url, url, caption, credit, source, ARTICLES[source - 1].url, width, height)


def _day(year: int, month: int, day: int) -> When:
    at = date(year, month, day)
    return When(at, at, "day", f"{at:%B} {day}, {year}")


PAGE = Page(
    id=BARRIER,
    slug="varnholm-votes-for-a-tidal-barrier",
    revision=2,
    made_by="extractive",
    language="en",
    first_seen=TIDE.published,
    updated=NOW - timedelta(hours=3),
    status=Status("updated", 3, 2, ("New report: Crown Wire", "1 new sentence")),
    headline=Statement("Varnholm votes for a tidal barrier across its harbour; opponents turn to the court", (_VOTE_1, _VOTE_2, _COURT)),
    images=(
        _image("harbour", "The harbour mouth of Varnholm at low water.", "Mira Sund", 1, 1500, 1000),
        _image("gallery", "Fishermen leave the gallery of the town hall.", "", 2, 1600, 900),
        _image("linnet", "Ada Linnet, treasurer.", "Town of Varnholm", 1, 800, 1000),
    ),
    sections=(
        Section(
            Statement("Nineteen of 31 are in favour", (_VOTE_2,)),
            (
                Statement("The council of Varnholm voted on Friday to build a tidal barrier across the harbour mouth.", (_VOTE_1,)),
                Statement("By 19 votes to 12 it decided to close the harbour mouth against storm tides.", (_VOTE_2,)),
                Statement("“We have measured the water for sixty years, and it does not bargain,” the treasurer, Ada Linnet, said.", (_WATER, _COST_1)),
            ),
        ),
        Section(
            Statement("Fishermen fear to be shut out", (_GATE,)),
            (
                Statement("“A gate that is shut in a storm is a gate that shuts us out,” said Pell Oram, who speaks for 64 boats.", (_GATE,)),
                Statement("The council says that the lock will stay open in all but six days a year.", (_OPEN,)),
                Statement("Opponents announced that they would ask the regional court to review the vote.", (_COURT,)),
            ),
        ),
        Section(
            Statement("Work is to last four years", (_WORK,)),
            (
                Statement("Work is to begin in June 2027 and to last four years.", (_WORK,)),
                Statement("The storm of November 2019 flooded 2,300 homes in the lower town.", (_STORM,)),
            ),
        ),
    ),
    discrepancies=(
        Discrepancy(
            "figure", "sources", "How many million crowns?",
            (
                Position("The barrier will cost 410 million crowns.", "Tide Table", (_COST_1, _COST_3)),
                Position("The price is put at 460 million crowns.", "Lower Town Gazette", (_COST_2,)),
            ),
        ),
        Discrepancy(
            "position", "parties", "Will the lock shut the boats out?",
            (
                Position("Yes: a gate that is shut in a storm shuts them out.", "Pell Oram", (_GATE,)),
                Position("No: it will stay open in all but six days a year.", "The council", (_OPEN,)),
            ),
        ),
    ),
    sources=(_source(1, TIDE), _source(2, GAZETTE), _source(3, WIRE, SourceCopy(1, 0.8))),
    tickers=(Ticker("NRHM", "Oslo", "Norrhav Marine", "stock", 0.93, (_DREDGE, _SHARES)),),
    timeline=(
        TimelineEvent(When(date(2019, 11, 1), date(2019, 11, 30), "month", "November 2019"), "A storm floods 2,300 homes in the lower town.", True, (_STORM,)),
        TimelineEvent(When(date(2021, 1, 1), date(2021, 12, 31), "year", "2021"), "A first plan for a barrier is dropped for want of money.", True, (_PLAN,)),
        TimelineEvent(_day(2026, 3, 13), "The council votes by 19 to 12 for the barrier.", False, (_VOTE_1, _VOTE_2)),
        TimelineEvent(When(date(2027, 6, 1), date(2027, 6, 30), "month", "June 2027"), "Work is to begin.", False, (_WORK,)),
    ),
    summary=Statement("The council says that the lock will stay open in all but six days a year.", (_OPEN,)),
)  # fmt: skip

FIRST_REVISION = replace(
    PAGE,
    revision=1,
    updated=NOW - timedelta(hours=16),
    status=Status("new", 2, 2, ()),
    sources=PAGE.sources[:2],
    discrepancies=(replace(PAGE.discrepancies[0], positions=(Position("410 million crowns.", "Tide Table", (_COST_1,)), PAGE.discrepancies[0].positions[1])),),
    tickers=(),
)  # fmt: skip

_FINES = quote(1, "The town library of Ostby has abolished its fines.", BOOKS)
_MARCH = quote(1, "Since 1 March nobody has paid for a book that came back late.", BOOKS)
SINGLE = Page(
    id=LIBRARY,
    slug="ostby-library-abolishes-its-fines",
    revision=1,
    made_by="llm:a-small-model",
    llm_share=1.0,
    language="en",
    first_seen=BOOKS.published,
    updated=BOOKS.published,
    status=Status("new", 1, 1, ()),
    headline=Statement("The town library of Ostby abolishes its fines", (_FINES,)),
    images=(),
    sections=(
        Section(
            Statement("Nobody pays for a late book", (_MARCH,)),
            (Statement("Since 1 March nobody has paid for a book that came back late.", (_MARCH,)),),
        ),
    ),
    discrepancies=(),
    sources=(_source(1, BOOKS),),
    tickers=(),
    timeline=(),
)

VIEW = StoryView(PAGE, {a.id: a for a in ARTICLES}, 2)
SINGLE_VIEW = StoryView(SINGLE, {BOOKS.id: BOOKS}, 1)
OLD_VIEW = replace(VIEW, page=FIRST_REVISION)
SUMMARIES = (summarise(PAGE), summarise(SINGLE))

TIDE_FEED = Feed(
    id="01JP5FEED00000000000000001", url="https://tide-table.example/feed", title="Tide Table", site_url="https://tide-table.example/",
    topic="Coast", last_success=NOW - timedelta(minutes=4), next_poll=NOW + timedelta(minutes=26),
)  # fmt: skip
SICK_FEED = Feed(
    id="01JP5FEED00000000000000002", url="https://ostby.example/rss", title="Ostby Letter", topic="Towns", failures=3,
    last_success=NOW - timedelta(days=3), next_poll=NOW + timedelta(hours=5), last_error="The server of ostby.example did not answer within 20 seconds.",
)  # fmt: skip
FEEDS = (TIDE_FEED, SICK_FEED)
FRONT = Front(rank(SUMMARIES, NOW), (("Coast", 1), ("Towns", 1)), FEEDS)
TIDE_VIEW = ArticleView(TIDE, SUMMARIES[0], quoted_spans([PAGE], TIDE.id, 1))
EDITION = Edition(
    pages=(PAGE, SINGLE),
    articles={**{a.id: (a, BARRIER) for a in ARTICLES}, BOOKS.id: (BOOKS, LIBRARY)},
    feeds=((TIDE_FEED, ((TIDE, BARRIER),)), (SICK_FEED, ((BOOKS, LIBRARY),))),
    redirects={MERGED: BARRIER},
    revisions={BARRIER: (PAGE, FIRST_REVISION), LIBRARY: (SINGLE,)},
)
