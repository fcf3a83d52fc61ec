"""Addresses of pictures: which are no pictures of the news, which name the same picture, which is the largest."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from lxml import html as lxml_html

from broadsheet.stages.extract.addresses import absolute

GOOD_WIDTH = 800  # pixels: enough for a page; the largest version is named apart
_NO_PICTURE = re.compile(
    r"logo|favicon|(?:^|[/_.-])icons?(?:[/_.-]|$)|avatar|sprite|pixel|blank\.|placeholder|default[_.-]?(?:image|img|share|thumb|og|social)|/default\.|[_-]fallback|share[-_]?(?:image|card|img|default)|social[-_]?(?:card|share|default|image|media)|"
    r"gravatar|/authors?/|author[-_]|/autor/|byline|columnist|badge|spacer|1x1|headshot|/profiles?/|profile[-_]pic|mugshot|emoji|\.svg|\.ico(?:$|\?)|^data:|/ads?/|doubleclick|adserver|scorecardresearch|facebook\.com/tr|"
    r"(?:facebook|twitter|whatsapp|linkedin|instagram|youtube|newsletter|google-news|app-?store)[-_.]\w*\.(?:png|gif|jpe?g|webp)|transparent|loading\.gif|opengraph-?default|og[-_](?:default|image\.|logo)|count\.gif|beacon|tracking",
    re.IGNORECASE,
)
_INNER = re.compile(r"https?(?::|%3A)/{0,2}(?:%2F){0,2}[^?&\s]+?\.(?:jpe?g|png|webp|avif|gif)", re.IGNORECASE)
_SIZE = re.compile(
    r"[-_.,@]?(?:\d{2,4}x\d{2,4}|[wh][-_=]?\d{2,4}|\d{2,4}w|scaled|q\d{1,3}|large|medium|small|thumb(?:nail)?|xlarge|original|master|resized?)(?=$|[-_.,@/])",
    re.IGNORECASE,
)
_HASH = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{20,}", re.IGNORECASE)
_DESCRIPTOR = re.compile(r"(\d{1,5}(?:\.\d{1,4})?)[wx](?:,+(.*))?")
_LAZY = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazyload",
    "data-url",
    "data-image",
    "data-hi-res-src",
    "data-full-src",
    "data-src-large",
    "data-default-src",
)
_LAZY_SETS = ("srcset", "data-srcset", "data-lazy-srcset", "data-src-set", "data-sizes-srcset")


def is_no_picture(url: str) -> bool:
    """Whether the address is that of a logo, icon, portrait of an author, placeholder, share card, counter or advertisement."""
    return bool(_NO_PICTURE.search(unquote(url)))


def identity(url: str) -> str:
    """What the versions of one picture have in common: the file's own name without size, format, host and query."""
    inner = [m.group() for m in _INNER.finditer(url, len("https://"))]
    parts = urlsplit(unquote(inner[-1]) if inner else url)
    path = unquote(parts.path).lower()
    segments = [s for s in re.sub(r"\.(?:jpe?g|png|webp|avif|gif)\b", "", path).split("/") if s]
    for part in (segments[-1] if segments else "", path):
        if part == path or _HASH.search(part) or not _is_own(_SIZE.sub("", part)):
            if ids := _HASH.findall(part):
                return str(max(ids, key=len))
        else:
            return _SIZE.sub("", part)
    named = [s for segment in segments if re.search(r"[a-z]{3}|\d{5}", s := _SIZE.sub("", segment))]
    return "/".join(named[-3:]) + ("?" + parts.query if len(path) < 12 else "")


def _is_own(name: str) -> bool:
    """Whether a file's name is its own, and not one that many files share ("image", "photo-1")."""
    return len(name) >= 8 and bool(re.search(r"\d{4}|[a-z]{4,}[-_ ].*[a-z]{3}", name))


def versions(image: lxml_html.HtmlElement, holder: lxml_html.HtmlElement, base: str) -> list[tuple[float, str]]:
    """The addresses of a picture with their widths (0 where not given), the one for the page first, the largest last."""
    sets = [image.get(name) or "" for name in _LAZY_SETS]
    sets += [source.get(name) or "" for source in holder.iter("source") for name in _LAZY_SETS[:2]]
    sized = sorted({(width, url) for part in sets for width, link in srcset(part) if (url := absolute(base, link))})
    sized = [(width, url) for width, url in sized if not url.startswith("data:")]
    plain = next((u for name in (*_LAZY, "src") if (u := absolute(base, image.get(name))) and not is_no_picture(u)), "")
    fitting = next(((w, u) for w, u in sized if w >= GOOD_WIDTH), sized[-1] if sized else None)
    first = [fitting] if fitting and fitting[0] > 4 else ([(0.0, plain)] if plain else [])
    return [*first, *sized] if first else sized[::-1]


def srcset(value: str) -> Iterator[tuple[float, str]]:
    """The (size, address) pairs of a srcset attribute (HTML Standard, 4.8.4.2.1); addresses may hold commas."""
    sized = list(_sized(value[:20_000]))
    alone = [link for part in value[:20_000].split() if (link := part.strip(","))][:1]
    yield from sized or ((1.0, link) for link in alone)


def _sized(value: str) -> Iterator[tuple[float, str]]:
    link = ""
    for part in value.split():
        descriptor = _DESCRIPTOR.fullmatch(part)
        if descriptor and link:
            yield float(descriptor[1]), link
        link = (descriptor[2] or "") if descriptor else part.lstrip(",")
