"""How the time to write a page grows with its articles: pages of one event's reports and of those most like them.

Used by `writing.py`. No event of the set has more than a few reports, so a story of 100 is made of the reports that share the
most words with one event: other events' reports on its matter, which makes such a page no easier than a real one.
"""

import time
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from broadsheet.language.words import content_stems
from broadsheet.stages.narrate.material import StoryMaterial
from broadsheet.stages.narrate.write import write

SIZES = (5, 10, 25, 50, 100)
_COMPARED = 1200  # characters of a report: its lead tells what it is about

Report = dict[str, Any]


@dataclass(frozen=True)
class Cost:
    """What one page costs: seconds of CPU in `write`, and the most memory that it held at once."""

    articles: int
    sentences: int
    seconds: float
    megabytes: float


def nearest(reports: Sequence[Report], count: int) -> list[Report]:
    """The first report and those that share the most words with it, nearest first."""
    bags = [set(content_stems(f"{r['title']} {r['text'][:_COMPARED]}", "en")) for r in reports]
    likeness = [len(bags[0] & bag) / max(1, len(bags[0] | bag)) for bag in bags]
    order = sorted(range(len(reports)), key=lambda i: (-likeness[i], i))
    return [reports[i] for i in order[:count]]


def costs(reports: Sequence[Report], story: Callable[[Sequence[Report]], StoryMaterial]) -> list[Cost]:
    """The cost of a page of so many articles, for each size; `story` makes the material of reports."""
    near = nearest(reports, max(SIZES))
    return [_cost(story(near[:size])) for size in SIZES if size <= len(near)]


def _cost(material: StoryMaterial) -> Cost:
    start = time.process_time()
    write(material, None)
    seconds = time.process_time() - start
    tracemalloc.start()
    write(material, None)
    memory = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    return Cost(len(material.articles), sum(len(e.sentences) for e in material.evidence), seconds, memory)
