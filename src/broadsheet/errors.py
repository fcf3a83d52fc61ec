"""Errors that a person can act on: each says what happened, to what, and what to do."""


class BroadsheetError(Exception):
    """The base of every error that Broadsheet raises on purpose; its text is meant for a person.

    `said` is the text with gaps as "There is no story %(story)s." and `gaps` what fills them, so that a page can say it in
    the language of its labels.
    """

    def __init__(self, said: str, **gaps: object) -> None:
        super().__init__(said % gaps if gaps else said)
        self.said, self.gaps = said, gaps


class NotFoundError(BroadsheetError):
    """Nothing has this name or address."""
