"""Fit how alike two articles in two languages are to pairs that people judged: `python -m evaluation.fit_alike`.

Writes src/broadsheet/stages/group/alike.toml; a rerun writes the same. Least squares through 0 over the pairs of German
and English of `pairs_semeval22`, with the multilingual embedder and without vectors. How well slopes do on pairs to
which they are not fitted is what `python -m evaluation.grouping` prints. Which articles join is another matter: see
`evaluation/fit_grouping.py`.
"""

import sys
from pathlib import Path

from evaluation import grouping
from evaluation.alike import fit, toml

from broadsheet.config import load
from broadsheet.inference.embedder import Embedder
from broadsheet.stages.group import alike
from broadsheet.stages.group.alike import Scale, Slopes

TARGET = Path(alike.__file__).with_name("alike.toml")
PAIRS = grouping.DATA / "pairs_semeval22" / "pairs_text.jsonl.gz"
LANGUAGES = ("de", "en")


def slopes(embedder: Embedder | None) -> Slopes:
    """Those of the pairs in two languages."""
    judged = grouping.judged(PAIRS, LANGUAGES, embedder)
    return fit(judged.found, judged.people)


def main() -> int:
    """Fit and write."""
    embedder = grouping.chosen_embedder(load(embedder=grouping.MULTILINGUAL))
    if embedder is None or not PAIRS.exists():
        print(f"Nothing is written: it takes {PAIRS} and the model {grouping.MULTILINGUAL} (`broadsheet models pull`).")
        return 1
    TARGET.write_text(toml(Scale(slopes(embedder), slopes(None))), encoding="utf8")
    print(TARGET.read_text(encoding="utf8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
