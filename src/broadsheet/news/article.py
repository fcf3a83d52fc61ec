"""An article as it was read: its text, its makers, its three times and its pictures."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that an article or a feed entry shows, as it declares it."""

    url: str
    caption: str = ""
    credit: str = ""
    width: int | None = None  # pixels; None where the page does not say
    height: int | None = None
    full_size_url: str = ""  # the largest version that the page names; "" where it is `url`


@dataclass(frozen=True, slots=True)
class Article:
    """One version of one article. Paragraphs of `text` are separated by one empty line ("\\n\\n").

    All offsets anywhere in Broadsheet count Unicode code points in `text`.
    """

    id: str
    version: int  # 1, 2, ...: a corrected article is a new version; old ones are kept
    url: str
    canonical_url: str
    outlet: str
    title: str
    authors: tuple[str, ...]
    published: datetime  # aware UTC; never after `seen`
    published_known: bool  # False: no date was found, and `published` is when we saw it
    modified: datetime | None
    seen: datetime
    language: str  # ISO 639-1, lower case
    text: str
    pictures: tuple[Picture, ...] = ()
    text_from: Literal["page", "feed"] = "page"
    note: str = ""  # why the page itself could not be had, when text_from is "feed"


@dataclass(frozen=True, slots=True)
class PictureLook:
    """What was seen when a picture was fetched and decoded."""

    url: str
    width: int
    height: int
    dhash: int  # 64-bit difference hash; two pictures are one at Hamming distance <= 10
