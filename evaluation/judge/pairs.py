"""Pairs for training the judge, made from sentences of real reports: a claim, evidence, and whether the evidence says it.

A pair that holds comes from an honest change (a cut, another order, a synonym, another way of writing a number), from two
outlets on one event, or from evidence that stands among other sentences. A pair that does not holds one swapped figure,
name, date, place, role, negation, hedge, opposite, or a detail that only another sentence gives. Each wrong change is put
into the claim and into the evidence in turn, so that neither alone tells the answer (Schuster et al. 2019).
"""

import random
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from evaluation.judge.honest import HONEST, RESTATED, cut, synonym
from evaluation.judge.sources import Pair, Report, Source, figures, sources
from evaluation.judge.wrong import TRIED_FIRST, WRONG, added, passive_of_the_wrong_one

from broadsheet.language.words import content_stems
from broadsheet.stages.narrate.cut import trim

_LEAST_OVERLAP, _MOST_OVERLAP = 0.5, 0.95  # of a sentence's words in another outlet's: the same told again; a copy


def pairs(reports: Sequence[Report], seed: int = 0) -> Iterator[Pair]:
    """All pairs of the reports, in their order; the same for the same seed."""
    chance = random.Random(seed)
    by_event: dict[str, list[Report]] = {}
    for told in reports:
        by_event.setdefault(told.event, []).append(told)
    for told in reports:
        rest = [s for r in by_event[told.event] if r is not told for s in r.sentences]
        for source in sources(told):
            yield from _of(source, rest, chance)


def _of(source: Source, rest: Sequence[str], chance: random.Random) -> Iterator[Pair]:
    claim, how = _honest(source, chance)
    if chance.random() < 0.6:  # the easy ones are many
        yield Pair(claim, _among(source, source.text, chance), 1.0, how)
    changed = Source(claim, source.names, source.article)
    change = chance.choice(TRIED_FIRST)
    if not (wrong := change(changed, chance)) or wrong == claim:
        change = chance.choice(WRONG)
        wrong = change(changed, chance)
    if wrong and wrong != claim:
        kind = change.__name__.strip("_")
        yield Pair(wrong, _among(source, source.text, chance), 0.0, kind)
        turned = change(source, chance) if change is not added else None
        if turned and chance.random() < 0.5:
            yield Pair(claim, _among(source, turned, chance), 0.0, kind + " in the evidence") if _touches(source.text, turned, claim) else Pair(turned, turned, 1.0, "same")  # fmt: skip
            yield Pair(cut(Source(turned, (), source.article), chance) or turned, turned, 1.0, kind + " in both")
    yield from _restated(source, chance)
    yield from _less(source, chance)
    yield from _elsewhere(source, rest, chance)


def _restated(source: Source, chance: random.Random) -> Iterator[Pair]:
    """A part of the sentence as a sentence of its own, right and wrong."""
    for change in RESTATED:
        if claim := change(source, chance):
            yield Pair(claim, _among(source, source.text, chance), 1.0, change.__name__.strip("_"))
            for wrong in chance.sample(WRONG, len(WRONG)):
                if (false := wrong(Source(claim, source.names, source.article), chance)) and false != claim:
                    yield Pair(false, _among(source, source.text, chance), 0.0, f"{wrong.__name__.strip('_')} restated")
                    break
    if false := passive_of_the_wrong_one(source, chance):
        yield Pair(false, _among(source, source.text, chance), 0.0, "passive of the wrong one")


def _honest(source: Source, chance: random.Random) -> tuple[str, str]:
    for change in chance.sample(HONEST, len(HONEST)):
        if (claim := change(source, chance)) and claim != source.text and len(claim.split()) >= 4:
            if chance.random() < 0.3 and (more := synonym(Source(claim, source.names, source.article), chance)):
                claim = more
            return claim, change.__name__.strip("_")
    return source.text, "same"


def _touches(old: str, new: str, claim: str) -> bool:
    """Whether the words that a change took from the evidence stand in the claim: only then it matters to it."""
    gone = set(old.lower().split()) - set(new.lower().split())
    come = set(new.lower().split()) - set(old.lower().split())
    return (bool(gone) and gone <= set(claim.lower().split())) or (not gone and bool(come))


def _among(source: Source, text: str, chance: random.Random) -> str:
    """The evidence, sometimes with the sentences around it."""
    if chance.random() < 0.65:
        return text
    at = source.article.sentences.index(source.text)
    before = source.article.sentences[max(0, at - chance.randint(0, 2)) : at]
    after = source.article.sentences[at + 1 : at + 1 + chance.randint(0, 1)]
    return " ".join((*before, text, *after))


def _less(source: Source, chance: random.Random) -> Iterator[Pair]:
    """The whole sentence is not said by a cut of it."""
    if chance.random() < 0.25 and (less := cut(source, chance)) and len(less) < 0.8 * len(trim(source.text)):
        yield Pair(source.text, less, 0.0, "more than the evidence")


def _elsewhere(source: Source, rest: Sequence[str], chance: random.Random) -> Iterator[Pair]:
    """What another outlet tells of the event, and the sentence of the same article that is likest and says another thing."""
    own = set(content_stems(source.text, "en"))
    if not own:
        return
    ranked = sorted(((len(own & set(content_stems(s, "en"))) / len(own), s) for s in chance.sample(list(rest), min(len(rest), 40))), reverse=True)  # fmt: skip
    if ranked and ranked[0][0] >= _LEAST_OVERLAP and ranked[0][1] != source.text:
        told = figures(source.text) <= figures(ranked[0][1])
        if told and ranked[0][0] >= 0.6:
            yield Pair(source.text, ranked[0][1], 0.5 + 0.45 * min(1.0, ranked[0][0] / _MOST_OVERLAP), "another outlet")
        elif not told:
            yield Pair(source.text, ranked[0][1], 0.0, "another outlet's other figure")
    if chance.random() < 0.15:
        near = sorted(((len(own & set(content_stems(s, "en"))) / len(own), s) for s in source.article.sentences if s != source.text), reverse=True)[:3]  # fmt: skip
        near = [s for share, s in near if share < 0.7]
        if near:
            yield Pair(source.text, chance.choice(near), 0.0, "another sentence")


def told_anew(claims: Sequence[str], told: Report, chance: random.Random) -> Iterator[Pair]:
    """Lines that people wrote anew (a headline, a roundup's sentence) against what the report says likest, right and wrong."""
    for text in claims:
        own = set(content_stems(text, "en"))
        ranked = sorted(((len(own & set(content_stems(s, "en"))) / max(1, len(own)), s) for s in told.sentences), reverse=True)  # fmt: skip
        if len(own) < 3 or not ranked or ranked[0][0] < 0.55:
            continue
        evidence = " ".join(s for _, s in ranked[: chance.choice((1, 2, 2))])
        if not figures(text) <= figures(evidence):
            continue
        yield Pair(text, evidence, min(0.95, 0.55 + 0.5 * ranked[0][0]), "told anew")
        source = Source(text, tuple(n.text for n in told.names if n.text in text), told)
        for change in chance.sample(WRONG, len(WRONG)):
            if (wrong := change(source, chance)) and wrong != text:
                yield Pair(wrong, evidence, 0.0, f"{change.__name__.strip('_')} told anew")
                break


def mixed(made: Iterable[Pair], seed: int = 0) -> list[Pair]:
    """Shuffled, with as many that hold as do not."""
    chance = random.Random(seed)
    all_pairs = list(made)
    holding = [p for p in all_pairs if p.label >= 0.5]
    others = [p for p in all_pairs if p.label < 0.5]
    few = min(len(holding), len(others))
    kept = list(chain(chance.sample(holding, few), chance.sample(others, few)))
    chance.shuffle(kept)
    return kept
