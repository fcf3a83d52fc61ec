import pytest
from storydesk import FERRY, FERRY_TOO, page, report

LEAD = (
    "The city of Calder closed its old bridge to lorries after inspectors found cracks in two pillars, the mayor said."
)
MORE = "The bridge will be repaired in the summer. Inspectors check it every year."


def test_a_headline_that_the_text_supports_is_taken() -> None:
    assert (
        page(report("Calder closes old bridge to lorries", LEAD, MORE)).headline.text
        == "Calder closes old bridge to lorries"
    )


@pytest.mark.parametrize(
    "title",
    [
        "Here's why Calder closed its old bridge",
        "Why did Calder close its old bridge?",
        "We drove over the old bridge of Calder",
        "Key moments from the bridge closing in Calder",
        "5 things to know about the bridge in Calder",
        "Calder bridge: live updates",
    ],
)
def test_bait_questions_labels_and_we_are_no_headlines(title: str) -> None:
    headline = page(report(title, LEAD, MORE)).headline.text
    assert headline != title
    assert "bridge" in headline


def test_a_headline_with_a_figure_that_no_sentence_has_is_not_taken() -> None:
    headline = page(report("Calder closes old bridge to 900 lorries", LEAD, MORE)).headline
    assert "900" not in headline.text


def test_a_long_lead_is_cut_to_a_clause() -> None:
    headline = page(report("Opinion", LEAD, MORE)).headline.text
    assert headline == "The city of Calder closed its old bridge to lorries"


def test_the_headline_cites_every_report_that_says_it() -> None:
    assert {c.source for c in page(FERRY, FERRY_TOO).headline.citations} == {1, 2}
