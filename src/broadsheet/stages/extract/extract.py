"""From a page, or from a feed's own words, to an article."""

import traceback
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import wraps

from broadsheet.news.article import Article
from broadsheet.news.feed import Entry
from broadsheet.news.ids import ulid
from broadsheet.news.outcome import Done, Fault, Outcome, Skip
from broadsheet.stages.extract.addresses import host_name, without_tracking
from broadsheet.stages.extract.body import text_of
from broadsheet.stages.extract.document import parse
from broadsheet.stages.extract.languages import language_of
from broadsheet.stages.extract.metadata import Metadata, metadata, outlet
from broadsheet.stages.extract.pictures import pictures
from broadsheet.stages.extract.sanitise import plain_line, plain_paragraphs
from broadsheet.stages.extract.structured import marks as read_marks
from broadsheet.stages.extract.verdict import why_no_article

LEAST_FEED_TEXT = 100  # characters; a feed's summary is often one sentence, and one sentence is news


def extract(
    body: bytes, content_type: str, url: str, key: str, entry: Entry | None, seen: datetime
) -> Outcome[Article]:
    """The article that the page `body` holds.

    `url` is where the page was found, after redirects; `content_type` the HTTP header. Where the page holds no article
    the feed entry's own text serves, with the reason as note; where there is none either, Skip. Never raises: our own
    bugs are a Fault.
    """
    try:
        return _extract(body, content_type, url, key, entry, seen)
    except Exception as error:
        return Fault(key, f"The page {url} could not be read: {error!r}.", traceback.format_exc())
