import gzip
import tracemalloc
import zlib

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.net.decode import Body
from broadsheet.net.errors import Refused, Unreachable

URL = "https://news.example/"


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def bomb(encoding: str, size: int) -> bytes:
    pack = {"br": lambda data: brotli.compress(data, quality=1)}.get(encoding, PACKERS[encoding])
    return pack(bytes(size))


PACKERS = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstandard.ZstdCompressor().compress,
    "identity": bytes,
    "": bytes,
}


def unpacked(packed: bytes, encoding: str, limit: int = 10_000_000, step: int = 1000) -> bytes:
    body = Body(URL, encoding, limit)
    for start in range(0, len(packed), step):
        body.feed(packed[start : start + step])
    return body.close()


@given(st.binary(max_size=3000), st.sampled_from(sorted(PACKERS)), st.integers(1, 5000))
def test_every_encoding_gives_back_what_was_packed_however_it_is_cut(data: bytes, encoding: str, step: int) -> None:
    assert unpacked(PACKERS[encoding](data), encoding, step=step) == data


@pytest.mark.parametrize("size", [65_535, 65_536, 65_537, 131_072, 300_000])
@pytest.mark.parametrize("encoding", sorted(PACKERS))
def test_no_byte_is_lost_where_the_output_fills_a_step_exactly(encoding: str, size: int) -> None:
    data = b"ab" * size
    assert unpacked(PACKERS[encoding](data), encoding, step=1 << 20) == data


def test_deflate_without_its_zlib_header_is_read_too() -> None:
    assert unpacked(raw_deflate(b"plain words"), "deflate") == b"plain words"


def test_gzip_of_several_members_is_read_to_its_end() -> None:
    assert unpacked(gzip.compress(b"one ") + gzip.compress(b"two") + b"padding", "gzip") == b"one two"


def test_what_is_announced_as_gzip_and_is_plain_passes_unchanged() -> None:
    assert unpacked(b"<rss>plain</rss>", "gzip") == b"<rss>plain</rss>"


def test_two_encodings_are_unpacked_in_their_order() -> None:
    assert unpacked(brotli.compress(gzip.compress(b"words")), "gzip, br") == b"words"


def test_three_encodings_are_refused() -> None:
    with pytest.raises(Refused, match="packed 3 times"):
        Body(URL, "gzip, gzip, gzip", 1000)


def test_an_unknown_encoding_is_refused_by_name() -> None:
    with pytest.raises(Refused, match="unknown encoding 'pack200'"):
        Body(URL, "pack200", 1000)


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
def test_a_bomb_is_refused_before_it_fills_the_memory(encoding: str) -> None:
    packed = bomb(encoding, 100_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(Refused, match=r"larger than the limit of 1\.0 MB"):
            unpacked(packed, encoding, limit=1_000_000, step=1 << 20)
        assert tracemalloc.get_traced_memory()[1] < 30_000_000
    finally:
        tracemalloc.stop()


def test_a_bomb_inside_another_packing_is_refused() -> None:
    with pytest.raises(Refused):
        unpacked(gzip.compress(gzip.compress(bytes(50_000_000))), "gzip, gzip", limit=1_000_000)


def test_an_inner_layer_that_gives_nothing_counts_against_the_limit() -> None:
    endless_name = b"\x1f\x8b\x08\x08" + bytes(6) + b"a" * 5_000_000  # a gzip header whose file name never ends
    with pytest.raises(Refused):
        unpacked(gzip.compress(endless_name), "gzip, gzip", limit=1_000_000)


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
def test_a_body_that_breaks_off_is_told_from_a_whole_one(encoding: str) -> None:
    packed = PACKERS[encoding](b"the whole story" * 10)
    with pytest.raises(Unreachable, match="broke off"):
        unpacked(packed[:-3], encoding)


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
def test_rubbish_in_place_of_a_packed_body_is_told_as_such(encoding: str) -> None:
    with pytest.raises(Unreachable, match=r"https://news.example/ sent a body that cannot be unpacked"):
        unpacked(b"\x1f\x8b\x99\x88rubbish" * 5, encoding)


def test_a_cut_body_ends_at_the_limit_and_is_no_error() -> None:
    body = Body(URL, "gzip", 100_000, cut=True)
    body.feed(gzip.compress(b"x" * 1_000_000))
    assert body.full
    assert 0 < len(body.close()) <= 100_000
