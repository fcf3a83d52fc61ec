"""The figures of a story that can be compared: what each counts, how a person would ask for it, and who gives it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from broadsheet.news.evidence import Quantity
from broadsheet.stages.narrate.differences.figure_words import FATES, HEIGHTS, ONE_AND_MANY, PEOPLE, STATES, Fate
from broadsheet.stages.narrate.spans import Span

SPANS = frozenset(("", "year", "day", "hour", "month", "week", "time", "minute", "year old"))  # nothing that is counted
_BEFORE, _AFTER = 34, 44  # characters around a figure in which its verb is looked for
_CUT = re.compile(r"[,;:()]|\s(?:and|but|after|while|when|which|who|that|und|y|et)\s")
_PART_OF = re.compile(
    r"\b(?:another|other|additional|further|extra|first|last|up|rise|rose|fell|by|from|than|every|each|per|weitere[rn]?|otr[oa]s|autres)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_OF_MORE = re.compile(
    r"^\s?(?:more|others?|of (?:them|the|its|their|those)|per|a (?:day|week|month|year)|each|every|ago|weitere|más|de plus)\b"
)
_VAGUE = re.compile(r"(?:\w+\s)?(?:tens|dozens|scores|hundreds|thousands|millions|billions)\b", re.IGNORECASE)
_OF_THE = re.compile(r"\sof\s(?:the|its|their|those)\s(?!\d)")
_BACKWARD = re.compile(
    r"\b(?:since|previous\w*|earlier|in the past|a year|annual\w*|every|each|per|average|record|last year|this year|so far|seit|desde|depuis)\b"
)
_COST = re.compile(
    r"^(?P<subject>(?:The|A|An|Its|[A-Z][\w.’'&-]+)(?:\s(?!will|would|cost)[\w.’'&-]+){0,7})\s(?P<verb>will cost|would cost|costs|cost)\s$"
)
_HEIGHT = re.compile(rf"\b(?P<noun>{'|'.join(HEIGHTS)})\b(?!.*\b(?:{'|'.join(HEIGHTS)})\b)", re.IGNORECASE)
UPDATE_AFTER = timedelta(hours=5)  # a figure that much later is an update, not a conflict
_COARSEST = 0.25  # of a figure that rounding leaves open: 100 may be told of 120, of 140 it is not
NEWS_AGE = timedelta(days=10)  # a sentence that dates itself further back tells of another event
FURTHEST_APART = 5.0  # figures that differ by a larger factor count different things
_MOST_WORDS = 14  # of a question in a source's own words
_OFFICE = re.compile(
    r"\b[Tt]he (?:company|union|government|ministry|police|hospital|coastguard|coast guard|opposition|army|military|authority|organi[sz]ers|owner|operator|club|"
    r"prosecutors|officials|rebels|protesters|employers|court|city|state|regulator|bank|charity|insurers)\b"
)
_COUNTS_CULPRIT = re.compile(
    r"\bincluding (?:the )?(?:\w+ed )?(?:gunm[ae]n|shooters?|attackers?|bombers?|suspects?|assailants?|drivers?|pilots?)\b"
)
_SAYS = r"(?:said|says|spoken|counted|counts|measured|measures|put|puts|estimated|estimates|claimed|claims|speaks?|spoke|reported|told)"


_NUMBER = re.compile(
    r"(?:(?:about|some|nearly|almost|around|roughly|more than|at least|over|up to)\s)?(?:[\d.,]+|[A-Za-z]+(?:-[a-z]+)?)\s(?:(?:million|billion|thousand|hundred|dozen)\s)?",
    re.IGNORECASE,
)
_SAYING = re.compile(rf"(?:['’]s?)?(?:,? which)?(?:\s[\w-]+){{0,3}}\s{_SAYS}\b")
_BESIDE = re.compile(r",?\s(?:one of |of |with |at |only )?")  # "Velmar measured 38 cubic metres, Sorrenia 44"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a sentence: two with one `slot` answer one `question`. `giver` is the party that gives it, "" where the outlet does."""

    span: Span
    quantity: Quantity
    slot: str
    question: str
    giver: str


def figures(span: Span) -> Iterator[Figure]:
    """The figures of a sentence of which it is clear what they count."""
    for quantity in span.quantities:
        start, end = quantity.start - span.sentence.start, quantity.end - span.sentence.start
        if is_part(span.text, start, end, quantity) or quantity.value <= 0:
            continue
        found = _asked(quantity, span, start, end)
        if found:
            slot, question = found
            yield Figure(span, quantity, slot, question, giver(span, start, end))


def is_part(text: str, start: int, end: int, quantity: Quantity) -> bool:
    """Whether a figure is vague, or counts only a part: "another three", "14 of the"."""
    before, after = text[max(0, start - 90) : start], text[end : end + 90]
    return bool(
        _VAGUE.match(quantity.text) or _PART_OF.search(before) or _OF_MORE.match(after) or _OF_THE.search(quantity.text)
    )


def count_one_group(one: Span, other: Span) -> bool:
    """Whether both sentences, or neither, count whoever did it among the victims."""
    return bool(_COUNTS_CULPRIT.search(one.text)) == bool(_COUNTS_CULPRIT.search(other.text))


def _asked(quantity: Quantity, span: Span, start: int, end: int) -> tuple[str, str] | None:
    language, text = span.article.language, span.text
    if quantity.unit == "%" or (len(quantity.unit) == 3 and quantity.unit.isupper()):
        return _height(quantity, text, start) if language == "en" and not _BACKWARD.search(text) else None
    fate = next((f for f in FATES if f.name == STATES.get(quantity.unit)), None) or fate_of(text, start, end)
    if fate is None or language not in fate.asks or quantity.unit in SPANS:
        return None
    unit = _plural(quantity, language)
    counted = "person" if quantity.unit in STATES else quantity.unit
    return f"{fate.name} {counted}", fate.asks[language].format(unit=unit)


def fate_of(text: str, start: int, end: int) -> Fate | None:
    """What happens to what is counted: told by the nearest word around the figure, within its clause."""
    before = _CUT.split(text[max(0, start - _BEFORE) : start])[-1]
    after = _CUT.split(text[end : end + _AFTER])[0]
    found: list[tuple[int, Fate]] = []
    for fate, pattern in _fate_patterns():
        for match in pattern.finditer(before):
            found.append((len(before) - match.end(), fate))
        if following := pattern.search(after):
            found.append((following.start(), fate))
    return min(found, key=lambda pair: pair[0])[1] if found else None


@lru_cache
def _fate_patterns() -> tuple[tuple[Fate, re.Pattern[str]], ...]:
    return tuple((f, re.compile(rf"(?<!\w)(?:{f.words})(?!\w)", re.IGNORECASE)) for f in FATES)


def _plural(quantity: Quantity, language: str) -> str:
    if quantity.unit == "person" or quantity.unit in STATES:
        return PEOPLE[language]
    if language != "en":
        return quantity.text.rpartition(" ")[2]
    return ONE_AND_MANY.get(quantity.unit) or (quantity.unit if quantity.unit.endswith("s") else _many(quantity.unit))


def _many(unit: str) -> str:
    if re.search(r"[^aeiou]y$", unit):
        return unit[:-1] + "ies"
    return unit + ("es" if unit.endswith(("ch", "sh", "x")) else "s")


def _height(quantity: Quantity, text: str, start: int) -> tuple[str, str] | None:
    """Money and shares: what something costs, or how high it is."""
    if cost := _COST.match(text[:start]):
        verb = "will" if cost["verb"].startswith("w") else "did" if cost["verb"] == "cost" else "does"
        subject = (
            cost["subject"][0].lower() + cost["subject"][1:]
            if cost["subject"].startswith(("The ", "A ", "An "))
            else cost["subject"]
        )
        return f"cost {quantity.unit}", f"How much {verb} {subject} cost?"
    noun = _HEIGHT.search(_CUT.split(text[max(0, start - 46) : start])[-1])
    if noun is None:
        return None
    return f"{noun['noun'].lower()} {quantity.unit}", f"How high is the {noun['noun'].lower()}?"


def asks_in_its_own_words(text: str, start: int, end: int, quantity: Quantity) -> str:
    """ "How many" with the words that follow a figure, up to the end of their clause; "" where they are too many."""
    number = _NUMBER.match(quantity.text)
    first = start + (number.end() if number else 0)
    tail = re.split(r"[,;:.!?]\s|[.!?]$|\s(?:and|but|or|while|after)\s", text[first:])[0].strip()
    tail = re.sub(r"\bthere (?=in |on |at )", "", tail)
    words = tail.split()
    tail += "." * tail.endswith((" a.m", " p.m"))
    if re.search(rf"[“”\"„«»]|\b{_SAYS}\b", tail):
        return ""
    return f"How many {tail}?" if 1 < len(words) <= _MOST_WORDS and end > first and tail[0].isalpha() else ""


def giver(span: Span, start: int, end: int) -> str:
    """The party whose figure `text[start:end]` is: the nearest name or office that says so, before it rather than after it."""
    giving = [p for p in _parties(span) if not p[0] < end <= p[1] and _says(span.text, *p[:2])]
    nearest = min(giving, key=lambda p: (p[0] >= end, min(abs(start - p[1]), abs(p[0] - end))), default=(0, 0, ""))
    return rival(span, start) or nearest[2]


def rival(span: Span, start: int) -> str:
    """The party that stands directly before a figure: "Velmar measured 38 cubic metres, and Sorrenia one of 44"."""
    bare = any(q.start == span.sentence.start + start and not q.unit for q in span.quantities)
    beside = (p for p in _parties(span) if bare and _BESIDE.fullmatch(span.text, p[1], start))
    return next((p[2] for p in beside), "")


def _parties(span: Span) -> list[tuple[int, int, str]]:
    at = span.sentence.start
    named = [(n.start - at, n.end - at, n.text) for n in span.names]
    return [*named, *((m.start(), m.end(), m.group()) for m in _OFFICE.finditer(span.text))]


def _says(text: str, first: int, last: int) -> bool:
    heard = re.search(r"\b(?:according to|as counted by) (?:the )?$", text[:first], re.IGNORECASE)
    return bool(heard or _SAYING.match(text, last))


def interval(quantity: Quantity) -> tuple[float, float]:
    """The values that a figure leaves open: its rounding, and "about", "more than" or "up to"."""
    value = quantity.value
    off = max(value * 0.03, min(_rounding(value) / 2, _COARSEST * value))
    if quantity.bound == "about":
        off = max(off, value * 0.1)
    low, high = value - off, value + off
    return (
        (low, float("inf"))
        if quantity.bound == "at least"
        else (0.0, high)
        if quantity.bound == "at most"
        else (low, high)
    )


def _rounding(value: float) -> float:
    """The unit to which a round number is rounded: 1,000 for 46,000, none for small numbers, which are counted."""
    if value < 100 or value != int(value):
        return 0.0
    zeros = len(str(int(value))) - len(str(int(value)).rstrip("0"))
    return float(10**zeros) if zeros else 0.0


def differ(one: Quantity, other: Quantity) -> bool:
    """Whether both figures cannot be true of one thing."""
    (low, high), (other_low, other_high) = interval(one), interval(other)
    return high < other_low or other_high < low
