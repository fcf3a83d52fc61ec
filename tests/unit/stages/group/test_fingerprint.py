import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.stages.group.fingerprint import ENOUGH, SHINGLE, SKETCH_SIZE, share, sketch


def words(seed, count):
    rng = random.Random(seed)
    return [f"w{rng.randrange(10**6)}" for _ in range(count)]


def test_a_short_report_is_found_inside_a_long_article():
    agency, own = words(1, 120), words(2, 900)
    article = sketch(" ".join(own[:400] + agency + own[400:]))
    assert share(sketch(" ".join(agency)), article) > 0.9
    assert share(article, sketch(" ".join(agency))) < 0.25


def test_two_texts_of_their_own_share_nothing():
    assert share(sketch(" ".join(words(1, 500))), sketch(" ".join(words(2, 500)))) == 0.0


def test_case_accents_and_punctuation_make_no_difference():
    plain = " ".join(words(3, 60)) + " cafe in Zurich tonight"
    assert share(sketch(plain.upper().replace("CAFE", "CAFÉ") + "!"), sketch(plain)) == 1.0


@pytest.mark.parametrize("count", [0, 1, SHINGLE, ENOUGH])
def test_of_a_text_of_a_few_words_no_share_is_told(count):
    short = sketch(" ".join(words(4, count)))
    assert share(short, short) == 0.0


@pytest.mark.parametrize("kept", [0.3, 0.5, 0.8])
def test_the_share_of_a_long_text_is_told_to_a_few_points(kept):
    whole = words(5, 3000)
    part = whole[: int(kept * 3000)] + words(6, 3000 - int(kept * 3000))
    assert share(sketch(" ".join(part)), sketch(" ".join(whole))) == pytest.approx(kept, abs=0.08)


@given(st.text(max_size=400))
def test_any_text_has_a_sketch_in_order(text):
    made = sketch(text)
    assert len(made) <= SKETCH_SIZE
    assert sorted(set(made.tolist())) == made.tolist()
