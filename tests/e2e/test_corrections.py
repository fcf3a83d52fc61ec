"""An outlet corrects a report on its server: the next look at it reaches the page, the JSON and the HTML."""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

sys.path.insert(
    0, str(Path(__file__).parents[1] / "unit" / "net")
)  # the small web on loopback is shared with those tests

from loopback import Answer, Site, serving

from broadsheet import Broadsheet
from broadsheet.config import Settings
from broadsheet.news.page import Page
from broadsheet.runtime.clock import FixedClock
from broadsheet.stages.narrate.verify import statements

NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)
SECOND_LOOK = NOON + timedelta(hours=6)  # when a fresh page is looked at again
CORRECTED = datetime(2026, 3, 12, 14, 30, tzinfo=UTC)  # as the outlet says

HARBOUR = (
    "The lock gate of Port Ansel broke on Thursday morning, and its repair will cost 3.2 million crowns, the port authority said.",
    "A barge hit the gate in the fog at 06:40, harbour master Ilse Marden told reporters. Nobody was hurt.",
    "The repair of the lock gate for 3.2 million crowns will last until the end of April, Marden said on Thursday.",
    "Some 41 ships lie in the inner harbour of Port Ansel, among them four ferries, the port authority said.",
)
HARBOUR_TOO = (
    "No ship can leave the inner harbour of Port Ansel since a barge broke its lock gate on Thursday, the port authority said.",
    "Harbour master Ilse Marden expects the repair of the lock gate to last until the end of April, she told reporters.",
    "The ferries to the islands will sail from the outer quay of Port Ansel instead, an hour later than planned.",
)
DEARER = tuple(told.replace("3.2 million", "4.7 million") for told in HARBOUR)
TAKEN_BACK = ("The lock gate of Port Ansel broke on Thursday morning, the port authority said.", HARBOUR[1], HARBOUR[3])


def html(title: str, paragraphs: tuple[str, ...], modified: datetime | None = None) -> Answer:
    head = f'<title>{title}</title><meta property="article:published_time" content="2026-03-12T09:00:00Z">'
    head += f'<meta property="article:modified_time" content="{modified.isoformat()}">' if modified else ""
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    page = f'<html lang="en"><head>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>'
    return Answer(page.encode(), headers={"Content-Type": "text/html; charset=utf-8"})


HERALD, GAZETTE = (
    "Repair of broken Port Ansel lock gate to cost 3.2 million crowns",
    "Port Ansel lock gate broken, ships shut in",
)


def outlet(site: Site, name: str, title: str, paragraphs: tuple[str, ...]) -> None:
    item = f"<item><title>{title}</title><link>{site.url('/lock')}</link><pubDate>Thu, 12 Mar 2026 09:00:00 GMT</pubDate></item>"
    feed = f"<rss version='2.0'><channel><title>{name}</title><link>{site.url('/')}</link>{item}</channel></rss>"
    site.routes["/feed"] = Answer(feed.encode(), headers={"Content-Type": "application/rss+xml"})
    site.routes["/lock"] = html(title, paragraphs)


@pytest.fixture
def herald() -> Iterator[Site]:
    with serving() as site:
        outlet(site, "Ansel Herald", HERALD, HARBOUR)
        yield site


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOON)


@pytest.fixture
def paper(tmp_path: Path, herald: Site, clock: FixedClock) -> Iterator[Broadsheet]:
    settings = Settings(home=tmp_path, allow_private_addresses=True, host_delay=0, embedder="none", workers=1)
    with Broadsheet(settings=settings, clock=clock) as paper, serving() as gazette:
        outlet(gazette, "Coast Gazette", GAZETTE, HARBOUR_TOO)
        paper.follow([(site.url("/feed"), "", "") for site in (herald, gazette)])
        paper.run_once()
        yield paper


def corrected(
    paper: Broadsheet, site: Site, clock: FixedClock, told: tuple[str, ...], modified: datetime | None = CORRECTED
) -> Page:
    """The page after the outlet has put other words on its server and the round of the second look."""
    site.routes["/lock"] = html(HERALD, told, modified)
    clock.now = SECOND_LOOK
    paper.run_once()
    (page,) = paper.stories()
    return page


def quotes(page: Page) -> list[tuple[str, str]]:
    """(article, quote) of every citation of a page."""
    article = {s.n: s.article for s in page.sources}
    return [(article[c.source], c.quote) for _, _, citations in statements(page) for c in citations]


def test_before_the_correction_the_page_rests_on_the_words_that_it_will_change(paper: Broadsheet) -> None:
    (page,) = paper.stories()
    assert (page.revision, page.corrections) == (1, ())
    assert {s.outlet for s in page.sources} == {"Ansel Herald", "Coast Gazette"}
    assert any("3.2 million" in quote for _, quote in quotes(page))


def test_every_sentence_rests_on_the_new_words_and_the_page_says_what_was_corrected_and_when(
    paper: Broadsheet, herald: Site, clock: FixedClock
) -> None:
    page = corrected(paper, herald, clock, DEARER)
    (correction,) = page.corrections
    (source,) = (s for s in page.sources if s.outlet == "Ansel Herald")
    assert (correction.at, correction.article, correction.source, correction.version) == (
        CORRECTED, source.article, source.n, 2,
    )  # fmt: skip
    assert "3.2 million" in correction.was and "4.7 million" in correction.now
    assert (page.revision, page.status.state) == (2, "updated")
    assert "Corrected or updated by its outlet: Ansel Herald" in page.status.changes
    assert any("3.2 million" in change and "4.7 million" in change for change in page.status.changes)
    for article, quote in quotes(page):
        assert quote in paper.article(article)[0].text
    assert any("4.7 million" in text for _, text, _ in statements(page))
    assert not any("3.2 million" in text for _, text, _ in statements(page))


def test_words_that_were_taken_back_are_told_no_more(paper: Broadsheet, herald: Site, clock: FixedClock) -> None:
    page = corrected(paper, herald, clock, TAKEN_BACK)
    (correction,) = page.corrections
    assert "3.2 million" in correction.was and "crowns" not in correction.now
    assert not any("crowns" in text for _, text, _ in statements(page))


def test_without_a_time_of_its_own_a_correction_is_of_the_time_at_which_it_was_seen(
    paper: Broadsheet, herald: Site, clock: FixedClock
) -> None:
    (correction,) = corrected(paper, herald, clock, DEARER, modified=None).corrections
    assert correction.at == SECOND_LOOK


def test_a_page_that_stands_as_it_did_at_the_second_look_has_no_second_revision(
    paper: Broadsheet, herald: Site, clock: FixedClock
) -> None:
    page = corrected(paper, herald, clock, HARBOUR, modified=None)
    assert herald.paths().count("/lock") == 2
    assert (page.revision, page.corrections) == (1, ())


def test_json_and_html_show_the_correction_and_the_old_revision_stays_as_it_was(
    paper: Broadsheet, herald: Site, clock: FixedClock, tmp_path: Path
) -> None:
    before = paper.stories()[0]
    page = corrected(paper, herald, clock, DEARER)
    paper.export(tmp_path / "site")
    told = json.loads((tmp_path / f"site/stories/{page.id}.json").read_text(encoding="utf8"))
    (shown,) = told["corrections"]
    assert shown["at"] == "2026-03-12T14:30:00Z"
    assert "3.2 million" in shown["was"] and "4.7 million" in shown["now"]
    shown_page = (tmp_path / f"site/stories/{page.id}.html").read_text(encoding="utf8")
    assert "Corrected" in shown_page and "14:30" in shown_page
    assert "took back <q>" in shown_page and "4.7 million" in shown_page
    assert paper.revisions(page.id)[-1] == before
    old_page = (tmp_path / f"site/stories/{page.id}/revisions/1.html").read_text(encoding="utf8")
    assert "3.2 million" in old_page and "4.7 million" not in old_page
    old_article, _ = paper.article(page.corrections[0].article, version=1)
    assert all(quote in old_article.text for article, quote in quotes(before) if article == old_article.id)
