"""The grammar of dates: for each language its patterns, the longest forms first, each with what it means."""

import re
from collections.abc import Iterator
from functools import lru_cache

from broadsheet.language import date_values as values
from broadsheet.language.date_english import ENGLISH_FIRST, ENGLISH_LAST
from broadsheet.language.date_values import Resolve
from broadsheet.language.date_words import ENGLISH, WORDS, DateWords

Rule = tuple[re.Pattern[str], Resolve]

FROM = "(?P<from>)"  # where an expression begins; what the pattern has before it is only its sign
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_NO_COUNT = (
    r"(?!: [A-Z]|[-–]\d{3}|[,.]\d|\d|['’]?s\b|['’]s?\d|[ ](?:[a-z]+[ ])?(?:people|men|women|euros?|dollars?|troops|soldiers|jobs|times|km|"
    r"miles|homes|feet|meters|metres|acres|pounds|tons|votes|points|shares|hours|words|workers|employees|students)\b|[ ]?%)"
)


@lru_cache
def rules(language: str) -> tuple[Rule, ...]:
    """The rules that read an expression by itself. A language without a grammar has only numeric dates."""
    words = WORDS.get(language)
    return (
        *_numeric(language),
        *(ENGLISH_FIRST if words is ENGLISH else ()),
        *(_worded(words) if words else ()),
        *(ENGLISH_LAST if words is ENGLISH else ()),
    )


@lru_cache
def rules_of_reference(language: str) -> tuple[Rule, ...]:
    """The rules that count from a date named before."""
    words = WORDS.get(language)
    if words is None or not words.shifted:
        return ()
    return (
        (_counting(words.shifted, words), values.shifted),
        (re.compile(rf"\b(?P<phrase>{_any_of(words.neighbour)})\b", re.IGNORECASE), values.neighbour),
    )


def _any_of(words: object) -> str:
    return "|".join(sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


def _counting(pattern: str, words: DateWords) -> re.Pattern[str]:
    filled = pattern.replace("NUMBERS", _any_of(words.numbers)).replace("UNITS", _any_of(words.units))
    return re.compile(rf"\b{filled}\b", re.IGNORECASE)


def _numeric(language: str) -> Iterator[Rule]:
    yield re.compile(rf"(?<![\d-]){_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])"), values.numeric
    yield re.compile(rf"(?<![\d.])(?P<day>[0-3]?\d)\. ?(?P<month>[01]?\d)\. ?{_YEAR}(?!\d)"), values.numeric
    if language == "en":  # 2/20/2026; 3/4/2026 may be either, and is left out
        yield re.compile(rf"(?<![\d/])(?P<month>[01]?\d)/(?P<day>1[3-9]|2\d|3[01])/{_YEAR}(?![\d/])"), values.numeric
        yield re.compile(rf"(?<![\d/])(?P<day>1[3-9]|2\d|3[01])/(?P<month>[01]?\d)/{_YEAR}(?![\d/])"), values.numeric
    else:
        yield re.compile(rf"(?<![\d/])(?P<day>[0-3]?\d)/(?P<month>[01]?\d)/{_YEAR}(?![\d/])"), values.numeric


def _worded(words: DateWords) -> Iterator[Rule]:
    yield from _days(words)
    yield from _months(words)
    if words.units:
        yield from _quarters_and_seasons(words)
        yield from _spans(words)
    yield from _bare_months(words)
    yield from _weekdays(words)
    relative = re.compile(rf"(?<![\w-])(?P<word>{_any_of(words.relative)})(?!\w)", re.IGNORECASE)
    yield relative, values.relative
    if words.decade:
        yield re.compile(rf"\b{words.decade}\b", re.IGNORECASE), values.decade
    yield from _years(words)


def _month(words: DateWords) -> str:
    return rf"(?P<month>{'|'.join(words.months)})"


def _mod(words: DateWords) -> str:
    return rf"(?:\b(?P<mod>{_any_of(words.mods)})(?:[ -](?:the )?|(?=\w)))?" if words.mods else ""


def _days(words: DateWords) -> Iterator[Rule]:
    case = 0 if words.capitals else re.IGNORECASE
    lead = rf"(?:\b(?:{'|'.join(words.weekdays)}),? (?:(?:den|der|el|le|the|dem) )?)?"
    if words is ENGLISH:
        last = rf"(?:\s?(?:{words.range_link})\s?(?P<last>[0-3]?\d)(?:st|nd|rd|th)?(?![\d%]))?"
        rest = rf"(?:st|nd|rd|th)?{last}(?!\d|[:.,]\d|%)(?:,? {_YEAR}(?!\d))?"
        yield re.compile(rf"{lead}\b{_month(words)} (?P<day>[0-3]?\d){rest}"), values.day_of_month
        last = rf"(?:\s?(?:{words.range_link})\s?(?P<last>[0-3]?\d)(?:st|nd|rd|th)?)?"
    end = r"(?:\.|º|°|er|st|nd|rd|th)?"
    pair = rf"(?<![\d.,:])(?P<day>[0-3]?\d){end}(?:\s?(?:{words.range_link})\s?(?P<last>[0-3]?\d){end})?"
    year = rf"(?:{words.year_link}{_YEAR}(?!\d))?"
    yield re.compile(rf"{lead}{pair} {words.day_link}{_month(words)}\b{year}", case), values.day_of_month


def _months(words: DateWords) -> Iterator[Rule]:
    case = 0 if words.capitals else re.IGNORECASE
    months = rf"{_mod(words)}\b{_month(words)}"
    yield re.compile(rf"{months}{words.year_link}{_YEAR}(?!\d)", case), values.month_of_year
    yearly = [phrase for phrase, (unit, _) in words.spans.items() if unit == "year"]
    if yearly:
        told = rf"{months}(?:,? (?:of |in |de |del )?)(?P<span>{_any_of(yearly)})\b"
        yield re.compile(told, re.IGNORECASE), values.month_of_year


def _quarters_and_seasons(words: DateWords) -> Iterator[Rule]:
    yearly = _any_of(phrase for phrase, (unit, _) in words.spans.items() if unit == "year")
    named = rf"(?:{words.of_year}(?:{_YEAR}(?!\d)|(?P<span>{yearly})))?"
    yield re.compile(rf"\b{words.quarter}{named}", re.IGNORECASE), values.quarter
    yield re.compile(rf"\b[QT](?P<digit>[1-4]),? (?:of )?{_YEAR}"), values.quarter
    seasons = _any_of(words.seasons)
    yield (
        re.compile(rf"{_mod(words)}\b(?P<season>{seasons}){words.of_year}{_YEAR}(?!\d)", re.IGNORECASE),
        values.season,
    )
    if words.last_words:
        which = rf"{words.last_words}|{words.next_words}|{words.this_words}"
        told = rf"(?:\b(?P<which>{which}) (?P<season>{seasons})|\b(?P<season2>{seasons}) (?P<after>{which}))\b"
        yield re.compile(told, re.IGNORECASE), values.season


def _spans(words: DateWords) -> Iterator[Rule]:
    no_part = r"(?!['’]s (?:first|second|third|fourth)|-)"
    yield (
        re.compile(rf"{_mod(words)}(?:\bin )?\b(?P<span>{_any_of(words.spans)})\b{no_part}", re.IGNORECASE),
        values.span,
    )
    yield _counting(words.ago, words), values.ago


def _bare_months(words: DateWords) -> Iterator[Rule]:
    case = 0 if words.capitals else re.IGNORECASE
    month = rf"{_month(words)}\b(?!\.? ?\d|['’]s [A-Z]| [A-Z][a-z]+ (?:said|was|is))"
    if words is ENGLISH:
        which = r"\b(?P<which>last|this|next) (?:(?P<mod>early|late|mid)[ -])?"
        yield re.compile(rf"{which}{month}", case), values.bare_month
    if words.mods:
        yield re.compile(rf"\b(?P<mod>{_any_of(words.mods)})[ -]{month}", case), values.bare_month
    yield re.compile(rf"\b(?i:{words.month_after})[ -](?:the )?{FROM}{month}", case), values.bare_month


def _weekdays(words: DateWords) -> Iterator[Rule]:
    case = 0 if words.capitals else re.IGNORECASE
    weekday = rf"(?P<weekday>{'|'.join(words.weekdays)})"
    if not words.next_words:
        yield re.compile(rf"\b{weekday}\b", case), values.weekday
        return
    which = rf"{words.last_words}|{words.next_words}|{words.this_words}"
    parts = rf"(?={_any_of(words.parts)})" if words.capitals and words is not ENGLISH else "(?!)"
    told = rf"(?:\b(?P<which>{which}) )?\b{weekday}(?:\b|{parts})(?: (?P<after>{which})\b)?"
    yield re.compile(told, case), values.weekday


def _years(words: DateWords) -> Iterator[Rule]:
    yield re.compile(r"(?<![\w.,-])(?P<first>(?:1[5-9]|20)\d\d)\s?[-–]\s?(?P<last>\d\d|20\d\d)(?![\d-])"), values.years
    if words.capitals and words is not ENGLISH:  # "wurde 2009 gebaut": what is counted would have a capital
        bare = rf"(?<![\w.,]\d)(?<!rund )(?<!etwa )(?<!über )(?<!fast )(?<!als )(?<![\w.,-]){_YEAR}(?= [a-zäöü])"
        yield re.compile(bare), values.bare_year
    before = rf"(?:\b(?:{words.year_after})[ -](?:the )?|\()"
    yield re.compile(rf"{before}{FROM}{_mod(words)}{_YEAR}{_NO_COUNT}", re.IGNORECASE), values.year
