from dataclasses import fields, replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from reports import report

from broadsheet.stages.group.features import Features


def same(one, other):
    sketches = zip((one.sketch.own, one.sketch.quoted), (other.sketch.own, other.sketch.quoted), strict=True)
    plain = [f.name for f in fields(Features) if f.name != "sketch"]
    return all(np.array_equal(*pair) for pair in sketches) and all(
        np.array_equal(getattr(one, name), getattr(other, name)) for name in plain
    )


@given(st.text(max_size=120), st.text(max_size=600), st.sampled_from(["en", "de", "es", "ja", "xx"]), st.booleans())
def test_features_of_any_text_are_read_back_from_bytes(title, text, language, dated):
    made = report("a", title, text, language=language, dated=dated)
    assert same(Features.from_bytes(made.to_bytes()), made)


def test_a_vector_is_read_back_from_bytes():
    vector = np.arange(8, dtype=np.float16) / 10
    made = replace(report("a", "A title", "A text."), vector=vector, model="some-model")
    read = Features.from_bytes(made.to_bytes())
    assert read.model == "some-model"
    assert np.array_equal(read.vector, vector)


def test_a_weekday_is_a_day_of_its_own_week():
    text = "The bridge was closed on Monday and opens again on 5 March."
    assert report("a", "Bridge closed", text, hours=26).days == ("2026-03-02", "2026-03-05")


def test_an_article_without_a_date_names_no_days():
    assert report("a", "Bridge closed", "The bridge was closed on Monday.", dated=False).days == ()


def test_navigation_after_the_beginning_is_not_looked_at():
    text = "A crane fell into the harbour. " + "word " * 700
    with_menu = report("a", "Crane falls", text + "Subscribe Weather Horoscopes " * 3000)
    assert with_menu.stems == report("a", "Crane falls", text).stems
