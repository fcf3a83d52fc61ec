import pytest
from newsstand import NOW

from broadsheet.stages.publish.html import Frame
from broadsheet.stages.publish.links import ServedLinks


@pytest.fixture
def frame() -> Frame:
    return Frame(ServedLinks(), NOW)
