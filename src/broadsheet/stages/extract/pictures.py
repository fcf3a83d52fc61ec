"""The pictures of an article with caption and credit, the lead first, each once."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lxml import html as lxml_html

from broadsheet.news.article import Picture
from broadsheet.stages.extract.addresses import absolute
from broadsheet.stages.extract.credits import apart, split_credit, tidy
from broadsheet.stages.extract.document import text_within
from broadsheet.stages.extract.paragraphs import clean, letters
from broadsheet.stages.extract.picture_address import identity, is_no_picture, versions
from broadsheet.stages.extract.structured import Marks, kinds, words

MOST_PICTURES = 20
_LEAST_WIDTH, _LEAST_HEIGHT = 200, 120  # pixels; smaller ones are icons and portraits
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:related|recommend\w*|teasers?|most-?read|popular|trending|promo\w*|sidebar|side-?bar|author|byline|bio|newsletter|share|social|nav\w*|menu|footer|comments?|advert\w*|ads?|sponsor\w*|outbrain|taboola|more-?(?:on|from|stories|news)|read-?(?:more|next)|latest|avatar|logo|product|affiliate)(?=$|[\s_-])",
    re.IGNORECASE,
)
_PORTRAIT = re.compile(r"author|byline|avatar|teaser|profile", re.IGNORECASE)
_CAPTION_MARK = re.compile(
    r"caption|(?:^|[\s_-])(?:legende?|bildunterschrift|bildtext|pie-?(?:de-?)?foto|didascalia|(?:image|img|media|photo|picture)-?_*(?:text|info|title|subtitle\w*|description|desc))(?=$|[\s_-])",
    re.IGNORECASE,
)
_CREDIT_MARK = re.compile(
    r"credit|copyright|photographer|fotograf|mediarights|(?:^|[\s_-])(?:source|quelle|author|byline|agency|rights|bildnachweis)(?=$|[\s_-])",
    re.IGNORECASE,
)
_TEXT_HOLDERS = ("div", "p", "span", "small", "li", "strong")
_MOST_TEXT = 900  # characters in what holds a picture and its caption


@dataclass(frozen=True, slots=True)
class _Shown:
    """A picture in the page's body; `hero`: it stands before the first paragraph."""

    picture: Picture
    hero: bool


def pictures(tree: lxml_html.HtmlElement, marks: Marks, url: str, title: str, text: str) -> tuple[Picture, ...]:
    """At most twenty pictures that belong to the article whose `text` was found in `tree`."""
    shown = list(_in_body(tree, url, title, text))
    _text.cache_clear()  # it keeps the tree
    leads = [p for p in _declared(marks, url) if not is_no_picture(p.url)]
    told = {identity(p.url): p for p in _objects(marks, url)}
    names = {identity(p.url) for p in leads}
    matching = [s.picture for s in shown if identity(s.picture.url) in names]
    heroes = [s.picture for s in shown if s.hero and (s.picture.caption or s.picture.credit)]
    ordered = [*(matching[:1] or heroes[:1]), *leads, *(s.picture for s in shown)]
    return tuple(_once(_merge(p, told.get(identity(p.url))) for p in ordered))[:MOST_PICTURES]


def _once(found: Iterable[Picture]) -> Iterator[Picture]:
    merged: dict[str, Picture] = {}
    for picture in found:
        key = identity(picture.url)
        merged[key] = _merge(merged.get(key, picture), picture)
    yield from merged.values()


def _merge(one: Picture, other: Picture | None) -> Picture:
    """One picture from two accounts of it; the first wins, the larger version is the full size."""
    if other is None or other is one:
        return one
    wider = (other.width or 0) > (one.width or 0)
    full = one.full_size_url or other.full_size_url or (other.url if wider and other.url != one.url else "")
    sized = one if one.width else other
    return Picture(one.url, one.caption or other.caption, one.credit or other.credit, sized.width, sized.height, full)


def _declared(marks: Marks, url: str) -> Iterator[Picture]:
    """The pictures of og:image, twitter:image and the JSON-LD article."""
    meta = marks.meta
    for name in ("og:image", "og:image:secure_url", "og:image:url", "twitter:image", "twitter:image:src"):
        if address := absolute(url, meta.get(name)):
            yield Picture(
                address, width=_pixels(meta.get("og:image:width")), height=_pixels(meta.get("og:image:height"))
            )
            break
    yield from _images(marks.article.get("image"), url)


def _images(value: object, url: str, depth: int = 0) -> Iterator[Picture]:
    if isinstance(value, str):
        if address := absolute(url, value):
            yield Picture(address)
    elif isinstance(value, dict):
        address = absolute(url, value.get("url")) or absolute(url, value.get("contentUrl"))
        if address:
            caption, credit = split_credit(words(value.get("caption")))
            yield Picture(
                address, caption, _creator(value) or credit, _pixels(value.get("width")), _pixels(value.get("height"))
            )
    elif isinstance(value, list) and depth < 2:
        for item in value[:MOST_PICTURES]:
            yield from _images(item, url, depth + 1)


def _objects(marks: Marks, url: str) -> Iterator[Picture]:
    """The pictures of which JSON-LD tells apart from the article."""
    for node in marks.nodes:
        if "ImageObject" in kinds(node):
            yield from _images(dict(node), url)


def _creator(image: Mapping[str, Any]) -> str:
    for name in ("creditText", "creator", "author", "copyrightHolder", "copyrightNotice"):
        value = image.get(name)
        value = value[0] if isinstance(value, list) and value else value
        found = tidy(words(value.get("name") if isinstance(value, dict) else value))
        if found and not found.startswith("http"):
            return found
    return ""


def _pixels(value: object) -> int | None:
    match = re.match(
        r"\s*(\d{1,5})(?:\.\d+)?(?:px)?\s*$", str(value.get("value") if isinstance(value, dict) else value)
    )
    return int(match[1]) or None if match else None


def _in_body(tree: lxml_html.HtmlElement, url: str, title: str, text: str) -> Iterator[_Shown]:
    """The pictures between the heading and the last paragraph that belong to no other article."""
    keys = {_key(line) for line in text.split("\n\n") if len(line) > 40}
    first = last = heading = None
    images: list[tuple[int, lxml_html.HtmlElement]] = []
    for at, element in enumerate(tree.iter("p", "li", "div", "h1", "img", "amp-img", "blockquote")):
        if element.tag in ("img", "amp-img"):
            images.append((at, element))
        elif element.tag == "h1":
            heading = at if heading is None else heading
        elif (element.tag not in ("div", "blockquote") or (element.text or "").strip()) and _key(
            _start(element)
        ) in keys:
            first, last = at if first is None else first, at
    start = min((at for at in (first, heading) if at is not None), default=0)
    end = last if last is not None else 10**9
    for at, image in images[:400]:
        before = at < start
        if at <= end and (picture := _picture(image, url, title, strict=before)):
            yield _Shown(picture, first is None or at < first)


def _start(element: lxml_html.HtmlElement) -> str:
    found = ""
    for part in element.itertext():
        found += part
        if len(found) > 160:
            break
    return found if len(found) > 40 else ""


def _key(text: str) -> str:
    return letters(text.lstrip()[:70])[:40]


def _picture(image: lxml_html.HtmlElement, base: str, title: str, strict: bool) -> Picture | None:
    """The picture of an img element; None for what does not belong to the article. `strict`: only with a caption."""
    holder = _holder(image)
    width, height = _pixels(image.get("width")), _pixels(image.get("height"))
    found = versions(image, holder, base)
    if not found or is_no_picture(found[0][1]) or "logo" in (image.get("alt") or "").lower():
        return None
    if (found[-1][0] <= 4 and (width or 999) < _LEAST_WIDTH) or (height or 999) < _LEAST_HEIGHT > (width or 0) / 4:
        return None
    caption, credit = _caption(image, holder, title)
    if _is_beside(image, base, captioned=bool(caption)):
        return None
    if strict and not (caption or credit):
        return None
    if found[0][0] > 4:
        height = round(height * found[0][0] / width) if width and height else None
        width = int(found[0][0])
    full = found[-1][1]
    return Picture(found[0][1], caption, credit, width, height, full if full != found[0][1] else "")


def _holder(image: lxml_html.HtmlElement) -> lxml_html.HtmlElement:
    """The figure of a picture, else the largest element near it that holds this picture alone and little text."""
    holder = image
    for ancestor in list(image.iterancestors())[:7]:
        if ancestor.tag == "figure":
            return ancestor
        if ancestor.tag in ("body", "article", "main", "section"):
            break
        sources = {i.get("src") or i.get("data-src") for i in ancestor.iter("img") if not _is_fallback(i)}
        if (
            len(sources) > 1
            or len(_text(ancestor)) > _MOST_TEXT
            or (ancestor.find(".//p") is not None and ancestor.find(".//h1") is not None)
        ):
            break
        holder = ancestor
    return holder


def _is_fallback(image: lxml_html.HtmlElement) -> bool:
    """Whether a picture is shown only where scripts do not run: another one stands for it."""
    parent = image.getparent()
    return parent is not None and parent.tag == "noscript"


def _is_beside(image: lxml_html.HtmlElement, base: str, captioned: bool) -> bool:
    """Whether a picture stands in a box about other things, or leads to another page."""
    for ancestor in image.iterancestors():
        if ancestor.tag in ("nav", "footer", "aside"):
            return True
        if ancestor.tag in ("article", "main", "body"):
            return False
        name = f"{ancestor.get('class') or ''} {ancestor.get('id') or ''}"
        if (_BESIDE if ancestor.tag != "figure" else _PORTRAIT).search(name) and text_within(
            ancestor, 3000
        ) is not None:
            return True
        target = ancestor.get("href") or ""
        if (
            ancestor.tag == "a"
            and not captioned
            and not target.startswith("#")
            and not re.search(r"\.(?:jpe?g|png|webp)|/image|lightbox|gallery|foto|photo", target, re.IGNORECASE)
        ):
            return bool(absolute(base, target)) and absolute(base, target).split("?")[0] != base.split("?")[0]
    return False


def _caption(image: lxml_html.HtmlElement, holder: lxml_html.HtmlElement, title: str) -> tuple[str, str]:
    """Caption and credit: from marked elements, else from data attributes, else the other text of the figure."""
    scope = holder if _text(holder) else _around(holder)
    captions = [*scope.iter("figcaption")] or [e for e in scope.iter(*_TEXT_HOLDERS) if _marked(e, _CAPTION_MARK)]
    caption = next((line for e in captions if 1 < len(line := _text(e)) <= _MOST_TEXT), "")
    credits = (e for e in scope.iter(*_TEXT_HOLDERS, "cite", "a", "em", "i", "footer") if _marked(e, _CREDIT_MARK))
    credit = next((line for e in credits if 1 < len(line := _text(e)) <= 160), "")
    caption = caption or _attribute(image, holder, ("data-caption", "title"), ("caption", "description"), title)
    credit = credit or _attribute(
        image, holder, ("data-credit", "data-copyright"), ("author", "creditText", "copyrightHolder"), title
    )
    if not caption and scope.tag == "figure" and len(line := _text(scope)) <= _MOST_TEXT:
        caption = line
    return apart(caption, credit)


def _around(holder: lxml_html.HtmlElement) -> lxml_html.HtmlElement:
    """What stands around a figure that has no text of its own, where that is this one picture and a caption."""
    parent = holder.getparent()
    if parent is None or parent.tag in ("body", "article", "main") or len([*parent.iter("img", "amp-img", "h1")]) > 1:
        return holder
    return parent if len(_text(parent)) <= _MOST_TEXT // 2 else holder


def _attribute(
    image: lxml_html.HtmlElement,
    holder: lxml_html.HtmlElement,
    names: tuple[str, ...],
    properties: tuple[str, ...],
    title: str,
) -> str:
    """What an attribute of the picture, or of its link, or a meta element of its holder says; not the page's title."""
    link = image.getparent()
    values = [e.get(name) for e in (image, link) if e is not None for name in names]
    values += [m.get("content") for m in holder.iter("meta") if m.get("itemprop") in properties]
    found = (words(value) for value in values)
    return next(
        (v for v in found if (len(v) > 20 and letters(v) != letters(title)) or (v and "author" in properties)), ""
    )


def _marked(element: lxml_html.HtmlElement, mark: re.Pattern[str]) -> bool:
    return any(mark.search(element.get(name) or "") for name in ("class", "itemprop", "data-testid"))


@lru_cache(2048)  # what holds several pictures is asked for each
def _text(element: lxml_html.HtmlElement) -> str:
    """The text of an element of a few words, without scripts and buttons; "" for a longer one."""
    if text_within(element, 4 * _MOST_TEXT) is None:
        return ""
    return clean(
        " ".join(
            element.xpath(
                ".//text()[not(ancestor::script or ancestor::style or ancestor::noscript or ancestor::button)]"
            )
        )
    )
