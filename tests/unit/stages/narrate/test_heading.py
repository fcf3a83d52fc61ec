import pytest

from broadsheet.stages.narrate.heading import clauses, cuts, reads


@pytest.mark.parametrize(
    ("sentence", "heading"),
    [
        (
            "The harbour authority closed the channel after a ferry ran aground.",
            "The harbour authority closed the channel",
        ),
        ("Electra Moss, 47, was fined for a fire in the old mill.", "Electra Moss was fined for a fire"),
        (
            "A team led by doctors from Lyon has found a new vaccine, which stops the fever.",
            "A team has found a new vaccine",
        ),
        ("In a letter to the court, the company admitted two mistakes.", "The company admitted two mistakes"),
        ("The minister said that the dam was safe, although few believed him.", "The dam was safe"),
        (
            "The union has also rejected the new contract because pay would fall.",
            "The union has rejected the new contract",
        ),
    ],
)
def test_a_heading_is_a_clause_cut_where_the_grammar_lets_it_end(sentence: str, heading: str) -> None:
    assert heading in cuts(sentence, "en")


@pytest.mark.parametrize(
    "sentence",
    [
        "The officers asked the court to block the sale of the mill.",
        "The people who lost their homes in the flood live in tents.",
        "He gave the town a park.",
        "Ships from Lima, Quito and Bogotá lay in the harbour.",
        "Women in Kabul were barred from the park where they used to meet.",
    ],
)
def test_no_heading_ends_before_its_verb_has_what_it_needs(sentence: str) -> None:
    for heading in cuts(sentence, "en"):
        assert not heading.endswith(("asked the court", "gave the town", "from Lima", "who lost their homes"))
        assert heading != "Women were barred from the park"
        assert not heading.startswith("He ")


@pytest.mark.parametrize(
    "clause",
    [
        "Nikki Haley",
        "The ratio of",
        "It was a fine day",
        "Officials believe the",
        "Republican strategists who spoke to reporters",
        "Key moments from the debate",
        "According to the study published in March",
    ],
)
def test_what_is_no_clause_does_not_read(clause: str) -> None:
    assert not reads(clause, "en")


def test_a_clause_has_as_many_words_as_are_asked_for() -> None:
    sentence = "The council approved the new bridge in the old harbour after years of debate, which ended on Monday."
    assert all(6 <= len(c.split()) <= 14 for c in clauses(sentence, "en", 6, 14))
    assert all(3 <= len(c.split()) <= 9 for c in cuts(sentence, "en"))


def test_a_german_clause_needs_a_verb_that_is_known() -> None:
    assert cuts("Die Stadt hat die alte Brücke gesperrt, weil Risse entdeckt wurden.", "de") == (
        "Die Stadt hat die alte Brücke gesperrt",
    )
    assert cuts("Der alte Hafen am Ufer der Stadt, den niemand mehr kennt.", "de") == ()
