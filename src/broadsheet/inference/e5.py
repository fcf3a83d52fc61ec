"""multilingual-e5-small, packed to 4 bits a number: a BERT encoder in numpy (Wang et al. 2024, arXiv:2402.05672).

No runtime that the program has reads the file, and the encoder is small: 12 layers, 384 wide.
"""

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers
from tokenizers.models import Unigram

from broadsheet.inference.embedder import Vectors
from broadsheet.inference.packed import Floats, Packed, Vocabulary

# erf to 1.5e-7 (Abramowitz and Stegun 1964, 7.1.26): numpy has none.
_ERF = (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)
_ERF_SLOPE = 0.3275911


@dataclass(frozen=True, slots=True)
class _Linear:
    """x W + b."""

    weight: Floats
    bias: Floats

    def __call__(self, x: Floats) -> Floats:
        return np.asarray(x @ self.weight + self.bias)


@dataclass(frozen=True, slots=True)
class _Norm:
    """Each state less its mean, over its deviation, scaled and shifted."""

    weight: Floats
    bias: Floats
    epsilon: float

    def __call__(self, x: Floats) -> Floats:
        centred = x - x.mean(axis=-1, keepdims=True)
        deviation = np.sqrt(np.square(centred).mean(axis=-1, keepdims=True) + self.epsilon)
        return np.asarray(centred / deviation * self.weight + self.bias)


@dataclass(frozen=True, slots=True)
class _Layer:
    """Attention, then two matrices with a GELU between; each added to what came in."""

    heads: int
    asked: _Linear  # queries, keys and values at once
    attended: _Linear
    attended_norm: _Norm
    inner: _Linear
    outer: _Linear
    norm: _Norm

    def __call__(self, x: Floats) -> Floats:
        x = self.attended_norm(x + self.attended(_attention(self.asked(x), self.heads)))
        return self.norm(x + self.outer(_gelu(self.inner(x))))


class PackedE5:
    """The mean of the last layer's states, normalised. The file is read at the first text; deterministic on one machine."""

    def __init__(self, name: str, path: Path, prefix: str, length: int) -> None:
        self.name, self._path, self._prefix, self._length = name, path, prefix, length

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One text a run, as the other runtimes do."""
        rows = [self._one(text) for text in texts]
        return np.stack(rows) if rows else np.zeros((0, 0), dtype=np.float32)

    def _one(self, text: str) -> Vectors:
        states = self._embedded(np.array(self._numbers(text), dtype=np.int64))
        for layer in self._layers:
            states = layer(states)
        mean = states.mean(axis=0)
        return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), dtype=np.float32)

    def _numbers(self, text: str) -> list[int]:
        """The text's pieces by number, between those that begin and end it, cut to the length."""
        known = self._file.vocabulary
        plain = unicodedata.normalize("NFKC", self._prefix + text).translate(known.replaced)
        return [known.begin, *self._tokenizer.encode(plain).ids[: self._length - 2], known.end]

    def _embedded(self, numbers: npt.NDArray[np.int64]) -> Floats:
        width = self._file.sizes.width
        words = self._file.rows("emb.word", width, numbers)
        positions = self._file.matrix("emb.pos", width)[: len(numbers)]
        return self._norm("emb.ln")(words + positions + self._file.matrix("emb.type", width)[0])

    @cached_property
    def _file(self) -> Packed:
        return Packed(self._path)

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        return _tokenizer(self._file.vocabulary)

    @cached_property
    def _layers(self) -> tuple[_Layer, ...]:
        return tuple(self._layer(f"l{n}") for n in range(self._file.sizes.layers))

    def _layer(self, at: str) -> _Layer:
        asked = [self._linear(f"{at}.{part}") for part in "qkv"]
        return _Layer(
            heads=self._file.sizes.heads,
            asked=_Linear(np.hstack([a.weight for a in asked]), np.hstack([a.bias for a in asked])),
            attended=self._linear(f"{at}.ao"),
            attended_norm=self._norm(f"{at}.aln"),
            inner=self._linear(f"{at}.fi"),
            outer=self._linear(f"{at}.fo"),
            norm=self._norm(f"{at}.oln"),
        )

    def _linear(self, name: str) -> _Linear:
        bias = self._file.tensor(f"{name}.b")
        weight = self._file.tensor(f"{name}.w").reshape(len(bias), -1)
        return _Linear(np.ascontiguousarray(weight.T), bias)

    def _norm(self, name: str) -> _Norm:
        return _Norm(self._file.tensor(f"{name}.w"), self._file.tensor(f"{name}.b"), self._file.sizes.epsilon)


def _tokenizer(known: Vocabulary) -> Tokenizer:
    tokenizer = Tokenizer(Unigram(list(known.pieces), known.unknown, False))
    tokenizer.normalizer = normalizers.Replace(Regex(" {2,}"), " ")
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    return tokenizer


def _attention(asked: Floats, heads: int) -> Floats:
    """Each token's mean of the values, weighed by how well the keys answer its query; all heads at once."""
    length, width = len(asked), asked.shape[1] // 3
    queries, keys, values = asked.reshape(length, 3, heads, width // heads).transpose(1, 2, 0, 3)
    answers = queries @ keys.transpose(0, 2, 1) / np.float32(math.sqrt(width // heads))
    answers = np.exp(answers - answers.max(axis=-1, keepdims=True))
    weighed = answers / answers.sum(axis=-1, keepdims=True) @ values
    return np.asarray(weighed.transpose(1, 0, 2).reshape(length, width))


def _gelu(x: Floats) -> Floats:
    scaled = np.abs(x) * np.float32(math.sqrt(0.5))
    t = 1 / (1 + np.float32(_ERF_SLOPE) * scaled)
    tail = np.polyval(np.array((*_ERF, 0.0), dtype=np.float32), t) * np.exp(-np.square(scaled))
    return np.asarray(x * np.where(x < 0, tail, 2 - tail) / 2)
