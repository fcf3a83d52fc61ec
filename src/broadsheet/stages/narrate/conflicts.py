"""Two reports that tell one fact and differ in a part of it: how many, on which day, where, who said it, or whether it is so.

Sentences are paired that share words; the claims of a pair are then compared part by part. A part conflicts only where it is of the
same thing in both: the words beside it agree, or the verb that it belongs to and whoever does it. And only where neither article has
what the other says: a report that knows both has told both.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from broadsheet.language.words import fold, stem
from broadsheet.news.evidence import Claim, DateMention, Quantity, Verb, Words
from broadsheet.news.page import DiscrepancyKind
from broadsheet.stages.narrate.beside import after, around, before, one_act, subject_of, verb_of
from broadsheet.stages.narrate.cite import Desk
from broadsheet.stages.narrate.figures import FURTHEST_APART, count_one_group, differ, fate_of, is_part
from broadsheet.stages.narrate.plain_claims import says_plainly
from broadsheet.stages.narrate.questions import asks, is_it_so
from broadsheet.stages.narrate.spans import Span
from broadsheet.stages.narrate.speakers import same_words_of_two
from broadsheet.stages.narrate.within import may_hold

_NEARLY = 0.3  # of the shorter sentence's words, where the words beside the part say that it is of the same thing
_ONE_FACT = 0.4  # less, and reports share their subject, not the fact
_SURELY = 0.55  # where one shared word beside the part will do; below, two; below `_ONE_FACT`, three
_ONE_DENIAL = 0.42  # where one sentence says that it is so and the other that it is not
_NEAR = 0.35  # a sentence on the same matter: a report that gives the other's day in one has told both
_SUMS_APART = 2.0  # sums that differ by a larger factor are of different things
_AT = 2  # words on either side of a day of which one must be the same: that of the event it belongs to
_MUCH = 3  # shared words beside two verbs, or two places, whose subjects are named otherwise
_AROUND = 5  # words on either side of a part that say what it is of
_DATELINE = re.compile(r"(?:, [\w.]+)? \(")  # "WASHINGTON (Reuters) - "
_SAME_PART: tuple[list[str], ...] = ([], ["first"], ["last"])  # "the first 24 hours" in both
_MEAN = re.compile(r"\b(?:average|median|mean)\b")
_OPENS_PAST = re.compile(r"^(?:In|By|Since|Until|Back in)\s(?:\w+\s)?(?:19|20)\d\d\b")
_NAMED_DAY = re.compile(r"\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_A_DAY, _MONTH = timedelta(days=1), timedelta(days=31)


_Part = Quantity | DateMention | Words


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
        if not _counts_differ(a, b):
            yield from _date(one, other, desk)
            yield from _place(one, other, a, b, texts, desk)
        if same_words_of_two(one, other):
            yield Conflict("attribution", "Who said this?", one, other, ("", ""))
        yield from _denial(one, other, a, b, desk)


def _pairs(spans: Sequence[Span], desk: Desk) -> list[tuple[Span, Span]]:
    rows = np.array([desk.index(s) for s in spans], dtype=int)
    if not len(rows):
        return []
    alike = desk.sameness[np.ix_(rows, rows)]
    found = [
        (float(alike[i, j]), spans[i], spans[j])
        for i, j in zip(*np.nonzero(np.triu(alike >= _NEARLY, 1)), strict=True)
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
    if not _of_one_subject(one, other):
        return
    if bool(_OPENS_PAST.match(one.text)) != bool(_OPENS_PAST.match(other.text)) or not count_one_group(one, other):
        return
    for p in a.quantities:
        for q in b.quantities:
            if (
                not _excludes(p, q)
                or _elsewhere(one, p, other, q)
                or not _count_alike(one, p, other, q)
                or not _beside(one, (p.start, p.end), other, (q.start, q.end), desk, {stem(p.unit, "en")})
                or (
                    p.unit in ("", "%") and not (_framed_alike(one, p, other, q) and desk.same(one, other) >= _ONE_FACT)
                )
            ):
                continue
            if texts.has_value(one, q.value) or texts.has_value(other, p.value):
                continue
            yield Conflict("figure", asks(one, p), one, other, (p.text, q.text))
            return


def _elsewhere(one: Span, p: _Part, other: Span, q: _Part) -> bool:
    """Whether each part has a place, or a name in its subject, that the other sentence does not have: likely they are of two things."""
    return _has_own(one, p, other) and _has_own(other, q, one)


def _has_own(span: Span, part: _Part, other: Span) -> bool:
    claim = span.claim
    where = {p.start for p in claim.places} if claim else set()
    opening = claim.subject.end if claim and claim.subject else part.start
    words = set(re.findall(r"\w+", fold(other.text)))
    named = (
        n
        for n in span.names
        if n.start != part.start
        and not _DATELINE.match(span.article.text, n.end)
        and (n.start in where or (n.end <= opening and n.kind in ("place", "other")))
    )
    return any(not set(re.findall(r"\w+", fold(n.text))[:1]) & words for n in named)


def _framed_alike(one: Span, p: Quantity, other: Span, q: Quantity) -> bool:
    """Whether the same telling word stands directly before two bare figures, or after them; of shares of something, after them.

    An age set between commas ("Okoro, 24,") is no count.
    """
    if _is_age(one, p) != _is_age(other, q):
        return False
    follows = after(one, p.end, 1) == after(other, q.end, 1) != []
    shares = all(s.article.text.startswith(" of ", part.end) for s, part in ((one, p), (other, q)))
    return follows or (not shares and before(one, p.start, 1) == before(other, q.start, 1) != [])


def _is_age(span: Span, part: Quantity) -> bool:
    text, start, end = span.article.text, part.start, part.end
    return text[:start].endswith(", ") and text[end : end + 1] in (",", ".", ";")


def _counts_differ(one: Claim, other: Claim) -> bool:
    """Whether two sentences count the same and agree on no figure: then they tell of two places or days, not of one."""
    units = {p.unit for p in one.quantities} & {q.unit for q in other.quantities} - {""}
    return any(
        all(differ(p, q) for p in one.quantities for q in other.quantities if p.unit == q.unit == unit)
        for unit in units
    )


def _of_one_subject(one: Span, other: Span) -> bool:
    """Whether the sentences have a name in common, where both name anybody or anything."""
    named = [{word for n in s.names for word in n.key.split()} for s in (one, other)]
    return not all(named) or bool(named[0] & named[1])


def _beside(
    one: Span, part: tuple[int, int], other: Span, rival: tuple[int, int], desk: Desk, but: Set[str] = frozenset()
) -> bool:
    """Whether enough words stand beside both parts to say that they are of the same thing."""
    shared = (around(one, *part, _AROUND) & around(other, *rival, _AROUND)) - but
    alike = desk.same(one, other)
    return len(shared) >= (1 if alike >= _SURELY else 2 if alike >= _ONE_FACT else _MUCH)


def _excludes(p: Quantity, q: Quantity) -> bool:
    low, high = sorted((p.value, q.value))
    apart = _SUMS_APART if len(p.unit) == 3 and p.unit.isupper() else FURTHEST_APART
    return p.unit == q.unit and low > 0 and high <= apart * low and differ(p, q)


def _count_alike(one: Span, p: Quantity, other: Span, q: Quantity) -> bool:
    """Whether neither counts only a part, and the same befell what both count, as far as that is told."""
    fates, parts = [], []
    for span, quantity in ((one, p), (other, q)):
        start, end = quantity.start - span.sentence.start, quantity.end - span.sentence.start
        parts.append(span.text[:start].split()[-1:] if is_part(span.text, start, end, quantity) else [])
        fates.append(fate_of(span.text, start, end))
    means = {bool(_MEAN.search(s.text)) for s in (one, other)}
    if parts[0] != parts[1] or parts[0] not in _SAME_PART or len(means) > 1:
        return False
    return None in fates or fates[0] == fates[1]


def _date(one: Span, other: Span, desk: Desk) -> Iterator[Conflict]:
    for p in _days(one):
        for q in _days(other):
            apart = abs(p.when.start - q.when.start)
            if (
                not _A_DAY <= apart <= _MONTH
                or _same_weekday(p, q)
                or desk.same(one, other) < _ONE_FACT
                or not _of_one_event(one, p, other, q)
                or _elsewhere(one, p, other, q)
            ):
                continue
            if not _also_tells(other, p, desk) and not _also_tells(one, q, desk):
                yield Conflict("date", "On which day did this happen?", one, other, ("", ""))
                return


def _same_weekday(p: DateMention, q: DateMention) -> bool:
    """Whether both say the same weekday, and only the week is read otherwise."""
    days = [_WEEKDAY.search(m.text.lower()) for m in (p, q)]
    return bool(days[0] and days[1] and days[0].group() == days[1].group())


def _of_one_event(one: Span, p: DateMention | Words, other: Span, q: DateMention | Words) -> bool:
    """Whether two days or places are of one event: the verbs that they belong to tell one act of one subject."""
    a, b = verb_of(one, p.start, p.end), verb_of(other, q.start, q.end)
    return bool(a and b and a.negated == b.negated and one_act(a, b) and _of_one_actor(one, a, other, b))


def _of_one_actor(one: Span, a: Verb, other: Span, b: Verb) -> bool:
    """Whether two verbs have subjects that are named alike; or where much else beside them is."""
    shared = around(one, a.start, a.end, _AROUND) & around(other, b.start, b.end, _AROUND)
    return bool(subject_of(one, a) & subject_of(other, b)) or len(shared) >= _MUCH


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
            if texts.has_words(one, q.text) or texts.has_words(other, p.text) or may_hold(p.text, q.text):
                continue
            if _elsewhere(one, p, other, q) or desk.same(one, other) < _ONE_FACT:
                continue
            if _leads_alike(one, p, other, q) or _of_one_event(one, p, other, q):
                yield Conflict("place", "Where did this happen?", one, other, ("", ""))
                return


def _leads_alike(one: Span, p: Words, other: Span, q: Words) -> bool:
    """Whether the word before two places is the same ("a hospital in Lisbon"), or much else beside them."""
    shared = around(one, p.start, p.end, _AROUND) & around(other, q.start, q.end, _AROUND)
    led = before(one, p.start, 1) == before(other, q.start, 1) != []
    near = around(one, p.start, p.end, _AT) & around(other, q.start, q.end, _AT)
    return (len(shared) > 1 and led) or (len(shared) >= _MUCH and bool(near))


def _denial(one: Span, other: Span, a: Claim, b: Claim, desk: Desk) -> Iterator[Conflict]:
    if desk.same(one, other) < _ONE_DENIAL:
        return
    for p in a.verbs:
        for q in b.verbs:
            if (
                p.negated == q.negated
                or p.head != q.head
                or not _of_one_actor(one, p, other, q)
                or not says_plainly(one, p)
                or not says_plainly(other, q)
            ):
                continue
            shared = around(one, p.start, p.end, _AROUND) & around(other, q.start, q.end, _AROUND)
            if len(shared) > 1:
                yield Conflict("denial", is_it_so(*((other, q) if p.negated else (one, p))), one, other, ("", ""))
                return
