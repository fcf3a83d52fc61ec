import math

from hypothesis import given
from hypothesis import strategies as st
from reports import LOOK_ALIKES, SAME_EVENT, report
from test_window import EVERYTHING

from broadsheet.stages.group.match import Match, ceilings, quiet
from broadsheet.stages.group.rivals import Closeness, Field
from broadsheet.stages.group.similarity import Measure, prepare
from broadsheet.stages.group.terms import Rarity
from broadsheet.stages.group.weights import shipped

PEOPLE = [
    report("de", "Rovers schlagen Harwick City 2-1", "Tom Arden traf zweimal am Samstag in Harwick.", 3, "de"),
    *(one for pair in (*LOOK_ALIKES.values(), *SAME_EVENT.values()) for one in pair),
]


@given(
    st.sampled_from(EVERYTHING), st.lists(st.sampled_from(EVERYTHING + PEOPLE), min_size=1, max_size=8), st.floats(0, 1)
)
def test_no_rivals_make_a_story_surer_than_its_ceiling(new, members, rival):
    rarity, table = Rarity({}, 0), shipped()
    measure = Measure(prepare(new, rarity), rarity)
    glances = measure.glances([prepare(m, rarity) for m in members])
    likenesses = tuple(map(measure.likeness, glances))
    for field in (Field({}), Field({"other": Closeness(rival, None), "story": Closeness(1.0, None)})):
        assert (
            -math.inf < Match("story", likenesses, field, table).odds <= ceilings(measure, [glances], quiet(table))[0]
        )
