"""What a model is asked about one section, and what came of it."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace

from broadsheet.news.page import Citation, Page, Section, Statement
from broadsheet.stages.narrate.reword import prompts
from broadsheet.stages.narrate.reword.faithful import Evidence, Kind
from broadsheet.stages.narrate.support import is_cut_of

_MOST_SPANS = (
    2  # of one sentence: its own and another outlet's; more of the same would only fill a small model's window
)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who writes: the model, the judge who reads along, and the language asked for ("": each story's own)."""

    model: str
    judge: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """Words with the numbers, from 1, of the texts that they are made from."""

    text: str
    spans: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A section as the extractive writer has it, its evidence numbered. Without sentences it is the page's headline."""

    key: str  # the hash of everything that decides the answer
    language: str  # to write in
    evidence: tuple[Evidence, ...]
    heading: Said
    sentences: tuple[Said, ...]

    @property
    def foreign(self) -> bool:
        """Whether it is to be put into another language than its evidence's."""
        return any(e.language != self.language for e in self.evidence)

    def of(self, spans: Sequence[int]) -> tuple[Evidence, ...]:
        """The evidence with these numbers."""
        return tuple(self.evidence[n - 1] for n in spans)


@dataclass(frozen=True, slots=True)
class Answer:
    """What may be printed of a model's answer."""

    heading: Said | None
    sentences: tuple[Said, ...]
    refused: tuple[tuple[Kind, str], ...]  # the rule that was broken and the words, of every try


def questions(page: Page, voice: Voice) -> tuple[Question, ...]:
    """A question for each section of an extractive page; first one for the headline where it is to be translated."""
    language = voice.language or page.language
    headline = [Section(page.headline, ())] if language != page.language else []
    return tuple(_question(page, section, language, voice) for section in (*headline, *page.sections))


def cited(page: Page, section: Section) -> tuple[Citation, ...]:
    """The citations that the numbers of a section's question stand for, in order."""
    statements = (*section.sentences, section.heading)
    found = (c for s in statements for c in _best(s, page))
    return tuple({(c.source, c.start): c for c in found}.values())


def _best(statement: Statement, page: Page) -> Sequence[Citation]:
    """The citations that say most of a statement, its own sentence first, in the page's language."""
    own = {s.n for s in page.sources if s.language == page.language}
    ranked = sorted(
        (c for c in statement.citations if c.source in own),
        key=lambda c: (not is_cut_of(statement.text, c.quote), -c.support, c.source, c.start),
    )
    return ranked[:_MOST_SPANS]


def _question(page: Page, section: Section, language: str, voice: Voice) -> Question:
    numbers = {(c.source, c.start): n for n, c in enumerate(cited(page, section), start=1)}
    languages = {s.n: s.language for s in page.sources}

    def said(statement: Statement) -> Said:
        return Said(statement.text, tuple(numbers[c.source, c.start] for c in _best(statement, page)))

    evidence = tuple(Evidence(c.quote, languages[c.source]) for c in cited(page, section))
    heading, sentences = said(section.heading), tuple(map(said, section.sentences))
    asked = Question("", language, evidence, heading, sentences)
    told = json.dumps([prompts.VERSION, asdict(voice), asdict(asked)], sort_keys=True)
    return replace(asked, key=hashlib.sha256(told.encode()).hexdigest())


def groups(question: Question, spans: Sequence[int]) -> Iterator[int]:
    """The places of the extractive sentences that rest on one of these texts."""
    for place, sentence in enumerate(question.sentences):
        if set(sentence.spans) & set(spans):
            yield place
