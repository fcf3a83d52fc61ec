"""Does evidence say a claim?"""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


class Entailment(Protocol):
    """Judges pairs; `name` tells whose judgement it is."""

    name: str

    def judge(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """How sure it is, from 0 to 1, that the evidence says the claim, for each (claim, evidence); shape (n,)."""
        ...
