from datetime import UTC, datetime, timedelta

from broadsheet.store import founders
from broadsheet.store.database import Database

START = datetime(2026, 3, 1, tzinfo=UTC)
END = START + timedelta(days=20)


def found(database: Database, names: list[str], most: int) -> list[tuple[str, str]]:
    with database.read() as db:
        return [(name, story) for name, story, _, _ in founders.sharing(db, names, START, END, most)]


def test_of_each_name_the_latest_stories_of_the_time_are_told(database: Database) -> None:
    with database.begin() as db:
        founders.add(db, [(f"S{n}", f"A{n}", START + timedelta(days=n - 1), ["rovers"]) for n in range(25)])
    assert found(database, ["rovers", "united"], 2) == [("rovers", "S20"), ("rovers", "S21")]
    assert len(found(database, ["rovers"], 50)) == 21


def test_more_names_than_one_question_takes_are_all_asked_for(database: Database) -> None:
    names = [f"name{n:04}" for n in range(900)]
    with database.begin() as db:
        founders.add(db, [(f"S{name}", f"A{name}", START, [name]) for name in names])
    assert found(database, names, 3) == [(name, f"S{name}") for name in names]
