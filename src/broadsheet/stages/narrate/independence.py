"""Which articles of a story report independently: an outlet's articles, an agency's reports and all their copies are one report."""

from collections.abc import Iterator

from broadsheet.language.agencies import agency_named, agency_of_outlet
from broadsheet.net.sites import outlet_key, site_of
from broadsheet.news.article import Article
from broadsheet.stages.narrate.material import StoryMaterial


def agency_of(article: Article) -> str:
    """The agency whose report an article is, or prints; "" for none."""
    own = agency_of_outlet(site_of(article.url), article.outlet)
    return own or agency_named(article.authors, article.text)


def independent_reports(material: StoryMaterial) -> tuple[int, ...]:
    """For each article the number of the independent report that it belongs to: 1, 2, ... in the order of the articles."""
    shared: dict[str, int] = {}  # what makes articles one report -> their number so far
    numbers: list[int] = []
    origins = {m.article: m.copy_of.article for m in material.story.members if m.copy_of}
    for n, article in enumerate(material.articles):
        marks = list(_marks(article, origins))
        joined = {shared[mark] for mark in marks if mark in shared}
        number = min(joined, default=n)
        numbers = [number if k in joined else k for k in [*numbers, number]]
        shared = {mark: number if k in joined else k for mark, k in shared.items()} | dict.fromkeys(marks, number)
    in_order = {k: n for n, k in enumerate(dict.fromkeys(numbers), start=1)}
    return tuple(in_order[k] for k in numbers)


def _marks(article: Article, origins: dict[str, str]) -> Iterator[str]:
    """What an article has in common with others of the same report."""
    yield f"text:{article.id}"
    if article.id in origins:
        yield f"text:{origins[article.id]}"
    if outlet := outlet_key(article.url, article.outlet):
        yield f"outlet:{outlet}"
    if agency := agency_of(article):
        yield f"agency:{agency}"
