"""The text of an article, found in its page."""

import html
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from broadsheet.stages.extract.document import text_within
from broadsheet.stages.extract.paragraphs import clean, letters, paragraphs
from broadsheet.stages.extract.structured import Marks, words

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
_BLOCKS = ("p", "li", "h2", "h3", "h4", "h5", "h6")
_INLINE_HOLDERS = (*_BLOCKS, "span", "strong", "b", "em", "i")
_LEADS_AWAY = ("http", "/", "..", "?")  # what an address of another page begins with
_LONGEST_LINK = 250  # characters of a linked headline
_MOST_LINES_IN_ONE = 20  # lines in the only paragraph that is found; a real one has hardly any
_MOST_IN_PARAGRAPH = 10_000  # characters
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
    body = getattr(document, "body", None)
    if body is None:
        return
    if len(body) == 1 and "".join(body.itertext()).count("\n") > _MOST_LINES_IN_ONE:
        yield from _own_paragraphs(tree)
    else:
        yield from _blocks(body)


def _own_paragraphs(tree: lxml_html.HtmlElement) -> Iterator[str]:
    """The page's long paragraphs, where trafilatura finds no article and gives the whole page, menus included."""
    for element in tree.iter("p"):
        text = text_within(element, _MOST_IN_PARAGRAPH) or ""
        if len(text.strip()) >= _LEAST_LEAD and next(element.iterancestors("nav", "footer", "form"), None) is None:
            yield text


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
    """The texts, as `letters`, of blocks that are hardly more than a link."""
    found = set()
    for anchor in tree.iter("a"):
        block = anchor.getparent()
        if block is None or not (anchor.get("href") or "#").lstrip().startswith(_LEADS_AWAY):
            continue
        text = "".join(anchor.itertext()).strip()
        if not 12 < len(text) <= _LONGEST_LINK:
            continue
        if block.tag not in _INLINE_HOLDERS:
            found.add(letters(text))
            continue
        while block.tag not in _BLOCKS and (parent := block.getparent()) is not None:
            block = parent
        whole = (text_within(block, 4 * _LONGEST_LINK) or "").strip() if block.tag in _BLOCKS else ""
        if whole and len(text) * 1.35 >= len(whole):
            found.add(letters(whole))
    return frozenset(found)


def _drop_boxes(tree: lxml_html.HtmlElement) -> None:
    """Take out embedded posts, captions and boxes that are not the article's text."""
    for element in list(
        tree.iter("blockquote", "div", "p", "section", "aside", "span", "ul", "figcaption", "form", "small")
    ):
        name = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag == "form" or len(name) < 3 or element.getparent() is None:
            continue
        if _EMBEDS.search(name) or (_BOX.search(name) and text_within(element, _MOST_IN_BOX) is not None):
            element.drop_tree()


def _declared(marks: Marks) -> list[str]:
    """The lines of JSON-LD's articleBody, which about one outlet in six gives in full."""
    body = marks.article.get("articleBody")
    if not isinstance(body, str):
        return []
    broken = re.sub(
        r"</?(?:p|div|br|li|ul|h\d|blockquote)\b[^<>]*>", "\n", html.unescape(html.unescape(body))
    )  # twice, as in `words`
    return re.split(r"[\r\n]+|(?<=[.!?”\"])\s{3,}", re.sub(r"</?[a-zA-Z][^<>]*>", "", broken))


def _chosen(found: tuple[str, ...], declared: tuple[str, ...]) -> tuple[str, ...]:
    """What was found in the page, mended by what the page declares: the whole where most was missed, the ends where more was taken."""
    ours, theirs = Counter(_tokens(found)), Counter(_tokens(declared))
    common = (ours & theirs).total()
    if theirs.total() < 80:
        return found
    if common < 0.6 * theirs.total() or len(found) == 1:  # trafilatura falls back on it too, as it stands, in one line
        return declared
    if common < 0.9 * theirs.total() or common < 0.5 * ours.total():
        return found
    known = " ".join(_tokens(declared))
    inside = [bool(" ".join(_tokens((line,))[:8]) in known) for line in found]
    first = inside.index(True) if True in inside else 0
    last = len(inside) - inside[::-1].index(True) if True in inside else len(inside)
    return found[first:last]


def _tokens(lines: tuple[str, ...]) -> list[str]:
    return re.findall(r"\w+", " ".join(lines).casefold())


def _lead(tree: lxml_html.HtmlElement, marks: Marks) -> str:
    """The lead paragraph that the page shows between heading and text, known by its being the page's description too."""
    values = (marks.article.get("description"), marks.meta.get("og:description"), marks.meta.get("description"))
    described = {key for value in values if len(key := letters(words(value))) >= _LEAST_LEAD // 2}
    if not described:
        return ""
    shown = [clean(text_within(e, 900) or "") for e in islice(_after_heading(tree), 80) if len(e) <= 12]
    lines = [line for line in shown if _LEAST_LEAD <= len(line) <= 700]
    whole = [line for line in lines if any(letters(line).startswith(key[:120]) for key in described)]
    parts = [line for line in lines if any(key.startswith(letters(line)) for key in described)]
    return min(whole, key=len, default="") or next(iter(parts), "")  # a longer one has a byline or a date in it too


def _after_heading(tree: lxml_html.HtmlElement) -> Iterator[lxml_html.HtmlElement]:
    headed = False
    for element in tree.iter("h1", "p", "h2", "div", "strong", "span"):
        headed = headed or element.tag == "h1"
        if headed and element.tag != "h1":
            yield element


def _holds(lines: tuple[str, ...], lead: str) -> bool:
    key = letters(lead)
    whole = letters(" ".join(lines))
    return key in whole or key[:60] in whole
