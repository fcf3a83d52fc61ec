"""What is left out of a clause may add to it, never limit or complete it."""

import pytest

from broadsheet.stages.narrate.heading import cuts


@pytest.mark.parametrize(
    ("sentence", "more"),
    [
        ("Storm Ida was the most powerful storm to hit Lund in fifty years.", "the most powerful storm to hit Lund"),
        ("Ana Moss is the second woman to lead the port of Calder.", "Ana Moss is the second woman"),
        ("Ana Moss was the youngest pilot in the harbour's first fleet.", "the youngest pilot"),
        ("The coughs were caused by dust rather than cold in nearly a third of the children.", "rather than cold"),
        ("The council has not been called to a meeting since the spring of that year.", "not been called to a meeting"),
        ("The port does not pay the costs for her work as a model.", "does not pay the costs"),
        ("The judge said the pass must be given back while the case is open.", "must be given back"),
        ("The union pledged to keep the ban on ferries until the port pays.", "keep the ban on ferries"),
        ("Boats on the canal carry twice the weight of boats on the river.", "twice the weight of boats"),
        ("The mayor should let the pilots go after the vote, Ana Moss said.", "should let the pilots go"),
        ("The deal gave Velmar billions of dollars in trade relief for a promise.", "billions of dollars"),
        ("The senator made a bold recommendation to drop the case.", "a bold recommendation"),
        ("The mayor refused to keep the port open before Easter unless she got a bridge.", "keep the port open"),
        ("The Gazette identified the tall porter as Ana Moss of Calder.", "identified the tall porter"),
        ("The porter is fighting for a chance at redemption.", "fighting for a chance"),
        ("The law lets the mayor keep old letters under wraps.", "keep old letters"),
        ("Prices at the market run from 70 crowns a kilo to 95 crowns a kilo.", "from 70 crowns a kilo"),
        ("The porter could face up to ten years in prison for the theft.", "up to ten years"),
        ("A sailor was sentenced by a judge in Calder to ten years for the theft.", "sentenced by a judge"),
        ("The court of Calder has the last word on the new bridge.", "the last word"),
        ("Boats can be moved by either using the lock to lift them or a crane.", "using the lock"),
        ("The toll was derived from a comparison between deaths in the spring and deaths in the fall.", "deaths"),
    ],
)
def test_what_limits_a_clause_is_not_left_out(sentence: str, more: str) -> None:
    assert not [cut for cut in cuts(sentence, "en") if cut.endswith(more)]


def test_what_only_adds_to_a_clause_may_be_left_out_though_it_has_a_superlative_in_its_subject() -> None:
    assert "The oldest ship in Calder left the port" in cuts("The oldest ship in Calder left the port in May.", "en")
    assert "The union did not sign the contract" in cuts("The union did not sign the contract, which cuts pay.", "en")
