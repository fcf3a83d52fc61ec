"""A page as JSON: the public format `broadsheet.page/1`, and the documents of an export."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from pydantic import TypeAdapter, ValidationError

from broadsheet.errors import BroadsheetError
from broadsheet.news.article import Article, Picture
from broadsheet.news.page import FORMAT, Page
from broadsheet.stages.publish.site import Ranked

PAGE: TypeAdapter[Page] = TypeAdapter(Page)
_TIME: TypeAdapter[datetime] = TypeAdapter(datetime)
_PICTURES: TypeAdapter[tuple[Picture, ...]] = TypeAdapter(tuple[Picture, ...])


class PageFormatError(BroadsheetError):
    """A text is no page of this format; the error says where it differs."""


def page_json(page: Page) -> str:
    """A page as JSON text: the fields in the order of the format, times in UTC, the same text for equal pages."""
    return dumps(page_data(page))


def page_data(page: Page) -> dict[str, Any]:
    """A page as the values of its JSON, `format` first."""
    fields = PAGE.dump_python(page, mode="json")
    return {"format": fields.pop("format"), **fields}


def page_from_json(text: str | bytes) -> Page:
    """The page that `page_json` wrote; unknown fields are passed over. Raises PageFormatError."""
    try:
        return PAGE.validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the document"
        raise PageFormatError(
            f"This is no page of format {FORMAT}: {place}: {first['msg']}. Export the page again."
        ) from error


def article_data(article: Article, story: str | None) -> dict[str, Any]:
    """An article as the values of its JSON, with the id of the story that it stands in."""
    return {
        "id": article.id,
        "version": article.version,
        "url": article.url,
        "canonical_url": article.canonical_url
        if article.url
        else "",  # of an entry without a page it is a name of ours
        "outlet": article.outlet,
        "title": article.title,
        "authors": list(article.authors),
        "published": moment(article.published),
        "language": article.language,
        "text": article.text,
        "text_from": article.text_from,
        "note": article.note,
        "images": _PICTURES.dump_python(article.pictures, mode="json"),
        "story": story,
    }


def index_data(ranked: Iterable[Ranked], generated: datetime | None) -> dict[str, Any]:
    """The stories in front-page order, each with its score and the parts that explain it.

    `generated` is the time of the newest change; None where there is nothing yet.
    """
    stories = [_index_entry(place, r) for place, r in enumerate(ranked, start=1)]
    return {"generated": moment(generated) if generated else None, "stories": stories}


def _index_entry(place: int, ranked: Ranked) -> dict[str, Any]:
    return {
        "id": ranked.story.id,
        "headline": ranked.story.headline,
        "rank": place,
        "score": ranked.score,
        "why": dict(ranked.why),
        "articles": ranked.story.articles,
        "updated": moment(ranked.story.updated),
    }


def moment(at: datetime) -> str:
    """RFC 3339 in UTC: "2026-02-21T11:20:00Z"."""
    return str(_TIME.dump_python(at.astimezone(UTC), mode="json"))


def dumps(value: Mapping[str, Any] | Sequence[Any]) -> str:
    """JSON text with one line a field and a line end, in the order given."""
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
