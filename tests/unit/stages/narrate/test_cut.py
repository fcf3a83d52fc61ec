import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.stages.narrate.cut import trim, without_stop
from broadsheet.stages.narrate.heading import cuts
from broadsheet.stages.narrate.support import is_cut_of, missing


@pytest.mark.parametrize(
    ("sentence", "trimmed"),
    [
        ("PORT ANSEL, March 3 (Meridian) -- The harbour was closed on Tuesday.", "The harbour was closed on Tuesday."),
        ("A sailor was acquitted Tuesday of the theft of a boat.", "A sailor was acquitted of the theft of a boat."),
        (
            "The union called on its members on Tuesday to strike for a day.",
            "The union called on its members to strike for a day.",
        ),
        ("Pilots fly from Monday to Friday to see Calder.", "Pilots fly from Monday to Friday to see Calder."),
        ("Velmar announced Friday new tariffs on boats.", "Velmar announced new tariffs on boats."),
        ("The port moved the ferries,, leaving two.", "The port moved the ferries, leaving two."),
        ("— A weakened storm left the port.", "A weakened storm left the port."),
        ("Supplied A nurse was tested in Calder.", "A nurse was tested in Calder."),
        ("Reuters People left the flooded harbour.", "People left the flooded harbour."),
        (
            "CLEAR BAY, Norland/PORT ANSEL (Meridian) - The harbour was closed for a day.",
            "The harbour was closed for a day.",
        ),
        ("PORT ANSEL/CALDER - The harbour was closed for a day.", "The harbour was closed for a day."),
        (
            "The win helps her before Super Tuesday, when a third of all seats are voted on.",
            "The win helps her before Super Tuesday, when a third of all seats are voted on.",
        ),
        (
            "Parliament will debate the port on Tuesday, 17 March, in Calder.",
            "Parliament will debate the port on Tuesday, 17 March, in Calder.",
        ),
        (
            "On Tuesday, 17 March, parliament will debate the port.",
            "On Tuesday, 17 March, parliament will debate the port.",
        ),
        ("Port Ansel (AP) The harbour was closed for a day.", "The harbour was closed for a day."),
        ("Port Ansel (CNN)A storm closed the harbour for a day.", "A storm closed the harbour for a day."),
        ("The Harbour Board (HB) Council met again.", "The Harbour Board (HB) Council met again."),
        ("Calder, NY – The bridge will be painted blue.", "The bridge will be painted blue."),
        ("However, the council will vote again in the spring.", "The council will vote again in the spring."),
        ("The ferry (built in the yard next door) sank within an hour.", "The ferry sank within an hour."),
        (
            "►The ferry will sail again on Monday morning at nine.",
            "The ferry will sail again on Monday morning at nine.",
        ),
        ("CLOSE After a week of rain, the river fell by a metre.", "After a week of rain, the river fell by a metre."),
        ("CLOSE Mayor Ana Moss closed the harbour.", "Mayor Ana Moss closed the harbour."),
        ("Reuters / Ana Moss Storms closed the harbour for a day.", "Storms closed the harbour for a day."),
        ("Update: The bridge has been opened to lorries again.", "The bridge has been opened to lorries again."),
    ],
)
def test_a_sentence_loses_its_dateline_its_label_its_connective_and_its_aside(sentence: str, trimmed: str) -> None:
    assert trim(sentence) == trimmed


@pytest.mark.parametrize(
    ("sentence", "trimmed"),
    [
        (
            "The bridge was closed to lorries on Tuesday, officials said.",
            "The bridge was closed to lorries, officials said.",
        ),
        ("The mayor said Thursday that the dam was safe.", "The mayor said that the dam was safe."),
        (
            "Ana Lund and Per Falk will stand before the court in Calder later Wednesday.",
            "Ana Lund and Per Falk will stand before the court in Calder.",
        ),
        ("The pier was closed earlier Monday.", "The pier was closed earlier Monday."),
        (
            "Today, the council of Calder chose a new harbour master.",
            "The council of Calder chose a new harbour master.",
        ),
        ("Yesterday, shares of the yard fell by a tenth in an hour.", "Shares of the yard fell by a tenth in an hour."),
        ("Tide, the new paper of the old port, starts today.", "Tide, the new paper of the old port, starts today."),
        ("The council on Monday approved the sale of the port.", "The council approved the sale of the port."),
        ("On Friday, the council reported a loss of ten jobs.", "The council reported a loss of ten jobs."),
    ],
)
def test_a_day_that_only_its_own_week_explains_goes_where_a_clause_ends(sentence: str, trimmed: str) -> None:
    assert trim(sentence) == trimmed


@pytest.mark.parametrize(
    "sentence",
    [
        "The council will meet Tuesday.",
        "The fair was held from Monday to Friday.",
        "The store in Calder was open from nine until Sunday.",
        "The trial begins on Tuesday, Jan. 5, in Port Ansel.",
        "“The road was closed on Tuesday,” she said.",
        "Still others left the town on foot.",
        "Sailors (58 percent of them) blame the council for the closed road.",
        "The mayor (not the council) closed the road.",
        "In addition to the council, the port office closed the road.",
        "As a result of the storm, the road stayed closed.",
        "But for the rain the council would have closed the road.",
        "The mayor said the vote on Monday ended in a draw.",
    ],
)
def test_a_word_that_the_clause_needs_stays(sentence: str) -> None:
    assert trim(sentence) == sentence


def test_quoted_words_are_kept_whole() -> None:
    assert trim('Reyes said "we (all of us) knew the road" to reporters.').count("(all of us)") == 1


def test_an_abbreviation_keeps_its_stop() -> None:
    assert without_stop("Rain fell in the U.S.") == "Rain fell in the U.S."
    assert without_stop("Rain fell.") == "Rain fell"
    assert without_stop("The mayor calls the bridge a “ruin.”") == "The mayor calls the bridge a “ruin”"


@given(
    st.lists(
        st.sampled_from("However, the council (of 12) voted after noon on Monday and Mayor Ruth Hale said no.".split()),
        min_size=1,
        max_size=20,
    )
)
def test_a_trim_and_a_heading_only_ever_drop_words(words: list[str]) -> None:
    sentence = " ".join(words)
    assert is_cut_of(trim(sentence), sentence)
    assert all(is_cut_of(cut, sentence) for cut in cuts(sentence, "en"))


def test_a_number_or_name_that_no_quote_holds_is_missing() -> None:
    quotes = ["Mayor Ruth Hale said 12 boats were lost."]
    assert missing("Ruth Hale spoke of 12 boats.", quotes, "en") == ()
    assert missing("Ruth Hale spoke of 14 boats.", quotes, "en") == ("14",)
    assert "cole" in missing("The mayor met Adam Cole there.", quotes, "en")


def test_a_decimal_point_keeps_its_space() -> None:
    assert (
        trim("The lead has narrowed to .41 points , the office said.")
        == "The lead has narrowed to .41 points, the office said."
    )
