import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from newsstand import FRONT, VIEW

from broadsheet.stages.publish import html, words
from broadsheet.stages.publish.html import Frame
from broadsheet.stages.publish.languages import LANGUAGES, chosen, translations
from broadsheet.stages.publish.links import ServedLinks

sys.path.insert(0, str(Path(__file__).parents[4] / "evaluation"))

import catalogues

PATHS = sorted(catalogues.FOLDER.glob("locale/*/LC_MESSAGES/broadsheet.po"))


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p.parts[-3])
def test_every_label_is_translated_and_compiled(path: Path) -> None:
    catalog = catalogues.updated(path, catalogues.collected())
    assert catalogues.missing(catalog) == [], "Translate these, then run evaluation/catalogues.py."
    known = translations(path.parts[-3])
    for message in catalog:
        if message.id and isinstance(message.id, str):
            assert known.gettext(message.id) == message.string, "Run evaluation/catalogues.py."


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p.parts[-3])
def test_a_translation_keeps_the_places_for_values(path: Path) -> None:
    for message in catalogues.updated(path, catalogues.collected()):
        if isinstance(message.id, str) and message.id:
            holes = [sorted(re.findall(r"%\(\w+\)s|\{n\}", text)) for text in (message.id, str(message.string))]
            assert holes[0] == holes[1], message.id


def test_no_sentence_is_told_in_the_language_of_another_catalogue() -> None:
    german, spanish = (translations(t) for t in ("de", "es"))
    sentences = [m.id for m in catalogues.collected() if isinstance(m.id, str) and " " in m.id]
    assert [text for text in sentences if german.gettext(text) == spanish.gettext(text)] == []


def test_there_is_a_catalogue_for_each_language_but_english() -> None:
    assert {p.parts[-3] for p in PATHS} == LANGUAGES.keys() - {"en"}


@pytest.mark.parametrize(
    ("setting", "accepted", "language"),
    [
        ("", "", "en"),
        ("", "de-AT,de;q=0.9,en;q=0.8", "de"),
        ("", "fr, es;q=0.4, de;q=0.7", "de"),
        ("", "de;q=0, es;q=0.1", "es"),
        ("", "nonsense;;q=x,,", "en"),
        ("es", "de", "es"),
    ],
)
def test_the_setting_wins_then_what_the_browser_likes_best(setting: str, accepted: str, language: str) -> None:
    assert chosen(setting, accepted) == language


@pytest.mark.parametrize(("tongue", "said"), [("de", "Warum hier"), ("es", "Por qué está aquí")])
def test_labels_are_translated_and_the_story_stays_in_its_language(frame: Frame, tongue: str, said: str) -> None:
    here = replace(frame, links=ServedLinks(), tongue=tongue)
    front = html.front_html(FRONT, here)
    assert f'<html lang="{tongue}">' in front
    assert said in front
    story = html.story_html(VIEW, here)
    assert f'<h1 class="title" lang="en" dir="ltr"><span data-s="1">{VIEW.page.headline.text}' in story
    assert words.reports(3, 2) == "3 reports, 2 independent", "What one page speaks is not what the next one does."
