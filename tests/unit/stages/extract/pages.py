"""Pages of our own writing to extract from, built from parts so that a test shows only what it is about."""

import json
from datetime import UTC, datetime

from lxml.html import HtmlElement

from broadsheet.news.article import Article
from broadsheet.news.feed import Entry
from broadsheet.news.outcome import Done, Outcome
from broadsheet.stages.extract import extract
from broadsheet.stages.extract.document import parse
from broadsheet.stages.extract.structured import Marks, marks

URL = "https://www.harrowpost.example/news/pier-to-be-rebuilt"
SEEN = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
TITLE = "Harrow Bay votes to rebuild its pier"
FIRST = (
    "The council of Harrow Bay voted on Tuesday to rebuild the pier that the storm of last winter destroyed, "
    "at a cost of four million crowns."
)
SECOND = (
    "Work is to begin in May and to end before the summer of next year, the mayor, Ada Brandt, told reporters "
    "after the vote, which went seven to four."
)
THIRD = (
    "Shopkeepers along the front had asked for a stone pier; engineers advised against it, because the sea bed "
    "there moves by half a metre in a year."
)
PARAGRAPHS = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"


def page(body: str = PARAGRAPHS, head: str = "", title: str = TITLE, lang: str = "en") -> str:
    """A whole page whose article holds `body`."""
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        f"<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav><main><article><h1>{title}</h1>{body}</article></main>"
        "<footer><p>Harrow Post, 1 Quay Street. All rights reserved.</p></footer></body></html>"
    )


def read(
    markup: str | bytes, entry: Entry | None = None, content_type: str = "text/html", url: str = URL
) -> Outcome[Article]:
    """What becomes of a page."""
    body = markup.encode() if isinstance(markup, str) else markup
    return extract(body, content_type, url, "k", entry, SEEN)


def article(
    markup: str | bytes, entry: Entry | None = None, content_type: str = "text/html", url: str = URL
) -> Article:
    """The article of a page that has one."""
    outcome = read(markup, entry, content_type, url)
    assert isinstance(outcome, Done), outcome
    return outcome.result


def entry(**fields: object) -> Entry:
    """A feed's entry about the same event, with a summary that serves as text."""
    given: dict[str, object] = {
        "feed_id": "f", "guid": "g1", "url": URL, "title": TITLE,
        "summary": f"<p>{FIRST}</p>", "authors": ("Mila Korn",),
        "published": datetime(2026, 3, 3, 18, 30, tzinfo=UTC),
    }  # fmt: skip
    return Entry(**{**given, **fields})  # type: ignore[arg-type]


def tree_of(markup: str) -> tuple[HtmlElement, Marks]:
    """A page's tree and what it says of itself."""
    tree = parse(markup.encode(), "text/html")
    assert tree is not None
    return tree, marks(tree)


def json_ld(**fields: object) -> str:
    """The script element of a JSON-LD node; a news article unless it says otherwise. `type` stands for "@type"."""
    node = {"@type": fields.pop("type", "NewsArticle"), **fields}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'
