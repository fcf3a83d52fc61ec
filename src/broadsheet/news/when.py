"""A date as a text gives it: an interval of days and how exact the words were."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["year", "month", "day", "time"]


@dataclass(frozen=True, slots=True, order=True)
class When:
    """The days from `start` to `end`, both included, told with `precision`; `text` is how a page prints it."""

    start: date
    end: date
    precision: Precision
    text: str
