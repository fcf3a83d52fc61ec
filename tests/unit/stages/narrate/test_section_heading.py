import pytest
from storydesk import desk, report

from broadsheet.stages.narrate.section_heading import heading, last_heading, modest_heading, subject, subject_heading

THIN = (
    "The reality seems to be somewhat different, whatever the harbour authority promised in spring.",
    "The harbour authority of Port Ansel promised in spring that ferries would run at night.",
)


def test_a_clause_that_says_too_little_heads_no_section() -> None:
    made = desk(report("Night ferries", *THIN))
    found = heading(made.spans, frozenset(), made, "en", ())
    assert found is None or "reality" not in found.text.lower()


def test_a_figure_makes_a_short_clause_tell_enough() -> None:
    text = "Nine people were hurt in the storm, according to the interior ministry of Calder."
    made = desk(report("Storm", text, "The storm tore roofs from houses in Port Ansel and Harrow Bay."))
    found = heading(made.spans[:1], frozenset(), made, "en", ())
    assert found is not None
    assert found.text.startswith("Nine people were hurt")


def test_a_heading_names_nobody_whom_the_page_has_not_named() -> None:
    made = desk(report("Port", "Marsh opened the new harbour for 40 boats after a feast on the quay."))
    assert heading(made.spans, frozenset({"marsh"}), made, "en", ()) is None


def test_a_quotation_heads_no_section_in_german() -> None:
    text = "Die Sirenen heulten im Hafen, und der Bürgermeister Jonas Feld nannte die Flut beispiellos für die ganze Küste."
    made = desk(report("Flut im Hafen", text, language="de"))
    titles = ['"Flut beispiellos für die ganze Küste"'], ["Flut beispiellos für die ganze Küste"]
    quoted, plain = (modest_heading(made.spans, frozenset(), t, made, "de", ()) for t in titles)
    assert plain is not None
    assert plain.text == titles[1][0]
    assert quoted is None or quoted.text[0] != '"'


def test_an_older_headline_with_an_older_figure_heads_no_section() -> None:
    made = desk(
        report(
            "Harbour", "Injured in the harbour storm: by now 21 people, whom the hospital of Calder treats for cuts."
        )
    )
    titles = ["14 people injured in harbour storm"], ["21 people injured in harbour storm"]
    old, new = (modest_heading(made.spans, frozenset(), t, made, "en", ()) for t in titles)
    assert new is not None
    assert "21 people injured" in new.text
    assert old is None or "14" not in old.text


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("The new harbour master of Port Ansel resigned.", "The new harbour master of Port Ansel"),
        ("President Ana Lee on Thursday used the radio.", ""),
        ("She resigned.", ""),
        ("The mayor resigned.", ""),
        ("The Calder River Navigation Board resigned.", ""),
        ("The Harbour Bank of Calder resigned.", ""),
    ],
)
def test_a_subject_of_four_words_can_head_a_section_where_no_clause_can(sentence: str, named: str) -> None:
    assert subject(sentence) == named


def test_the_last_heading_cites_the_sentence_that_it_is_from() -> None:
    made = desk(report("Harbour", "The new harbour master of Port Ansel, whom few had known before he came, resigned."))
    for found in (subject_heading(made.spans, made, "en", ()), last_heading(made.spans, (), made, "en", ())):
        assert found is None or found.citations[0].quote == made.spans[0].text
    assert last_heading(made.spans, (), made, "en", ()) is not None


def test_a_heading_of_last_resort_ends_with_a_phrase_and_opens_no_quotation() -> None:
    text = (
        "“It was a two-hour long concert of the harbour choir with the verses shown on a screen for whoever knew none."
    )
    made = desk(report("Concert", text))
    found = last_heading(made.spans, (), made, "en", ())
    assert found is not None
    assert found.text == "It was a two-hour long concert of the harbour choir"[: len(found.text)]
    assert found.text.split()[-1] in {"concert", "choir"}
