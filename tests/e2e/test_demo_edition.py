"""The whole path on the demo edition: what a reader would see, and what must always hold."""

import json
import tomllib
from pathlib import Path

from broadsheet.app import Broadsheet
from broadsheet.demo.newsroom import FOLDER
from broadsheet.news.page import Page
from broadsheet.stages.narrate.verify import broken_invariants, statements


def texts(paper: Broadsheet, page: Page) -> dict[str, str]:
    return {s.article: paper.article(s.article, s.version)[0].text for s in page.sources}


def test_no_bug_was_met(paper: Broadsheet) -> None:
    assert paper.traces() == ()


def test_every_page_keeps_every_invariant(paper: Broadsheet) -> None:
    pages = paper.stories()
    assert len(pages) >= 15
    assert {p.id: broken_invariants(p, texts(paper, p)) for p in pages} == {p.id: () for p in pages}


def test_every_statement_cites_the_very_words_of_a_source(paper: Broadsheet) -> None:
    for page in paper.stories():
        stored = texts(paper, page)
        article = {s.n: s.article for s in page.sources}
        for _, _, citations in statements(page):
            assert citations
            assert all(stored[article[c.source]][c.start : c.end] == c.quote for c in citations)


def test_wire_copies_count_as_one_report(paper: Broadsheet) -> None:
    copied = [p for p in paper.stories() if any(s.copy_of for s in p.sources)]
    assert copied
    assert all(p.status.independent_reports < p.status.articles for p in copied)


def test_the_dispute_is_one_story_of_several_independent_reports(paper: Broadsheet) -> None:
    largest = max(paper.stories(), key=lambda p: p.status.independent_reports)
    assert largest.status.independent_reports >= 4
    assert len(largest.sections) >= 3


def test_a_listed_company_has_its_ticker(paper: Broadsheet) -> None:
    expected = set(
        tomllib.loads((FOLDER / "expectations.toml").read_text(encoding="utf8")).get("tickers", {}).keys()
    ) | {"HD", "TSM"}
    found = {t.symbol for p in paper.stories() for t in p.tickers}
    assert found & expected


def test_a_story_that_went_on_has_a_second_revision_and_keeps_the_first(paper: Broadsheet) -> None:
    updated = [p for p in paper.stories() if p.revision > 1]
    assert updated
    for page in updated:
        assert [r.revision for r in paper.revisions(page.id)] == list(range(page.revision, 0, -1))
        assert page.status.changes


def test_a_second_round_changes_nothing(paper: Broadsheet) -> None:
    before = paper.stories()
    paper.run_once()
    assert paper.stories() == before


def test_two_exports_are_the_same_bytes_in_the_published_format(paper: Broadsheet, folder: Path) -> None:
    paper.export(folder / "one")
    paper.export(folder / "two")
    one, two = (
        {p.relative_to(folder / n): p.read_bytes() for p in (folder / n).rglob("*") if p.is_file()}
        for n in ("one", "two")
    )
    assert one == two
    index = json.loads((folder / "one/index.json").read_text(encoding="utf8"))
    assert [s["rank"] for s in index["stories"]] == list(range(1, len(index["stories"]) + 1))
    page = json.loads((folder / f"one/stories/{index['stories'][0]['id']}.json").read_text(encoding="utf8"))
    assert page["format"] == "broadsheet.page/1"
    assert page["updated"].endswith("Z")


def test_search_finds_a_story_by_its_words(paper: Broadsheet) -> None:
    page = paper.stories()[0]
    word = max(page.headline.text.split(), key=len)
    assert page.id in {p.id for p in paper.search(word)}
    assert paper.search('" ( * :') == ()
