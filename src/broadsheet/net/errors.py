"""Why a request gave nothing: refused for good, or unreachable for now."""

from datetime import timedelta

from broadsheet.errors import BroadsheetError


class FetchError(BroadsheetError):
    """A request that gave nothing; its text is a sentence of the address and `why`, which goes on from it."""

    def __init__(self, url: str, why: str) -> None:
        super().__init__("%(url)s %(why)s.", url=url, why=why)
        self.args = (url, why)  # what makes it again in another process
        self.url, self.why = url, why

    def __str__(self) -> str:
        return f"{self.url} {self.why}."


class Refused(FetchError):
    """Never to be tried again: a forbidden target, robots.txt, a body too large, too many redirects."""


class Unreachable(FetchError):
    """The outside world failed; `retry_after` is how long to wait, where the host or the queue says so."""

    def __init__(self, url: str, why: str, retry_after: timedelta | None = None) -> None:
        super().__init__(url, why)
        self.retry_after = retry_after
