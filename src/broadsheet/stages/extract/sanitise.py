"""HTML of feed entries becomes plain paragraphs; nothing active survives, because only text does."""

import html
import re

import nh3

from broadsheet.stages.extract.paragraphs import clean

MOST_MARKUP = 1_000_000  # characters of an entry; what comes after is left out
MOST_TAGS = 10_000  # of an entry; nh3 needs 0.3 s for so many within each other, and 32 s for ten times as many
_TAGS = set(
    "p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote br hr table tr td th section article header footer pre figcaption".split()
)
_SILENT = {
    "script",
    "style",
    "iframe",
    "svg",
    "math",
    "figure",
    "noscript",
    "template",
    "object",
    "video",
    "audio",
    "select",
    "button",
    "form",
    "xmp",
    "noembed",
    "noframes",
    "textarea",
    "title",
}
_BREAK = re.compile(r"<[^>]*>")
_TAIL = re.compile(
    r"^(?:the post .{3,300} (?:appeared first|first appeared) on .{2,100}|(?:continue reading|read more|read the (?:full|rest)|weiterlesen|lire la suite|leer más).{0,120}|\[?(?:…|\.\.\.)\]?|(?:submitted by|via) .{2,60}|\[?(?:link|comments|kommentare)\]?)\W*$",
    re.IGNORECASE,
)


def plain_paragraphs(markup: str) -> str:
    """The text of `markup`, paragraphs separated by one empty line; plain text goes through unchanged but for spaces."""
    safe = nh3.clean(
        "<".join(markup[:MOST_MARKUP].split("<", MOST_TAGS)[:MOST_TAGS]),
        tags=_TAGS,
        attributes={},
        clean_content_tags=_SILENT,
        link_rel=None,
    )
    lines = (clean(html.unescape(part)) for part in _BREAK.split(safe))
    whole = (
        re.sub(r"\s*(?:\[(?:…|\.\.\.)\]|(?:read more|continue reading|weiterlesen)\W*)$", "", line, flags=re.IGNORECASE)
        for line in lines
    )
    return "\n\n".join(dict.fromkeys(line for line in whole if re.search(r"\w", line) and not _TAIL.match(line)))


def plain_line(markup: str) -> str:
    """The text of `markup` on one line: for titles and names."""
    return clean(plain_paragraphs(markup).replace("\n\n", " "))
