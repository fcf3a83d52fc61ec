import pytest
from storydesk import desk, report

from broadsheet.stages.narrate.support import THRESHOLD, facts, numbers_in, support

CLEARED = "The jury in Calder cleared the pilot Ana Moss of theft, of perjury and of all other charges"


@pytest.mark.parametrize(
    ("claim", "span", "holds"),
    [
        (f"{CLEARED}.", f"{CLEARED} on Tuesday.", True),
        (f"{CLEARED}.", f"{CLEARED} except for steering without a licence.", False),
        (f"{CLEARED} except for one.", f"{CLEARED}.", False),
        (f"{CLEARED} except for one.", f"{CLEARED} except for one, steering without a licence.", True),
    ],
)
def test_a_span_with_an_exception_does_not_say_what_makes_none(claim: str, span: str, holds: bool) -> None:
    weights = desk(report("A jury clears a pilot", claim), report("Pilot", span, hour=1)).weights
    assert (support(facts(claim, "en"), facts(span, "en"), weights) >= THRESHOLD) is holds


def test_the_minutes_of_a_time_are_no_number_of_anything() -> None:
    assert 40.0 not in numbers_in("The ferry hit the pier at 7:40 on Monday.", "en")
    assert (
        numbers_in("It sank at 7:40.", "en")
        == numbers_in("At 7:40 it sank.", "en")
        != numbers_in("At 7:45 it sank.", "en")
    )
