import pytest
from told import NOON, article, found

from broadsheet.news.story import CopyOf, Member, Story
from broadsheet.stages.interpret.interpret import interpret
from broadsheet.stages.narrate.cite import Desk
from broadsheet.stages.narrate.differences.discrepancies import discrepancies
from broadsheet.stages.narrate.material import StoryMaterial
from broadsheet.stages.narrate.spans import spans

DEATHS = (
    "A report of the road office of Velmar counted 38.1 deaths on the roads per {} people, behind Dorn and Sule alone."
)
DIVER = "{} was pulled from the harbour of Sule by the crew of the ferry Aurelia; the body was found at 2 a.m. {}."


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (  # one end of a range
            "figure",
            "The council of Brenna raised the least age for driving a ferry on the Orva from 18 to 21 on Tuesday.",
            "On Tuesday the council of Brenna raised the least age for those driving a ferry from 16 to 21.",
        ),
        ("figure", DEATHS.format("100,000"), DEATHS.format("140,000")),
        (
            "figure",
            "The city of Brenna will put $100 million into the new bridge over the Orva.",
            "The city of Brenna will put $140 million into the new bridge over the Orva.",
        ),
        (
            "figure",
            "Talvik is the ninth winner in the first 19 races of the season.",
            "Talvik became the ninth winner in 11 races this season.",
        ),
        (
            "figure",
            "The council of Brenna passed the plan for the bridge by a vote of 31-12 after talks earlier in the day.",
            "The council of Brenna passed the plan for the bridge by a vote of 24-12 on Tuesday.",
        ),
        (  # the aim of two verbs
            "date",
            "The divided council of Brenna took the rare step to impeach Mayor Anna Merk on Monday.",
            "The council of Brenna voted on Tuesday to impeach Mayor Anna Merk.",
        ),
        (  # he who wrote what is quoted
            "date",
            "“The ferry of Sule is not worth the coal that it burns in a day,” the mayor wrote on Monday.",
            "He wrote on Tuesday that “the ferry of Sule is not worth the coal that it burns in a day.”",
        ),
        ("date", DIVER.format("Pell Oram", "Monday"), DIVER.format("He", "Tuesday")),
        (  # the place is told elsewhere in the other article, too, but not here
            "place",
            "“The main reason for the fog is not what happens in Lisbon but what happens in other towns,” Anna Merk said. "
            "Merk lives in Osaka.",
            "“The main reason for the fog is not what happens in Osaka but what happens in other towns,” Anna Merk said.",
        ),
    ],
)
def test_a_part_that_stands_in_the_same_words_is_of_the_same_thing(kind, one, other):
    assert [(k, between) for k, between, _, _ in found(one, other)] == [(kind, "sources")]


def test_a_range_is_shown_as_a_whole():
    one = "The council of Brenna raised the least age for driving a ferry on the Orva from 18 to 21 on Tuesday."
    other = "On Tuesday the council of Brenna raised the least age for those driving a ferry from 16 to 21."
    ((_, _, _, positions),) = found(one, other)
    assert [text for _, text in positions] == ["from 18 to 21", "from 16 to 21"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (  # two statements of one man, each on its day
            "Anna Merk called the fire on the ferry Aurelia a disgrace and late Monday said divers had found an oar.",
            "Anna Merk said on Tuesday that divers had come from Velmar.",
        ),
        (  # where a time ends, and one of several days
            "The council of Brenna is expected to speak of the new bridge on Monday and Tuesday.",
            "The council of Brenna is able to speak of the new bridge until Wednesday.",
        ),
        (  # the same place, told to the world and to its neighbours
            "BRENNA, Velmar – Harl Games, a maker of board games and puzzles in Velmar, has bought the old mill on the Orva.",
            "Harl Games, a maker of board games and puzzles in Brenna, has bought the old mill on the Orva.",
        ),
        (  # both ends are others: two ranges
            "The council of Brenna raised the least age for driving a ferry on the Orva from 18 to 21 on Tuesday.",
            "On Tuesday the council of Brenna raised the least age for those driving a ferry from 14 to 16.",
        ),
        (  # of two acts one is denied; that sentences share words does not say of whom "he" is
            "In one case, the mayor of Sule pardoned a man convicted of burning the ferry.",
            "He noted that in the case of Oram, the mayor of Sule did not pardon the others convicted of burning it.",
        ),
    ],
)
def test_other_days_of_other_acts_do_not_conflict(one, other):
    assert found(one, other) == []


def test_what_a_copy_changed_of_the_report_it_copies_is_a_difference():
    text = "The council of Brenna agreed to build the new bridge over the Orva after {} rounds of talks on the route."
    origin, copy = article(text.format(13)), article(text.format(8), number=2)
    member = Member(copy.id, NOON, (), CopyOf(origin.id, 0.9))
    story = Story("s1", NOON, NOON, (Member(origin.id, NOON, (), None), member))
    material = StoryMaterial(story, (origin, copy), (interpret(origin), interpret(copy)))
    (discrepancy,) = discrepancies(Desk(spans(material)), "en")
    assert [(p.holder, p.text) for p in discrepancy.positions] == [("Outlet 1", "13 rounds"), ("Outlet 2", "8 rounds")]
