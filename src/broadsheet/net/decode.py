"""Bodies unpacked as they arrive, under a limit, so that a small download cannot become a huge one."""

import zlib
from collections.abc import Iterator
from typing import Protocol

import brotli
import zstandard

from broadsheet.net.errors import Refused, Unreachable

_STEP = 65_536  # bytes unpacked at once
_ZSTD_STEP = 256  # packed bytes at once: zstd cannot be told to stop, and 256 bytes unpack to 8 MB at the most
_MOST_ENCODINGS = 2  # real servers use one; every further one multiplies what a bomb can do


class _Unpacker(Protocol):
    def feed(self, data: bytes) -> Iterator[bytes]: ...

    @property
    def finished(self) -> bool: ...


class _Plain:
    finished = True

    def feed(self, data: bytes) -> Iterator[bytes]:
        yield data


class _Zlib:
    """gzip of one or more members, and deflate with or without its zlib header.

    What is announced as gzip and does not begin like it passes unchanged: some caches and many archives unpack a
    body and keep the header.
    """

    def __init__(self, gzip: bool) -> None:
        self._gzip = gzip
        self._inner = zlib.decompressobj(zlib.MAX_WBITS | 32)
        self._started = self._plain = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        if data and not self._started:
            self._begin(data)
        if self._plain:
            yield data
            return
        more = bool(data)
        while more:
            part = self._inner.decompress(data, _STEP)
            yield part
            data = self._inner.unconsumed_tail or self._next_member()
            more = bool(data) or len(part) == _STEP

    def _begin(self, data: bytes) -> None:
        self._started = True
        if self._gzip:
            self._plain = data[0] != 0x1F
        elif data[0] & 0x0F != 8:
            self._inner = zlib.decompressobj(-zlib.MAX_WBITS)

    def _next_member(self) -> bytes:
        """What follows the end of a gzip member, where it is another member; other trailing bytes are ignored."""
        rest = self._inner.unused_data
        if not rest.startswith(b"\x1f\x8b"):
            return b""
        self._inner = zlib.decompressobj(zlib.MAX_WBITS | 16)
        return rest

    @property
    def finished(self) -> bool:
        return self._plain or not self._started or self._inner.eof


class _Brotli:
    def __init__(self) -> None:
        self._inner = brotli.Decompressor()
        self._started = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        self._started = True
        part = self._inner.process(data, output_buffer_limit=_STEP)
        while part:  # can_accept_more_data() is no help: it says yes while output is still held back
            yield part
            part = self._inner.process(b"", output_buffer_limit=_STEP)

    @property
    def finished(self) -> bool:
        return not self._started or bool(self._inner.is_finished())


class _Zstandard:
    def __init__(self) -> None:
        # RFC 9659: a window above 8 MB need not be supported, which bounds the memory.
        self._inner = zstandard.ZstdDecompressor(max_window_size=1 << 23).decompressobj()
        self._started = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        self._started = True
        for start in range(0, len(data), _ZSTD_STEP):
            if self._inner.eof:
                return
            yield self._inner.decompress(data[start : start + _ZSTD_STEP])

    @property
    def finished(self) -> bool:
        return not self._started or self._inner.eof


def _unpacker(url: str, encoding: str) -> _Unpacker:
    match encoding:
        case "gzip" | "x-gzip":
            return _Zlib(gzip=True)
        case "deflate":
            return _Zlib(gzip=False)
        case "br":
            return _Brotli()
        case "zstd":
            return _Zstandard()
        case other:
            raise Refused(url, f"answers in the unknown encoding {other!r}")


class Body:
    """Collects a response's body: feed it the raw chunks, then read `content`.

    `encoding` is the Content-Encoding header; `limit` is in bytes and holds for every layer of packing. With `cut`,
    a body above the limit ends there and `full` is set; without it, it is refused.
    """

    def __init__(self, url: str, encoding: str, limit: int, cut: bool = False) -> None:
        names = [name for part in encoding.lower().split(",") if (name := part.strip()) not in ("", "identity")]
        if len(names) > _MOST_ENCODINGS:
            raise Refused(url, f"is packed {len(names)} times over")
        self._url, self._limit, self._cut = url, limit, cut
        self._steps = [_unpacker(url, name) for name in reversed(names)] or [_Plain()]
        self._sizes = [0] * len(self._steps)
        self._parts: list[bytes] = []
        self.full = False

    def feed(self, data: bytes) -> None:
        """Unpack `data`. Raises Refused above the limit and Unreachable where the packing is broken."""
        try:
            for part in self._through(data, 0):
                self._parts.append(part)
        except (zlib.error, brotli.error, zstandard.ZstdError) as error:
            raise Unreachable(self._url, f"sent a body that cannot be unpacked ({error})") from error

    def _through(self, data: bytes, step: int) -> Iterator[bytes]:
        for part in self._steps[step].feed(data):
            self._sizes[step] += len(part)
            if self._sizes[step] > self._limit:
                if not self._cut:
                    raise Refused(self._url, f"is larger than the limit of {self._limit / 1e6:.1f} MB")
                self.full = True
                return
            if step + 1 == len(self._steps):
                yield part
            else:
                yield from self._through(part, step + 1)

    def close(self) -> bytes:
        """The whole body. Raises Unreachable where it broke off in the middle."""
        if not self.full and not all(step.finished for step in self._steps):
            raise Unreachable(self._url, "broke off in the middle of its body")
        return b"".join(self._parts)
