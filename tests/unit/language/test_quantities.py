import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.language.quantities import number_value, quantities


def told(text, language="en"):
    return [(q.value, q.unit, q.bound) for q in quantities(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("about 10,000 North Korean soldiers left", (10_000, "soldier", "about")),
        ("nearly 40 people were killed", (40, "person", "about")),
        ("there were 3 dead", (3, "dead", "exact")),
        ("14 seriously injured", (14, "injured", "exact")),
        ("at least twenty-five ships", (25, "ship", "at least")),
        ("up to 300 million barrels", (3e8, "barrel", "at most")),
        ("fewer than two dozen homes", (24, "home", "at most")),
        ("a $1.2 billion deal", (1.2e9, "USD", "exact")),
        ("worth £3m", (3e6, "GBP", "exact")),
        ("3bn euros", (3e9, "EUR", "exact")),
        ("500 billion won", (5e11, "KRW", "exact")),
        ("US$5 million", (5e6, "USD", "exact")),
        ("a million dollars", (1e6, "USD", "exact")),
        ("it rose 3.5%", (3.5, "%", "exact")),
        ("by 2 percentage points", (2, "percentage point", "exact")),
        ("dozens of people", (24, "person", "at least")),
        ("more than half a million people", (500_000, "person", "at least")),
        ("half of the voters", (0.5, "", "about")),
        ("a 30-year-old man", (30, "year old", "exact")),
        ("Nora Quill, 45, said so", (45, "year old", "exact")),
        ("a 10-mile walk", (10, "mile", "exact")),
        ("5 km away", (5, "kilometre", "exact")),
        ("one person died", (1, "person", "exact")),
        ("In Calder 40 people came", (40, "person", "exact")),
        ("about 2000 people came", (2000, "person", "about")),
        ("120 countries signed", (120, "country", "exact")),
        ("hundreds-of-thousands of people", (200_000, "person", "at least")),
        ("an estimated 1,500 homes", (1500, "home", "about")),
        ("no fewer than 12 ships", (12, "ship", "at least")),
        ("less than 5 percent", (5, "%", "at most")),
        ("almost $2 trillion", (2e12, "USD", "about")),
        ("at least 30 mph", (30, "mile per hour", "at least")),
        ("as much as $800 million", (8e8, "USD", "at most")),
        ("in excess of 20 million euros", (2e7, "EUR", "at least")),
        ("just over 40 people", (40, "person", "about")),
        ("just under 3,000 homes", (3000, "home", "about")),
        ("she left at the age of 16", (16, "year old", "exact")),
        ("a man aged 31 fell", (31, "year old", "exact")),
        ("9,900 Calder Gas & Electric customers waited", (9900, "customer", "exact")),
        ("37 COVID-19 deaths", (37, "death", "exact")),
    ],
)
def test_a_quantity_has_its_value_its_unit_and_its_bound(text, expected):
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    ["the council voted 53 to 41 for it", "it passed by a vote of 53-41", "after a 53–41 vote the session closed"],
)
def test_both_figures_of_a_vote_are_votes(text):
    assert told(text) == [(53, "vote", "exact"), (41, "vote", "exact")]


def test_the_score_of_a_match_is_no_vote():
    assert told("the club won 5-2 on Tuesday") == []


@pytest.mark.parametrize(
    "text",
    [
        "on Jan. 5, 2026, it rained",
        "since 2022 it has rained",
        "in 2022 prices rose",
        "at 5 p.m. it began",
        "it began at 10:30",
        "the 3rd time",
        "Rovers won 3-1",
        "a Boeing 737 landed",
        "the Falcon 9 rocket",
        "the iPhone 15 is new",
        "he is No. 3",
        "call (555) 123-4567",
        "the 9/11 attacks",
        "one of the men",
        "COVID-19 spread",
        "on 5 January",
        "The FTSE 100 falls as miners slide",
        "An S&P 500 moves to a record",
        "A Fortune 500 companies list",
    ],
)
def test_years_times_ordinals_scores_codes_and_names_are_no_quantities(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Rund 1.200 Menschen kamen", (1200, "person", "about")),
        ("de", "3,5 Millionen Euro", (3.5e6, "EUR", "exact")),
        ("de", "5 Mrd. Dollar", (5e9, "USD", "exact")),
        ("de", "mindestens zwei Soldaten", (2, "soldier", "at least")),
        ("de", "etwa 20 Prozent", (20, "%", "about")),
        ("es", "unos 1.200 soldados", (1200, "soldier", "about")),
        ("es", "10 mil millones de dólares", (1e10, "USD", "exact")),
        ("es", "al menos dos personas", (2, "person", "at least")),
        ("fr", "environ 1 200 personnes", (1200, "person", "about")),
        ("fr", "3,5 millions d’euros", (3.5e6, "EUR", "exact")),
        ("it", "12 navi", (12, "navi", "exact")),
        ("de", "Am Dienstag 14 Menschen gerettet", (14, "person", "exact")),
        ("de", "mehr als 300 Kilometer", (300, "kilometre", "at least")),
        ("de", "höchstens 4 Prozentpunkte", (4, "percentage point", "at most")),
        ("es", "más de 300 kilómetros", (300, "kilometre", "at least")),
        ("es", "el 3,5 por ciento", (3.5, "%", "exact")),
        ("fr", "plus de 300 kilomètres", (300, "kilometre", "at least")),
        ("fr", "au moins 12 morts", (12, "dead", "at least")),
    ],
)
def test_other_languages_write_the_same_quantities_their_own_way(language, text, expected):
    assert told(text, language) == [expected]


def test_the_same_noun_has_the_same_unit_in_every_language():
    assert {told("12 dead")[0][1], told("12 Tote", "de")[0][1], told("12 muertos", "es")[0][1]} == {"dead"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "between 3% and 4%", [(3, "%", "at least"), (4, "%", "at most")]),
        ("en", "between 30 and 40 people", [(30, "person", "at least"), (40, "person", "at most")]),
        ("en", "10 to 15 people", [(10, "person", "at least"), (15, "person", "at most")]),
        ("en", "it rose from 10 to 15 percent", [(10, "", "exact"), (15, "%", "exact")]),
        ("de", "zwischen 30 und 40 Menschen", [(30, "person", "at least"), (40, "person", "at most")]),
        ("de", "10 bis 15 Menschen", [(10, "person", "at least"), (15, "person", "at most")]),
        ("es", "entre 30 y 40 personas", [(30, "person", "at least"), (40, "person", "at most")]),
        ("es", "de 10 a 15 personas", [(10, "person", "at least"), (15, "person", "at most")]),
        ("fr", "entre 30 et 40 personnes", [(30, "person", "at least"), (40, "person", "at most")]),
        ("fr", "10 à 15 personnes", [(10, "person", "at least"), (15, "person", "at most")]),
    ],
)
def test_a_range_is_a_least_and_a_most(language, text, expected):
    assert told(text, language) == expected


def test_so_many_of_so_many_count_the_same():
    assert told("3,200 of the 3,600 employees left") == [(3200, "employee", "exact"), (3600, "employee", "exact")]


@given(st.integers(min_value=0, max_value=10**12))
def test_separators_of_thousands_do_not_change_a_number(number):
    assert number_value(f"{number:,}") == number
    assert number_value(f"{number:,}".replace(",", ".")) == number
    assert number_value(f"{number:,}".replace(",", "\u202f")) == number


@given(
    st.text(alphabet="0123456789,.$€% -amillionpeoplew\n:/", max_size=60),
    st.sampled_from(["en", "de", "es", "fr", "xx"]),
)
def test_a_quantity_is_the_text_at_its_offsets(text, language):
    for quantity in quantities(text, language):
        assert text[quantity.start : quantity.end] == quantity.text == quantity.text.strip()
        assert quantity.value >= 0


def test_a_sign_of_money_counts_wherever_it_stands():
    assert told("It cost lei€7, then (£8)") == [(7, "EUR", "exact"), (8, "GBP", "exact")]


def test_a_vague_number_may_be_written_with_hyphens():
    assert [q.value for q in quantities("Hundreds-of-thousands of people came.", "en")] == [2e5]
