import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import get_args

import pytest

from broadsheet.config import Settings, defaults, load, write_defaults
from broadsheet.errors import BroadsheetError

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "settings.md"
NAMES = sorted(Settings.model_fields)


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [n for n in os.environ if n.startswith("BROADSHEET_")]:
        monkeypatch.delenv(name)


@pytest.mark.parametrize("name", NAMES)
def test_every_setting_stands_in_the_guide_with_its_sentence(name: str) -> None:
    rows = [line for line in GUIDE.read_text(encoding="utf8").splitlines() if line.startswith(f"| `{name}` |")]
    assert len(rows) == 1
    assert Settings.model_fields[name].description in rows[0]


@pytest.mark.parametrize("name", [n for n in NAMES if n != "home"])
def test_every_setting_stands_in_the_settings_file_with_its_sentence(name: str) -> None:
    lines = defaults().splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith(f"# {name} = "))
    assert lines[at - 1] == f"# {Settings.model_fields[name].description}"


def test_the_settings_file_with_every_line_taken_in_gives_the_defaults(tmp_path: Path) -> None:
    lines = [line.removeprefix("# ") for line in defaults().splitlines() if " = " in line]
    (tmp_path / "broadsheet.toml").write_text("\n".join(lines), encoding="utf8")
    assert len(tomllib.loads("\n".join(lines))) == len(NAMES) - 1
    assert load(home=tmp_path) == Settings(home=tmp_path / "nowhere").model_copy(update={"home": tmp_path})


def test_a_settings_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    path = write_defaults(tmp_path / "new" / "home")
    path.write_text("port = 8001\n")
    assert write_defaults(tmp_path / "new" / "home") == path
    assert path.read_text() == "port = 8001\n"


def test_a_home_that_cannot_be_written_is_told_with_advice(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(BroadsheetError, match=r"cannot be written.*BROADSHEET_HOME"):
        write_defaults(tmp_path / "file")


def test_the_environment_wins_over_the_file_and_the_file_over_the_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broadsheet.toml").write_text("port = 8001\nhost_delay = 2.5\n", encoding="utf8")
    monkeypatch.setenv("BROADSHEET_PORT", "8002")
    settings = load(home=tmp_path)
    assert (settings.port, settings.host_delay, settings.connections) == (8002, 2.5, 32)


def test_the_environment_says_where_home_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broadsheet.toml").write_text("port = 8001\n", encoding="utf8")
    monkeypatch.setenv("BROADSHEET_HOME", str(tmp_path))
    assert (load().home, load().port) == (tmp_path, 8001)


@pytest.mark.parametrize("name", [n for n in NAMES if n not in ("home", "log_level")])
def test_every_setting_is_an_environment_variable(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    default = Settings.model_fields[name].default
    choices = get_args(Settings.model_fields[name].annotation)  # of a setting that takes only some words
    value = not default if isinstance(default, bool) else default + 1 if isinstance(default, int | float) else "other"
    value = choices[-1] if choices else value
    monkeypatch.setenv(f"BROADSHEET_{name.upper()}", str(value))
    assert getattr(load(home=tmp_path), name) == value


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('port = "many"', "port"),
        ("port = 70000", "port"),
        ("workers = -1", "workers"),
        ('log_level = "loud"', "log_level"),
        ("prot = 8001", "prot"),
        ("port = ", "broadsheet.toml"),
        ("\x00", "broadsheet.toml"),
    ],
)
def test_what_does_not_fit_is_named_in_a_sentence(text: str, named: str, tmp_path: Path) -> None:
    (tmp_path / "broadsheet.toml").write_text(text, encoding="utf8")
    with pytest.raises(BroadsheetError, match=named):
        load(home=tmp_path)


def test_a_wrong_value_ends_the_program_with_a_sentence_and_no_stack(tmp_path: Path) -> None:
    environment = os.environ | {"BROADSHEET_HOME": str(tmp_path), "BROADSHEET_PORT": "many"}
    command = [sys.executable, "-c", "from broadsheet.cli.main import run; run()", "doctor"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("broadsheet: Some settings do not fit.")
    assert "BROADSHEET_PORT" in done.stderr or "port" in done.stderr
    assert "Traceback" not in done.stderr
