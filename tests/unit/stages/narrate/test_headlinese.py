import pytest
from storydesk import report

from broadsheet.stages.interpret.interpret import interpret
from broadsheet.stages.narrate.headlinese import spelled_out

TEXT = (
    "The Port Ansel Courier reported on Monday that the United Nations will pay $3 million for the ferry.\n\n"
    "Acting Attorney General Ana Moss of the Justice Department met the Democratic mayor at the G20 summit in the U.S. capital."
)


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Justice Dept meets mayor", "Justice Department meets mayor"),
        ("Dem mayor meets AG Moss", "Democratic mayor meets Attorney General Moss"),
        ("UN pays for ferry after PAC report", "United Nations pays for ferry after Port Ansel Courier report"),
        ("UN pays $3M for ferry", "United Nations pays $3 million for ferry"),
        ("Ferry carries 82K people", "Ferry carries 82,000 people"),
        ("Moss meets mayor at G-20", "Moss meets mayor at G20"),
        ("US capital sees summit", "U.S. capital sees summit"),
    ],
)
def test_a_short_form_is_written_as_the_article_writes_it(title: str, line: str) -> None:
    article = report(title, TEXT)
    assert spelled_out(title, article, interpret(article)) == line


@pytest.mark.parametrize(
    "title",
    [
        "Dems leave the house",  # nobody of these is in the text
        "NATO meets in Calder",
        "Runner wins 5K in Calder",
        "Boat of 5m runs aground",
        "Pro-UN march in Calder",
        "TELL US OF THE UN",
    ],
)
def test_what_the_article_does_not_spell_out_stays(title: str) -> None:
    article = report(title, TEXT)
    assert spelled_out(title, article, interpret(article)) == title


def test_a_form_that_the_article_uses_stays() -> None:
    article = report("UN pays", TEXT + " The UN said so.")
    assert spelled_out("UN pays", article, interpret(article)) == "UN pays"
