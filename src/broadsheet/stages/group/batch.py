"""The grouping that comes out when all articles are there at once: what the live stories are measured against."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from broadsheet.stages.group.bonds import Bonds
from broadsheet.stages.group.features import Features
from broadsheet.stages.group.upkeep import Merge, Split, upkeep
from broadsheet.stages.group.weights import Table
from broadsheet.stages.group.window import Window


def regrouped(
    articles: Iterable[Features],
    frequencies: Mapping[str, int],
    documents: int,
    span: timedelta,
    bonds: Bonds,
    table: Table | None = None,
) -> Mapping[str, str]:
    """The story of each article, placed in the order given, each story looked at again when all are there."""
    window = Window(frequencies, documents, span, table, bonds)
    live: dict[str, None] = {}
    for article in articles:
        placement = window.place(article)
        live[placement.story] = None
        for gone in placement.merged:
            live.pop(gone, None)
    for story in list(live):
        _tend(window, story, bonds, live)
    return {article: story for story in live for article in window.articles(story)}


def _tend(window: Window, story: str, bonds: Bonds, live: dict[str, None]) -> None:
    found = upkeep(window, story, bonds) if len(window.articles(story)) > 1 else None
    if isinstance(found, Merge):
        window.absorb(found.story, found.into)
        live.pop(found.story, None)
    elif isinstance(found, Split):
        live[f"{story}/{found.articles[0]}"] = None
        window.part(story, found.articles, f"{story}/{found.articles[0]}")
