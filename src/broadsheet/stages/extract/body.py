"""The text of an article, found in its page."""

import re
from collections import Counter
from collections.abc import Iterator

import trafilatura
from lxml import etree
from lxml import html as lxml_html
from trafilatura.settings import Document

from broadsheet.language.words import fold
from broadsheet.stages.extract.paragraphs import clean, paragraphs
from broadsheet.stages.extract.structured import Marks

_EMBEDS = re.compile(
    r"\b(?:twitter-tweet|twitter-video|instagram-media|tiktok-embed|bluesky-embed|fb-post|reddit-embed|truthsocial-embed|mastodon-embed|text-post-media)\b"
)
# Boxes beside the article's own text. trafilatura knows most of them; these are what it was seen to let through.
_BOX = re.compile(
    r"(?:^|[\s_-])(?:newsletters?|signup|sign-up|subscribe|subscription|author-?bio|about-?(?:the-)?author|author-?box|image-?caption|photo-?credit|img-?caption|wp-caption-text|"
    r"caption|related-?(?:articles?|stor\w+|content|links?|posts?)|recommended|outbrain|taboola|most-?read|read-?more|readmore|correction-?policy|disclaimer|affiliate\w*|tooltip|hovercard|sr-only|visually-?hidden|screen-?reader-text|visuallyhidden)(?=$|[\s_-])",
    re.IGNORECASE,
)
_MOST_IN_BOX = 1500  # characters; what holds more under such a name holds the article
_BLOCKS = ("p", "li", "h2", "h3", "h4", "h5", "h6", "div", "span", "strong")
_LONGEST_LINK = 250  # characters of a linked headline
_LEAST_LEAD = 60  # characters of a lead paragraph


def text_of(tree: lxml_html.HtmlElement, marks: Marks, title: str, authors: tuple[str, ...]) -> str:
    """The article's text, its paragraphs separated by one empty line; "" where the page has none. Changes `tree`."""
    lead = _lead(tree, marks)
    linked = _linked(tree)
    _drop_boxes(tree)
    found = paragraphs(_lines(tree), title, authors, linked)
    declared = paragraphs(_declared(marks), title, authors)
    chosen = _chosen(found, declared)
    if lead and chosen and not _holds(chosen, lead):
        chosen = (lead, *chosen)
    return "\n\n".join(chosen)


def _lines(tree: lxml_html.HtmlElement) -> Iterator[str]:
    try:
        document = trafilatura.bare_extraction(tree, fast=True, include_comments=False, include_tables=False)
    except (ValueError, RecursionError, AssertionError, etree.LxmlError):
        return  # trafilatura finds no text
    if isinstance(document, Document) and document.body is not None:
        yield from _blocks(document.body)


def _blocks(element: etree._Element) -> Iterator[str]:
    """The lines of trafilatura's tree (p, head, list with item, quote, lb), whatever is inside of what."""
    line = [element.text or ""]
    for child in element:
        if child.tag in ("p", "head", "list", "item", "quote", "lb", "row", "cell", "table"):
            yield "".join(line)
            line = []
            yield from _blocks(child)
        else:
            line.append("".join(child.itertext()))
        line.append(child.tail or "")
    yield "".join(line)


def _linked(tree: lxml_html.HtmlElement) -> frozenset[str]:
    """The texts of blocks that are nothing but a link to another page."""
    found = set()
    for anchor in tree.iter("a"):
        block = anchor.getparent()
        target = anchor.get("href") or ""
        if block is None or target.startswith(("#", "mailto:")) or not target:
            continue
        text = "".join(anchor.itertext())
        if not 12 < len(text) <= _LONGEST_LINK:
            continue
        while block is not None and block.tag not in _BLOCKS:
            block = block.getparent()
        for holder in (block, block.getparent() if block is not None else None):
            whole = (
                "".join(holder.itertext()) if holder is not None and holder.tag in _BLOCKS and len(holder) < 8 else ""
            )
            if whole and len(whole.strip()) <= len(text.strip()) * 1.35:
                found.add(fold(clean(whole)))
                found.add(fold(clean(text)))
    return frozenset(found)


def _drop_boxes(tree: lxml_html.HtmlElement) -> None:
    """Take out embedded posts, captions and boxes that are not the article's text."""
    for element in list(
        tree.iter("blockquote", "div", "p", "section", "aside", "span", "ul", "figcaption", "form", "small")
    ):
        name = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag == "form" or len(name) < 3 or element.getparent() is None:
            continue
        if _EMBEDS.search(name) or (_BOX.search(name) and len("".join(element.itertext())) <= _MOST_IN_BOX):
            element.drop_tree()


def _declared(marks: Marks) -> Iterator[str]:
    """The lines of JSON-LD's articleBody, which about one outlet in six gives in full."""
    body = marks.article.get("articleBody")
    if isinstance(body, str):
        plain = re.sub(r"<(?:/p|/div|br\s*/?|/li|/h\d|/blockquote)>", "\n", body)
        yield from re.split(
            r"\n|\r|(?<=[.!?”\"])\s{3,}",
            re.sub(
                r"<[^<>]{0,400}>", "", lxml_html.fromstring(f"<i>{plain}</i>").text_content() if "&" in plain else plain
            ),
        )


def _chosen(found: tuple[str, ...], declared: tuple[str, ...]) -> tuple[str, ...]:
    """What was found in the page, mended by what the page declares: the whole where most was missed, the ends where more was taken."""
    ours, theirs = Counter(_tokens(found)), Counter(_tokens(declared))
    common = (ours & theirs).total()
    if theirs.total() < 80:
        return found
    if common < 0.6 * theirs.total():
        return declared
    if common < 0.9 * theirs.total() or common < 0.5 * ours.total():
        return found
    known = " ".join(_tokens(declared))
    inside = [bool(" ".join(_tokens((line,))[:8]) in known) for line in found]
    first = inside.index(True) if True in inside else 0
    last = len(inside) - inside[::-1].index(True) if True in inside else len(inside)
    return found[first:last]


def _tokens(lines: tuple[str, ...]) -> list[str]:
    return re.findall(r"\w+", fold(" ".join(lines)))


def _lead(tree: lxml_html.HtmlElement, marks: Marks) -> str:
    """The lead paragraph that the page shows between heading and text, known by its being the page's description too."""
    described = {
        key
        for value in (marks.article.get("description"), marks.meta.get("og:description"), marks.meta.get("description"))
        if isinstance(value, str) and len(key := _key(value)) >= _LEAST_LEAD // 2
    }
    if not described:
        return ""
    for element in tree.xpath(
        "//h1/following::*[self::p or self::h2 or self::div or self::strong or self::span][position()<60]"
    ):
        if len(element) > 12:
            continue
        line = clean("".join(element.itertext()))
        if _LEAST_LEAD <= len(line) <= 700 and any(
            _key(line).startswith(k[:120]) or k.startswith(_key(line)) for k in described
        ):
            return line
    return ""


def _key(text: str) -> str:
    return re.sub(r"\W", "", fold(text))


def _holds(lines: tuple[str, ...], lead: str) -> bool:
    key = _key(lead)
    whole = _key(" ".join(lines))
    return key in whole or key[:60] in whole
