"""The headline of an article, without the name of its outlet."""

import re
from collections.abc import Iterable

from lxml import html as lxml_html

from broadsheet.language.words import fold
from broadsheet.stages.extract.paragraphs import clean, letters
from broadsheet.stages.extract.structured import Marks, words

_SEPARATED = re.compile(r"\s+(?:\||–|—|-|::|•|·|»|~|/)\s+")
_RUBRIC = re.compile(r"^[^|:]{2,24}\s+\|\s+")  # "Opinion | ...": a rubric of the outlet, in front of the headline
_SHORTEST, _LONGEST = 4, 500  # characters


def headline(tree: lxml_html.HtmlElement, marks: Marks, outlet: str, host: str) -> str:
    """What the page shows as its heading where its marks agree, else what the marks say; "" where there is nothing."""
    sites = {fold(outlet), fold(host), fold(host.split(".")[0])}
    shown = [_without_site(text, sites, ()) for h in tree.xpath("//h1")[:12] if (text := _shown(h))]
    declared = [words(marks.article.get("headline") or marks.article.get("name"))[:_LONGEST]]
    declared += [words(marks.meta.get(name))[:_LONGEST] for name in ("og:title", "twitter:title", "title", "headline")]
    declared = [_without_site(d, sites, shown) for d in declared if len(d) >= _SHORTEST]
    page = _without_site(words(tree.findtext(".//title"))[:_LONGEST], sites, [*shown, *declared])
    least = 0.2 if len(shown) == 1 else 0.6
    agreed = [h for h in shown if any(_alike(h, d) > least for d in [*declared, page] if d)]
    options = [*agreed[:1], *declared, page, *(h for h in shown if len(h.split()) > 3)]
    best = next((o for o in options if len(o) >= _SHORTEST and fold(o) not in sites), "")
    return _plainest(best, options).strip()  # one that is cut may end in a space


def _shown(heading: lxml_html.HtmlElement) -> str:
    """A heading's text; a space stands between two elements where a word would else run into the next."""
    text = ""
    for part in heading.itertext():
        text += " " + part if text[-1:].isalnum() and part[:1].isalnum() else part
    spaced = words(clean(text[: 4 * _LONGEST]))[:_LONGEST]
    return (
        spaced if (heading.getroottree().getroot().get("lang") or "").startswith("fr") else spaced.replace(" : ", ": ")
    )


def _alike(one: str, other: str) -> float:
    a, b = set(fold(one).split()), set(fold(other).split())
    return len(a & b) / max(1, min(len(a | b), 2 * len(a)))


def _without_site(title: str, sites: set[str], others: Iterable[str]) -> str:
    """`title` without a name of the site at its end or front, and without what the page's other titles do not have."""
    for match in reversed(list(_SEPARATED.finditer(title))):
        head, tail = title[: match.start()].strip(), title[match.end() :].strip()
        whole = {fold(other) for other in others}
        if (
            (fold(head) in whole and len(tail.split()) <= 5)
            or _names_site(tail, sites)
            or ("|" in match[0] and _short(tail, head))
        ):
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
    """The same title as another place has it: without a rubric that runs into it, or with the colon that parts the two."""
    for other in others:
        rubric = title.removesuffix(other)
        if rubric != title and len(other.split()) > 3 and 0 < len(rubric.split()) <= 5:
            return other
        if ":" in other and ":" not in title and letters(other) == letters(title):
            return other
    return title
