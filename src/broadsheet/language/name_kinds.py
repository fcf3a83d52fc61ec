"""What kind of thing a proper name names, by its own words and those around it."""

import re

from broadsheet.language.name_cues import (
    COMMON_ACRONYMS,
    ORGANISATION,
    ORGANISATION_ENDINGS,
    PLACE_FIRST,
    PLACE_LAST,
    THING_LAST,
    TITLES,
    demonyms,
    first_names,
    places,
)
from broadsheet.language.words import fold
from broadsheet.news.evidence import NameKind

_PERSON_AFTER = re.compile(
    r"(?:,[^,.\n]{2,60},)?\s+(?:said|says|told|added|wrote|tweeted|argued|testified|recalled|tells|writes|sagte|erklärte|dijo|afirmó|"
    r"a déclaré|a dit|who|whose|died|was born|was arrested)\b|, \d{1,2},|,? who\b"
)
_TITLE_BEFORE = re.compile(rf"\b(?:{'|'.join(sorted(TITLES - {'us', 'm', 'don', 'dona', 'papa'}))})\.? $")
_SAID_BEFORE = re.compile(r"\b(?:said|says|sagte|dijo|added|asked)\s$")
_PLACE_BEFORE = re.compile(r"\b(?:in|near|across|outside|in the city of|aus|nach|en|cerca de|à)\s$")
_REGION_AFTER = re.compile(r", ([A-Z][\w.]*(?: [A-Z][a-z]+)?)")
_ACRONYM = re.compile(r"[A-Z][A-Z&.\-]{1,9}$")
_STATES = frozenset("ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev n.h n.j n.m n.y n.c n.d okla ore pa r.i s.c s.d tenn tex vt va wash w.va wis wyo d.c ont".split())  # fmt: skip


def kind_of(text: str, name: str, start: int, end: int, titled: bool) -> NameKind:
    """The kind of `name`, which is `text[start:end]`; `titled`: a title such as "President" stands before it."""
    key = fold(name).rstrip(".")
    words = [w.strip(".,") for w in key.split()]
    if key in places() or ("." in key and key in _STATES):
        return "place"
    if key in demonyms() or key in COMMON_ACRONYMS:
        return "other"
    if _is_organisation(name, words):
        return "organisation"
    if titled or _TITLE_BEFORE.search(text, max(0, start - 24), start) or _is_person(text, name, words, start, end):
        return "person"
    return "place" if _is_place(text, words, start, end) else "other"


def _is_organisation(name: str, words: list[str]) -> bool:
    return bool(_ACRONYM.match(name)) or any(w in ORGANISATION or w.endswith(ORGANISATION_ENDINGS) for w in words)


def _is_person(text: str, name: str, words: list[str], start: int, end: int) -> bool:
    if words[-1] in THING_LAST or any(c.isdigit() for c in name):
        return False
    plain = words[-1] not in PLACE_LAST and " of " not in name
    if plain and 2 <= len(words) <= 4 and (words[0] in first_names() or re.match(r"\w+ [A-Z]\. \w", name)):
        return True
    if not plain or words[0] in demonyms() or len(words) > 4:
        return False
    return bool(_PERSON_AFTER.match(text, end)) or bool(_SAID_BEFORE.search(text, max(0, start - 8), start))


def _is_place(text: str, words: list[str], start: int, end: int) -> bool:
    if words[-1] in PLACE_LAST or (words[0] in PLACE_FIRST and len(words) > 1) or words[-1] in places():
        return True
    region = _REGION_AFTER.match(text, end)
    if region and (fold(region.group(1)).rstrip(".") in places() or fold(region.group(1)).rstrip(".") in _STATES):
        return True
    return len(words) < 4 and bool(_PLACE_BEFORE.search(text, max(0, start - 16), start))
