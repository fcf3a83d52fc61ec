import os
import resource
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import sqlalchemy as sa

from broadsheet.store import database as module
from broadsheet.store.database import Database, DatabaseError
from broadsheet.store.schema import terms


def test_a_transaction_is_kept_whole_or_not_at_all(database: Database) -> None:
    with pytest.raises(RuntimeError), database.begin() as db:
        db.execute(sa.insert(terms).values(stem="tide", documents=1))
        raise RuntimeError("a power cut")
    with database.read() as db:
        assert db.execute(sa.select(terms)).all() == []


def test_a_reader_does_not_wait_for_a_writer_and_sees_what_was_there_before(database: Database) -> None:
    with database.begin() as writer:
        writer.execute(sa.insert(terms).values(stem="tide", documents=1))
        with database.read() as reader:
            assert reader.execute(sa.select(terms)).all() == []
    with database.read() as reader:
        assert len(reader.execute(sa.select(terms)).all()) == 1


def test_two_writers_follow_one_another(database: Database) -> None:
    def count() -> None:
        for _ in range(20):
            with database.begin() as db:
                known = db.scalar(sa.select(terms.c.documents)) or 0
                db.execute(sa.update(terms).values(documents=known + 1))

    with database.begin() as db:
        db.execute(sa.insert(terms).values(stem="tide", documents=0))
    threads = [threading.Thread(target=count) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.read() as db:
        assert db.scalar(sa.select(terms.c.documents)) == 60


def test_a_locked_database_is_said_to_be_held_by_another_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PATIENCE_MS", 20)
    url = f"sqlite:///{tmp_path / 'news.sqlite3'}"
    database = Database(url)
    holder = sqlite3.connect(tmp_path / "news.sqlite3", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(DatabaseError, match=r"locked\. Another program holds it"), database.begin():
        pass
    holder.execute("ROLLBACK")
    with database.begin() as db:
        assert db.execute(sa.select(terms)).all() == []
    database.close()
    holder.close()


def test_a_file_that_is_no_database_is_named_with_advice(tmp_path: Path) -> None:
    (tmp_path / "news.sqlite3").write_bytes(b"this is a letter to the editor, and no database at all" * 100)
    with pytest.raises(DatabaseError, match=r"news\.sqlite3 cannot be used: file is not a database.*restore a copy"):
        Database(f"sqlite:///{tmp_path / 'news.sqlite3'}")
    assert (tmp_path / "news.sqlite3").read_bytes().startswith(b"this is a letter")


def test_a_damaged_database_is_named_with_advice(tmp_path: Path) -> None:
    path = tmp_path / "news.sqlite3"
    database = Database(f"sqlite:///{path}")
    with database.begin() as db:
        for n in range(2000):
            db.execute(sa.insert(terms).values(stem=f"stem {n} " + "x" * 50, documents=n))
    database.engine.dispose()
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size // 2)
        file.write(os.urandom(size // 2))
    with pytest.raises(DatabaseError, match=r"malformed.*restore a copy"), database.begin() as db:
        db.execute(sa.select(terms)).all()
    database.close()


def test_a_folder_that_cannot_be_made_is_named_with_advice(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DatabaseError, match=r"The folder .*file/home cannot be made: .*Set BROADSHEET_HOME"):
        Database(f"sqlite:///{tmp_path / 'file/home/news.sqlite3'}")


def test_an_address_that_names_no_database_is_refused_with_the_setting_to_mend() -> None:
    for url in ("nonsense", "oracle-of-delphi://here/news"):
        with pytest.raises(DatabaseError, match="database_url"):
            Database(url)


def test_a_bug_of_ours_is_not_blamed_on_the_database(database: Database) -> None:
    with pytest.raises(sa.exc.IntegrityError), database.begin() as db:
        db.execute(sa.insert(terms), [{"stem": "tide", "documents": 1}, {"stem": "tide", "documents": 2}])


_FILL = """
import sys, sqlalchemy as sa
from broadsheet.store.database import Database, DatabaseError
from broadsheet.store.schema import terms
database = Database(sys.argv[1])
try:
    for n in range(100_000):
        with database.begin() as db:
            db.execute(sa.insert(terms), [{"stem": f"{n} {i} " + "x" * 500, "documents": 1} for i in range(100)])
        print(n, flush=True)
except DatabaseError as error:
    print(error, flush=True)
"""


def test_a_disk_without_space_loses_nothing_that_was_saved(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'news.sqlite3'}"

    def small_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (3_000_000, 3_000_000))

    done = subprocess.run(
        [sys.executable, "-c", _FILL, url], preexec_fn=small_disk, capture_output=True, text=True, check=True
    )
    *saved, told = done.stdout.splitlines()
    assert saved and "The disk may be full" in told and "nothing that was saved is lost" in told
    assert "Traceback" not in done.stderr
    database = Database(url)
    with database.read() as db:
        assert db.scalar(sa.select(sa.func.count()).select_from(terms)) == 100 * len(saved)
        assert db.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    database.close()


def test_a_full_database_says_to_free_space(database: Database) -> None:
    with pytest.raises(DatabaseError, match=r"is full\. Free some space"), database.begin() as db:
        db.exec_driver_sql(f"PRAGMA max_page_count = {db.exec_driver_sql('PRAGMA page_count').scalar()}")
        for n in range(1000):
            db.execute(sa.insert(terms).values(stem=f"{n} " + "x" * 1000, documents=1))
