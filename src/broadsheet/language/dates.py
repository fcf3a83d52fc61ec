"""Dates in news text, resolved against the article's own day: a small grammar for the languages of `date_words`."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache, partial

from broadsheet.language import calendar_days as days
from broadsheet.language.date_words import ENGLISH, WORDS, DateWords
from broadsheet.news.evidence import DateMention
from broadsheet.news.when import When

_EARLIEST = 1500
_FURTHEST = 30  # years after the anchor
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_NO_COUNT = r"(?![-–]\d{3}|[,.]\d|\d|['’]?s\b|['’]s?\d|[ ](?:[a-z]+[ ])?(?:people|men|women|euros?|dollars?|troops|soldiers|jobs|times|km|miles|homes)\b|[ ]?%)"
_ORDINALS = ("first", "second", "third", "fourth")
_RESULTS = re.compile(
    r"earnings|revenue|sales|profit|loss|GDP|growth|econom|fiscal|results|income|shares|analyst|market|bank",
    re.IGNORECASE,
)
_LOOK_BACK = 70  # characters of the sentence before a date in which words such as "will" tell that it lies ahead
_PAST_BEFORE = re.compile(r"\b(?:ended|since|after|last|past|earlier|approved|announced|signed)\s(?:on\s|in\s)?$")

# Resolves a match on a day; the last argument says whether the sentence looks ahead.
Resolve = Callable[[re.Match[str], date, bool], When | None]


def dates(text: str, language: str, anchor: datetime) -> tuple[DateMention, ...]:
    """The dates of `text` in order, read on the day of `anchor`. What is no certain date is left out.

    A weekday is the latest such day up to the anchor's, unless the sentence looks ahead. A language without a grammar
    has only its numeric dates read.
    """
    today = anchor.date()
    found: dict[int, DateMention] = {}
    for pattern, resolve in _rules(language):
        for match in pattern.finditer(text):
            if any(m.start < match.end() and match.start() < m.end for m in found.values()):
                continue
            when = _safely(resolve, match, today, _looks_ahead(text, match.start(), language))
            if when and when.start.year >= _EARLIEST and when.end.year <= today.year + _FURTHEST:
                found[match.start()] = DateMention(match.start(), match.end(), match.group(), when)
    return tuple(found[start] for start in sorted(found))


def _safely(resolve: Resolve, match: re.Match[str], today: date, ahead: bool) -> When | None:
    """A day that no calendar has ("February 30") is no date."""
    try:
        return resolve(match, today, ahead)
    except (ValueError, OverflowError):
        return None


@lru_cache
def _ahead_pattern(language: str) -> re.Pattern[str] | None:
    words = WORDS.get(language)
    return (
        re.compile(rf"(?<!\w)(?:{words.ahead})(?!\w)|\b(?:by|until|till|upcoming)\s$")
        if words and words.ahead
        else None
    )


def _looks_ahead(text: str, start: int, language: str) -> bool:
    pattern = _ahead_pattern(language)
    before = text[max(0, start - _LOOK_BACK) : start]
    clause = re.split(r"[.!?;\n]\s|[\"“”„«»]", before)[-1]
    return bool(pattern and pattern.search(clause) and not _PAST_BEFORE.search(clause))


@lru_cache
def _rules(language: str) -> tuple[tuple[re.Pattern[str], Resolve], ...]:
    """The patterns of a language, the longest forms first."""
    words = WORDS.get(language)
    return (
        *_numeric_rules(language),
        *(_worded_rules(words) if words else ()),
        *(_english_rules() if words is ENGLISH else ()),
    )


def _numeric_rules(language: str) -> Iterator[tuple[re.Pattern[str], Resolve]]:
    yield re.compile(rf"(?<![\d-]){_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])"), _numeric
    yield re.compile(rf"(?<![\d.])(?P<day>[0-3]?\d)\. ?(?P<month>[01]?\d)\. ?{_YEAR}(?!\d)"), _numeric
    if language == "en":  # 2/20/2026; 3/4/2026 may be either, and is left out
        yield re.compile(rf"(?<![\d/])(?P<month>[01]?\d)/(?P<day>1[3-9]|2\d|3[01])/{_YEAR}(?![\d/])"), _numeric
        yield re.compile(rf"(?<![\d/])(?P<day>1[3-9]|2\d|3[01])/(?P<month>[01]?\d)/{_YEAR}(?![\d/])"), _numeric
    else:
        yield re.compile(rf"(?<![\d/])(?P<day>[0-3]?\d)/(?P<month>[01]?\d)/{_YEAR}(?![\d/])"), _numeric


def _numeric(match: re.Match[str], _today: date, _ahead: bool) -> When:
    return days.day(date(int(match["year"]), int(match["month"]), int(match["day"])))


def _worded_rules(words: DateWords) -> Iterator[tuple[re.Pattern[str], Resolve]]:
    case = 0 if words.capitals else re.IGNORECASE
    month = rf"(?P<month>{'|'.join(words.months)})"
    weekday = rf"(?P<weekday>{'|'.join(words.weekdays)})"
    lead = rf"(?:\b(?:{'|'.join(words.weekdays)}),? (?:(?:den|der|el|le|the|dem) )?)?"
    if words is ENGLISH:
        rest = rf"(?:st|nd|rd|th)?(?:\s?(?:-|–|to|through)\s?(?P<last>[0-3]?\d)(?:st|nd|rd|th)?)?(?!\d|[:.,]\d)(?:,? {_YEAR}(?!\d))?"
        yield re.compile(rf"{lead}\b{month} (?P<day>[0-3]?\d){rest}"), partial(_day_of_month, words)
    day_of = rf"{lead}(?<![\d.,:])(?P<day>[0-3]?\d)(?:\.|º|°|er|st|nd|rd|th)? {words.day_link}{month}\b(?:{words.year_link}{_YEAR}(?!\d))?(?P<last>)?"
    yield re.compile(day_of, case), partial(_day_of_month, words)
    yield re.compile(rf"\b{month}{words.year_link}{_YEAR}(?!\d)", case), partial(_month_of_year, words)
    if words.spans:
        spans = "|".join(sorted(words.spans, key=len, reverse=True))
        yield re.compile(rf"\b{month} (?P<which>last year|this year|next year)\b"), partial(_month_of_year, words)
        yield (
            re.compile(rf"\b(?P<span>{spans})\b(?!['’]s (?:first|second|third|fourth))", re.IGNORECASE),
            partial(_span, words),
        )
    if words.ago:
        count = words.ago.replace("NUMBERS", "|".join(words.numbers))
        yield re.compile(rf"\b{count}\b", re.IGNORECASE), partial(_ago, words)
    after = (
        rf"(?:\b(?P<which>last|this)|\b(?:{words.month_after}))[ -](?:the )?(?:early |late |mid-?|Anfang |Ende |Mitte )?"
        if words.months
        else ""
    )
    yield (
        re.compile(rf"{after}{month}\b(?!\.? ?\d|['’]s [A-Z]| [A-Z][a-z]+ (?:said|was|is))(?P<year>)?", case),
        partial(_bare_month, words),
    )
    if words.next_words:
        which = rf"(?:\b(?P<which>last|next|this|past|{words.next_words}) )?"
        yield re.compile(rf"{which}\b{weekday}\b(?: (?P<after>{words.next_words}))?", case), partial(_weekday, words)
    else:
        yield re.compile(rf"\b{weekday}\b(?P<which>)(?P<after>)", case), partial(_weekday, words)
    relative = "|".join(sorted(words.relative, key=len, reverse=True))
    yield re.compile(rf"(?<![\w-])(?P<word>{relative})(?!\w)", re.IGNORECASE), partial(_relative, words)
    yield (
        re.compile(rf"(?:\b(?:{words.year_after})[ -]|\()(?:early |late |mid-)?{_YEAR}{_NO_COUNT}", re.IGNORECASE),
        _bare_year,
    )


def _english_rules() -> Iterator[tuple[re.Pattern[str], Resolve]]:
    number = rf"(?P<number>{'|'.join(_ORDINALS)})"
    yield (
        re.compile(
            rf"\b{number}[ -]quarter (?:of |in )?(?:fiscal )?{_YEAR}|\bQ(?P<digit>[1-4]),? (?:of )?(?P<year2>20\d\d)",
            re.IGNORECASE,
        ),
        _quarter,
    )
    yield re.compile(rf"\b{number}[ -]quarter\b", re.IGNORECASE), _recent_quarter
    seasons = "|".join(ENGLISH.season)
    yield re.compile(rf"\b(?P<season>{seasons})(?: of)? {_YEAR}(?!\d)", re.IGNORECASE), _season
    yield re.compile(r"(?:\bthe )?(?:\b(?:early|late|mid)[ -])?(?<!\d)(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b"), _decade
    yield (
        re.compile(r"\b(?:January|February|July|September|October|November|December)\b(?! ?[A-Z\d])(?<![A-Z][a-z] )"),
        _plain_month,
    )


def _month_number(words: DateWords, match: re.Match[str]) -> int:
    return _index(words.months, match["month"]) + 1


def _index(patterns: tuple[str, ...], word: str) -> int:
    return next(i for i, pattern in enumerate(patterns) if re.fullmatch(pattern, word, re.IGNORECASE))


def _day_of_month(words: DateWords, match: re.Match[str], today: date, ahead: bool) -> When:
    number, first = _month_number(words, match), int(match["day"])
    start = date(int(match["year"]), number, first) if match["year"] else days.nearest(number, first, today, ahead)
    return days.day(start, start.replace(day=int(match["last"])) if match["last"] else None)


def _month_of_year(words: DateWords, match: re.Match[str], today: date, _ahead: bool) -> When:
    told = match.groupdict()
    step = {"last year": -1, "this year": 0, "next year": 1}.get(told.get("which") or "", 0)
    return days.month(int(told["year"]) if told.get("year") else today.year + step, _month_number(words, match))


def _bare_month(words: DateWords, match: re.Match[str], today: date, ahead: bool) -> When | None:
    if (
        words is ENGLISH
        and len(match["month"]) < 5
        and match["month"] not in ("May", "June", "July")
        and match["month"][-1] != "."
    ):
        return None  # "Jan" alone is as often a person
    number, which = _month_number(words, match), (match.groupdict().get("which") or "").lower()
    if which == "this":
        return days.month(today.year, number)
    if which == "last":
        return days.month(today.year - (number >= today.month), number)
    if ahead:
        return days.month(today.year + (number < today.month), number)
    return days.month(days.nearest(number, 15, today, False).year, number)


def _plain_month(match: re.Match[str], today: date, ahead: bool) -> When:
    number = _index(ENGLISH.months, match.group()) + 1
    return days.month(days.nearest(number, 28, today, ahead).year, number)


def _span(words: DateWords, match: re.Match[str], today: date, _ahead: bool) -> When:
    unit, step = words.spans[match["span"].lower()]
    if unit == "week":
        return days.week(today + timedelta(weeks=step))
    return days.shift_months(today, step) if unit == "month" else days.year(today.year + step)


def _ago(words: DateWords, match: re.Match[str], today: date, _ahead: bool) -> When:
    count = words.numbers.get(match["count"].lower()) or int(match["count"])
    unit = words.units[match["unit"].lower()]
    if unit == "day":
        return days.day(today - timedelta(days=count))
    if unit == "week":
        return days.week(today - timedelta(weeks=count))
    return days.shift_months(today, -count) if unit == "month" else days.year(today.year - count)


def _weekday(words: DateWords, match: re.Match[str], today: date, ahead: bool) -> When:
    wanted = _index(words.weekdays, match["weekday"])
    which = (match["which"] or match["after"] or "").lower()
    if which and words.next_words and re.fullmatch(words.next_words, which):
        return days.day(today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1))
    if ahead and which not in ("last", "past"):
        return days.day(today + timedelta(days=(wanted - today.weekday()) % 7))
    back = (today.weekday() - wanted) % 7
    return days.day(today - timedelta(days=back or (7 if which in ("last", "past") else 0)))


def _relative(words: DateWords, match: re.Match[str], today: date, _ahead: bool) -> When:
    return days.day(today + timedelta(days=words.relative[match["word"].lower()]))


def _bare_year(match: re.Match[str], _today: date, _ahead: bool) -> When:
    return days.year(int(match["year"]))


def _quarter(match: re.Match[str], _today: date, _ahead: bool) -> When:
    if match["digit"]:
        return days.quarter(int(match["year2"]), int(match["digit"]))
    return days.quarter(int(match["year"]), _ORDINALS.index(match["number"].lower()) + 1)


def _recent_quarter(match: re.Match[str], today: date, _ahead: bool) -> When | None:
    """The last quarter of that number that has begun; none in a text about a game."""
    if not _RESULTS.search(match.string, max(0, match.start() - 90), match.end() + 90):
        return None
    number = _ORDINALS.index(match["number"].lower()) + 1
    return days.quarter(today.year - (3 * number - 2 > today.month), number)


def _season(match: re.Match[str], _today: date, _ahead: bool) -> When:
    name = match["season"].lower()
    return days.season(int(match["year"]), name, ENGLISH.season[name])


def _decade(match: re.Match[str], _today: date, _ahead: bool) -> When:
    return days.year(int(match["decade"]), 10)
