import math
from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from newsstand import NOW, SUMMARIES

from broadsheet.stages.publish.rank import USUAL, explain, rank
from broadsheet.stages.publish.site import StorySummary

BARRIER = SUMMARIES[0]


def _story(id: str, reports: int = 1, hours: float = 1, arriving: int = 0, picture: bool = False) -> StorySummary:
    times = (NOW - timedelta(hours=1),) * arriving
    return replace(
        BARRIER,
        id=id,
        independent_reports=reports,
        updated=NOW - timedelta(hours=hours),
        reported=times,
        image=BARRIER.image if picture else None,
    )


stories = st.builds(
    _story, st.uuids().map(str), st.integers(1, 60), st.floats(0, 2000), st.integers(0, 20), st.booleans()
)


def _order(*given: StorySummary) -> list[str]:
    return [r.story.id for r in rank(given, NOW)]


def test_more_independent_reports_stand_higher() -> None:
    assert _order(_story("a", reports=2), _story("b", reports=5)) == ["b", "a"]


def test_a_story_counts_half_after_the_half_life() -> None:
    fresh, old = rank([_story("a", hours=0), _story("b", hours=USUAL.half_life / timedelta(hours=1))], NOW)
    assert math.isclose(old.score, fresh.score / 2, rel_tol=1e-3)


def test_reports_that_arrive_now_lift_a_story() -> None:
    assert _order(_story("a"), _story("b", arriving=3)) == ["b", "a"]


def test_a_picture_settles_a_near_tie_and_no_more() -> None:
    assert _order(_story("a"), _story("b", picture=True)) == ["b", "a"]
    assert _order(_story("a", reports=3), _story("b", reports=2, picture=True)) == ["a", "b"]


def test_a_story_from_the_future_is_not_fresher_than_now() -> None:
    assert rank([_story("a", hours=-5)], NOW)[0].why["freshness"] == 1


def test_old_stories_keep_their_order() -> None:
    assert _order(_story("a", hours=2000), _story("b", hours=1990)) == ["b", "a"]


@given(st.lists(stories, max_size=12, unique_by=lambda s: s.id), st.randoms())
def test_the_order_does_not_depend_on_the_order_given(found: list[StorySummary], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert rank(found, NOW) == rank(shuffled, NOW)


@given(stories)
def test_the_parts_multiply_up_to_the_score(story: StorySummary) -> None:
    ranked = rank([story], NOW)[0]
    assert math.isclose(math.prod(ranked.why.values()), ranked.score, rel_tol=1e-6)


def test_each_part_is_told_in_words() -> None:
    assert explain(rank([BARRIER], NOW)[0], NOW) == (
        "2 independent reports: 1.58",
        "changed 3 hours before: times 0.84",
        "0 independent reports in 6 hours: times 1.00",
        "a picture: times 1.10",
    )
