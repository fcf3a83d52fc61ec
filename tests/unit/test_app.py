"""The library, as docs/guide/library.md shows it."""

import re
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "cli"))
sys.path.insert(0, str(Path(__file__).parent / "net"))

from loopback import Answer, Site, serving
from town import BRIDGE, publish

from broadsheet import Broadsheet
from broadsheet.config import Settings
from broadsheet.errors import BroadsheetError
from broadsheet.rounds import next_due
from broadsheet.runtime.clock import FixedClock
from broadsheet.runtime.coordinator import RoundReport

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "library.md"
NOW = datetime(2026, 3, 12, 18, 0, tzinfo=UTC)


@pytest.fixture
def site():
    with serving() as site:
        publish(site)
        yield site


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        home=tmp_path / "home", allow_private_addresses=True, host_delay=0, embedder="none", workers=1,
        write_debounce_seconds=0,
    )  # fmt: skip


def test_the_code_of_the_guide_works_as_it_is_written(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code = "\n".join(re.findall(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf8"), re.DOTALL))
    monkeypatch.chdir(tmp_path)
    for name, value in {
        "ALLOW_PRIVATE_ADDRESSES": "1",
        "HOST_DELAY": "0",
        "EMBEDDER": "none",
        "MAX_AGE_DAYS": "9999",
    }.items():
        monkeypatch.setenv(f"BROADSHEET_{name}", value)
    (tmp_path / "feeds.opml").write_text(
        f'<opml version="2.0"><body><outline text="Marlow" xmlUrl="{site.url("/news.xml")}"/></body></opml>'
    )
    assert "https://example.org/" in code
    exec(code.replace("https://example.org/", site.url("/")), {})  # the one thing changed: no test reaches the internet
    assert "bridge" in capsys.readouterr().out
    assert (tmp_path / "site" / "index.html").is_file()


def test_a_round_again_changes_nothing(site: Site, settings: Settings) -> None:
    with Broadsheet(settings=settings, clock=FixedClock(NOW)) as paper:
        paper.add_feed(site.url("/"))
        paper.run_once()
        before = paper.stories()
        assert paper.run_once().counts == {}
        assert paper.stories() == before


def test_a_corrected_article_gives_a_new_revision_and_the_old_stays_readable_in_the_export(
    site: Site, settings: Settings, tmp_path: Path
) -> None:
    clock = FixedClock(NOW)
    with Broadsheet(settings=settings, clock=clock) as paper:
        paper.add_feed(site.url("/"))
        paper.run_once()
        old = site.routes["/bridge"]
        assert isinstance(old, Answer)
        site.routes["/bridge"] = Answer(old.body.replace(b"two of its five", b"three of its five"), headers=old.headers)
        clock.now = NOW + timedelta(hours=6)  # when a fresh page is looked at again
        paper.run_once()
        (page,) = paper.stories()
        assert [p.revision for p in paper.revisions(page.id)] == [2, 1]
        assert "three of its five" in " ".join(s.text for section in page.sections for s in section.sentences)
        paper.export(tmp_path / "site")
        old_page = (tmp_path / f"site/stories/{page.id}/revisions/1.html").read_text(encoding="utf8")
        assert "in two of its five" in old_page
        assert (tmp_path / f"site/articles/{page.sources[0].article}/1.html").is_file()


def test_rounds_again_and_again_until_it_is_stopped_sleep_while_nothing_is_due(site: Site, settings: Settings) -> None:
    reports: list[RoundReport] = []
    with Broadsheet(settings=settings, clock=FixedClock(NOW)) as paper:
        paper.add_feed(site.url("/"))

        def after(report: RoundReport) -> None:
            reports.append(report)
            raise KeyboardInterrupt  # as Ctrl-C does

        paper.run(after=after)
        assert len(reports) == 1
        assert paper.stories()[0].headline.text
        assert next_due(paper.database, settings, NOW) == NOW + timedelta(
            hours=6
        )  # the second look at the page, not the old entries


def test_one_can_read_while_another_writes(site: Site, settings: Settings) -> None:
    with Broadsheet(settings=settings, clock=FixedClock(NOW)) as paper, Broadsheet(settings=settings) as reader:
        paper.add_feed(site.url("/"))
        paper.run_once()
        found: list[int] = []
        with paper.database.begin():  # a writer holds the lock
            thread = threading.Thread(target=lambda: found.append(len(reader.stories()) + len(reader.feeds())))
            thread.start()
            thread.join(5)
        assert found == [2]


def test_a_story_may_be_named_by_its_first_letters_where_they_are_its_own(site: Site, settings: Settings) -> None:
    with Broadsheet(settings=settings, clock=FixedClock(NOW)) as paper:
        paper.add_feed(site.url("/"))
        paper.run_once(all_ages=True)
        for page in paper.stories():
            assert paper.page(page.id[:20].lower()) == page
        with pytest.raises(BroadsheetError, match="begins more than one story's id"):
            paper.page("0")


def test_search_and_articles_are_there(site: Site, settings: Settings) -> None:
    with Broadsheet(settings=settings, clock=FixedClock(NOW)) as paper:
        paper.add_feed(site.url("/"))
        paper.run_once()
        (page,) = paper.search("bridge")
        article, story = paper.article(page.sources[0].article)
        assert (article.title, story) == (BRIDGE, page.id)
        with pytest.raises(BroadsheetError, match="There is no article"):
            paper.article("nothing")
