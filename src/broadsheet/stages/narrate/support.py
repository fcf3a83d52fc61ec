"""Does a span say what a sentence says? The exact parts first, then the words.

Numbers, names, negation, modality and who did what to whom are compared; what is left is the share of the sentence's words that the span
holds. Word vectors are of no use here: swapped numbers and actors look more alike than honest paraphrases.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from broadsheet.language.names import names
from broadsheet.language.quantities import quantities
from broadsheet.language.words import content_stems, fold, tokens
from broadsheet.stages.narrate.roles import Act, acts, turned
from broadsheet.stages.narrate.spans import Weights

THRESHOLD = 0.72  # of the sentence's weight of words; below, two reports of one event share their topic, not the fact

_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|n't|cannot|den(?:y|ied|ies)|reject(?:s|ed)?|refus(?:e|es|ed)|nicht|kein\w*|nie|nunca|jamás|ne|pas)\b|n['’]t\b",
    re.IGNORECASE,
)
_MODAL = re.compile(r"\b(?:may|might|could|would|should|plans? to|expected to|likely|possibly|alleged(?:ly)?|reportedly|if|considering|könnte\w*|soll\w*|podría\w*)\b")  # fmt: skip
# "cleared of all charges except one"
_EXCEPTION = re.compile(
    r"\b(?:except(?:ing)?|unless|excluding|apart from|other than|with the exception|außer|ausgenommen|excepto|salvo|sauf|excepté)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"(?<![\w.])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\w.])\d+(?:\.\d+)?")
_TIME = re.compile(r"(?<![\w.:])(?P<hour>\d{1,2}):(?P<minute>\d{2})(?![\w:])")


@dataclass(frozen=True, slots=True)
class Facts:
    """The exact parts of a text, folded so that two ways of writing one thing are equal."""

    numbers: frozenset[float]
    names: frozenset[str]
    stems: frozenset[str]
    negated: bool
    modal: bool
    excepts: bool
    acts: frozenset[Act]


_KEPT = 4096  # texts whose exact parts are remembered: a story's sentences are read by sections, timeline and checks


@lru_cache(_KEPT)
def facts(text: str, language: str) -> Facts:
    """The exact parts of `text`."""
    return Facts(
        numbers=numbers_in(text, language),
        names=frozenset(_words_of_names(text, language)),
        stems=frozenset(content_stems(text, language)),
        negated=bool(_NEGATION.search(text)),
        modal=bool(_MODAL.search(text)),
        excepts=bool(_EXCEPTION.search(text)),
        acts=acts(text, language),
    )


@lru_cache(_KEPT)
def _words_of_names(text: str, language: str) -> tuple[str, ...]:
    """The words of all names of `text`, in order."""
    return tuple(word for name in names(text, language) for word in name_words(name.text))


@lru_cache(_KEPT)
def numbers_in(text: str, language: str) -> frozenset[float]:
    """The values of all numbers of `text`, in words or figures, with and without their scale; of a time of day its hours."""
    times = {int(m["hour"]) + int(m["minute"]) / 60 for m in _TIME.finditer(text)}
    text = _TIME.sub("", text)
    plain = {float(m.replace(",", "")) for m in _FIGURE.findall(text)}
    return frozenset(round(v, 6) for v in {q.value for q in quantities(text, language)} | plain | times)


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that must be found again: capitalised ones, without possessives."""
    return tuple(
        fold(w).removesuffix("'s").strip(".'")
        for w in re.findall(r"[\w.'’\-]+", name)
        if w[0].isupper() or w[0].isdigit()
    )


def support(claim: Facts, span: Facts, weights: Weights) -> float:
    """How sure it is, from 0 to 1, that `span` says `claim`. A missing number or name, a flipped negation, an exception
    that only one makes, or turned roles are 0."""
    if not claim.numbers <= span.numbers or claim.negated != span.negated or claim.modal != span.modal:
        return 0.0
    if claim.excepts != span.excepts:
        return 0.0
    if not claim.names <= span.names | span.stems or turned(claim.acts, span.acts):
        return 0.0
    return weights.coverage(claim.stems, span.stems)


@lru_cache(_KEPT)
def words_in(text: str) -> frozenset[str]:
    """The words of a text, folded, without possessives."""
    return frozenset(fold(w).removesuffix("'s") for w, _, _ in tokens(text))


def is_cut_of(sentence: str, quote: str) -> bool:
    """Whether the words of `sentence` stand in `quote`, in this order: then it says nothing that the quote does not."""
    words = iter(fold(w) for w, _, _ in tokens(quote))
    return all(any(word == other for other in words) for word in (fold(w) for w, _, _ in tokens(sentence)))


def missing(sentence: str, quotes: Sequence[str], language: str) -> tuple[str, ...]:
    """The numbers and names of `sentence` that no quote holds (invariant 3)."""
    if sentence in quotes:
        return ()
    together = " ".join(quotes)
    held = words_in(together)
    lost = [
        word
        for word in _words_of_names(sentence, language)
        if word not in held and not all(p in held for p in re.split(r"[-.']", word) if p)
    ]
    return (*_lost_numbers(sentence, together, language), *lost)


def _lost_numbers(sentence: str, quote: str, language: str) -> tuple[str, ...]:
    if not (numbers := numbers_in(sentence, language)):
        return ()
    return tuple(f"{value:g}" for value in sorted(numbers - numbers_in(quote, language)))
