from dataclasses import replace

from newsstand import BARRIER, PAGE, TIDE

from broadsheet.news.evidence import Evidence, Name
from broadsheet.stages.publish.about import facts


def _evidence(article: str, *names: Name) -> Evidence:
    return Evidence(article, 1, (), names, (), (), (), ())


LINNET = Name(0, 10, "Ada Linnet", "person", "ada linnet")


def test_outlets_language_and_tickers_come_from_the_page() -> None:
    found = facts(PAGE, [])
    assert [f.name for f in found if f.kind == "outlet"] == ["Tide Table", "Lower Town Gazette", "Crown Wire"]
    assert [(f.key, f.name) for f in found if f.kind == "ticker"] == [("nrhm", "NRHM: Norrhav Marine")]
    assert [f.key for f in found if f.kind == "language"] == ["en"]


def test_a_name_counts_in_how_many_reports_it_stands() -> None:
    found = facts(PAGE, [_evidence("a", LINNET, LINNET), _evidence("b", LINNET)])
    assert [(f.name, f.count) for f in found if f.kind == "person"] == [("Ada Linnet", 2)]


def test_a_name_that_the_page_does_not_show_is_left_out() -> None:
    unseen = replace(LINNET, text="Orsolya Venn", key="orsolya venn")
    assert not [f for f in facts(PAGE, [_evidence(TIDE.id, unseen)]) if f.kind == "person"]


def test_a_page_without_a_language_has_one_that_says_so() -> None:
    assert [f.key for f in facts(replace(PAGE, id=BARRIER, language=""), []) if f.kind == "language"] == ["und"]
