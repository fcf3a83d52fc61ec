import pytest
from storydesk import desk, page, report, said

WEALTH = "The harbour master Ana Lund owns eleven houses in Calder."
FOUND = "The land register of Calder names one house of Lund, which she bought in 2009."
ASKED = "The council asked the registrar about it after a letter had made the round of the town."


@pytest.mark.parametrize(
    "claim", [("Claim", WEALTH), ("The claim:", WEALTH), (f"Claim: {WEALTH}",), ("Behauptung", WEALTH)]
)
def test_what_a_fact_check_only_examines_is_no_source_s_word(claim: tuple[str, ...]) -> None:
    check = report("Does the harbour master own eleven houses?", ASKED, *claim, "Origin", FOUND)
    assert not any("eleven" in span.text for span in desk(check).spans)
    written = page(check)
    assert "eleven" not in f"{written.headline.text} {' '.join(said(written))}"


def test_a_sentence_about_a_claim_is_one_like_any() -> None:
    told = report("Claim of eleven houses", ASKED, "The claim was false, the registrar said.", FOUND)
    assert len(desk(told).spans) == 3
