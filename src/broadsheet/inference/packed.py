"""The file of a packed encoder: its sizes, the tokenizer's vocabulary, and matrices of 4 bits a number.

The layout, little-endian: "E5S1", a version; the sizes; the vocabulary (numbers of the special pieces, where each piece
begins, scores, the pieces' bytes); what single characters are replaced by; then a directory of named tensors.
"""

import mmap
import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from broadsheet.errors import BroadsheetError

Floats = npt.NDArray[np.float32]

_BLOCK = 32  # numbers that share a scale
_PACKED = np.dtype([("scale", "<f2"), ("pairs", "u1", (_BLOCK // 2,))])
_ZERO = 8  # the nibble that stands for 0
_IS_FLOAT = 0


class NotPacked(BroadsheetError):
    """The file is of another kind."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Of the encoder: the width of its states, its layers, heads, and how many tokens it can tell apart by position."""

    width: int
    layers: int
    heads: int
    inner: int  # width between the two matrices of a layer
    tokens: int
    positions: int
    types: int
    epsilon: float  # added to a variance


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The pieces of text that the encoder knows, each with its log-probability, by number."""

    pieces: tuple[tuple[str, float], ...]
    begin: int
    end: int
    unknown: int
    replaced: dict[int, str]  # by code point


@dataclass(frozen=True, slots=True)
class _Tensor:
    kind: int
    count: int  # numbers
    offset: int


class Packed:
    """An open file; the matrices stay in it until they are asked for."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as stream:
            self._data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        if self._data[:4] != b"E5S1":
            raise NotPacked(f"{path} is no packed encoder. Fetch the model anew: broadsheet models pull.")
        self._at = 8
        self.sizes = Sizes(*self._read("<7if"))
        self._read("<i")  # numbers in a block; the tensors' sizes say it, too
        self.vocabulary = self._vocabulary()
        self._tensors = self._directory()

    def _read(self, form: str) -> tuple[int, ...]:
        values = struct.unpack_from(form, self._data, self._at)
        self._at += struct.calcsize(form)
        return values

    def _array(self, kind: str, count: int) -> npt.NDArray[np.generic]:
        values = np.frombuffer(self._data, dtype=kind, count=count, offset=self._at)
        self._at += values.nbytes
        return values

    def _vocabulary(self) -> Vocabulary:
        count, begin, end, _, unknown, length = self._read("<5iQ")
        starts, scores = self._array("<u4", count + 1).tolist(), self._array("<f4", count).tolist()
        text = self._data[self._at : self._at + length]
        self._at += length
        pieces = (text[a:b].decode() for a, b in pairwise(starts))
        return Vocabulary(tuple(zip(pieces, scores, strict=True)), begin, end, unknown, self._replaced())

    def _replaced(self) -> dict[int, str]:
        count, _ = self._read("<iI")
        found = {}
        for _ in range(count):
            character, length = self._read("<IB")
            found[character] = "".join(map(chr, self._read(f"<{length}I")))
        return found

    def _directory(self) -> dict[str, _Tensor]:
        (count,) = self._read("<i")
        found = {}
        for _ in range(count):
            (length,) = self._read("<H")
            (name,) = struct.unpack_from(f"{length}s", self._data, self._at)
            self._at += length
            kind, numbers, offset, _ = self._read("<BIQQ")
            found[name.decode()] = _Tensor(kind, numbers, offset)
        return found

    def tensor(self, name: str) -> Floats:
        """All numbers of a tensor, in one row."""
        its = self._tensors[name]
        if its.kind == _IS_FLOAT:
            return np.frombuffer(self._data, dtype="<f4", count=its.count, offset=its.offset)
        return _unpacked(self._blocks(its)).reshape(-1)

    def matrix(self, name: str, columns: int) -> Floats:
        """A tensor as a matrix with so many columns."""
        return self.tensor(name).reshape(-1, columns)

    def rows(self, name: str, columns: int, numbers: npt.NDArray[np.int64]) -> Floats:
        """Some rows of a large packed matrix, the others left in the file."""
        blocks = self._blocks(self._tensors[name]).reshape(-1, columns // _BLOCK)
        return _unpacked(blocks[numbers]).reshape(-1, columns)

    def _blocks(self, its: _Tensor) -> npt.NDArray[np.void]:
        return np.frombuffer(self._data, dtype=_PACKED, count=its.count // _BLOCK, offset=its.offset)


def _unpacked(blocks: npt.NDArray[np.void]) -> Floats:
    """The numbers of blocks: the low halves of their bytes, then the high halves, less `_ZERO`, times the scale."""
    pairs = blocks["pairs"]
    halves = np.concatenate([pairs & 0x0F, pairs >> 4], axis=-1).astype(np.float32) - _ZERO
    return np.asarray(halves * blocks["scale"][..., None].astype(np.float32))
