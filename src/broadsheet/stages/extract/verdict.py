"""Whether a page holds an article; if not, why, in a sentence for a person."""

import re
from urllib.parse import urlsplit

from lxml import html as lxml_html

from broadsheet.stages.extract.structured import Marks, kinds

LEAST_TEXT = 200  # characters; what is shorter is a teaser, a stub or a wall
MOST_TEXT = 300_000  # characters; the longest of 598 news pages has 56,000
_LEAST_HEADLINES = 12  # linked headings on a page of hardly any text of its own
_STUB = 600  # characters under which a wall, or a film with a few words, is no article
_LISTING = {"CollectionPage", "SearchResultsPage", "ItemList", "ProfilePage"}
_WALL_TITLE = re.compile(
    r"^\W*(?:access (?:to this page )?(?:has been )?denied|attention required|just a moment|are you a robot|(?:page |seite )?(?:not found|nicht gefunden)|(?:error )?40[0-9]\b|50[0-9]\b|"
    r"forbidden|page (?:introuvable|unavailable)|subscribe to (?:continue|read)|please enable|before you continue|robot or human|security check|site maintenance|página no encontrada|pardon our interruption)",
    re.IGNORECASE,
)
_WALL_TEXT = re.compile(
    r"(?:enable (?:javascript|cookies)|verify (?:that )?you are (?:a )?human|unusual (?:traffic|activity)|we (?:and our (?:\d+ )?partners )?(?:use|store) cookies|"
    r"wir (?:und unsere partner )?(?:verwenden|nutzen|speichern) cookies|(?:utilizamos|usamos) cookies|utilisons des cookies|page you (?:are|were) looking for|"
    r"subscribe (?:now )?to (?:continue|keep) reading|mit werbung (?:lesen|weiterlesen)|your privacy choices|ad ?blocker)",
    re.IGNORECASE,
)


def why_no_article(tree: lxml_html.HtmlElement, marks: Marks, url: str, title: str, text: str) -> str:
    """The reason for which a page is no article; "" where it is one."""
    if not title:
        return "The page has no title."
    if _WALL_TITLE.match(title) and len(text) < 4 * _STUB:
        return f"The page is an error or a wall: {title[:80]!r}."
    if len(text) < 2 * _STUB and _WALL_TEXT.search(text):
        return "The page shows a wall or a request for consent where the article should be."
    if _is_listing(tree, marks, url, text):
        return "The page is a home page or a list of articles."
    if len(text) < _STUB and _is_film(marks):
        return "The page shows a film with hardly any text."
    if len(text) > MOST_TEXT:
        return f"The page has {len(text)} characters of text, more than any article."
    return _too_short(marks, text) if len(text) < LEAST_TEXT else ""


def _too_short(marks: Marks, text: str) -> str:
    closed = str(marks.article.get("isAccessibleForFree", "")).lower() == "false"
    return f"The page gives only {len(text)} characters of text" + (", the rest is for subscribers." if closed else ".")


def _is_listing(tree: lxml_html.HtmlElement, marks: Marks, url: str, text: str) -> bool:
    if marks.article or marks.meta.get("og:type", "").lower() == "article" or marks.meta.get("article:published_time"):
        return False
    if not urlsplit(url).path.strip("/") or any(_LISTING & set(kinds(node)) for node in marks.nodes):
        return True
    headlines = tree.xpath("count(//h2[.//a or parent::a] | //h3[.//a or parent::a])")
    return bool(headlines >= _LEAST_HEADLINES) and sum(len(line) > 150 for line in text.split("\n\n")) < 4


def _is_film(marks: Marks) -> bool:
    films = any("VideoObject" in kinds(node) for node in marks.nodes)
    return not marks.article and (films or marks.meta.get("og:type", "").startswith("video"))
