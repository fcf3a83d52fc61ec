"""Errors that a person can act on: each says what happened, to what, and what to do."""


class BroadsheetError(Exception):
    """The base of every error that Broadsheet raises on purpose; its text is meant for a person."""
