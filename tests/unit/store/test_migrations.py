from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from broadsheet.store.database import Database, DatabaseError
from broadsheet.store.schema import metadata

VERSIONS = Path(__file__).parents[3] / "src/broadsheet/store/migrations/versions"


def _is_ours(thing: object, name: str | None, kind: str, *_: object) -> bool:
    return not (kind == "table" and str(name).startswith("search"))  # the index and its five shadow tables


def test_a_database_made_by_migrations_has_exactly_the_schema(database: Database) -> None:
    with database.read() as db:
        context = MigrationContext.configure(db, opts={"compare_type": True, "include_object": _is_ours})
        assert compare_metadata(context, metadata) == []


def test_also_defaults_and_orders_of_columns_are_those_of_the_schema(database: Database) -> None:
    made = sa.create_engine("sqlite://")
    with database.read() as migrated, made.begin() as db:
        metadata.create_all(db)
        for table in metadata.tables:
            columns = f"SELECT name, type, \"notnull\", dflt_value, pk FROM pragma_table_info('{table}')"
            assert migrated.exec_driver_sql(columns).all() == db.exec_driver_sql(columns).all()


def test_a_column_that_no_migration_adds_is_noticed(database: Database) -> None:
    with database.begin() as db:
        db.exec_driver_sql("ALTER TABLE feeds DROP COLUMN last_error")
        context = MigrationContext.configure(db, opts={"include_object": _is_ours})
        assert [d[0] for d in compare_metadata(context, metadata)] == ["add_column"]


def test_a_migration_does_not_change_with_the_schema() -> None:
    for path in VERSIONS.glob("*.py"):
        assert "broadsheet" not in path.read_text(encoding="utf8"), f"{path.name} imports what later changes"


def test_opening_again_keeps_what_is_there(database: Database) -> None:
    with database.begin() as db:
        db.exec_driver_sql("INSERT INTO terms VALUES ('tide', 3)")
    again = Database(database.url)
    with again.read() as db:
        assert db.exec_driver_sql("SELECT documents FROM terms").scalar() == 3
    again.close()


def test_a_database_of_a_newer_program_is_left_alone(database: Database) -> None:
    with database.begin() as db:
        db.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(DatabaseError, match="written by a newer Broadsheet"):
        Database(database.url)
