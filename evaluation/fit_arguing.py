"""Fit by what style an article is told to argue: `python -m evaluation.fit_arguing [--check | --list]`.

Writes src/broadsheet/stages/narrate/arguing.toml; a rerun writes the same. A logistic regression over the full texts of
`shared/data/clusters_neus`: an article argues where its outlet files it as an opinion. Many that argue are filed as news, so what is
counted as wrong is wrong in part: of those that score highest, `--list` prints the headlines, to be read.

`--check` writes nothing: it prints how well those that are filed as opinions are told by weights from the other nine tenths.
"""

import argparse
import gzip
import json
import sys
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from evaluation.grouping import DATA
from evaluation.support import auroc
from evaluation.writing import article

from broadsheet.stages.interpret.interpret import interpret
from broadsheet.stages.narrate.arguing import FEWEST, FILE, NAMES, SHARES, counts, shares
from broadsheet.stages.narrate.opinion import is_opinion

HEADER = """# What each part of an article's style adds to the log-odds that it argues, and the usual share of each; what they are: arguing.py.
# Made by `python -m evaluation.fit_arguing`.
"""
FOLDS = 10
TIMES = 10.0  # what an opinion that is filed as one counts: there are forty others for each
ODDS = 0.6  # log-odds by these weights from which an article argues: chosen by reading the headlines
RIDGE = 3.0
_STEPS = 30  # of Newton's method, which needs fewer

Floats = npt.NDArray[np.float64]


class Texts(NamedTuple):
    """The articles that are long enough."""

    titles: list[str]
    found: Floats  # sentences with each part, of shape (articles, parts)
    sizes: Floats  # sentences
    filed: npt.NDArray[np.bool_]  # as an opinion


def read() -> Texts:
    """The full texts of clusters_neus."""
    titles, found, sizes, filed = [], [], [], []
    with gzip.open(DATA / "clusters_neus/docs.jsonl.gz", "rt", encoding="utf8") as lines:
        for row in filter(lambda row: row["text"], map(json.loads, lines)):
            one = article(row)
            sentences = [s.text for s in interpret(one).sentences]
            if len(sentences) >= FEWEST:
                titles.append(f"{row['source']}: {one.title}")
                found.append(counts(one.title, sentences))
                sizes.append(len(sentences))
                filed.append(is_opinion(one))
    return Texts(titles, np.array(found, float), np.array(sizes, float), np.array(filed))


def usual(texts: Texts) -> dict[str, float]:
    """The share of each part over all sentences."""
    told = (texts.found.sum(0) / texts.sizes.sum()).round(3).tolist()
    return dict(zip(SHARES, told, strict=False))


def parts(texts: Texts) -> Floats:
    """The parts as the writer sees them."""
    common = usual(texts)
    return np.array([shares(row, size, common) for row, size in zip(texts.found.astype(int).tolist(), texts.sizes.astype(int).tolist(), strict=True)])  # fmt: skip


def fit(x: Floats, filed: npt.NDArray[np.bool_]) -> Floats:
    """The constant and what each part adds, by Newton's method on the log-loss with a ridge on parts of like spread."""
    middle, spread = x.mean(0), x.std(0)
    z = np.c_[np.ones(len(x)), (x - middle) / spread]
    counted, weight = np.where(filed, TIMES, 1.0), np.zeros(z.shape[1])
    ridge = RIDGE * np.eye(len(weight))
    ridge[0, 0] = 0
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-z @ weight))
        slope = z.T @ (counted * (filed - chance)) - ridge @ weight
        weight += np.linalg.solve((z.T * (counted * chance * (1 - chance))) @ z + ridge, slope)
    adds = weight[1:] / spread
    return np.r_[weight[0] - adds @ middle - ODDS, adds]


def scores(adds: Floats, x: Floats) -> Floats:
    """The log-odds of each article."""
    return adds[0] + x @ adds[1:]


def check(texts: Texts) -> None:
    """Print how those that are filed as opinions are told by weights that have not seen them."""
    x, fold = parts(texts), np.arange(len(texts.titles)) % FOLDS
    got = np.zeros(len(x))
    for held_out in range(FOLDS):
        got[fold == held_out] = scores(fit(x[fold != held_out], texts.filed[fold != held_out]), x[fold == held_out])
    argue = got > 0
    print(
        f"{len(x)} articles, {texts.filed.sum()} filed as opinions: AUROC {auroc(got.tolist(), texts.filed.tolist()):.3f}"
    )
    print(f"told to argue: {argue.sum()}, {(argue & texts.filed).sum()} of those filed as opinions among them")


def toml(texts: Texts, adds: Floats) -> str:
    """The table as it is stored."""
    lines = [
        HEADER,
        "[adds]",
        *(f"{name} = {value:.2f}" for name, value in zip(("constant", *NAMES), adds, strict=True)),
    ]
    return "\n".join([*lines, "\n[usual]", *(f"{name} = {value}" for name, value in usual(texts).items())]) + "\n"


def main() -> int:
    """Fit and write, or check, or list."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="print held-out scores and write nothing")
    parser.add_argument(
        "--list", action="store_true", help="print the headlines of those that argue, and write nothing"
    )
    arguments = parser.parse_args()
    if not DATA.exists():
        print(f"{DATA} is not there: nothing to fit on.")
        return 1
    texts = read()
    if arguments.check:
        check(texts)
        return 0
    x = parts(texts)
    adds = fit(x, texts.filed)
    if arguments.list:
        got = scores(adds, x)
        for n in np.argsort(-got)[: int((got > 0).sum())]:
            print(f"{got[n]:.2f} {'filed' if texts.filed[n] else '     '} {texts.titles[n]}")
        return 0
    FILE.write_text(toml(texts, adds), encoding="utf8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
