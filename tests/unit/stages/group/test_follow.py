import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.stages.group.follow import may_follow

NAMES = st.dictionaries(
    st.sampled_from("orlin harl lund tessel dorn brandt velden norvale".split()), st.floats(0.5, 9), min_size=1
)


@given(NAMES, NAMES, st.sets(st.sampled_from("orlin harl lund dorn norvale".split())))
def test_a_story_whose_names_are_alike_enough_is_never_passed_over(new, past, told):
    weights = past | new
    shared = new.keys() & past.keys()

    def length(names):
        return math.sqrt(sum(weights[name] ** 2 for name in names))

    cosine = length(shared) ** 2 / (length(new) * length(past))
    if cosine >= 0.3:
        assert may_follow(new, shared | told, weights)


@pytest.mark.parametrize(("shared", "found"), [({"states"}, False), ({"harl"}, True), (set(), False)])
def test_one_common_name_of_many_is_too_little(shared, found):
    weights = {"states": 1.0, "harl": 6.0, "orlin": 5.0, "lund": 5.0}
    assert may_follow(weights, shared, weights) is found
