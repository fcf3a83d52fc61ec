"""The pairs that are written for the judge hold together as a set: no answer can be had without reading both texts."""

import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[3]))

from evaluation.judge.written import EVERY, KINDS, groups, written


@pytest.mark.parametrize("kind", KINDS)
def test_each_claim_is_said_by_a_piece_of_evidence_and_not_all_of_them_are(kind: str) -> None:
    for group in groups(kind):
        assert len({*group.claims}) == len(group.claims), group
        assert len({*group.evidence}) == len(group.evidence) == 2, group
        assert all(map(any, group.holds)), group
        assert not all(map(all, group.holds)), group


def test_a_twin_says_half_of_the_claims_and_its_twin_the_others() -> None:
    for group in groups("twins"):
        first, second = zip(*group.holds, strict=True)
        assert sum(first) == sum(second) == len(group.claims) / 2, group
        assert first == tuple(not said for said in second), group


@pytest.mark.parametrize("kind", KINDS)
def test_no_group_is_written_twice(kind: str) -> None:
    claims = Counter(frozenset(group.claims) for group in groups(kind))
    assert [pair for pair, times in claims.items() if times > 1] == []


@pytest.mark.parametrize("kind", KINDS)
def test_half_of_the_pairs_hold(kind: str) -> None:
    labels = [pair.label for group in groups(kind) for pair in group.pairs()]
    assert 0.48 <= sum(labels) / len(labels) <= 0.54


def test_what_is_kept_apart_is_not_learned_from() -> None:
    learned = {(pair.claim, pair.evidence) for pair in written(apart=False)}
    apart = {(pair.claim, pair.evidence) for pair in written(apart=True)}
    assert learned.isdisjoint(apart)
    assert len(apart) == sum(len(g.claims) * 2 for kind in KINDS for g in groups(kind, apart=True))
    assert len(apart) < 2 * len(learned) / EVERY
