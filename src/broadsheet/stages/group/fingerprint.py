"""Copies: near-duplicate texts by MinHash, and the share of one text that stands in another."""

import hashlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from rensa import RMinHash

from broadsheet.language.words import tokens

Shingles = npt.NDArray[np.uint32]

COPY = 0.55  # the share of an article's shingles that stand in an earlier one, from which it counts as a copy of it
_WORDS = 5  # words a shingle: shorter ones meet by chance
_PERMUTATIONS = 64
_BANDS = 32  # of two rows: a pair with a Jaccard similarity of .3 meets with probability .95


def shingles(text: str) -> Shingles:
    """The 32-bit hashes of all runs of five words, sorted, each once."""
    words = [w for w, _, _ in tokens(text)]
    runs = {" ".join(words[i : i + _WORDS]) for i in range(max(1, len(words) - _WORDS + 1))}
    hashes = {int.from_bytes(hashlib.blake2b(run.encode(), digest_size=4).digest(), "big") for run in runs}
    return np.array(sorted(hashes), dtype=np.uint32)


def share(of: Shingles, within: Shingles) -> float:
    """The share (0 to 1) of the shingles `of` that stand in `within`."""
    return float(np.isin(of, within, assume_unique=True).mean()) if len(of) else 0.0


def bands(found: Shingles) -> tuple[tuple[int, ...], ...]:
    """The MinHash signature cut into bands; two texts that share a band are worth comparing."""
    sketch = RMinHash(num_perm=_PERMUTATIONS, seed=42)
    sketch.update([str(h) for h in found.tolist()])
    digest: Sequence[int] = sketch.digest()
    rows = _PERMUTATIONS // _BANDS
    return tuple((i, *digest[i * rows : (i + 1) * rows]) for i in range(_BANDS))
