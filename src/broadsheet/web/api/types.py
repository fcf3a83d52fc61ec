"""The documents of the API that have no type elsewhere, for its OpenAPI description."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, Field

from broadsheet.news.article import Picture
from broadsheet.news.reader import Filters, LabelKind

Topic = Annotated[str, Field(max_length=100)]


class ErrorDocument(BaseModel):
    """What went wrong, in a sentence."""

    error: str


class Health(BaseModel):
    """Whether the library can be read."""

    status: str
    newest_change: datetime | None


class IndexEntry(BaseModel):
    """A story in its place; `score` is the product of the parts in `why`."""

    id: str
    headline: str
    rank: int
    score: float
    why: dict[str, float]
    articles: int
    updated: datetime


class Index(BaseModel):
    """The stories in front-page order; `generated` is the time of the newest change."""

    generated: datetime | None
    stories: list[IndexEntry]


class RevisionEntry(BaseModel):
    """A revision of a story's page."""

    revision: int
    updated: datetime
    headline: str
    articles: int
    independent_reports: int
    changes: list[str]


class ArticleDocument(BaseModel):
    """An article as it is stored."""

    id: str
    version: int
    url: str
    canonical_url: str
    outlet: str
    title: str
    authors: list[str]
    published: datetime
    language: str
    text: str
    text_from: str
    note: str
    images: list[Picture]
    story: str | None


class FoundEntry(BaseModel):
    """A story that a search found."""

    id: str
    headline: str
    summary: str
    articles: int
    updated: datetime


class FoundDocument(BaseModel):
    """What was asked, and the stories that pass."""

    filters: Filters
    stories: list[FoundEntry]


class NewFeed(BaseModel):
    """A feed to follow."""

    url: str = Field(min_length=1, max_length=2000, description="The address of a feed, or of a site that has one.")
    topic: Topic = ""


class NewLabel(BaseModel):
    """A mistake to report."""

    story: str = Field(min_length=1, description="The id of the story, or the letters that it alone begins with.")
    kind: LabelKind
    where: str = Field("", description="A place on the page, as section-2-3, event-1 or ticker-1.")
    article: str = Field("", description="The id of an article that the mistake is about.")
    note: str = Field("", max_length=2000)


class Event(BaseModel):
    """A story that changed."""

    story: str
    revision: int
