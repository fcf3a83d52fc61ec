import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from loopback import Answer, Site
from town import AS_OF, BRIDGE, FAIR, NOTE, Cli, warc

from broadsheet.config import defaults
from broadsheet.errors import BroadsheetError
from broadsheet.stages.collect.starter import starter


def headlines(cli: Cli) -> str:
    return cli("story", "list").output


def run_as_a_person_does(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from broadsheet.cli.main import run; run()", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)


def test_init_makes_the_home_with_every_setting_and_the_starter_list(cli: Cli, home: Path) -> None:
    result = cli("init")
    assert result.exit_code == 0
    assert f"with {len(starter())} new feeds" in result.output
    assert (home / "broadsheet.toml").read_text(encoding="utf8") == defaults()
    assert "with 0 new feeds" in cli("init").output
    assert len({topic for _, _, topic in starter()}) >= 5


def test_init_without_the_starter_list_follows_nothing(cli: Cli) -> None:
    assert "with 0 new feeds" in cli("init", "--no-starter").output


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


@pytest.mark.parametrize(("level", "told"), [("warning", False), ("info", True)])
def test_a_round_logs_what_the_level_asks_for(
    cli: Cli, site: Site, monkeypatch: pytest.MonkeyPatch, level: str, told: bool
) -> None:
    cli("feeds", "add", site.url("/"))
    site.routes["/bridge"] = Answer(b"", status=404)
    monkeypatch.setenv("BROADSHEET_LOG_LEVEL", level)
    monkeypatch.setenv("BROADSHEET_WORKERS", "1")
    logged = run_as_a_person_does("run", "--once", "--as-of", AS_OF).stderr
    assert (f"INFO broadsheet.runtime.coordinator: fetch {site.url('/bridge')}" in logged) is told


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


def test_old_entries_are_left_out_unless_all_ages_are_asked_for(cli: Cli, site: Site) -> None:
    cli("feeds", "add", site.url("/"))
    cli("run", "--once", "--as-of", AS_OF)
    assert len(headlines(cli).splitlines()) == 1
    assert "/fair" not in site.paths()
    cli("run", "--once", "--all-ages", "--as-of", AS_OF)
    assert len(headlines(cli).splitlines()) == 3
    ids = [line.split()[0] for line in headlines(cli).splitlines()]
    sources = [json.loads(cli("story", "show", id, "--json").output)["sources"][0] for id in ids]
    assert sorted((s["published"][:10], s["title"]) for s in sources) == [
        ("2026-01-10", NOTE), ("2026-01-10", FAIR), ("2026-03-12", BRIDGE)]  # fmt: skip


def test_as_of_replays_the_past_and_reads_nothing_that_came_later(cli: Cli, site: Site) -> None:
    cli("feeds", "add", site.url("/"))
    cli("run", "--once", "--as-of", "2026-01-11T08:00")
    assert "/bridge" not in site.paths()
    assert "/fair" in site.paths()
    assert len(headlines(cli).splitlines()) == 2
    cli("run", "--once", "--as-of", AS_OF)
    assert len(headlines(cli).splitlines()) == 3


def test_a_time_that_is_none_is_refused_with_an_example(cli: Cli) -> None:
    assert "Write it as 2026-03-12T18:00" in str(cli("run", "--once", "--as-of", "yesterday").exception)


def test_recorded_pages_become_stories(cli: Cli, tmp_path: Path) -> None:
    archive = warc(tmp_path / "crawl.warc.gz")
    assert cli("ingest", archive).output.startswith("2 pages.")
    cli("run", "--once", "--all-ages", "--as-of", AS_OF)
    assert len(headlines(cli).splitlines()) == 2
    assert cli("ingest", archive).exit_code == 0
    assert "Nothing was due." in cli("run", "--once", "--all-ages", "--as-of", AS_OF).output


def test_an_archive_that_is_none_is_told(cli: Cli, tmp_path: Path) -> None:
    assert "none.warc" in str(cli("ingest", tmp_path / "none.warc").exception)


def test_a_story_is_shown_as_json_as_markdown_and_readable(cli: Cli, site: Site) -> None:
    cli("feeds", "add", site.url("/"))
    cli("run", "--once", "--as-of", AS_OF)
    id, _, rest = headlines(cli).partition(" ")
    page = json.loads(cli("story", "show", id, "--json").output)
    assert (page["format"], page["id"]) == ("broadsheet.page/1", id)
    assert page["headline"]["text"] in rest
    assert cli("story", "show", id[:12].lower(), "--markdown").output.startswith("# " + page["headline"]["text"])
    assert page["sections"][0]["sentences"][0]["text"][:40] in cli("story", "show", id).output


def test_a_story_shows_what_each_sentence_rests_on_and_what_joined_its_articles(cli: Cli, site: Site) -> None:
    cli("feeds", "add", site.url("/"))
    cli("run", "--once", "--as-of", AS_OF)
    story = headlines(cli).split()[0]
    page = json.loads(cli("story", "show", story, "--json").output)
    evidence = cli("story", "show", story, "--evidence").output
    assert f"headline: {page['headline']['text']}" in evidence
    for section in page["sections"]:
        for sentence in section["sentences"]:
            assert sentence["text"] in evidence
            assert all(f"{c['support']:.2f}  {c['quote']}" in evidence for c in sentence["citations"])
    assert "founded the story" in cli("story", "show", story, "--why").output


def test_a_story_that_is_not_there_is_told_with_where_to_look(cli: Cli) -> None:
    assert "See `broadsheet story list`" in str(cli("story", "show", "01NOTHING").exception)


def test_export_writes_the_site_and_the_json(cli: Cli, site: Site, tmp_path: Path) -> None:
    cli("feeds", "add", site.url("/"))
    cli("run", "--once", "--as-of", AS_OF)
    assert f"files in {tmp_path / 'site'}" in cli("export", tmp_path / "site").output
    (story,) = json.loads((tmp_path / "site/index.json").read_text(encoding="utf8"))["stories"]
    assert (tmp_path / f"site/stories/{story['id']}.html").is_file()
    assert FAIR not in (tmp_path / "site/index.html").read_text(encoding="utf8")


def test_doctor_says_what_is_wrong_and_what_to_do(cli: Cli, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "No feed is followed.\n  `broadsheet feeds add URL`" in cli("doctor").output
    cli("feeds", "add", site.url("/"))
    site.routes["/news.xml"] = Answer(b"", status=500)
    cli("run", "--once", "--as-of", AS_OF)
    assert f"broadsheet feeds remove {site.url('/news.xml')}" in cli("doctor").output
    site.routes["/news.xml"] = Answer(b"", status=410)
    cli("run", "--once", "--as-of", "2026-03-14T18:00")
    told = cli("doctor").output
    assert "gone for good" in told and "It is tried again" not in told
    monkeypatch.setenv("BROADSHEET_EMBEDDER", "bge-small-en-v1.5")
    told = cli("doctor").output
    assert "is not on this machine" in told and "broadsheet models pull" in told and "look-alikes" in told


def test_a_round_without_a_model_says_so_and_works(cli: Cli, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROADSHEET_EMBEDDER", "bge-small-en-v1.5")
    cli("feeds", "add", site.url("/"))
    told = cli("run", "--once", "--as-of", AS_OF).output
    assert "The model bge-small-en-v1.5 is not on this machine" in told
    assert "words, names and time" in told
    assert len(headlines(cli).splitlines()) == 1


def test_models_are_listed_and_checked(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROADSHEET_EMBEDDER", "bge-small-en-v1.5")
    listed = cli("models", "list").output
    assert "bge-small-en-v1.5  embedder  MIT  35 MB" in listed and "not here" in listed
    checked = cli("models", "verify")
    assert checked.exit_code == 1
    assert "bge-small-en-v1.5/model.onnx: The model" in checked.output
    assert "is not on this machine" in str(cli("models", "export", tmp_path / "m.tar").exception)
    assert "m.tar cannot be read" in str(cli("models", "import", tmp_path / "m.tar").exception)
    monkeypatch.setenv("BROADSHEET_EMBEDDER", "none")
    assert cli("models", "verify").exit_code == 0


def test_models_pull_offline_opens_no_connection(cli: Cli, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", site.origin)
    result = cli("models", "pull", "--name", "bge-small-en-v1.5", "--offline")
    assert "broadsheet models import" in str(result.exception)
    assert site.asked == []


def test_errors_are_sentences_without_a_stack_or_lost_brackets(home: Path, tmp_path: Path) -> None:
    done = run_as_a_person_does("feeds", "import", f"{tmp_path}/[/none].opml")
    assert done.returncode == 1
    assert done.stderr == f"broadsheet: {tmp_path}/[/none].opml cannot be read: No such file or directory.\n"


def test_a_home_that_cannot_be_made_is_a_sentence_with_advice(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home.write_text("in the way")
    for command in ("init", "doctor", "run"):
        done = run_as_a_person_does(command)
        assert done.returncode == 1
        assert "BROADSHEET_HOME" in done.stderr and "Traceback" not in done.stderr


def test_a_damaged_database_is_a_sentence_with_advice(home: Path, cli: Cli) -> None:
    cli("init", "--no-starter")
    (home / "broadsheet.sqlite3").write_bytes(b"no database" * 1000)
    done = run_as_a_person_does("doctor")
    assert done.returncode == 1
    assert "restore a copy" in done.stderr and "Traceback" not in done.stderr
