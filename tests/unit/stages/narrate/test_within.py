"""Places that may hold one another."""

import pytest

from broadsheet.stages.narrate.differences.within import may_hold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dallas", "Texas"),
        ("Texas", "U.S."),
        ("Dallas", "United States"),
        ("Brooklyn", "New York"),
        ("Northern California", "California"),
        ("Brenna", "Texas"),  # a small place may lie anywhere
        ("Seoul", "Asia"),
    ],
)
def test_a_place_within_another_is_no_other_place(one, other):
    assert may_hold(one, other)
    assert may_hold(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("Dallas", "Nevada"), ("Dallas", "Houston"), ("Brenna", "Kesten"), ("Kenya", "Japan")]
)
def test_places_apart_are_two(one, other):
    assert not may_hold(one, other)
    assert not may_hold(other, one)
