import pytest
from told import article, desk, found

from broadsheet.stages.narrate.differences.discrepancies import MAX_DISCREPANCIES, discrepancies

FERRY = "The ferry Aurelia struck the pier of Sule in fog on Tuesday, injuring {} people, the coastguard said."
HOSPITAL = "{} people were injured when the ferry Aurelia ran into the pier of Sule on Tuesday."


def test_two_sources_that_count_differently_differ_on_a_figure():
    assert found(FERRY.format(14), HOSPITAL.format("Seventeen")) == [
        (
            "figure",
            "sources",
            "How many people were injured?",
            [("Outlet 1", "14 people"), ("Outlet 2", "Seventeen people")],
        )
    ]


def test_a_position_cites_every_source_that_takes_it():
    (discrepancy,) = discrepancies(desk(FERRY.format(14), HOSPITAL.format(17), FERRY.format(14)), "en")
    assert [{c.source for c in p.citations} for p in discrepancy.positions] == [{1, 3}, {2}]


@pytest.mark.parametrize(
    "other",
    [
        HOSPITAL.format("Fourteen"),
        HOSPITAL.format("At least ten"),
        HOSPITAL.format("More than a dozen"),
        HOSPITAL.format("About 15"),
        HOSPITAL.format("Another three"),
        "In May 2021 the ferry Aurelia struck the pier of Sule in fog, injuring 30 people.",
        "The number of people injured when the ferry Aurelia struck the pier of Sule has risen to 21 people.",
        "The ferry Nerissa struck the pier of Kesten in Velmar on Tuesday, injuring 20 people.",
        "The ferry Aurelia, which struck the pier of Sule on Tuesday, killed 5 people.",
    ],
)
def test_what_can_both_be_true_is_no_conflict(other):
    assert found(FERRY.format(14), other) == []


def test_a_figure_that_comes_hours_later_is_an_update():
    assert found(FERRY.format(14), article(HOSPITAL.format(21), number=2, hours=8)) == []


def test_an_article_that_has_the_other_figure_for_something_else_does_not_contradict():
    assert found(FERRY.format(14) + " The ferry has 17 cabins for its guests.", HOSPITAL.format(17)) == []


def test_two_parties_whose_figures_exclude_each_other_are_told_apart_from_the_sources():
    assert found(
        "Ansel Rail said that 3,200 of the 3,600 employees had stopped work. The union put the number at 1,900.",
        "Trains in Port Ansel stood still on Wednesday for want of drivers.",
    ) == [
        (
            "figure",
            "parties",
            "How many of the 3,600 employees had stopped work?",
            [("Ansel Rail", "3,200 of the 3,600 employees"), ("The union", "1,900")],
        )
    ]


def test_seats_and_sums_of_several_holders_are_no_difference_between_parties():
    assert found("The Green Alliance won 45 seats in the new assembly, the Civic Union 19, the mayor said.") == []


def test_a_denial_of_what_another_source_reports_asks_what_is_in_doubt():
    assert found(
        "The government of Calder plans to sell its stake in the port of Sule to an investment fund.",
        "Transport minister Robert Maine denied that the government plans to sell its stake in the port of Sule.",
    ) == [
        (
            "denial",
            "sources",
            "Is it true that the government plans to sell its stake in the port of Sule?",
            [
                (
                    "Outlet 1",
                    "The government of Calder plans to sell its stake in the port of Sule to an investment fund.",
                ),
                (
                    "Robert Maine",
                    "Transport minister Robert Maine denied that the government plans to sell its stake in the port of Sule.",
                ),
            ],
        )
    ]


def test_a_party_that_has_not_done_what_another_says_it_has_denies_it():
    ((kind, between, question, positions),) = found(
        "Spokeswoman Katarina Dolenz said that Sorrenia had agreed to a higher flow of the Orva river from April.",
        "Sorrenia has not agreed to a higher flow of the Orva river, its ministry said.",
    )
    assert (kind, between, question) == ("denial", "parties", "Has Sorrenia agreed to a higher flow of the Orva river?")
    assert [holder for holder, _ in positions] == ["Katarina Dolenz", "Sorrenia"]


def test_a_denial_of_what_nobody_tells_is_left_out():
    assert (
        found(
            "The port of Sule handled more goods than ever in the last year.",
            "Transport minister Robert Maine denied that the schools of Kesten would close in summer.",
        )
        == []
    )


def test_two_reports_that_put_one_event_on_different_days_differ_on_a_date():
    ((kind, between, question, positions),) = found(
        "The old bridge over the Orva at Brenna collapsed on March 3 after a week of rain.",
        "The old bridge over the Orva at Brenna collapsed on March 5 after a week of rain.",
    )
    assert (kind, between, question) == ("date", "sources", "On which day did this happen?")
    assert len(positions) == 2


def test_a_page_has_few_discrepancies_and_one_report_has_none():
    assert found(FERRY.format(14) + " " + HOSPITAL.format(17)) == []
    towns = "Brenna Calder Dorn Eastvale Farrow Gale".split()
    one, other = (
        " ".join(f"A fire in {t} killed {n} people on Tuesday, mayor {t}son wrote." for t in towns) for n in (11, 15)
    )
    assert len(found(one, other)) <= MAX_DISCREPANCIES


def test_german_questions_are_asked_in_german():
    one = article("Bei dem Unfall der Fähre Aurelia in Sule wurden am Dienstag 14 Menschen verletzt.", language="de")
    other = article(
        "Bei dem Unglück der Fähre Aurelia in Sule wurden am Dienstag 17 Menschen verletzt.", number=2, language="de"
    )
    assert [q for _, _, q, _ in found(one, other, language="de")] == ["Wie viele Menschen wurden verletzt?"]


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (
            "place",
            "The minister of transport met the crew of the ferry Aurelia at a hospital in Lisbon on Tuesday.",
            "The minister of transport met the crew of the ferry Aurelia at a hospital in Osaka on Tuesday.",
        ),
        (
            "attribution",
            "“The pier of Sule was never built for ferries of that size,” Anna Merk said on Tuesday.",
            "“The pier of Sule was never built for ferries of that size,” Robert Maine said on Tuesday.",
        ),
        (
            "denial",
            "The owner of the ferry Aurelia has agreed to pay for a new pier at Sule.",
            "The owner of the ferry Aurelia has not agreed to pay for a new pier at Sule, it was said.",
        ),
        (
            "figure",
            "The ferry company of Sule ordered 12 electric ferries from a yard in Velmar.",
            "The ferry company of Sule has ordered 20 electric ferries from the yard in Velmar.",
        ),
    ],
)
def test_reports_that_tell_one_fact_otherwise_differ(kind, one, other):
    assert [(k, between) for k, between, _, _ in found(one, other)] == [(kind, "sources")]


@pytest.mark.parametrize(
    "other",
    [
        "In 2009, the ferry company of Sule ordered 20 electric ferries from a yard in Velmar.",
        "The ferry company of Sule will not have the 12 electric ferries from the yard in Velmar until May.",
        "The ferry company of Kesten ordered 20 electric buses from a yard in Dorn.",
        "The ferry company of Sule ordered a dozen electric ferries from a yard in Velmar.",
    ],
)
def test_what_is_told_of_another_time_or_thing_is_no_conflict(other):
    assert found("The ferry company of Sule ordered 12 electric ferries from a yard in Velmar.", other) == []


def test_today_in_one_report_and_a_weekday_in_another_are_no_difference() -> None:
    one = article(
        "The streaming service Nimbra launches in nine countries of the north today, its maker Harl Games said."
    )
    other = article(
        "The streaming service Nimbra launched in nine countries of the north on Thursday, its maker Harl Games said.",
        number=2,
        hours=20,
    )
    assert not discrepancies(desk(one, other), "en")


BRIDGE = (
    "The city council of Brenna on Tuesday approved the new bridge over the Orva, clearing the way for work to begin."
)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (
            "date",
            BRIDGE,
            "The council of Brenna city approved the new bridge over the Orva at a special session Monday.",
        ),
        (
            "date",
            "The city council of Brenna approved the new bridge over the Orva, officials of the city said on Tuesday.",
            "Officials of the city said Monday that the council of Brenna had approved the new bridge over the Orva.",
        ),
        (
            "figure",
            "Members of the council voted 31 to 12 for the new bridge over the Orva river at Brenna.",
            "The council of Brenna voted 24 to 12 for a new bridge over the Orva river.",
        ),
        (
            "figure",
            "“Irma Talvik took the boat at the age of 16,” the prosecutor of Sule said.",
            "“Irma Talvik took the boat at the age of 27,” the prosecutor of Sule said.",
        ),
        (
            "denial",
            "The mayor of Sule attended the opening of the new pier.",
            "The mayor of Sule did not attend the opening of the new pier.",
        ),
        (
            "denial",
            "The owner of the ferry Aurelia agreed to pay for a new pier.",
            "The owner of the ferry Aurelia refused to agree to pay for a new pier.",
        ),
        ("denial", "Divers found cracks in the old pier of Sule.", "Divers found no cracks in the old pier of Sule."),
        (
            "place",
            "The crew of the ferry Aurelia was taken to a hospital in Dallas after the fire on Tuesday.",
            "The crew of the ferry Aurelia was taken to a hospital in Nevada after the fire on Tuesday.",
        ),
    ],
)
def test_a_day_a_vote_an_age_a_place_or_a_past_verb_can_differ(kind, one, other):
    assert [(k, between) for k, between, _, _ in found(one, other)] == [(kind, "sources")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            BRIDGE,
            "The city council of Kesten on Monday approved the new bridge over the Orva, clearing the way for work to begin.",
        ),
        (
            BRIDGE,
            "The city council of Brenna on Monday debated the new bridge over the Orva, clearing the way for a vote.",
        ),
        (
            "The death toll of the fire in Sule had risen to 12 by late Monday, the city's rescue service said.",
            "The death toll of the fire in Sule had risen to 19 early Tuesday, the city's rescue service said.",
        ),
        (
            "A poll of the Sule institute found that 45 percent of all voters support the new bridge.",
            "A poll of the Sule institute found that 75 percent of farmers support the new bridge.",
        ),
        (
            "The storm brought 35 inches of rain to the coast near Surfield by Monday.",
            "The storm brought 23 inches of rain to the coast near Morehaven by Monday.",
        ),
        (
            "Three people were killed in the shooting at the market of Sule, police said.",
            "Four people were killed, including the gunman, in the shooting at the market of Sule, police said.",
        ),
        (
            "The crew of the ferry Aurelia was taken to a hospital in Dallas after the fire on Tuesday.",
            "The crew of the ferry Aurelia was taken to a hospital in Texas after the fire on Tuesday.",
        ),
        (
            "Reporters asked the mayor of Sule why he did not condemn the attack on the ferry Aurelia.",
            "The mayor of Sule did condemn the attack on the ferry Aurelia in a speech to the council.",
        ),
        (
            "Anna Merk has drafted a letter of resignation to the mayor of Sule but has not submitted it.",
            "Anna Merk had submitted drafts of a letter of resignation to the mayor of Sule, but not the letter.",
        ),
        (
            "“We were never asked about the new pier of Sule by anybody,” Anna Merk said on Tuesday.",
            "“We were never asked about the new pier of Sule by anybody,” the Kesten Democrat said on Tuesday.",
        ),
        (
            "“We were never asked about the new pier of Sule by anybody,” Robert Lowentritt said on Tuesday.",
            "“We were never asked about the new pier of Sule by anybody,” Robert Loewentritt said on Tuesday.",
        ),
        (
            "“The council should close the pier of Sule for good,” Anna Merk said.",
            "“The council should keep the pier of Sule open for ferries,” Robert Maine said.",
        ),
    ],
)
def test_other_things_parts_of_a_place_and_questions_do_not_conflict(one, other):
    assert found(one, other) == []


def test_what_two_speakers_hold_against_each_other_is_a_difference_of_parties():
    ((kind, between, _, positions),) = found(
        "“The council was told of the cracks in the pier of Sule,” Anna Merk said.",
        "“The council was not told of the cracks in the pier of Sule,” Robert Maine said.",
    )
    assert (kind, between, [holder for holder, _ in positions]) == ("denial", "parties", ["Anna Merk", "Robert Maine"])


@pytest.mark.parametrize(
    ("one", "other", "question"),
    [
        (
            "The ferry company of Sule ordered 12 electric ferries from a yard in Velmar.",
            "The ferry company of Sule has ordered 20 electric ferries from the yard in Velmar.",
            "How many electric ferries?",
        ),
        (
            "The new bridge at Brenna will be paid with a loan of $12 million from the state.",
            "The new bridge at Brenna will be paid with a loan of $17 million from the state.",
            "How much money is it?",
        ),
        (
            "The mayor of Sule attended the opening of the new pier.",
            "The mayor of Sule did not attend the opening of the new pier.",
            "Is it true that the mayor of Sule attended the opening of the new pier?",
        ),
    ],
)
def test_the_question_is_in_plain_words(one, other, question):
    assert [q for _, _, q, _ in found(one, other)] == [question]


def test_a_side_that_opens_with_a_pronoun_is_not_shown():
    other = "It will open the new pier of Sule for ferries, the harbour office said on Monday."
    assert found("The new pier of Sule will open for ferries, the harbour office said on Tuesday.", other) == []


def test_an_age_and_a_number_of_times_are_not_compared():
    one = "The trial is about the death of the docker Pell Oram, 24."
    other = "The guard was charged after he hit the docker Pell Oram five times in the harbour."
    assert found(one, other) == []
