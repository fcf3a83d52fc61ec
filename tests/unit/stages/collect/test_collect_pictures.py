import io
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loopback import Answer, Site
from PIL import Image, ImageDraw

from broadsheet.config import Settings
from broadsheet.news.article import PictureLook
from broadsheet.news.outcome import Done, Retry, Skip
from broadsheet.stages.collect.crawl import NothingThere
from broadsheet.stages.collect.pictures import dhash, look, look_at

URL = "https://news.example/pier.jpg"


def picture(width: int = 640, height: int = 400, seed: int = 3) -> Image.Image:
    image = Image.new("RGB", (width, height), (30, 60, 90))
    draw = ImageDraw.Draw(image)
    for n in range(1, 9):
        left, top = width * (n * seed % 10) // 10, height * (n * 7 * seed % 10) // 10
        draw.rectangle((left, top, left + width // 5, top + height // 4), fill=(25 * n, 255 - 28 * n, 30 * n % 255))
    return image


def packed(image: Image.Image, kind: str = "JPEG", **options: int) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def apart(one: int, other: int) -> int:
    return (one ^ other).bit_count()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_gives_its_size_and_its_hash(kind: str) -> None:
    seen = look(URL, packed(picture(), kind))
    assert (seen.url, seen.width, seen.height) == (URL, 640, 400)
    assert apart(seen.dhash, dhash(picture())) <= 4


def test_one_picture_in_another_size_and_quality_is_the_same() -> None:
    large, small = (
        look(URL, packed(picture(1600, 1000), quality=90)),
        look(URL, packed(picture().resize((320, 200)), quality=40)),
    )
    assert apart(large.dhash, small.dhash) <= 10


def test_two_pictures_are_two() -> None:
    assert apart(dhash(picture(seed=3)), dhash(picture().transpose(Image.Transpose.FLIP_LEFT_RIGHT))) > 10


def test_a_hash_is_an_unsigned_number_of_64_bits() -> None:
    falling = Image.linear_gradient("L").rotate(270)
    rising = Image.linear_gradient("L").rotate(90)
    assert {dhash(falling), dhash(rising)} == {0, 2**64 - 1}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>no picture</html>",
        b"\xff\xd8\xff\xe0rubbish",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%!PS-Adobe",
        packed(picture(), "PNG")[:500],
    ],
)
def test_what_is_no_picture_is_told_as_such(body: bytes) -> None:
    with pytest.raises(NothingThere, match=r"pier\.jpg is no picture that can be read\."):
        look(URL, body)


def test_a_picture_that_unpacks_to_a_bomb_is_not_unpacked() -> None:
    with pytest.raises(NothingThere, match="9000 by 9000 pixels, which is too large"):
        look(URL, packed(Image.new("1", (9000, 9000)), "PNG"))


@given(st.data())
def test_no_change_of_a_pictures_bytes_fails_otherwise(data: st.DataObject) -> None:
    body = bytearray(packed(picture(64, 40), data.draw(st.sampled_from(["PNG", "JPEG", "GIF", "WEBP"]))))
    for _ in range(data.draw(st.integers(1, 6))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    try:
        assert 0 <= look(URL, bytes(body)).dhash < 2**64
    except NothingThere as error:
        assert URL in str(error)


def test_pictures_are_fetched_and_looked_at(site: Site) -> None:
    site.routes |= {"/a.jpg": Answer(packed(picture())), "/b.jpg": Answer(b"<html>"), "/busy.jpg": Answer(b"", 503)}
    urls = [site.url(f"/{name}.jpg") for name in ("a", "b", "busy", "gone")]
    using = Settings(allow_private_addresses=True, host_delay=0)
    found = {o.key: o for o in look_at(urls, using, lambda: datetime(2026, 3, 4, tzinfo=UTC))}
    assert isinstance(seen := found[urls[0]], Done)
    assert isinstance(seen.result, PictureLook)
    assert isinstance(found[urls[1]], Skip)
    assert isinstance(found[urls[2]], Retry)
    assert found[urls[3]] == Skip(urls[3], f"{urls[3]} answered 404.")
    assert site.asked[-1].headers["accept"] == "image/*"
