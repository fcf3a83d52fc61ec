"""The weights of the evidence, from weights.toml, which `python -m evaluation.fit_grouping` writes."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Weights:
    """What each part of the evidence adds to the log-odds of "one event"; parts that a row leaves out add nothing."""

    constant: float
    words: float = 0.0
    headline: float = 0.0
    names: float = 0.0
    numbers: float = 0.0
    dense: float = 0.0  # for the step from unrelated to one event
    days: float = 0.0  # for each day between two articles
    undated: float = 0.0  # where one of them has no date
    rival_words: float = 0.0  # for the likeness in words to the likest other story
    field_words: float = 0.0  # for the mean likeness to those that come after
    rival_dense: float = 0.0
    field_dense: float = 0.0


@dataclass(frozen=True)
class Table:
    """The rows by what can be told of two articles, and the log-odds from which one joins and two stories are one."""

    with_vectors: Weights
    without_vectors: Weights
    across_languages: Weights
    across_with_vectors: Weights
    join: float
    merge: float
    split: float  # between two parts of a story; below, it is two

    def row(self, same_language: bool, dense: bool) -> Weights:
        """The weights for two articles of one language or two, with vectors of one model or without."""
        return self.rows[same_language][dense]

    @cached_property
    def rows(self) -> tuple[tuple[Weights, Weights], tuple[Weights, Weights]]:
        """The rows, of two languages and of one; of each, that without vectors and that with them."""
        return (self.across_languages, self.across_with_vectors), (self.without_vectors, self.with_vectors)

    def changed(self, change: Callable[[Weights], Weights]) -> "Table":
        """The table with each row changed."""
        return replace(
            self,
            with_vectors=change(self.with_vectors),
            without_vectors=change(self.without_vectors),
            across_languages=change(self.across_languages),
            across_with_vectors=change(self.across_with_vectors),
        )


def read(text: str) -> Table:
    """The table that a TOML text holds."""
    data: Mapping[str, Mapping[str, float]] = tomllib.loads(text)
    return Table(
        with_vectors=Weights(**data["with_vectors"]),
        without_vectors=Weights(**data["without_vectors"]),
        across_languages=Weights(**data["across_languages"]),
        across_with_vectors=Weights(**data["across_with_vectors"]),
        join=data["thresholds"]["join"],
        merge=data["thresholds"]["merge"],
        split=data["thresholds"]["split"],
    )


@cache
def shipped() -> Table:
    """The table of weights.toml."""
    return read(files("broadsheet.stages.group").joinpath("weights.toml").read_text(encoding="utf8"))
