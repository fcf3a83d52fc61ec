"""Where in a text each pattern of a grammar can begin, so that none is tried at every character.

How the matches of a pattern begin is read off the pattern itself, as `re` parses it: nothing has to be said beside it. What
is not understood of a pattern may be any character, so that a place too many is tried and none is passed over.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from re import _parser  # type: ignore[attr-defined]  # the only account of what a pattern consists of
from typing import Any

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


class Openings(dict[tuple[str, ...], tuple[int, ...]]):
    """By the first characters of a place, the numbers of the patterns of which a match may begin there."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        super().__init__()
        self._patterns = tuple(patterns)
        self._numbers: defaultdict[str, set[int]] = defaultdict(set)
        for number, pattern in enumerate(patterns):
            for beginning in _beginnings(_parser.parse(pattern.pattern, pattern.flags)):
                self._numbers[beginning.rstrip(_ANY)].add(number)

    def __missing__(self, chars: tuple[str, ...]) -> tuple[int, ...]:
        starts = ("".join(chars[:length]) for length in range(_LENGTH + 1))
        self[chars] = tuple({number for start in starts for number in self._numbers.get(start, ())})
        return self[chars]

    def places(self, text: str) -> list[list[int]]:
        """For each pattern every place in `text` where a match of it may begin, in order."""
        found: list[list[int]] = [[] for _ in self._patterns]
        padded = text.translate(_FOLDING) + " " * (_LENGTH - 1)
        for at, numbers in enumerate(map(self.__getitem__, zip(*(padded[n:] for n in range(_LENGTH)), strict=False))):
            for number in numbers:
                found[number].append(at)
        return found

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
