"""The gallery: every distinct picture once, with its caption, credit and source."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from broadsheet.news.article import Article, Picture, PictureLook
from broadsheet.news.page import PageImage

MAX_IMAGES = 8
SAME_PICTURE = 10  # Hamming distance of 64-bit difference hashes; rescaled and recompressed pictures stay below
_MIN_SIDE = 200  # pixels; smaller ones are icons and thumbnails
_SIZE = re.compile(
    r"(?:[-_](?:\d{2,4}x\d{2,4}|\d{3,4}w?|scaled|large|medium|small|thumb(?:nail)?))+(?=\.\w+$)|/(?:w|width|resize|fit-in|thumbor)[=/_-]?\d+\S*?/",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Shown:
    picture: Picture
    article: Article
    source: int
    look: PictureLook | None

    @property
    def pixels(self) -> int:
        if self.look:
            return self.look.width * self.look.height
        return (self.picture.width or 0) * (self.picture.height or 0)


def gallery(articles: Sequence[Article], looks: Mapping[str, PictureLook]) -> tuple[PageImage, ...]:
    """The pictures of all articles in the order of their sources; of a picture that comes twice the largest, with the fullest caption."""
    groups: list[list[_Shown]] = []
    for source, article in enumerate(articles, start=1):
        for picture in article.pictures:
            shown = _Shown(picture, article, source, looks.get(picture.url))
            if _too_small(shown):
                continue
            group = next((g for g in groups if any(_same(shown, other) for other in g)), None)
            if group is None:
                groups.append([shown])
            else:
                group.append(shown)
    return tuple(_image(g) for g in groups[:MAX_IMAGES])


def _too_small(shown: _Shown) -> bool:
    sides = (shown.look.width, shown.look.height) if shown.look else (shown.picture.width, shown.picture.height)
    return any(side is not None and side < _MIN_SIDE for side in sides)


def _same(one: _Shown, other: _Shown) -> bool:
    if one.look and other.look:
        return (one.look.dhash ^ other.look.dhash).bit_count() <= SAME_PICTURE
    return _plain(one.picture.url) == _plain(other.picture.url)


def _plain(url: str) -> str:
    """An address without its query and the marks of its size."""
    parts = urlsplit(url)
    return _SIZE.sub("", parts.netloc + parts.path)


def _image(group: Sequence[_Shown]) -> PageImage:
    largest = max(group, key=lambda s: (s.pixels, -s.source))
    told = next((s for s in [largest, *group] if s.picture.caption), largest)
    credit = largest.picture.credit or told.picture.credit
    look, picture = largest.look, largest.picture
    return PageImage(
        url=picture.url,
        full_size_url=picture.full_size_url or picture.url,
        caption=told.picture.caption,
        credit=credit,
        source=largest.source,
        page_url=largest.article.url,
        width=look.width if look else picture.width,
        height=look.height if look else picture.height,
    )
