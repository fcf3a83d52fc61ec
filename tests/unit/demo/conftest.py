import tomllib
from typing import Any

import pytest

from broadsheet.demo.newsroom import FOLDER


@pytest.fixture(scope="session")
def expectations() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "expectations.toml").read_text(encoding="utf-8"))
