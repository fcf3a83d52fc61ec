from dataclasses import replace
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st
from reports import LOOK_ALIKES, QUAKE, SAME_EVENT, report

from broadsheet.stages.group.features import Features
from broadsheet.stages.group.origin import copies

WIRE = (
    "The harbour council voted on Monday to replace the old swing bridge with a tunnel, ending a dispute of nine years. Seven "
    "of eleven members were in favour. Work is to begin in the autumn of next year and to take four years, and ships will "
    "have to take the northern channel for as long as that lasts."
)
OWN = (
    "Shopkeepers on the quay fear for their summer. A baker whose window looks on the lock has counted the lorries that "
    "pass each morning, and finds too many of them already; she has written to the mayor twice without an answer. "
)


def told(id: str, text: str, hours: float = 0, outlet: str = "", agency: str = "", of_agency: bool = False) -> Features:
    made = report(id, "Council votes for harbour tunnel", text, hours)
    return replace(made, outlet=outlet or f"{id}.example", agency=agency, of_agency=of_agency)


def origins(*members: Features) -> dict[str, str]:
    return {article: copy.article for article, copy in copies(members).items()}


def test_of_equals_the_earliest_is_the_origin_of_all_others() -> None:
    assert origins(told("one", WIRE), told("two", WIRE, 1), told("three", WIRE, 2)) == {"two": "one", "three": "one"}


def test_the_agency_is_the_origin_though_its_report_came_last() -> None:
    agency = told("agency", WIRE, 3, agency="AP", of_agency=True)
    assert origins(told("paper", WIRE), told("names", WIRE, 1, agency="AP"), agency) == {
        "paper": "agency",
        "names": "agency",
    }


def test_who_names_the_agency_is_the_origin_of_who_does_not() -> None:
    assert origins(told("early", WIRE), told("names", WIRE, 5, agency="AP")) == {"early": "names"}


def test_reports_of_two_agencies_are_no_copies_of_each_other() -> None:
    assert origins(told("one", WIRE, agency="AP"), told("two", WIRE, 1, agency="AFP")) == {}


def test_a_rewrite_under_a_new_lead_is_a_copy() -> None:
    again = OWN + WIRE.replace("ending a dispute of nine years", "after nine years of quarrel").replace(
        "ships will", "ships"
    )
    assert origins(told("wire", WIRE), told("paper", again, 2)) == {"paper": "wire"}


def test_a_long_report_with_a_line_of_the_wire_is_its_own() -> None:
    long = OWN + " ".join(OWN.split()[::-1]) + " " + " ".join(sorted(OWN.split())) + " " + WIRE[:150]
    assert origins(told("wire", WIRE), told("paper", long, 2)) == {}


def test_less_will_do_between_outlets_of_one_owner() -> None:
    words = OWN.split()
    part = " ".join([*words, *words[::-1], WIRE[:190]])
    assert origins(told("one", WIRE, outlet="smh.com.au"), told("two", part, 1, outlet="theage.com.au")) == {
        "two": "one"
    }
    assert origins(told("one", WIRE, outlet="smh.com.au"), told("two", part, 1, outlet="post.example")) == {}


def test_what_the_pages_of_one_outlet_have_in_common_makes_no_copy() -> None:
    one, other = told("one", OWN + WIRE, outlet="post.example"), told("two", OWN + WIRE[::-1], 1, outlet="post.example")
    assert origins(one, other) == {}
    assert origins(one, replace(other, outlet="herald.example")) == {"two": "one"}


def test_reports_in_words_of_their_own_and_bulletins_of_one_template_are_no_copies() -> None:
    one, other = LOOK_ALIKES["storm warnings"]
    more = report(
        "x", "", "The office will give its next report at noon, trains and ferries may be late, parks stay closed. " * 3
    )
    assert origins(QUAKE, SAME_EVENT["an earthquake in other words"][1]) == {}
    assert origins(replace(one, sketch=more.sketch), replace(other, sketch=more.sketch, outlet="b.example")) == {}


def test_the_order_in_which_articles_came_makes_no_difference() -> None:
    members = (told("a", WIRE), told("b", OWN + WIRE, 1, agency="AP"), told("c", WIRE, 2), told("d", OWN, 3))
    assert len({tuple(sorted(origins(*some).items())) for some in permutations(members)}) == 1


@settings(max_examples=30)
@given(
    st.lists(
        st.tuples(st.sampled_from([WIRE, OWN, OWN + WIRE, ""]), st.integers(0, 5), st.sampled_from(["", "AP", "AFP"])),
        max_size=8,
    )
)
def test_no_article_is_a_copy_of_a_copy_of_itself(given: list[tuple[str, int, str]]) -> None:
    found = origins(*(told(f"a{n}", text, hours, agency=agency) for n, (text, hours, agency) in enumerate(given)))
    for article in found:
        seen = [article]
        while seen[-1] in found:
            seen.append(found[seen[-1]])
            assert len(seen) == len(set(seen))


def test_no_story_has_no_copies() -> None:
    assert copies(()) == {}
