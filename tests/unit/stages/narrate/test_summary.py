import pytest
from storydesk import page, report

TITLE = "Calder closes old bridge to lorries"
LEAD = (
    "The city of Calder closed its old bridge to lorries after inspectors found cracks in two pillars, the mayor said."
)
SHORT = "Drivers of heavy lorries will lose forty minutes on the road over Tarn Hill."
LONG = (
    "The provincial council will pay 4 million euros for the repair of both damaged pillars because the city of Calder, which has "
    "no money left in its budget, cannot raise the sum without a loan that its citizens would have to approve first."
)


def summary(*sentences: str, title: str = TITLE) -> str | None:
    found = page(report(title, *sentences)).summary
    return found.text if found else None


def test_a_short_sentence_that_adds_to_the_headline_is_taken_whole() -> None:
    assert summary(LEAD, SHORT) == SHORT


def test_a_long_sentence_gives_the_clause_that_two_lines_hold() -> None:
    told = summary(LEAD, LONG)
    assert told is not None
    assert told.startswith("The provincial council will pay 4 million euros")
    assert len(told) <= 100
    assert told.endswith(".")


def test_what_the_headline_says_is_not_said_again() -> None:
    assert summary("Calder closes its old bridge to all lorries and to heavy lorries.", SHORT) == SHORT


def test_of_what_two_lines_hold_that_is_taken_which_tells_most_of_the_news() -> None:
    lunch = "The mayor had lunch with her sister at the guest house of the port."
    more = "Inspectors will look at the cracks in both pillars every single week."
    old = "The province has eleven more bridges over the river Orra, and most of them are older."
    warned = "Inspectors had warned the city of cracks in the pillars of the old bridge for eleven years."
    assert summary(LEAD, lunch, more, old, warned) == more


def test_a_line_says_more_of_the_news_where_it_says_what_other_headlines_do() -> None:
    cost = "The repair of both pillars will cost 4 million euros and take all year."
    lunch = "The mayor of the city will visit her sister at the guest house of the port."
    first = report(TITLE, LEAD, lunch, cost)
    assert summary(LEAD, lunch, cost) == lunch
    second = report("Repair of the pillars to cost 4 million euros", LEAD, outlet="The Post", hour=1)
    found = page(first, second).summary
    assert found is not None
    assert found.text == cost


def test_a_line_that_stands_on_three_must_tell_more_than_one_that_stands_on_two() -> None:
    two = "Inspectors will look at the cracks in both pillars every single week."
    three = "Inspectors will look at the cracks in both of the pillars every week of this long and cold year."
    assert summary(LEAD, three, two) == two


def test_a_line_that_stands_on_three_says_nothing_of_the_headline_again() -> None:
    again = "The city of Calder closed the old bridge over the river Orra to lorries for the cracks in two pillars."
    assert summary(again) is None


def test_what_is_beside_the_matter_is_no_summary() -> None:
    short = "Two pillars have cracks.", "Six divers saw them.", "The river Orra is cold.", "A lamp fell down in May."
    beside = "A cousin of Ola Brandt grows tall roses and small pears behind a house in Velmar."
    assert summary(LEAD, *short, "Boats pass under it.", beside) is None


def test_a_cry_is_no_summary() -> None:
    assert summary(LEAD, "“A great loss,” the old ferryman of Calder told the Courier.") is None


def test_a_line_has_a_verb_before_what_it_tells_of_the_time() -> None:
    caption = "Ana Moss, mother of the mayor, in May when old lorries of Calder crossed the bridge."
    assert summary(LEAD, caption) != caption


def test_a_line_that_begins_a_report_may_be_the_summary_though_no_section_tells_it() -> None:
    beside = "Inspectors of the city found cracks in two pillars of the old bridge."
    first, second = report(TITLE, LEAD), report("Cracks close old bridge", beside, outlet="The Post", hour=1)
    found = page(first, second)
    assert found.summary is not None
    assert found.summary.text == beside
    assert beside not in [s.text for section in found.sections for s in section.sentences]


def test_what_somebody_thinks_is_no_summary() -> None:
    opinion = "Drivers of lorries should look for another road over Tarn Hill."
    assert summary(LEAD, opinion) != opinion
    assert summary(LEAD, f"{opinion[:-1]}, the mayor said.") == f"{opinion[:-1]}, the mayor said."


def test_what_is_only_supposed_is_no_summary() -> None:
    assert summary(LEAD, "The song of the ferryman probably does not tell of this old bridge.") is None


def test_a_summary_begins_no_however() -> None:
    told = summary(LEAD, "The drivers of heavy lorries, however, will lose forty minutes.")
    assert told == "The drivers of heavy lorries will lose forty minutes."


def test_a_summary_names_no_day_that_is_another_when_it_is_read() -> None:
    assert "today" not in (summary(LEAD, "Drivers of heavy lorries today look for a road over Tarn Hill.") or "")


def test_a_summary_does_not_leave_out_of_which_month_it_tells() -> None:
    told = "the council of Calder lost its quarrel over the pillars with the province, which wanted more lorries on the bridge."
    assert (summary(LEAD, told.capitalize()) or "").startswith("The council of calder lost")
    assert not (summary(LEAD, f"In early May, {told}") or "").startswith("The council")


def test_a_summary_ends_in_one_stop() -> None:
    told = summary(
        LEAD, "The stones for the pillars are to be sent from the U.S. because no quarry of Calder is open this year."
    )
    assert told == "The stones for the pillars are to be sent from the U.S."


def test_no_summary_points_to_what_was_told_before() -> None:
    assert summary(LEAD, "Judge Okoro of Calder rejected that view, saying the cracks were old.") is None


def test_every_word_of_the_summary_stands_in_what_it_cites() -> None:
    found = page(report(TITLE, LEAD, LONG)).summary
    assert found is not None
    words = found.text.rstrip(".").split()
    assert all(all(word in c.quote for word in words) for c in found.citations)


@pytest.mark.parametrize(
    "sentence",
    [
        "She said that it would last for more than forty minutes on Tarn Hill.",
        '"Every driver of the province knows this," said Ana Moss of Tarn Hill.',
        "Partially because drivers of heavy lorries will lose forty minutes on Tarn Hill.",
        "Anyhow, the drivers of heavy lorries will lose forty minutes on Tarn Hill.",
        "Opinion:Calder is a city of heavy lorries and of forty minutes on Tarn Hill.",
        "If the drivers of heavy lorries do not agree, Tarn Hill will be closed.",
        "Enjoy the long road over Tarn Hill and its unbeatable forty minutes.",
        "Short memorandum of the lorry drivers of Tarn Hill dated May 5.",
        "The drivers of heavy lorries on Tarn Hill will envy the loss of others.",
        "Eight of those lorries came over Tarn Hill from the Varnholm mills.",
        "A team led by the engineers of Tarn Hill, together with the Varnholm college and its pupils from three more towns and villages of the province.",
    ],
)
def test_what_cannot_be_read_alone_is_no_summary(sentence: str) -> None:
    assert summary(LEAD, sentence) != sentence
    assert "team led" not in (summary(LEAD, sentence) or "")


def test_a_page_that_tells_no_more_than_its_headline_has_no_summary() -> None:
    assert summary("Calder closes its old bridge to all lorries.") is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The inspectors of the province had taken money from the builders of the bridge for several years, the union of the drivers said.",
        "The provincial council will pay 4 million euros for the repair of the pillars, unless the citizens reject the loan in a vote that is planned for June.",
        "The provincial council will pay 4 million euros for the repair of the pillars if the citizens accept the loan in a vote that is planned for June.",
        "According to a lawyer of the drivers, the inspectors of the province had taken money from the builders of the bridge for several years.",
    ],
)
def test_no_summary_leaves_out_who_says_so_or_on_what_condition(sentence: str) -> None:
    assert summary(LEAD, sentence) is None or summary(LEAD, sentence) == summary(LEAD)
