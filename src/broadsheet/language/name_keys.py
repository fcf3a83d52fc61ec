"""One key for all the ways in which a text writes one name."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from broadsheet.language.name_cues import (
    ALIASES,
    OPENERS,
    PLACE_LAST,
    THING_LAST,
    demonyms,
    first_names,
    origins,
    places,
)
from broadsheet.language.words import fold
from broadsheet.news.evidence import Name, NameKind

_LEGAL = re.compile(r",? (?:inc|corp|corporation|co|company|ltd|llc|plc|gmbh|ag|sa|nv|se|holdings|group)\.?$")
_SUFFIX = re.compile(r" (?:jr|sr|ii|iii|iv)\.?$")
_INITIALS = re.compile(r"(?<=\w) (?:\w\. ?)+(?=\w)")
_INTRODUCED = re.compile(r"['’]?s?(?:,? or| \(| –|, known as) ?(?:the )?[\"“]?([A-Z][A-Z&\-]{1,8})\b")
_KINDS: tuple[NameKind, ...] = ("person", "organisation", "place", "other")


def resolve(text: str, found: list[Name]) -> tuple[Name, ...]:
    """`found`, in the order of the text, with the long form's key on every short form and one kind for each key."""
    keyed = [replace(n, key=_plain(n)) for n in found]
    keyed = _with_persons(text, keyed)
    keyed = _with_organisations(_with_acronyms(text, keyed))
    return _with_one_kind(keyed)


def _plain(name: Name) -> str:
    key = ALIASES.get(name.key, name.key)
    if name.kind == "organisation":
        return _LEGAL.sub("", key).removesuffix(" &") or key
    return _INITIALS.sub(" ", key) if name.kind == "person" else key


def _with_persons(text: str, found: list[Name]) -> list[Name]:
    """A last name alone stands for the full name last given before it, or else given first after it."""
    alone = {
        n.key
        for n in found
        if " " not in n.key
        and n.kind in ("person", "other", "place")
        and text[max(0, n.start - 4) : n.start].lower() != "the "
    }
    full: dict[str, str] = {}
    for name in reversed(found):
        if _may_be_person(name, alone):
            full[_last(name.key)] = name.key
    result = []
    for name in found:
        if _may_be_person(name, alone):
            full[_last(name.key)] = name.key
            result.append(replace(name, kind="person"))
        elif name.key in full and (name.kind != "place" or name.key not in places()) and name.key not in demonyms():
            result.append(replace(name, key=full[name.key], kind="person"))
        else:
            result.append(name)
    return result


def _may_be_person(name: Name, alone: set[str]) -> bool:
    """A person, or a name of two or three words whose last word the text also uses alone."""
    words = name.key.split()
    if not 2 <= len(words) <= 4 or " of " in name.key or words[0] in ("the", "new") or words[0] in origins():
        return False
    if name.kind == "person":
        return words[-1] not in places() or words[0] in first_names()
    last, first = _last(name.key), words[0]
    otherwise = last in places() or last in first_names() or last in PLACE_LAST or last in THING_LAST
    named_so = last in alone and not otherwise
    return name.kind == "other" and named_so and first not in OPENERS and not first.endswith(("ed", "ing"))


def _last(key: str) -> str:
    return _SUFFIX.sub("", key).split()[-1]


def _with_acronyms(text: str, found: list[Name]) -> list[Name]:
    """An acronym stands for the name that introduces it, "(PURL)" or "or PURL", or whose initials it is."""
    introduced: dict[str, str] = {}
    for name in found:
        if " " not in name.key:
            continue
        match = _INTRODUCED.match(text, name.end)
        if match and _could_stand_for(fold(match.group(1)), name.key):
            introduced[fold(match.group(1))] = name.key
        introduced.setdefault(_initials(name.key), name.key)
    return [
        replace(n, key=introduced[n.key.replace(".", "")], kind="organisation")
        if n.text.replace(".", "").isupper()
        and len(n.key) > 2
        and introduced.get(n.key.replace(".", ""), n.key) != n.key
        else n
        for n in found
    ]


def _initials(key: str) -> str:
    return "".join(w[0] for w in key.split() if w not in ("of", "the", "for", "and", "de", "&"))


def _could_stand_for(acronym: str, key: str) -> bool:
    """Whether the letters of `acronym` stand in `key` in order, as its initials or from its first letter on."""
    initials, letters = iter(_initials(key)), iter(key)
    return all(c in initials for c in acronym) or (acronym[0] == key[0] and all(c in letters for c in acronym))


def _with_organisations(found: list[Name]) -> list[Name]:
    """The first word of an organisation's name alone stands for the whole: "Lockheed" for "Lockheed Martin"."""
    heads: dict[str, str] = {}
    for name in found:
        words = name.key.split()
        if name.kind != "organisation" or not 2 <= len(words) <= 3:
            continue
        if words[0] not in origins() and words[0] not in first_names():
            heads.setdefault(words[0], name.key)
    return [
        replace(n, key=heads[n.key], kind="organisation")
        if n.key in heads and n.kind in ("other", "organisation")
        else n
        for n in found
    ]


def _with_one_kind(found: Iterable[Name]) -> tuple[Name, ...]:
    found = tuple(found)
    votes: dict[str, Counter[NameKind]] = {}
    for name in found:
        votes.setdefault(name.key, Counter())[name.kind] += 1
    kinds = {
        key: max(_KINDS, key=lambda k: (k != "other" and count[k], -_KINDS.index(k)) if count[k] else (-1, 0))
        for key, count in votes.items()
    }
    return tuple(n if n.kind == kinds[n.key] else replace(n, kind=kinds[n.key]) for n in found)
