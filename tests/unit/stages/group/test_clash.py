import pytest
from reports import LOOK_ALIKES, SAME_EVENT, report, stories

from broadsheet.stages.group.clash import CLASH, doubt


@pytest.mark.parametrize("kind", LOOK_ALIKES)
def test_two_events_of_one_template_stay_apart(kind):
    one, other = LOOK_ALIKES[kind]
    assert doubt(one, other) == CLASH
    assert stories(one, other) == [{one.article}, {"other"}]
    assert stories(other, one) == [{"other"}, {one.article}]


@pytest.mark.parametrize("kind", SAME_EVENT)
def test_two_reports_of_one_event_come_together(kind):
    one, other = SAME_EVENT[kind]
    assert stories(one, other) == [{one.article, "other"}]


@pytest.mark.parametrize("kind", {**LOOK_ALIKES, **SAME_EVENT})
def test_a_doubt_is_the_same_from_both_sides(kind):
    one, other = {**LOOK_ALIKES, **SAME_EVENT}[kind]
    assert doubt(one, other) == doubt(other, one)


def test_a_clash_with_the_founder_keeps_an_article_out_of_a_story():
    one, other = LOOK_ALIKES["storm warnings"]
    again = report("again", "Norvale braces for storm with 90 km/h winds", "Norvale braces for winds of 90 km/h.", 5)
    assert stories(one, again, other) == [{"storm", "again"}, {"other"}]


def test_two_languages_do_not_clash():
    one, _ = LOOK_ALIKES["earthquakes"]
    foreign = report("de", "Erdbeben der Stärke 6,1 vor Kermadec", "Ein Erdbeben der Stärke 6,1.", language="de")
    assert doubt(one, foreign) == 0.0
