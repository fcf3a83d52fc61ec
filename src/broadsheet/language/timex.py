"""Date expressions with their TIMEX3 values: ISO 8601 dates, and TimeML's letters for seasons, halves and parts of a day."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Mod = Literal["", "early", "mid", "late"]
Unit = Literal["day", "week", "month", "quarter", "year", "decade"]

AHEAD_DAYS = 62  # a date told without its year lies at most two months ahead, unless the sentence speaks of the future
_FAR_AHEAD_DAYS = 270  # and then no further than this: "would not speak of the Aug. 7 bombing" in the middle of August


@dataclass(frozen=True, slots=True)
class Timex:
    """`text[start:end]` tells a date. `value` is its TIMEX3 value; a range has two, with a slash between them.

    `certain` is False where the value is a convention or a guess ("now", "the quarter", "fiscal 2024"): such an
    expression is one of the field, but nothing that a page may print as a date.
    """

    start: int
    end: int
    text: str
    value: str
    certain: bool = True
    mod: Mod = ""


def day(value: date) -> str:
    """One day: "2026-02-20"."""
    return value.isoformat()


def week(of: date) -> str:
    """The week in which a day lies: "2026-W08"."""
    year, number, _ = of.isocalendar()
    return f"{year}-W{number:02}"


def month(year: int, number: int) -> str:
    """One month: "2024-06"."""
    return f"{year}-{number:02}"


def shift(today: date, unit: Unit, count: int) -> str:
    """The day, week, month, quarter, year or decade that lies `count` of them after today's.

    Raises ValueError or OverflowError where no calendar has it.
    """
    if unit == "day":
        return day(today + timedelta(days=count))
    if unit == "week":
        return week(today + timedelta(weeks=count))
    if unit == "month":
        index = today.year * 12 + today.month - 1 + count
        return month(index // 12, index % 12 + 1)
    if unit == "quarter":
        index = today.year * 4 + (today.month - 1) // 3 + count
        return f"{index // 4}-Q{index % 4 + 1}"
    return str(today.year + count) if unit == "year" else str(today.year // 10 + count)


def weekend(today: date, count: int) -> str:
    """The weekend of the week `count` weeks after today's: "2026-W08-WE"."""
    return week(today + timedelta(weeks=count)) + "-WE"


def nearest_day(number: int, day_of_month: int, today: date, leaning: str) -> date:
    """The day of a date told without its year: the last one, or the next one where that is near, or not far and the text looks ahead.

    A verb of the past does not make it the last one: "was put off to Nov. 20". Raises ValueError where no year around
    today has the day.
    """
    options = []
    for candidate in range(today.year - 4, today.year + 5):  # February 29 comes every four years
        try:
            options.append(date(candidate, number, day_of_month))
        except ValueError:
            continue
    furthest = _FAR_AHEAD_DAYS if leaning == "ahead" else AHEAD_DAYS
    return max(d for d in options if (d - today).days <= furthest)


def nearest_month(number: int, today: date, leaning: str) -> str:
    """The month of a name told without its year: the next one where the text looks ahead, the last one where it looks
    back, else the latest that is not far ahead."""
    months_ahead = {"ahead": 11, "past": 0}.get(leaning, 2)
    step = (number - today.month) % 12
    return shift(today, "month", step if step <= months_ahead else step - 12)
