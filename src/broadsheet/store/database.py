"""The database: opened, brought to the newest schema, and its errors put in words."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from broadsheet.errors import BroadsheetError

Connection = sa.Connection


class DatabaseError(BroadsheetError):
    """The database cannot be used; the text says why and what to do."""


class Database:
    """An engine whose schema is the newest. SQLite runs with a write-ahead log, so that readers never wait."""

    def __init__(self, url: str) -> None:
        self.url = url
        if (path := sa.make_url(url).database) and url.startswith("sqlite"):
            _make_folder(Path(path).parent)
        self.engine = sa.create_engine(url)
        if self.engine.dialect.name == "sqlite":
            sa.event.listen(self.engine, "connect", _configure)
            sa.event.listen(self.engine, "begin", _begin)
        with _in_words(url):
            self._migrate()

    def _migrate(self) -> None:
        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
        with self.engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """One transaction: all of it is kept, or nothing."""
        with _in_words(self.url), self.engine.begin() as connection:
            yield connection

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseError(
            f"The folder {folder} cannot be made: {error}. Set BROADSHEET_HOME to one that can."
        ) from error


def _configure(connection: Any, _: object) -> None:
    connection.isolation_level = None  # SQLAlchemy says BEGIN itself, below
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "busy_timeout = 15000", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: sa.Connection) -> None:
    """Take the write lock at once: a transaction that reads first and writes later could lose its place."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def _in_words(url: str) -> Iterator[None]:
    try:
        yield
    except sa.exc.OperationalError as error:
        told = str(error.orig)
        advice = (
            "Free some space and start again; nothing is lost."
            if "full" in told
            else "See that no other program holds it, and that its folder can be written."
        )
        raise DatabaseError(f"The database {url} cannot be used: {told}. {advice}") from error
    except sa.exc.DatabaseError as error:
        raise DatabaseError(
            f"The database {url} cannot be used: {error.orig}. Restore it from a copy, or start with a new home folder."
        ) from error
