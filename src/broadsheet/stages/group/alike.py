"""How much each part of the evidence says that articles in two languages are alike, from alike.toml.

`python -m evaluation.fit_alike` writes the file.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Slopes:
    """What a part adds to a likeness of 0 to 1, never less than 0; a part that is left out adds nothing."""

    dense: float = 0.0  # for the step from unrelated to one event
    words: float = 0.0


@dataclass(frozen=True, slots=True)
class Scale:
    """The slopes for two articles in two languages, by what can be told of them."""

    with_vectors: Slopes
    without_vectors: Slopes


def read(text: str) -> Scale:
    """The scale that a TOML text holds."""
    return Scale(**{row: Slopes(**values) for row, values in tomllib.loads(text).items()})


@cache
def shipped() -> Scale:
    """The scale of alike.toml."""
    return read(files("broadsheet.stages.group").joinpath("alike.toml").read_text(encoding="utf8"))
