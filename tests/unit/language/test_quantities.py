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
    ],
)
def test_a_quantity_has_its_value_its_unit_and_its_bound(text, expected):
    assert told(text) == [expected]


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
    ],
)
def test_other_languages_write_the_same_quantities_their_own_way(language, text, expected):
    assert told(text, language) == [expected]


def test_the_same_noun_has_the_same_unit_in_every_language():
    assert {told("12 dead")[0][1], told("12 Tote", "de")[0][1], told("12 muertos", "es")[0][1]} == {"dead"}


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


def test_a_vague_number_may_be_written_with_hyphens():
    assert [q.value for q in quantities("Hundreds-of-thousands of people came.", "en")] == [2e5]
