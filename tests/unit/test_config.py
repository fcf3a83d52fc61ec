from pathlib import Path

import pytest

from broadsheet.config import Settings, load
from broadsheet.errors import BroadsheetError

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "settings.md"


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_stands_in_the_guide_with_its_sentence(name: str) -> None:
    text = GUIDE.read_text(encoding="utf8")
    assert f"`{name}`" in text
    assert Settings.model_fields[name].description in text


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broadsheet.toml").write_text("port = 8001\nhost_delay = 2.5\n", encoding="utf8")
    monkeypatch.setenv("BROADSHEET_PORT", "8002")
    settings = load(home=tmp_path)
    assert (settings.port, settings.host_delay) == (8002, 2.5)


def test_a_setting_that_does_not_fit_is_named(tmp_path: Path) -> None:
    (tmp_path / "broadsheet.toml").write_text('port = "many"\n', encoding="utf8")
    with pytest.raises(BroadsheetError, match="port"):
        load(home=tmp_path)
