"""The grouping that comes out when all articles are there at once: what the live stories are measured against."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta

from broadsheet.stages.group.bonds import Bonds
from broadsheet.stages.group.features import Features
from broadsheet.stages.group.upkeep import Merge, Split, upkeep
from broadsheet.stages.group.window import Window


def regrouped(
    articles: Sequence[Features], frequencies: Counter[str], documents: int, span: timedelta, bonds: Bonds
) -> Mapping[str, str]:
    """The story of each article, grouped anew in order of time with all that is known of words by now, then looked at again."""
    window = Window(frequencies, documents, span, bonds=bonds)
    ordered = sorted(articles, key=lambda f: (f.published, f.article))
    live: dict[str, None] = {}
    for article in ordered:
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
