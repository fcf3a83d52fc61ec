"""The timeline: dated sentences, background first, each with its date's own precision."""

from datetime import timedelta

from broadsheet.news.evidence import DateMention
from broadsheet.news.page import TimelineEvent
from broadsheet.stages.narrate.cite import Desk
from broadsheet.stages.narrate.cut import trim
from broadsheet.stages.narrate.sections import score
from broadsheet.stages.narrate.sentences import is_question, publishable, stands_alone
from broadsheet.stages.narrate.spans import Span

MAX_EVENTS = 10
_NEWS_AGE = timedelta(days=10)  # what lies further back than this before the first report is background
_SAME = 0.5
_FUTURE_DAYS = 400  # what a deal runs to in ten years is no event of the story
_MOST_OF_ONE_DATE = {"time": 3, "day": 3, "month": 2, "year": 1}
_MAX_WORDS = 34


def timeline(desk: Desk, language: str) -> tuple[TimelineEvent, ...]:
    """Up to ten dated events in order of time. A sentence with several dates stands under the first that it resolves."""
    first = min((s.article.published for s in desk.spans), default=None)
    if first is None:
        return ()
    chosen: list[tuple[Span, DateMention]] = []
    for span, mention in _dated(desk, language):
        room = sum(m.when == mention.when for _, m in chosen) < _MOST_OF_ONE_DATE[mention.when.precision]
        if room and len(chosen) < MAX_EVENTS and not any(_tells_the_same(span, mention, s, m, desk) for s, m in chosen):
            chosen.append((span, mention))
    events = [_event(span, mention, desk, mention.when.end < (first - _NEWS_AGE).date()) for span, mention in chosen]
    return tuple(sorted((e for e in events if e), key=lambda e: (e.when.start, e.when.end, e.text)))


def _dated(desk: Desk, language: str) -> list[tuple[Span, DateMention]]:
    found = []
    for span in desk.spans:
        usable = (
            publishable(span)
            and stands_alone(span)
            and not is_question(span.text)
            and len(span.text.split()) <= _MAX_WORDS
        )
        mentions = [m for m in span.dates if _is_event_date(m, span)]
        if usable and mentions and span.article.language == language:
            found.append((span, mentions[0]))
    return sorted(found, key=lambda pair: (-score(pair[0], desk), pair[0].source, pair[0].position))


def _is_event_date(mention: DateMention, span: Span) -> bool:
    """Not "this year", nor a year or month that only names something ("the 2024 election")."""
    published = span.article.published.date()
    if (
        mention.when.precision == "year"
        and mention.when.start.year >= published.year
        and not mention.text[-4:].isdigit()
    ):
        return False
    if (mention.when.start - published).days > _FUTURE_DAYS:
        return False
    return not (mention.when.precision == "year" and mention.text.lower().startswith(("the ", "than ", "for ")))


def _tells_the_same(span: Span, mention: DateMention, other: Span, other_mention: DateMention, desk: Desk) -> bool:
    limit = _SAME if mention.when != other_mention.when else _SAME * 0.7
    return desk.same(span, other) >= limit


def _event(span: Span, mention: DateMention, desk: Desk, background: bool) -> TimelineEvent | None:
    statement = desk.statement(trim(span.text), span)
    return TimelineEvent(mention.when, statement.text, background, statement.citations) if statement else None
