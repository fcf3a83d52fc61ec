import pytest
from pages import FIRST, PARAGRAPHS, article, page

from broadsheet.stages.extract.languages import language_of

GERMAN = "Der Rat der Stadt hat am Dienstag beschlossen, die Brücke über den Fluss neu zu bauen, weil die alte nicht mehr sicher ist."
SPANISH = "El ayuntamiento decidió el martes reconstruir el puente sobre el río, porque el viejo ya no es seguro para los coches."
NORWEGIAN = (
    "Kommunestyret vedtok tirsdag å bygge broen over elven på nytt, fordi den gamle ikke lenger er trygg for bilene."
)
CHINESE = "市议会星期二决定重建河上的桥梁,因为旧桥对汽车来说已经不再安全。新桥预计明年夏天完工,费用约为四百万元,由市政府承担。反对党批评这一决定,认为费用太高。"


@pytest.mark.parametrize(("text", "language"), [(FIRST, "en"), (GERMAN, "de"), (SPANISH, "es"), (CHINESE, "zh")])
@pytest.mark.parametrize("declared", ["", "en", "fr"])
def test_what_the_text_shows_wins_over_what_the_page_says(text: str, language: str, declared: str) -> None:
    assert language_of(text, declared) == language


@pytest.mark.parametrize("declared", ["no", "nb", "nn"])
def test_the_page_tells_close_kin_apart(declared: str) -> None:
    assert language_of(NORWEGIAN, declared) == "no"


def test_a_text_too_short_to_judge_is_taken_at_the_pages_word() -> None:
    assert language_of("Pier burns", "sv") == "sv"
    assert len(language_of("", "")) == 2


@pytest.mark.parametrize(("tag", "code"), [("iw", "he"), ("in", "id"), ("fil", "tl")])
def test_old_and_long_codes_become_those_of_iso_639_1(tag: str, code: str) -> None:
    assert language_of("short", tag) == code


def test_an_articles_language_has_two_small_letters() -> None:
    assert article(page(lang="EN-gb")).language == "en"
    assert article(page(PARAGRAPHS, lang="x-klingon")).language == "en"
