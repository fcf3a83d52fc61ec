from dataclasses import replace

from newsstand import PAGE

from broadsheet.news.page import Section, Statement
from broadsheet.stages.publish.site import summarise

CITED = PAGE.headline.citations
LONG = Statement("The council voted for the barrier after a debate of nine hours in a full town hall.", CITED)
SHORT = Statement("The barrier costs 80 million.", CITED)
SECTION = Section(PAGE.sections[0].heading, (LONG, SHORT))


def test_a_story_is_summarised_in_its_pages_own_words() -> None:
    assert summarise(replace(PAGE, summary=LONG, sections=(SECTION,))).summary == LONG.text


def test_a_page_without_a_summary_is_summarised_by_its_shortest_opening_sentence() -> None:
    assert summarise(replace(PAGE, summary=None, sections=(SECTION,))).summary == SHORT.text


def test_the_headline_is_never_its_own_summary() -> None:
    said = replace(SHORT, text=PAGE.headline.text + ".")
    section = replace(SECTION, sentences=(said, LONG))
    assert summarise(replace(PAGE, summary=None, sections=(section,))).summary == LONG.text
