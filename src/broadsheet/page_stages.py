"""The two stages that make a page: a story is written from its sources' words, and its sections are put into a model's."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from broadsheet.config import Settings
from broadsheet.inference.llm import Failure, Usage
from broadsheet.news.outcome import Done, Fault, Outcome, Skip
from broadsheet.news.page import Page
from broadsheet.runtime.contract import Round, Stage, Tools
from broadsheet.runtime.executors import each
from broadsheet.stages.narrate.material import StoryMaterial
from broadsheet.stages.narrate.reword.apply import reworded
from broadsheet.stages.narrate.reword.conversation import converse
from broadsheet.stages.narrate.reword.question import Answer, Question, Voice, questions
from broadsheet.stages.narrate.verify import broken_invariants
from broadsheet.stages.narrate.write import compose, following
from broadsheet.store import articles, facts, faults, material, rewordings, stories
from broadsheet.store.database import Connection

_A_ROUND = 6  # sections that a round asks for where others follow it: a page's worth, so that feeds do not wait for a slow model
_A_QUESTION = (
    6_000  # tokens that a question may cost with its second try: measured at 1,900 in the mean, 4,100 at the most
)


@dataclass(frozen=True, slots=True)
class _Commission:
    """A story to write, with the page as it stands and what a model said of its sections."""

    material: StoryMaterial
    previous: Page | None
    answers: Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class _Written:
    """A page, and what a model may be asked about it."""

    page: Page
    questions: tuple[Question, ...]


def _commissioned(commission: _Commission) -> str:
    return commission.material.story.id


def _narrate_work(items: Sequence[_Commission], tools: Tools) -> Iterable[Outcome[Any]]:
    return each(_commissioned, lambda c: _written(c, tools), items)


def _written(commission: _Commission, tools: Tools) -> Outcome[_Written]:
    outcome = compose(commission.material)
    if not isinstance(outcome, Done):
        return outcome
    page, asked = outcome.result, tuple[Question, ...]()
    if tools.chat is not None:
        judge = tools.entailment.name if tools.entailment else ""
        voice = Voice(tools.chat.name, judge, tools.settings.page_language)
        asked = questions(page, voice)
        texts = {a.id: a.text for a in commission.material.articles}
        page = reworded(page, commission.answers, texts, voice)
    return Done(outcome.key, _Written(following(page, commission.previous, commission.material), asked))


def narrate(settings: Settings) -> Stage:
    """A story is written; where a model has answered for a section, in its words."""

    def load(db: Connection, keys: Sequence[str]) -> Sequence[_Commission]:
        found = [(material.of(db, key), stories.newest(db, key), key) for key in keys]
        return [_Commission(m, page, rewordings.answers(db, key)) for m, page, key in found if m is not None]

    def save(db: Connection, outcomes: Sequence[Outcome[Any]], about: Round) -> None:
        for outcome in outcomes:
            if isinstance(outcome, Done):
                publish(db, outcome.result.page, about)
                if settings.llm_url and rewordings.ask(db, outcome.key, outcome.result.questions, about.now):
                    stories.reword(db, outcome.key, about.now)
            elif isinstance(outcome, Skip):
                stories.written(db, outcome.key, outcome.reason)

    return Stage(
        "narrate", lambda db, about, n: stories.to_write(db, about.now, n), load, _narrate_work, save, _commissioned
    )


def publish(db: Connection, page: Page, about: Round) -> None:
    """Save a page that keeps every invariant; one that does not is our bug, and the page before it stands."""
    texts = {}
    for source in page.sources:
        article = articles.version(db, source.article, source.version)
        texts[source.article] = article.text if article else ""
    broken = broken_invariants(page, texts)
    if broken:
        faults.save(db, "verify", page.id, broken[0], "\n".join(broken), about.now)
        stories.written(db, page.id, "The page did not pass its checks: " + broken[0])
        return
    faults.clear(db, "verify", [page.id])
    before = stories.newest(db, page.id)
    if before is None or before.revision != page.revision:
        stories.save_page(db, page)
        facts.index(db, page)
    stories.written(db, page.id, None)


@dataclass(frozen=True, slots=True)
class _Answered:
    """What came of a question, and what it cost."""

    outcome: Answer | Failure
    usage: Usage


def _question_key(question: Question) -> str:
    return question.key


def _reword_work(items: Sequence[Question], tools: Tools) -> Iterable[Outcome[Any]]:
    def one(question: Question) -> Outcome[_Answered]:
        if tools.chat is None:
            return Skip(question.key, "No language model is set.")
        return Done(question.key, _Answered(*converse(question, tools.chat, tools.entailment)))

    return each(_question_key, one, items)


def reword(settings: Settings) -> Stage:
    """A section is put into a model's words, one at a time: no two calls run at once, and a kill costs none that was answered."""

    def due(db: Connection, about: Round, limit: int) -> Sequence[str]:
        enough = not about.at_once and limit > _A_ROUND
        return [] if enough or not affordable(db, settings, about.now) else rewordings.due(db, about.now, limit)

    def save(db: Connection, outcomes: Sequence[Outcome[Any]], about: Round) -> None:
        for outcome in outcomes:
            if isinstance(outcome, Done):
                usage = outcome.result.usage
                rewordings.spend(db, about.now, usage.tokens_in + usage.tokens_out, price(usage, settings))
                if complete := _settle(db, outcome.key, outcome.result.outcome, about):
                    stories.reword(db, complete, about.now)
            elif isinstance(outcome, Skip | Fault):
                rewordings.give_up(db, outcome.key, outcome.reason)

    return Stage(
        "reword", due, rewordings.get, _reword_work, save, _question_key, batch=1, parallel=False
    )  # fmt: skip


def _settle(db: Connection, key: str, outcome: Answer | Failure, about: Round) -> str | None:
    """Keep what came of a question; the story that has all its answers now."""
    if isinstance(outcome, Answer):
        return rewordings.answer(db, key, outcome)
    if outcome.after is None:
        return rewordings.give_up(db, key, outcome.why)
    counts = outcome.trouble in ("late", "broken")
    return rewordings.put_off(db, key, outcome.why, about.now + outcome.after, counts)


def price(usage: Usage, settings: Settings) -> float:
    """What tokens cost, in the money of the settings' prices."""
    return (usage.tokens_in * settings.llm_price_in + usage.tokens_out * settings.llm_price_out) / 1e6


def affordable(db: Connection, settings: Settings, now: datetime) -> bool:
    """Whether the day's budget has room for another question, whatever its length."""
    tokens, money = rewordings.spent(db, now)
    most = _A_QUESTION * max(settings.llm_price_in, settings.llm_price_out) / 1e6
    in_tokens = not settings.llm_tokens_a_day or tokens + _A_QUESTION <= settings.llm_tokens_a_day
    return in_tokens and (not settings.llm_money_a_day or money + most <= settings.llm_money_a_day)


def next_reword(db: Connection, settings: Settings, after: datetime) -> datetime | None:
    """When the next section is due to be reworded after a round at `after`; None where none is, or none can be paid for."""
    return rewordings.next_due(db, after) if settings.llm_url and affordable(db, settings, after) else None
