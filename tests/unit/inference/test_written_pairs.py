"""The pairs that are written for the judge hold together as a set: no answer can be had without reading both texts."""

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

from evaluation.judge.written import EVERY, fours, written


def test_each_claim_is_said_by_a_piece_of_evidence_and_not_all_of_them_are() -> None:
    for four in fours():
        assert four.claims[0] != four.claims[1], four
        assert four.evidence[0] != four.evidence[1], four
        assert any(four.holds[0]), four
        assert any(four.holds[1]), four
        assert not all(four.holds[0] + four.holds[1]), four


def test_no_four_is_written_twice() -> None:
    claims = Counter(frozenset(four.claims) for four in fours())
    assert [pair for pair, times in claims.items() if times > 1] == []


def test_half_of_the_pairs_hold() -> None:
    labels = [pair.label for four in fours() for pair in four.pairs()]
    assert 0.48 <= sum(labels) / len(labels) <= 0.54


def test_what_is_kept_apart_is_not_learned_from() -> None:
    learned = {(pair.claim, pair.evidence) for pair in written(apart=False)}
    apart = {(pair.claim, pair.evidence) for pair in written(apart=True)}
    assert learned.isdisjoint(apart)
    assert len(apart) == 4 * -(-len([*fours()]) // EVERY)
