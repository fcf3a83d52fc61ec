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


POSTED = "The harbour was abandoned by the council of Calder and nobody else."


def shown(*paragraphs: str) -> list[str]:
    return [
        span.text for span in desk(report("The mayor writes about the harbour", *paragraphs)).spans if not span.printed
    ]


def test_a_post_that_its_article_quotes_too_is_no_source_s_word() -> None:
    quoted = "“The harbour was abandoned by the council of Calder and nobody else. Very unfair!” the mayor wrote."
    told = shown(ASKED, quoted, f"{POSTED} Very unfair! It would have been tied to the pier.", FOUND)
    assert told == [ASKED, quoted, FOUND]


@pytest.mark.parametrize(
    "paragraphs", [(f"{POSTED} — Ana Lund (@analund) May 5, 2024",), (POSTED, "— Ana Lund (@analund) May 5, 2024")]
)
def test_a_post_with_its_writer_s_handle_is_no_source_s_word(paragraphs: tuple[str, ...]) -> None:
    assert POSTED not in shown(ASKED, *paragraphs, FOUND)


def test_a_sentence_in_the_middle_of_a_quotation_is_the_speaker_s() -> None:
    asked = "We asked for years and got no answer from anybody in the town hall of Calder."
    quoted = f"“{asked} {POSTED} {asked} {POSTED} That is all,” Lund said, and closed the meeting of the port office."
    assert POSTED not in shown(ASKED, quoted)
    short = "“The council asked about it,” the registrar said. “We found one house of Lund in the register, not more.”"
    assert any("one house" in text for text in shown(ASKED, short))


def test_what_another_article_has_in_quotation_marks_is_a_letter_that_both_print() -> None:
    printed = report("The letter of the mayor", ASKED, POSTED, FOUND)
    other = report("The mayor on the harbour", ASKED, f"“{POSTED}” the mayor wrote.", outlet="The Courier")
    told = [span.text for span in desk(printed, other).spans if not span.printed]
    assert POSTED not in told
    assert FOUND in told
    few = report("The harbour is shut", "The harbour is shut for good.", FOUND)
    says = report("The mayor on the harbour", ASKED, "“The harbour is shut for good,” the mayor said.", outlet="Post")
    assert "The harbour is shut for good." in [span.text for span in desk(few, says).spans if not span.printed]


LET = "Nobody in this town has ever paid the full fee of the harbour."


def test_in_a_transcript_only_the_outlet_s_own_tell_the_news() -> None:
    spoken = [
        f"ANA LUND: {LET} {POSTED}",
        f"REYES: {FOUND} {ASKED}",
        "LUND: It is so.",
        "REYES: Is it?",
        "LUND: It is.",
    ]
    told = shown(f"TOM REYES, BYLINE: {FOUND}", *spoken, f"REYES: Thank you. {WEALTH}")
    assert told == [f"TOM REYES, BYLINE: {FOUND}", ASKED, WEALTH]


def test_in_a_conversation_below_names_on_lines_of_their_own_nobody_tells_the_news() -> None:
    turns = [part for said in (LET, POSTED, FOUND) for part in ("Mary Lund", said, "Tom Reyes", WEALTH)]
    assert shown(ASKED, *turns) == [ASKED]


def test_a_town_in_capitals_before_a_report_is_no_speaker() -> None:
    assert len(shown(f"CALDER: {FOUND}", f"CALDER: {ASKED}", f"CALDER: {LET}")) == 3
