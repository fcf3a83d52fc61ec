"""Whether anything in the database has changed, told without reading it."""

import threading
import time
from typing import Any

from broadsheet.store.database import Database


class ChangeCounter:
    """A number that is another one after every change, by this process or another.

    SQLite counts the changes that other connections make (PRAGMA data_version), so that a connection of its own sees
    all. Elsewhere the number changes each second: what is kept by it is then at most a second old.
    """

    def __init__(self, database: Database) -> None:
        self._lock = threading.Lock()
        self._own: Any = None  # the driver's own connection, taken out of the pool
        if database.engine.dialect.name == "sqlite" and database.engine.url.database not in (None, "", ":memory:"):
            connection = database.engine.raw_connection()
            self._own = connection.driver_connection
            connection.detach()

    def now(self) -> int:
        """The number as it stands."""
        if self._own is None:
            return int(time.monotonic())
        with self._lock:
            return int(self._own.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Let go of the database."""
        if self._own is not None:
            self._own.close()
            self._own = None
