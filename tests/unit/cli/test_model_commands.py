from pathlib import Path

import pytest
from loopback import Site
from town import Cli


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
