"""A model's draft of a section, and which of its sentences may be printed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from broadsheet.inference.entailment import Entailment
from broadsheet.inference.json_text import read_object, whole_number
from broadsheet.language.words import content_stems
from broadsheet.stages.narrate.cut import without_stop
from broadsheet.stages.narrate.heading import cuts
from broadsheet.stages.narrate.reword.arrangement import arranged, telling
from broadsheet.stages.narrate.reword.bound_words import BOUND
from broadsheet.stages.narrate.reword.faithful import Objection, objection
from broadsheet.stages.narrate.reword.question import Question, Said, groups
from broadsheet.stages.narrate.reword.typography import in_type_of, with_stop
from broadsheet.stages.narrate.sentences import length

_TOLD = 0.5  # of an extractive sentence's words, from which a sentence stands in its place
_HEADING_WORDS, _HEADLINE_WORDS = (3, 9), (4, 18)  # as the extractive writer's own
_MOST_SENTENCES = 6  # of a draft that are looked at: twice what a section holds
_CITATION = re.compile(r"\s*\[\d[\d, ]*\]")  # many models cite within the text, too; what counts is the list
_FULL_STOP = "."


@dataclass(frozen=True, slots=True)
class Draft:
    """What a model wrote, as it wrote it."""

    heading: Said
    sentences: tuple[Said, ...]


def read_draft(text: str) -> Draft | None:
    """A draft from a model's reply; None where it holds none. Parts of another shape are passed over."""
    found = read_object(text)
    if found is None:
        return None
    rows = found.get("sentences")
    said = [s for row in rows if (s := _said(row, "text", "texts"))] if isinstance(rows, list) else []
    heading = _said(found, "heading", "heading_texts") or Said("", ())
    return Draft(heading, tuple(said[:_MOST_SENTENCES])) if said or heading.text else None


def _said(row: Any, text: str, spans: str) -> Said | None:
    if not isinstance(row, dict) or not isinstance(row.get(text), str) or not row[text].strip():
        return None
    listed = row.get(spans)
    numbers = listed if isinstance(listed, list) else str(listed or "").split(",")
    known = [n for value in numbers if (n := whole_number(value)) is not None]
    return Said(" ".join(_CITATION.sub("", row[text]).split()), tuple(dict.fromkeys(known)))


def printable(said: Said, question: Question, judge: Entailment | None) -> Objection | None:
    """Why a sentence may not be printed; None where it may."""
    if why := _badly_cited(said, question):
        return Objection("spans", why)
    if not question.foreign and _is_own(said, question):
        return None  # it may lean on the sentence before it
    if found := objection(said.text, question.of(said.spans), question.language, judge):
        return found
    if not question.foreign and any(_share(said, question, g) < _TOLD for g in groups(question, said.spans)):
        return Objection("words", "it leaves out too much of a text that it cites: tell more of it, or do not cite it")
    return None


def _is_own(said: Said, question: Question) -> bool:
    """Whether it is the extractive writer's own sentence, with texts that it cites."""
    return any(said.text == own.text and set(said.spans) <= set(own.spans) for own in question.sentences)


def printable_heading(said: Said, question: Question, judge: Entailment | None) -> Objection | None:
    """Why a heading may not be printed; None where it may: where it is a clause that can be cut from a text that it cites."""
    least, most = _HEADING_WORDS if question.sentences else _HEADLINE_WORDS
    if not least <= length(said.text) <= most or without_stop(said.text) != said.text:
        return Objection("form", f"a heading has {least} to {most} words and no full stop")
    if why := _badly_cited(said, question):
        return Objection("spans", why)
    if question.foreign:
        return objection(_as_sentence(said.text), question.of(said.spans), question.language, judge)
    quotes = [e.text for e in question.of(said.spans)]
    return None if _is_cut(said.text, quotes, question.language) else Objection("arrangement", "no clause of the texts")


def set_in_type(said: Said, question: Question) -> Said:
    """A sentence with the marks of the texts that it cites, and a full stop."""
    return replace(said, text=with_stop(_in_type(said, question)))


def heading_in_type(said: Said, question: Question) -> Said:
    """A heading with the marks of the texts that it cites, and no full stop."""
    return replace(said, text=without_stop(_in_type(said, question)))


def _in_type(said: Said, question: Question) -> str:
    if question.foreign or _badly_cited(said, question):
        return said.text
    return in_type_of(said.text, [e.text for e in question.of(said.spans)])


def well_cited(said: Said, question: Question) -> Said:
    """The same words without the texts that say none of them: a list that names too many cites what does not support it."""
    if question.foreign or _badly_cited(said, question):
        return said
    spans = list(said.spans)
    for n in said.spans:
        without = [m for m in spans if m != n]
        if not _says(said, [n], question) and _says(said, without, question):
            spans = without
    return replace(said, spans=tuple(spans))


def _says(said: Said, spans: Sequence[int], question: Question) -> bool:
    return _is_cut(said.text, [e.text for e in question.of(spans)], question.language)


def _as_sentence(heading: str) -> str:
    """A heading in the form of a sentence, so that the rules for sentences can read it."""
    return heading + _FULL_STOP


def _is_cut(heading: str, quotes: Sequence[str], language: str) -> bool:
    """Whether it is a clause of a quote that leaves out nothing by which the quote turns its sense."""
    told = telling(heading, language)
    clauses = {(telling(c, language), q) for q in quotes for c in cuts(q, language)}
    whole = any(told == clause and BOUND.isdisjoint(set(telling(q, language)) - set(clause)) for clause, q in clauses)
    return whole or arranged(heading, quotes, language)


def _badly_cited(said: Said, question: Question) -> str:
    if not said.spans:
        return "it names no text that it is made from"
    unknown = [n for n in said.spans if not 1 <= n <= len(question.evidence)]
    return f"there is no text {unknown[0]}" if unknown else ""


def _share(said: Said, question: Question, place: int) -> float:
    """How much of an extractive sentence's words another sentence tells: 0 to 1."""
    wanted = set(content_stems(question.sentences[place].text, question.language))
    return len(wanted & set(content_stems(said.text, question.language))) / max(1, len(wanted))


def chosen(said: Sequence[Said], question: Question) -> Iterator[Said]:
    """The sentences that tell what none before them told, in the order in which the section tells it."""
    told: set[int] = set()
    for sentence in sorted(said, key=lambda s: min(groups(question, s.spans), default=len(question.sentences))):
        places = set(groups(question, sentence.spans))
        if places and not places & told:
            told |= places
            yield sentence
