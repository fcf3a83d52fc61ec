"""Stories looked at again, and stories that follow one that is closed."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from broadsheet.news.article import Article
from broadsheet.stages.group.bonds import Bonds
from broadsheet.stages.group.features import Features, features
from broadsheet.stages.group.follow import followed
from broadsheet.stages.group.similarity import prepare
from broadsheet.stages.group.terms import Rarity
from broadsheet.stages.group.upkeep import Merge, Split, upkeep
from broadsheet.stages.group.window import Window

NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)
SPAN = timedelta(days=4)

TUNNEL = (
    "Water floods the Harl tunnel, trains stop",
    "Trains through the Harl tunnel stopped on Thursday after water from a burst main flooded its lower gallery, the railway "
    "Orlin Rail said. Engineers pump the Harl tunnel dry, which will take until Saturday. Buses carry passengers between Orlin "
    "and Harl, railway spokeswoman Petra Lund said.",
)
TUNNEL_TOO = (
    "Burst main floods Harl tunnel",
    "A burst main has flooded the lower gallery of the Harl tunnel and stopped all trains, Orlin Rail said on Thursday. Pumps "
    "will need until Saturday to dry the Harl tunnel, spokeswoman Petra Lund said. Buses run between Orlin and Harl.",
)
CHESS = (
    "Mira Tessel wins chess title in Dorn",
    "Mira Tessel, 19, won the national chess championship in Dorn on Thursday with a draw against Ivo Brandt. Tessel finished "
    "a point ahead of grandmaster Brandt, the chess federation said. The next championship is played in Velden.",
)
CHESS_TOO = (
    "Teenager Tessel is the new chess champion",
    "Nineteen-year-old Mira Tessel is national chess champion after a draw with Ivo Brandt in the last round in Dorn, the chess "
    "federation said on Thursday. She finished a point ahead of grandmaster Brandt.",
)


def read(name: str, told: tuple[str, str], hours: float = 0) -> Features:
    at, url = NOON + timedelta(hours=hours), f"https://{name}.example/"
    title, text = told
    return features(Article(name, 1, url, url, name, title, (), at, True, None, at, "en", text), None)


def window(**stories: Sequence[Features]) -> Window:
    made = Window({}, 0, SPAN)
    for story, members in stories.items():
        for member in members:
            made.learn(member)
            made.add(story, member)
    return made


TWO_IN_ONE = [read("t1", TUNNEL), read("t2", TUNNEL_TOO, 1), read("c1", CHESS, 2)]


def test_a_story_of_one_event_stands_as_it_is():
    assert upkeep(window(tunnel=TWO_IN_ONE[:2], chess=[TWO_IN_ONE[2]]), "tunnel", Bonds()) is None


def test_a_report_of_another_event_leaves():
    found = upkeep(window(tunnel=TWO_IN_ONE), "tunnel", Bonds())
    assert isinstance(found, Split)
    assert (found.story, found.articles) == ("tunnel", ("c1",))
    assert "would not join" in found.reason


def test_two_events_of_two_reports_part_in_the_middle():
    both = window(tunnel=[*TWO_IN_ONE, read("c2", CHESS_TOO, 3)])
    found = upkeep(both, "tunnel", Bonds())
    assert isinstance(found, Split)
    assert found.articles == ("c1", "c2")
    both.part("tunnel", found.articles, "chess")
    assert both.articles("tunnel") == ("t1", "t2")
    assert upkeep(both, "tunnel", Bonds()) is None
    assert upkeep(both, "chess", Bonds()) is None


def test_two_stories_of_one_event_become_one_and_the_larger_keeps_its_address():
    third = ("Harl tunnel still under water", TUNNEL_TOO[1])
    parted = window(late=[read("t3", third, 2)], early=[read("t1", TUNNEL), read("t2", TUNNEL_TOO, 1)])
    found = upkeep(parted, "early", Bonds())
    assert isinstance(found, Merge)
    assert (found.story, found.into) == ("late", "early")


@pytest.mark.parametrize(
    ("stories", "bonds"),
    [
        ({"tunnel": TWO_IN_ONE}, Bonds(together={"c1": frozenset({"t1"})})),
        ({"a": [TWO_IN_ONE[0]], "tunnel": [TWO_IN_ONE[1]]}, Bonds(apart={"t1": frozenset({"t2"}), "t2": frozenset({"t1"})})),
    ],
)  # fmt: skip
def test_a_persons_word_is_not_overruled(stories, bonds):
    assert upkeep(window(**stories), "tunnel", bonds) is None


def test_an_article_that_matches_two_stories_that_a_person_parted_merges_neither():
    apart = Bonds(apart={"t1": frozenset({"t2"}), "t2": frozenset({"t1"})})
    parted = Window({}, 0, SPAN, bonds=apart)
    for story, member in (("a", TWO_IN_ONE[0]), ("b", TWO_IN_ONE[1])):
        parted.learn(member)
        parted.add(story, member)
    assert parted.place(read("t3", TUNNEL, 2)).merged == ()


LATER = (
    "Harl tunnel reopens after the flood",
    "Trains run through the Harl tunnel again two weeks after a burst main flooded its lower gallery, Orlin Rail said. The main "
    "was ninety years old, railway spokeswoman Petra Lund said. Buses between Orlin and Harl end on Friday.",
)


def follows(new, *past):
    rarity = Rarity({}, 0)
    return followed(prepare(new, rarity), [(one.article, prepare(one, rarity)) for one in past], rarity)


def test_a_new_development_follows_the_closed_story_of_its_matter():
    assert follows(read("t9", LATER, 24 * 14), read("t1", TUNNEL), read("c1", CHESS)) == "t1"


def test_what_is_new_follows_nothing():
    assert follows(read("c9", CHESS, 24 * 14), read("t1", TUNNEL)) is None
    assert follows(read("t9", LATER, 24 * 14)) is None
