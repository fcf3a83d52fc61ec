"""What a process keeps of the hosts it has asked, from one fetcher to the next."""

from dataclasses import dataclass, field
from datetime import datetime

from protego import Protego


@dataclass(slots=True)
class Memory:
    """Rules and pauses by origin (scheme, host and port). Filled by fetchers; safe to share among them."""

    robots: dict[str, tuple[Protego, datetime]] = field(default_factory=dict)  # with the time when they go stale
    next_start: dict[str, float] = field(default_factory=dict)  # seconds of time.monotonic()
