"""How sure is it that spans say a sentence? The exact parts, the words, and a judge that reads both, added up.

Each part is kept, so that a person can see why a sentence stood or fell.
"""

import math
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations_with_replacement, pairwise

from broadsheet.inference.entailment import Entailment
from broadsheet.language.words import content_stems
from broadsheet.stages.narrate.roles import turned
from broadsheet.stages.narrate.support import Facts, facts

MOST_SPANS = 5  # that are read together: claims of Wikipedia rest on up to four sentences
_JUDGED = 3  # of these, the likeliest, the judge reads each alone
_AS_ONE = 2  # and so many as one text: of three it says less surely whether they say it
_READ_AGAIN = 8  # of the likeliest by words, that the judge puts in order
_AS_LIKELY = 0.15  # of a claim's words that a span may lack beside the likeliest and still be the one that says it


@dataclass(frozen=True, slots=True)
class Parts:
    """What speaks for and against: shares from 0 to 1, and the judge's log-odds (0 without one)."""

    words: float  # of the claim, in the two spans that hold most of them
    phrases: float  # pairs of neighbouring words of the claim that stand in a span
    numbers: float  # of the claim that no span holds
    names: float  # of the claim that no span holds
    negation: float  # 1 where the likeliest spans say not and the claim does not, or the other way round
    modality: float  # the same of may, could, plans to
    roles: float  # 1 where a span has who did what to whom the other way round
    judge: float  # the mean for the span that says it best and for the two likeliest together


@dataclass(frozen=True, slots=True)
class Support:
    """How sure it is that the spans together say the claim (0 to 1), and what that rests on."""

    score: float
    parts: Parts


@cache
def weights(judged: bool) -> Mapping[str, float]:
    """What each part adds to the log-odds, with and without a judge: confidence.toml, which `python -m evaluation.fit_support` writes."""
    text = files("broadsheet.stages.narrate").joinpath("confidence.toml").read_text(encoding="utf8")
    found: Mapping[str, float] = tomllib.loads(text)["with_judge" if judged else "rules_alone"]
    return found


def likeliest(
    claim: str, spans: Sequence[str], language: str, judge: Entailment | None = None, most: int = MOST_SPANS
) -> tuple[str, ...]:
    """The spans that are likeliest to say the claim, the best first: by the rarity of the words they share, then by the judge."""
    stems = [frozenset(content_stems(s, language)) for s in spans]
    counts = Counter(stem for s in stems for stem in s)
    wanted = frozenset(content_stems(claim, language))
    rarity = {stem: math.log(1 + len(spans) / (1 + counts[stem])) for stem in wanted}
    worth = [math.fsum(sorted(rarity[s] for s in wanted & held)) / math.sqrt(8 + len(held)) for held in stems]
    order = sorted(range(len(spans)), key=lambda i: (-worth[i], i))
    if judge is None:
        return tuple(spans[i] for i in order[:most])
    first = order[:_READ_AGAIN]
    judged = judge.judge([(claim, spans[i]) for i in first])
    again = sorted(range(len(first)), key=lambda n: (-(judged[n] + worth[first[n]] / max(worth[first[0]], 1e-9)), n))
    return tuple(spans[first[n]] for n in again[:most])


def supported(claim: str, spans: Sequence[str], language: str, judge: Entailment | None) -> Support:
    """How sure it is that `spans` together say `claim`; nothing says it where there are none."""
    if not spans:
        return Support(0.0, Parts(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0))
    found = parts(claim, spans, language, judge)
    adds = weights(judge is not None)
    odds = adds["constant"] + math.fsum(adds[name] * value for name, value in asdict(found).items())
    return Support(1.0 / (1.0 + math.exp(-odds)), found)


def parts(claim: str, spans: Sequence[str], language: str, judge: Entailment | None) -> Parts:
    """What speaks for and against."""
    said, held = facts(claim, language), [facts(s, language) for s in spans]
    shares = [_share(said.stems, f.stems) for f in held]
    likely = [f for f, share in zip(held, shares, strict=True) if share >= max(shares) - _AS_LIKELY]
    numbers = frozenset().union(*(f.numbers for f in held))
    return Parts(
        words=max(_share(said.stems, a.stems | b.stems) for a, b in combinations_with_replacement(held, 2)),
        phrases=_phrases(claim, spans, language),
        numbers=1.0 - _share(said.numbers, numbers),
        names=1.0 - _share(said.names, _names(held)),
        negation=float(all(said.negated != f.negated for f in likely)),
        modality=float(all(said.modal != f.modal for f in likely)),
        roles=float(any(turned(said.acts, f.acts) for f in held)),
        judge=_heard(judge, claim, spans),
    )


def _names(held: Sequence[Facts]) -> frozenset[str]:
    return frozenset().union(*(f.names | f.stems for f in held))


def _share(of: frozenset[str] | frozenset[float], by: frozenset[str] | frozenset[float]) -> float:
    return len(of & by) / len(of) if of else 1.0


def _phrases(claim: str, spans: Sequence[str], language: str) -> float:
    def neighbours(text: str) -> set[tuple[str, str]]:
        stems = content_stems(text, language)
        return set(pairwise(stems))

    wanted = neighbours(claim)
    held = set().union(*(neighbours(s) for s in spans))
    return len(wanted & held) / len(wanted) if wanted else 1.0


def _heard(judge: Entailment | None, claim: str, spans: Sequence[str]) -> float:
    """The judge's log-odds: the mean of the best of a single span and of the two likeliest as one text."""
    together = _odds(judge, claim, " ".join(spans[:_AS_ONE]))
    if len(spans) == 1:
        return together
    return (max(_odds(judge, claim, s) for s in spans[:_JUDGED]) + together) / 2


def _odds(judge: Entailment | None, claim: str, evidence: str) -> float:
    if judge is None:
        return 0.0
    sure = min(max(float(judge.judge([(claim, evidence)])[0]), 1e-4), 1 - 1e-4)
    return math.log(sure / (1 - sure))
