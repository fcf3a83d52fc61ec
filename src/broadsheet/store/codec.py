"""Values to and from the text that the tables hold."""

from typing import TypeVar

import zstandard
from pydantic import TypeAdapter

from broadsheet.news.article import Article
from broadsheet.news.evidence import Evidence
from broadsheet.news.feed import Entry
from broadsheet.news.page import Page
from broadsheet.stages.narrate.reword.question import Answer, Question

Value = TypeVar("Value")

ANSWER = TypeAdapter(Answer)
ARTICLE = TypeAdapter(Article)
ENTRY = TypeAdapter(Entry)
EVIDENCE = TypeAdapter(Evidence)
PAGE = TypeAdapter(Page)
QUESTION = TypeAdapter(Question)


def text(adapter: TypeAdapter[Value], value: Value) -> str:
    """A value as JSON text, the same for equal values."""
    return adapter.dump_json(value).decode()


def pack(data: bytes) -> bytes:
    """Bytes, compressed."""
    return zstandard.compress(data, 3)


def unpack(data: bytes) -> bytes:
    """The inverse of `pack`."""
    return zstandard.decompress(data)
