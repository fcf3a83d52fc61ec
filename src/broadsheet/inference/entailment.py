"""Whether a text says what a sentence claims."""

from typing import Protocol


class Entailment(Protocol):
    """Judges a claim by its evidence. `threshold` is calibrated for the model: from it on, the evidence says the claim."""

    name: str
    threshold: float

    def judge(self, claim: str, evidence: str) -> float:
        """The probability, 0 to 1, that `evidence` says what `claim` says."""
        ...
