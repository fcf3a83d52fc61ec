from pathlib import Path

import pytest
from loopback import Answer, Site
from town import AS_OF, BRIDGE, Cli, headlines

from broadsheet.errors import BroadsheetError


def test_a_sites_address_is_enough_to_follow_its_feed(cli: Cli, site: Site) -> None:
    assert cli("feeds", "add", site.url("/"), "--topic", "Town").output == f"Following {site.url('/news.xml')}\n"
    listed = cli("feeds", "list").output
    assert site.url("/news.xml") in listed
    assert "Town" in listed and "not polled yet" in listed and "at the next round" in listed


def test_a_site_without_a_feed_is_told_with_what_to_do(cli: Cli, site: Site) -> None:
    result = cli("feeds", "add", site.url("/bridge"))
    assert isinstance(result.exception, BroadsheetError)
    assert "Give the address of the feed itself" in str(result.exception)


def test_feeds_list_shows_health_last_success_next_poll_and_why_it_failed(cli: Cli, site: Site) -> None:
    cli("feeds", "add", site.url("/"))
    cli("run", "--once", "--as-of", AS_OF)
    listed = cli("feeds", "list").output
    assert "[b]Marlow[/b] Post" in listed  # a title is no markup
    assert "well" in listed and "2026-03-12 18:00" in listed
    site.routes["/news.xml"] = Answer(b"", status=500)
    cli("run", "--once", "--as-of", "2026-03-14T18:00")
    listed = cli("feeds", "list").output
    assert (
        "failed 1 times" in listed and "500" in listed and "2026-03-12 18:00" in listed and "2026-03-14 18:" in listed
    )


def test_a_paused_feed_is_not_polled_until_it_is_resumed(cli: Cli, site: Site) -> None:
    cli("feeds", "add", site.url("/"))
    asked = len(site.asked)
    assert cli("feeds", "pause", site.url("/news.xml")).exit_code == 0
    assert "paused" in cli("feeds", "list").output
    assert "Nothing was due." in cli("run", "--once", "--as-of", AS_OF).output
    assert len(site.asked) == asked
    assert cli("feeds", "resume", site.url("/news.xml")).exit_code == 0
    assert "poll: 1 done" in cli("run", "--once", "--as-of", AS_OF).output


def test_a_removed_feed_leaves_its_stories(cli: Cli, site: Site) -> None:
    cli("feeds", "add", site.url("/"))
    cli("run", "--once", "--as-of", AS_OF)
    assert cli("feeds", "remove", site.url("/news.xml")).exit_code == 0
    assert site.url("/news.xml") not in cli("feeds", "list").output
    assert BRIDGE.split()[2] in headlines(cli)


@pytest.mark.parametrize("command", ["remove", "pause", "resume"])
def test_a_feed_that_is_not_followed_is_named(cli: Cli, command: str) -> None:
    assert "There is no feed nowhere" in str(cli("feeds", command, "nowhere").exception)


def test_feeds_go_out_as_opml_and_come_in_again(
    cli: Cli, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("feeds", "add", site.url("/"), "--topic", "Town")
    exported = cli("feeds", "export").output
    (tmp_path / "feeds.opml").write_text(exported, encoding="utf8")
    monkeypatch.setenv("BROADSHEET_HOME", str(tmp_path / "other"))
    assert cli("feeds", "import", tmp_path / "feeds.opml").output == "1 new feeds\n"
    assert cli("feeds", "import", tmp_path / "feeds.opml").output == "0 new feeds\n"
    assert cli("feeds", "export").output == exported
    assert "cannot be read" in str(cli("feeds", "import", tmp_path / "none.opml").exception)
