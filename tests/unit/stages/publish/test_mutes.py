from dataclasses import replace

import pytest
from newsstand import SUMMARIES

from broadsheet.news.reader import Wish
from broadsheet.stages.publish.mutes import muted

STORY = replace(SUMMARIES[0], topics=("Coast", "Politics"))


@pytest.mark.parametrize("word", ["barrier", "TIDAL", "tidal barrier"])
def test_a_muted_word_hides_a_story_that_shows_it(word: str) -> None:
    assert muted([Wish("word", word)])(STORY)


@pytest.mark.parametrize("word", ["barr", "arm", "a.b", "elsewhere"])
def test_a_part_of_a_word_hides_nothing(word: str) -> None:
    assert not muted([Wish("word", word)])(STORY)


def test_a_story_is_hidden_only_where_all_its_outlets_are_muted() -> None:
    assert not muted([Wish("outlet", STORY.outlets[0])])(STORY)
    assert muted([Wish("outlet", o.upper()) for o in STORY.outlets])(STORY)


def test_a_story_of_another_topic_too_is_still_shown() -> None:
    assert not muted([Wish("topic", "Coast")])(STORY)
    assert muted([Wish("topic", "Coast"), Wish("topic", "Politics")])(STORY)


def test_a_story_without_a_topic_is_not_hidden_by_topics() -> None:
    assert not muted([Wish("topic", "Coast")])(replace(STORY, topics=()))


def test_to_prefer_a_topic_hides_nothing() -> None:
    assert not muted([Wish("topic", "Coast", "prefer"), Wish("topic", "Politics", "prefer")])(STORY)
