"""HTML of feed entries becomes plain paragraphs; nothing active survives, because only text does."""

import html
import re

import nh3

from broadsheet.stages.extract.paragraphs import clean

_BLOCK = re.compile(
    r"<(?:/?(?:p|div|li|ul|ol|h[1-6]|blockquote|tr|table|section|article)\b[^>]*|br\s*/?)>", re.IGNORECASE
)
_KEPT = {
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "br",
    "table",
    "tr",
    "section",
    "article",
}
_FEED_TAIL = re.compile(
    r"^(?:The post .{3,200} appeared first on .{2,80}|Continue reading.{0,80}|Read more.{0,80}|\[…\]|\[\.\.\.\])\.?$"
)


def plain_paragraphs(markup: str) -> str:
    """The text of `markup`, paragraphs separated by one empty line."""
    safe = nh3.clean(
        markup, tags=_KEPT, attributes={}, clean_content_tags={"script", "style", "iframe", "svg", "math", "figure"}
    )
    lines = (clean(html.unescape(re.sub(r"<[^>]*>", "", part))) for part in _BLOCK.split(safe))
    text = (re.sub(r"\s*\[(?:…|\.\.\.)\]$", "", re.sub(r"\s+", " ", line)) for line in lines)
    return "\n\n".join(line for line in text if line and not _FEED_TAIL.match(line))
