import pytest

from broadsheet.stages.narrate.reword.arrangement import arranged

WALL = (
    "The council of Halvern approved a 3 million euro flood wall on Monday, six months after the river broke its banks."
)
WORK = "Mayor Ana Okoro, who opposed the vote, said the work would begin in May."
HURT = "Nobody was hurt, Jo Falk said."
MET = "Ana Okoro, mayor of Halvern, and Per Lind, a teacher from Norvik, met."
AFTER = "After the mayor resigned, the council met."


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("The council of Halvern approved a three million euro flood wall.", WALL),
        ("Six months after the river broke its banks, the council of Halvern approved a 3 million euro flood wall.", WALL),
        ("Mayor Ana Okoro said that work would begin in May.", WORK),
        ("Jo Falk said nobody was hurt.", HURT),
        ("Nobody was hurt, said Jo Falk.", HURT),
        ("Ana Okoro, mayor of Halvern, and Per Lind met.", MET),
        ("The council met after the mayor resigned.", AFTER),
    ],
)  # fmt: skip
def test_parts_may_be_moved_and_asides_left_out(claim: str, quote: str) -> None:
    assert arranged(claim, [quote], "en")


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("The work would begin in May.", WORK),
        ("Mayor Ana Okoro opposed the vote.", WORK),
        ("Nobody was hurt.", HURT),
        ("The dam was unsafe.", "The dam was unsafe, a report by the ministry says."),
        ("Lind resigned.", "Okoro, who met Lind, resigned."),
        ("Lind is a hero.", "For Okoro, Lind is a hero."),
        ("The town floods.", "If the dam breaks, the town floods."),
        ("The president dies.", "In the film, the president dies."),
        ("The minister died.", "The minister's wife died."),
        ("A policeman died.", "A man who shot a policeman died."),
        ("Okoro appointed chair.", "Okoro was appointed chair."),
        ("Jo Falk was hurt.", HURT),
        ("Ana Okoro, a teacher from Norvik, met.", MET),
        ("After the mayor resigned.", AFTER),
        ("The mayor resigned.", AFTER),
        ("The mayor resigned after the council met.", AFTER),
        ("", AFTER),
    ],
)
def test_nothing_is_left_out_that_turns_the_sense(claim: str, quote: str) -> None:
    assert not arranged(claim, [quote], "en")


def test_whole_sentences_may_be_joined() -> None:
    assert arranged("The council met after the mayor resigned, and Jo Falk said nobody was hurt.", [AFTER, HURT], "en")


def test_a_subject_is_not_shared_by_two_sentences_that_have_their_own() -> None:
    assert not arranged("After the mayor resigned, the council met and would begin in May.", [AFTER, WORK], "en")


@pytest.mark.parametrize("unit", ["%", " percent", " per cent", " pct"])
def test_a_percent_sign_is_a_word(unit: str) -> None:
    assert arranged(f"Prices rose 3{unit}.", ["Prices rose three percent."], "en")
    assert not arranged(f"Prices rose 3{unit}.", ["Prices rose 3 dollars."], "en")


def test_in_other_languages_the_order_is_kept_too() -> None:
    quote = "Der Rat hat den Haushalt am Montag beschlossen, sagte Bürgermeisterin Ana Okoro."
    assert arranged("Der Rat hat den Haushalt am Montag beschlossen, sagte Bürgermeisterin Ana Okoro.", [quote], "de")
    assert not arranged("Der Rat hat den Haushalt am Montag beschlossen.", [quote], "de")
    assert not arranged(
        "Bürgermeisterin Ana Okoro hat den Haushalt am Montag beschlossen, sagte der Rat.", [quote], "de"
    )


def test_a_sentence_with_many_commas_takes_no_time() -> None:
    quote = ", ".join(f"a man of {n}" for n in range(60)) + "."
    assert not arranged("A man of 60 and a man of 61 and a man of 62 and a man of 63 and a man of 64.", [quote], "en")
