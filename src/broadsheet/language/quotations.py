"""Quotations with their speakers."""

import re

from broadsheet.language.names import names
from broadsheet.news.evidence import Name, Quotation

_QUOTED = re.compile(
    r"“([^“”\n]{3,900})”|„([^„“”\n]{3,900})[“”]|«\s?([^«»\n]{3,900})\s?»|(?<!\w)\"([^\"\n]{3,900})\"(?!\w)"
)
_SAID = (
    r"(?:said|says|told|added|wrote|tweeted|argued|warned|asked|explained|continued|noted|insisted|stated|replied|"
    r"sagte|sagt|erklärte|betonte|dijo|afirmó|aseguró|señaló|a déclaré|a dit|a affirmé)"
)
_PERSON = r"(?P<who>[A-ZÀ-Þ][\w’'.\-]*(?:\s+(?:de\s+|von\s+|van\s+)?[A-ZÀ-Þ][\w’'.\-]*){0,4})"
_AFTER = re.compile(
    rf"\s*,?\s*(?:{_SAID}\s+(?:[a-zé\s,’'-]{{0,60}}\s)?{_PERSON}|{_PERSON.replace('who', 'first')}\s+{_SAID})"
)
_BEFORE = re.compile(rf"{_PERSON}(?:,[^,.]{{0,80}},)?\s+{_SAID}[^.“\"„«]{{0,40}}[,:]?\s*$")


def quotations(text: str, language: str, known: tuple[Name, ...] | None = None) -> tuple[Quotation, ...]:
    """Quoted words with who said them; the speaker is "" where the text does not name one beside the quote.

    `known` are the names of `text` where the caller has them already.
    """
    people = known if known is not None else names(text, language)
    found = []
    for match in _QUOTED.finditer(text):
        speaker = _speaker(text, match.start(), match.end(), people)
        found.append(Quotation(match.start(), match.end(), match.group(), speaker))
    return tuple(found)


def _speaker(text: str, start: int, end: int, people: tuple[Name, ...]) -> str:
    after = _AFTER.match(text, end, end + 140)
    if after:
        return _full(after.group("who") or after.group("first"), people)
    before = _BEFORE.search(text, max(0, start - 160), start)
    return _full(before.group("who"), people) if before else ""


def _full(who: str, people: tuple[Name, ...]) -> str:
    """The longest form in which the text names `who`; "" for a word that is no name of the text."""
    keys = [n.key for n in people if n.text in who or who in n.text]
    forms = [n.text for n in people if n.key in keys]
    return max(forms, key=len) if forms else ""
