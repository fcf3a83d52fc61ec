"""Where in a text each pattern of a grammar can begin, so that none is tried at every character.

How the matches of a pattern begin is read off the pattern itself, as `re` parses it: nothing has to be said beside it. What
is not understood of a pattern may be any character, so that a place too many is tried and none is passed over.
"""

import re
import string
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from re import _parser  # type: ignore[attr-defined]  # the only account of what a pattern consists of
from typing import Any

import numpy as np
import numpy.typing as npt

_LENGTH = 3  # characters; with two, three times as many places are tried, and four save nothing
_ANY = "*"  # the last character of a beginning that may go on in any way


class _Folding(dict[int, str]):
    """Every character as one of thirty: `re` holds no two for equal, whatever their case, that differ here."""

    def __missing__(self, code: int) -> str:
        char = "i" if chr(code) == "ı" else chr(code).casefold()[0]
        kinds = ((char.isdecimal(), "0"), (char.isspace(), " "), (not char.isalnum(), "."), (char.isascii(), char))
        self[code] = next((kind for holds, kind in kinds if holds), "é")
        return self[code]


_FOLDING = _Folding()
_CHARS = "0 .é" + string.ascii_lowercase  # those thirty
_CODES = np.zeros(256, dtype=np.int32)  # the number of each, by its byte in Latin-1
_CODES[[ord(char) for char in _CHARS]] = range(len(_CHARS))


class Openings:
    """By the first characters of a place, the patterns of which a match may begin there."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self._patterns = tuple(patterns)
        self._numbers: defaultdict[str, set[int]] = defaultdict(set)
        for number, pattern in enumerate(patterns):
            for beginning in _beginnings(_parser.parse(pattern.pattern, pattern.flags)):
                self._numbers[beginning.rstrip(_ANY)].add(number)
        # For each three characters that were seen the place of their patterns in `_sets`, of which the first is empty.
        self._sets: list[tuple[int, ...]] = [()]
        self._seen = np.full(len(_CHARS) ** _LENGTH, -1, dtype=np.int16)

    def places(self, text: str) -> list[list[int]]:
        """For each pattern every place in `text` where a match of it may begin, in order."""
        found: list[list[int]] = [[] for _ in self._patterns]
        folded = (text.translate(_FOLDING) + " " * (_LENGTH - 1)).encode("latin-1")
        codes = _CODES[np.frombuffer(folded, dtype=np.uint8)]
        threes = np.zeros(len(text), dtype=np.int32)
        for n in range(_LENGTH):
            threes = threes * len(_CHARS) + codes[n : n + len(text)]
        self._learn(np.unique(threes[self._seen[threes] < 0]))
        sets = self._seen[threes]
        at = np.flatnonzero(sets)
        for place, numbers in zip(at.tolist(), sets[at].tolist(), strict=True):
            for number in self._sets[numbers]:
                found[number].append(place)
        return found

    def _learn(self, threes: npt.NDArray[np.int32]) -> None:
        """Look up which patterns begin with three characters."""
        for code in threes.tolist():
            chars = "".join(_CHARS[code // len(_CHARS) ** n % len(_CHARS)] for n in reversed(range(_LENGTH)))
            starts = (chars[:length] for length in range(_LENGTH + 1))
            numbers = tuple({number for start in starts for number in self._numbers.get(start, ())})
            if numbers not in self._sets:
                self._sets.append(numbers)
            self._seen[code] = self._sets.index(numbers)

    def matches(self, text: str) -> list[Iterator[re.Match[str]]]:
        """For each pattern what its `finditer` finds in `text`; no pattern may match where there is nothing."""
        return [_matches(pattern, text, at) for pattern, at in zip(self._patterns, self.places(text), strict=True)]


def _matches(pattern: re.Pattern[str], text: str, places: Sequence[int]) -> Iterator[re.Match[str]]:
    end = 0
    for at in places:
        match = pattern.match(text, at) if at >= end else None
        if match:
            end = match.end()
            yield match


def _beginnings(items: Iterable[tuple[Any, Any]]) -> set[str]:
    """The first characters, folded, of all that a sequence of items can match; the shorter ones are whole matches."""
    return reduce(_followed, items, {""})


def _followed(beginnings: set[str], item: tuple[Any, Any]) -> set[str]:
    going_on = {b for b in beginnings if len(b) < _LENGTH and not b.endswith(_ANY)}
    if not going_on:
        return beginnings
    return beginnings - going_on | {(b + more)[:_LENGTH] for b in going_on for more in _of_item(*item)}


def _of_item(operation: Any, operand: Any) -> set[str]:
    match str(operation):
        case "LITERAL":
            return {_FOLDING[operand]}
        case "RANGE":
            return {_FOLDING[code] for code in range(operand[0], operand[1] + 1)}
        case "CATEGORY" if str(operand) == "CATEGORY_DIGIT":
            return {"0"}
        case "IN":
            return {char for member in operand for char in _of_item(*member)}
        case "BRANCH":
            return {b for branch in operand[1] for b in _beginnings(branch)}
        case "SUBPATTERN":
            return _beginnings(operand[-1])
        case "MAX_REPEAT" | "MIN_REPEAT":
            least, most, repeated = operand
            times = range(least, max(least, min(most, _LENGTH)) + 1)
            return {b for n in times for b in _beginnings(list(repeated) * n)}
        case "AT" | "ASSERT" | "ASSERT_NOT":
            return {""}
    return {_ANY}
