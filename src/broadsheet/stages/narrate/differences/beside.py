"""The words beside a part of a sentence: what a figure, a day, a place or a verb belongs to."""

import re
from collections.abc import Set

from broadsheet.language.clause_words import SUBORDINATORS_EN
from broadsheet.language.words import content_stems, stem
from broadsheet.news.evidence import Verb
from broadsheet.stages.narrate.spans import Span

_NAMES_A_TIME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday januari februari march april jun juli august september october november "
    "december jan feb aug sept oct nov dec morn afternoon even night earli lat week month".split()
)
# Verbs by which news tells one act, each with its stem as `Verb.head` has it.
_ACTS = (
    "crash collid hit strik ram slam smash", "approv pass adopt back endors vot clear", "announc declar unveil reveal disclos issu", "sign ink",
    "arrest detain apprehend seiz", "charg indict accus", "sentenc jail imprison", "resign quit depart", "launch start begin open", "hold host stag",
    "buy acquir purchas", "fir sack dismiss oust remov", "fall drop declin plung slid", "ris climb jump gain increas", "attack raid storm",
    "order command instruct direct", "convict condemn", "shoot gun", "halt stop suspend paus", "leav exit withdraw withdrew",
)  # fmt: skip
_WORD_STEM = re.compile(r"[a-z]")
_AIM = re.compile(r"\bto (?!be\b|the\b|an?\b)([a-z]{3,})\b")
_CLAUSE = re.compile(rf"[,;:–—]\s|\s(?:and|{SUBORDINATORS_EN})\s")


def before(span: Span, start: int, reach: int) -> list[str]:
    """The stems of the telling words before an offset of the article, the nearest first."""
    return _telling(span.text[: start - span.sentence.start])[::-1][:reach]


def after(span: Span, end: int, reach: int) -> list[str]:
    """The stems of the telling words after an offset of the article, the nearest first."""
    return _telling(span.text[end - span.sentence.start :])[:reach]


def around(span: Span, start: int, end: int, reach: int) -> Set[str]:
    """The stems of the telling words on both sides of a part."""
    return frozenset((*before(span, start, reach), *after(span, end, reach)))


def _telling(text: str) -> list[str]:
    return [s for s in content_stems(text, "en") if _WORD_STEM.match(s) and s not in _NAMES_A_TIME]


def clause(span: Span, start: int, end: int) -> tuple[int, int]:
    """Where the clause of a part begins and ends in the article."""
    at = span.sentence.start
    cuts = [m for m in _CLAUSE.finditer(span.text) if not (start - at <= m.start() < end - at)]
    begin = max((m.end() for m in cuts if m.end() <= start - at), default=0)
    stop = min((m.start() for m in cuts if m.start() >= end - at), default=len(span.text))
    return at + begin, at + stop


def verb_of(span: Span, start: int, end: int) -> Verb | None:
    """The verb that a day or a place belongs to: the nearest before it in its clause, or else after it; of a clause without one, the last before."""
    verbs = span.claim.verbs if span.claim else ()
    begin, stop = clause(span, start, end)
    earlier = [v for v in verbs if v.end <= start]
    opens = begin == span.sentence.start  # "On Tuesday, the council agreed"
    later = [v for v in verbs if end <= v.start and (v.end <= stop or opens)]
    if earlier and earlier[-1].start >= begin:
        return earlier[-1]
    return later[0] if later else earlier[-1] if earlier else None


def one_act(one: Verb, other: Verb) -> bool:
    """Whether two verbs are the same, or news tells one act by either: "crashed" and "collided"."""
    return one.head == other.head or any({one.head, other.head} <= set(act.split()) for act in _ACTS)


def aims(span: Span, verb: Verb) -> Set[str]:
    """The stems of the acts that a verb is followed by in its clause: "voted to impeach", "took the step to impeach"."""
    _, stop = clause(span, verb.start, verb.end)
    return frozenset(stem(m[1], "en") for m in _AIM.finditer(span.article.text, verb.end, stop))


def subject_of(span: Span, verb: Verb) -> Set[str]:
    """The stems of what stands before a verb in its clause: who does it, or whom it befalls.

    Of the first verb, and where the clause has nothing before its verb ("Merk, who won the vote, died"), of the sentence's opening.
    """
    told = span.claim.subject if span.claim else None
    begin, _ = clause(span, verb.start, verb.end)
    own = span.text[begin - span.sentence.start : verb.start - span.sentence.start]
    if told and (told.end == verb.start or not own.strip()):
        return frozenset(_telling(told.text))
    return frozenset(_telling(own))
