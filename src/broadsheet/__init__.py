"""Broadsheet reads news feeds and publishes one page per event, every sentence with its sources' words."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from broadsheet.app import Broadsheet

__all__ = ["Broadsheet"]


def __getattr__(name: str) -> Any:
    """Load the library when it is asked for, so that a stage can be imported without the store."""
    if name == "Broadsheet":
        from broadsheet.app import Broadsheet

        return Broadsheet
    raise AttributeError(f"module 'broadsheet' has no attribute {name!r}")
