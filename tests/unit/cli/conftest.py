import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

sys.path.insert(0, str(Path(__file__).parents[1] / "net"))
sys.path.insert(0, str(Path(__file__).parent))

from loopback import Site, serving
from town import Cli, publish

from broadsheet.cli.main import app
from broadsheet.cli.terminal import console


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder for the command line, where loopback may be read and no model is asked for."""
    for name in [n for n in os.environ if n.startswith("BROADSHEET_")]:
        monkeypatch.delenv(name)
    home = tmp_path / "home"
    settings = {
        "HOME": str(home),
        "ALLOW_PRIVATE_ADDRESSES": "true",
        "HOST_DELAY": "0",
        "EMBEDDER": "none",
        "WORKERS": "1",
    }
    for name, value in settings.items():
        monkeypatch.setenv(f"BROADSHEET_{name}", value)
    monkeypatch.setattr(console, "width", 300)
    return home


@pytest.fixture
def cli(home: Path) -> Cli:
    """Run a command; one that raises is expected to be looked at by its exception."""
    return lambda *arguments: CliRunner().invoke(app, [str(a) for a in arguments])


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        publish(site)
        yield site
