"""The settings of a command, which decide from its beginning what it logs."""

from typing import Any

from broadsheet import config, log
from broadsheet.config import Settings


def settings(**overrides: Any) -> Settings:
    """The settings, `overrides` before everything. Raises BroadsheetError."""
    loaded = config.load(**overrides)
    log.start(loaded.log_level)
    return loaded
