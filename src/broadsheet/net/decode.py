"""Bodies unpacked as they arrive, under a limit, so that a small download cannot become a huge one."""

import zlib
from collections.abc import Iterator
from typing import Protocol

import brotli
import zstandard

from broadsheet.net.errors import Refused, Unreachable

_STEP = 65_536  # bytes unpacked at once


class _Unpacker(Protocol):
    def feed(self, data: bytes) -> Iterator[bytes]: ...


class _Plain:
    def feed(self, data: bytes) -> Iterator[bytes]:
        yield data


class _Zlib:
    """gzip and deflate; deflate with and without its zlib header."""

    def __init__(self, window: int) -> None:
        self._inner = zlib.decompressobj(window)
        self._started = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        if not self._started and data:
            self._started = True
            if self._raw_deflate(data):
                self._inner = zlib.decompressobj(-zlib.MAX_WBITS)
        while data:
            yield self._inner.decompress(data, _STEP)
            data = self._inner.unconsumed_tail

    def _raw_deflate(self, data: bytes) -> bool:
        return data[:1] not in (b"\x1f",) and (data[0] & 0x0F) != 8


class _Brotli:
    def __init__(self) -> None:
        self._inner = brotli.Decompressor()

    def feed(self, data: bytes) -> Iterator[bytes]:
        yield self._inner.process(data, output_buffer_limit=_STEP)
        while not self._inner.can_accept_more_data():
            yield self._inner.process(b"", output_buffer_limit=_STEP)


class _Zstandard:
    def __init__(self) -> None:
        self._inner = zstandard.ZstdDecompressor(max_window_size=1 << 23).decompressobj()

    def feed(self, data: bytes) -> Iterator[bytes]:
        for start in range(0, len(data), 1024):
            yield self._inner.decompress(data[start : start + 1024])


def _unpacker(url: str, encoding: str) -> _Unpacker:
    match encoding.strip().lower():
        case "" | "identity":
            return _Plain()
        case "gzip" | "x-gzip":
            return _Zlib(zlib.MAX_WBITS | 32)
        case "deflate":
            return _Zlib(zlib.MAX_WBITS | 32)
        case "br":
            return _Brotli()
        case "zstd":
            return _Zstandard()
        case other:
            raise Refused(url, f"answers in the unknown encoding {other!r}")


class Body:
    """Collects a response's body: feed it the raw chunks, then read `content`."""

    def __init__(self, url: str, encoding: str, limit: int) -> None:
        self._url, self._limit = url, limit
        self._steps = [_unpacker(url, name) for name in reversed(encoding.split(","))]
        self._parts: list[bytes] = []
        self._size = 0

    def feed(self, data: bytes) -> None:
        """Unpack `data`. Raises Refused above the limit and Unreachable where the packing is broken."""
        try:
            for part in self._through(data, 0):
                self._size += len(part)
                if self._size > self._limit:
                    raise Refused(self._url, f"is larger than the limit of {self._limit / 1e6:.0f} MB")
                self._parts.append(part)
        except (zlib.error, brotli.error, zstandard.ZstdError) as error:
            raise Unreachable(self._url, f"sent a body that cannot be unpacked ({error})") from error

    def _through(self, data: bytes, step: int) -> Iterator[bytes]:
        if step == len(self._steps):
            yield data
            return
        for part in self._steps[step].feed(data):
            yield from self._through(part, step + 1)

    @property
    def content(self) -> bytes:
        """What has been unpacked so far."""
        return b"".join(self._parts)
