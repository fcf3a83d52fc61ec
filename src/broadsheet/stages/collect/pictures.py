"""Pictures: looked at once, for their size and for telling when two are one."""

import asyncio
import io
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from PIL import Image, ImageOps

from broadsheet.config import Settings
from broadsheet.net.http import Fetcher
from broadsheet.news.article import PictureLook
from broadsheet.news.outcome import Outcome
from broadsheet.stages.collect.crawl import NothingThere, crawl

_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
_MOST_PIXELS = 60_000_000  # a picture that unpacks to more is a bomb, not a photograph
_DELAY = 0.2  # seconds between two pictures of one host at most; a browser asks for all of a page's at once


def look(url: str, body: bytes) -> PictureLook:
    """Decode a picture and hash it. Raises NothingThere where it is none or too large."""
    try:
        with Image.open(io.BytesIO(body), formats=_FORMATS) as image:
            width, height = image.size
            if width * height > _MOST_PIXELS:
                raise NothingThere(f"{url} is a picture of {width} by {height} pixels, which is too large.")
            image.draft("L", (64, 64))  # JPEG decodes small: the hash needs 9 by 8 pixels
            return PictureLook(url, width, height, dhash(image))
    except (OSError, SyntaxError, ValueError, OverflowError, Image.DecompressionBombError) as error:
        raise NothingThere(f"{url} is no picture that can be read.") from error


def media_type(url: str, body: bytes) -> str:
    """The media type of a picture, by its bytes alone. Raises NothingThere for anything else, drawings (SVG) too."""
    try:
        with Image.open(io.BytesIO(body), formats=_FORMATS) as image:
            if image.width * image.height <= _MOST_PIXELS:
                return Image.MIME[str(image.format)]
    except (OSError, SyntaxError, ValueError, OverflowError, Image.DecompressionBombError):
        pass
    raise NothingThere(f"{url} is no picture that can be shown.")


def dhash(image: Image.Image) -> int:
    """The 64-bit difference hash: for each of 8 rows, whether each of 8 pixels is brighter than its right neighbour.

    An unsigned number, the first pixel in the highest bit: above 2**63 it fits no signed column of a database, so
    it is kept as 16 hexadecimal digits. Two pictures are one where at most 10 bits differ.
    """
    small = ImageOps.grayscale(image).resize((9, 8), Image.Resampling.LANCZOS)
    pixels = small.tobytes()
    bits = 0
    for row in range(8):
        for column in range(8):
            bits = bits << 1 | (pixels[row * 9 + column] > pixels[row * 9 + column + 1])
    return bits


def look_at(urls: Sequence[str], settings: Settings, clock: Callable[[], datetime]) -> Iterator[Outcome[PictureLook]]:
    """Fetch and look at all pictures, within the limits; the key of each outcome is the address."""

    async def one(url: str, fetcher: Fetcher) -> PictureLook:
        answer = await fetcher.get(url, accept="image/*")
        if answer.status != 200:
            raise NothingThere(f"{url} answered {answer.status}.")
        return await asyncio.to_thread(look, url, answer.body)

    quicker = settings.model_copy(update={"host_delay": min(settings.host_delay, _DELAY)})
    return crawl([(url, url) for url in urls], one, quicker, clock)
