"""Does the evidence say what a model's sentence says? Every rule that a sentence must pass before it is published."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from broadsheet.inference.entailment import Entailment
from broadsheet.language.words import content_stems, fold, stem, tokens
from broadsheet.stages.narrate.reword.arrangement import arranged, telling
from broadsheet.stages.narrate.reword.bound_words import BOUND
from broadsheet.stages.narrate.sentences import is_question, points_nowhere, reads_as_news
from broadsheet.stages.narrate.support import facts, missing, numbers_in

Kind = Literal["form", "facts", "words", "sense", "arrangement", "judge", "spans", "repeats"]

_SAYS = 0.5  # a judge's doubt is enough: the rules have passed the sentence already, so little is lost
_MARKS = re.compile(r"\[\d*\]|\*\*|__|^#|^[-*•] |[{}<>|\n]|\(\d\)|\^\d|\b(?:span|text)s? \d|https?:")
_QUOTED = re.compile(r"[\"“„«»]([^\"“”„«»]+)[\"”“»«]")
_MONTHS = tuple(
    frozenset(names.split())
    for names in (
        "january jan januar enero janvier", "february feb februar febrero fevrier", "march mar marz marzo mars", "april apr abril avril",
        "may mai mayo", "june jun juni junio juin", "july jul juli julio juillet", "august aug agosto aout",
        "september sept sep septiembre septembre", "october oct oktober octubre octobre", "november nov noviembre novembre",
        "december dec dezember diciembre decembre",
        "monday montag lunes lundi", "tuesday dienstag martes mardi", "wednesday mittwoch miercoles mercredi", "thursday donnerstag jueves jeudi",
        "friday freitag viernes vendredi", "saturday samstag sonnabend sabado samedi", "sunday sonntag domingo dimanche",
    )
)  # fmt: skip
_AMBIGUOUS = frozenset("may march mar mars marz".split())  # also verbs and nouns: a date only beside a figure


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of a source that a sentence cites."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a sentence is not published, as a reason for the model."""

    kind: Kind
    why: str


def objection(
    claim: str, evidence: Sequence[Evidence], language: str, judge: Entailment | None = None
) -> Objection | None:
    """The first rule that a sentence in `language` breaks; None where its evidence says it.

    A sentence in its sources' language has to be an arrangement of their words. In another language its figures, dates, names and
    negation are compared, and whoever asks has to have it judged besides. `judge`, where one is given that reads the languages, has to find it said, too.
    """
    texts = [e.text for e in evidence]
    if why := _form(claim, texts):
        return Objection("form", why)
    if lost := _lost(claim, evidence, language):
        return Objection("facts", f"{', '.join(lost)}: not in the texts that it cites")
    if all(e.language == language for e in evidence):
        return _in_one_language(claim, texts, language, judge)
    return _across(claim, evidence, language, judge)


def _in_one_language(claim: str, texts: Sequence[str], language: str, judge: Entailment | None) -> Objection | None:
    if new := _new_words(claim, texts, language):
        return Objection("words", f"{', '.join(new)}: words that the texts it cites do not have")
    if turned := _turned(claim, texts, language):
        return Objection("sense", turned)
    if not arranged(claim, texts, language):
        return Objection("arrangement", "it does not keep to the order and grammar of the texts")
    return _judged(claim, texts, {language}, judge)


def _judged(claim: str, texts: Sequence[str], languages: Set[str], judge: Entailment | None) -> Objection | None:
    asked = judge is not None and languages <= judge.languages
    said = judge is None or not asked or judge.judge([(claim, " ".join(texts))])[0] >= _SAYS
    return None if said else Objection("judge", "the texts that it cites do not say this")


def _across(claim: str, evidence: Sequence[Evidence], language: str, judge: Entailment | None) -> Objection | None:
    negated = {facts(e.text, e.language).negated for e in evidence}
    if facts(claim, language).negated not in negated:
        return Objection("sense", "it says no where the texts do not, or the reverse")
    return _judged(claim, [e.text for e in evidence], {language, *(e.language for e in evidence)}, judge)


def _form(claim: str, texts: Sequence[str]) -> str:
    if _MARKS.search(claim):
        return "it is not plain text"
    if not reads_as_news(claim) or is_question(claim):
        return "it is no whole, plain sentence of 6 to 42 words"
    if not points_nowhere(claim):
        return "it begins with a pronoun or a pointer: name who or what is meant"
    said = " ".join(map(_plain, texts))
    if any(_plain(quoted) not in said for quoted in _QUOTED.findall(claim)):
        return "it changes words in quotation marks"
    return ""


def _plain(text: str) -> str:
    return " ".join(w for w, _, _ in tokens(fold(text)))


def _lost(claim: str, evidence: Sequence[Evidence], language: str) -> tuple[str, ...]:
    """The figures, dates and names of the claim that the evidence does not hold."""
    texts = [e.text for e in evidence]
    lost = list(missing(claim, texts, evidence[0].language if evidence else language))
    held = frozenset[float]().union(*(numbers_in(e.text, e.language) for e in evidence))
    lost += [f"{n:g}" for n in sorted(numbers_in(claim, language) - held)]
    days = frozenset[int]().union(*(_days(t) for t in texts))
    lost += [min(_MONTHS[n]) for n in sorted(_days(claim) - days)]
    return tuple(dict.fromkeys(lost))


def _days(text: str) -> frozenset[int]:
    """The months and days of the week that a text names, whatever its language."""
    found = [fold(w) for w, _, _ in tokens(text)]
    dated = {w for a, b, c in zip(["", *found], found, [*found[1:], ""], strict=False) for w in _date_word(a, b, c)}
    return frozenset(n for n, forms in enumerate(_MONTHS) if forms & dated)


def _date_word(before: str, word: str, after: str) -> Iterator[str]:
    if word not in _AMBIGUOUS or before.isdigit() or after.isdigit() or before in ("in", "im", "en", "since", "until"):
        yield word


def _new_words(claim: str, texts: Sequence[str], language: str) -> tuple[str, ...]:
    held = {s for t in texts for s in content_stems(t, language)} | {
        stem(w, language) for t in texts for w, _, _ in tokens(t)
    }
    return tuple(
        dict.fromkeys(s for s in content_stems(claim, language) if s not in held and not _is_number(s, language))
    )


def _is_number(word: str, language: str) -> bool:
    return bool(numbers_in(word, language)) or word == "percent"


def _turned(claim: str, texts: Sequence[str], language: str) -> str:
    """What of negation, modality and speakers the claim has and its evidence has not."""
    said = _bound(claim, language)
    held = [_bound(t, language) for t in texts]
    if added := said - frozenset[str]().union(*held):
        return f"{', '.join(sorted(added))}: not in the texts that it cites"
    told = facts(claim, language)
    if not any(told.negated == facts(t, language).negated for t in texts):
        return "it says no where the texts do not, or the reverse"
    if not any(told.modal == facts(t, language).modal for t in texts):
        return "it is surer, or less sure, than the texts"
    return ""


def _bound(text: str, language: str) -> frozenset[str]:
    return frozenset(w for w in telling(text, language) if w in BOUND or w.endswith("n't"))
