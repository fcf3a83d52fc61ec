import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsstand import BARRIER, LIBRARY, PAGE, SINGLE

from broadsheet.store import search
from broadsheet.store.database import Connection, Database


@pytest.fixture
def stored(db: Connection) -> Connection:
    search.index(db, PAGE)
    search.index(db, SINGLE)
    return db


@pytest.mark.parametrize(("query", "found"), [
    ("barrier", (BARRIER,)), ("BARRIER harbour", (BARRIER,)), ("barr", (BARRIER,)), ("barrier library", ()), ("fines", (LIBRARY,)),
    ("Gazette", (BARRIER,)), ("", ()), ("zeppelin", ()),
])  # fmt: skip
def test_a_story_is_found_by_words_of_its_page_and_outlets(
    stored: Connection, query: str, found: tuple[str, ...]
) -> None:
    assert search.find(stored, query, 10) == found


def test_an_accent_makes_no_difference(stored: Connection) -> None:
    assert search.find(stored, "bárriér", 10) == (BARRIER,)


def test_a_new_revision_takes_the_place_of_the_old(stored: Connection) -> None:
    search.index(stored, PAGE)
    assert search.find(stored, "barrier", 10) == (BARRIER,)
    search.remove(stored, BARRIER)
    assert search.find(stored, "barrier", 10) == ()


@given(st.text(max_size=60))
def test_any_text_is_a_valid_query(query: str) -> None:
    database = Database("sqlite://")
    with database.begin() as db:
        search.index(db, PAGE)
        assert set(search.find(db, query, 10)) <= {BARRIER}
    database.close()
