from reports import SPAN, report

from broadsheet.stages.group.rivals import Closeness, Field
from broadsheet.stages.group.weights import shipped
from broadsheet.stages.group.window import Window


def test_the_story_itself_is_none_of_its_rivals():
    closeness = {"a": Closeness(0.9, 0.95), "b": Closeness(0.3, 0.8)}
    assert Field(closeness).rivals({"a"}).rival_words == 0.3
    assert Field(closeness).rivals({"b"}).rival_words == 0.9


def test_far_rivals_say_as_little_as_none():
    assert Field({"a": Closeness(0.01, 0.3)}).rivals(set()) == Field({}).rivals(set())


def test_the_closer_the_rivals_the_less_sure_a_story():
    row = shipped().with_vectors
    near, far = ({"b": Closeness(words, dense)} for words, dense in ((0.6, 0.9), (0.2, 0.7)))
    assert Field(near).rivals(set()).odds(row) < Field(far).rivals(set()).odds(row) < 0


SAID = "The harbour council voted on a levy for the ferry and the bridge"


def odds_among_others(hours):
    """How sure a report of a vote is of its story: alone, and where others of its kind came so many hours after."""
    one = report("one", "Council votes on levy", f"{SAID} on Monday evening after a long debate.")
    new = report("new", "Levy vote splits council", f"{SAID} and on parking after an angry debate.", hours=4)
    quiet, busy = Window({}, 0, SPAN), Window({}, 0, SPAN)
    for window in (quiet, busy):
        window.add("story", one)
    for n, what in enumerate(("parking", "schools", "trees", "lights")):
        text = f"{SAID} and on {what} last month."
        busy.add(f"rival{n}", report(f"r{n}", f"Council votes on {what}", text, hours=hours + n))
    return [{m.story: m.odds for m in w.weigh(w.learn(new))}["story"] for w in (quiet, busy)]


def test_the_same_likeness_weighs_less_where_much_else_of_other_days_is_as_like():
    alone, among = odds_among_others(hours=60)
    assert among < alone


def test_what_came_in_the_same_hours_and_could_join_takes_nothing_away():
    alone, among = odds_among_others(hours=5)
    assert among == alone


def test_a_report_without_a_date_is_a_rival_as_well():
    one = report("one", "Council votes on levy", f"{SAID} on Monday evening after a long debate.")
    other = report("other", "Council votes on trees", f"{SAID} and on trees last month.", dated=False)
    new = report("new", "Levy vote splits council", f"{SAID} and on parking after an angry debate.", hours=4)
    quiet, busy = Window({}, 0, SPAN), Window({}, 0, SPAN)
    for window in (quiet, busy):
        window.add("story", one)
    busy.add("rival", other)
    alone, among = ({m.story: m.odds for m in w.weigh(w.learn(new))}["story"] for w in (quiet, busy))
    assert among < alone
