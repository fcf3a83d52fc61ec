import pytest
from storydesk import FERRY, FERRY_TOO, page, report

from broadsheet.stages.narrate.headline import title_parts

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
        "Calder mayor says in speech at old bridge",
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


def test_two_reports_can_say_a_headline_together() -> None:
    told = report(
        "Old bridge in Calder closes after warning by Ana Moss", "The city of Calder closed its old bridge on Monday."
    )
    warned = report("A bridge", "Ana Moss, an engineer, gave a warning of the bridge.", outlet="The Post")
    headline = page(told, warned).headline
    assert headline.text == "Old bridge in Calder closes after warning by Ana Moss"
    assert {c.source for c in headline.citations} == {1, 2}


def test_a_headline_is_taken_in_the_forms_of_its_article() -> None:
    article = report(
        "Calder Dept closes old bridge for $3M", "The Calder Department closed the old bridge for $3 million. " + MORE
    )
    assert page(article).headline.text == "Calder Department closes old bridge for $3 million"


def test_a_whole_sentence_heads_a_page_only_where_it_leans_on_nothing() -> None:
    leaning = "They want it to be changed so that it is kinder to all those who cross it every day on foot."
    whole = "Ana Moss, an engineer who has looked after bridges for twenty years and is no friend of lorries, looked."
    headline = page(report("Opinion", leaning, whole)).headline.text
    assert not headline.startswith("They")


def test_a_count_that_a_later_report_replaced_heads_no_page() -> None:
    first = report(
        "Ferry hits pier at Calder, injuring 14",
        "The ferry hit a pier at Calder on Monday. It injured 14 people, the coastguard said.",
    )
    later = report(
        "Ferry crash: number rises",
        "The ferry crash at Calder injured 21 people, the hospital said.",
        outlet="The Post",
        hour=9,
    )
    assert page(first).headline.text == "Ferry hits pier at Calder, injuring 14"
    assert "14" not in page(first, later).headline.text


def test_a_headline_is_no_surer_than_its_report() -> None:
    hedged = "The city of Calder may close the old bridge to lorries, the mayor said."
    headline = page(report("Calder closes old bridge to lorries", hedged)).headline.text
    assert headline != "Calder closes old bridge to lorries"


def test_a_headline_does_not_turn_round_who_did_what() -> None:
    told = "Ana Moss accused Cyrus Vann of theft at the old bridge on Monday."
    assert (
        page(report("Cyrus Vann accused Ana Moss of theft", told)).headline.text
        != "Cyrus Vann accused Ana Moss of theft"
    )


def test_of_several_reports_the_headline_tells_what_the_others_tell_too() -> None:
    side, told = (
        "Drivers of lorries fear a long road as Calder closes old bridge",
        "Calder closes old bridge to lorries",
    )
    fear = "Drivers of lorries fear a long road, a union said."
    first, second = report(side, LEAD, MORE, fear), report(told, LEAD, MORE, fear, outlet="The Post", hour=1)
    assert page(first, second).headline.text == told


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("Some truck drivers of Calder to Ana Okoro: Open the old bridge now", ["Open the old bridge now"]),
        ("Ana Okoro moved to Port Calder: Boats", ["Ana Okoro moved to Port Calder"]),
        ("Ana Okoro on the radio: I will not leave the old harbour", ["Ana Okoro on the radio"]),
    ],
)
def test_who_speaks_and_what_an_i_says_are_no_parts_of_a_headline(title: str, parts: list[str]) -> None:
    assert list(title_parts(title)) == [title, *parts]


def test_a_sentence_on_the_matter_heads_a_page_before_a_cut_beside_it() -> None:
    beside = "Tables at the inn were six feet apart."
    told = "The Gazette had reported that the old bridge of Calder was closed to lorries and that nobody knew for how long it was."
    headline = page(report("How long will the old bridge of Calder be closed to lorries?", beside, told)).headline.text
    assert headline.startswith("The Gazette had reported")


def test_what_is_said_of_all_may_head_a_page() -> None:
    told = (
        "All bridges in Calder had opened to lorries again as of Wednesday after the last pillar was mended, an illness of the stone that took divers "
        "a whole cold spring and much of the town's money, as well as its patience."
    )
    headline = page(report("Are the bridges open?", told, "Tables at the inn were six feet apart.")).headline.text
    assert headline == "All bridges in Calder had opened to lorries again as of Wednesday"


def test_a_sentence_that_denies_does_not_keep_those_that_assert_from_a_headline() -> None:
    denied = "No engineer of Calder has said that the city closes its old bridge to lorries, or that it will."
    told = "The city of Calder closes the old bridge. It is closed to lorries from Monday on."
    assert (
        page(report("Calder closes old bridge to lorries", denied, told)).headline.text
        == "Calder closes old bridge to lorries"
    )


def test_a_headline_may_end_before_what_its_subject_says_besides() -> None:
    title = "Calder's mayor defends 'harbour first,' says it is about pride"
    assert "Calder's mayor defends 'harbour first'" in title_parts(title)
    assert list(title_parts("No lorry was late, says Ana Moss")) == ["No lorry was late, says Ana Moss"]


@pytest.mark.parametrize(
    "title",
    [
        "Okoro: The old harbour of Calder is a red line",
        "Ana Okoro: The old harbour of Calder is a red line",
        "False claim: The mayor of Calder sells the harbour",
        "The mayor of Calder sells the harbour: report",
        "Police – The mayor of Calder sold the harbour",
    ],
)
def test_what_somebody_says_or_what_is_false_is_no_headline_by_itself(title: str) -> None:
    assert list(title_parts(title, frozenset({"okoro"}))) == [title]


def test_a_matter_before_a_colon_may_be_left_out() -> None:
    title = "Calder harbour: The mayor of Calder sells the old pier"
    assert "The mayor of Calder sells the old pier" in title_parts(title, frozenset({"okoro"}))
    assert "The mayor of Calder sells it" in title_parts(
        "Old bridge: The mayor of Calder sells it", frozenset({"okoro"})
    )
