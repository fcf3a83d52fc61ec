"""What several reports tell is told, where it takes nothing for granted that the page has not said."""

from storydesk import page, report, said

LEAD_ONE = (
    "Senator Ida Marlow of Calder has caught the river fever, her office said on Tuesday.",
    "She has no fever now and was tested out of an abundance of caution after a journey to Eastvale.",
)
LEAD_TWO = (
    "Senator Ida Marlow of Calder has caught the river fever, her office in the capital said.",
    "She has no fever now and was tested out of an abundance of caution after a journey to Eastvale.",
)
MORE = (
    "The senate of Calder will meet on the old ferry until the marble hall has been cleaned by two hundred workers.",
    "Doctors at the harbour clinic counted sixty patients in a week, twice as many as in the winter before.",
    "The river fever was first seen among tanners in 1911, and a vaccine was found in Eastvale nine years later.",
)


def test_a_sentence_that_leans_on_a_shared_one_is_told_after_whichever_report_tells_that() -> None:
    one = report("Senator has river fever", *LEAD_ONE, *MORE, outlet="One")
    two = report("Senator Marlow catches river fever", *LEAD_TWO, outlet="Two", hour=1)
    told = said(page(one, two))
    place = next(n for n, s in enumerate(told) if s.startswith("She has no fever now"))
    assert "Marlow" in told[place - 1]


def test_a_person_whom_the_headline_names_in_full_needs_no_other_introduction() -> None:
    quote = "“Nobody in my office knew of the sale of the port,” Marlow told the Harbour Gazette."
    one = report("Ida Marlow denies that she knew of the port sale", quote, *MORE, outlet="One")
    two = report("Ida Marlow denies knowledge of the port sale", quote, MORE[1], outlet="Two", hour=1)
    assert any(s.startswith("“Nobody in my office") for s in said(page(one, two)))
