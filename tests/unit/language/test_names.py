import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.language.names import names


def found(text, language="en"):
    return {n.text: n.kind for n in names(text, language)}


def keys(text, language="en"):
    return {n.text: n.key for n in names(text, language)}


def test_a_last_name_alone_has_the_key_of_the_full_name():
    text = "Nora Quill spoke first. Later, the mayor thanked Quill for it."
    assert keys(text) == {"Nora Quill": "nora quill", "Quill": "nora quill"}


def test_two_persons_of_one_last_name_are_told_apart_by_the_nearest_full_name():
    text = "Anna Reed spoke, and then Reed left. Tom Reed came, and then Reed sat down."
    assert [n.key for n in names(text, "en")] == ["anna reed", "anna reed", "tom reed", "tom reed"]


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Safety Review Board, or HSRB, met. The vote at HSRB was close.",
        "The Harbour Safety Review Board (HSRB) met. The vote at HSRB was close.",
        "The Harbour Safety Review Board met. The vote at HSRB was close.",
    ],
)
def test_an_acronym_has_the_key_of_the_name_that_introduces_it(text):
    assert keys(text)["HSRB"] == "harbour safety review board"


def test_middle_initials_and_legal_forms_are_no_part_of_the_key():
    assert keys("Then Donald J. Marlow joined Ferrow Dynamics Corp. in May.") == {
        "Donald J. Marlow": "donald marlow",
        "Ferrow Dynamics Corp": "ferrow dynamics",
    }


def test_ways_of_writing_a_country_share_one_key():
    text = "He left the U.S. for Britain and came back to the United States from the UK."
    assert {n.key for n in names(text, "en")} == {"united states", "united kingdom"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They met Prime Minister Nora Quill there.", "Nora Quill"),
        ("They met Secretary of State Marco Reed there.", "Marco Reed"),
        ("They met Attorney General Pam Hollis there.", "Pam Hollis"),
        ("They met Mayor of London Sadiq Amin there.", "Sadiq Amin"),
        ("Russian President Ivan Orlov left early.", "Ivan Orlov"),
        ("The agency's chief Zofren Valdi left early.", "Zofren Valdi"),
    ],
)
def test_titles_and_offices_are_no_part_of_a_persons_name(text, name):
    assert found(text)[name] == "person"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Department of Health and Human Services", "organisation"),
        ("Centers for Disease Control and Prevention", "organisation"),
        ("Securities and Exchange Commission", "organisation"),
        ("University of Calder", "organisation"),
        ("Bank of England", "organisation"),
        ("NATO", "organisation"),
        ("The Hague", "place"),
        ("Gulf of Mexico", "place"),
        ("Lake Merrin", "place"),
        ("North Korean", "other"),
        ("Sunfall Research Act", "other"),
        ("Falcon 9", "other"),
    ],
)
def test_names_of_several_parts_are_whole_and_of_their_kind(name, kind):
    assert (
        found(f"Yesterday they wrote about the {name.removeprefix('The ')} again.".replace("the Hague", "The Hague"))[
            name
        ]
        == kind
    )


def test_an_unknown_word_is_a_place_after_a_preposition_or_before_its_region():
    assert found("She was born in Merrowby and works near Oster, Florida.")["Merrowby"] == "place"
    assert found("The road to Oster, Florida, was closed.")["Oster"] == "place"


@pytest.mark.parametrize(
    "text",
    ["Officials said no.", "However, prices fell.", "On Monday in May it rained.", "Researchers agreed.", "I do."],
)
def test_capitals_of_a_sentence_start_and_of_days_are_no_names(text):
    assert found(text) == {}


def test_a_first_word_is_a_name_where_the_text_has_it_elsewhere():
    assert "Merrowby" in found("Merrowby was quiet. Nobody in Merrowby spoke.")
    assert "Meetings" not in found("Meetings failed. Other meetings went on.")


def test_in_a_headline_only_known_names_are_names():
    headline = "Council Weighs New Rules For Nora Quill Plan In Berlin"
    body = "The plan of Nora Quill is old."
    assert set(found(f"{headline}\n\n{body}")) == {"Nora Quill", "Berlin"}
    assert set(found(f"{headline.upper()}\n\n{body}")) == {"NORA QUILL", "BERLIN", "Nora Quill"}


def test_a_possessive_is_no_part_of_a_name():
    assert "Anna Reed" in found("They read Anna Reed's letter.")


def test_german_nouns_are_no_names():
    text = "Bundeskanzler Klaus Brandt traf in Berlin die Präsidentin. Am Abend kam die SPD. Millionen Euro fehlen der Stadt."
    assert found(text, "de") == {"Klaus Brandt": "person", "Berlin": "place", "SPD": "organisation"}


def test_spanish_names_keep_their_particles():
    text = "El presidente, Pedro Soto, visitó el Banco de España con Juan Carlos de Robles."
    assert found(text, "es") == {
        "Pedro Soto": "person",
        "Banco de España": "organisation",
        "Juan Carlos de Robles": "person",
    }


def test_french_articles_are_cut_off():
    assert "Union" in found("Il parle de l'Union à Paris.", "fr")


@given(st.text(alphabet="AaBb. ,'’U.S.&-\n9ÉéDe of the", max_size=100), st.sampled_from(["en", "de", "fr", "xx"]))
def test_a_name_is_the_text_at_its_offsets_and_names_do_not_overlap(text, language):
    previous = 0
    for name in names(text, language):
        assert text[name.start : name.end] == name.text != ""
        assert name.start >= previous
        assert name.key
        previous = name.end
