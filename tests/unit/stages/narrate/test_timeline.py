from told import article, desk

from broadsheet.news.when import When
from broadsheet.stages.narrate.timeline import MAX_EVENTS, timeline


def lines(*articles, language="en"):
    return [(e.when.text, e.text) for e in timeline(desk(*articles), language)]


BRIDGE = "The old bridge over the Orva at Brenna collapsed on Monday after a week of heavy rain. "


def test_events_stand_in_order_each_with_the_exactness_it_was_told_with():
    story = desk(
        BRIDGE + "The council of Brenna had the bridge over the Orva built in 1951. "
        "The council closed the old bridge over the Orva to lorries in June 2024. "
        "The council will discuss a new bridge over the Orva on March 20."
    )
    assert [(e.when.text, e.when.precision, e.background) for e in timeline(story, "en")] == [
        ("June 2024", "month", True),
        ("March 9, 2026", "day", False),
        ("March 20, 2026", "day", False),
    ]


def test_a_sentence_that_only_mentions_a_date_is_no_event():
    assert (
        lines(
            "The mayor of Brenna blamed the council, attacking it for its losses in the elections on Tuesday night. "
            "Traffic over the bridge of Brenna is far below that of 2020. "
            "Tuesday's elections showed a town that is tired of its council. "
            "The engineer Pell Oram said on Tuesday that the bridge of Brenna had been safe."
        )
        == []
    )


def test_an_event_told_by_two_reports_stands_once_and_cites_both():
    (event,) = timeline(
        desk(BRIDGE, "The old bridge over the Orva at Brenna collapsed on Monday after days of heavy rain."), "en"
    )
    assert {c.source for c in event.citations} == {1, 2}


def test_of_two_dates_for_one_event_the_one_that_more_reports_give_wins():
    told = lines(
        "The new ferry line across the Straits to Sule opens today.",
        "The new ferry line across the Straits to Sule opens tomorrow.",
        "The new ferry line across the Straits to Sule opens on Thursday.",
    )
    assert [when for when, _ in told] == ["March 12, 2026"]


def test_an_event_whose_reports_contradict_each_other_evenly_is_left_out():
    assert (
        lines(
            "The new ferry line across the Straits to Sule opens today.",
            "The new ferry line across the Straits to Sule opens tomorrow.",
        )
        == []
    )


def test_the_hours_of_a_day_are_in_order():
    told = lines(
        "The ferry Aurelia struck the pier of Sule on Tuesday morning. "
        "Divers brought up the recorder of the ferry Aurelia on Tuesday afternoon."
    )
    assert [when for when, _ in told] == ["March 10, 2026, morning", "March 10, 2026, afternoon"]


def test_what_one_report_tells_of_another_matter_stays_out():
    told = lines(
        BRIDGE + "A fire destroyed two barns near Kesten in January.",
        "The old bridge over the Orva at Brenna collapsed on Monday.",
    )
    assert [when for when, _ in told] == ["March 9, 2026"]


def test_today_is_no_day_in_the_hours_in_which_it_is_yesterday_in_america():
    opens = "The new ferry line across the Straits to Sule opened today."
    assert lines(article(opens, hours=0)) == [
        ("March 11, 2026", "The new ferry line across the Straits to Sule opened.")
    ]
    assert lines(article(opens, hours=14.5)) == []


def test_a_timeline_has_at_most_ten_events_and_may_have_none():
    towns = "Adria Brenna Calder Dorn Eastvale Farrow Gale Harrow Ilse Kesten Lumara Merrin".split()
    many = " ".join(
        f"The mayor of {t} opened bridge {i + 20} over the river in {2010 + i}." for i, t in enumerate(towns)
    )
    assert len(timeline(desk(many), "en")) == MAX_EVENTS
    assert timeline(desk("The bridge over the Orva at Brenna is closed and nobody knows why."), "en") == ()
    assert timeline(desk(), "en") == ()


def test_the_words_of_an_event_are_dated_in_german_too():
    told = lines(
        article(
            "Die alte Brücke über die Orva wurde 1951 gebaut. Der Bürgermeister sagte am Dienstag, sie sei sicher gewesen.",
            language="de",
        ),
        language="de",
    )
    assert [when for when, _ in told] == ["1951"]


def test_every_event_is_a_cut_of_what_it_cites():
    for event in timeline(desk(BRIDGE), "en"):
        assert isinstance(event.when, When)
        assert all(event.text in c.quote for c in event.citations)


def test_of_more_events_than_there_is_room_for_those_of_the_days_that_matter_stay():
    steps = [
        "surveyed",
        "drained",
        "fenced",
        "lit",
        "measured",
        "cleaned",
        "painted",
        "blocked",
        "watched",
        "emptied",
        "repaired",
    ]
    diary = " ".join(
        f"The council {step} the bridge over the Orva on March {n}." for n, step in enumerate(steps, start=1)
    )
    event = "The bridge over the Orva at Brenna sank into the river on March 11."
    told = lines(diary, event, event + " Rain fell.", event + " Lorries stopped.")
    assert len(told) <= MAX_EVENTS
    assert any("sank" in text for _, text in told)
