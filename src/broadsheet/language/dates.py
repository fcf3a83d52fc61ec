"""Dates in news text, resolved against the article's own day: a small grammar for en, de, es and fr."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from broadsheet.news.evidence import DateMention
from broadsheet.news.when import When

_MONTHS_OF = {
    "en": "january february march april may june july august september october november december",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}
_DAYS_OF = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "de": "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
}
_RELATIVE_OF = {
    "en": {"today": 0, "yesterday": -1, "tomorrow": 1, "overnight": 0},
    "de": {"heute": 0, "gestern": -1, "vorgestern": -2},
    "es": {"hoy": 0, "ayer": -1, "anteayer": -2},
    "fr": {"aujourd'hui": 0, "hier": -1, "avant-hier": -2},
}
_SHORT = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12}
_NUMBERS = dict(
    zip(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], range(1, 11), strict=True)
) | {
    "a": 1,
    "an": 1,
}
_PRINTED = ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
_FULL = _MONTHS_OF["en"].title().split()
_EARLIEST = 1500

Rule = tuple[re.Pattern[str], Callable[[re.Match[str], date], "When | None"]]


def day(value: date) -> When:
    """One day, printed as "Feb 20, 2026"."""
    return When(value, value, "day", f"{_PRINTED[value.month - 1]} {value.day}, {value.year}")


def month(year: int, number: int) -> When:
    """One month, printed as "June 2024"."""
    return When(
        date(year, number, 1), date(year, number, monthrange(year, number)[1]), "month", f"{_FULL[number - 1]} {year}"
    )


def year(value: int) -> When:
    """One year."""
    return When(date(value, 1, 1), date(value, 12, 31), "year", str(value))


def dates(text: str, language: str, anchor: datetime) -> tuple[DateMention, ...]:
    """The dates of `text` in order, read on the day of `anchor`. What is no certain date is left out."""
    today = anchor.date()
    taken: list[tuple[int, int]] = []
    found: list[DateMention] = []
    for pattern, resolve in _rules(language):
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            when = _safely(resolve, match, today)
            if when and _EARLIEST <= when.start.year <= today.year + 30:
                taken.append(match.span())
                found.append(DateMention(match.start(), match.end(), match.group(), when))
    return tuple(sorted(found, key=lambda d: d.start))


def _safely(
    resolve: Callable[[re.Match[str], date], "When | None"], match: re.Match[str], today: date
) -> "When | None":
    """A day that no calendar has ("February 30") is no date."""
    try:
        return resolve(match, today)
    except (ValueError, OverflowError):
        return None


def _month_number(word: str) -> int:
    word = word.lower().rstrip(".")
    for months in _MONTHS_OF.values():
        if word in months.split():
            return months.split().index(word) + 1
    return _SHORT[word]


def _nearest_year(number: int, day_of_month: int, today: date) -> date:
    """The year of a date told without one: the coming one within two months, else the latest past one."""
    options = []
    for candidate in (today.year - 1, today.year, today.year + 1):
        try:
            options.append(date(candidate, number, day_of_month))
        except ValueError:
            continue
    return max(d for d in options if (d - today).days <= 62)


def _nearest_month(number: int, today: date) -> When:
    best = _nearest_year(number, 15, today)
    return month(best.year, number)


def _day_of(match: re.Match[str], today: date) -> When:
    number, dom = _month_number(match["month"]), int(match["day"])
    if match["year"]:
        return day(date(int(match["year"]), number, dom))
    return day(_nearest_year(number, dom, today))


def _weekday(match: re.Match[str], today: date) -> When:
    wanted = next(
        days.split().index(match["weekday"].lower())
        for days in _DAYS_OF.values()
        if match["weekday"].lower() in days.split()
    )
    word = (match.groupdict().get("which") or "").strip().lower()
    if word in ("next", "nächsten", "próximo"):
        return day(today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1))
    back = (today.weekday() - wanted) % 7
    return day(today - timedelta(days=back or (7 if word == "last" else 0)))


def _shift_months(today: date, count: int) -> When:
    index = today.year * 12 + today.month - 1 + count
    return month(index // 12, index % 12 + 1)


def _ago(match: re.Match[str], today: date) -> "When | None":
    word = match["count"].lower()
    count = _NUMBERS.get(word) or int(word)
    unit = match["unit"].lower().rstrip("s")
    if unit == "day":
        return day(today - timedelta(days=count))
    if unit == "month":
        return _shift_months(today, -count)
    return year(today.year - count) if unit == "year" else None


def _last(match: re.Match[str], today: date) -> When:
    step = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    if match["unit"].lower() == "month":
        return _shift_months(today, step)
    return year(today.year + step)


def _named_month(match: re.Match[str], today: date) -> When:
    if match["year"]:
        return month(int(match["year"]), _month_number(match["month"]))
    return _nearest_month(_month_number(match["month"]), today)


def _decade(match: re.Match[str], _today: date) -> When:
    first = int(match["decade"])
    return When(date(first, 1, 1), date(first + 9, 12, 31), "year", f"{first}s")


def _relative(language: str) -> Rule:
    words = _RELATIVE_OF[language]
    pattern = re.compile(rf"\b(?P<word>{'|'.join(words)})\b", re.IGNORECASE)
    return pattern, lambda m, today: day(today + timedelta(days=words[m["word"].lower()]))


def _rules(language: str) -> Iterator[Rule]:
    yield from _RULES.get(language, _RULES["en"])


def _build(language: str) -> list[Rule]:
    months = "|".join(_MONTHS_OF[language].split())
    weekdays = "|".join(_DAYS_OF[language].split())
    case = re.IGNORECASE if language in ("es", "fr") else 0
    if language in ("en", "de"):
        months, weekdays = months.title(), weekdays.title()
        months = months.replace("|", "|")
        months = "|".join(w[0].upper() + w[1:] for w in months.split("|"))
    short = r"|(?:Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?" if language == "en" else ""
    month_ = rf"(?P<month>(?:{months}){short})"
    year_ = r"(?P<year>(?:1[5-9]|20)\d\d)"
    rules: list[Rule] = [
        (
            re.compile(rf"\b{year_}-(?P<month>\d\d)-(?P<day>\d\d)\b"),
            lambda m, _: day(date(int(m["year"]), int(m["month"]), int(m["day"]))),
        ),
    ]
    if language == "en":
        rules += [
            (re.compile(rf"\b{month_}\s(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b(?!:)(?:,?\s{year_}\b)?"), _day_of),
            (re.compile(rf"\b(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s(?:of\s)?{month_}(?:,?\s{year_}\b)?"), _day_of),
            (re.compile(rf"\b(?:(?:early|late|mid)[ -])?{month_}(?:\sof)?,?\s{year_}\b"), _named_month),
            (
                re.compile(
                    rf"\b(?:in|since|last|this|until|by|early|late|of)\s(?P<month>(?:{months}))\b(?!\s[A-Z\d])(?P<year>)"
                ),
                _named_month,
            ),
            (re.compile(rf"\b(?:(?P<which>last|next|this|past)\s)?(?P<weekday>{weekdays})\b"), _weekday),
            (
                re.compile(
                    r"\b(?P<count>\d{1,2}|" + "|".join(_NUMBERS) + r")\s(?P<unit>day|month|year)s?\s(?:ago|earlier)\b",
                    re.IGNORECASE,
                ),
                _ago,
            ),
            (re.compile(r"\b(?P<which>last|this|next)\s(?P<unit>month|year)\b", re.IGNORECASE), _last),
            (re.compile(r"\b(?:the\s)?(?P<decade>(?:1[5-9]|20)\d0)s\b"), _decade),
        ]
    else:
        rules += [
            (
                re.compile(rf"\b(?P<day>[0-3]?\d)(?:\.|º|er)?\s(?:de\s)?{month_}(?:\s(?:de[l]?\s)?{year_}\b)?", case),
                _day_of,
            ),
            (re.compile(rf"\b{month_}\s(?:de[l]?\s)?{year_}\b", case), _named_month),
            (
                re.compile(rf"\b(?P<day>[0-3]?\d)[./](?P<month_number>[01]?\d)[./]{year_}\b"),
                lambda m, _: day(date(int(m["year"]), int(m["month_number"]), int(m["day"]))),
            ),
            (re.compile(rf"\b(?:am|el|pasado|dernier|ce)?\s?(?P<weekday>{weekdays})\b", case), _weekday),
        ]
    rules.append(_relative(language))
    prepositions = "in|since|of|by|from|until|through|before|after|during|and|to|early|late|mid|im Jahr|Jahr|seit|bis|en|desde|de|depuis|año|for|the|than|year"
    rules.append(
        (
            re.compile(rf"(?:\b(?:{prepositions})[ -]|\(|[–-]){year_}\b(?![-–]\d|[,.]\d|\s[a-z]+s\s(?:of|were|have))"),
            lambda m, _: year(int(m["year"])),
        )
    )
    return rules


_RULES = {language: _build(language) for language in _MONTHS_OF}
