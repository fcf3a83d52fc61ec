"""What people said of articles, as it binds the program."""

from datetime import UTC, datetime

import pytest

from broadsheet.news.decision import By, Decision, Kind
from broadsheet.stages.group.bonds import Bonds, bonds

NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)


def decision(kind: Kind, by: By, moved: str, stayed: str, undone: bool = False) -> Decision:
    return Decision("d", NOON, kind, by, "A", "B", tuple(moved), tuple(stayed), "", NOON if undone else None)


def test_a_persons_split_keeps_articles_apart_whichever_is_asked_first():
    found = bonds([decision("split", "person", "ab", "c")])
    assert found.part("c", "b") and found.part("a", "xc")
    assert not found.part("a", "b")


def test_a_persons_merge_holds_articles_together():
    assert bonds([decision("merge", "person", "a", "bc")]).hold("c", "a")


@pytest.mark.parametrize("kind", ["merge", "split"])
def test_what_the_program_did_binds_nobody(kind):
    assert bonds([decision(kind, "program", "a", "b")]) == Bonds()


def test_taking_back_what_the_program_did_says_the_opposite():
    assert bonds([decision("merge", "program", "a", "b", undone=True)]).part("a", "b")
    assert bonds([decision("split", "program", "a", "b", undone=True)]).hold("a", "b")


def test_taking_back_ones_own_word_leaves_the_program_free():
    assert bonds([decision("split", "person", "a", "b", undone=True)]) == Bonds()


def test_of_two_words_the_later_counts():
    found = bonds([decision("split", "person", "a", "b"), decision("merge", "person", "b", "a")])
    assert found.hold("a", "b") and not found.part("a", "b")
