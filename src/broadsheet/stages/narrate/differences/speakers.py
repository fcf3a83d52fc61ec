"""One speech, two speakers: whether two sentences quote the same words of different people."""

import re
from collections.abc import Sequence, Set
from difflib import SequenceMatcher

from broadsheet.language.words import content_stems, fold
from broadsheet.news.evidence import Words
from broadsheet.stages.narrate.spans import Span

_ONE_SPEECH = 0.8  # of the shorter quotation's words, where only the speaker differs
_ONE_NAME = 0.8  # of the letters of two names of one person
_FEWEST = 6  # words of a quotation that is no scrap of one
_NOT = frozenset(("not", "never", "no"))
_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]?")


def same_words_of_two(one: Span, other: Span) -> bool:
    """Whether both name the speaker of one quotation, and neither sentence has the other's."""
    speakers = [s.claim.speaker if s.claim else None for s in (one, other)]
    first, second = (_called(s, speaker) for s, speaker in zip((one, other), speakers, strict=True))
    if not first or not second or not one_quotation(one.text, other.text):
        return False
    alone = not first & _words(other.text) and not second & _words(one.text)
    return alone and not _spelt_alike(first, second)


def _called(span: Span, speaker: Words | None) -> Set[str]:
    """The words of a speaker's name; none where the speaker is no person or is only described: "the New York Democrat"."""
    if speaker is None or re.search(r"\b[Tt]he $", span.article.text[max(0, speaker.start - 5) : speaker.start]):
        return frozenset()
    named = any(n.start == speaker.start and n.kind == "person" for n in span.names)
    return frozenset(w for w in _words(speaker.text) if len(w) > 2) if named else frozenset()


def _words(text: str) -> Set[str]:
    return frozenset(re.findall(r"\w+", fold(text)))


def _spelt_alike(one: Set[str], other: Set[str]) -> bool:
    """Whether two names have a word that differs in a letter or two: "Lowentritt" and "Loewentritt" are one person."""
    return any(SequenceMatcher(None, a, b).ratio() >= _ONE_NAME for a in one for b in other)


def one_quotation(one: str, other: str) -> bool:
    """Whether both sentences quote the same words: most of the shorter quotation, in its order, stands in the other."""
    return any(_one_speech(p, q) for p in _quoted(one) for q in _quoted(other))


def _one_speech(one: Sequence[str], other: Sequence[str]) -> bool:
    short, long = sorted((one, other), key=len)
    telling = frozenset(content_stems(" ".join(short), "en"))
    held = telling & frozenset(content_stems(" ".join(long), "en"))
    denied = [not _NOT.isdisjoint(words) for words in (short, long)]
    return (
        _in_order(short, long) >= _ONE_SPEECH * len(short)
        and len(held) >= _ONE_SPEECH * len(telling)
        and denied[0] == denied[1]
    )


def _quoted(text: str) -> list[list[str]]:
    """The words of each quotation that is no scrap of one."""
    found = (re.findall(r"[\w']+", fold(q)) for q in _QUOTED.findall(text))
    return [words for words in found if len(words) >= _FEWEST]


def _in_order(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words of one stand in the other in the same order."""
    return sum(m.size for m in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())
