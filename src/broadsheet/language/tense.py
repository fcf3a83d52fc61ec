"""Whether a clause looks back or ahead, told by the verb nearest to a place in it."""

import re
from functools import lru_cache
from typing import Literal

from broadsheet.language.date_words import WORDS

Leaning = Literal["past", "ahead", "doubtful", ""]

_REACH = 90  # characters on each side in which the verb of a clause is looked for
_BOUNDARY = r"[.!?;:](?:\s|$)|[\"“”„«»\n(]|\s[—–-]\s"
_POSSESSIVE = re.compile(r"['’]s?\b")
_NEW_CLAUSE = re.compile(r",? (?:and|but|while|und|aber|y|pero|et|mais) (?:on |am |el |le )?(?:the )?$")


@lru_cache
def _cues(language: str) -> re.Pattern[str] | None:
    words = WORDS.get(language)
    if words is None or not words.ahead:
        return None
    return re.compile(rf"(?P<doubtful>{words.doubtful})|(?P<ahead>{words.ahead})|(?P<past>{words.past})", re.IGNORECASE)


@lru_cache
def _boundary(language: str) -> re.Pattern[str]:
    own = WORDS[language].clause_break
    return re.compile(f"{_BOUNDARY}|{own}" if own else _BOUNDARY)


@lru_cache
def _adjacent(language: str) -> re.Pattern[str]:
    words = WORDS[language]
    return re.compile(
        rf"(?P<ahead>{words.ahead_before}$)|(?P<past>{words.past_before}$)|(?P<open>{words.open_end}$)", re.IGNORECASE
    )


def leaning(text: str, start: int, end: int, language: str) -> Leaning:
    """Which way the clause around `text[start:end]` looks: "doubtful" where it tells of a plan in the past, "" where it
    does not tell.

    What stands directly before counts most ("ahead of Friday"), then the nearest verb before, then the first one after. A
    possessive ("Friday's vote") belongs to its noun: of that, a clause that looks ahead tells nothing.
    """
    cues = _cues(language)
    if cues is None:
        return ""
    boundary = _boundary(language)
    before = boundary.split(text[max(0, start - _REACH) : start])[-1]
    near = _adjacent(language).search(before)
    if near and near.lastgroup in ("ahead", "past"):
        return _side(near)
    found = _verb(cues, before, boundary.split(text[end : end + _REACH])[0])
    if _POSSESSIVE.match(text, end):
        return "doubtful" if found == "ahead" else found
    if near:
        return "doubtful" if found in ("past", "doubtful") else "ahead"
    return found


def _verb(cues: re.Pattern[str], before: str, after: str) -> Leaning:
    found = [] if _NEW_CLAUSE.search(before) else list(cues.finditer(before))
    if found:
        return _side(found[-1])
    following = cues.search(after)
    return _side(following) if following else ""


def _side(match: re.Match[str]) -> Leaning:
    return match.lastgroup  # type: ignore[return-value]  # the groups are named after the sides
