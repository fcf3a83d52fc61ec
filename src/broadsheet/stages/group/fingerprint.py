"""Copies: which share of one text stands, word for word, in another.

A text's fingerprint is the bottom-k sketch of its word shingles (Broder, "On the resemblance and containment of
documents", 1997): the smallest of the shingles' hash values. Unlike a MinHash signature it tells containment, so that
a short agency report is found inside a long article that was written around it.

Words that either text quotes count for nothing: two reporters at one press conference bring home the same quotations.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from zlib import crc32

import numpy as np
import numpy.typing as npt

from broadsheet.language.quotations import own_and_quoted
from broadsheet.language.words import fold, words_of

Hashes = npt.NDArray[np.uint32]

SHINGLE = 4  # words; rewritten agency copy keeps runs of four, while two reports of one event share few of them
SKETCH_SIZE = 512  # hash values, 2 KB; the share of a 2,000-word text is known to about 2 points
# The share from which a text is a copy. Of the 23 pairs of outlets in three public sets with .28 or more, all are one
# wire report, rewritten or not, by their wording; below, excerpts and unmarked statements begin (docs/notes/copies.md).
COPY = 0.28
ENOUGH = 24  # shingles; of a shorter text no share can be told


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """Hash values in ascending order, at most `SKETCH_SIZE` of each: of what a text tells itself, and of what it quotes."""

    own: Hashes
    quoted: Hashes


def sketch(text: str, language: str = "en") -> Sketch:
    """The fingerprint of `text`."""
    own, quoted = (_shingles(passages) for passages in own_and_quoted(text, language))
    return Sketch(_smallest(own - quoted), _smallest(quoted))


def share(of: Sketch, standing_in: Sketch) -> float:
    """The share (0 to 1) of the first text's own shingles that the second text holds as its own; 0 for a text too short to tell.

    Where a sketch was cut at `SKETCH_SIZE`, only hash values below the cut tell whether the text holds a shingle.
    """
    if not long_enough(of):
        return 0.0
    limit = min(map(_known_up_to, (of.own, standing_in.own, standing_in.quoted)))
    ours = of.own[: np.searchsorted(of.own, limit, side="right")]
    ours = ours[~among(ours, standing_in.quoted)]
    if not len(ours):
        return 0.0
    return float(among(ours, standing_in.own).mean())


def long_enough(text: Sketch) -> bool:
    """Whether a share of a text can be told."""
    return len(text.own) >= ENOUGH


def _shingles(passages: Iterable[str]) -> set[int]:
    found: set[int] = set()
    for passage in passages:
        words = [*map(fold, words_of(passage))]
        found.update(crc32(" ".join(words[i : i + SHINGLE]).encode()) for i in range(len(words) - SHINGLE + 1))
    return found


def _smallest(hashes: Iterable[int]) -> Hashes:
    return np.array(sorted(hashes)[:SKETCH_SIZE], dtype=np.uint32)


def _known_up_to(values: Hashes) -> int:
    return int(values[-1]) if len(values) == SKETCH_SIZE else 0xFFFFFFFF


def among(ours: Hashes, theirs: Hashes) -> npt.NDArray[np.bool_]:
    """Which of some hash values are among others, which are in ascending order."""
    if not len(theirs):
        return np.zeros(len(ours), dtype=np.bool_)
    at = np.minimum(np.searchsorted(theirs, ours), len(theirs) - 1)
    return np.asarray(theirs[at] == ours)
