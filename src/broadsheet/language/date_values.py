"""From the words of a date to its value: what each kind of expression means on the day of its article."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from broadsheet.language import timex
from broadsheet.language.date_words import DateWords
from broadsheet.language.tense import Leaning, leaning
from broadsheet.language.timex import Mod, Timex

_RESULTS = re.compile(
    r"earnings|earned|cents|dividend|stock|compan(?:y|ies)|revenue|sales|profit|loss|GDP|growth|econom|fiscal|results|income|shares|analyst|market|bank|"
    r"Umsatz|Gewinn|Wirtschaft|ventas|beneficio|economía|PIB|BIP|chiffre d['’]affaires|bénéfice|économie",
    re.IGNORECASE,
)
_CONTEXT = 150  # characters around "third quarter" that tell results from a game
_NAME_BEFORE = re.compile(r"(?<![\w’'-])(?!(?:Its|His|Her|Their|Our|My|The|That|This|An?)\s)[A-Z][\w’'-]*\s$")
_UP_TO = re.compile(r"\b(?:to|until|till|through|by|before|bis|bis zum|hasta el|au|jusqu['’]au) $")
_THE = re.compile(r"\b(?:the|The|der|dem|la|le) $")
_FEAST = re.compile(r"\b(?:Black|Cyber|Super|Good|Bloody|Ash|Giving|Holy|Small Business) $")
_BEFORE_REACH = 20  # characters back from an expression; none of the three patterns above is longer
_REFERENCE_REACH = 260  # characters back to the date that "two days earlier" counts from


@dataclass(frozen=True, slots=True)
class Reading:
    """What a resolver may look at besides its match."""

    text: str
    language: str
    words: DateWords
    today: date
    before: tuple[Timex, ...] = ()  # the dates found already, in order
    sure_of_today: bool = True  # False in the hours in which it is still yesterday where the article may come from

    def leaning(self, match: re.Match[str]) -> Leaning:
        """Which way the clause of a match looks."""
        return leaning(self.text, start_of(match), match.end(), self.language)


@dataclass(frozen=True, slots=True)
class Value:
    """A TIMEX3 value, whether a page may print it, and the part of the month or year that is meant."""

    value: str
    certain: bool = True
    mod: Mod = ""


Resolve = Callable[[re.Match[str], Reading], Value | None]


def start_of(match: re.Match[str]) -> int:
    """Where the expression of a match begins: at its group `from`, where the pattern has one."""
    return match.start("from") if "from" in match.re.groupindex else match.start()


def _told(match: re.Match[str], group: str) -> str:
    return (match.groupdict().get(group) or "").lower()


def _index(patterns: tuple[str, ...], word: str) -> int:
    return next(i for i, pattern in enumerate(patterns) if re.fullmatch(pattern, word, re.IGNORECASE))


def _mod(match: re.Match[str], reading: Reading) -> Mod:
    return reading.words.mods.get(_told(match, "mod").strip(" -"), "")


def _directly_before(match: re.Match[str], words: re.Pattern[str], reading: Reading) -> bool:
    start = match.start()
    return words.search(reading.text, max(0, start - _BEFORE_REACH), start) is not None


def numeric(match: re.Match[str], _: Reading) -> Value:
    """Year, month and day in figures."""
    return Value(timex.day(date(int(match["year"]), int(match["month"]), int(match["day"]))))


def day_of_month(match: re.Match[str], reading: Reading) -> Value | None:
    """A day, or the days from one to another, with or without the year."""
    number, first, last = _index(reading.words.months, match["month"]) + 1, int(match["day"]), _told(match, "last")
    certain = True
    if match["year"]:
        start = date(int(match["year"]), number, first)
    else:
        side = reading.leaning(match)
        start = timex.nearest_day(number, first, reading.today, side)
        certain = start <= reading.today or not _passing(match, reading, side)
    if not last:
        return Value(timex.day(start), certain)
    end = start.replace(day=int(last))
    return Value(f"{start}/{end}", certain) if end > start else None


def _passing(match: re.Match[str], reading: Reading, side: Leaning) -> bool:
    """Whether a date that seems to lie ahead may be that of something past: "the Jan. 6 riot", told in December."""
    if side == "ahead" or _directly_before(match, _UP_TO, reading):
        return False
    return side in ("past", "doubtful") or _directly_before(match, _THE, reading)


def month_of_year(match: re.Match[str], reading: Reading) -> Value:
    """A month with its year, in figures or as "last year"."""
    span = reading.words.spans.get(_told(match, "span"))
    year = int(match["year"]) if _told(match, "year") else reading.today.year + (span[1] if span else 0)
    return Value(timex.month(year, _index(reading.words.months, match["month"]) + 1), mod=_mod(match, reading))


def bare_month(match: re.Match[str], reading: Reading) -> Value | None:
    """A month without a year. "Jan" alone is as often a person."""
    name, today = match["month"], reading.today
    if reading.language == "en" and len(name) < 5 and name not in ("May", "June", "July") and name[-1] != ".":
        return None
    number, which = _index(reading.words.months, name) + 1, _told(match, "which")
    mod = _mod(match, reading)
    if which == "last":
        return Value(timex.month(today.year - (number >= today.month), number), mod=mod)
    if which == "this":
        return Value(timex.month(today.year, number), mod=mod)
    side: Leaning = "ahead" if which == "next" else reading.leaning(match)
    return Value(timex.nearest_month(number, today, side), certain=side != "doubtful", mod=mod)


def span(match: re.Match[str], reading: Reading) -> Value:
    """ "Last week", "this year", "late next month"."""
    unit, step = reading.words.spans[match["span"].lower()]
    return Value(timex.shift(reading.today, unit, step), mod=_mod(match, reading))


def ago(match: re.Match[str], reading: Reading) -> Value | None:
    """So many days, weeks, months or years before the article."""
    count, unit = _count(match, reading), reading.words.units[match["unit"].lower()]
    return Value(timex.shift(reading.today, unit, -count)) if count else None


def _count(match: re.Match[str], reading: Reading) -> int:
    told = _told(match, "count")
    return int(told) if told.isdigit() else reading.words.numbers.get(told, 0)


def shifted(match: re.Match[str], reading: Reading) -> Value | None:
    """So many days before or after the day that the text has just named; a guess where it has named none."""
    count, unit = _count(match, reading), reading.words.units[match["unit"].lower()]
    step = -count if _told(match, "back") else count
    from_day = _day_before(match, reading)
    if from_day is not None:
        return Value(timex.shift(from_day, unit, step))
    return Value(timex.shift(reading.today, unit, step), certain=False) if step < 0 else None


def neighbour(match: re.Match[str], reading: Reading) -> Value | None:
    """The day after, before or of the date that the text has just named."""
    from_day = _day_before(match, reading)
    step = reading.words.neighbour[match["phrase"].lower()]
    return Value(timex.day(from_day + timedelta(days=step))) if from_day else None


def _day_before(match: re.Match[str], reading: Reading) -> date | None:
    """The last single day named shortly before, in the same paragraph."""
    near = [t for t in reading.before if t.end <= match.start() and match.start() - t.end <= _REFERENCE_REACH]
    if not near or "\n" in reading.text[near[-1].end : match.start()]:
        return None
    value = near[-1].value[:10]
    return date.fromisoformat(value) if near[-1].certain and re.fullmatch(r"\d{4}-\d\d-\d\d", value) else None


def weekday(match: re.Match[str], reading: Reading) -> Value | None:
    """The latest such day up to the article's, or the coming one where the clause looks ahead."""
    if _directly_before(match, _FEAST, reading):
        return None
    wanted = _index(reading.words.weekdays, match["weekday"])
    which, words = _told(match, "which") or _told(match, "after"), reading.words
    forth, back = (wanted - reading.today.weekday()) % 7, (reading.today.weekday() - wanted) % 7
    if which and re.fullmatch(words.next_words, which):
        return Value(timex.day(reading.today + timedelta(days=forth or 7)))
    if which and re.fullmatch(words.last_words, which):
        return Value(timex.day(reading.today - timedelta(days=back or 7)))
    side = reading.leaning(match)
    if side in ("ahead", "doubtful"):
        return Value(timex.day(reading.today + timedelta(days=forth)), certain=side == "ahead")
    return Value(timex.day(reading.today - timedelta(days=back)))


def relative(match: re.Match[str], reading: Reading) -> Value:
    """ "Yesterday"."""
    of = reading.today + timedelta(days=reading.words.relative[match["word"].lower()])
    return Value(timex.day(of), certain=reading.sure_of_today)


def year(match: re.Match[str], reading: Reading) -> Value:
    """A year in figures."""
    return Value(match["year"], mod=_mod(match, reading))


def bare_year(match: re.Match[str], reading: Reading) -> Value | None:
    """A year with no word before it that says so; none after a name ("Flight 1984")."""
    return None if _NAME_BEFORE.search(reading.text, 0, match.start()) else Value(match["year"])


def years(match: re.Match[str], _: Reading) -> Value | None:
    """ "2019-21"."""
    first, last = match["first"], match["last"]
    last = first[: 4 - len(last)] + last
    return Value(f"{first}/{last}") if first < last else None


def quarter(match: re.Match[str], reading: Reading) -> Value | None:
    """A quarter of a named year, else the last one of that number that has begun; none in a text about a game."""
    number = reading.words.ordinals[_told(match, "number")] if _told(match, "number") else int(match["digit"])
    if _told(match, "year"):
        return Value(f"{match['year']}-Q{number}")
    span = reading.words.spans.get(_told(match, "span"))
    if span:
        return Value(f"{reading.today.year + span[1]}-Q{number}")
    around = reading.text[max(0, match.start() - _CONTEXT) : match.end() + _CONTEXT]
    if not _RESULTS.search(around):
        return None
    return Value(f"{reading.today.year - (3 * number - 2 > reading.today.month)}-Q{number}")


_FIRST_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def season(match: re.Match[str], reading: Reading) -> Value:
    """A season of a named year, or the last or the next one of that name."""
    words, today = reading.words, reading.today
    code = words.seasons[_told(match, "season") or _told(match, "season2")]
    if _told(match, "year"):
        return Value(f"{match['year']}-{code}", mod=_mod(match, reading))
    begun = _FIRST_MONTH[code] <= today.month
    which = _told(match, "which") or _told(match, "after")
    if re.fullmatch(words.this_words, which):
        return Value(f"{today.year}-{code}")
    if re.fullmatch(words.next_words, which):
        return Value(f"{today.year + begun}-{code}")
    over = _FIRST_MONTH[code] + 2 < today.month
    return Value(f"{today.year - (not over)}-{code}")


def decade(match: re.Match[str], reading: Reading) -> Value:
    """ "The early 1990s"."""
    return Value(match["decade"], mod=_mod(match, reading))
