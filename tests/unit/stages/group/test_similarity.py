from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import FERRY, MATCH, QUAKE, report

from broadsheet.stages.group.alike import Scale, Slopes
from broadsheet.stages.group.similarity import Likeness, Measure, prepare
from broadsheet.stages.group.terms import Rarity

WORDS = st.lists(st.sampled_from("crane harbour fell mayor bridge 12 40 Norvale Harwick fire".split()), max_size=20)


BGE = "bge-small-en-v1.5"
PARTS = st.floats(0, 1)
DENSE = st.none() | st.floats(-3, 2.5)


def found(words, dense, same_language):
    return Likeness(words, 0.0, 0.0, 0.0, dense, None, 0.0, same_language)


def likeness(one, other, known=()):
    rarity = Rarity({}, 0)
    for article in known:
        rarity.learn(prepare(article, rarity).stems)
    return Measure(prepare(one, rarity), rarity).against(prepare(other, rarity))


def test_a_report_is_like_itself_in_every_part():
    itself = likeness(QUAKE, QUAKE)
    assert (itself.words, itself.headline, itself.names) == (1.0, 1.0, 1.0)
    assert itself.days == 0.0


@given(WORDS, WORDS, WORDS, WORDS)
def test_likeness_is_the_same_from_both_sides(title, text, other_title, other_text):
    one = report("a", " ".join(title), " ".join(text))
    other = report("b", " ".join(other_title), " ".join(other_text), hours=5)
    assert likeness(one, other) == likeness(other, one)


def test_a_common_word_tells_less_than_a_rare_one():
    often = [report(f"d{n}", "", "harbour news") for n in range(200)]
    common = likeness(report("a", "", "harbour crane"), report("b", "", "harbour ferry"), often)
    rare = likeness(report("a", "", "crane harbour"), report("b", "", "crane ferry"), often)
    assert rare.words > common.words


def test_a_word_that_every_document_repeats_keeps_a_weight():
    rarity = Rarity({}, 0)
    for _ in range(3000):
        rarity.learn(rarity.bag({"harbour": 5}))
    assert rarity.of(rarity.set(["harbour"]).words)[0] > 0


def test_vectors_of_two_models_are_not_compared():
    one = replace(QUAKE, vector=np.ones(4, dtype=np.float16), model="one")
    other = replace(MATCH, vector=np.ones(4, dtype=np.float16), model="other")
    assert likeness(one, other).dense is None


def test_an_article_without_a_date_is_no_days_apart():
    assert likeness(FERRY, report("b", "Ferry fire", "A ferry burns.", dated=False)).days is None


@pytest.mark.parametrize("title", ["", "..."])
def test_an_empty_article_is_like_nothing(title):
    nothing = likeness(report("a", title, ""), FERRY)
    assert (nothing.words, nothing.headline, nothing.names, nothing.numbers) == (0.0, 0.0, 0.0, 0.0)


def test_words_that_two_languages_spell_alike_are_the_share_of_the_shorter_text():
    english = report("a", "", "Norvale ferry sinks near Harwick, 12 rescued")
    german = replace(report("b", "", "Norvale Harwick 12 Fähre gesunken"), language="de")
    unlike = replace(report("c", "", "Brücke gesperrt wegen Bauarbeiten"), language="de")
    assert 0 < likeness(english, german).words < 1
    assert likeness(english, german).similarity > likeness(english, unlike).similarity == 0.0


def test_two_matters_are_no_further_apart_than_unrelated():
    def at(cosine):
        vectors = np.array([1, 0]), np.array([cosine, (1 - cosine**2) ** 0.5])
        one, other = (
            replace(article, vector=vector.astype(np.float16), model=BGE)
            for article, vector in zip((QUAKE, MATCH), vectors, strict=True)
        )
        return likeness(one, other)

    assert at(0.2).dense < at(0.5).dense < 0
    assert at(0.2).similarity == at(0.5).similarity == 0.0
    assert 0.5 < at(0.85).similarity < at(1.0).similarity == pytest.approx(1.0, abs=0.01)


def test_without_vectors_the_scale_goes_by_words():
    assert likeness(QUAKE, QUAKE).similarity == 1.0
    assert likeness(QUAKE, MATCH).similarity < 0.5


@given(PARTS, DENSE, st.booleans())
def test_the_scale_goes_from_nothing_to_one(words, dense, same_language):
    assert 0.0 <= found(words, dense, same_language).similarity <= 1.0


@given(PARTS, PARTS, DENSE, st.booleans())
def test_more_words_in_common_are_never_less_alike(few, many, dense, same_language):
    few, many = sorted((few, many))
    assert found(few, dense, same_language).similarity <= found(many, dense, same_language).similarity


@given(PARTS, st.floats(-3, 2.5), st.floats(-3, 2.5), st.booleans())
def test_nearer_vectors_are_never_less_alike(words, far, near, same_language):
    far, near = sorted((far, near))
    assert found(words, far, same_language).similarity <= found(words, near, same_language).similarity


@given(WORDS, WORDS, st.sampled_from(["en", "de"]), st.floats(-1, 1))
def test_the_scale_is_the_same_from_both_sides(text, other_text, other_language, cosine):
    vectors = np.array([1, 0]), np.array([cosine, (1 - cosine**2) ** 0.5])
    one, other = (
        replace(report(name, "", " ".join(words)), language=language, vector=vector.astype(np.float16), model=BGE)
        for name, words, language, vector in zip("ab", (text, other_text), ("en", other_language), vectors, strict=True)
    )
    assert likeness(one, other).similarity == likeness(other, one).similarity


def test_across_languages_vectors_and_words_that_are_spelled_alike_both_count():
    neither, vectors, both = found(0.0, 0.0, False), found(0.0, 0.8, False), found(0.05, 0.8, False)
    assert neither.similarity == 0.0 < vectors.similarity < both.similarity < 1.0


def test_slopes_of_ones_own_take_the_place_of_those_that_ship():
    none = Scale(Slopes(), Slopes())
    assert found(0.5, 0.8, False).alike_by(none) == 0.0 < found(0.5, 0.8, False).similarity
    assert found(0.5, 0.8, True).alike_by(none) == found(0.5, 0.8, True).similarity
