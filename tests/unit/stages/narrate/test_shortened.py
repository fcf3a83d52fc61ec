import pytest
from storydesk import page, report, said, span, story

from broadsheet.stages.narrate.sentences import MAX_LEAD, MAX_WORDS, length
from broadsheet.stages.narrate.shortened import may_be_told, words_told
from broadsheet.stages.narrate.spans import spans

NEWS = "The city of Halvern sued the port authority of Norvik"
LEASE = (
    "a lease that binds the city to the northern quays for the next twelve years and that has, in the words of the city's own lawyers, "
    "neither a way out nor a limit to the rent that the authority may ask of it"
)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (f"{NEWS}, challenging {LEASE}.", f"{NEWS}."),
        (f"{NEWS}, which had refused for three years to talk about {LEASE}.", f"{NEWS}."),
        (f"{NEWS} – the third suit in a single year over {LEASE}.", f"{NEWS}."),
        (f"HALVERN (Meridian) — {NEWS}, challenging {LEASE}.", f"{NEWS}."),
        (f"{NEWS}, harbour officials said Tuesday in announcing that they would no longer pay for {LEASE}.", f"{NEWS}, harbour officials said."),
        (f"The mayor called the rent “an outrage,” setting off a quarrel over {LEASE}.", "The mayor called the rent “an outrage”."),
    ],
)  # fmt: skip
def test_of_a_sentence_too_long_to_read_its_beginning_is_told(sentence: str, told: str) -> None:
    assert length(sentence) > MAX_WORDS
    assert words_told(span(sentence)) == told
    assert may_be_told(span(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        f"{NEWS}, challenging {LEASE}, officials said.",  # who says so
        f"{NEWS}, while hoping that the case ends early if the authority gives up {LEASE}.",  # on what condition
        f"After the mayor had opened the pier, Ana Lund said in her speech that the city would never again sign {LEASE}.",
        f"{NEWS}, Ana Lund said in her speech: “We will never again sign {LEASE}.”",
        f"A lawyer of the city of Halvern, challenging {LEASE}, went to court on Friday.",  # the verb comes later
        f"“{NEWS}, challenging {LEASE}, ” wrote the Courier.",  # within a quotation
        f"Quays, cranes, sheds, rails, on {LEASE}, are in the suit of the city of Halvern.",  # a list
        # what is added stands within an aside, or before the main clause
        f"The council of Halvern viewed the case – of which nobody in the port had heard before the first week of June – as little more than a "
        f"way of challenging {LEASE} at the cost of those who live there.",
        f"As the towns of the northern coast begin to look for other ports and for cheaper pilots – like those of Calder in the south – the "
        f"council of Halvern is challenging {LEASE} at the cost of those who live there.",
        # the verb of what "because" begins comes after what is added
        "The provincial council will pay four million euros for the repair of both damaged pillars because the city of Calder, which has "
        "no money left in its budget, cannot raise the sum without a loan that its citizens would have to approve in a vote in the first week of June, a month in which most of those who live on the island are out at sea.",
    ],
)
def test_nothing_is_left_out_that_turns_the_sense(sentence: str) -> None:
    assert length(sentence) > MAX_WORDS
    assert words_told(span(sentence)) == sentence
    assert not may_be_told(span(sentence))


def test_a_sentence_that_can_be_read_is_told_whole() -> None:
    sentence = f"{NEWS}, challenging a lease of twelve years."
    assert words_told(span(sentence)) == sentence


def test_a_page_opens_with_the_news_of_a_long_lead_and_cites_the_whole() -> None:
    lead = f"{NEWS}, challenging {LEASE}."
    written = page(
        report("Halvern sues port of Norvik", lead, "The authority has two weeks to answer the suit of the city.")
    )
    first = written.sections[0].sentences[0]
    assert said(written)[0] == "The city of Halvern sued the port authority of Norvik."
    assert first.citations[0].quote == lead


def test_an_article_s_first_sentence_may_be_longer_than_others() -> None:
    lead = f"The harbour office said that {NEWS[0].lower()}{NEWS[1:]} over {LEASE[:150]} of the town."
    first, second = spans(story(report("Halvern sues port", lead, lead)))
    assert MAX_WORDS < length(lead) <= MAX_LEAD
    assert (may_be_told(first), may_be_told(second)) == (True, False)
