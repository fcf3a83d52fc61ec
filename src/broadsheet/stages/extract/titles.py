"""The headline of an article, without the name of its outlet."""

import re
from collections.abc import Iterable

from lxml import html as lxml_html

from broadsheet.language.words import fold
from broadsheet.stages.extract.structured import Marks, words

_SEPARATED = re.compile(r"\s+(?:\||–|—|-|::|•|·|»|~|/)\s+")
_RUBRIC = re.compile(r"^[^|:]{2,24}\s+\|\s+")  # "Opinion | ...": a rubric of the outlet, in front of the headline
_SHORTEST = 4  # characters


def headline(tree: lxml_html.HtmlElement, marks: Marks, outlet: str, host: str) -> str:
    """What the page shows as its heading where its marks agree, else what the marks say; "" where there is nothing."""
    shown = [words(" ".join(h.itertext())) for h in tree.xpath("//h1")[:12]]
    declared = [words(marks.article.get("headline") or marks.article.get("name"))]
    declared += [words(marks.meta.get(name)) for name in ("og:title", "twitter:title", "title", "headline")]
    page = words(tree.findtext(".//title"))
    declared = [title for title in declared if len(title) >= _SHORTEST]
    sites = {fold(outlet), fold(host), fold(host.split(".")[0])}
    agreed = [h for h in shown if any(_alike(h, d) > 0.6 for d in [*declared, page] if d)]
    options = [*agreed[:1], *declared, page, *(h for h in shown if len(h.split()) > 3)]
    cleaned = [_without_site(option, sites, [*shown, *declared]) for option in options]
    best = next((o for o in cleaned if len(o) >= _SHORTEST and fold(o) not in sites), "")
    return _plainest(best, [c for c in cleaned if c])[:400]


def _alike(one: str, other: str) -> float:
    a, b = set(fold(one).split()), set(fold(other).split())
    return len(a & b) / max(1, min(len(a | b), 2 * len(a)))


def _without_site(title: str, sites: set[str], others: Iterable[str]) -> str:
    """`title` without a name of the site at its end or front, and without what the page's other titles do not have."""
    for match in reversed(list(_SEPARATED.finditer(title))):
        head, tail = title[: match.start()].strip(), title[match.end() :].strip()
        whole = {fold(other) for other in others}
        if fold(head) in whole or _names_site(tail, sites) or ("|" in match[0] and _short(tail, head)):
            return _without_site(head, sites, others)
        if (fold(tail) in whole and len(tail.split()) > 2) or _names_site(head, sites):
            return _without_site(tail, sites, others)
    return _RUBRIC.sub("", title) if len(title.split()) > 5 else title


def _names_site(part: str, sites: set[str]) -> bool:
    name = fold(part)
    squeezed = re.sub(r"\W", "", name)
    return any(site and (name == site or squeezed == re.sub(r"\W", "", site)) for site in sites) or bool(
        re.fullmatch(r"(?:www\.)?[\w-]+\.(?:com|org|net|news|co\.\w\w|\w\w)", name)
    )


def _short(tail: str, head: str) -> bool:
    return len(tail.split()) <= 4 < len(head.split()) + 2


def _plainest(title: str, others: list[str]) -> str:
    """A rubric that runs into the heading ("Opinion What...") goes where another title is the same without it."""
    for other in others:
        if len(other.split()) > 3 and other != title and fold(title).endswith(" " + fold(other)):
            return other
    return title
