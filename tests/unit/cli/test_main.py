import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from loopback import Answer, Site
from town import AS_OF, BRIDGE, FAIR, NOTE, Cli, headlines, warc

from broadsheet.config import defaults
from broadsheet.stages.collect.starter import starter


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
