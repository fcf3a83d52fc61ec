"""What became of one item in a stage: a result, or a stated reason why there is none.

A failure is a value, never an exception, so that one bad item cannot stop a batch.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Generic, TypeAlias, TypeVar

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Done(Generic[R]):
    """The item `key` gave `result`."""

    key: str
    result: R


@dataclass(frozen=True, slots=True)
class Skip:
    """The item `key` gives nothing and never will; `reason` is a sentence for a person."""

    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class Retry:
    """The outside world failed for `key`; try again `after` this long."""

    key: str
    reason: str
    after: timedelta


@dataclass(frozen=True, slots=True)
class Fault:
    """Our own bug met `key`; `trace` is kept for `broadsheet doctor`."""

    key: str
    reason: str
    trace: str


Outcome: TypeAlias = Done[R] | Skip | Retry | Fault
