"""One contract for every stage: what is due, load it, work on it, save it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from broadsheet.config import Settings
from broadsheet.inference.embedder import Embedder
from broadsheet.inference.entailment import Entailment
from broadsheet.inference.llm import ChatModel
from broadsheet.news.outcome import Outcome
from broadsheet.runtime.clock import Clock
from broadsheet.store.database import Connection


@dataclass(frozen=True, slots=True)
class Tools:
    """What work is given: settings, the time, and learned parts. Each worker process makes its own."""

    settings: Settings
    clock: Clock
    embedder: Embedder | None
    chat: ChatModel | None = None
    entailment: Entailment | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """What a round is about: its time, and whether age and pauses count."""

    now: datetime
    all_ages: bool = False
    at_once: bool = True  # write changed stories without waiting for more


@dataclass(frozen=True, slots=True)
class Stage:
    """A row of the pipeline. `work` is pure but for stages that reach out; `save` runs in one transaction with what it marks due."""

    name: str
    due: Callable[[Connection, Round, int], Sequence[str]]
    load: Callable[[Connection, Sequence[str]], Sequence[Any]]
    work: Callable[[Sequence[Any], Tools], Iterable[Outcome[Any]]]
    save: Callable[[Connection, Sequence[Outcome[Any]], Round], None]
    key: Callable[[Any], str] = str  # of a loaded item, for when its work leaves no outcome
    batch: int = 256  # items asked for at once
    parallel: bool = True  # whether batches may be cut up and worked on in other processes
    ahead: bool = False  # whether its next batch is worked on while the stage after it takes this one
