from datetime import UTC, datetime, timedelta

from broadsheet.news.story import Member
from broadsheet.stages.narrate.reword.faithful import Evidence
from broadsheet.stages.narrate.reword.question import Answer, Question, Said
from broadsheet.store import rewordings, stories
from broadsheet.store.database import Database

NOW = datetime(2026, 3, 12, 18, tzinfo=UTC)
ANSWER = Answer(Said("Ferry rests", (1,)), (), (("form", "It rests."),))


def question(key: str) -> Question:
    return Question(key, "en", (Evidence("The ferry rests.", "en"),), Said("Ferry rests", (1,)), ())


def due(database: Database, at: datetime = NOW) -> list[str]:
    with database.read() as db:
        return rewordings.due(db, at, 9)


def test_a_question_waits_until_it_has_its_answer(database: Database) -> None:
    with database.begin() as db:
        assert rewordings.ask(db, "S1", [question("a"), question("b")], NOW) is False
        assert rewordings.get(db, ["a"]) == (question("a"),)
        assert rewordings.answer(db, "a", ANSWER) is None
        assert rewordings.answers(db, "S1") == {"a": ANSWER}
    assert due(database) == ["b"]
    with database.begin() as db:
        assert rewordings.answer(db, "b", ANSWER) == "S1"
        assert rewordings.next_due(db, NOW) is None
    assert due(database) == []


def test_what_a_page_no_longer_asks_is_forgotten_and_what_was_answered_is_kept(database: Database) -> None:
    with database.begin() as db:
        rewordings.ask(db, "S1", [question("a"), question("b"), question("c")], NOW)
        rewordings.answer(db, "a", ANSWER)
        rewordings.ask(db, "S1", [question("c")], NOW)
        assert rewordings.answers(db, "S1") == {"a": ANSWER}
    assert due(database) == ["c"]


def test_an_answer_that_came_under_another_story_serves_this_one(database: Database) -> None:
    with database.begin() as db:
        rewordings.ask(db, "S1", [question("a")], NOW)
        rewordings.answer(db, "a", ANSWER)
        assert rewordings.ask(db, "S2", [question("a")], NOW) is True
        assert rewordings.answers(db, "S2") == {"a": ANSWER}
        assert rewordings.ask(db, "S2", [question("a")], NOW) is False


def test_nothing_is_asked_for_a_story_that_was_merged_away(database: Database) -> None:
    with database.begin() as db:
        for story in ("S1", "S2"):
            stories.found(db, {story: NOW}, NOW)
            stories.add_members(db, [(story, Member(f"A{story}", NOW, ()))])
            rewordings.ask(db, story, [question(story)], NOW)
        stories.merge(db, "S1", "S2")
    assert due(database) == ["S2"]


def test_an_endpoint_in_trouble_puts_everything_off(database: Database) -> None:
    later = NOW + timedelta(minutes=5)
    with database.begin() as db:
        rewordings.ask(db, "S1", [question("a"), question("b")], NOW)
        assert rewordings.put_off(db, "a", "It is busy.", later, counts=False) is None
        assert rewordings.next_due(db, NOW) == later
        assert rewordings.failed(db) == (("It is busy.", 1),)
    assert due(database) == []
    assert due(database, later) == ["a", "b"]


def test_a_question_that_breaks_the_endpoint_three_times_is_given_up(database: Database) -> None:
    with database.begin() as db:
        rewordings.ask(db, "S1", [question("a")], NOW)
        found = [rewordings.put_off(db, "a", "It broke.", NOW, counts=True) for _ in range(3)]
    assert found == [None, None, "S1"]
    assert due(database) == []


def test_what_is_spent_is_counted_for_each_day_by_itself(database: Database) -> None:
    with database.begin() as db:
        rewordings.spend(db, NOW, 100, 0.5)
        rewordings.spend(db, NOW + timedelta(hours=5), 20, 0.25)
        rewordings.spend(db, NOW + timedelta(hours=6), 7, 0.0)
        assert rewordings.spent(db, NOW) == (120, 0.75)
        assert rewordings.spent(db, NOW + timedelta(days=1)) == (7, 0.0)
        assert rewordings.spent(db, NOW + timedelta(days=2)) == (0, 0.0)
