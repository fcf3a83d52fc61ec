"""Which words are completed by what follows them, by how the news uses them."""

import pytest

from broadsheet.stages.narrate.complements import is_completed_by


@pytest.mark.parametrize(
    ("clause", "rest"),
    [
        ("The mayor has refused", " to open the bridge"),
        ("The pilots clashed", " with the port"),
        ("The mayor urged the pilots of the line", " to stay"),
        ("The council described the old dam", " as a danger"),
        ("The council described the old dam", " in its report as a danger"),
        ("The port was accused", " on Monday of theft"),
        ("The new law prevented the pilots", " from landing"),
    ],
)
def test_what_completes_a_word_or_a_verb_with_its_object_is_known(clause: str, rest: str) -> None:
    assert is_completed_by(clause, rest)


@pytest.mark.parametrize(
    ("clause", "rest"),
    [
        ("The mayor opened the bridge", " in the old harbour"),
        ("The pilots left", " on Monday"),
        ("The court fined the pilots", " for hiding the report"),
        ("The mayor has refused", ", and the pilots left"),
        ("", " to open the bridge"),
        ("The mayor has refused", ""),
    ],
)
def test_what_only_adds_completes_nothing(clause: str, rest: str) -> None:
    assert not is_completed_by(clause, rest)
