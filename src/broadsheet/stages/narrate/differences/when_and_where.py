"""Two reports that put one event on two days, or in two places."""

import re
from collections.abc import Iterator
from datetime import timedelta

from broadsheet.language.words import fold
from broadsheet.news.evidence import Claim, DateMention, Name, Verb, Words
from broadsheet.stages.narrate.cite import Desk
from broadsheet.stages.narrate.differences.beside import aims, before, one_act, subject_of, verb_of
from broadsheet.stages.narrate.differences.conflict import Conflict, Texts
from broadsheet.stages.narrate.differences.figures import NEWS_AGE
from broadsheet.stages.narrate.differences.pair import MUCH, NEAR, SURELY, Pair, Part
from broadsheet.stages.narrate.differences.speakers import one_quotation
from broadsheet.stages.narrate.differences.within import may_hold
from broadsheet.stages.narrate.spans import Span

_AT = 2  # words on either side of a place of which one must be the same: that of the event it belongs to
_ENDS = re.compile(r"\b(?:until|till|by|before|after|since|through|between|from|and|or|to) $", re.IGNORECASE)
_SEVERAL = re.compile(r" (?:and|or|to|through) \w+day\b")
_LEADS_PLACE = re.compile(r"\b(?:in|at|near|outside) $")
_LEAD = 12  # characters before a part in which such a word stands
_DATELINE = 60  # characters at the beginning of an article
_NAMED_DAY = re.compile(r"\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_A_DAY, _MONTH = timedelta(days=1), timedelta(days=31)


def other_day(pair: Pair, desk: Desk) -> Conflict | None:
    """The sentences, where they put one event on two days, and neither article has the other's."""
    for p in _days(pair.one):
        for q in _days(pair.other):
            if (
                _days_apart(p, q)
                and pair.of_one_fact(p, q)
                and _long_past(pair.one, p) == _long_past(pair.other, q)
                and of_one_event(pair, p, q)
                and not pair.elsewhere(p, q)
                and not _also_tells(pair.other, p, desk)
                and not _also_tells(pair.one, q, desk)
            ):
                return Conflict("date", "On which day did this happen?", pair)
    return None


def other_place(pair: Pair, a: Claim, b: Claim, texts: Texts) -> Conflict | None:
    """The sentences, where they put one event in two places, of which neither may lie in the other."""
    framed = any(not may_hold(p.text, q.text) and not _written_there(pair, p, q) for p, q in _framed(pair, a, b))
    if framed or any(_are_two(pair, p, q, texts) for p in a.places for q in b.places):
        return Conflict("place", "Where did this happen?", pair)
    return None


def of_one_actor(pair: Pair, a: Verb, b: Verb) -> bool:
    """Whether two verbs have subjects that are named alike; or where much else beside them is."""
    return bool(subject_of(pair.one, a) & subject_of(pair.other, b)) or len(pair.around(a, b)) >= MUCH


def of_one_event(pair: Pair, p: DateMention | Words, q: DateMention | Words) -> bool:
    """Whether two days or places are of one event: the verbs that they belong to tell one act of one subject."""
    a, b = verb_of(pair.one, p.start, p.end), verb_of(pair.other, q.start, q.end)
    if a is None or b is None or a.negated != b.negated:
        return False
    if not one_act(a, b) and not aims(pair.one, a) & aims(pair.other, b):
        return False
    unnamed = not subject_of(pair.one, a) or not subject_of(pair.other, b)  # "he"
    told_alike = unnamed and a.head == b.head and one_quotation(pair.one.text, pair.other.text)
    return told_alike or of_one_actor(pair, a, b)


def names_a_day(mention: DateMention) -> bool:
    """Whether a date is given by its number or its weekday: "today" is another day where another time is taken for the article's."""
    return bool(_NAMED_DAY.search(mention.text))


def _days(span: Span) -> list[DateMention]:
    """The days in a sentence that are plain, and have come."""
    return [
        m
        for m in span.dates
        if m.when.start == m.when.end <= span.article.published.date() and names_a_day(m) and not _bounds(span, m)
    ]


def _bounds(span: Span, day: DateMention) -> bool:
    """Whether a day is where a time ends, or one of several: "until Wednesday", "on Monday and Tuesday"."""
    text, start, end = span.article.text, day.start, day.end
    return bool(_ENDS.search(text, max(0, start - _LEAD), start) or _SEVERAL.match(text, end))


def _days_apart(p: DateMention, q: DateMention) -> bool:
    """Whether two days are other ones, and not one weekday of which only the week is read otherwise."""
    weekdays = [_WEEKDAY.search(m.text.lower()) for m in (p, q)]
    one_weekday = weekdays[0] and weekdays[1] and weekdays[0].group() == weekdays[1].group()
    return _A_DAY <= abs(p.when.start - q.when.start) <= _MONTH and not one_weekday


def _long_past(span: Span, day: DateMention) -> bool:
    return day.when.end < (span.article.published - NEWS_AGE).date()


def _also_tells(span: Span, mention: DateMention, desk: Desk) -> bool:
    """Whether the sentence's article gives that day too for something on the same matter."""
    return any(
        m.when.start <= mention.when.end and mention.when.start <= m.when.end
        for s in desk.spans
        if s.source == span.source and desk.same(s, span) >= NEAR
        for m in s.dates
    )


def _framed(pair: Pair, a: Claim, b: Claim) -> Iterator[tuple[Part, Part]]:
    """A place, and what stands where it does in the other sentence: a place, too, whether or not it is known as one."""
    ours: list[Part] = [*a.places, *_led_as_place(pair.one)]
    theirs: list[Part] = [*b.places, *_led_as_place(pair.other)]
    for p in ours:
        for q in theirs:
            known = p in a.places or q in b.places
            if known and fold(p.text) != fold(q.text) and pair.in_one_frame(p, q):
                yield p, q


def _written_there(pair: Pair, p: Part, q: Part) -> bool:
    """Whether one of the places is that of the other's dateline: "in Velmar" for the world, "in Brenna" for its neighbours."""
    return any(
        fold(part.text) in fold(span.article.text[:_DATELINE]) for span, part in ((pair.one, q), (pair.other, p))
    )


def _led_as_place(span: Span) -> list[Name]:
    """The names that stand where a place does: "in Adelaide"."""
    return [n for n in span.names if _LEADS_PLACE.search(span.article.text, max(0, n.start - _LEAD), n.start)]


def _are_two(pair: Pair, p: Words, q: Words, texts: Texts) -> bool:
    return not (
        texts.has_words(pair.one, q.text)
        or texts.has_words(pair.other, p.text)
        or may_hold(p.text, q.text)
        or pair.elsewhere(p, q)
        or not pair.of_one_fact(p, q)
        or not (_led_alike(pair, p, q) or of_one_event(pair, p, q))
    )


def _led_alike(pair: Pair, p: Words, q: Words) -> bool:
    """Whether the word before two places is the same ("a hospital in Lisbon"), or much else beside them."""
    shared, near = pair.around(p, q), pair.around(p, q, _AT)
    led = before(pair.one, p.start, 1) == before(pair.other, q.start, 1) != []
    return (len(shared) > 1 and led) or (len(shared) >= (2 if pair.alike >= SURELY else MUCH) and bool(near))
