"""Who wrote an article: clean names of people and agencies, never the outlet, an address or a role."""

import re
from collections.abc import Iterator

from lxml import html as lxml_html

from broadsheet.language.words import fold
from broadsheet.stages.extract.structured import Marks, names, words

MOST = 10
_AGENCIES = {
    name.lower(): name
    for name in "AP|Associated Press|The Associated Press|Reuters|AFP|Agence France-Presse|dpa|APA|SDA|Keystone-SDA|EFE|ANSA|PTI|IANS|ANI|"
    "Xinhua|TASS|Kyodo|Kyodo News|Yonhap|Bloomberg|Europa Press|Press Association|PA Media|UPI|KNA|epd|SID|Belga|ANP|NTB|TT|Ritzau|"
    "Anadolu Ajansı|Anadolu Agency|Canadian Press|The Canadian Press|Australian Associated Press|ProPublica|KFF Health News".split(
        "|"
    )
}
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
    r"share|follow|subscribe|read|more|min|am|pm|ago|article|view|profile|see|all|posts?|our|the|in|on|at|of|for|from|to|is|was|null|undefined|unknown|"
    r"january|february|march|april|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
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
_BYLINE = (
    "//*[@rel='author' or @itemprop='author' or @data-testid='byline' or @data-testid='author-name' or "
    "contains(translate(@class,'ABLNUTHORYIE','ablnuthoryie'),'byline') or contains(translate(@class,'AUTHOR','author'),'author')]"
    "[not(self::body or self::html or self::article or self::main or self::script or self::style or self::meta or self::link)]"
    "[not(ancestor::aside or ancestor::footer or ancestor::nav)]"
)


def authors(tree: lxml_html.HtmlElement, marks: Marks, outlet: str, host: str) -> tuple[str, ...]:
    """The authors as JSON-LD, meta elements or the byline give them, each once; empty where none is named."""
    article = marks.article
    for given, sure in (
        (names(_persons(article.get("author"))), True),
        (names(_persons(article.get("creator"))), False),
        *(
            ([words(marks.meta.get(n))], False)
            for n in (
                "author",
                "parsely-author",
                "sailthru.author",
                "byl",
                "dc.creator",
                "cxenseparse:author",
                "article:author",
            )
        ),
        (list(_shown(tree)), False),
    ):
        found = list(dict.fromkeys(n for text in given for n in people(text, sure) if not _is_outlet(n, outlet, host)))
        if found:
            return tuple(found[:MOST])
    return ()


def people(text: str, sure: bool = False) -> Iterator[str]:
    """The names in a byline. `sure`: the page calls it a name, so that one word, or small letters, will do."""
    for part in _SPLIT.split(_BY.sub("", text[:300])):
        name = re.sub(r"\s*\([^)]*\)\s*|[\s.,:*]+$|^\W+", " ", _BY.sub("", part)).strip()
        if agency := _AGENCIES.get(name.lower()):
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
    sites = (outlet, host, host.split(".")[0])
    return any(squeezed == re.sub(r"\W", "", fold(site)) for site in sites if site)


def _persons(value: object) -> object:
    """Of several JSON-LD authors the people, where the page tells people and organisations apart."""
    if not isinstance(value, list):
        return value
    persons = [v for v in value if not (isinstance(v, dict) and "Organization" in str(v.get("@type")))]
    return persons or value


def _shown(tree: lxml_html.HtmlElement) -> Iterator[str]:
    """The short texts of elements marked as byline; those that hold others are left to them."""
    for element in tree.xpath(_BYLINE)[:30]:
        text = words(element.get("content")) or words(" ".join(element.itertext()))
        if not 3 <= len(text) <= 120:
            continue
        yield text
