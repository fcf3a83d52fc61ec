from dataclasses import replace

import pytest
from newsstand import BARRIER, MERGED, NOW, PAGE

from broadsheet.app import Broadsheet
from broadsheet.errors import BroadsheetError
from broadsheet.stages.publish.html import Frame
from broadsheet.stages.publish.links import ServedLinks
from broadsheet.store import reader, stories
from broadsheet.web.packed import packed, unpacked
from broadsheet.web.reading.reading import Reading
from broadsheet.web.shown import ShownPages

FRAME = Frame(ServedLinks(), NOW)


@pytest.fixture
def shown(paper: Broadsheet) -> ShownPages:
    return ShownPages(Reading(paper))


def test_a_story_is_made_once_until_something_that_shows_changes(shown: ShownPages, paper: Broadsheet) -> None:
    first = shown.story(BARRIER, FRAME)
    assert shown.story(BARRIER, FRAME).body is first.body
    with paper.database.begin() as db:
        reader.star(db, BARRIER, True, NOW)
    assert b"Take the star away" in unpacked(shown.story(BARRIER, FRAME).body.data)
    with paper.database.begin() as db:
        stories.save_page(db, replace(PAGE, revision=3))
    assert shown.story(BARRIER, FRAME).revision == 3


def test_a_look_is_to_be_noted_only_where_it_is_news(shown: ShownPages, paper: Broadsheet) -> None:
    assert shown.story(BARRIER, FRAME).unseen
    with paper.database.begin() as db:
        reader.read(db, BARRIER, 2, NOW)
    assert not shown.story(BARRIER, FRAME).unseen


def test_a_merged_story_and_the_first_letters_of_an_id_lead_on(shown: ShownPages) -> None:
    assert shown.story(MERGED, FRAME).moved == f"/stories/{BARRIER}/{PAGE.slug}"
    assert shown.story(BARRIER[:9], FRAME).moved == f"/stories/{BARRIER}/{PAGE.slug}"
    with pytest.raises(BroadsheetError, match="There is no story 01NONE"):
        shown.story("01NONE", FRAME)


def test_each_language_and_place_has_its_own_page(shown: ShownPages) -> None:
    bodies = {
        shown.story(BARRIER, f).body
        for f in (FRAME, replace(FRAME, tongue="de"), replace(FRAME, links=ServedLinks("/news/")))
    }
    assert len(bodies) == 3


def test_a_front_page_is_made_anew_when_its_reader_acts(shown: ShownPages) -> None:
    made = iter(["one", "two"])
    assert shown.front(("",), FRAME, lambda: next(made)) == packed(b"one")
    assert shown.front(("",), FRAME, lambda: next(made)) == packed(b"one")
    shown.touched()
    assert shown.front(("",), FRAME, lambda: next(made)) == packed(b"two")
