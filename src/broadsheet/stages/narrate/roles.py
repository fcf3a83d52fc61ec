"""Who did what to whom, as far as the order of names around a verb tells it. English only."""

import re

from broadsheet.language.names import names
from broadsheet.language.words import fold, stem
from broadsheet.stages.narrate.verb_forms import pasts, third_persons

Act = tuple[str, str, str]  # agent, verb's stem, patient

_VERB = re.compile(r"\b[a-z]+\b")
_FURTHEST = 40  # characters between a name and its verb: titles and adverbs, no clause
_BREAK = re.compile(r"[.;:\"“”]|\b(?:who|which|that|and|but|while|after|before|when|because|as)\b")
_PASSIVE_BEFORE = re.compile(r"\b(?:is|are|was|were|been|be|being|got)(?: \w+ly)? $")
_BY_AFTER = re.compile(r"\bby (?:[a-z]+ ){0,3}$")


def acts(text: str, language: str) -> frozenset[Act]:
    """The acts of which both sides are named; of "X was accused by Y" Y is the agent."""
    if language != "en":
        return frozenset()
    named = [(n.start, n.end, fold(n.text.split()[-1])) for n in names(text, language)]
    found = set()
    for verb in _VERB.finditer(text):
        if len(named) > 1 and _is_verb(verb.group()) and (act := _act(text, verb, named)):
            found.add(act)
    return frozenset(found)


def turned(claim: frozenset[Act], span: frozenset[Act]) -> bool:
    """Whether the span has an act of the claim the other way round, and not as the claim has it."""
    return any((patient, verb, agent) in span for agent, verb, patient in claim - span)


def _is_verb(word: str) -> bool:
    return word in pasts() or word in third_persons() or (word.endswith("ed") and len(word) > 4)


def _act(text: str, verb: re.Match[str], named: list[tuple[int, int, str]]) -> Act | None:
    before = max((n for n in named if n[1] <= verb.start()), default=None)
    after = min((n for n in named if n[0] >= verb.end()), default=None)
    if before is None or after is None or before[2] == after[2]:
        return None
    gaps = text[before[1] : verb.start()], text[verb.end() : after[0]]
    if any(len(gap) > _FURTHEST or _BREAK.search(gap) for gap in gaps):
        return None
    passive = _PASSIVE_BEFORE.search(text[: verb.start()])
    if passive and not _BY_AFTER.search(gaps[1]):
        return None
    agent, patient = (after, before) if passive else (before, after)
    return agent[2], stem(verb.group(), "en"), patient[2]
