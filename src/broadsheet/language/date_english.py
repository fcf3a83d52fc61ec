"""Date expressions that the grammar knows in English alone: parts of a day, fiscal quarters, holidays, years in words, "recently"."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from broadsheet.language import date_values as values
from broadsheet.language import timex
from broadsheet.language.date_values import Reading, Resolve, Value
from broadsheet.language.date_words import ENGLISH

_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_UNITS = {w: n for n, w in enumerate("one two three four five six seven eight nine".split(), start=1)}
_TEENS = {
    w: n
    for n, w in enumerate(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), start=10
    )
}
_TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
_DECADES = {
    w: str(n)
    for n, w in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split(), start=2)
}
_DAY_PARTS = {
    "tonight": "TNI", "last night": "TNI", "overnight": "", "this morning": "TMO", "this afternoon": "TAF", "this evening": "TEV",
}  # fmt: skip


def _constant(value: str) -> Resolve:
    return lambda _match, _reading: Value(value, certain=False)


def _day_part(match: re.Match[str], reading: Reading) -> Value:
    phrase = match["phrase"].lower()
    of = reading.today - timedelta(days=phrase == "last night")
    return Value(timex.day(of) + _DAY_PARTS[phrase], certain=reading.sure_of_today)


def _half(match: re.Match[str], reading: Reading) -> Value:
    span = ENGLISH.spans.get((match["span"] or "").lower())
    year = match["year"] or str(reading.today.year + (span[1] if span else 0))
    return Value(f"{year}-H{1 if match['half'].lower() == 'first' else 2}")


def _quarter_of(match: re.Match[str], reading: Reading) -> Value:
    span = ENGLISH.spans.get((match["span"] or "").lower())
    year = match["year"] or str(reading.today.year + (span[1] if span else 0))
    return Value(f"{year}-Q{ENGLISH.ordinals[match['number'].lower()]}", certain=not match["fiscal"])


def _fiscal(match: re.Match[str], reading: Reading) -> Value:
    """A fiscal quarter is not the calendar's: the last one of its number that has begun there is a guess."""
    if match["year"]:
        return Value(match["year"], certain=False)
    number = ENGLISH.ordinals[match["number"].lower()]
    return Value(f"{reading.today.year - (3 * number - 2 > reading.today.month)}-Q{number}", certain=False)


def _quarter_past(match: re.Match[str], reading: Reading) -> Value:
    """ "The latest quarter" is the last whole one, "the year-ago quarter" the same of the year before."""
    back = -5 if match.groupdict().get("ago") else -1
    return Value(timex.shift(reading.today, "quarter", back), certain=False)


def _this_span(match: re.Match[str], reading: Reading) -> Value:
    """ "The end of the year": of this one, unless the text is in another."""
    unit = ENGLISH.units[match["unit"].lower()]
    return Value(timex.shift(reading.today, unit, 0), certain=False, mod="late" if match["end"] else "")


def _year_in_words(match: re.Match[str], _: Reading) -> Value:
    century = _TEENS.get((match["century"] or "").lower(), 20)
    if not match["tens"]:
        return Value("2000")
    rest = (
        _TENS.get(match["tens"].lower(), 0)
        + _TEENS.get(match["tens"].lower(), 0)
        + _UNITS.get((match["units"] or "").lower(), 0)
    )
    return Value(f"{century}{rest:02}")


def _named_decade(match: re.Match[str], _: Reading) -> Value:
    digit = match["digit"] or _DECADES[match["word"].lower()]
    mods = {"early": "early", "mid": "mid", "late": "late"}
    return Value(f"19{digit}", mod=mods.get((match["mod"] or "").lower(), ""))  # type: ignore[arg-type]


def _century(match: re.Match[str], _: Reading) -> Value:
    return Value(f"{int(match['number']) - 1:02}")


def _weekend(match: re.Match[str], reading: Reading) -> Value:
    """ "The weekend" is the one before an article of the first days of a week, else the coming one."""
    which, today = match["which"].lower(), reading.today
    if which in ("last", "this past"):
        return Value(timex.weekend(today, -1))
    if which == "next":
        return Value(timex.weekend(today, 1))
    recent = (
        today.weekday() < 2 if not reading.leaning(match) else reading.leaning(match) == "past" and today.weekday() < 5
    )
    return Value(timex.weekend(today, -1 if recent else 0))


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _last_monday_of_may(year: int) -> date:
    last = date(year, 5, 31)
    return last - timedelta(days=last.weekday())


_HOLIDAYS: tuple[tuple[str, Callable[[int], date]], ...] = (
    ("christmas eve", lambda y: date(y, 12, 24)),
    ("christmas day", lambda y: date(y, 12, 25)),
    ("christmas(?=(?: (?:and|or|in|at|with|when|as|to|for)\\b|[.,;:]|$))", lambda y: date(y, 12, 25)),
    ("new year['’]s eve", lambda y: date(y, 12, 31)),
    ("new year['’]s day", lambda y: date(y, 1, 1)),
    ("halloween", lambda y: date(y, 10, 31)),
    ("fourth of july", lambda y: date(y, 7, 4)),
    ("thanksgiving(?: day)?", lambda y: _nth_weekday(y, 11, 3, 4)),
    ("labor day", lambda y: _nth_weekday(y, 9, 0, 1)),
    ("memorial day", _last_monday_of_may),
)


def _holiday(match: re.Match[str], reading: Reading) -> Value:
    on = next(day for name, day in _HOLIDAYS if re.match(rf"(?:{name})$", match["name"], re.IGNORECASE))
    if match["year"]:
        return Value(timex.day(on(int(match["year"]))))
    options = [on(reading.today.year + step) for step in (-1, 0, 1)]
    if reading.leaning(match) == "ahead":
        return Value(timex.day(min(d for d in options if d >= reading.today)))
    return Value(timex.day(max(d for d in options if d <= reading.today)))


def _plain_month(match: re.Match[str], reading: Reading) -> Value:
    number = next(i for i, p in enumerate(ENGLISH.months, start=1) if re.fullmatch(p, match.group()))
    return Value(timex.nearest_month(number, reading.today, reading.leaning(match)))


def _any(words: object) -> str:
    return "|".join(sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


def _rule(pattern: str, resolve: Resolve, flags: int = re.IGNORECASE) -> tuple[re.Pattern[str], Resolve]:
    return re.compile(pattern, flags), resolve


def _this_year(_: re.Match[str], reading: Reading) -> Value:
    return Value(str(reading.today.year), certain=False)


_YEARLY = rf"(?P<span>{_any(p for p, (unit, _) in ENGLISH.spans.items() if unit == 'year')})"
_QUARTER = ENGLISH.quarter
_SOME = r"(?:years|months|weeks|days|quarters|decades)"

ENGLISH_FIRST: tuple[tuple[re.Pattern[str], Resolve], ...] = (
    _rule(rf"\b(?P<phrase>{_any(_DAY_PARTS)})\b", _day_part),
    _rule(rf"\b(?P<half>first|second) half of (?:{_YEAR}|{_YEARLY})(?!\d)", _half),
    _rule(rf"\b(?:{_YEAR}|{_YEARLY}['’]s) (?P<fiscal>fiscal )?{_QUARTER}", _quarter_of),
    _rule(rf"\bfiscal[ -](?:year )?(?:{_YEAR}|{_QUARTER})", _fiscal),
    _rule(r"\bthe (?:current |latest |full )?fiscal year\b(?! \d)", _this_year),
    _rule(r"\b(?P<which>last|this past|this|next|the) weekend\b", _weekend),
    _rule(
        rf"\b(?:the )?(?P<name>{'|'.join(name for name, _ in _HOLIDAYS)})\b(?:,? {_YEAR})?(?! (?-i:[A-Z]))", _holiday
    ),
    _rule(
        rf"\b(?:the )?(?:same |comparable )?year-(?P<ago>ago|earlier)(?: (?:{_any(ENGLISH.ordinals)})?(?: ?quarter|period))?\b",
        _quarter_past,
    ),
)
ENGLISH_LAST: tuple[tuple[re.Pattern[str], Resolve], ...] = (
    _rule(r"\b(?:January|February|July|September|October|November|December)\b(?! ?[A-Z\d])(?<![A-Z][a-z] )", _plain_month, 0),
    _rule(rf"\b(?:the year two thousand\b(?! (?:and|{_any([*_TENS, *_TEENS])}))|(?:the year )?(?P<century>nineteen|eighteen|two thousand)(?: and)?[ -](?P<tens>{_any([*_TENS, *_TEENS])})(?:[ -](?P<units>{_any(_UNITS)}))?)\b", _year_in_words),
    _rule(rf"\b(?:the )?(?:(?P<mod>early|mid|late)[ -])?(?:['’](?P<digit>[3-9])0s\b|(?<=the )(?P<word>{_any(_DECADES)})\b)", _named_decade),
    _rule(r"\b(?:the )?(?P<number>\d\d?)(?:st|nd|rd|th)[ -]century\b", _century),
    _rule(r"\b(?:the|this|its|that)(?: latest| current| most recent)? (?:quarter|period)\b(?!-| (?:of|century|mile|final))", _quarter_past),
    _rule(r"\b(?P<end>the end of )?the (?:full )?(?P<unit>year|month|week)\b(?!-| (?:of|that|when|since|before|after)\b|['’]s (?:first|second))", _this_span),
    _rule(rf"(?<=[a-z,;'’] )(?<!about )(?<!nearly )(?<!almost )(?<!over )(?<!some )(?<!least )(?<!roughly )(?<!to ){_YEAR}(?![-–]\d|[,.]\d|\d|['’]|%| (?:[a-z]+ )?[a-z]+s\b(?<!ss)| people| percent)", values.bare_year),
    _rule(r"\b(?:year[- ]end|year['’]s end)\b", _this_year),
    _rule(r"\b(?:right |just |until |for |even )?now\b(?!-)|\bcurrent(?:ly)?\b|\bat (?:present|the moment)\b|\bthese days\b|\bpresently\b", _constant("PRESENT_REF")),
    _rule(rf"\b(?:more |most )?recent(?:ly)?\b(?: {_SOME})?|\bformerly\b|\bthe past\b(?! (?:\w+ ){{0,2}}(?:{_SOME}|day|week|month|year|decade|quarter|hours?|season|century)\b)|"
          rf"\b(?:(?:a few|several|many|some) )?{_SOME} ago\b|\blong ago\b", _constant("PAST_REF")),
    _rule(rf"\bthe (?:near )?future\b(?! \w+ing)|\bsoon\b(?! after)|\b(?:coming|upcoming) {_SOME}\b|\bthe near term\b", _constant("FUTURE_REF")),
)  # fmt: skip
