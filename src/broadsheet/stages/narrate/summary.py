"""The summary: what a story tells beside its headline, in two lines of a front page."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from broadsheet.language.words import content_stems
from broadsheet.news.page import Section, Statement
from broadsheet.stages.narrate.cite import Desk
from broadsheet.stages.narrate.clauses import finite_verb, words
from broadsheet.stages.narrate.cut import without_stop
from broadsheet.stages.narrate.heading import clauses, starts_well
from broadsheet.stages.narrate.introductions import named_in, takes_for_granted
from broadsheet.stages.narrate.sentences import stands_alone
from broadsheet.stages.narrate.shortened import asserts_no_more
from broadsheet.stages.narrate.spans import Span
from broadsheet.stages.narrate.support import is_cut_of

_LEAST_WIDTH = 40  # characters
_MOST_WIDTHS = (80, 100)  # two lines of the front page on a phone and a desk; where nothing is so short, on a tablet
_WORDS = (6, 20)  # of a clause
_NEW = 3  # content words that the headline does not have
_NEW_SHARE = 0.45  # of its content words
_BROKEN = re.compile(r"^[A-Z][a-z]+ing\b|, \w+$|-\w+ed$|\bput\b")
_ADDS = re.compile(
    r"[.!?”\"]*$|[,;:]| [–—-] | (?:after|before|when|while|as|because|but|since|during|amid|following|according|despite|until|by|in|on|at|for|with|"
    r"from|over|across|through|under|against|who|which|where|said)\b"
)
_IN_A_LIST = re.compile(r", [^,]{1,40}$")
_LIST_GOES_ON = re.compile(r",| (?:and|or) ")
_NO_VERB = re.compile(
    r"\b(?:led|held|made|built|written|run|owned|founded|set|put) (?=by\b)|\b(?:called|named|dubbed|titled) (?=[A-Z“\"])"
)


def summary(sections: Sequence[Section], headline: Statement, desk: Desk, language: str) -> Statement | None:
    """What two lines hold and what adds to the headline: a sentence of the first section, a clause of one, or of a later section;
    else what heads a section. None where there is nothing.
    """
    known = frozenset(content_stems(headline.text, language))
    families = desk.families - named_in(headline.text, desk.spans)
    for part in (sections[:1], sections[1:]):
        found = [(s.text, span) for section in part for s in section.sentences if (span := _span(s, desk))]
        found = [(text, span) for text, span in found if not takes_for_granted(span, (), families)]
        short = [pair for pair in (*_whole(found, language), *_cut(found, language)) if _adds(pair[0], known, language)]
        for most in _MOST_WIDTHS:
            fits = (pair for pair in short if _LEAST_WIDTH <= _width(pair[0]) <= most)
            if statement := next((s for text, span in fits if (s := desk.statement(text, span))), None):
                return statement
    headed = (h for h in map(_headed, sections) if _asserts_no_more_than_a_source(h) and _reads(h.text, language))
    return next((h for h in headed if _adds(h.text, known, language)), None)


def _headed(section: Section) -> Statement:
    """A section's heading as a sentence."""
    return replace(section.heading, text=without_stop(section.heading.text) + ".")


def _asserts_no_more_than_a_source(told: Statement) -> bool:
    return any(asserts_no_more(told.text, c.quote) for c in told.citations if is_cut_of(told.text, c.quote))


def _reads(text: str, language: str) -> bool:
    return language != "en" or _has_verb(text)


def _adds(text: str, known: frozenset[str], language: str) -> bool:
    stems = frozenset(content_stems(text, language))
    return len(stems - known) >= max(_NEW, _NEW_SHARE * len(stems))


def _span(sentence: Statement, desk: Desk) -> Span | None:
    """The span that a sentence is cut from."""
    places = {(c.source, c.start) for c in sentence.citations}
    cited = (s for s in desk.spans if (s.source, s.sentence.start) in places)
    return next((s for s in cited if is_cut_of(sentence.text, s.text)), None)


def _whole(found: Sequence[tuple[str, Span]], language: str) -> Iterator[tuple[str, Span]]:
    """The sentences that are understood by themselves."""
    alone = (pair for pair in found if stands_alone(pair[1]))
    return (pair for pair in alone if _reads(pair[0], language) and (language != "en" or starts_well(pair[0])))


def _cut(found: Sequence[tuple[str, Span]], language: str) -> Iterator[tuple[str, Span]]:
    """The clauses of each sentence, the longest first."""
    for text, span in found:
        short = clauses(text, language, *_WORDS)
        plain = (c for c in short if asserts_no_more(c, text))
        good = (c for c in plain if language != "en" or (_is_whole(c, text) and _has_verb(c)))
        whole = (without_stop(c) + "." for c in good)
        yield from ((c, span) for c in sorted(whole, key=lambda c: (-len(c), c)))


def _is_whole(clause: str, sentence: str) -> bool:
    """Whether a clause ends where its sentence does, or where an addition begins, and breaks no enumeration off."""
    rest = sentence.partition(clause[-12:])[2]
    if _BROKEN.search(clause) or not _ADDS.match(rest):
        return False
    return not (_IN_A_LIST.search(clause) and _LIST_GOES_ON.match(rest))


def _has_verb(text: str) -> bool:
    """Whether an English sentence has a verb of its own: in "a team led by Ana Moss" and "a game called Tide" there is none."""
    return finite_verb(words(_NO_VERB.sub("", text))) is not None


def _width(text: str) -> int:
    """In characters of a Latin script; one of Chinese, Japanese or Korean is as wide as two (Unicode, UAX 11)."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
