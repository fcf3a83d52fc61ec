"""What a command works on: the library, opened with the settings, which also decide what is logged."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from broadsheet import config, log
from broadsheet.app import Broadsheet
from broadsheet.config import Settings
from broadsheet.errors import BroadsheetError
from broadsheet.runtime.clock import FixedClock, system_clock

AsOf = Annotated[str, typer.Option("--as-of", help="Replay the past: an ISO time taken for now.")]


def settings(**overrides: Any) -> Settings:
    """The settings, `overrides` before everything. Raises BroadsheetError."""
    loaded = config.load(**overrides)
    log.start(loaded.log_level)
    return loaded


@contextmanager
def opened(as_of: str = "") -> Iterator[Broadsheet]:
    """The library in the settings' home. Raises BroadsheetError."""
    clock = FixedClock(moment(as_of)) if as_of else system_clock
    with Broadsheet(settings=settings(), clock=clock) as paper:
        yield paper


def moment(text: str) -> datetime:
    """An ISO time; without a zone it counts as UTC. Raises BroadsheetError."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise BroadsheetError(f"{text!r} is no time. Write it as 2026-03-12T18:00.") from error
    return at if at.tzinfo else at.replace(tzinfo=UTC)
