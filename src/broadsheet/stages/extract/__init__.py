"""A page becomes an article: `extract` where the page can be had, `from_entry` where only the feed tells of it."""

from broadsheet.stages.extract.extract import extract, from_entry

__all__ = ["extract", "from_entry"]
