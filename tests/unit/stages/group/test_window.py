import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import CLOSE, FERRY, FIRE, LOOK_ALIKES, MATCH, QUAKE, SAME_EVENT, SPAN, STORM, report, stories

from broadsheet.stages.group.window import Window

EVERYTHING = [QUAKE, MATCH, STORM, CLOSE, FIRE, FERRY] + [
    replace(pair[1], article=f"{kind}-{n}")
    for n, pairs in enumerate((LOOK_ALIKES, SAME_EVENT))
    for kind, pair in pairs.items()
]


def topic(n):
    """One of a row of reports, each of which shares half its words with the next and none with those further on."""
    words = [f"{word}{m}" for m in (n, n + 1) for word in ("harbour", "crane", "strike", "vote", "ferry", "levy")]
    return report(f"c{n}", " ".join(words[:12:2]), " ".join(words), hours=n)


def test_the_same_input_gives_the_same_stories():
    assert stories(*EVERYTHING) == stories(*EVERYTHING)


def test_placement_does_not_depend_on_the_hash_seed():
    here = Path(__file__).parent
    code = "from test_window import *; print([sorted(s) for s in stories(*EVERYTHING)])"
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join([*sys.path, str(here)])},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(said) == 1


def test_no_chain_of_pairs_builds_a_story_of_many_events():
    chain = stories(*(topic(n) for n in range(40)))
    assert max(map(len, chain)) <= 5


def test_five_hundred_reports_of_one_event_are_one_story():
    said = random.Random(7)
    extra = "crew deck smoke harbour rescue cabin engine hull alarm boats".split()
    burst = [
        report(f"b{n}", "Ferry fire off Norvale kills 12", f"At least 12 people died when a ferry caught fire off Norvale "
               f"on Monday, the coast guard said. {' '.join(said.sample(extra, 4))}.", hours=n / 500)
        for n in range(500)
    ]  # fmt: skip
    assert stories(MATCH, *burst)[1] == {b.article for b in burst}


@settings(max_examples=25)
@given(st.permutations(EVERYTHING))
def test_in_any_order_every_article_stands_in_one_story(arrived):
    found = stories(*arrived)
    assert sorted(article for story in found for article in story) == sorted(a.article for a in arrived)


@settings(max_examples=25)
@given(st.permutations(EVERYTHING))
def test_in_any_order_no_two_look_alikes_stand_in_one_story(arrived):
    for story in stories(*arrived):
        for kind, (one, _) in LOOK_ALIKES.items():
            assert not {one.article, f"{kind}-0"} <= story


def test_an_article_outside_the_window_of_time_founds_a_story_of_its_own():
    late = replace(FERRY, article="late", published=FERRY.published + SPAN * 2)
    assert stories(FERRY, late) == [{"ferry"}, {"late"}]


@pytest.mark.parametrize("year", [1970, 2027])
def test_a_wrong_year_does_no_harm(year):
    odd = replace(FERRY, article="odd", published=FERRY.published.replace(year=year))
    assert stories(QUAKE, odd, SAME_EVENT["an earthquake in other words"][1]) == [{"quake", "other"}, {"odd"}]


def test_an_article_without_a_date_joins_by_what_it_says():
    undated = replace(SAME_EVENT["a storm in other words"][1], published_known=False)
    assert stories(STORM, MATCH, undated) == [{"storm", "other"}, {"match"}]


def test_two_empty_articles_are_two_stories():
    assert stories(report("a", "", ""), report("b", "", "")) == [{"a"}, {"b"}]


def test_a_window_filled_again_from_the_store_places_as_before():
    window, again = Window({}, 0, SPAN), Window({}, 0, SPAN)
    for one in EVERYTHING[:-1]:
        window.place(one)
    counts = {}
    for one in EVERYTHING[:-1]:
        for word in one.stems:
            counts[word] = counts.get(word, 0) + 1
    again = Window(counts, len(EVERYTHING) - 1, SPAN)
    told = Window({}, 0, SPAN)
    for one in EVERYTHING[:-1]:
        again.add(told.place(one).story, one)
    assert again.place(EVERYTHING[-1]) == window.place(EVERYTHING[-1])


def test_every_part_of_the_evidence_is_told():
    window = Window({}, 0, SPAN)
    window.place(QUAKE)
    scores = dict(window.place(SAME_EVENT["an earthquake in other words"][1]).scores)
    assert {"words", "headline", "names", "numbers", "days", "doubt", "rivals", "story", "score"} <= scores.keys()
    assert scores["score"] == pytest.approx(1 / (1 + np.exp(-scores["story"])), abs=0.001)


AGENCY = (
    "NORVALE (Coastal News Agency) - The harbour council voted on Monday to replace the old swing bridge with a tunnel, "
    "ending a dispute of nine years. Seven of eleven members were in favour. Work is to begin in the autumn of next year "
    "and to take four years, and ships will have to take the northern channel for as long as that lasts."
)


def test_a_copy_joins_the_story_of_its_origin_and_names_it():
    window = Window({}, 0, SPAN)
    origin = window.place(report("agency", "Council votes for harbour tunnel", AGENCY))
    copy = window.place(report("paper", "Swing bridge to go", AGENCY + " Tell us what you think.", hours=2))
    assert (copy.story, copy.copy_of.article) == (origin.story, "agency")
    assert copy.copy_of.share > 0.8


def test_of_three_copies_the_earliest_is_the_origin_of_both_others():
    window = Window({}, 0, SPAN)
    placed = [window.place(report(n, f"Tunnel {n}", AGENCY, hours=h)) for h, n in enumerate(("one", "two", "three"))]
    assert [p.copy_of.article if p.copy_of else None for p in placed] == [None, "one", "one"]


def test_two_reports_in_words_of_their_own_are_no_copies():
    window = Window({}, 0, SPAN)
    window.place(QUAKE)
    assert window.place(SAME_EVENT["an earthquake in other words"][1]).copy_of is None


def test_two_bulletins_of_one_template_are_no_copies():
    one, other = LOOK_ALIKES["storm warnings"]
    more = " The office will give its next report at noon. Trains and ferries may be late, and parks stay closed." * 3
    window = Window({}, 0, SPAN)
    window.place(replace(one, sketch=report("x", "", "Winds of 90 km/h." + more).sketch))
    assert window.place(replace(other, sketch=report("x", "", "Winds of 110 km/h." + more).sketch)).copy_of is None
