"""How sure it is that spans say a sentence, and what that rests on."""

import math
from collections.abc import Sequence

import numpy as np
import pytest

from broadsheet.config import Settings
from broadsheet.inference.entailment import Entailment, Floats, load_judge
from broadsheet.stages.narrate.confidence import likeliest, supported, weights

SUNK = "The ferry Aurelia sank off Port Galen late on Monday, and 14 of its 212 passengers died."
BUILT = "The ferry was built in 2004 and refitted last year."
RADAR = "Its captain told the harbour police that the radar had failed."


@pytest.fixture(scope="module")
def judge() -> Entailment:
    found, why = load_judge(Settings())
    assert found is not None, why
    return found


def test_the_likeliest_span_shares_the_rare_words() -> None:
    assert likeliest("The radar of the ferry had failed.", (SUNK, BUILT, RADAR), "en")[0] == RADAR


def test_no_more_spans_are_read_than_asked_for(judge: Entailment) -> None:
    assert likeliest("The ferry sank.", (BUILT, SUNK, RADAR), "en", judge, most=1) == (SUNK,)


def test_nothing_says_a_claim_where_there_are_no_spans(judge: Entailment) -> None:
    assert supported("The ferry sank.", (), "en", judge).score == 0.0


@pytest.mark.parametrize(
    ("said", "not_said", "part"),
    [
        ("14 passengers of the ferry died.", "41 passengers of the ferry died.", "numbers"),
        ("The Aurelia sank off Port Galen.", "The Aurelia sank off Cape Ilse.", "names"),
        ("The ferry sank off Port Galen.", "The ferry never sank off Port Galen.", "negation"),
        ("The ferry sank off Port Galen.", "The ferry might sink off Port Galen.", "modality"),
    ],
)
def test_an_exact_part_that_differs_is_named_and_lowers_the_score(
    said: str, not_said: str, part: str, judge: Entailment
) -> None:
    for reader in (None, judge):
        right, wrong = (supported(claim, (SUNK,), "en", reader) for claim in (said, not_said))
        assert getattr(right.parts, part) == 0.0
        assert getattr(wrong.parts, part) > 0.0
        assert right.score > wrong.score


def test_spans_may_say_a_claim_together() -> None:
    claim = "The ferry that sank off Port Galen was built in 2004."
    together, alone = supported(claim, (SUNK, BUILT), "en", None), supported(claim, (SUNK,), "en", None)
    assert together.score > alone.score
    assert together.parts.numbers == 0.0 < alone.parts.numbers


def test_the_judge_counts_the_best_span_and_the_two_likeliest_as_one_text() -> None:
    odds = {SUNK: 0.0, BUILT: 1.0, RADAR: -2.0, f"{SUNK} {BUILT}": 3.0}

    class Certain:
        name, languages = "certain", frozenset(["en"])

        def judge(self, pairs: Sequence[tuple[str, str]]) -> Floats:
            return np.array([1 / (1 + math.exp(-odds[evidence])) for _, evidence in pairs])

    claim = "The ferry that sank off Port Galen was built in 2004."
    assert supported(claim, (SUNK, BUILT, RADAR), "en", Certain()).parts.judge == pytest.approx(2.0)
    assert supported(claim, (BUILT,), "en", Certain()).parts.judge == pytest.approx(1.0)


def test_who_did_what_to_whom_is_compared() -> None:
    accused = "Minister Ola Brandt accused Mayor Per Lund of hiding the harbour report from the council."
    right = supported("Per Lund was accused by Ola Brandt of hiding the harbour report.", (accused,), "en", None)
    wrong = supported("Per Lund accused Ola Brandt of hiding the harbour report.", (accused,), "en", None)
    assert (right.parts.roles, wrong.parts.roles) == (0.0, 1.0)
    assert right.score > wrong.score


def test_turned_roles_in_the_passive_are_told_though_the_judge_does_not_tell_them(judge: Entailment) -> None:
    told = ("Minister Ola Brandt accused Mayor Per Lund of hiding the report.",)
    claims = (
        "Per Lund was accused of hiding the report by Ola Brandt.",
        "Ola Brandt was accused of hiding the report by Per Lund.",
    )
    for reader in (None, judge):
        right, wrong = (supported(claim, told, "en", reader) for claim in claims)
        assert right.score > wrong.score
        assert wrong.parts.roles > right.parts.roles


@pytest.mark.parametrize("judged", [True, False])
def test_what_speaks_against_a_claim_never_adds_to_it(judged: bool) -> None:
    adds = weights(judged)
    assert all(adds[part] <= 0 for part in ("numbers", "names", "negation", "modality", "roles"))
    assert all(adds[part] >= 0 for part in ("words", "phrases", "judge"))


def test_words_of_two_spans_count_together_but_not_of_three() -> None:
    claim = "The ferry that sank was built in 2004 and its radar failed."
    two, three = (supported(claim, spans, "en", None).parts for spans in ((SUNK, BUILT), (SUNK, BUILT, RADAR)))
    assert supported(claim, (SUNK,), "en", None).parts.words < two.words < 1.0
    assert three.words < 1.0


def test_a_negation_beside_the_span_that_says_it_is_no_mismatch() -> None:
    denied = "The ferry did not sink at once."
    assert supported("The ferry sank off Port Galen.", (SUNK, denied), "en", None).parts.negation == 0.0
