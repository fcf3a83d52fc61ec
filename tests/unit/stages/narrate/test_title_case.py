import pytest
from storydesk import report

from broadsheet.stages.interpret.interpret import interpret
from broadsheet.stages.narrate.title_case import clean_title, sentence_case

TEXT = "The ferry ran aground near Port Ansel. There are no injured, the coast guard said, and the Supreme Court is far away."


@pytest.mark.parametrize(
    ("title", "line"),
    [
        (
            "There Are No Injured As Ferry Runs Aground Near Port Ansel",
            "There are no injured as ferry runs aground near Port Ansel",
        ),
        ("Coast Guard Is Far From Supreme Court, Ferry Says", "Coast guard is far from Supreme Court, ferry says"),
        ("Theresa May Says Ferry May Run Again", "Theresa May says ferry may run again"),
        ("Ferry Runs Aground Near U.S. Coast", "Ferry runs aground near U.S. coast"),
        ("Ferry with 212 aboard runs aground", "Ferry with 212 aboard runs aground"),
    ],
)
def test_a_title_has_capitals_where_running_text_has_them(title: str, line: str) -> None:
    article = report(title, TEXT + " Nobody says that the ferry was late in the U.S. from here.")
    assert clean_title(article, interpret(article)) == line


def test_a_shouted_word_is_written_as_the_text_writes_it() -> None:
    assert (
        sentence_case("Ferry AGROUND near port, NATO says", "It ran aground near the port.")
        == "Ferry aground near port, NATO says"
    )


@pytest.mark.parametrize(
    "title",
    [
        "BREAKING: Ferry runs aground off Ansel",
        "Ferry runs aground off Ansel | The Courier",
        "Ferry runs aground off Ansel - The Courier",
    ],
)
def test_marks_and_outlets_go(title: str) -> None:
    assert clean_title(report(title, TEXT)) == "Ferry runs aground off Ansel"


@pytest.mark.parametrize(
    ("title", "text", "line"),
    [
        # A link to another article, in its title case, tells nothing of how a word is written.
        (
            "Ferry Unveils New Funnel Off Ansel Coast",
            "The ferry left Ansel on Monday. Read: Calder Council Unveils Harbour Plan After Long Dispute Nobody likes the funnel.",
            "Ferry unveils new funnel off Ansel coast",
        ),
        (
            "Harbour Tunnel Opens. Nobody Comes to See It",
            "Few came to the harbour tunnel.",
            "Harbour tunnel opens. Nobody comes to see it",
        ),
        (
            "Mayor Meets Ana Brindle at the Old Harbour",
            "The mayor met Ana Maria Brindle, a sailor. At the harbour it rained.",
            "Mayor meets Ana Brindle at the old harbour",
        ),
        ("Voters Wait for Sen. Moss in Calder Today", "Many in Calder wait for Moss.", "Voters wait for Sen. Moss in Calder today"),
        ("Mark Brindle's Vote Will Mark a Turn", "Mark Brindle sits in the council.", "Mark Brindle's vote will mark a turn"),
        ("Pilots Wanted a Ban. They Got It", "The pilots wanted it.", "Pilots wanted a ban. They got it"),
        # Neither text nor lists know the name, and no ordinary word is written so.
        ("Pilot Is Okorova’s Choice for Harbour Post", "He knows the harbour post.", "Pilot is Okorova’s choice for harbour post"),
        ("Ana Moss Won’t Centralise Anti-Okorova Votes", "The votes are few.", "Ana Moss won’t centralise anti-Okorova votes"),
        ("Non-English Signs Return to Old Harbour", "The signs were gone.", "Non-English signs return to old harbour"),
        ("Ferry Company Says It Is Leaving the U.S.", "The ferry company is leaving.", "Ferry company says it is leaving the U.S."),
    ],
)  # fmt: skip
def test_capitals_that_are_not_the_words_own_go(title: str, text: str, line: str) -> None:
    article = report(title, text)
    assert clean_title(article, interpret(article)) == line
