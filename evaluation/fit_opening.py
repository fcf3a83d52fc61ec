"""Fit what speaks for two sentences as a page's first section: `python -m evaluation.fit_opening [--check]`.

Writes src/broadsheet/stages/narrate/opening.toml; a rerun writes the same. Each pair of sentences with which a page could begin is held,
with the page's headline, against the roundup that a person wrote of the event (ROUGE-1 F), and the parts of `narrate/opening.py` are fitted
to that by least squares within each event, all events weighted alike. Learned from are the events of `shared/data/clusters_neus` that
`evaluation/writing.py` does not measure, and of these only the half whose hash is even.

`--check` writes nothing: it prints what the pair chosen reaches by weights of the other four fifths of these events, and, by all weights,
on the other half; beside it the first report's beginning, and the best pair that there is.
"""

import argparse
import hashlib
import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from evaluation.writing import DATA, EVENTS, Event, events, lead, material, rouge

from broadsheet.stages.narrate import opening
from broadsheet.stages.narrate.cite import Desk
from broadsheet.stages.narrate.cut import trim
from broadsheet.stages.narrate.headline import headline
from broadsheet.stages.narrate.opening import Parts
from broadsheet.stages.narrate.plan import Plan
from broadsheet.stages.narrate.sections import Body
from broadsheet.stages.narrate.spans import spans
from broadsheet.stages.narrate.title_case import clean_titles

TARGET = Path(opening.__file__).with_name("opening.toml")
HEADER = """# How much of a roundup that a person wrote two sentences tell beside the headline (ROUGE-1 F), by what each part adds to it;
# what the parts are: opening.py. Made by `python -m evaluation.fit_opening`.
"""
FOLDS = 5

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Pairs:
    """The pairs with which an event's page could begin: their parts, what each reaches, and what LEAD does at its length."""

    parts: Floats  # of shape (pairs, parts)
    reached: Floats
    lead: Floats


def learned_from(every: Sequence[Event], half: int) -> list[Event]:
    """The events that are not measured, of one half."""
    measured = {e.id for e in every[:: max(1, len(every) // EVENTS)][:EVENTS]}
    return [e for e in every if e.id not in measured and int(hashlib.sha1(e.id.encode()).hexdigest(), 16) % 2 == half]


def pairs(event: Event) -> Pairs | None:
    """The pairs of an event; None where its page cannot begin with two sentences."""
    story = material(event)
    desk = Desk(tuple(s for s in spans(story) if not s.opinion))
    plan = Plan(desk, "en", clean_titles(story, "en"))
    line = headline(plan.titles, plan.leads(), desk, "en")
    if line is None or not desk.several_reports:
        return None
    passages = [p for _, p in Body(plan, line).passages.openings(plan.pairs())]
    texts = [f"{line.text}. {trim(a.text)} {trim(b.text)}" for a, b in passages]
    reached = [rouge(text, event.roundup) for text in texts]
    first = [rouge(lead(event, len(text.split())), event.roundup) for text in texts]
    parts = [plan.opening.parts(a, b) for a, b in passages]
    return Pairs(np.array(parts), np.array(reached), np.array(first)) if passages else None


def fit(sets: Sequence[Pairs]) -> Floats:
    """The parts' weights by least squares within each event."""
    share = np.concatenate([np.full(len(s.reached), len(s.reached) ** -0.5) for s in sets])
    x = np.concatenate([s.parts - s.parts.mean(axis=0) for s in sets]) * share[:, None]
    y = np.concatenate([s.reached - s.reached.mean() for s in sets]) * share
    return np.linalg.lstsq(x, y, rcond=None)[0]


def tell(name: str, sets: Sequence[Pairs], weights: Sequence[Floats]) -> None:
    """Print what the chosen pairs reach, each set's by weights of its own."""
    chosen = [(s, int(np.argmax(s.parts @ w))) for s, w in zip(sets, weights, strict=True)]
    page, first = (statistics.mean(float(v) for v in values) for values in ([s.reached[i] for s, i in chosen], [s.lead[i] for s, i in chosen]))  # fmt: skip
    best = statistics.mean(float(s.reached.max()) for s in sets)
    print(
        f"{name}: {len(sets)} events, ROUGE-1 F {100 * page:.1f}, LEAD {100 * first:.1f}, the best pair {100 * best:.1f}"
    )


def check(sets: Sequence[Pairs], kept: Sequence[Pairs]) -> None:
    """Print figures on events that the weights were not fitted to."""
    by_fold = [fit([s for k, s in enumerate(sets) if k % FOLDS != fold]) for fold in range(FOLDS)]
    tell("cross-validated", sets, [by_fold[k % FOLDS] for k in range(len(sets))])
    tell("the half kept apart", kept, [fit(sets)] * len(kept))


def main() -> int:
    """Fit and write the weights, or check them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing, print held-out figures")
    options = parser.parse_args()
    every = list(events(DATA / "clusters_neus"))
    sets = [s for e in learned_from(every, 0) if (s := pairs(e))]
    if options.check:
        check(sets, [s for e in learned_from(every, 1) if (s := pairs(e))])
        return 0
    lines = [f"{name} = {weight:.3f}" for name, weight in zip(Parts._fields, fit(sets), strict=True)]
    TARGET.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf8")
    print(TARGET.read_text(encoding="utf8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
