"""The public JSON: pages, articles and the index, the same bytes for the same values."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from pydantic import TypeAdapter

from broadsheet.news.article import Article
from broadsheet.news.page import Page
from broadsheet.stages.publish.rank import Ranked

_PAGE = TypeAdapter(Page)
_ARTICLE = TypeAdapter(Article)


def moment(at: datetime) -> str:
    """RFC 3339 in UTC, to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def page_data(page: Page) -> dict[str, Any]:
    """A page as the JSON values of `broadsheet.page/1`, `format` first."""
    data: dict[str, Any] = _PAGE.dump_python(page, mode="json")
    data.pop("format")
    for key in ("first_seen", "updated"):
        data[key] = moment(getattr(page, key))
    for row, source in zip(data["sources"], page.sources, strict=True):
        row["published"] = moment(source.published)
    return {"format": page.format, **data}


def article_data(article: Article, story: str | None) -> dict[str, Any]:
    """An article as the export shows it."""
    data: dict[str, Any] = _ARTICLE.dump_python(article, mode="json")
    kept = (
        "id",
        "version",
        "url",
        "canonical_url",
        "outlet",
        "title",
        "authors",
        "language",
        "text",
        "text_from",
        "note",
    )
    return {k: data[k] for k in kept} | {
        "published": moment(article.published),
        "images": data["pictures"],
        "story": story,
    }


def index_data(ranked: Sequence[Ranked], generated: datetime | None) -> dict[str, Any]:
    """The front page's order with its reasons; `generated` is the time of the newest change."""
    rows = [
        {
            "id": r.page.id,
            "headline": r.page.headline.text,
            "rank": n,
            "score": r.score,
            "why": dict(r.why),
            "articles": r.page.status.articles,
            "updated": moment(r.page.updated),
        }
        for n, r in enumerate(ranked, start=1)
    ]
    return {"generated": moment(generated) if generated else None, "stories": rows}


def page_schema() -> dict[str, Any]:
    """The JSON Schema of a page, made from its types."""
    schema: dict[str, Any] = _PAGE.json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "broadsheet.page/1", **schema}


def dumps(data: Mapping[str, Any]) -> str:
    """JSON text with a line end; keys stay in their order."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
