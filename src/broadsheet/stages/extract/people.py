"""Who wrote an article: clean names of people and agencies, never the outlet, an address or a role."""

import re
from collections.abc import Iterator

from lxml import html as lxml_html

from broadsheet.language.agencies import agency_names
from broadsheet.language.words import fold
from broadsheet.stages.extract.structured import Marks, names, words

MOST = 10
_BY = re.compile(
    r"^\W*(?:(?:written|words|story|text|reported|posted|published|report|review|analysis|opinion)\s+)?(?:by|von|por|par|de|di|av|af|door|oleh|text|autor(?:in)?|author)\b\s*:?\s+",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\s*(?:,|;|\||/|•|·|\n|&|、|\s[–—-]\s|\b(?:and|und|y|et|og|och|en|e|with|mit)\b(?=\s+[^\W\d_]))\s*"
)
_NOT_A_NAME = re.compile(
    r"https?:|www\.|@|\d|[<>{}\[\]=_#%]|\b(?:staff|writers?|editors?|newsroom|desk|team|admin\w*|editorial|redaktion\w*|redacción|redacao|redação|rédaction|"
    r"redazione|reporters?|contributors?|correspondents?|korrespondent\w*|columnist|journalist\w*|producer|updated|published|modified|press|news|"
    r"nachrichten|zeitung|magazine|online|media|tv|radio|senior|chief|bureau|guest|associate|director|professor|photograph\w*|"
    r"twitter|facebook|instagram|linkedin|whatsapp|telegram|email|share|follow|subscribe|read|more|min|am|pm|ago|article|view|profile|see|all|posts?|our|the|in|on|at|of|for|from|to|is|was|null|undefined|unknown|"
    r"january|february|march|april|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
# "Ann Lee USA TODAY NETWORK": two or more words in capitals after a name that has small letters
_NETWORK = re.compile(r"(?<=[a-z])(?:\s+[A-Z]{2,}){2,}$")
_PARTICLE = {
    "de",
    "da",
    "di",
    "del",
    "della",
    "van",
    "von",
    "der",
    "den",
    "la",
    "le",
    "bin",
    "al",
    "el",
    "dos",
    "ten",
    "ter",
    "zu",
    "af",
}
_META = ("author", "parsely-author", "sailthru.author", "byl", "dc.creator", "cxenseparse:author", "article:author")


def authors(tree: lxml_html.HtmlElement, marks: Marks, outlet: str, host: str) -> tuple[str, ...]:
    """The authors as JSON-LD, meta elements or the byline give them, each once; empty where none is named."""
    declared = [(name, True) for field in ("author", "creator") for name in names(_persons(marks.article.get(field)))]
    meta = [(words(marks.meta.get(name)), False) for name in _META]
    for given in (declared, *([one] for one in meta), _shown(tree)):
        found = [n for text, sure in given for n in people(text, sure) if not _is_outlet(n, outlet, host)]
        if found:
            return tuple(dict.fromkeys(found))[:MOST]
    return ()


def people(text: str, sure: bool = False) -> Iterator[str]:
    """The names in a byline. `sure`: the page calls it a name, so that one word, or small letters, will do."""
    for part in _SPLIT.split(_BY.sub("", text[:300])):
        name = _NETWORK.sub("", part)
        name = re.sub(r"\s*\([^)]*\)\s*|[\s.,:*]+$|^\W+", " ", _BY.sub("", name)).strip()
        if agency := agency_names().get(name.lower()):
            yield agency
        elif name and not _NOT_A_NAME.search(name) and len(name) <= 50 and _looks_like_a_name(name, sure):
            yield name.title() if name.isupper() and len(name) > 4 else name


def _looks_like_a_name(name: str, sure: bool) -> bool:
    parts = name.split()
    if not 1 <= len(parts) <= 5 or (
        len(parts) == 1 and not sure and not re.search(r"[\u3040-\u9fff\uac00-\ud7a3]{2}", name)
    ):
        return False
    return sure or all(p[0].isupper() or not p[0].isascii() or p.lower() in _PARTICLE or "'" in p for p in parts)


def _is_outlet(name: str, outlet: str, host: str) -> bool:
    squeezed = re.sub(r"\W", "", fold(name))
    if " " not in name and fold(name) in fold(outlet).split():
        return True
    sites = (outlet, host, host.split(".")[0])
    return any(squeezed == re.sub(r"\W", "", fold(site)) for site in sites if site)


def _persons(value: object) -> list[object]:
    """The JSON-LD authors that are people, or agencies: an organisation of another name is the outlet or a part of it."""
    items = value if isinstance(value, list) else [value]
    return [v for v in items if "Organization" not in _type(v) or any(n.lower() in agency_names() for n in names(v))]


def _type(value: object) -> str:
    return str(value.get("@type")) if isinstance(value, dict) else ""


def _shown(tree: lxml_html.HtmlElement) -> list[tuple[str, bool]]:
    """The short texts of the first element that is marked as a byline and names somebody, and of those beside it."""
    found: list[tuple[str, bool]] = []
    beside = None
    for element in tree.iter("a", "span", "div", "p", "address", "li", "h3", "h4", "h5", "strong", "b"):
        if beside is not None and element.getparent() is not beside:
            continue
        if not _is_byline(element):
            continue
        text = words(" ".join(element.itertext()))
        if (
            3 <= len(text) <= 120
            and any(people(text))
            and next(element.iterancestors("aside", "footer", "nav"), None) is None
        ):
            found.append((text, False))
            beside = element.getparent()
    return found[:MOST]


def _is_byline(element: lxml_html.HtmlElement) -> bool:
    if element.get("rel") == "author" or "author" in (element.get("itemprop") or ""):
        return True
    name = f"{element.get('class') or ''} {element.get('data-testid') or ''}".lower()
    return len(name) > 5 and ("byline" in name or "author" in name)
