from dataclasses import replace

from storydesk import FERRY, FERRY_TOO, report, said, story

from broadsheet.news.article import Article
from broadsheet.news.outcome import Done
from broadsheet.news.page import Page
from broadsheet.stages.narrate.doubtful import doubtful
from broadsheet.stages.narrate.left_out import left_out
from broadsheet.stages.narrate.material import StoryMaterial
from broadsheet.stages.narrate.title_case import clean_titles
from broadsheet.stages.narrate.write import write

ROUND_UP = report(
    "Ferry passengers ashore, a chief for Varo and more to know this morning",
    "The passengers of a ferry that ran aground on a sandbank off Port Ansel were brought ashore by the coast guard.",
    "The telephone company Varo has named Lena Ode as its next chief executive.",
    "Ode will take over from Karl Brun in May and has led the company's shops for six years.",
    "The film prize of Tarn went to a comedy about two bakers and their oven.",
    outlet="Morning Letter",
    hour=3,
)


def joined(*articles: Article, scores: tuple[float, ...]) -> StoryMaterial:
    """A story that its first article founded and that the others joined, as surely as `scores` say."""
    material = story(*articles)
    first, *rest = material.story.members
    members = (first, *(replace(m, scores=(("score", score),)) for m, score in zip(rest, scores, strict=True)))
    return replace(material, story=replace(material.story, members=members))


def page_of(material: StoryMaterial) -> Page:
    outcome = write(material, None)
    assert isinstance(outcome, Done)
    return outcome.result


def test_of_an_article_that_joined_with_doubt_only_what_is_near_to_the_others_is_told() -> None:
    text = " ".join(said(page_of(joined(FERRY, FERRY_TOO, ROUND_UP, scores=(0.99, 0.5)))))
    assert "Varo" not in text
    assert "bakers" not in text
    assert "ran aground" in text


def test_an_article_that_joined_surely_is_told_as_any() -> None:
    assert "Lena Ode" in " ".join(said(page_of(joined(FERRY, ROUND_UP, scores=(0.99,)))))


def test_its_headline_heads_no_page_of_others() -> None:
    titles = [clean_titles(joined(FERRY, ROUND_UP, scores=(score,)), "en") for score in (0.4, 0.9)]
    assert titles == [[FERRY.title], [FERRY.title, ROUND_UP.title]]


def test_where_most_joined_with_doubt_nobody_can_tell_which_is_apart() -> None:
    assert doubtful(joined(FERRY, FERRY_TOO, ROUND_UP, scores=(0.5, 0.6)).story) == frozenset()
    assert doubtful(joined(FERRY, FERRY_TOO, ROUND_UP, scores=(0.9, 0.6)).story) == {ROUND_UP.id}


def test_what_a_person_put_there_is_beyond_doubt() -> None:
    assert doubtful(story(FERRY, ROUND_UP).story) == frozenset()


def test_the_reader_who_asks_is_told_why() -> None:
    material = joined(FERRY, ROUND_UP, scores=(0.5,))
    reasons = {left.text: left.reason for left in left_out(page_of(material), material)}
    film = next(reason for text, reason in reasons.items() if "bakers" in text)
    assert film.startswith("Its article joined the story with doubt")


def test_a_text_that_is_not_its_headline_s_is_told_where_it_is_near_to_the_others() -> None:
    next_article = report(
        "Harbour hearings start next week",
        "The interview of the film maker Lena Ode with the Morning Letter got a little loud.",
        "Ode defended her choice of two bakers as the heroes of her comedy and named her critics cowards.",
        "The comedy has been seen by eleven thousand people in Tarn and was shown in six other towns of Velmar.",
        "A ferry with passengers ran aground on a sandbank off Port Ansel, the Letter reported elsewhere.",
        outlet="The Week",
    )
    material = joined(FERRY, next_article, scores=(0.99,))
    assert "Ode" not in " ".join(said(page_of(material)))
    reasons = {left.text: left.reason for left in left_out(page_of(material), material)}
    loud = next(reason for text, reason in reasons.items() if "loud" in text)
    assert loud.startswith("Its article has a text that is not its headline's")
