"""The pictures of an article with caption and credit; no logos, portraits of authors, icons or advertisements."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import html as lxml_html

from broadsheet.news.article import Picture
from broadsheet.stages.extract.addresses import absolute
from broadsheet.stages.extract.metadata import Metadata

MAX_PICTURES = 6
_NO_PICTURE = re.compile(
    r"logo|icon|avatar|sprite|pixel|blank|placeholder|default|share[-_]|gravatar|author|byline|badge|banner|spacer|1x1|headshot|\.svg|^data:|/ads?/|doubleclick",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\s*[(\[]?\s*(?:(?:(?:Photo|Image|Picture|Foto|Bild|Video|Photograph|Illustration|Graphic)s?(?: credit| by| courtesy of| illustration by|:)|Credits?:|Crédito:|Quelle:|Source:|Copyright:?|©)\s*:?\s*(?P<marked>[^()\[\]]{2,90})|"
    r"(?P<bare>(?:[A-Z][\w.'’\- ]{1,40}\s?/\s?)?(?:[A-Z][\w.'’\- ]{1,40}\s?/\s?)*(?:AP(?: Photo| Images)?|Reuters|REUTERS|AFP|Getty(?: Images)?|EPA|Shutterstock|dpa|Bloomberg|NASA|iStock|Alamy|Yonhap|USA TODAY(?: Sports)?)(?:\s?/\s?[A-Z][\w.'’\- /]{1,60})?(?: via (?:Getty(?: Images)?|AP|Reuters))?))\s*[)\].]?\s*$"
)
_SIZES = re.compile(r"[-_]\d{2,4}x\d{2,4}(?=\.\w+$)|[?#].*$")


def pictures(tree: lxml_html.HtmlElement, url: str, facts: Metadata) -> tuple[Picture, ...]:
    """At most six pictures, the lead first, each once."""
    figures = [p for figure in tree.iter("figure") if (p := _figure(figure, url))]
    found: dict[str, Picture] = {}
    for picture in [*_leads(facts, url), *figures]:
        key = _same(picture.url)
        found[key] = _fuller(found[key], picture) if key in found else picture
    return tuple(found.values())[:MAX_PICTURES]


def _same(url: str) -> str:
    """Two sizes of one file have the same last part of their path without the marks of size."""
    return _SIZES.sub("", url).rsplit("/", 1)[-1].lower() or url


def _fuller(one: Picture, other: Picture) -> Picture:
    larger = other if (other.width or 0) > (one.width or 0) else one
    return Picture(
        one.url,
        one.caption or other.caption,
        one.credit or other.credit,
        larger.width,
        larger.height,
        one.full_size_url or other.full_size_url,
    )


def _leads(facts: Metadata, url: str) -> Iterator[Picture]:
    for image in facts.lead_images:
        address = absolute(url, str(image["url"]))
        if address and not _NO_PICTURE.search(address):
            caption, credit = split_credit(_plain(image.get("caption")) or _plain(image.get("description")))
            yield Picture(
                address, caption, credit or _creator(image), _pixels(image.get("width")), _pixels(image.get("height"))
            )


def _plain(value: object) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", value)).strip() if isinstance(value, str) else ""


def _creator(image: Mapping[str, Any]) -> str:
    for name in ("creditText", "creator", "author", "copyrightHolder"):
        value = image.get(name)
        value = value.get("name") if isinstance(value, dict) else value
        if _plain(value):
            return _plain(value)
    return ""


def _pixels(value: object) -> int | None:
    match = re.match(r"\d{1,5}", str(value.get("value") if isinstance(value, dict) else value))
    return int(match[0]) or None if match else None


def _figure(figure: lxml_html.HtmlElement, base: str) -> Picture | None:
    image = next(iter(figure.iter("img")), None)
    if image is None:
        return None
    address, largest = _addresses(image, figure, base)
    width, height = _pixels(image.get("width")), _pixels(image.get("height"))
    if not address or _NO_PICTURE.search(address) or (width or 999) < 200 or (height or 999) < 120:
        return None
    caption = next((_plain(" ".join(c.itertext())) for c in figure.iter("figcaption")), "")
    credit_mark = next(
        (
            _plain(" ".join(e.itertext()))
            for e in figure.xpath(".//*[contains(@class, 'credit') or contains(@class, 'Credit')]")
        ),
        "",
    )
    if credit_mark and caption.endswith(credit_mark):
        caption = caption[: -len(credit_mark)].strip()
    caption, credit = split_credit(caption)
    return Picture(
        address, caption, clean_credit(credit_mark) or credit, width, height, largest if largest != address else ""
    )


def clean_credit(text: str) -> str:
    """A credit without its label."""
    return re.sub(
        r"^(?:(?:Photo|Image|Picture|Foto|Bild)s?(?: credit| by)?|Credits?|Copyright|©)\s*:?\s*",
        "",
        text,
        flags=re.IGNORECASE,
    ).strip(" ()[].")[:90]


def _addresses(image: lxml_html.HtmlElement, figure: lxml_html.HtmlElement, base: str) -> tuple[str, str]:
    """The picture's address, and that of its largest version; lazy pictures keep theirs in data attributes."""
    sets = [image.get("srcset") or image.get("data-srcset") or ""] + [
        s.get("srcset") or s.get("data-srcset") or "" for s in figure.iter("source")
    ]
    versions = sorted((size, absolute(base, link)) for part in sets for size, link in _srcset(part))
    largest = versions[-1][1] if versions else ""
    plain = image.get("data-src") or image.get("data-original") or image.get("src") or ""
    address = absolute(base, plain) if plain and not plain.startswith("data:") else largest
    return address, largest or address


def _srcset(value: str) -> Iterator[tuple[float, str]]:
    for match in re.finditer(r"(\S+?)(?:\s+([\d.]+)[wx])?\s*(?:,\s+|,$|$)", value.strip()):
        if match[1]:
            yield float(match[2] or 1), match[1]


def split_credit(caption: str) -> tuple[str, str]:
    """A caption and the credit at its end, apart."""
    match = _CREDIT.search(caption)
    if not match or not (match["marked"] or match["bare"]):
        return caption[:600], ""
    credit = (match["marked"] or match["bare"]).strip(" .")
    return caption[: match.start()].strip(" .(|-–") + (
        "." if caption[: match.start()].rstrip().endswith(".") else ""
    ), credit
