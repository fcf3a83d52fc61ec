import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from broadsheet.store.database import Connection, Database

sys.path.insert(0, str(Path(__file__).parents[1] / "stages" / "publish"))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(f"sqlite:///{tmp_path / 'news.sqlite3'}")
    yield database
    database.close()


@pytest.fixture
def db(database: Database) -> Iterator[Connection]:
    with database.begin() as db:
        yield db
