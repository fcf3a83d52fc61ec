"""Asking a model for one section: once, and once more with the reasons for what cannot be printed."""

from collections.abc import Sequence

from broadsheet.inference.entailment import Entailment
from broadsheet.inference.json_text import read_object
from broadsheet.inference.llm import ChatModel, Failure, Message, Reply, Usage
from broadsheet.stages.narrate.cut import trim
from broadsheet.stages.narrate.reword import prompts
from broadsheet.stages.narrate.reword.draft import (
    Draft,
    chosen,
    heading_in_type,
    printable,
    printable_heading,
    read_draft,
    set_in_type,
    well_cited,
)
from broadsheet.stages.narrate.reword.faithful import Kind, Objection
from broadsheet.stages.narrate.reword.question import Answer, Question, Said

MOST_TOKENS = 600  # of an answer: three sentences of 35 words, a heading, and the JSON around them are about 300
_JUDGE_TOKENS = 20
_TRIES = 2
_MOST_QUOTED = 2000  # characters of its own answer that a model is shown again


def converse(question: Question, model: ChatModel, judge: Entailment | None) -> tuple[Answer | Failure, Usage]:
    """What may be printed of the model's answer, and what it cost; a Failure where the first try gave nothing at all."""
    return _Conversation(question, model, judge).run()


def opening(question: Question) -> tuple[Message, ...]:
    """The first two messages: the rules, and the numbered texts, without datelines and what else the extractive writer cuts."""
    rules = prompts.TRANSLATE if question.foreign else prompts.SYSTEM
    language = prompts.LANGUAGES.get(question.language, question.language)
    told = rules.format(language=language, count=max(1, len(question.sentences)))
    texts = (prompts.TEXT.format(number=n, text=trim(e.text)) for n, e in enumerate(question.evidence, start=1))
    return ("system", told), ("user", "\n".join(texts))


class _Conversation:
    """One question on its way to an answer."""

    def __init__(self, question: Question, model: ChatModel, judge: Entailment | None) -> None:
        self._question, self._model, self._judge = question, model, judge
        self._usage = Usage()
        self._heading: Said | None = None
        self._good: list[Said] = []
        self._refused: list[tuple[Kind, str]] = []

    def run(self) -> tuple[Answer | Failure, Usage]:
        messages = list(opening(self._question))
        for attempt in range(_TRIES):
            reply = self._ask(messages, prompts.SCHEMA, MOST_TOKENS)
            if isinstance(reply, Failure):
                return (reply if attempt == 0 else self._answer()), self._usage
            draft = read_draft(reply.text)
            again = self._read(draft) if draft else self._unread(reply.text)
            if not again:
                break
            messages += [("assistant", reply.text[:_MOST_QUOTED]), ("user", again)]
        return self._answer(), self._usage

    def _ask(self, messages: Sequence[Message], schema: dict[str, object], most_tokens: int) -> Reply | Failure:
        reply = self._model.ask(messages, schema, most_tokens)
        self._usage += reply.usage
        return reply

    def _read(self, draft: Draft) -> str:
        """Keep what can be printed of a draft; what the model is told of the rest, "" where there is none."""
        sentences, heading = self._sentences_refused(draft), self._heading_refused(draft)
        objections = [*sentences, *heading]
        self._refused += [(found.kind, said.text) for said, found in objections]
        if not sentences and not self._question.foreign:
            return ""  # the extractive heading is as good as another, and costs no second call
        lines = (prompts.OBJECTION.format(text=said.text, why=found.why) for said, found in objections)
        return prompts.AGAIN.format(objections="\n".join(lines)) if objections else ""

    def _sentences_refused(self, draft: Draft) -> list[tuple[Said, Objection]]:
        objections: list[tuple[Said, Objection]] = []
        for written in draft.sentences if self._question.sentences else ():
            said = well_cited(set_in_type(written, self._question), self._question)
            if found := printable(said, self._question, self._judge) or self._denied(said):
                objections.append((said, found))
            else:
                self._good.append(said)
        return objections

    def _heading_refused(self, draft: Draft) -> list[tuple[Said, Objection]]:
        if self._heading is not None or not draft.heading.text:
            return []
        heading = well_cited(heading_in_type(draft.heading, self._question), self._question)
        found = printable_heading(heading, self._question, self._judge) or self._denied(heading)
        self._heading = heading if found is None else None
        return [(heading, found)] if found else []

    def _unread(self, text: str) -> str:
        self._refused.append(("form", text[:_MOST_QUOTED]))
        return prompts.NO_JSON

    def _denied(self, said: Said) -> Objection | None:
        """What the model itself says against a translation, asked as a judge; only a plain yes lets it pass."""
        if not self._question.foreign:
            return None
        evidence = " ".join(e.text for e in self._question.of(said.spans))
        asked: tuple[Message, ...] = (
            ("system", prompts.JUDGE),
            ("user", prompts.JUDGED.format(evidence=evidence, claim=said.text)),
        )
        reply = self._ask(asked, prompts.JUDGE_SCHEMA, _JUDGE_TOKENS)
        said_so = isinstance(reply, Reply) and (read_object(reply.text) or {}).get("said") is True
        return None if said_so else Objection("judge", "the texts that it cites do not say this")

    def _answer(self) -> Answer:
        good = tuple(chosen(self._good, self._question))
        repeats: list[tuple[Kind, str]] = [("repeats", s.text) for s in self._good if s not in good]
        return Answer(self._heading, good, (*self._refused, *repeats))
