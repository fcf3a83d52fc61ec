"""What each sentence holds to be so: who says it, of what, how many, when, where, and whether it is so or not. English only.

Read by forms and places, without a parser: a part that is not plain is left out.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

from broadsheet.language.clause_words import DETERMINERS, VERB_EN
from broadsheet.language.clauses import tells_when
from broadsheet.language.words import stem
from broadsheet.news.evidence import Claim, DateMention, Name, Quantity, Sentence, Verb, Words

_SAID = (
    r"(?:said|says|told|announced|claims|claimed|insisted|insists|wrote|writes|tweeted|argued|added|warned|stated|noted|explained|confirmed|"
    r"testified|declared|acknowledged|predicted|posted|responded|replied)"
)
_SAYS_AFTER = re.compile(
    rf"(?:\s(?:of|at|from)\s[A-Z][\w.&’' ]{{1,40}}?)?(?:,[^,]{{2,80}},)?(?:\s(?:has|had|have|also|later|then|[a-z]+ly|himself|herself)){{0,2}}\s{_SAID}\b"
)
_TOLD_BY = r"(?:[Aa]ccording to|(?:said|says|announced|insisted|wrote|argued|added|warned))"  # "told" is followed by whom it was told
_SAYS_BEFORE = re.compile(
    rf"\b{_TOLD_BY}\s(?:(?:(?!(?:in|on|to|at|that|of|for|with|by|about|he|she|they)\b)[\w-]+\s){{0,4}}?(?:[A-Z][a-z]{{1,4}}\.\s)?)$"
)
_VERB = re.compile(
    r"\b(?:(?P<aux>has|have|had|will|would|was|were|is|are|did|does|do|could|can|should|may|might)(?P<not>n['’]t| not(?! only| just)| never| no longer)?"
    r"|(?P<short>won|can|couldn|wouldn|didn|doesn|don|isn|aren|wasn|weren|hasn|haven|hadn)['’]t|(?P<never>never))"
    r"(?:\s(?:also|already|been|be|being|now|still|yet|ever|even|[a-z]+ly))*(?:\s(?:an?|the|(?P<no>no)))?\s[“\"]?(?P<head>[a-z]+)"
)
_PLAIN_VERB = re.compile(rf"(?<![\w-])(?P<head>{VERB_EN})(?![\w-])(?P<no>\sno(?!t)\b(?! longer))?")
_UNDONE = re.compile(
    r"\b(?:refus|declin|fail)(?:e[sd]?|s|ed|ing)? to (?P<head>[a-z]+)\b"
)  # a verb that is said not to be so
_AUXILIARY = frozenset("did will is are was were can could may might would should must shall has had have".split())
_WHERE = re.compile(r"\b(?:in|at|near|outside) (?:the |central |northern |southern |eastern |western |downtown )?$")
_NO_HEAD = frozenset("have a an the to of in on at for not it he she they that this".split())
_Part = TypeVar("_Part", Name, Quantity, DateMention)


def claims(
    sentences: Sequence[Sentence],
    names: Sequence[Name],
    counted: Sequence[Quantity],
    dated: Sequence[DateMention],
    language: str,
) -> tuple[Claim, ...]:
    """The claim of each sentence; none in a language that is not read for them."""
    if language != "en":
        return ()
    return tuple(_claim(s, _within(names, s), tuple(_within(counted, s)), _within(dated, s)) for s in sentences)


def _within(parts: Sequence[_Part], sentence: Sentence) -> list[_Part]:
    first = bisect_left(parts, sentence.start, key=lambda p: p.start)
    last = bisect_left(parts, sentence.end, key=lambda p: p.start)
    return [p for p in parts[first:last] if p.end <= sentence.end]


def _claim(
    sentence: Sentence, names: Sequence[Name], counted: tuple[Quantity, ...], dated: Sequence[DateMention]
) -> Claim:
    at, text = sentence.start, sentence.text
    verbs = _verbs(text, at)
    own = (m for m in dated if tells_when(text, m.start - at, m.end - at, "en"))
    return Claim(
        start=sentence.start,
        end=sentence.end,
        speaker=_speaker(text, at, names),
        subject=_subject(text, at, verbs),
        verbs=verbs,
        quantities=counted,
        date=next(own, None),
        places=_places(text, at, names),
    )


def _speaker(text: str, at: int, names: Sequence[Name]) -> Words | None:
    """The name beside a word of saying, that of a person first."""
    saying = [
        n
        for n in names
        if n.kind != "place"
        and (_SAYS_AFTER.match(text, n.end - at) or _SAYS_BEFORE.search(text, max(0, n.start - at - 60), n.start - at))
    ]
    if not saying:
        return None
    last = next((n for n in saying if n.kind == "person"), saying[-1])
    return Words(last.start, last.end, last.text)


def _subject(text: str, at: int, verbs: Sequence[Verb]) -> Words | None:
    end = verbs[0].start - at if verbs else 0
    return Words(at, at + end, text[:end]) if end else None


def _verbs(text: str, at: int) -> tuple[Verb, ...]:
    """The verbs in their order: with an auxiliary, in the plain past, and such as somebody "refused to" do."""
    helped = [m for m in _VERB.finditer(text) if m["head"] not in _NO_HEAD]
    undone = [*_UNDONE.finditer(text)]
    taken = [m.span() for m in (*helped, *undone)]
    plain = [
        m
        for m in _PLAIN_VERB.finditer(text)
        if _is_finite(text, m) and not any(a < m.end() and m.start() < b for a, b in taken)
    ]
    found = [
        *((m, bool(m["not"] or m["short"] or m["never"] or m["no"])) for m in helped),
        *((m, bool(m["no"])) for m in plain),
        *((m, True) for m in undone),
    ]
    return tuple(
        Verb(at + m.start(), at + m.end(), m.group(), stem(m["head"], "en"), negated)
        for m, negated in sorted(found, key=lambda f: f[0].start())
    )


def _is_finite(text: str, match: re.Match[str]) -> bool:
    """Whether a past form is a verb: no adjective after an article ("a reduced field"), and no auxiliary alone."""
    before = text[: match.start()].rstrip().rpartition(" ")[2].lower()
    return match["head"] not in _AUXILIARY and before not in DETERMINERS - {"to", "and", "or", "for", "by", "with"}


def _places(text: str, at: int, names: Sequence[Name]) -> tuple[Words, ...]:
    where = (n for n in names if n.kind == "place" and _WHERE.search(text, max(0, n.start - at - 24), n.start - at))
    return tuple(Words(n.start, n.end, n.text) for n in where)
