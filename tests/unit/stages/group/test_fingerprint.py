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
    for values in (made.own, made.quoted):
        assert len(values) <= SKETCH_SIZE
        assert sorted(set(values.tolist())) == values.tolist()


STATEMENT = (
    "The pier stays shut until every beam has been looked at, and that is a promise to all who walk it on Sundays."
)
ONE = "The mayor closed the old pier on Monday after a beam fell into the bay beside the ferry landing and woke the crew. "
OTHER = "Walkers found a locked gate at the bay this week: wood from the old pier had come down in the night, nobody was hurt. "


def test_two_reporters_who_bring_home_the_same_quotation_have_not_copied():
    one, other = sketch(f"{ONE}“{STATEMENT}” {ONE[::-1]}"), sketch(f"{OTHER}“{STATEMENT}”")
    assert share(one, other) == share(other, one) == 0.0


def test_words_that_only_one_of_two_puts_in_marks_are_a_quotation_in_both():
    marked, bare = sketch(f"{ONE}“{STATEMENT}”"), sketch(f"{OTHER}The mayor on Twitter: {STATEMENT}")
    assert share(bare, marked) == share(marked, bare) == 0.0


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "I am sorry for all who had hoped to walk on our pier this summer and I will not rest until it opens."),
        ("de", "Ich bedaure das für alle, die im Sommer auf die Seebrücke wollten, und ich werde nicht ruhen, bis sie öffnet."),
        ("es", "Lo siento por todos los que querían pasear este verano y no descansaremos hasta que nuestro muelle abra de nuevo."),
        ("fr", "Je le regrette pour tous ceux qui voulaient se promener cet été et nous ferons tout pour que la jetée rouvre."),
    ],
)  # fmt: skip
def test_a_statement_in_the_first_person_is_a_quotation_without_marks(language, said):
    one, other = sketch(f"{ONE}{ONE[::-1]} {said}", language), sketch(f"{OTHER}{OTHER[::-1]} {said}", language)
    assert share(one, other) == 0.0


def test_the_country_us_is_no_first_person():
    text = (
        "The US said that US troops would leave the island by June, and that the US embassy would stay open until then."
    )
    assert len(sketch(text).quoted) == 0
