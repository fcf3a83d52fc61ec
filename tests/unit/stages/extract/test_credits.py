import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.stages.extract.credits import MOST_CAPTION, MOST_CREDIT, apart, split_credit, tidy

CAPTION = "The pier after the storm."


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        (f"{CAPTION} (AP Photo/A. Lens)", "AP Photo/A. Lens"), (f"{CAPTION} Photo: A. Lens", "A. Lens"), (f"{CAPTION} Photograph by Ann Lens", "Ann Lens"),
        (f"{CAPTION} © Ann Lens", "Ann Lens"), (f"{CAPTION} Foto: dpa", "dpa"), (f"{CAPTION} Getty Images", "Getty Images"),
        (f"{CAPTION} [Ann Lens/Reuters]", "Ann Lens/Reuters"), (f"{CAPTION} | Ann Lens / AFP", "Ann Lens / AFP"), (f"{CAPTION} Courtesy of Harbour Board", "Harbour Board"),
        (f"{CAPTION} Ann Lens/Harrow Post", "Ann Lens/Harrow Post"), (f"{CAPTION} (Ann Lens)", "Ann Lens"), (f"{CAPTION} Hide caption", ""), (CAPTION, ""),
    ],
)  # fmt: skip
def test_the_credit_is_taken_off_the_end_of_a_caption(text: str, credit: str) -> None:
    assert split_credit(text) == (CAPTION, credit)


@pytest.mark.parametrize("text", ["Ann Lens/AFP", "Photo: Ann Lens", "(Reuters)", "© Ann Lens"])
def test_a_text_that_is_all_credit_has_no_caption(text: str) -> None:
    caption, credit = split_credit(text)
    assert caption == ""
    assert credit in text


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brandt, the mayor (left), at the vote.",
        "The pier in 1911, before the fire",
        "Workers on the pier. Behind them: the lighthouse",
        "A source of joy for many",
        "A photo of the pier at night",
        "The resource: wind",
    ],
)
def test_a_caption_without_a_credit_is_left_whole(text: str) -> None:
    assert split_credit(text) == (text, "")


@pytest.mark.parametrize(
    ("raw", "name"),
    [("Photo: Ann Lens", "Ann Lens"), ("(c) Ann Lens", "Ann Lens"), ("Credit: Ann Lens/AP", "Ann Lens/AP"), ("  © Ann Lens. ", "Ann Lens"), ("Foto/ Ann Lens", "Ann Lens"), ("", "")],
)  # fmt: skip
def test_a_credit_loses_its_label(raw: str, name: str) -> None:
    assert tidy(raw) == name


def test_a_credit_that_the_page_marks_is_taken_out_of_the_caption() -> None:
    assert apart(f"{CAPTION} Ann Lens/AP", "Ann Lens/AP") == (CAPTION, "Ann Lens/AP")
    assert apart(f"{CAPTION} Photo: Ann Lens", "Ann Lens") == (CAPTION, "Ann Lens")
    assert apart(CAPTION, "Photo: Ann Lens") == (CAPTION, "Ann Lens")
    assert apart(f"{CAPTION} (Reuters)", "") == (CAPTION, "Reuters")


@given(st.text(max_size=200), st.text(max_size=60))
def test_caption_and_credit_are_bounded_whatever_is_given(text: str, credit: str) -> None:
    caption, name = apart(text, credit)
    assert len(caption) <= MOST_CAPTION
    assert len(name) <= MOST_CREDIT


@pytest.mark.parametrize(
    "text", ["a/" * 1000, "photo by " * 220, "( " * 1000, "A. " * 660, "- a b c d e " * 160, "©" * 2000]
)
def test_no_caption_takes_long(text: str) -> None:
    started = time.process_time()
    split_credit(text)
    assert time.process_time() - started < 2
