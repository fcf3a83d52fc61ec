"""Is a sentence an arrangement of what its evidence says? The strict check, for where no judge of meaning is at hand.

Allowed is what cannot change the sense: to leave out a whole part between commas that turns nothing, to move the first or
the last such part, to join whole sentences by "and", and to let articles come and go. Every other word must be there, in its
place. Sharing words is not enough: "Okoro sued Lind" and "Lind sued Okoro" share them all.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from broadsheet.language.number_words import ENGLISH, WORDS
from broadsheet.language.weekdays import PART_OF_DAY, WEEKDAY
from broadsheet.language.words import fold, tokens
from broadsheet.stages.narrate.clauses import finite_verb, words
from broadsheet.stages.narrate.cut import trim
from broadsheet.stages.narrate.reword.bound_words import BOUND, CIRCUMSTANCES, FREE, PREPOSITIONS, RELATIVE, SPEECH

_JOINT = re.compile(r"(?<!\d)[,;:](?=\s)|(?<=\d)[,;:](?=\s)|\s[–—-]\s|[()]")
_JOINER = re.compile(r";\s|,?\s(?:and|while|und|während|y|mientras|et|tandis que)\s")
_SIGNS = {"%": " percent ", "$": " dollar ", "€": " euro ", "£": " pound ", "¥": " yen "}
_PER_CENT = re.compile(r"\bper cent\b|\bpct\b", re.IGNORECASE)
_DAY = re.compile(rf"(?<=\w) on {WEEKDAY}{PART_OF_DAY}(?! (?:and|or)\b)")
_MOST_SPEECH = 7  # words of "said Ana Okoro, ..." that may be turned about

Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Chunk:
    """What stands between two commas: its telling words, and whether it may be left out of the middle of a sentence."""

    words: Tokens
    aside: bool = False
    head: bool = False  # whether the sentence began with it

    @property
    def bound(self) -> bool:
        """Whether it turns the sense of what stands outside it, as "officials said" does and "who said" does not."""
        if self.head and self.words[0] not in CIRCUMSTANCES:
            return True  # "For Okoro, Lind is a hero"
        return not _is_inner(self.words) and not BOUND.isdisjoint(self.words)

    @property
    def movable(self) -> bool:
        """Whether it tells when, where or how: "on Monday", "six months after the flood"."""
        start = self.words[2:3] if self.words[0].isdigit() else self.words[:1]
        return not PREPOSITIONS.isdisjoint(start)


def arranged(claim: str, quotes: Sequence[str], language: str) -> bool:
    """Whether `claim` is an arrangement of one of `quotes`, or of several joined."""
    if any(_is_arrangement(claim, quote, language) for quote in quotes):
        return True
    return any(
        arranged(claim[: joint.start()], quotes, language) and arranged(claim[joint.end() :], quotes, language)
        for joint in _JOINER.finditer(claim)
    )


def telling(text: str, language: str) -> Tokens:
    """The words of `text` that must be found again, folded: numbers in figures, signs as words."""
    return tuple(w for w in _all_words(text, language) if w not in FREE)


def _all_words(text: str, language: str) -> Iterator[str]:
    text = _PER_CENT.sub("percent", text)
    for sign, word in _SIGNS.items():
        text = text.replace(sign, word)
    numbers = WORDS.get(language, ENGLISH)
    for word, start, _ in tokens(text):
        plain = fold(word).removesuffix("'s")
        if plain == "may" and start and text[start] == "M":
            plain = "May"  # the month turns nothing
        yield f"{numbers[plain]:g}" if plain in numbers else plain


def _is_arrangement(claim: str, quote: str, language: str) -> bool:
    wanted = telling(claim, language)
    return bool(wanted) and any(_fits(wanted, chunks) for chunks in _orders(quote, language))


@lru_cache(1024)
def _orders(quote: str, language: str) -> tuple[tuple[_Chunk, ...], ...]:
    """The orders in which the chunks of `quote` say what it says; also without days, as the extractive writer trims it."""
    orders: list[tuple[_Chunk, ...]] = []
    for text in dict.fromkeys((quote, trim(quote), _DAY.sub("", quote))):
        chunks = _chunks(text, language)
        orders += [chunks, *_moved(chunks)]
    return tuple(dict.fromkeys(o for o in orders if o))


def _chunks(text: str, language: str) -> tuple[_Chunk, ...]:
    parts = [p for p in _JOINT.split(text) if p and p.strip()]
    found = [_Chunk(telling(p, language), at > 0 and _is_aside(p.strip(), language)) for at, p in enumerate(parts)]
    return tuple(c for c in found if c.words)


def _is_inner(found: Sequence[str]) -> bool:
    """Whether words tell of what stands before them alone: "who led the crew", "led by Ana Okoro until 2021"."""
    participle = found[0].endswith("ed") or found[0] in ("made", "held", "built", "run", "written")
    return found[0] in RELATIVE or (participle and "by" in found[1:2] and SPEECH.isdisjoint(found))


def _is_aside(part: str, language: str) -> bool:
    """Whether a part adds to what stands before it: "who led the crew", "a former mayor", "47"."""
    if language != "en" or part[0].isupper():
        return False
    found = words(part)
    return bool(found) and (_is_inner(found) or finite_verb(["They", *found], participles=True) is None)


def _moved(chunks: tuple[_Chunk, ...]) -> Iterator[tuple[_Chunk, ...]]:
    if len(chunks) < 2:
        return
    first, last = chunks[0], chunks[-1]
    if first.movable:
        yield (*chunks[1:], replace(first, head=True))
    if last.movable:
        yield (last, *chunks[:-1])
    if _is_speech(last):
        for turned in (last.words, (*last.words[1:], last.words[0]), (last.words[-1], *last.words[:-1])):
            yield (*chunks[:-1], _Chunk(turned))
            yield (_Chunk(turned), *chunks[:-1])


def _is_speech(chunk: _Chunk) -> bool:
    """ "Ana Okoro said", "said Ana Okoro"."""
    ends = {chunk.words[0], chunk.words[-1]}
    return 1 < len(chunk.words) <= _MOST_SPEECH and not SPEECH.isdisjoint(ends)


def _fits(wanted: Tokens, chunks: Sequence[_Chunk]) -> bool:
    """Whether `wanted` is the words of the chunks without asides and without a tail, none of them bound."""
    return any(wanted == _words_of(kept) for kept in _shortened(chunks))


def _words_of(chunks: Sequence[_Chunk]) -> Tokens:
    return tuple(word for chunk in chunks for word in chunk.words)


def _shortened(chunks: Sequence[_Chunk]) -> Iterator[tuple[_Chunk, ...]]:
    """`chunks` with the parts left out that may be: single asides between others, and a tail."""
    for end in range(len(chunks), 0, -1):
        if any(c.bound for c in chunks[end:]):
            return
        if end == 1 and len(chunks) > 1 and chunks[0].movable:
            return  # "After the vote": what happened then is gone
        yield from _without_asides(tuple(chunks[:end]))


def _without_asides(chunks: tuple[_Chunk, ...]) -> Iterator[tuple[_Chunk, ...]]:
    places = [i for i in range(1, len(chunks) - 1) if chunks[i].aside and not chunks[i].bound][:6]
    for choice in range(1 << len(places)):
        gone = [place for bit, place in enumerate(places) if choice >> bit & 1]
        if all(b - a > 1 for a, b in pairwise(gone)):
            yield tuple(c for i, c in enumerate(chunks) if i not in gone)
