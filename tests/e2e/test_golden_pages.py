"""The demo edition's pages as they were read and found good. A change shows here, sentence by sentence.

After reading what changed: `BROADSHEET_GOLDEN=write pytest tests/e2e/test_golden_pages.py`.
"""

import os
import re
from pathlib import Path

from broadsheet.app import Broadsheet
from broadsheet.news.page import Page
from broadsheet.stages.publish.markdown import page_markdown

GOLDEN = Path(__file__).parent / "golden"
_PORT = re.compile(r"(?<=\.localhost):\d+")  # another one in each run


def told(page: Page) -> str:
    return _PORT.sub("", page_markdown(page))


def name_of(page: Page) -> str:
    """A file's name that does not change with the page: the first source's address."""
    return "-".join(page.sources[0].url.rstrip("/").removesuffix(".html").split("/")[-1].split("-")[:5]) + ".md"


def test_the_pages_read_as_they_did(paper: Broadsheet) -> None:
    pages = {name_of(page): told(page) for page in paper.stories()}
    if os.environ.get("BROADSHEET_GOLDEN") == "write":
        for file in GOLDEN.glob("*.md"):
            file.unlink()
        for name, text in pages.items():
            (GOLDEN / name).write_text(text, encoding="utf8")
    golden = {file.name: file.read_text(encoding="utf8") for file in GOLDEN.glob("*.md")}
    assert pages.keys() == golden.keys()
    for name, text in pages.items():
        assert text == golden[name], f"{name} reads differently. Read it; if it is good, write the golden pages anew."
