"""Time, handed in: the system's, or a fixed one to replay the past."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


class FixedClock:
    """A time that stands still until it is set; picklable, so that workers share it."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """The time that was set."""
        return self.now
