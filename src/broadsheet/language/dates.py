"""Dates in news text, resolved against the article's own day by the grammar of `date_rules`."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from broadsheet.language.calendar_days import when
from broadsheet.language.date_rules import Rule, rules, rules_of_reference
from broadsheet.language.date_values import Reading, Resolve, Value, start_of
from broadsheet.language.date_words import ENGLISH, WORDS
from broadsheet.language.openings import Openings
from broadsheet.language.timex import Timex
from broadsheet.news.evidence import DateMention

_EARLIEST = 1500
_FURTHEST = 30  # years after the anchor
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CLOCK = re.compile(r"(?:\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?(?P<half>[ap])\.?m\b\.?(?: [A-Z]{2,4}\b| local time)?|\b(?P<noon>noon|midnight))(?:,| on)? (?:on )?$")  # fmt: skip
_CLOCK_REACH = 32
_AMERICAN = ("en", "es")  # in these an article of the first hours of a day in UTC may be of the evening before
_DAY_IS_THE_SAME = 8  # the hour in UTC from which on it is the same day in America


def dates(text: str, language: str, anchor: datetime) -> tuple[DateMention, ...]:
    """The dates of `text` in order, read on the day of `anchor`. What is no certain date is left out.

    A weekday is the latest such day up to the anchor's, unless the sentence looks ahead. A language without a grammar
    has only its numeric dates read.
    """
    found = ((t, when(t)) for t in timexes(text, language, anchor))
    latest = anchor.year + _FURTHEST
    return tuple(
        DateMention(t.start, t.end, t.text, w)
        for t, w in found
        if w is not None and w.start.year >= _EARLIEST and w.end.year <= latest
    )


def timexes(text: str, language: str, anchor: datetime) -> tuple[Timex, ...]:
    """Every expression of a date or of a part of a day in `text`, in order, also "now" and "recently"; none overlaps another."""
    sure = anchor.hour >= _DAY_IS_THE_SAME or (anchor.hour, anchor.minute, anchor.second) == (0, 0, 0)
    words = WORDS.get(language, ENGLISH)
    reading = Reading(text, language, words, anchor.date(), sure_of_today=sure or language not in _AMERICAN)
    taken, matches = bytearray(len(text)), _openings(language).matches(text)
    alone, referring = rules(language), rules_of_reference(language)
    found = sorted(_matches(alone, matches, reading, taken), key=lambda t: t.start)
    after = replace(reading, before=tuple(found))
    found += _matches(referring, matches[len(alone) :], after, taken)
    return tuple(_with_time(t, reading) for t in sorted(found, key=lambda t: t.start))


@lru_cache
def _openings(language: str) -> Openings:
    return Openings([pattern for pattern, _ in rules(language) + rules_of_reference(language)])


def _matches(
    grammar: tuple[Rule, ...], matches: list[Iterator[re.Match[str]]], reading: Reading, taken: bytearray
) -> Iterator[Timex]:
    """What the rules make of their matches, the first rule first; `taken` marks the characters of an expression."""
    for (_, resolve), found in zip(grammar, matches, strict=False):
        for match in found:
            start, end = start_of(match), match.end()
            if any(taken[start:end]):
                continue
            value = _safely(resolve, match, reading)
            if value:
                taken[start:end] = b"\x01" * (end - start)
                yield Timex(start, end, reading.text[start:end], value.value, value.certain, value.mod)


def _safely(resolve: Resolve, match: re.Match[str], reading: Reading) -> Value | None:
    """A day that no calendar has ("February 30") is no date."""
    try:
        return resolve(match, reading)
    except (ValueError, OverflowError):
        return None


@lru_cache
def _parts(language: str) -> re.Pattern[str]:
    words = WORDS.get(language, ENGLISH).parts
    return re.compile(rf" ?({'|'.join(words)})\b" if words else "(?!)", re.IGNORECASE)


def _with_time(found: Timex, reading: Reading) -> Timex:
    """A day with the part of the day or the hour that stands beside it: "Tuesday night", "10 p.m. Wednesday"."""
    if not _DAY.fullmatch(found.value):
        return found
    text = reading.text
    after = _parts(reading.language).match(text, found.end)
    if after:
        part = reading.words.parts[after[1].lower()]
        return replace(found, end=after.end(), text=text[found.start : after.end()], value=f"{found.value}T{part}")
    before = _CLOCK.search(text, max(0, found.start - _CLOCK_REACH), found.start)
    if not before or reading.words is not ENGLISH:
        return found
    return replace(
        found, start=before.start(), text=text[before.start() : found.end], value=f"{found.value}T{_clock(before)}"
    )


def _clock(match: re.Match[str]) -> str:
    if match["noon"]:
        return "12:00" if match["noon"] == "noon" else "24:00"
    hour = int(match["hour"]) % 12 + (12 if match["half"] == "p" else 0)
    return f"{hour:02}:{match['minute'] or '00'}"
