import json

import pytest

from broadsheet.stages.narrate.reword.draft import (
    Draft,
    chosen,
    heading_in_type,
    printable,
    printable_heading,
    read_draft,
    set_in_type,
)
from broadsheet.stages.narrate.reword.faithful import Evidence
from broadsheet.stages.narrate.reword.question import Question, Said

PIER = "The council of Halvern closed the north pier on Monday, the harbour office said."
COST = "The repair of the north pier will cost 3.2 million crowns, Mayor Ana Okoro told the council."
BOAT = "Three boats were towed to the south pier after the storm of Sunday night."
TEXTS = (PIER, COST, BOAT)
QUESTION = Question(
    "", "en", tuple(Evidence(t, "en") for t in TEXTS), Said("Pier closed", (1,)),
    tuple(Said(t, (n,)) for n, t in enumerate(TEXTS, start=1)),
)  # fmt: skip


def test_a_draft_is_read_whatever_the_numbers_look_like() -> None:
    rows = [{"text": f"{PIER} [1]", "texts": ["1"]}, {"text": COST, "texts": "2, 3"}, {"text": BOAT, "texts": 3}]
    draft = read_draft(json.dumps({"heading": "Pier closed", "heading_texts": [1], "sentences": rows}))
    assert draft == Draft(Said("Pier closed", (1,)), (Said(PIER, (1,)), Said(COST, (2, 3)), Said(BOAT, (3,))))


@pytest.mark.parametrize(
    "text",
    ["no", "{}", '{"sentences": []}', '{"sentences": 3, "heading": 4}', '{"sentences": [null, 3, {"text": ""}]}'],
)
def test_what_holds_no_draft_is_none(text: str) -> None:
    assert read_draft(text) is None


@pytest.mark.parametrize(
    ("text", "spans", "kind"),
    [
        (PIER, (), "spans"),
        (PIER, (4,), "spans"),
        (PIER, (0,), "spans"),
        (PIER, (2,), "facts"),
        (BOAT, (1,), "facts"),
        ("The pier closed.", (1,), "form"),
        ("Did the council of Halvern close the north pier on Monday?", (1,), "form"),
        ("**The council of Halvern** closed the north pier, the harbour office said.", (1,), "form"),
        ("It closed the north pier on Monday, the harbour office said.", (1,), "form"),
        ('The council of Halvern "closed the pier", the harbour office said.', (1,), "form"),
        (PIER.replace("Monday", "Tuesday"), (1,), "facts"),
        (COST.replace("3.2", "3.4"), (2,), "facts"),
        (COST.replace("Okoro", "Lind"), (2,), "facts"),
        (PIER.replace("closed", "demolished"), (1,), "words"),
        (PIER.replace("closed", "did not close"), (1,), "sense"),
        (COST.replace("will", "may"), (2,), "sense"),
        (BOAT.replace("were towed to", "towed"), (3,), "arrangement"),
        ("The council of Halvern closed the north pier on Monday.", (1,), "arrangement"),
    ],
)
def test_each_rule_names_itself(text: str, spans: tuple[int, ...], kind: str) -> None:
    found = printable(Said(text, spans), QUESTION, None)
    assert found is not None
    assert found.kind == kind


def test_a_sentence_that_leaves_out_most_of_its_text_does_not_stand_in_its_place() -> None:
    long = "The mayor of Halvern resigned on Monday, ending a quarrel over the harbour, the largest of the coast with 40 berths and 3 cranes."
    question = Question("", "en", (Evidence(long, "en"),), Said("", ()), (Said(long, (1,)),))
    assert (
        printable(
            Said("The mayor of Halvern resigned on Monday, ending a quarrel over the harbour.", (1,)), question, None
        )
        is None
    )
    short = printable(Said("The mayor of Halvern resigned on Monday.", (1,)), question, None)
    assert short is not None
    assert "leaves out too much" in short.why


def test_a_heading_is_a_clause_of_a_text() -> None:
    assert printable_heading(Said("Three boats were towed to the south pier", (3,)), QUESTION, None) is None


@pytest.mark.parametrize(
    "heading",
    [
        "Pier",
        "Three boats were towed to the south pier.",
        "The council of Halvern closed the north pier",
        "Four boats were towed to the pier",
        "Boats were towed to the south pier",
    ],
)
def test_a_heading_that_is_none_is_refused(heading: str) -> None:
    assert printable_heading(Said(heading, (1, 3)), QUESTION, None) is not None


def test_of_two_sentences_on_one_text_the_first_stands_and_they_stand_in_the_texts_order() -> None:
    said = [Said(BOAT, (3,)), Said(PIER, (1,)), Said("The pier again.", (1,))]
    assert list(chosen(said, QUESTION)) == [Said(PIER, (1,)), Said(BOAT, (3,))]


def test_what_a_model_gets_wrong_in_type_alone_is_no_reason_to_refuse() -> None:
    quote = "The board calls the port’s fees “draconian,” Ana Okoro told the council on Monday."
    question = Question("", "en", (Evidence(quote, "en"),), Said("Fees", (1,)), (Said(quote, (1,)),))
    typed = Said(quote.replace("“", "'").replace(",”", "',").replace("’", "'").removesuffix("."), (1,))
    assert printable(typed, question, None) is not None
    printed = set_in_type(typed, question)
    assert printed.text == quote
    assert printable(printed, question, None) is None


def test_the_extractive_writers_own_sentence_may_be_kept_though_it_leans_on_the_one_before() -> None:
    leaning = "It will be closed until the summer, the harbour office said."
    texts = (PIER, leaning)
    question = Question(
        "",
        "en",
        tuple(Evidence(t, "en") for t in texts),
        Said("Pier closed", (1,)),
        (Said(PIER, (1,)), Said(leaning, (2,))),
    )
    assert printable(Said(leaning, (2,)), question, None) is None
    assert printable(Said(leaning, (1,)), question, None) is not None
    assert printable(Said(leaning.replace("summer", "autumn"), (2,)), question, None) is not None


def test_a_heading_in_type_has_no_stop() -> None:
    typed = heading_in_type(Said("The council of Halvern closed the north pier.", (1,)), QUESTION)
    assert typed.text == "The council of Halvern closed the north pier"


def test_a_sentence_that_cites_no_text_is_given_a_stop_alone() -> None:
    assert set_in_type(Said("'The pier", (9,)), QUESTION) == Said("'The pier.", (9,))


def test_in_another_language_the_extractive_writers_own_sentence_is_judged_like_any() -> None:
    leaning = "It will be closed until the summer, the harbour office said."
    foreign = Question("", "de", (Evidence(leaning, "en"),), Said("Pier", (1,)), (Said(leaning, (1,)),))
    assert printable(Said(leaning, (1,)), foreign, None) is not None
