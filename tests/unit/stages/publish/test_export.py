import json
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html as parser
from newsstand import BARRIER, EDITION, LIBRARY, MERGED, PAGE, SINGLE, TIDE

from broadsheet.stages.publish.export import Edition, ExportError, export
from broadsheet.stages.publish.json import page_from_json

EMPTY = Edition((), {}, (), {})


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_every_story_and_article_is_there_as_a_page_and_as_json(tmp_path: Path) -> None:
    export(EDITION, tmp_path)
    assert page_from_json((tmp_path / f"stories/{BARRIER}.json").read_text()) == PAGE
    assert PAGE.headline.text in (tmp_path / f"stories/{BARRIER}.html").read_text()
    article = json.loads((tmp_path / f"articles/{TIDE.id}.json").read_text())
    assert (article["text"], article["story"]) == (TIDE.text, BARRIER)


def test_the_index_is_generated_at_the_newest_change_and_in_order(tmp_path: Path) -> None:
    export(EDITION, tmp_path)
    index = json.loads((tmp_path / "index.json").read_text())
    assert index["generated"] == "2026-03-14T12:04:00Z"
    assert [s["id"] for s in index["stories"]] == [BARRIER, LIBRARY]


def test_two_exports_of_the_same_data_are_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    assert export(EDITION, first) == export(EDITION, second)
    assert _bytes(first) == _bytes(second)
    export(EDITION, first)
    assert _bytes(first) == _bytes(second)


def test_every_link_between_the_files_leads_to_one(tmp_path: Path) -> None:
    export(EDITION, tmp_path)
    for page in tmp_path.rglob("*.html"):
        document = parser.fromstring(page.read_text())
        for link in document.xpath("//@href"):
            parts = urlsplit(link)
            if parts.scheme or not parts.path:
                continue
            target = (page.parent / unquote(parts.path)).resolve()
            assert target.is_file(), f"{page}: {link}"
            if parts.fragment:
                assert f'id="{parts.fragment}"' in target.read_text(), f"{page}: {link}"


def test_a_merged_story_leads_to_the_one_that_it_is_now(tmp_path: Path) -> None:
    export(EDITION, tmp_path)
    text = (tmp_path / f"stories/{MERGED}.html").read_text()
    assert f'content="0; url=../stories/{BARRIER}.html"' in text


def test_every_revision_stays_readable(tmp_path: Path) -> None:
    export(EDITION, tmp_path)
    assert (
        "Revision 1 of 2"
        in parser.parse(str(tmp_path / f"stories/{BARRIER}/revisions/1.html")).getroot().text_content()
    )


def test_what_is_gone_is_removed_and_what_is_not_ours_stays(tmp_path: Path) -> None:
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "mine.html").write_text("mine")
    export(EDITION, tmp_path)
    export(replace(EDITION, pages=(PAGE,), revisions={}), tmp_path)
    assert not (tmp_path / f"stories/{LIBRARY}.json").exists()
    assert not (tmp_path / f"stories/{LIBRARY}").exists()
    assert (tmp_path / "stories" / "mine.html").read_text() == "mine"


def test_a_list_of_files_that_was_tampered_with_removes_nothing_outside(tmp_path: Path) -> None:
    outside, target = tmp_path / "outside.txt", tmp_path / "site"
    outside.write_text("keep")
    target.mkdir()
    (target / ".broadsheet-export").write_text("../outside.txt\n")
    export(EDITION, target)
    assert outside.read_text() == "keep"


def test_an_empty_library_gives_a_site_that_says_so(tmp_path: Path) -> None:
    export(EMPTY, tmp_path)
    assert "No story yet" in (tmp_path / "index.html").read_text()
    assert json.loads((tmp_path / "index.json").read_text()) == {"generated": None, "stories": []}


def test_a_folder_that_cannot_be_written_is_an_error_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="Choose a folder that can be written"):
        export(replace(EDITION, pages=(SINGLE,)), tmp_path / "file")
