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
