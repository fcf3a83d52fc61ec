"""What is wrong, and what to do about it."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass

from broadsheet.config import Settings
from broadsheet.inference import models
from broadsheet.inference.entailment import load_judge
from broadsheet.inference.llm import why_silent
from broadsheet.news.feed import Feed
from broadsheet.page_stages import affordable
from broadsheet.runtime.clock import system_clock
from broadsheet.store import faults, feeds, rewordings, stories
from broadsheet.store.database import Connection, Database

_LEAST_DISK = 200_000_000  # bytes free; a day of a hundred feeds takes about half of that


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong, and what to do about it."""

    what: str
    advice: str


def problems(database: Database, settings: Settings) -> tuple[Problem, ...]:
    """Everything that is wrong, what hinders most first."""
    found = [*_disk(settings), *_model(settings), *_judge(settings), *_language_model(settings)]
    with database.read() as db:
        found += [*_rewording(db, settings), *_feeds(feeds.all_feeds(db)), *_bugs(db), *_unwritten(db)]
    return tuple(found)


def _disk(settings: Settings) -> Iterator[Problem]:
    free = shutil.disk_usage(settings.home).free
    if free < _LEAST_DISK:
        yield Problem(
            f"Only {free / 1e6:.0f} MB are free in {settings.home}.", "Free some space before the next round."
        )


def _model(settings: Settings) -> Iterator[Problem]:
    if why := models.why_none(settings):
        lost = "Without it stories are grouped by words, names and time alone; look-alikes are told apart less well."
        yield Problem(why, lost)


def _judge(settings: Settings) -> Iterator[Problem]:
    _, why = load_judge(settings) if settings.llm_url else (None, "")
    if why:
        yield Problem(why, "Without a judge a language model's sentences are checked by rules alone.")


def _language_model(settings: Settings) -> Iterator[Problem]:
    stays = "Until then pages are in their sources' words."
    if why := why_silent(settings):
        yield Problem(why, f"Start it, or mend `llm_url` and the key in `{settings.llm_key_variable}`. {stays}")
    if settings.llm_url and not settings.llm_model:
        yield Problem("`llm_url` is set, but no model.", f"Set `llm_model` to a name that the endpoint knows. {stays}")
    if settings.page_language and not settings.llm_url:
        yield Problem("`page_language` is set, but no language model.", "Set `llm_url` and `llm_model`, or empty it.")


def _rewording(db: Connection, settings: Settings) -> Iterator[Problem]:
    if not settings.llm_url:
        return
    if not affordable(db, settings, system_clock()):
        limits = "`llm_tokens_a_day` and `llm_money_a_day`"
        yield Problem(
            "The language model has cost what it may cost today.", f"It goes on tomorrow (UTC); see {limits}."
        )
    for reason, count in rewordings.failed(db):
        yield Problem(
            f"The language model gave no answer for {count} sections: {reason}", "These keep their sources' words."
        )


def _feeds(known: tuple[Feed, ...]) -> Iterator[Problem]:
    if not known:
        yield Problem(
            "No feed is followed.", "`broadsheet feeds add URL` follows one, `broadsheet init` a starter list."
        )
    for feed in known:
        if feed.state == "gone":
            yield Problem(feed.last_error or f"{feed.url} is gone.", f"`broadsheet feeds remove {feed.url}` ends this.")
        elif feed.last_error:
            again = f"It is tried again at {feed.next_poll:%Y-%m-%d %H:%M} UTC" if feed.next_poll else "It is paused"
            advice = f"{again}; `broadsheet feeds remove {feed.url}` ends that."
            yield Problem(f"{feed.title or feed.url}: {feed.last_error}", advice)


def _bugs(db: Connection) -> Iterator[Problem]:
    for stage, key, reason, _ in faults.all_faults(db):
        advice = "Please report it with the trace that `broadsheet doctor --traces` prints; everything else goes on."
        yield Problem(f"{stage} met a bug at {key}: {reason}", advice)


def _unwritten(db: Connection) -> Iterator[Problem]:
    for story, reason in stories.unwritten(db):
        yield Problem(f"Story {story} has no page: {reason}", "It is written when another report comes.")
