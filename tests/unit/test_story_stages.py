"""Stories over several rounds: joined, parted by a person, followed by a later one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from broadsheet.app import Broadsheet
from broadsheet.config import Settings
from broadsheet.errors import BroadsheetError
from broadsheet.inference import models
from broadsheet.inference.embedder import Vectors
from broadsheet.news.outcome import Done
from broadsheet.open_stories import OpenStories
from broadsheet.page_stages import publish
from broadsheet.runtime.clock import FixedClock
from broadsheet.runtime.contract import Round
from broadsheet.stages.group.upkeep import Merge, Split
from broadsheet.store import pages
from broadsheet.story_stages import PART, Tended, tend

NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)
FLOOD = (
    "Water floods the Harl tunnel, trains stop",
    "Trains through the Harl tunnel stopped on Thursday after water from a burst main flooded its lower gallery, the railway "
    "Orlin Rail said.",
    "Engineers pump the Harl tunnel dry, which will take until Saturday, railway spokeswoman Petra Lund said.",
    "Buses carry passengers between Orlin and Harl every twenty minutes, and tickets of the railway are valid on them.",
)
FLOOD_TOO = (
    "Burst main floods Harl tunnel",
    "A burst main has flooded the lower gallery of the Harl tunnel and stopped all trains, Orlin Rail said on Thursday.",
    "Pumps will need until Saturday to dry the Harl tunnel, railway spokeswoman Petra Lund told reporters in Orlin.",
    "Buses run between Orlin and Harl, but passengers waited for an hour in the rain on Thursday morning.",
)
REOPENED = (
    "Harl tunnel reopens after the flood",
    "Trains run through the Harl tunnel again after a burst main flooded its lower gallery, the railway Orlin Rail said.",
    "The main under the Harl tunnel was ninety years old, railway spokeswoman Petra Lund said.",
    "Buses between Orlin and Harl end on Friday, when the last pumps leave the tunnel's lower gallery.",
)

FLOOD_IN_GERMAN = (
    "Wasser im Harltunnel: Züge stehen still",
    "Im Harltunnel fahren seit Donnerstag keine Züge mehr, weil nach einem Rohrbruch die untere Röhre unter Wasser steht.",
    "Die Feuerwehr pumpt den Tunnel leer, was nach Angaben der Bahn bis Samstag dauern wird.",
    "Zwischen den beiden Städten verkehren Busse im Abstand von zwanzig Minuten, die Fahrkarten der Bahn gelten.",
)
FLOOD_IN_SPANISH = (
    "El agua inunda el túnel y detiene los trenes",
    "Los trenes dejaron de circular el jueves por el túnel después de que una tubería rota inundara la galería inferior.",
    "Los técnicos bombean el agua y esperan terminar el sábado, según la portavoz de la compañía ferroviaria.",
    "Los autobuses llevan a los pasajeros cada veinte minutos, y los billetes del tren valen en ellos.",
)
LIBRARY_IN_GERMAN = (
    "Stadtbibliothek öffnet auch am Sonntag",
    "Die Stadtbibliothek öffnet ab April auch am Sonntag, wie der Stadtrat am Donnerstag beschlossen hat.",
    "Dafür werden vier neue Stellen geschaffen, die aus dem Haushalt der Stadt bezahlt werden.",
    "Die Leserinnen und Leser hatten sich in einer Umfrage längere Öffnungszeiten gewünscht.",
)


class Planted:
    """An embedder for which all reports of the tunnel lie close together, whatever their language."""

    name = "multilingual-e5-small"

    def embed(self, texts: Sequence[str]) -> Vectors:
        return np.array([[1.0, 0.0] if re.search("t[uú]n+el", t.lower()) else [0.7, 0.714] for t in texts], "f4")


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOON)


@pytest.fixture
def paper(tmp_path: Path, clock: FixedClock) -> Iterator[Broadsheet]:
    with Broadsheet(settings=Settings(home=tmp_path, embedder="none", workers=1), clock=clock) as paper:
        yield paper


def read(
    paper: Broadsheet, clock: FixedClock, name: str, told: tuple[str, ...], hours: float, language: str = "en"
) -> None:
    """A report comes in that long after noon, and a round is run."""
    clock.now = at = NOON + timedelta(hours=hours)
    title, *paragraphs = told
    head = f'<title>{title}</title><meta property="article:published_time" content="{at.isoformat()}">'
    body = f"<h1>{title}</h1>" + "".join(f"<p>{p}</p>" for p in paragraphs)
    html = f'<html lang="{language}"><head>{head}</head><body><article>{body}</article></body></html>'
    host = name if "." in name else f"{name}.example"
    with paper.database.begin() as db:
        pages.add_recorded(db, f"https://{host}/harl-tunnel", html.encode(), "text/html", at)
    paper.run_once()


def test_reports_of_one_event_join_and_say_why(paper: Broadsheet, clock: FixedClock) -> None:
    read(paper, clock, "herald", FLOOD, 0)
    read(paper, clock, "gazette", FLOOD_TOO, 2)
    (page,) = paper.stories()
    story = paper.members(page.id)
    assert story is not None
    founder, joined = story.members
    assert founder.scores == ()
    assert dict(joined.scores)["score"] > 0.5


def test_what_a_person_parted_stays_apart_whatever_comes(paper: Broadsheet, clock: FixedClock) -> None:
    read(paper, clock, "herald", FLOOD, 0)
    read(paper, clock, "gazette", FLOOD_TOO, 2)
    (page,) = paper.stories()
    gazette = next(s.article for s in page.sources if "gazette" in s.url)
    decision = paper.split_story(page.id, [gazette])
    paper.run_once()
    read(paper, clock, "courier", (FLOOD_TOO[0] + ", buses run", *FLOOD[1:3], *FLOOD_TOO[2:]), 4)
    held = [{s.url.split("//")[1].split(".")[0] for s in p.sources} for p in paper.stories()]
    assert len(held) == 2
    assert not any({"herald", "gazette"} <= outlets for outlets in held)
    assert paper.redirect(decision.other) is None


def test_a_split_taken_back_leaves_one_story_and_both_addresses(paper: Broadsheet, clock: FixedClock) -> None:
    read(paper, clock, "herald", FLOOD, 0)
    read(paper, clock, "gazette", FLOOD_TOO, 2)
    (page,) = paper.stories()
    decision = paper.split_story(page.id, [page.sources[1].article])
    paper.run_once()
    assert len(paper.stories()) == 2
    paper.undo(page.id)
    paper.run_once()
    (again,) = paper.stories()
    assert len(again.sources) == 2
    assert paper.page(decision.other).id == paper.page(page.id).id
    with pytest.raises(BroadsheetError, match="left to undo"):
        paper.undo(page.id)


def test_a_merge_by_a_person_is_kept_and_redirects(paper: Broadsheet, clock: FixedClock) -> None:
    chess = (
        "Tessel wins chess title",
        *(f"Mira Tessel won game {n} of the chess title match in Dorn on Thursday." for n in "246"),
    )
    read(paper, clock, "herald", FLOOD, 0)
    read(paper, clock, "board", chess, 1)
    one, other = sorted(p.id for p in paper.stories())
    paper.merge_stories(other, one)
    for _ in range(2):
        paper.run_once()
    (page,) = paper.stories()
    assert (page.id, len(page.sources)) == (one, 2)
    assert paper.page(other).id == one


def _tended(paper: Broadsheet, clock: FixedClock, story: str, *found: Merge | Split) -> None:
    """Save what a second look at a story found."""
    with paper.database.begin() as db:
        outcome = Done(story, Tended((story,), frozenset(), found, {}))
        tend(paper.settings, OpenStories(paper.settings.story_window)).save(db, [outcome], Round(clock.now))


def _outlets(paper: Broadsheet) -> list[set[str]]:
    return [{s.url.split("//")[1].split(".")[0] for s in p.sources} for p in paper.stories()]


def test_a_part_that_was_just_split_off_can_be_merged_in_the_same_look(paper: Broadsheet, clock: FixedClock) -> None:
    read(paper, clock, "herald", FLOOD, 0)
    read(paper, clock, "gazette", FLOOD_TOO, 2)
    read(paper, clock, "town", LIBRARY_IN_GERMAN, 3, "de")
    both, other = sorted(paper.stories(), key=lambda p: -len(p.sources))
    gazette = next(s.article for s in both.sources if "gazette" in s.url)
    part = PART.format(story=both.id, place=0)
    _tended(paper, clock, both.id, Split(both.id, (gazette,), "apart"), Merge(part, other.id, "one with another"))
    paper.run_once()
    assert sorted(map(sorted, _outlets(paper))) == [["gazette", "town"], ["herald"]]


def test_what_a_person_changed_meanwhile_is_left_as_the_person_has_it(paper: Broadsheet, clock: FixedClock) -> None:
    read(paper, clock, "herald", FLOOD, 0)
    read(paper, clock, "gazette", FLOOD_TOO, 2)
    (page,) = paper.stories()
    gazette = next(s.article for s in page.sources if "gazette" in s.url)
    new = paper.split_story(page.id, [gazette]).other
    again, gone = Split(page.id, (gazette,), "apart"), Merge("01GONE", new, "one with another")
    _tended(paper, clock, page.id, again, gone)
    paper.run_once()
    assert sorted(map(sorted, _outlets(paper))) == [["gazette"], ["herald"]]


def test_a_new_development_opens_a_story_that_links_back(paper: Broadsheet, clock: FixedClock) -> None:
    read(paper, clock, "herald", FLOOD, 0)
    read(paper, clock, "gazette", REOPENED, 24 * 12)
    later, first = paper.stories()
    assert later.earlier is not None and first.earlier is None
    assert (later.earlier.id, later.earlier.headline) == (first.id, first.headline.text)


def test_quality_tells_how_the_live_stories_hold_together(paper: Broadsheet, clock: FixedClock) -> None:
    read(paper, clock, "herald", FLOOD, 0)
    read(paper, clock, "gazette", FLOOD_TOO, 2)
    clock.now += timedelta(hours=1)
    found = paper.quality(days=2)
    assert (found.articles, found.stories, found.singletons) == (2, 1, 0)
    assert found.agreement.ami == 1.0
    assert found.largest[0][0] == 2


def test_a_round_measures_the_stories_once_a_day(paper: Broadsheet, clock: FixedClock) -> None:
    assert paper.last_quality() is None
    read(paper, clock, "herald", FLOOD, 0)
    read(paper, clock, "gazette", FLOOD_TOO, 2)
    first = paper.last_quality()
    assert first is not None and (first.at, first.articles) == (NOON, 1)
    clock.now = NOON + timedelta(days=1)
    paper.run_once()
    second = paper.last_quality()
    assert second == replace(paper.quality(days=3), at=clock.now)
    assert second is not None and second.articles == 2


def test_the_agency_that_comes_last_is_the_origin_and_who_prints_it_counts_once(
    paper: Broadsheet, clock: FixedClock
) -> None:
    wire = (FLOOD[0], "HARL (Reuters) - " + FLOOD[1], *FLOOD[2:])
    read(paper, clock, "herald", FLOOD, 0)
    read(paper, clock, "courier", wire, 1)
    read(paper, clock, "gazette", FLOOD_TOO, 2)
    read(paper, clock, "www.reuters.com", wire, 3)
    (page,) = paper.stories()
    herald, courier, gazette, agency = page.sources
    assert (herald.copy_of and herald.copy_of.n, courier.copy_of and courier.copy_of.n) == (4, 4)
    assert (gazette.copy_of, agency.copy_of) == (None, None)
    assert [s.report for s in page.sources] == [1, 1, 2, 1]
    assert [s.agency for s in page.sources] == ["", "Reuters", "", "Reuters"]
    assert (page.status.articles, page.status.independent_reports) == (4, 2)
    assert {score.name: score.value for score in gazette.why}["score"] > 0.5


def test_a_page_that_breaks_an_invariant_is_not_saved_and_the_one_before_stands(
    paper: Broadsheet, clock: FixedClock
) -> None:
    read(paper, clock, "herald", FLOOD, 0)
    (page,) = paper.stories()
    lying = replace(page, revision=2, headline=replace(page.headline, text="Water floods 77 tunnels in Dornholm"))
    with paper.database.begin() as db:
        publish(db, lying, Round(clock.now))
    assert paper.stories() == (page,)
    assert any("77" in reason for stage, _, reason, _ in paper.traces() if stage == "verify")


def _in_three_languages(paper: Broadsheet, clock: FixedClock) -> None:
    read(paper, clock, "herald", FLOOD, 0)
    read(paper, clock, "bote", FLOOD_IN_GERMAN, 1, "de")
    read(paper, clock, "diario", FLOOD_IN_SPANISH, 2, "es")
    read(paper, clock, "anzeiger", LIBRARY_IN_GERMAN, 3, "de")


def test_reports_in_other_languages_join_by_a_multilingual_embedder(
    paper: Broadsheet, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(models, "load_embedder", lambda _: (Planted(), ""))
    _in_three_languages(paper, clock)
    assert sorted(len(page.sources) for page in paper.stories()) == [1, 3]
    (flood,) = (page for page in paper.stories() if len(page.sources) == 3)
    assert {s.language for s in flood.sources} == {"en", "de", "es"}
    story = paper.members(flood.id)
    assert story is not None
    assert all(dict(member.scores)["dense"] == 1.0 for member in story.members[1:])


def test_without_an_embedder_reports_that_share_no_names_stay_apart_by_language(
    paper: Broadsheet, clock: FixedClock
) -> None:
    _in_three_languages(paper, clock)
    assert [len(page.sources) for page in paper.stories()] == [1, 1, 1, 1]
