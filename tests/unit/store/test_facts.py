import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from broadsheet.app import Broadsheet
from broadsheet.config import Settings
from broadsheet.news.reader import Filters
from broadsheet.store import facts, finding
from broadsheet.store.progress import progress

sys.path.insert(0, str(Path(__file__).parents[1] / "stages" / "publish"))

import printed
from newsstand import BARRIER, LIBRARY, NOW


@pytest.fixture
def paper(tmp_path: Path) -> Iterator[Broadsheet]:
    with Broadsheet(settings=Settings(home=tmp_path, embedder="none"), clock=printed.clock) as paper:
        printed.fill(paper)
        yield paper


def test_pages_from_before_the_index_are_caught_up_once(paper: Broadsheet) -> None:
    with paper.database.begin() as db:
        assert facts.catch_up(db, 1) == 1
        assert facts.catch_up(db, 9) == 1
        assert facts.catch_up(db, 9) == 0
        assert {f.kind for f in facts.of_story(db, BARRIER)} == {"outlet", "language", "ticker"}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Filters(outlet="CROWN WIRE"), [BARRIER]),
        (Filters(topic="Towns"), [LIBRARY]),
        (Filters(language="en"), [BARRIER, LIBRARY]),
        (Filters(language="en", days=1), [BARRIER]),
        (Filters(query="fines", outlet="Crown Wire"), []),
        (Filters(query="library", topic="Towns"), [LIBRARY]),
        (Filters(ticker="NRHM"), [BARRIER]),
    ],
)
def test_what_passes_every_filter_is_found(paper: Broadsheet, asked: Filters, found: list[str]) -> None:
    with paper.database.begin() as db:
        facts.catch_up(db, 9)
        assert [story for story, _ in finding.find(db, asked, NOW, 10)] == found


def test_progress_counts_what_is_done_of_what_there_is(paper: Broadsheet) -> None:
    with paper.database.read() as db:
        now = progress(db, NOW, NOW - timedelta(days=7))
    assert now.feeds == (0, 2)
    assert now.stories == 2
    assert now.waiting
