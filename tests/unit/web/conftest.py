import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from broadsheet.app import Broadsheet
from broadsheet.config import Settings

sys.path.insert(0, str(Path(__file__).parents[1] / "stages" / "publish"))

import printed


@pytest.fixture
def paper(tmp_path: Path) -> Iterator[Broadsheet]:
    """A library that holds the stories of the newsstand."""
    with Broadsheet(settings=Settings(home=tmp_path, embedder="none"), clock=printed.clock) as paper:
        printed.fill(paper)
        yield paper
