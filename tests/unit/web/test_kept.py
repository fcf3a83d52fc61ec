from newsstand import BARRIER, GAZETTE, LIBRARY, PAGE, SUMMARIES

from broadsheet.app import Broadsheet
from broadsheet.store import finding
from broadsheet.web.kept import Kept, Lately, Summaries, cited_articles


def test_what_was_not_used_for_longest_goes_first() -> None:
    kept: Kept[int] = Kept(2)
    kept.put("a", 1)
    kept.put("b", 2)
    assert kept.get("a") == 1
    kept.put("c", 3)
    assert (kept.get("a"), kept.get("b"), kept.get("c")) == (1, None, 3)


def test_a_value_is_made_once() -> None:
    kept: Kept[list[int]] = Kept(2)
    first = kept.of("a", list)
    assert kept.of("a", lambda: [1]) is first


def test_summaries_keep_the_order_asked_for_and_leave_out_what_is_not_there(paper: Broadsheet) -> None:
    summaries = Summaries(10)
    with paper.database.read() as db:
        assert finding.newest(db, 5) == ((BARRIER, 2), (LIBRARY, 1))
        keys = ((LIBRARY, 1), ("01NONE", 1), (BARRIER, 2))
        assert summaries.of(db, keys) == (SUMMARIES[1], SUMMARIES[0])
        assert summaries.of(db, keys) == (SUMMARIES[1], SUMMARIES[0])


def test_a_pages_articles_come_in_the_versions_that_it_cites(paper: Broadsheet) -> None:
    with paper.database.read() as db:
        found = cited_articles(db, PAGE)
    assert found.keys() == {s.article for s in PAGE.sources}
    assert found[GAZETTE.id] == GAZETTE


def test_a_value_that_may_lag_is_made_anew_behind_the_answer_when_it_is_too_old() -> None:
    made = iter("abcd")
    lasting, never = Lately(60.0), Lately(-1.0)  # type: ignore[var-annotated]
    assert [lasting.of("k", lambda: next(made)) for _ in range(2)] == ["a", "a"]
    assert [never.of("k", lambda: next(made)) for _ in range(2)] == ["b", "b"]
    never.settle()
    assert lasting.of("k", lambda: next(made)) == "a"
    assert never.of("k", lambda: next(made)) == "c"
    never.settle()
