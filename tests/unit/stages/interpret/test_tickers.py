"""Listed companies, indices and the like, found where a text is about them and nowhere else."""

from itertools import pairwise

import pytest

from broadsheet.stages.interpret.tickers import tickers


def found(text: str) -> list[tuple[str, str]]:
    return [(m.symbol, text[m.start : m.end]) for m in tickers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Home Depot will stock the trimmers from May.", [("HD", "Home Depot")]),
        ("Taiwan Semiconductor Manufacturing does not comment.", [("TSM", "Taiwan Semiconductor Manufacturing")]),
        ("The plane was built by Boeing, the company said.", [("BA", "Boeing")]),
        ("The S&P 500 fell 2 percent on Friday.", [("SPX", "S&P 500")]),
        ("Its shares (NYSE: LMT) rose after the order.", [("LMT", "(NYSE: LMT)")]),
    ],
)
def test_a_security_is_found_where_it_is_named(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The target of the raid was a warehouse in the old town.",
        "An apple a day is what the doctor ordered.",
        "Officials crossed the gap between the two cliffs by rope.",
        "Shell fire hit the northern suburbs during the night.",
        "They met at Home, a small cafe in the harbour.",
    ],
)
def test_a_common_word_is_no_company(text):
    assert found(text) == []


def test_a_one_word_name_counts_with_a_word_of_business_beside_it():
    assert found("Visa shares rose 3 percent.") == [("V", "Visa")]
    assert found("She needs a Visa to enter the country.") == []


def test_a_name_once_shown_to_be_a_company_counts_again():
    text = "Intel shares fell. On Tuesday Intel said that it would close a plant."
    assert [symbol for symbol, _ in found(text)].count("INTC") >= 1


def test_mentions_do_not_overlap_and_are_in_order():
    text = "The Dow Jones Industrial Average and the Nasdaq Composite fell while Home Depot Inc. shares rose 2 percent."
    spans = [(m.start, m.end) for m in tickers(text)]
    assert spans == sorted(spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert all(0 < m.confidence <= 1 for m in tickers(text))
