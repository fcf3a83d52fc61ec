"""Two reports that tell one fact and differ in a part of it: how many, where, who said it, or whether it is so.

Sentences are paired that share most of their words; the claims of a pair are then compared part by part. A part conflicts only
where neither article has what the other says: a report that knows both has told both.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from broadsheet.language.words import content_stems, fold, stem
from broadsheet.news.evidence import Claim, DateMention, Quantity, Verb, Words
from broadsheet.news.page import DiscrepancyKind
from broadsheet.stages.narrate.cite import Desk
from broadsheet.stages.narrate.figures import FURTHEST_APART, asks_in_its_own_words, differ, fate_of, is_part
from broadsheet.stages.narrate.spans import Span

_ONE_FACT = 0.4  # of the shorter sentence's words; less, and reports share their subject, not the fact
_SURELY = 0.55  # where one shared word beside the part will do; below, two
_ONE_SPEECH = 0.7  # where only the speaker differs; less, and the speech must share a run of words
_RUN, _TELLING = 4, 2  # words of one speech in their order, and how many of them say something
_ONE_DENIAL = 0.42  # where one sentence says that it is so and the other that it is not
_NEAR = 0.35  # a sentence on the same matter: a report that gives the other's day in one has told both
_AT = 2  # words on either side of a day of which one must be the same: that of the event it belongs to
_AROUND = 5  # words on either side of a part that say what it is of
_LIMITED = re.compile(
    r"\b(?:until|unless|only|yet|no other|all of|necessarily|fully|entirely)\b"
)  # "will not be made public until May"
_OPENS_PAST = re.compile(r"(?:In|By|Since|Until|Back in)\s(?:\w+\s)?(?:19|20)\d\d\b")
_WIDE = frozenset(("U.S.", "US", "America", "United States", "UK", "U.K.", "Britain", "Europe"))  # hold the other place
_FEWEST = 6  # stems of a sentence that is a speech, and no scrap of one
_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]?")
_COUNTED = re.compile(r"[A-Za-z]")
_NAMED_DAY = re.compile(r"\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_A_DAY, _MONTH = timedelta(days=1), timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two sentences that cannot both be right; `parts` are the words in question, "" where the sentences as a whole are."""

    kind: DiscrepancyKind
    question: str
    one: Span
    other: Span
    parts: tuple[str, str]


def conflicts(spans: Sequence[Span], desk: Desk) -> Iterator[Conflict]:
    """The conflicts between reports, the most alike sentences first."""
    texts = _Texts(desk)
    for one, other in _pairs(spans, desk):
        a, b = one.claim, other.claim
        if a is None or b is None:
            continue
        yield from _figure(one, other, a, b, texts, desk)
        yield from _date(one, other, desk)
        yield from _place(one, other, a, b, texts, desk)
        yield from _speaker(one, other, a, b, desk)
        yield from _denial(one, other, a, b, desk)


def _pairs(spans: Sequence[Span], desk: Desk) -> list[tuple[Span, Span]]:
    rows = np.array([desk.index(s) for s in spans], dtype=int)
    if not len(rows):
        return []
    alike = desk.sameness[np.ix_(rows, rows)]
    found = [
        (float(alike[i, j]), spans[i], spans[j])
        for i, j in zip(*np.nonzero(np.triu(alike >= _ONE_FACT, 1)), strict=True)
        if spans[i].report != spans[j].report and spans[i].article.outlet != spans[j].article.outlet
    ]
    return [
        (a, b)
        for _, a, b in sorted(found, key=lambda f: (-f[0], f[1].source, f[1].position, f[2].source, f[2].position))
    ]


class _Texts:
    """What each source says anywhere: its figures and its words."""

    def __init__(self, desk: Desk) -> None:
        self._values: dict[int, set[float]] = {}
        self._texts = {s.source: s.article.text for s in desk.spans}
        self._folded: dict[int, str] = {}
        for span in desk.spans:
            self._values.setdefault(span.source, set()).update(q.value for q in span.quantities)

    def has_value(self, span: Span, value: float) -> bool:
        """Whether the sentence's article gives the figure for anything."""
        return value in self._values[span.source]

    def has_words(self, span: Span, words: str) -> bool:
        """Whether the sentence's article has the words."""
        if span.source not in self._folded:
            self._folded[span.source] = fold(self._texts[span.source])
        return bool(re.search(rf"\b{re.escape(fold(words))}\b", self._folded[span.source]))


def _figure(one: Span, other: Span, a: Claim, b: Claim, texts: _Texts, desk: Desk) -> Iterator[Conflict]:
    if not _of_one_subject(one, other) or bool(_OPENS_PAST.match(one.text)) != bool(_OPENS_PAST.match(other.text)):
        return
    for p in a.quantities:
        for q in b.quantities:
            if (
                not _excludes(p, q)
                or not _count_alike(one, p, other, q)
                or not _beside(one, (p.start, p.end), other, (q.start, q.end), desk, {stem(p.unit, "en")})
            ):
                continue
            if texts.has_value(one, q.value) or texts.has_value(other, p.value):
                continue
            start, end = p.start - one.sentence.start, p.end - one.sentence.start
            question = asks_in_its_own_words(one.text, start, end, p) or _asks(p)
            yield Conflict("figure", question, one, other, (p.text, q.text))
            return


def _of_one_subject(one: Span, other: Span) -> bool:
    """Whether the sentences have a name in common, where both name anybody or anything."""
    named = [{word for n in s.names for word in n.key.split()} for s in (one, other)]
    return not all(named) or bool(named[0] & named[1])


def _beside(
    one: Span, part: tuple[int, int], other: Span, rival: tuple[int, int], desk: Desk, but: Set[str] = frozenset()
) -> bool:
    """Whether enough words stand beside both parts to say that they are of the same thing."""
    shared = (_around(one, *part) & _around(other, *rival)) - but
    return len(shared) >= (1 if desk.same(one, other) >= _SURELY else 2)


def _excludes(p: Quantity, q: Quantity) -> bool:
    low, high = sorted((p.value, q.value))
    return p.unit == q.unit != "" and low > 0 and high <= FURTHEST_APART * low and differ(p, q)


def _count_alike(one: Span, p: Quantity, other: Span, q: Quantity) -> bool:
    """Whether neither counts only a part, and the same befell what both count, as far as that is told."""
    fates = []
    for span, quantity in ((one, p), (other, q)):
        start, end = quantity.start - span.sentence.start, quantity.end - span.sentence.start
        if is_part(span.text, start, end, quantity):
            return False
        fates.append(fate_of(span.text, start, end))
    return None in fates or fates[0] == fates[1]


def _asks(quantity: Quantity) -> str:
    if quantity.unit == "%":
        return "How many percent?"
    return "How much money?" if quantity.unit.isupper() else f"How many of these: {quantity.unit}?"


def _around(span: Span, start: int, end: int, reach: int = _AROUND) -> set[str]:
    """The stems of the words beside a part of the sentence, in its own article's offsets."""
    at = span.sentence.start
    before = span.text[: start - at].split()[-reach:]
    after = span.text[end - at :].split()[:reach]
    return {s for s in content_stems(" ".join((*before, *after)), "en") if _COUNTED.search(s)}


def _date(one: Span, other: Span, desk: Desk) -> Iterator[Conflict]:
    for p in _days(one):
        for q in _days(other):
            apart = abs(p.when.start - q.when.start)
            if not _A_DAY <= apart <= _MONTH or not _beside(one, (p.start, p.end), other, (q.start, q.end), desk):
                continue
            if not _around(one, p.start, p.end, _AT) & _around(other, q.start, q.end, _AT):
                continue
            if not _also_tells(other, p, desk) and not _also_tells(one, q, desk):
                yield Conflict("date", "On which day did this happen?", one, other, ("", ""))
                return


def _days(span: Span) -> list[DateMention]:
    """The days in a sentence that are plain, and have come."""
    return [m for m in span.dates if m.when.start == m.when.end <= span.article.published.date() and names_a_day(m)]


def names_a_day(mention: DateMention) -> bool:
    """Whether a date is given by its number or its weekday: "today" is another day where another time is taken for the article's."""
    return bool(_NAMED_DAY.search(mention.text))


def _also_tells(span: Span, mention: DateMention, desk: Desk) -> bool:
    """Whether the sentence's article gives that day too for something on the same matter."""
    return any(
        m.when.start <= mention.when.end and mention.when.start <= m.when.end
        for s in desk.spans
        if s.source == span.source and desk.same(s, span) >= _NEAR
        for m in s.dates
    )


def _place(one: Span, other: Span, a: Claim, b: Claim, texts: _Texts, desk: Desk) -> Iterator[Conflict]:
    for p in a.places:
        for q in b.places:
            if texts.has_words(one, q.text) or texts.has_words(other, p.text) or {p.text, q.text} & _WIDE:
                continue
            if len(_around(one, p.start, p.end) & _around(other, q.start, q.end)) > 1:
                yield Conflict("place", "Where did this happen?", one, other, ("", ""))
                return


def _speaker(one: Span, other: Span, a: Claim, b: Claim, desk: Desk) -> Iterator[Conflict]:
    if not a.speaker or not b.speaker or not _is_person(one, a.speaker) or not _is_person(other, b.speaker):
        return
    long = min(len(set(one.stems)), len(set(other.stems))) >= _FEWEST
    said = (long and desk.same(one, other) >= _ONE_SPEECH) or _share_a_run(one.text, other.text)
    first, second = (set(re.findall(r"\w{3,}", fold(s.text))) for s in (a.speaker, b.speaker))
    alone = not first & set(re.findall(r"\w+", fold(other.text))) and not second & set(
        re.findall(r"\w+", fold(one.text))
    )
    if said and first and second and alone:
        yield Conflict("attribution", "Who said this?", one, other, ("", ""))


def _is_person(span: Span, speaker: Words) -> bool:
    return any(n.start == speaker.start and n.kind == "person" for n in span.names)


def _share_a_run(one: str, other: str) -> bool:
    """Whether two sentences have a few words in the same order, which one of them quotes."""
    words = [re.findall(r"[\w']+", fold(t)) for t in (one, other)]
    runs = [{" ".join(w[i : i + _RUN]) for i in range(len(w) - _RUN + 1)} for w in words]
    quoted = " ".join(" ".join(re.findall(r"[\w']+", q)) for t in (one, other) for q in _QUOTED.findall(fold(t)))
    return any(run in quoted and len(content_stems(run, "en")) >= _TELLING for run in runs[0] & runs[1])


def _denial(one: Span, other: Span, a: Claim, b: Claim, desk: Desk) -> Iterator[Conflict]:
    if desk.same(one, other) < _ONE_DENIAL:
        return
    for p in a.verbs:
        for q in b.verbs:
            if p.head != q.head or p.negated == q.negated or not _plain(p, a.verbs) or not _plain(q, b.verbs):
                continue
            shared = _around(one, p.start, p.end) & _around(other, q.start, q.end)
            if len(shared) > 1 and not any(_LIMITED.search(s.text) for s in (one, other)):
                yield Conflict("denial", "Is this so?", one, other, ("", ""))
                return


def _plain(verb: Verb, verbs: Sequence[Verb]) -> bool:
    """Whether the sentence says only one thing of what the verb tells."""
    return all(v is verb or v.head != verb.head or v.negated == verb.negated for v in verbs)
