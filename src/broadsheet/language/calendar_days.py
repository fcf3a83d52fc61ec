"""Days, weeks, months, quarters and years as intervals, each with the words that a page prints."""

from calendar import monthrange
from datetime import date, timedelta

from broadsheet.news.when import When

_SHORT = ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
_FULL = "January February March April May June July August September October November December".split()
AHEAD_DAYS = 62  # a date told without its year lies at most two months ahead, unless the sentence speaks of the future


def day(value: date, last: date | None = None) -> When:
    """One day, "Feb 20, 2026", or the days up to `last`, "Feb 20-22, 2026"."""
    name = _SHORT[value.month - 1]
    if last is None or last <= value:
        return When(value, value, "day", f"{name} {value.day}, {value.year}")
    until = f"{last.day}" if last.month == value.month else f"{_SHORT[last.month - 1]} {last.day}"
    return When(value, last, "day", f"{name} {value.day}-{until}, {last.year}")


def week(of: date) -> When:
    """The week, Monday to Sunday, in which a day lies: "week of Feb 16, 2026"."""
    monday = of - timedelta(days=of.weekday())
    return When(monday, monday + timedelta(days=6), "day", f"week of {day(monday).text}")


def month(year: int, number: int) -> When:
    """One month, "June 2024"."""
    return _months(year, number, 1, f"{_FULL[number - 1]} {year}")


def quarter(year: int, number: int) -> When:
    """One quarter of a year, "Q3 2025"."""
    return _months(year, 3 * number - 2, 3, f"Q{number} {year}")


def season(year: int, name: str, first: int) -> When:
    """Three months of a year from `first` on, "summer 2024"."""
    return _months(year, first, 3, f"{name} {year}")


def _months(year: int, first: int, count: int, text: str) -> When:
    over, last = divmod(first + count - 2, 12)
    end = date(year + over, last + 1, monthrange(year + over, last + 1)[1])
    return When(date(year, first, 1), end, "month", text)


def year(value: int, count: int = 1) -> When:
    """One year, "2022", or a decade, "1990s"."""
    text = str(value) if count == 1 else f"{value}s"
    return When(date(value, 1, 1), date(value + count - 1, 12, 31), "year", text)


def shift_months(today: date, count: int) -> When:
    """The month `count` months after today's."""
    index = today.year * 12 + today.month - 1 + count
    return month(index // 12, index % 12 + 1)


def nearest(number: int, day_of_month: int, today: date, ahead: bool) -> date:
    """The day of a date told without its year: the next one where the text looks ahead, else the latest not far ahead.

    Raises ValueError where no year around today has the day.
    """
    options = []
    for candidate in range(today.year - 4, today.year + 5):  # February 29 comes every four years
        try:
            options.append(date(candidate, number, day_of_month))
        except ValueError:
            continue
    if ahead:
        return min(d for d in options if d >= today)
    return max(d for d in options if (d - today).days <= AHEAD_DAYS)
