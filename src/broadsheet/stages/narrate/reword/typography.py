"""A model's words in the type of the text that they come from: its quotation marks, apostrophes and stops.

Models write straight marks for curly ones, single for double ones (which JSON would have them escape), and forget full stops.
None of that is worth a refusal, and a page shows a source's words with the source's marks and capitals. No word becomes another.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from broadsheet.language.words import fold, tokens

_MARKS = re.escape("\"“”„«»‘’'")
_OPENS = re.compile(rf"[{_MARKS}(]+$")
_CLOSES = re.compile(rf"^([,.;]?)([{_MARKS}]+)")
_ENDS = re.compile(rf"[.!?…:;,。！？][{_MARKS})]*$")
_APOSTROPHES = "'’"


def in_type_of(said: str, quotes: Sequence[str]) -> str:
    """`said` with the marks that stand around and within the same words in that quote which holds most of them."""
    found = [_in_type_of(said, quote) for quote in quotes]
    return max(found, key=lambda one: one[0])[1] if found else said


def with_stop(sentence: str) -> str:
    """`sentence` with a full stop, where it ends without any."""
    return sentence if _ENDS.search(sentence) else sentence + "."


def _in_type_of(said: str, quote: str) -> tuple[int, str]:
    """How many of the words stand in the quote, in its order, and the text as it is to be set."""
    ours, theirs = tokens(said), tokens(quote)
    places = _places([fold(w) for w, _, _ in ours], [fold(w) for w, _, _ in theirs])
    ends, starts = [0, *(end for _, _, end in theirs)], [*(start for _, start, _ in theirs), len(quote)]
    around = [quote[end:start] for end, start in zip(ends, starts, strict=True)]  # what stands before each of its words
    parts: list[str] = []
    before, last = -2, 0  # the place of the word before in the quote, and where that word ends in what was said
    for (_, start, end), place in zip(ours, places, strict=True):
        between, word = said[last:start], said[start:end]
        if place >= 0:
            between = around[place] if place == before + 1 else _opened(between, around[place])
            word = _spelled(word, quote[starts[place] : ends[place + 1]], opens=not parts)
        parts += [between, word]
        before, last = place, end
    tail = said[last:]
    parts.append(_closed(tail, around[before + 1]) if before >= 0 else tail)
    return sum(place >= 0 for place in places), "".join(parts)


def _places(ours: Sequence[str], theirs: Sequence[str]) -> list[int]:
    """For each of our words its place among theirs, in order; -1 where it has none."""
    places = [-1] * len(ours)
    for block in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks():
        places[block.a : block.a + block.size] = range(block.b, block.b + block.size)
    return places


def _opened(between: str, theirs: str) -> str:
    """What stands before a word, with the marks that open a quotation there: in the place of its own, or before all words."""
    marks = _OPENS.search(theirs)
    plain = _OPENS.sub("", between)
    return plain + marks.group() if marks and (plain != between or not between) else between


def _closed(tail: str, theirs: str) -> str:
    """What stands after the last word, with the marks that close a quotation there, inside or outside the stop as they are there."""
    found = _CLOSES.match(theirs)
    if not found:
        return tail
    own = re.sub(f"[{_MARKS}]", "", tail) or found[1].strip(",;")
    return own + found[2] if found[1] else found[2] + own


def _spelled(word: str, theirs: str, opens: bool) -> str:
    """The word with the apostrophes that it has there, and without a capital that it has neither there nor as the first."""
    if len(word) != len(theirs):
        return word
    if not opens and word[0].isupper() and theirs.islower():
        return theirs
    return "".join(
        other if own in _APOSTROPHES and other in _APOSTROPHES else own for own, other in zip(word, theirs, strict=True)
    )
