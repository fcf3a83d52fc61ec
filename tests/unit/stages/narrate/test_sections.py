from storydesk import FERRY, FERRY_TOO, desk, page, report, said

from broadsheet.stages.narrate.clauses import finite_verb, words


def test_the_first_section_tells_what_happened() -> None:
    first = page(FERRY, FERRY_TOO).sections[0].sentences[0].text
    assert "ran aground" in first
    assert "212" in first


def test_headings_are_clauses_of_a_few_words_and_no_two_are_alike() -> None:
    headings = [s.heading.text for s in page(FERRY, FERRY_TOO).sections]
    assert len(set(headings)) == len(headings) >= 3
    assert all(3 <= len(h.split()) <= 14 for h in headings)
    assert all(finite_verb(words(h)) is not None for h in headings)


def test_a_heading_is_not_its_first_sentence_again() -> None:
    for section in page(FERRY, FERRY_TOO).sections:
        assert section.heading.text != section.sentences[0].text.rstrip(".")


def test_a_person_is_named_in_full_before_the_family_name_stands_alone() -> None:
    told = " ".join(said(page(FERRY, FERRY_TOO)))
    for full, family in (("Helen Marsh", "Marsh"), ("Tom Reyes", "Reyes")):
        assert family not in told or told.index(family) == told.index(full) + len(full) - len(family)


def test_a_sentence_that_leans_on_another_follows_it() -> None:
    told = said(page(FERRY, FERRY_TOO))
    for place, sentence in enumerate(told):
        if sentence.startswith("Its shares"):
            assert told[place - 1].startswith("The ferry company")


def test_the_background_comes_last() -> None:
    written = page(FERRY, FERRY_TOO)
    old = [
        n
        for n, s in enumerate(written.sections)
        if any("In 2019" in x.text or "in 2004" in x.text for x in s.sentences)
    ]
    assert not old or min(old) == len(written.sections) - len(old)


def test_what_two_reports_tell_is_on_the_page_and_cites_both() -> None:
    both = "The council of Calder approved the new bridge by nine votes to four."
    one = report(
        "Bridge approved", "Builders in Calder cheered a long night in the town hall, where the old bridge was on the agenda.",
        "The hall was full to the last seat. Several speakers praised the architect of the plan.", both, outlet="One",
    )  # fmt: skip
    two = report(
        "Calder gets its bridge", "Calder is to have another bridge over the river, to be paid for by a toll on lorries.",
        "The toll will be collected for twenty years. Farmers had asked for an exception.", both, outlet="Two", hour=1,
    )  # fmt: skip
    found = [s for section in page(one, two).sections for s in section.sentences if s.text == both]
    assert len(found) == 1
    assert {c.source for c in found[0].citations} == {1, 2}
    assert len(desk(one, two).facts) == 1


def test_the_same_thing_in_two_reports_is_said_once() -> None:
    twin = report(FERRY.title, *FERRY.text.split("\n\n"), outlet="Twin", hour=1)
    told = said(page(FERRY, twin))
    assert len(told) == len(set(told))


def test_the_page_opens_with_the_news_though_the_headline_takes_its_heading() -> None:
    lead = "The harbour authority of Port Ansel closed the old pier on Tuesday after cracks were found under its crane."
    more = "Engineers counted 40 cracks in the eastern wall of the pier, and the crane will be taken down next month."
    old = "In 1911 fishermen built the first pier of wood, and in 1954 the town replaced it with one of stone."
    one = report("Harbour authority closes the old pier in Port Ansel", lead, more, old, outlet="One")
    two = report(
        "Port Ansel closes its old pier",
        lead,
        "Fishing boats will land at Harrow Bay until the autumn.",
        outlet="Two",
        hour=1,
    )
    assert page(one, two).sections[0].sentences[0].text.startswith("The harbour authority of Port Ansel closed")
