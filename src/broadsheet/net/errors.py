"""Why a request gave nothing: refused for good, or unreachable for now."""

from datetime import timedelta

from broadsheet.errors import BroadsheetError


class FetchError(BroadsheetError):
    """A request that gave nothing; its text is a sentence that names the address."""

    def __init__(self, url: str, why: str) -> None:
        super().__init__(f"{url} {why}")
        self.url = url


class Refused(FetchError):
    """Never to be tried again: a forbidden target, robots.txt, a body too large, too many redirects."""


class Unreachable(FetchError):
    """The outside world failed; `retry_after` is how long the host asked us to wait, where it did."""

    def __init__(self, url: str, why: str, retry_after: timedelta | None = None) -> None:
        super().__init__(url, why)
        self.retry_after = retry_after
