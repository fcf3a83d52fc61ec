import pytest

from broadsheet.inference.json_text import read_object, whole_number

WANTED = {"sentences": [{"text": "The pier, closed.", "spans": [1, 2]}]}
PLAIN = '{"sentences": [{"text": "The pier, closed.", "spans": [1, 2]}]}'


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        f"```json\n{PLAIN}\n```",
        f"Sure! Here it is:\n```\n{PLAIN}\n```\nI hope it helps {{smile}}.",
        f"Here you are: {PLAIN} Anything else?",
        f"<think>Maybe {{\"sentences\": []}}?</think>{PLAIN}",
        PLAIN.replace("]}]}", ",],},],}"),
        f"The set {{1, 2}} of spans gives {PLAIN}",
    ],
)  # fmt: skip
def test_the_object_is_found_whatever_stands_around_it(text: str) -> None:
    assert read_object(text) == WANTED


def test_a_comma_within_a_string_stays() -> None:
    assert read_object('{"text": "so,} it ends", "spans": [1,],}') == {"text": "so,} it ends", "spans": [1]}


def test_of_an_object_that_breaks_off_the_whole_parts_are_read() -> None:
    broken = '{"heading": "Pier closed", "sentences": [{"text": "The pier closed."}, {"text": "The bo'
    assert read_object(broken) == {"heading": "Pier closed", "sentences": [{"text": "The pier closed."}]}


def test_a_line_break_within_a_string_is_borne() -> None:
    assert read_object('{"text": "two\nlines"}') == {"text": "two\nlines"}


@pytest.mark.parametrize(
    "text", ["", "no", "[1, 2]", '{"text": "cut o', "<think>for ever", "{" * 100_000, "[" * 50_000]
)
def test_what_holds_no_object_gives_none(text: str) -> None:
    assert read_object(text) is None


@pytest.mark.parametrize(("value", "number"), [(3, 3), (3.0, 3), ("3", 3), ("[3]", 3), (" 3. ", 3)])
def test_a_number_may_stand_as_text(value: object, number: int) -> None:
    assert whole_number(value) == number


@pytest.mark.parametrize("value", [None, True, 3.5, "three", "1-2", [3], float("nan"), float("inf")])
def test_anything_else_is_no_number(value: object) -> None:
    assert whole_number(value) is None
