"""Whether a page holds an article; if not, why, in a sentence for a person."""

import re
from urllib.parse import urlsplit

from broadsheet.stages.extract.structured import Marks, kinds

LEAST_TEXT = 200  # characters; what is shorter is a teaser, a stub or a wall
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


def why_no_article(marks: Marks, url: str, title: str, text: str) -> str:
    """The reason for which a page is no article; "" where it is one."""
    if not title:
        return "The page has no title."
    if _WALL_TITLE.match(title) and len(text) < 4 * _STUB:
        return f"The page is an error or a wall: {title[:80]!r}."
    if len(text) < 2 * _STUB and _WALL_TEXT.search(text):
        return "The page shows a wall or a request for consent where the article should be."
    if _is_listing(marks, url):
        return "The page is a home page or a list of articles."
    if len(text) < _STUB and _is_film(marks):
        return "The page shows a film with hardly any text."
    if len(text) < LEAST_TEXT:
        return f"The page gives only {len(text)} characters of text" + (
            ", the rest is for subscribers." if _is_closed(marks) else "."
        )
    return ""


def _is_listing(marks: Marks, url: str) -> bool:
    if marks.article or marks.meta.get("og:type", "").lower() == "article" or marks.meta.get("article:published_time"):
        return False
    return not urlsplit(url).path.strip("/") or any(_LISTING & set(kinds(node)) for node in marks.nodes)


def _is_film(marks: Marks) -> bool:
    films = any("VideoObject" in kinds(node) for node in marks.nodes)
    return not marks.article and (films or marks.meta.get("og:type", "").startswith("video"))


def _is_closed(marks: Marks) -> bool:
    return str(marks.article.get("isAccessibleForFree", "")).lower() == "false"
