"""Listed companies, indices and the like, found where a text is about them and nowhere else."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest

from broadsheet.stages.interpret.tickers import tickers

NOW, ONCE = datetime(2026, 3, 2, tzinfo=UTC), datetime(2015, 3, 2, tzinfo=UTC)

# Headlines of our own with the company that each is about, and such as name none that is listed in India.
INDIAN = [
    ("Infosys wins a contract in Rotterdam", "INFY"),
    ("Sun Pharma recalls a lot of tablets in the US", "SUNPHARMA"),
    ("Tata Motors adds a third shift at Sanand", "TATAMOTORS"),
    ("SBI raises deposit rates, lenders' shares gain", "SBIN"),
    ("BHEL bags Rs 800 crore order for turbines", "BHEL"),
    ("HUL Q2 net up 4%", "HINDUNILVR"),
    ("L&T to build the bridge for Rs 1,200 crore", "LT"),
    ("Asian Paints opens a plant near Mysuru", "ASIANPAINT"),
    ("Buy Havells with a target of Rs 1,600", "HAVELLS"),
    ("Dabur to sell its hair oil brand", "DABUR"),
    ("M&M shares jump 3% on tractor sales", "M&M"),
    ("Apollo Tyres seeks a partner in Hungary", "APOLLOTYRE"),
    ("Coal India board clears dividend", "COALINDIA"),
    ("Maruti Suzuki keeps its forecast", "MARUTI"),
    ("Page Industries Q3 profit falls 8% to Rs 150 crore", "PAGEIND"),
    ("ONGC finds gas off the eastern coast", "ONGC"),
    ("Bharat Forge margins shrink", "BHARATFORG"),
    ("Suzlon gets an order for 60 wind turbines", "SUZLON"),
    ("Cipla names a head for its Brazilian unit", "CIPLA"),
    ("Cummins India rallies over 5% on the BSE", "CUMMINSIND"),
]
OF_NONE = [
    "The IOC says the games will go ahead in July",
    "Amit Khurana sees no rally before the budget",
    "HDFC Securities starts a desk for bonds",
    "Reserve Bank of India keeps its rate",
    "Madras High Court hears the petition on Monday",
    "Rajesh Jain says mid-caps look dear",
    "Trident missiles were moved to the base",
    "A Danish maker of bicycles closes its plant",
    "The Garuda statue was unveiled in Bali",
    "Robust demand for onions lifts prices in Nashik",
    "Flipkart and Swiggy stay private for another year",
    "Sebi asks brokers for daily reports",
    "Rupee ends lower, Sensex gains",
    "The ITC has ruled on the tariffs, the White House said",
    "Arvind Saxena to head the agency",
    "Photo: Getty Images",
]


def found(text: str, published: datetime = NOW) -> list[tuple[str, str]]:
    return [(m.symbol, text[m.start : m.end]) for m in tickers(text, published)]


def test_indian_headlines_are_linked_to_their_company_and_to_no_other():
    links = [(company, [s for s, _ in found(text)]) for text, company in INDIAN]
    right = sum(company in symbols for company, symbols in links)
    wrong = [(company, s) for company, symbols in links for s in symbols if s != company]
    assert right >= 0.9 * len(INDIAN)
    assert not wrong


@pytest.mark.parametrize("text", OF_NONE)
def test_what_bears_the_name_of_a_company_is_none(text):
    indian = [m.symbol for m in tickers(text, NOW) if m.kind == "stock"]
    assert indian == []


def test_a_name_that_two_countries_list_means_the_one_that_the_text_speaks_of():
    assert found("Siemens shares fell 3% in Frankfurt.") == [("SIE", "Siemens")]
    assert found("Siemens shares fell 3% after it lost a Rs 900 crore order in Gujarat.") == [("SIEMENS", "Siemens")]


def test_a_company_that_is_listed_no_more_counts_in_articles_of_its_time():
    text = "Ranbaxy shares fell 3% in Mumbai."
    assert found(text, ONCE) == [("RANBAXY", "Ranbaxy")]
    assert found(text, NOW) == []


def test_a_person_or_another_body_of_the_name_is_not_the_company():
    assert found("Vanessa Tyson said that the investors were misled.") == []
    assert found("ICICI Securities raised its target for the lender, in Mumbai.") == []


def test_in_a_report_on_markets_names_of_one_list_are_linked_together():
    text = "Shares of megacaps rose, with investors buying Nvidia, Alphabet and Amazon. The Nasdaq added 2%."
    assert {"NVDA", "GOOGL", "AMZN"} <= {symbol for symbol, _ in found(text)}


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
    spans = [(m.start, m.end) for m in tickers(text, NOW)]
    assert spans == sorted(spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert all(0 < m.confidence <= 1 for m in tickers(text, NOW))
