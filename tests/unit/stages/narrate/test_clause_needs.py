"""What is left out of a clause may add to it, never limit or complete it."""

import pytest

from broadsheet.stages.narrate.clause_needs import is_complete
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
        ("The ruling allows the navy to bar new sailors who have worn glasses.", "bar new sailors"),
        ("The judge was kind to women who work for the ferry line.", "kind to women"),
        ("The Gazette reported that Moss is “resigned” to the loss of the port.", "is “resigned”"),
        (
            "Harbour pilots engaged in high-level talks for the port briefed Moss on it.",
            "pilots talks for the port briefed Moss",
        ),
        (
            "The council clashed with the port on Monday over the old boldly discussed law that it wants.",
            "The council discussed law that it wants",
        ),
        ("The council clashed with the port over the boldly discussed law of the sea.", "The council discussed law"),
        ("The new council of Calder is being sworn in today.", "is being sworn"),
        ("Calder had a surplus in the trade of services such as banking.", "had a surplus"),
        ("Ana Moss admitted having met last summer with a broker from Velmar.", "having met last summer"),
        ("The pier has a place in the story of Calder, with its gates on the river serving as a stage.", "its gates"),
        ("The toll was derived from a comparison between deaths in the spring and deaths in the fall.", "deaths"),
        (
            "The health body accused bans on ferries in late February of doing more harm than good.",
            "accused bans on ferries",
        ),
        ("The mayor of Calder signaled her intent Tuesday to follow through on the plan.", "signaled her intent"),
        ("The mayor of Calder began to edge away Monday evening from demanding a new bridge.", "edge away"),
        (
            "The senators described the mayor's remarks to the council on Monday as a threat.",
            "described the mayor's remarks",
        ),
        (
            "The new order requires frail sailors, including the old and the sick, to stay on land.",
            "requires frail sailors",
        ),
        ('Mayor Ola Brandt called on sailors Friday to "free" towns that have seen protests.', "called on sailors"),
        (
            'Ana Moss referred to Captain Per Lund, who was recalled to Calder, as "bad news" in a call.',
            "referred to Captain",
        ),
        (
            "Members who took loans are Rep. Ana Lee, whose husband owns a bank, and Rep. Ola Brandt.",
            "are Rep. Ana Lee",
        ),
        ("The Calder Inn Group received $15 million before returning it in full.", "received $15 million"),
        ("The old council granted blanket approval to fly the flag on all piers.", "granted blanket approval"),
        ("The last time a trade war happened in Velmar, the port closed.", "The last time a trade war happened"),
        ("The bank removed language in its statement that described the rates as low.", "removed language"),
        ("The letters show that the navy went after the very ships that it had spared.", "the navy went"),
        (
            "After the storm, Per Lund spent five years as a prisoner, and “was kept in a hold,” wrote the Courier.",
            "spent five years",
        ),
        ("Velmar has about 30,000 sailors in Calder and pays for the port.", "about 30,000 sailors"),
        ("The firm is charging Calder nearly $4,000 per hour for a small crane.", "nearly $4,000 per hour"),
        ("The body of the doctors has publicly advised, “We want all the boats to be moored.”", "has publicly advised"),
        ("Ana Moss attended the fair and used the occasion to praise the mayor.", "used the occasion"),
        ("The senators are daring the mayor of Calder to hold a vote on the bridge.", "daring the mayor"),
        ("The plan has the council turning cheap fares for the poor into a block grant.", "turning cheap fares"),
        ("The mayor of Calder is laying the blame on the harbour pilots.", "laying the blame"),
        ("Ana Moss is only on the mayor's list because the pilots refused a seat.", "only on the mayor's list"),
        ("The open quarrel coincides with the mayor's rising attacks on the port.", "coincides attacks"),
        ("Theft in the harbour fell long before the wall was built in Calder.", "fell long"),
        ("Some 2,108 sailors died in Velmar in the past 24 hours.", "sailors died in Velmar"),
        ("The mayor cited the port's assertion in January that the dam was safe.", "cited the port's assertion"),
        (
            "The judge ruled that while the suit is open, sailors who had a pass when it was withdrawn can renew it.",
            "sailors who had a pass",
        ),
        ("The union has clashed with the port and is grappling with the loss of two ships.", "is grappling"),
        ("Pilots of the line are accustomed with reason to cold and to long nights.", "are accustomed"),
    ],
)
def test_what_limits_a_clause_is_not_left_out(sentence: str, more: str) -> None:
    assert not [cut for cut in cuts(sentence, "en") if cut.endswith(more)]


def test_what_only_adds_to_a_clause_may_be_left_out_though_it_has_a_superlative_in_its_subject() -> None:
    assert "The oldest ship in Calder left the port" in cuts("The oldest ship in Calder left the port in May.", "en")
    assert "The union did not sign the contract" in cuts("The union did not sign the contract, which cuts pay.", "en")


@pytest.mark.parametrize(
    ("sentence", "more"),
    [
        (
            "On average, a strike of the pilots lasts nine days, the union said.",
            "A strike of the pilots lasts nine days",
        ),
        ("For old sailors, life in the harbour returns to normal.", "Life in the harbour returns to normal"),
        ("Under the old law, ferries were required to carry doctors.", "Ferries were required to carry doctors"),
        (
            "Ana Moss would like to sell the ferries of the port, while the town keeps the old pier for boats.",
            "The town keeps the old pier for boats",
        ),
        (
            "Only when the lock is open, ships are allowed to enter the old harbour.",
            "Ships are allowed to enter the old harbour",
        ),
        ("Once the dam is full, the valley of Calder will be flooded.", "The valley of Calder will be flooded"),
        (
            "Before Monday, the pilots and the mayor had shown little anger.",
            "The pilots and the mayor had shown little anger",
        ),
        ("In a port era that seems long ago, Ana Moss sold her old ferries.", "Ana Moss sold her old ferries"),
    ],
)
def test_what_limits_a_sentence_from_its_beginning_is_not_left_out(sentence: str, more: str) -> None:
    assert more not in cuts(sentence, "en")


def test_what_is_told_beside_a_fact_may_head() -> None:
    told = "Ana Moss sold the ferries of the port, while the town keeps the old pier for boats."
    assert "The town keeps the old pier for boats" in cuts(told, "en")


def test_when_something_was_may_be_left_out() -> None:
    assert "The port closed its old gates" in cuts("When the storm came, the port closed its old gates.", "en")
    assert "The town sold its old ferries" in cuts("For the first time, the town sold its old ferries.", "en")
    assert "The council sold its old ferries" in cuts("In one day, the council sold its old ferries.", "en")


@pytest.mark.parametrize(
    ("clause", "rest"),
    [
        ("The Gazette published old maps about the lost claim -- maps", " which the council hid."),
        ("The mayor announced the end of the ferry line with Ana Moss", " at her side."),
        ("Members of the council have been clamoring for his administration", " to sell the port."),
        ("The court said that a farmer of Calder who lost his bid for a field", " in May could not appeal."),
        ("The mayor fired back Monday at Senator Lund for offering", ", then taking back, a deal on the port."),
        ("Ana Moss's remarks on the port were her first comments", " about the affair."),
        ("The council signed an order aimed at helping the more than 30 million Danes", " who have bad knees."),
    ],
)
def test_a_clause_is_not_complete_before_what_it_wants(clause: str, rest: str) -> None:
    assert not is_complete(clause, rest)
