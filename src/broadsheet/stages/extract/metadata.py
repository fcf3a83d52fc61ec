"""What a page says of itself, in one value: JSON-LD and OpenGraph first, what it shows for gaps."""

import re
from dataclasses import dataclass
from datetime import datetime

from lxml import html as lxml_html

from broadsheet.language.words import fold
from broadsheet.stages.extract import moments
from broadsheet.stages.extract.addresses import canonical, host_name
from broadsheet.stages.extract.people import authors
from broadsheet.stages.extract.structured import Marks, kinds, names, words
from broadsheet.stages.extract.titles import headline


@dataclass(frozen=True, slots=True)
class Metadata:
    """A page's own account of itself; empty where it gives none."""

    title: str
    authors: tuple[str, ...]
    published: datetime | None  # aware, UTC, as claimed
    modified: datetime | None
    language: str  # the primary tag of what is declared, "" where nothing is
    canonical: str
    outlet: str


def metadata(tree: lxml_html.HtmlElement, marks: Marks, url: str) -> Metadata:
    """Read a page's metadata; never raises for what a page writes."""
    name, host = outlet(marks, url), host_name(url)
    return Metadata(
        title=headline(tree, marks, name, host),
        authors=authors(tree, marks, name, host),
        published=moments.published(tree, marks, url),
        modified=moments.modified(marks),
        language=_language(tree, marks),
        canonical=canonical(tree, marks.meta, url),
        outlet=name,
    )


def outlet(marks: Marks, url: str) -> str:
    """The outlet's name: what the page calls itself, else its host without "www."."""
    sites = [name for node in marks.nodes if "WebSite" in kinds(node) for name in names(node.get("name"))]
    declared = [words(marks.meta.get("og:site_name")), *names(marks.article.get("publisher"))[:1], *sites[:1]]
    declared += [words(marks.meta.get("application-name"))]
    titles = {fold(words(value)) for value in (marks.meta.get("og:title"), marks.article.get("headline"))}
    for name in declared:
        name = re.split(r"\s+(?:\||–|—|-|::)\s+", name)[0].lstrip("@").strip()
        name = re.sub(r"^(?:https?://)?(?:www\.)?(?=[\w-]+\.\w{2,})", "", name).rstrip("/")
        if 1 < len(name) <= 40 and fold(name) not in titles:
            return name
    return host_name(url)


def _language(tree: lxml_html.HtmlElement, marks: Marks) -> str:
    spoken = marks.article.get("inLanguage")
    spoken = spoken.get("name") if isinstance(spoken, dict) else spoken
    header = next(
        (
            m.get("content")
            for m in tree.xpath("//meta[@http-equiv]")
            if m.get("http-equiv", "").lower() == "content-language"
        ),
        "",
    )
    for tag in (tree.get("lang"), tree.get("xml:lang"), spoken, marks.meta.get("og:locale"), header):
        match = re.match(r"\s*([a-zA-Z]{2,3})(?:[-_]|\s*$)", tag) if isinstance(tag, str) else None
        if match:
            return match[1].lower()
    return ""
