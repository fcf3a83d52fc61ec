from dataclasses import replace

from newsstand import FIRST_REVISION, PAGE

from broadsheet.news.page import Page, Section, Statement
from broadsheet.stages.publish.changes import changes


def _page(*sections: tuple[str, ...], revision: int = 1) -> Page:
    made = tuple(Section(Statement(s[0], ()), tuple(Statement(text, ()) for text in s[1:])) for s in sections)
    return replace(PAGE, sections=made, revision=revision)


BEFORE = _page(("Price", "The bridge will cost 40 million crowns in all.", "It opens in May."))


def test_a_page_differs_in_nothing_from_itself() -> None:
    assert not changes(PAGE, PAGE).any


def test_a_sentence_that_was_not_there_is_new_in_its_place() -> None:
    now = _page(("Price", "The bridge will cost 40 million crowns in all.", "Cyclists are glad.", "It opens in May."))
    found = changes(BEFORE, now)
    assert [(p.text, p.place, p.of) for p in found.new] == [("Cyclists are glad.", "section-1", 3)]
    assert found.fresh == {("section-1", 3)}
    assert not found.changed and not found.dropped and not found.sections


def test_a_figure_that_moved_is_told_with_what_it_was() -> None:
    now = _page(("Price", "The bridge will cost 55 million crowns in all.", "It opens in May."))
    found = changes(BEFORE, now)
    assert [(b, n) for b, n, _ in found.figures] == [("40", "55")]
    assert found.changed[0].before == "The bridge will cost 40 million crowns in all."
    assert not found.new and not found.dropped


def test_a_sentence_that_is_gone_is_told() -> None:
    found = changes(BEFORE, _page(("Price", "It opens in May.")))
    assert found.dropped == ("The bridge will cost 40 million crowns in all.",)


def test_a_sentence_that_only_moved_is_no_change() -> None:
    assert not changes(
        BEFORE, _page(("Dates", "It opens in May."), ("Price", BEFORE.sections[0].sentences[0].text))
    ).any


def test_a_section_of_new_sentences_is_new_as_a_whole() -> None:
    now = _page(
        ("Price", *(s.text for s in BEFORE.sections[0].sentences)),
        ("Protest", "Ferrymen object.", "They met on Monday."),
    )
    assert [(p.text, p.place) for p in changes(BEFORE, now).sections] == [("Protest", "section-2")]


def test_two_sentences_never_take_the_place_of_the_same_one() -> None:
    now = _page(
        ("Price", "The bridge will cost 41 million crowns in all.", "The bridge will cost 42 million crowns in all.")
    )
    found = changes(BEFORE, now)
    assert len(found.changed) == 1
    assert len(found.new) == 1


def test_reports_tickers_and_differences_that_came_are_told() -> None:
    found = changes(FIRST_REVISION, PAGE)
    assert [p.place for p in found.sources] == ["source-3"]
    assert [p.place for p in found.tickers] == ["ticker-1"]
    assert [p.place for p in found.discrepancies] == ["differ-2"]
    assert found.any
