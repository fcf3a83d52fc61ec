from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from reports import SPAN, report

from broadsheet.stages.group.members import Members
from broadsheet.stages.group.similarity import prepare
from broadsheet.stages.group.terms import Rarity

RARITY = Rarity({}, 0)


def member(n, hours, dated=True):
    return prepare(report(f"m{n:02}", "Harbour", "Crane.", hours=hours, dated=dated), RARITY)


def names(found):
    return [one.features.article for one in found]


@given(st.lists(st.integers(0, 30), min_size=1, max_size=60), st.integers(0, 30), st.integers(0, 59))
def test_a_founder_speaks_and_the_eleven_members_that_are_nearest_in_time(hours, at, asked_before):
    held, new = Members(SPAN), report("new", "Harbour", "Crane.", hours=at)
    for n, hour in enumerate(hours):
        held.add("story", member(n, hour))
        if n == asked_before:
            held.speaking("story", new)  # what was asked before changes nothing
    founder, *rest = held.of("story")
    nearest = sorted(rest, key=lambda m: (abs(m.features.published - new.published), m.features.article))[:11]
    assert sorted(names(held.speaking("story", new))) == sorted(names([founder, *nearest]))


def test_the_founder_speaks_however_long_ago_it_came_and_no_other_from_before_the_window():
    held = Members(SPAN)
    for n, hour in enumerate((0, 1, 150)):
        held.add("story", member(n, hour))
    new = report("new", "Harbour", "Crane.", hours=1 + SPAN / timedelta(hours=1) + 1)
    assert names(held.speaking("story", new)) == ["m00", "m02"]


def test_what_was_merged_and_parted_speaks_where_it_stands():
    held, new = Members(SPAN), report("new", "Harbour", "Crane.", hours=15)
    for n in range(30):
        held.add("even" if n % 2 == 0 else "odd", member(n, n))
    assert len(held.speaking("even", new)) == 12
    held.absorb("odd", "even")
    assert held.of("odd") == [] and set(held.story_of.values()) == {"even"}
    assert "m15" in names(held.speaking("even", new))
    held.part("even", ["m15"], "one")
    assert "m15" not in names(held.speaking("even", new))
    assert names(held.of("one")) == ["m15"]


def test_an_article_that_two_workers_placed_at_once_does_no_harm():
    held, new = Members(SPAN), report("new", "Harbour", "Crane.", hours=5)
    for n in range(20):
        held.add("story", member(n, n))
    before = names(held.speaking("story", new))
    held.add("story", member(19, 19))
    assert names(held.speaking("story", new)) == before
