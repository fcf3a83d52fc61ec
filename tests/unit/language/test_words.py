from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.language.common_words import is_common
from broadsheet.language.countries import countries
from broadsheet.language.words import content_stems, fold, stem, stopwords, tokens, words_of


def test_tokens_carry_the_offsets_of_the_words_as_written():
    text = "Don't panic, Zoë!"
    assert [(word, text[start:end]) for word, start, end in tokens(text)] == [
        ("don't", "Don't"),
        ("panic", "panic"),
        ("zoë", "Zoë"),
    ]


@given(st.text())
def test_the_words_of_a_text_are_its_tokens(text):
    assert words_of(text) == [word for word, _, _ in tokens(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ships", "ship"),
        ("studies", "study"),
        ("studied", "study"),
        ("stopping", "stopped"),
        ("making", "make"),
        ("agreed", "agree"),
        ("won", "win"),
        ("women", "woman"),
        ("minister's", "ministers"),
        ("quickly", "quick"),
        ("classes", "class"),
    ],
)
def test_forms_of_one_english_word_have_one_stem(one, other):
    assert stem(one, "en") == stem(other, "en")


@pytest.mark.parametrize(("one", "other"), [("king", "kin"), ("speed", "spe"), ("bus", "bu"), ("red", "r")])
def test_endings_that_belong_to_the_word_stay(one, other):
    assert stem(one, "en") != stem(other, "en")


def test_content_stems_leave_function_words_out():
    assert content_stems("The ships of the navy were in the harbour", "en") == tuple(
        stem(w, "en") for w in ("ship", "navy", "harbour")
    )


def test_scripts_without_spaces_give_overlapping_pairs():
    assert {"政府", "府宣", "宣布"} <= set(content_stems("政府宣布", "zh"))


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "it", "pt", "nl"])
def test_every_supported_language_has_function_words(language):
    assert len(stopwords(language)) >= 25


def test_an_unknown_language_has_no_function_words():
    assert stopwords("xx") == frozenset()


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("word", ["storms", "Storm", "recalling", "quarterly", "Police"])
def test_a_word_that_news_writes_in_lower_case_is_common_in_every_form(word):
    assert is_common(word)


@pytest.mark.parametrize("word", ["Honda", "Zelensky", "Norvale", "Walmart"])
def test_a_name_is_no_common_word(word):
    assert not is_common(word)


def test_a_country_has_one_name_for_its_people_and_its_seat():
    assert {countries()[word] for word in ("ukraine", "ukrainian", "kyiv", "kiev")} == {"ukraine"}


def test_no_word_stands_for_two_countries():
    text = files("broadsheet.language").joinpath("countries.txt").read_text(encoding="utf8")
    words = [word for line in text.splitlines() if not line.startswith("#") for word in line.split()]
    assert len(words) == len(set(words)) == len(countries())
    assert all(fold(word) == word for word in words)
