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


def test_the_same_likeness_weighs_less_where_much_else_is_as_like():
    said = "The harbour council voted on a levy for the ferry and the bridge"
    one = report("one", "Council votes on levy", f"{said} on Monday evening after a long debate.")
    new = report("new", "Levy vote splits council", f"{said} and on parking after an angry debate.", hours=4)
    quiet, busy = Window({}, 0, SPAN), Window({}, 0, SPAN)
    for window in (quiet, busy):
        window.add("story", one)
    for n, what in enumerate(("parking", "schools", "trees", "lights")):
        busy.add(f"rival{n}", report(f"r{n}", f"Council votes on {what}", f"{said} and on {what} last month.", hours=n))
    alone, among = ({m.story: m.odds for m in w.weigh(w.learn(new))}["story"] for w in (quiet, busy))
    assert among < alone
