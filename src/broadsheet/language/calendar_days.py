"""What a TIMEX3 value means: an interval of days, with the words that a page prints."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from broadsheet.language.timex import Timex
from broadsheet.news.when import Precision, When

_SHORT = ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
_FULL = "January February March April May June July August September October November December".split()
_SEASONS = {"SP": ("spring", 3), "SU": ("summer", 6), "FA": ("autumn", 9), "WI": ("winter", 12)}
_HALVES = {"H1": ("first half of", 1), "H2": ("second half of", 7)}
_PARTS = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night"}


def when(timex: Timex) -> When | None:
    """The days that an expression means; None where it is not certain or its value names no days ("PRESENT_REF")."""
    if not timex.certain:
        return None
    first, _, last = timex.value.partition("/")
    start, end = _interval(first), _interval(last or first)
    if start is None or end is None or end.start < start.start:
        return None
    if last:
        return When(start.start, end.end, start.precision, _range_text(start, end))
    return When(start.start, start.end, start.precision, _modified(start, timex.mod))


def _modified(found: When, mod: str) -> str:
    if not mod or found.precision not in ("month", "year"):
        return found.text
    return f"mid-{found.text}" if mod == "mid" else f"{mod} {found.text}"


def _range_text(start: When, end: When) -> str:
    if start.precision != "day" or start.start.year != end.start.year:
        return f"{start.text}-{end.text}"
    until = f"{end.end.day}" if end.end.month == start.start.month else f"{_SHORT[end.end.month - 1]} {end.end.day}"
    return f"{_SHORT[start.start.month - 1]} {start.start.day}-{until}, {end.end.year}"


def _interval(value: str) -> When | None:
    for pattern, meaning in _FORMS:
        if match := pattern.fullmatch(value):
            return meaning(match)
    return None


def _day(match: re.Match[str]) -> When:
    of = date(int(match["year"]), int(match["month"]), int(match["day"]))
    part = _time_text(match["time"] or "")
    text = f"{_SHORT[of.month - 1]} {of.day}, {of.year}"
    return When(of, of, "time", f"{text}, {part}") if part else When(of, of, "day", text)


def _time_text(time: str) -> str:
    if not time or time in _PARTS:
        return _PARTS.get(time, "")
    hour, _, minute = time.partition(":")
    clock = f"{int(hour) % 12 or 12}" + (f":{minute}" if minute not in ("", "00") else "")
    return f"{clock} {'a.m.' if int(hour) < 12 else 'p.m.'}"


def _week(match: re.Match[str]) -> When:
    monday = date.fromisocalendar(int(match["year"]), int(match["week"]), 1)
    first = monday + timedelta(days=5) if match["weekend"] else monday
    name = "weekend" if match["weekend"] else "week"
    return When(
        first, monday + timedelta(days=6), "day", f"{name} of {_SHORT[first.month - 1]} {first.day}, {first.year}"
    )


def _month(match: re.Match[str]) -> When:
    number = int(match["month"])
    return _months(int(match["year"]), number, 1, f"{_FULL[number - 1]} {match['year']}")


def _quarter(match: re.Match[str]) -> When:
    number = int(match["quarter"])
    return _months(int(match["year"]), 3 * number - 2, 3, f"Q{number} {match['year']}")


def _season(match: re.Match[str]) -> When:
    name, first = _SEASONS[match["season"]]
    return _months(int(match["year"]), first, 3, f"{name} {match['year']}")


def _half(match: re.Match[str]) -> When:
    name, first = _HALVES[match["half"]]
    return _months(int(match["year"]), first, 6, f"{name} {match['year']}")


def _months(year: int, first: int, count: int, text: str) -> When:
    over, last = divmod(first + count - 2, 12)
    end = date(year + over, last + 1, monthrange(year + over, last + 1)[1])
    return When(date(year, first, 1), end, "month", text)


def _years(match: re.Match[str]) -> When:
    count = 10 ** (4 - len(match["years"]))
    first = int(match["years"]) * count
    names: dict[int, str] = {1: f"{first}", 10: f"{first}s"}
    precision: Precision = "year"
    return When(
        date(first, 1, 1), date(first + count - 1, 12, 31), precision, names.get(count, f"{first // 100 + 1}th century")
    )


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], When]], ...] = (
    (re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:T(?P<time>\d\d(?::\d\d)?|MO|AF|EV|NI))?"), _day),
    (re.compile(r"(?P<year>\d{4})-W(?P<week>\d\d)(?P<weekend>-WE)?"), _week),
    (re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)"), _month),
    (re.compile(r"(?P<year>\d{4})-Q(?P<quarter>[1-4])"), _quarter),
    (re.compile(r"(?P<year>\d{4})-(?P<season>SP|SU|FA|WI)"), _season),
    (re.compile(r"(?P<year>\d{4})-(?P<half>H[12])"), _half),
    (re.compile(r"(?P<years>\d{2,4})"), _years),
)
