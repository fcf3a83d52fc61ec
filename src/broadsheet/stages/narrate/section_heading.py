"""The heading of a section: the clause among those of its own sentences that tells what the section as a whole is about."""

import math
import re
from collections.abc import Iterator, Sequence

from broadsheet.language.words import content_stems, fold
from broadsheet.news.page import Statement
from broadsheet.stages.narrate.cite import Desk
from broadsheet.stages.narrate.clauses import finite_verb, words
from broadsheet.stages.narrate.cut import trim, without_stop
from broadsheet.stages.narrate.heading import MAX_WORDS, MIN_WORDS, clauses, cuts, ends_well, reads, starts_well
from broadsheet.stages.narrate.headline import supported, title_parts
from broadsheet.stages.narrate.introductions import introduced
from broadsheet.stages.narrate.sentences import is_question, length
from broadsheet.stages.narrate.spans import Span

_REPEATS = 0.7  # of a sentence's words in its heading: the reader reads the same twice
ALIKE = 0.6  # of the smaller heading's stems shared with another: two headings that say the same
CLOSEST = 0.95  # the same where nothing else can head the opening: some word of it is its own
_SECTION_SHARE = 0.5  # of a crosshead's words that its section must hold
_AT_MOST = 12  # words of a heading where none of nine is to be had
_CENTRAL = 6  # sentences of the story that hold a word: so many make it one of the story's own
_LONG = 16  # before a bare name
_LATER = 0.25  # what a heading from a later sentence has to make up for


def heading(
    section: Sequence[Span],
    told: Sequence[Span],
    desk: Desk,
    language: str,
    taken: Sequence[Statement],
    alike: float = ALIKE,
) -> Statement | None:
    """The best heading that cuts give, sharing less than `alike` with each of those `taken`; None where no clause fits.

    It names no person by the family name alone whom neither `told` nor the section names in full.
    """
    ranked = sorted(_candidates(section, desk, language), key=lambda c: (-c[0], c[1]))
    strange = desk.families - introduced([*told, *section])
    for _, text, span in ranked:
        if strange & {fold(w) for w in words(text.replace("'s", ""))}:
            continue
        if not _is_like_one_of(text, taken, language, alike) and (statement := desk.statement(text, span)):
            return statement
    return None


def _candidates(section: Sequence[Span], desk: Desk, language: str) -> Iterator[tuple[float, str, Span]]:
    for place, span in enumerate(section):
        for text in cuts(span.text, language):
            if length(text) <= _REPEATS * length(span.text):
                yield _worth(text, section, desk, language) - _LATER * (place > 0), text, span
    if (above := crosshead(section[0], desk)) is not None:
        text = above.text.strip().rstrip(".")
        if _is_about(text, section, language):
            yield _worth(text, section, desk, language), text, above


def _worth(text: str, section: Sequence[Span], desk: Desk, language: str) -> float:
    """How well a clause tells what the section is about, and how fully: about 0 to 3."""
    stems = set(content_stems(text, language))
    shared = [desk.weights.coverage(stems, s.stems) for s in section]
    full = min(1.0, len(stems) / 5)
    central = math.fsum(min(1.0, desk.weights.counts[s] / _CENTRAL) for s in stems) / max(1, len(stems))
    named = 0.2 * (text[0].isupper() and sum(w[0].isupper() for w in text.split()[1:]) > 0)
    return sum(shared) / len(shared) + full + 0.8 * central + named - 0.08 * max(0.0, 5 - length(text))


def crosshead(span: Span, desk: Desk) -> Span | None:
    """The article's own heading over a sentence: a short line without a stop that makes a clause."""
    for position in range(span.position - 1, max(-1, span.position - 6), -1):
        line = desk.at(span.source, position)
        if line is None or line.text.rstrip()[-1:] in '.!”"':
            continue
        fits = MIN_WORDS < length(line.text) <= MAX_WORDS and reads(line.text, line.article.language)
        return line if fits and finite_verb(words(line.text)) else None
    return None


def _is_like_one_of(text: str, taken: Sequence[Statement], language: str, alike: float = ALIKE) -> bool:
    stems = set(content_stems(text, language))
    others = [set(content_stems(t.text, language)) for t in taken]
    return any(len(stems & o) >= alike * max(1, min(len(stems), len(o))) for o in others)


def modest_heading(
    section: Sequence[Span],
    titles: Sequence[str],
    desk: Desk,
    language: str,
    taken: Sequence[Statement],
    alike: float = ALIKE,
) -> Statement | None:
    """Where no cut tells enough: a clause of a source's own headline on the section's matter, a longer or a repeated one."""
    for text in (clause for title in titles for clause in _title_clauses(title, language)):
        fits = _is_about(text, section, language) and not _is_like_one_of(text, taken, language, alike)
        if fits and (statement := supported(text, desk, language)):
            return statement
    first = without_stop(trim(section[0].text))
    found = [(text, s) for s in section for text in _clauses(s, language) if text != first]
    new = ((text, s) for text, s in found if not _is_like_one_of(text, taken, language, alike))
    return next((statement for text, s in new if (statement := desk.statement(text, s))), None)


def _title_clauses(title: str, language: str) -> Iterator[str]:
    for part in title_parts(title):
        if MIN_WORDS < length(part) <= _AT_MOST and reads(part, language):
            yield part
        yield from clauses(part, language, MIN_WORDS + 1, MAX_WORDS)


def _clauses(span: Span, language: str) -> Iterator[str]:
    yield from clauses(span.text, language, MIN_WORDS + 1, _AT_MOST)
    whole = without_stop(trim(span.text))
    if length(whole) <= _AT_MOST and not is_question(whole) and starts_well(whole) and ends_well(whole):
        yield whole
    if language != "en" and (first := beginning(whole)) and starts_well(first):
        yield first


def _is_about(text: str, section: Sequence[Span], language: str) -> bool:
    stems = set(content_stems(text, language))
    return len(stems & {s for span in section for s in span.stems}) >= _SECTION_SHARE * max(1, len(stems))


def last_heading(section: Sequence[Span], desk: Desk, language: str, taken: Sequence[Statement]) -> Statement | None:
    """Something that every section has: a clause like one that stands already, a name, the first words."""
    used = {t.text for t in taken}
    found = [(text, span) for text, span in _whatever(section, language) if text]
    new = [(text, span) for text, span in found if text not in used]
    return next((statement for text, span in (*new, *found) if (statement := desk.statement(text, span))), None)


def _whatever(section: Sequence[Span], language: str) -> Iterator[tuple[str, Span]]:
    yield from ((text, span) for span in section for text in _clauses(span, language))
    wholes = [(without_stop(trim(span.text)), span) for span in section]
    firsts = [(beginning(whole), span) for whole, span in wholes]
    yield from ((text, span) for text, span in firsts if starts_well(text))
    yield from ((text, span) for span in section for text in clauses(span.text, language, _AT_MOST, _LONG))
    yield from ((text, span) for text, span in firsts if language != "en")
    for whole, span in wholes:
        for name in sorted((n.text for n in span.names), key=lambda t: (-len(t.split()), -len(t))):
            if len(name) > 3 and name in whole and name[0].isupper():
                yield name, span
    yield from ((" ".join(whole.split()[:MAX_WORDS])[:_LONGEST].rstrip(" ,;:–—-."), span) for whole, span in wholes)


_LONGEST = 60  # characters, where a script has no spaces


def beginning(text: str) -> str:
    """The part of a sentence before its first comma, where that has the length of a heading; else ""."""
    first = re.split(r"[,;:，、。；：—–]", text)[0].strip()
    return (
        first
        if starts_well(first)
        and first[:1] not in "\"“„«'‘「『"
        and MIN_WORDS + 1 <= length(first) <= MAX_WORDS
        and len(first) <= _LONGEST
        else ""
    )
