"""The timeline: what happened when, background first, each event with its date's own precision."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from broadsheet.language.clauses import tells_when
from broadsheet.news.evidence import DateMention
from broadsheet.news.page import TimelineEvent
from broadsheet.news.when import When
from broadsheet.stages.narrate.chronicle import Chronicle, Dated
from broadsheet.stages.narrate.cite import Desk
from broadsheet.stages.narrate.cut import trim
from broadsheet.stages.narrate.ranking import score
from broadsheet.stages.narrate.sentences import is_question, publishable, stands_alone
from broadsheet.stages.narrate.spans import Span

MAX_EVENTS = 10
_NEWS_AGE = timedelta(days=10)  # what lies further back than this before the first report is background
_SAME = 0.5  # of the shorter sentence's weight of words: two sentences tell of one event
_SAME_ON_ONE_DATE = 0.35
_SAME_BUT_FOR_THE_DAY = 0.3  # where a date is told as "today" or "tomorrow"
_LEAST_SHARED = 0.3  # of a sentence's words: what lists of other fights and deals share with a story is a quarter
_NEAR = timedelta(days=3)  # two dates of one event further apart than this are those of two events
_FUTURE_DAYS = 400  # what a deal runs to in ten years is no event of the story
_MOST_OF_ONE_DATE = {"time": 2, "day": 2, "month": 2, "year": 1}
_MAX_WORDS = 34
_PARTS = {"morning": 8.0, "afternoon": 14.0, "evening": 19.0, "night": 22.0}
_CLOCK = re.compile(r"(\d{1,2})(?::(\d\d))? ([ap])\.m\.")
_WEEKDAY = re.compile(
    r"day\b|tag\b|abend|nacht|lunes|martes|miércoles|jueves|viernes|sábado|domingo|di\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence with the date of what it tells."""

    span: Span
    mention: DateMention

    @property
    def when(self) -> When:
        return self.mention.when


def timeline(desk: Desk, language: str) -> tuple[TimelineEvent, ...]:
    """Up to ten dated events in order of time; none where no sentence dates what it tells.

    An event that is told with two dates stands under the one that more reports give, and is left out where neither wins.
    """
    first = min((s.article.published for s in desk.spans), default=None)
    if first is None:
        return ()
    chosen: list[_Told] = []
    for group in _by_day(_groups(_dated(desk, language), desk), desk):
        told = _agreed(group, desk)
        room = told and sum(c.when.start == told.when.start for c in chosen) < _MOST_OF_ONE_DATE[told.when.precision]
        if told and room and len(chosen) < MAX_EVENTS:
            chosen.append(told)
    events = [_event(told, desk, told.when.end < (first - _NEWS_AGE).date()) for told in chosen]
    return tuple(sorted((e for e in events if e), key=lambda e: (e.when.start, e.when.end, _hour(e.when), e.text)))


def _by_day(groups: list[list[_Told]], desk: Desk) -> list[list[_Told]]:
    """The events, those first whose day matters most to all reports; in the order given where there is room for all."""
    if len(groups) <= MAX_EVENTS or len({s.report for s in desk.spans}) == 1:
        return groups
    chronicle = Chronicle([_as_dated(s) for s in desk.spans])
    worth = {id(g): score(g[0].span, desk) * chronicle.weight(g[0].when.start) for g in groups}
    return sorted(groups, key=lambda g: -worth[id(g)])


def _as_dated(span: Span) -> Dated:
    days = frozenset(m.when.start for m in span.dates if m.when.start == m.when.end)
    return Dated(span.article.id, span.article.published.date(), span.position, frozenset(span.stems), days)


def _hour(when: When) -> float:
    """When on its day, for the order of events: what tells only the day comes before the rest."""
    told = when.text.rpartition(", ")[2]
    clock = _CLOCK.fullmatch(told)
    if clock is None:
        return _PARTS.get(told, -1.0)
    return int(clock[1]) % 12 + 12 * (clock[3] == "p") + int(clock[2] or 0) / 60


def _dated(desk: Desk, language: str) -> list[_Told]:
    """The sentences that date what they tell, the most telling first."""
    found = []
    one_report = len({s.report for s in desk.spans}) == 1
    for span in desk.spans:
        usable = publishable(span) and stands_alone(span) and not is_question(span.text)
        if not usable or span.article.language != language or len(span.text.split()) > _MAX_WORDS:
            continue
        mention = next((m for m in span.dates if _is_event_date(m, span)), None)
        if mention and (one_report or _belongs_to_the_story(span, desk)):
            found.append(_Told(span, mention))
    return sorted(found, key=lambda t: (-score(t.span, desk), t.span.source, t.span.position))


def _belongs_to_the_story(span: Span, desk: Desk) -> bool:
    """Whether enough of its words stand in other reports too: what one report alone tells may be of another story."""
    shared = sum(desk.weights.common(s) > 1 for s in set(span.stems))
    return shared >= _LEAST_SHARED * len(set(span.stems))


def _is_event_date(mention: DateMention, span: Span) -> bool:
    """A date of the sentence's own event, not as wide as "this year", nor far in the future."""
    published = span.article.published.date()
    if mention.when.end >= published and mention.when.precision == "year" and not mention.text[-4:].isdigit():
        return False
    if (mention.when.start - published).days > _FUTURE_DAYS or (mention.when.end - mention.when.start).days > 366:
        return False
    at = span.sentence.start
    return tells_when(span.text, mention.start - at, mention.end - at, span.article.language)


def _groups(told: Sequence[_Told], desk: Desk) -> list[list[_Told]]:
    """The sentences by event, each under the first one that tells of the same."""
    groups: list[list[_Told]] = []
    for one in told:
        home = next((g for g in groups if _one_event(g[0], one, desk)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def _one_event(one: _Told, other: _Told, desk: Desk) -> bool:
    same = desk.same(one.span, other.span)
    if _overlap(one.when, other.when):
        hours = {_hour(one.when), _hour(other.when)} - {-1.0}
        return same >= (_SAME_ON_ONE_DATE if len(hours) < 2 else _SAME)
    apart = max(one.when.start - other.when.end, other.when.start - one.when.end)
    hangs_on_the_hour = 1 in (_plainness(one.mention), _plainness(other.mention))
    return apart <= _NEAR and same >= (_SAME_BUT_FOR_THE_DAY if hangs_on_the_hour else _SAME)


def _overlap(one: When, other: When) -> bool:
    return one.start <= other.end and other.start <= one.end


def _agreed(group: Sequence[_Told], desk: Desk) -> _Told | None:
    """The most telling sentence with the date that the reports of an event agree on, as exact as any gives it."""
    rivals = [t for t in group if not _overlap(t.when, group[0].when)]
    if not rivals:
        return min(group, key=lambda t: (t.when.end - t.when.start, group.index(t)))
    backing = {id(t): _backing(t.when, group, desk) for t in (group[0], *rivals)}
    best = max((group[0], *rivals), key=lambda t: backing[id(t)])
    others = [backing[id(t)] for t in (group[0], *rivals) if not _overlap(t.when, best.when)]
    return best if backing[id(best)] > max(others) else None


def _backing(when: When, group: Sequence[_Told], desk: Desk) -> tuple[int, int]:
    """How many reports give the date for what the sentences of `group` tell, and how plainly the plainest of them does."""
    backing = [
        (span.report, _plainness(m))
        for span in desk.spans
        for m in span.dates
        if _overlap(m.when, when) and any(desk.same(t.span, span) >= _SAME_BUT_FOR_THE_DAY for t in group)
    ]
    return len({report for report, _ in backing}), max(plain for _, plain in backing)


def _plainness(mention: DateMention) -> int:
    """A date in figures is surer than a weekday, and that than "today", which hangs on the hour of the article."""
    if any(c.isdigit() for c in mention.text):
        return 3
    return 2 if _WEEKDAY.search(mention.text) and not mention.text.lower().startswith(("to", "yester")) else 1


def _event(told: _Told, desk: Desk, background: bool) -> TimelineEvent | None:
    statement = desk.statement(trim(told.span.text), told.span)
    return TimelineEvent(told.when, statement.text, background, statement.citations) if statement else None
