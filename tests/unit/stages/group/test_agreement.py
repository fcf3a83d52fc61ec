import math
import random

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.stages.group.agreement import agreement

GROUPINGS = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=3), st.sampled_from("123456"), min_size=1)


def grouping(*stories: str) -> dict[str, str]:
    return {article: str(n) for n, story in enumerate(stories) for article in story}


def test_equal_groupings_agree_wholly_whatever_their_stories_are_called():
    one, other = grouping("abc", "de", "f"), {a: "x" + s for a, s in grouping("abc", "de", "f").items()}
    assert agreement(one, other) == agreement(one, one)
    assert math.isclose(agreement(one, other).ami, 1.0)


def test_one_blob_is_complete_and_not_homogeneous():
    found = agreement(grouping("abcdef"), grouping("abc", "def"))
    assert (found.homogeneity, found.completeness) == (0.0, 1.0)


def test_stories_torn_apart_are_homogeneous_and_not_complete():
    found = agreement(grouping("ab", "c", "de", "f"), grouping("abc", "def"))
    assert found.homogeneity == 1.0
    assert 0 < found.completeness < 1


def test_a_worked_example_has_the_value_of_the_paper():
    """Two groupings of twelve articles; the value agrees with scikit-learn's to nine digits."""
    one = grouping("abcd", "efgh", "ijkl")
    other = grouping("abce", "dfgh", "ijkl")
    assert math.isclose(agreement(one, other).ami, 0.566710993698, rel_tol=1e-9)


def test_agreement_by_chance_is_about_nothing():
    articles = [f"{n:03}" for n in range(400)]
    drawn = random.Random(7)
    one, other = ({a: str(drawn.randrange(20)) for a in articles} for _ in range(2))
    assert abs(agreement(one, other).ami) < 0.05
    assert agreement(one, other).homogeneity > 0.05  # which is why the adjusted measure leads


def test_only_shared_articles_count():
    assert agreement(grouping("ab", "c"), grouping("ab", "cd")).ami == 1.0


@given(GROUPINGS, GROUPINGS)
def test_agreement_is_mutual(one, other):
    there, back = agreement(one, other), agreement(other, one)
    assert math.isclose(there.ami, back.ami, abs_tol=1e-9)
    assert math.isclose(there.homogeneity, back.completeness, abs_tol=1e-9)
