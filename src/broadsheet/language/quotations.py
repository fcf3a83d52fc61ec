"""Quotations with their speakers: the words inside quotation marks, and who is said beside them to have said them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from broadsheet.language.names import names
from broadsheet.language.words import fold
from broadsheet.news.evidence import Name, Quotation

_LONGEST = 1500  # characters; beyond, a mark has no partner
_QUOTED = re.compile(
    rf"“([^“”\n]{{2,{_LONGEST}}})(?:”|(?=\n\s*“)|(?=\n\n“))|„([^„“”\n]{{2,{_LONGEST}}})[“”]|«\s?([^«»\n]{{2,{_LONGEST}}})\s?»"
    rf"|»([^«»\n]{{2,{_LONGEST}}})«|(?<![\w\"])\"(?=\S)([^\"\n]{{2,{_LONGEST}}})(?:\"(?!\w)|(?=\n+\"))"
    # Single marks are apostrophes too: a quotation opens after white space, and closes on a stop or a space after a letter.
    rf"|(?<![\w‘’])‘(?=\w)((?:[^‘’\n]|’(?=\w)){{2,{_LONGEST}}})’(?!\w)|(?<![\w'])'(?=[A-Z])((?:[^'\n]|'(?=\w)){{2,{_LONGEST}}}[,.?!])'(?!\w)"
)
_SAID = (
    r"(?:said|says|saying|told|tells|added|adds|wrote|writes|tweeted|posted|argued|warned|asked|explained|continued|noted|insisted|stated|"
    r"replied|responded|recalled|testified|announced|declared|claimed|concluded|acknowledged|conceded|vowed|joked|quipped|predicted|"
    r"sagte|sagt|erklärte|betonte|teilte|schrieb|forderte|kritisierte|warnte|meinte|dijo|dice|afirmó|aseguró|señaló|explicó|declaró|añadió|"
    r"escribió|indicó|sostuvo|advirtió|a déclaré|a dit|a affirmé|a expliqué|a indiqué|a ajouté|déclare|affirme|explique|assure)"
)
_ACCORDING = r"(?:according to|laut|so|zufolge|según|selon|d['’]après)"
_TAG_AFTER = re.compile(
    rf"[ ,–—-]*(?:(?:{_SAID}|{_ACCORDING})\b(?P<verb_first>[^.!?\n“\"„«]{{0,140}})|(?P<who_first>[^.!?\n“\"„«,]{{2,90}}?(?:,[^,\n]{{2,80}},)?)\s{_SAID}\b)"
)
_TAG_BEFORE = re.compile(
    rf"(?:^|[.!?”\"\n]\s*)(?P<who>[^.!?\n“”\"„«»]{{2,160}}?)\s(?:(?:has|had|have|hat|also|later|then)\s)?{_SAID}\b[^.!?\n“”\"„«»]{{0,90}}[,:]?\s*$"
)
_ACCORDING_BEFORE = re.compile(
    rf"\b{_ACCORDING}\s(?P<who>[^.!?\n“”\"„«»,]{{2,80}}),[^.!?\n“”\"„«»]{{0,60}}$", re.IGNORECASE
)
_PRONOUN = re.compile(r"^(?:he|she|er|sie|él|ella|il|elle)\b", re.IGNORECASE)
_ROLE = re.compile(
    r"(?:the|a|an|one|der|die|das|ein|eine|el|la|un|una|le|un|une)\s(?:[\w-]+\s){0,3}?"
    r"(?:ministry|company|spokesman|spokeswoman|spokesperson|statement|report|agency|department|government|police|official|president|minister|"
    r"court|judge|group|team|union|military|army|mayor|governor|senator|lawyer|witness|resident|office|commission|committee|bank|"
    r"ministerium|sprecher|sprecherin|polizei|regierung|unternehmen|ministerio|portavoz|gobierno|empresa|policía|ministère|porte-parole|gouvernement)\b",
    re.IGNORECASE,
)  # fmt: skip
# The first person: outside of quotation marks, news has it in words that it prints of others, a tweet or a statement.
_FIRST_PERSON = {
    language: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE if language != "en" else 0)
    for language, words in {
        "en": "I|[Ww]e|[Mm]y|[Oo]ur|me|us|(?:I|[Ww]e)['’](?:m|re|ve|ll|d)",
        "de": "ich|wir|mein\\w{0,2}|unser\\w{0,2}|mir|mich|uns",
        "es": "yo|nosotr[oa]s|mi|mis|nuestr[oa]s?|nos|me|estoy|soy|somos|estamos|hemos|tenemos",
        "fr": "je|j['’]\\w+|nous|mon|mes|notre|nos|moi|me",
    }.items()
}
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_FINISHED = re.compile(r"\.[\"”“»«’']?$")  # what follows a full stop begins anew: its speaker says the next words


def quotations(text: str, language: str, known: Sequence[Name] | None = None) -> tuple[Quotation, ...]:
    """Quoted words in order, with their marks; the speaker is "" where the text names none beside them.

    A speaker is the fullest form of a name in the text, or the words of a role ("the ministry"). `known` are the names
    of `text` where the caller has them already.
    """
    people = tuple(known if known is not None else names(text, language))
    found: list[Quotation] = []
    for match in _QUOTED.finditer(text):
        speaker = _speaker(text, match.start(), match.end(), people) or _continued(text, match.start(), found)
        found.append(Quotation(match.start(), match.end(), match.group(), speaker))
    return _with_later_speakers(text, found)


def own_and_quoted(text: str, language: str) -> tuple[list[str], list[str]]:
    """The passages that an article tells in words of its own, and those that it prints of others.

    Those are quotations in marks, and sentences in the first person without any.
    """
    marked = [m.span() for m in _QUOTED.finditer(text)]
    own: list[str] = []
    quoted = [text[start:end] for start, end in marked]
    first_person, at = _FIRST_PERSON.get(language), 0
    for start, end in [*marked, (len(text), len(text))]:
        for sentence in _SENTENCE.findall(text[at:start]) if first_person else [text[at:start]]:
            (quoted if first_person and first_person.search(sentence) else own).append(sentence)
        at = end
    return own, quoted


def _speaker(text: str, start: int, end: int, people: Sequence[Name]) -> str:
    """Who is named as the speaker after the quotation, or else before it."""
    after = _TAG_AFTER.match(text, end, min(len(text), end + 220)) if not _FINISHED.search(text[start:end]) else None
    if after:
        group = "verb_first" if after["verb_first"] is not None else "who_first"
        return _who(text, after.start(group), after.end(group), people)
    floor = max(0, start - 260)
    for pattern in (_TAG_BEFORE, _ACCORDING_BEFORE):
        before = pattern.search(text, floor, start)
        if before:
            return _who(text, before.start("who"), before.end("who"), people)
    return ""


def _who(text: str, start: int, end: int, people: Sequence[Name]) -> str:
    """The first speaker named within `text[start:end]`: a person, else a role, else an organisation."""
    inside = [n for n in people if start <= n.start and n.end <= end]
    person = next((n for n in inside if n.kind == "person"), None)
    words = text[start:end].strip()
    role = _ROLE.search(words)
    if person is None and _PRONOUN.match(words):
        return _antecedent(text, start, people)
    if person:
        return _fullest(person, people)
    if role and (not inside or role.start() <= inside[0].start - start):
        return role.group()
    speaking = next((n for n in inside if n.kind in ("organisation", "other")), None)
    return (
        _fullest(speaking, people)
        if speaking and fold(speaking.text) == fold(words[: len(speaking.text)])
        else (role.group() if role else "")
    )


def _antecedent(text: str, at: int, people: Sequence[Name]) -> str:
    """Whom "he" or "she" means where it is safe: the one person of this paragraph, or else of the paragraph before."""
    here = text.rfind("\n", 0, at) + 1
    floor = text.rfind("\n", 0, max(0, len(text[:here].rstrip()) - 1)) + 1
    for start, end in ((here, at), (floor, here)):
        persons = {n.key: n for n in people if n.kind == "person" and start <= n.start < end}
        if len(persons) == 1:
            return _fullest(next(iter(persons.values())), people)
        if persons:
            return ""
    return ""


def _fullest(name: Name, people: Sequence[Name]) -> str:
    """The longest form in which the text gives a name."""
    return max((n.text for n in people if n.key == name.key), key=len, default=name.text)


def _continued(text: str, start: int, found: list[Quotation]) -> str:
    """The speaker of the quotation before, where only that speaker's tag, or a paragraph's end, lies between."""
    if not found or not found[-1].speaker:
        return ""
    between = text[found[-1].end : start]
    open_paragraph = found[-1].text[-1] not in "”\"»«“’'" and not between.strip()
    tagged = re.fullmatch(rf"[\s,]*[^.!?\n“”\"]{{0,140}}\b{_SAID}\b[^.!?\n“”\"]{{0,140}}[.,:]\s+", between)
    return found[-1].speaker if open_paragraph or tagged else ""


def _with_later_speakers(text: str, found: list[Quotation]) -> tuple[Quotation, ...]:
    """An open paragraph of a long quotation gets the speaker that a later paragraph of it names."""
    result: list[Quotation] = []
    for quotation in reversed(found):
        later = result[-1] if result else None
        runs_on = later and quotation.text[-1] not in "”\"»«“’'" and not text[quotation.end : later.start].strip()
        result.append(replace(quotation, speaker=quotation.speaker or (later.speaker if later and runs_on else "")))
    return tuple(reversed(result))
