"""The heading of a section: the clause among those of its own sentences that tells what the section as a whole is about."""

import math
import re
from collections.abc import Iterator, Sequence
from itertools import chain

from broadsheet.language.name_cues import demonyms
from broadsheet.language.words import content_stems, fold
from broadsheet.news.page import Statement
from broadsheet.stages.narrate import foreign_clauses
from broadsheet.stages.narrate.cite import Desk
from broadsheet.stages.narrate.clauses import finite_verb, words
from broadsheet.stages.narrate.cut import trim, without_stop
from broadsheet.stages.narrate.heading import (
    MAX_WORDS,
    MIN_WORDS,
    clauses,
    ends_well,
    points_away,
    reads,
    starts_well,
)
from broadsheet.stages.narrate.headline import supported, title_parts
from broadsheet.stages.narrate.sentences import is_question, length
from broadsheet.stages.narrate.shortened import words_told
from broadsheet.stages.narrate.spans import Span
from broadsheet.stages.narrate.support import numbers_in
from broadsheet.stages.narrate.verb_forms import pasts

_QUOTES = "\"“„«'‘「『"
_REPEATS = 0.7  # of a sentence's words in its heading: the reader reads the same twice
ALIKE = 0.6  # of the smaller heading's stems shared with another: two headings that say the same
CLOSEST = 0.95  # the same where nothing else can head the opening: some word of it is its own
_SECTION_SHARE = 0.5  # of a crosshead's words that its section must hold
_TITLE_SHARE = 0.65  # the same of a headline's, which may stand over another report than the section is from
TELLING = (
    1.6  # a heading's worth; of those below most say too little ("The jury reached its decision"), read on 120 pages
)
_FAIRLY_TELLING = 1.35  # the same of one that is asked for where the page has too few sections
_FIGURE = 0.25  # what a figure adds: "Nine people were hurt" is short and says much
_PROPERTY = 0.4  # what it costs a clause to say only how something is, not what happened
_AT_MOST = 14  # words of a heading where none of nine is to be had; twelve left no section on whom a ruling bars
_CENTRAL = 6  # sentences of the story that hold a word: so many make it one of the story's own
_LONG = 18  # before a bare name
_LONGER = 0.6  # what a heading of ten to twelve words has to make up for
_LATER = 0.25  # what a heading from a later sentence has to make up for


def heading(
    section: Sequence[Span],
    strange: frozenset[str],
    desk: Desk,
    language: str,
    taken: Sequence[Statement],
    alike: float = ALIKE,
    least: float = TELLING,
) -> Statement | None:
    """The best heading that cuts give, sharing less than `alike` with each of those `taken`; None where none is worth `least`.

    It names no person of the family names `strange`, which the page has not named in full.
    """
    ranked = sorted(_candidates(section, desk, language), key=lambda c: (-c[0], c[1]))
    for worth, text, span in ranked:
        if worth < least:
            return None
        if strange & {fold(w) for w in words(text.replace("'s", ""))}:
            continue
        if not _is_like_one_of(text, taken, language, alike) and (statement := desk.statement(text, span)):
            return statement
    return None


def _candidates(section: Sequence[Span], desk: Desk, language: str) -> Iterator[tuple[float, str, Span]]:
    for place, span in enumerate(section):
        for text in clauses(words_told(span), language, MIN_WORDS, _AT_MOST):
            plain = length(text) <= MAX_WORDS or ", " not in text
            if plain and length(text) <= _REPEATS * length(words_told(span)):
                less = _LATER * (place > 0) + _LONGER * (length(text) > MAX_WORDS)
                yield _worth(text, section, desk, language) - less, text, span
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
    figure = _FIGURE * bool(numbers_in(text, language))
    named = figure + 0.2 * (text[0].isupper() and sum(w[0].isupper() for w in text.split()[1:]) > 0)
    return sum(shared) / len(shared) + full + 0.8 * central + named - _thinness(text)


def _thinness(text: str) -> float:
    """What a clause loses for being short, and for saying how something is with neither a name nor a figure: "X is a big deal"."""
    found = words(text)
    verb = finite_verb(found)
    short = 0.08 * max(0.0, 5 - length(text))
    if verb is None or found[verb].lower() not in _COPULAS:
        return short
    said = found[verb + 1 :]
    happens = any(w.lower().endswith(("ed", "ing")) or w.lower() in pasts() or w == "to" for w in said)
    return short if happens or any(w[0].isupper() or w[0].isdigit() for w in said) else short + _PROPERTY


_COPULAS = frozenset(
    "is are was were isn't aren't wasn't weren't be been seems seemed seem appears appeared appear becomes became become remains remained remain looks looked look "
    "feels felt feel represents represented represent".split()
)


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
    strange: frozenset[str],
    titles: Sequence[str],
    desk: Desk,
    language: str,
    taken: Sequence[Statement],
    alike: float = ALIKE,
) -> Statement | None:
    """Where no cut tells enough: one that tells a little less; else a clause of a source's own headline on the section's matter, a longer or a repeated one."""
    found = heading(section, strange, desk, language, taken, alike, _FAIRLY_TELLING)
    if found is not None:
        return found
    for text in (clause for title in titles for clause in _title_clauses(title, desk, language)):
        fits = _says_as(text, section, language) and not _is_like_one_of(text, taken, language, alike)
        if fits and (statement := supported(text, desk, language)):
            return statement
    first = without_stop(trim(words_told(section[0])))
    longer = [(text, s) for s in section for text in _clauses(s, language) if text != first]
    fit = sorted(longer, key=lambda f: -_worth(f[0], section, desk, language))
    telling = (
        (text, s) for text, s in fit if language != "en" or _worth(text, section, desk, language) >= _FAIRLY_TELLING
    )
    new = ((text, s) for text, s in telling if not _is_like_one_of(text, taken, language, alike))
    return next((statement for text, s in new if (statement := desk.statement(text, s))), None)


def _title_clauses(title: str, desk: Desk, language: str) -> Iterator[str]:
    for part in title_parts(title, desk.families):
        plain = (
            language != "en" and part[:1] not in _QUOTES
        )  # whose words a quotation is, a heading must not leave open
        nominal = plain and starts_well(part) and not points_away(part)  # a headline often has no verb
        if MIN_WORDS < length(part) <= _AT_MOST and (reads(part, language) or nominal):
            yield part
        yield from clauses(part, language, MIN_WORDS + 1, MAX_WORDS)


def _clauses(span: Span, language: str) -> Iterator[str]:
    yield from clauses(words_told(span), language, MIN_WORDS + 1, _AT_MOST)
    whole = without_stop(trim(words_told(span)))
    plain = not (is_question(whole) or points_away(whole)) and starts_well(whole) and ends_well(whole)
    if plain and length(whole) <= _AT_MOST and (language != "en" or finite_verb(words(whole)) is not None):
        yield whole
    if language != "en":
        yield from _beginnings(span, beginning(whole), language)


def _beginnings(span: Span, first: str, language: str) -> Iterator[str]:
    """How a sentence in another language than English begins; before a beginning without a verb a longer clause that has one."""
    if not foreign_clauses.has_verb(first, language):
        yield from clauses(words_told(span), language, _AT_MOST, _LONG)
    if first and starts_well(first) and not points_away(first):
        yield first


def _is_about(text: str, section: Sequence[Span], language: str, share: float = _SECTION_SHARE) -> bool:
    stems = set(content_stems(text, language))
    return len(stems & {s for span in section for s in span.stems}) >= share * max(1, len(stems))


def _says_as(text: str, section: Sequence[Span], language: str) -> bool:
    """Whether a headline says what the section says: most of its words stand there, and every figure, as an older report has older ones."""
    figures = frozenset().union(*(numbers_in(s.text, language) for s in section))
    return numbers_in(text, language) <= figures and _is_about(text, section, language, _TITLE_SHARE)


def last_heading(
    section: Sequence[Span], titles: Sequence[str], desk: Desk, language: str, taken: Sequence[Statement]
) -> Statement | None:
    """Something that every section has: a clause like one that stands already, another source's headline, a name, the first words."""
    used = {t.text for t in taken}
    found, least = [*_whatever(section, language)], [*_least(section)]
    lines = (text for title in titles for text in _title_clauses(title, desk, language))
    statements = chain(
        (desk.statement(text, span) for text, span in found if text and text not in used),
        (supported(text, desk, language) for text in lines if text not in used),
        (desk.statement(text, span) for text, span in least if text and text not in used),
        (desk.statement(text, span) for text, span in (*found, *least) if text),
    )
    return next(filter(None, statements), None)


def subject_heading(section: Sequence[Span], desk: Desk, language: str, taken: Sequence[Statement]) -> Statement | None:
    """Whom or what the section's first sentence speaks of, in four words or more; None in other languages than English."""
    text = subject(trim(words_told(section[0]))) if language == "en" else ""
    return desk.statement(text, section[0]) if text and text not in {t.text for t in taken} else None


def _whatever(section: Sequence[Span], language: str) -> Iterator[tuple[str, Span]]:
    yield from ((text, span) for span in section for text in _clauses(span, language))
    wholes = [(without_stop(trim(words_told(span))), span) for span in section]
    firsts = [(beginning(whole), span) for whole, span in wholes]
    yield from ((text, span) for text, span in firsts if starts_well(text))
    yield from ((text, span) for span in section for text in clauses(words_told(span), language, _AT_MOST, _LONG))
    yield from ((text, span) for text, span in firsts if language != "en")


def _least(section: Sequence[Span]) -> Iterator[tuple[str, Span]]:
    """The section's names, the longest first, then its sentences' first words."""
    wholes = [(without_stop(trim(words_told(span))), span) for span in section]
    for whole, span in wholes:
        for name in sorted((n.text for n in span.names), key=lambda t: (-len(t.split()), -len(t))):
            if len(name) > 3 and name in whole and name[0].isupper() and fold(name) not in demonyms():
                yield name, span
    yield from ((_first_words(whole), span) for whole, span in wholes)


def _first_words(text: str) -> str:
    """The first words of a sentence, up to where a phrase ends; an opened quotation has no mark to hang on."""
    found = text.lstrip(_QUOTES).split()
    most = min(MAX_WORDS, len(found))
    whole = [n for n in range(MIN_WORDS, most + 1) if ends_well(" ".join(found[:n])) and _ends_phrase(found, n)]
    return " ".join(found[: max(whole, default=most)])[:_LONGEST].rstrip(" ,;:–—-.")


def _ends_phrase(found: Sequence[str], count: int) -> bool:
    """Whether the first words are all there are, or end at a mark or before a word that opens the next phrase."""
    return count == len(found) or found[count - 1][-1] in ",;:–—" or found[count].lower() in _OPENS_PHRASE


_OPENS_PHRASE = frozenset(
    "of in on at by for with from to into over under after before about against between through during without and or but who which that whose where when while as "
    "because if than is are was were has have had will would can could may should".split()
)


def subject(text: str) -> str:
    """The subject of an English sentence, where it has the length of a heading; else ""."""
    found = text.split()
    verb = finite_verb([w.strip(",.;:“”\"'’") or "x" for w in found])
    named = " ".join(found[:verb]) if verb is not None and MIN_WORDS < verb <= MAX_WORDS else ""
    whole = not set(named) & set(',;:“”"()') and not named.endswith(("day", "ly", "ing")) and " which " not in named
    says = any(w.islower() and len(w) > _LONGEST_LINK for w in named.split())  # "The European Space Agency" does not
    return named if whole and says and starts_well(named) and ends_well(named) else ""


_LONGEST_LINK = 3  # letters of the words that join the parts of a name: "of", "for", "and", "the"
_LONGEST = 60  # characters, where a script has no spaces


def beginning(text: str) -> str:
    """The part of a sentence before its first comma, where that has the length of a heading; else ""."""
    first = re.split(r"[,;:，、。；：—–]", text)[0].strip()
    return (
        first
        if starts_well(first)
        and first[:1] not in _QUOTES
        and MIN_WORDS + 1 <= length(first) <= MAX_WORDS
        and len(first) <= _LONGEST
        else ""
    )
