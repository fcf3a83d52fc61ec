"""The database: opened, brought to the newest schema, and its errors put in words."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.util import CommandError

from broadsheet.errors import BroadsheetError

Connection = sa.Connection

PATIENCE_MS = 15_000  # how long to wait for another's write; our own longest transaction takes under a second
_KEPT_OPEN = 16  # connections; to open one costs 5 ms, and so many pages are made at once
# Pages of 4 KB of the write-ahead log, from which it is carried over into the file, for which a writer waits: at SQLite's
# own 1,000, thrice as long in all.
_LOG_PAGES = 8000
_READING = "broadsheet_reading"  # marks a connection that will not write

# What SQLite says -> what to do about it. The first that fits counts.
_ADVICE = (
    ("is full", "Free some space and start again; nothing that was saved is lost."),
    ("disk I/O", "The disk may be full or failing: look at it, then start again; nothing that was saved is lost."),
    ("locked", "Another program holds it: end that one, or wait, and start again."),
    ("readonly", "Its file cannot be written: set its rights, or set BROADSHEET_HOME to a folder that is yours."),
    ("unable to open", "See that its folder is there and yours, or set BROADSHEET_HOME to one that is."),
    ("malformed", "The file is damaged: move it away and restore a copy of it, or start anew with `broadsheet init`."),
    (
        "not a database",
        "The file is no database: move it away and restore a copy, or start anew with `broadsheet init`.",
    ),
    ("no such", "It is not Broadsheet's or lacks a part: restore a copy of it, or start with a new home folder."),
)
_OTHERWISE = "See that no other program holds it, and that its folder can be written."


class DatabaseError(BroadsheetError):
    """The database cannot be used; the text says why and what to do."""


class Database:
    """An engine whose schema is the newest. SQLite runs with a write-ahead log, so that readers never wait."""

    def __init__(self, url: str) -> None:
        """Open the database, making its folder and bringing it to the newest schema. Raises DatabaseError."""
        self.url = url
        self.engine = _engine(url)
        if self.engine.dialect.name == "sqlite":
            sa.event.listen(self.engine, "connect", _configure)
            sa.event.listen(self.engine, "begin", _begin)
        with _in_words(url):
            self._migrate()

    def _migrate(self) -> None:
        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
        try:
            with self.engine.begin() as connection:
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
        except CommandError as error:
            raise DatabaseError(
                f"The database {self.url} was written by a newer Broadsheet ({error}). Install that one, or a newer."
            ) from error

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """One transaction: all of it is kept, or nothing."""
        with _in_words(self.url), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One unchanging view of the database, without waiting for whoever writes."""
        with _in_words(self.url), self.engine.connect() as connection:
            yield connection.execution_options(**{_READING: True})

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()


def _engine(url: str) -> sa.Engine:
    try:
        path = sa.make_url(url).database
        engine = sa.create_engine(url, pool_size=_KEPT_OPEN)
    except (sa.exc.ArgumentError, ImportError) as error:
        raise DatabaseError(
            f"{url!r} is no database that can be used here. Mend the setting `database_url`."
        ) from error
    if path and engine.dialect.name == "sqlite":
        _make_folder(Path(path).parent)
    return engine


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseError(
            f"The folder {folder} cannot be made: {error.strerror}. Set BROADSHEET_HOME to one that can."
        ) from error


def _configure(connection: Any, _: object) -> None:
    connection.isolation_level = None  # SQLAlchemy says BEGIN itself, below
    for pragma in (
        f"busy_timeout = {PATIENCE_MS}",
        "journal_mode = WAL",
        f"wal_autocheckpoint = {_LOG_PAGES}",
        "synchronous = NORMAL",
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: sa.Connection) -> None:
    """A writer takes the lock at once: a transaction that reads first and writes later could lose its place."""
    reading = connection.get_execution_options().get(_READING)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


@contextmanager
def _in_words(url: str) -> Iterator[None]:
    try:
        yield
    except (sa.exc.IntegrityError, sa.exc.ProgrammingError, sa.exc.DataError):
        raise  # our own bug, not the database's
    except sa.exc.DatabaseError as error:
        told = str(error.orig)
        advice = next((advice for sign, advice in _ADVICE if sign in told), _OTHERWISE)
        raise DatabaseError(f"The database {url} cannot be used: {told}. {advice}") from error
