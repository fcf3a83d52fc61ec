"""Whose report an article prints: the agency that its byline, dateline or last line names.

A credit for help ("The Associated Press contributed to this report", "mit Material der dpa") names no author, and a
picture's credit none of the text: neither counts.
"""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

_HEAD = 3  # paragraphs at the start, and as many at the end, in which a credit stands on a line of its own
_LINE = 90  # characters; a longer paragraph is no line of credit
_DATELINE = 70  # characters before an agency's bracket: "CLEAR LAKE, Iowa, Dec 23 (Reuters) -"


@cache
def _agencies() -> dict[str, tuple[str, ...]]:
    """The names of each agency."""
    return {key: tuple(row["names"]) for key, row in _table().items()}


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(Path(__file__).with_name("agencies.toml").read_text(encoding="utf8"))


@cache
def _keys() -> dict[str, str]:
    return {name.lower(): key for key, names in _agencies().items() for name in names}


@cache
def agency_names() -> dict[str, str]:
    """Every name of an agency as it is written, by its form in small letters."""
    return {name.lower(): name for names in _agencies().values() for name in names}


@cache
def _sites() -> dict[str, str]:
    return {site: key for key, row in _table().items() for site in row["sites"]}


def agency_of_outlet(site: str, outlet: str) -> str:
    """The agency that an outlet is, by its registered domain or its name; "" where it is none."""
    return _sites().get(site) or _keys().get(outlet.lower(), "")


def agency_named(authors: Sequence[str], text: str) -> str:
    """The agency whose report an article prints; "" where none is named, or only beside authors of the outlet's own.

    The byline first, then the dateline, then a credit on a line of its own at either end.
    """
    by = [_keys().get(_plain(author).lower(), "") for author in authors]
    if by and all(by):
        return by[0]
    paragraphs = [p for p in text.split("\n\n") if p.strip()]
    lines = [p.strip() for p in paragraphs[:_HEAD] if len(p) <= _LINE]
    ends = [p.strip() for p in paragraphs[1:][-_HEAD:]]
    found = (
        _first(_patterns().dateline, [p.strip() for p in paragraphs[:_HEAD]])
        or _first(_patterns().byline, lines)
        or _first(_patterns().credit, [p for p in ends if len(p) <= _LINE])
        or _first(_patterns().rights, ends)
        or _first(_patterns().signature, ends[-1:])
    )
    return _keys()[found.lower()] if found else ""


def _plain(author: str) -> str:
    return re.sub(r"^(?:agencia|agence|agentur|agenzia)\s+|\s+(?:staff|wire|agency)$", "", author.strip(), flags=re.I)


def _first(pattern: re.Pattern[str], texts: Sequence[str]) -> str:
    return next((str(match["agency"]) for text in texts if (match := pattern.search(text))), "")


class _Patterns:
    """How an agency is credited."""

    def __init__(self, names: Sequence[str]) -> None:
        one = "(?P<agency>" + "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True)) + r")(?!\w)"
        dash = r"\s*(?:\.?\s?[-–—]|:)"
        place = rf"^[^\n(]{{0,{_DATELINE}}}?"
        # "LONDON/PARIS, Feb 20 (Reuters) -", "Berlin (dpa/lnw) -", "MADRID 20 Feb. (EUROPA PRESS) -", "MOSCOW, February 20. /TASS/."
        self.dateline = re.compile(rf"{place}[(/](?i:{one})(?:(?:/[\w/ ]{{1,20}})?\){dash}|/\.)")
        by = r"(?:by|von|por|par|de|di|da|source|quelle|fuente|fonte)"
        # "Associated Press", "By Reuters", "By Mila Korn, Associated Press"; "Mila Korn and Reuters" is half the outlet's own
        self.byline = re.compile(rf"^(?i:(?:{by}\b\s*:?\s*)?(?:[^\n,|]{{3,40}}[,|]\s*)?{one})$")
        # "dpa", "- Reuters", "(PTI)", "Quelle: dpa", "dpa/afp", "kor/dpa"
        self.credit = re.compile(
            rf"^\W{{0,3}}(?i:(?:{by}\b\s*:\s*)?(?:\w{{2,4}}/)??{one}(?:/\w{{2,6}}){{0,2}})\W{{0,3}}$"
        )
        # "Copyright 2019 The Associated Press. All rights reserved.", "© dpa-infocom, dpa:260220-99/3"; "© Reuters/Mila Korn" is a picture's
        self.rights = re.compile(rf"^\W?(?i:©|\(c\)|copyright)\W{{0,3}}(?:\(c\)|©|\d{{4}}|by|\s)*(?i:{one})(?!\s?/)")
        # "... the ministry said. PTI"
        self.signature = re.compile(rf"[.!?]['\"”’]?\s+[-–—(]?{one}[)]?\.?$")


@cache
def _patterns() -> _Patterns:
    return _Patterns(list(agency_names().values()))
