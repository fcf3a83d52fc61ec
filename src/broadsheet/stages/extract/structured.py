"""What a page says of itself for machines: JSON-LD (schema.org), OpenGraph and other meta elements."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import html as lxml_html

from broadsheet.stages.extract.paragraphs import without_invisible

_ARTICLE = re.compile(r"(?:Article|BlogPosting|^Report\w*|LiveBlogPosting|^Review)$")
_DEEPEST = 8  # levels of JSON-LD; real pages have at most four
_MOST_NODES = 400
Node = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one page. `article` is its JSON-LD node of an article, empty where there is none."""

    nodes: tuple[Node, ...]
    article: Node
    meta: Mapping[str, str]  # by property, name or itemprop, in lower case; the first of several


def marks(tree: lxml_html.HtmlElement) -> Marks:
    """Read the marks of a page; broken ones are left out."""
    nodes: list[Node] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and len(nodes) < _MOST_NODES:
            nodes.extend(_nodes(_loads(script.text or ""), 0))
    articles = [node for node in nodes if is_article(node)]
    article: Node = max(articles, key=_weight) if articles else {}
    return Marks(tuple(nodes[:_MOST_NODES]), article, _meta(tree))


def is_article(node: Node) -> bool:
    """Whether a JSON-LD node is a news article or one of its kin."""
    return any(_ARTICLE.search(kind) for kind in kinds(node))


def kinds(node: Node) -> tuple[str, ...]:
    """The types of a JSON-LD node."""
    value = node.get("@type")
    return tuple(str(kind) for kind in (value if isinstance(value, list) else [value]) if kind)


def words(value: object) -> str:
    """`value` as one line of plain text; "" where it is no text."""
    if not isinstance(value, str):
        return ""
    plain = html.unescape(html.unescape(value[:20_000]))  # twice: many pages escape what was escaped
    spaced = re.sub(r"\s+", " ", re.sub(r"</?[a-zA-Z][^<>]*>", " ", plain))
    return re.sub(" +", " ", without_invisible(spaced)).strip()


def names(value: object, depth: int = 0) -> list[str]:
    """The names in a JSON-LD value: a text, a node with a name, or a list of those."""
    if isinstance(value, str):
        return [words(value)] if value.strip() else []
    if isinstance(value, dict):
        return names(value.get("name"), depth + 1) if depth < 3 else []
    if isinstance(value, list) and depth < 3:
        return [name for item in value[:20] for name in names(item, depth + 1)]
    return []


def _weight(node: Node) -> int:
    """The article that a page is about says more of itself than those that it links to."""
    return sum(
        bool(node.get(field)) for field in ("headline", "datePublished", "author", "articleBody", "mainEntityOfPage")
    )


def _loads(text: str) -> object:
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip()
    text = re.sub(r"^//\s*<!\[CDATA\[|//\s*\]\]>$", "", text).strip(" ;\n\r\t")
    for candidate in (text, re.sub(r",(\s*[}\]])", r"\1", text)):
        try:
            return json.loads(candidate, strict=False)  # line breaks inside of texts are common
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(data: object, depth: int) -> Iterator[Node]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for item in data[:_MOST_NODES]:
            yield from _nodes(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for inner in ("@graph", "mainEntity", "primaryImageOfPage"):
            yield from _nodes(data.get(inner), depth + 1)


def _meta(tree: lxml_html.HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        for name in filter(None, (element.get("property"), element.get("name"), element.get("itemprop"))):
            if content:
                found.setdefault(name.lower(), content)
    return found
