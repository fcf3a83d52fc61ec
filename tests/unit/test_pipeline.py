"""What makes each stage due, and what it marks due next."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "cli"))
sys.path.insert(0, str(Path(__file__).parent / "net"))

from loopback import Answer, Site, serving
from town import publish

from broadsheet.config import Settings
from broadsheet.pipeline import pipeline
from broadsheet.runtime.contract import Round, Stage, Tools
from broadsheet.runtime.coordinator import Coordinator
from broadsheet.runtime.executors import Inline
from broadsheet.store import articles, faults, feeds, stories
from broadsheet.store.database import Database
from broadsheet.store.schema import features

NOW = datetime(2026, 3, 12, 18, 0, tzinfo=UTC)
NAMES = ["poll", "fetch", "extract", "measure", "group", "follow", "tend", "interpret", "pictures", "narrate", "assess"]


class Paper:
    def __init__(self, home: Path, site: Site) -> None:
        self.settings = Settings(home=home, allow_private_addresses=True, host_delay=0, embedder="none")
        self.stages = pipeline(self.settings)
        self.database = Database(self.settings.database)
        with self.database.begin() as db:
            self.feed = feeds.add(db, site.url("/news.xml"), "", "", NOW)

    def due(self, about: Round) -> dict[str, int]:
        with self.database.read() as db:
            return {s.name: n for s in self.stages if (n := len(s.due(db, about, 100)))}

    def run(self, name: str, about: Round) -> dict[str, int]:
        return self.run_all([s for s in self.stages if s.name == name], about).get(name, {})

    def run_all(self, stages: list[Stage], about: Round) -> dict[str, dict[str, int]]:
        tools = Tools(self.settings, lambda: about.now, None)
        return Coordinator(self.database, stages, Inline(lambda: tools)).round(about).counts


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        publish(site)
        yield site


@pytest.fixture
def paper(tmp_path: Path, site: Site) -> Iterator[Paper]:
    paper = Paper(tmp_path, site)
    yield paper
    paper.database.close()


def test_the_stages_stand_in_the_order_in_which_the_data_flows(paper: Paper) -> None:
    assert [s.name for s in paper.stages] == NAMES


def test_each_stage_marks_the_next_one_due(paper: Paper) -> None:
    about, seen = Round(NOW, all_ages=True), []
    while due := paper.due(about):
        first = next(name for name in NAMES if name in due)
        assert paper.run(first, about)["done"]
        seen.append((first, due[first]))
    assert seen == [
        ("poll", 1),
        ("fetch", 2),
        ("extract", 3),
        ("measure", 3),
        ("group", 3),
        ("follow", 3),
        ("interpret", 3),
        ("narrate", 3),
        ("assess", 1),
    ]


def test_old_entries_are_due_only_where_every_age_counts(paper: Paper) -> None:
    paper.run("poll", Round(NOW))
    assert paper.due(Round(NOW)) == {"fetch": 1}
    assert paper.due(Round(NOW, all_ages=True)) == {"fetch": 2, "extract": 1}


def test_a_changed_story_waits_for_a_pause_unless_all_is_to_be_written_at_once(paper: Paper) -> None:
    patient = Round(NOW, at_once=False)
    paper.run_all(list(paper.stages), patient)
    assert paper.due(patient) == {}
    later = Round(NOW + timedelta(seconds=paper.settings.write_debounce_seconds), at_once=False)
    assert paper.due(later) == {"narrate": 1}
    with paper.database.read() as db:
        assert stories.next_write(db, NOW) == later.now


def test_a_corrected_article_makes_its_story_due(paper: Paper) -> None:
    about = Round(NOW)
    paper.run_all(list(paper.stages), about)
    with paper.database.begin() as db:
        (article,) = articles.of_feed(db, paper.feed.id, 9)
        articles.save(db, replace(article, text=article.text.replace("3.2", "4.1")), None)
    assert paper.due(about) == {"interpret": 1}
    paper.run("interpret", about)
    assert paper.due(about) == {"narrate": 1}


def test_a_host_in_trouble_is_asked_again_later(paper: Paper, site: Site) -> None:
    site.routes["/bridge"] = Answer(b"", status=503, headers={"Retry-After": "600"})
    paper.run("poll", Round(NOW))
    assert paper.run("fetch", Round(NOW))["retry"] == 1
    assert paper.due(Round(NOW + timedelta(seconds=599))) == {}
    assert paper.due(Round(NOW + timedelta(seconds=600))) == {"fetch": 1}


def test_one_article_that_cannot_be_read_keeps_no_other_from_its_story(paper: Paper) -> None:
    about = Round(NOW, all_ages=True)
    for name in NAMES[:4]:
        paper.run(name, about)
    with paper.database.begin() as db:
        bad = articles.to_group(db, 9)[0]
        db.execute(features.update().where(features.c.article == bad).values(data=b"nonsense"))
    assert paper.run("group", about) == {"done": 1, "skip": 0, "retry": 0, "fault": 1}
    with paper.database.read() as db:
        assert [key for _, key, _, _ in faults.all_faults(db)] == [bad]
        assert articles.to_group(db, 9) == [bad]
    assert paper.due(about)["interpret"] == 2
