"""JSON as language models write it: in code fences, with prose around it, with commas too many, broken off, with comments of thought."""

import json
import re
from collections.abc import Iterator
from typing import Any

_THOUGHT = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)
_FENCE = re.compile(r"```(?:json)?\s*(.*?)```", re.DOTALL | re.IGNORECASE)
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_COMMA_TOO_MANY = re.compile(r",(\s*[}\]])")
_MOST_STARTS = 20  # opening braces that are tried: prose holds few


def read_object(text: str) -> dict[str, Any] | None:
    """The first JSON object that `text` holds, wherever it stands; None where there is none.

    Of one that breaks off within a list of objects the whole ones are read.
    """
    plain = _THOUGHT.sub("", text)
    for candidate in (*_FENCE.findall(plain), _closed(plain)):
        for part in _from_braces(candidate):
            if (found := _decoded(part)) is not None:
                return found
    return None


def _closed(text: str) -> str:
    """`text` up to the last object that is whole, with the list and the object closed that it stands in."""
    return text[: text.rfind("}") + 1] + "]}"


def whole_number(value: Any) -> int | None:
    """A number that may stand as text: 3, 3.0, "3", "[3]"; None for anything else."""
    if isinstance(value, str):
        digits = re.fullmatch(r"\W*(\d{1,6})\W*", value)
        return int(digits[1]) if digits else None
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value // 1:
        return None
    return int(value)


def _from_braces(text: str) -> Iterator[str]:
    for _, match in zip(range(_MOST_STARTS), re.finditer(r"\{", text), strict=False):
        yield text[match.start() :]


def _decoded(text: str) -> dict[str, Any] | None:
    for attempt in (text, _without_commas(text)):
        try:
            found, _ = json.JSONDecoder(strict=False).raw_decode(attempt)  # a line break may stand in a string
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict):
            return found
    return None


def _without_commas(text: str) -> str:
    """`text` without the commas before a closing bracket, but for those within strings."""
    kept: list[str] = []
    at = 0
    for string in _STRING.finditer(text):
        kept += [_COMMA_TOO_MANY.sub(r"\1", text[at : string.start()]), string.group()]
        at = string.end()
    return "".join([*kept, _COMMA_TOO_MANY.sub(r"\1", text[at:])])
