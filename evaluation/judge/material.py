"""The reports from which the judge learns: those of `shared/data` that no figure of the judge is measured on."""

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from evaluation import grouping
from evaluation.judge.pairs import mixed, pairs, told_anew
from evaluation.judge.sources import Pair, Report, report

from broadsheet.language.sentences import split

_SENTENCES = 12  # of a report: many reports a little, rather than few in full


def reports(data: Path) -> tuple[list[Report], list[tuple[Report, list[str]]]]:
    """Reports with their event, and those with lines that people wrote anew about what they say."""
    found: list[Report] = []
    anew: list[tuple[Report, list[str]]] = []
    roundups = _roundups(data)
    for row in _rows(data):
        full = report(grouping.article(row), str(row["cluster"]))
        if full.sentences:
            anew.append((full, [line for line in (row.get("title") or "", *roundups.get(str(row["cluster"]), ())) if line]))  # fmt: skip
            found.append(Report(full.event, full.sentences[:_SENTENCES], full.names))
    return found, anew


def _rows(data: Path) -> Iterator[dict[str, Any]]:
    yield from grouping.rows(data / "clusters_neus" / "docs.jsonl.gz")
    yield from grouping.rows(data / "grouping" / "galaxy.jsonl.gz")
    for row in grouping.rows(data / "timelines_t17_crisis" / "t17_articles.jsonl.gz"):
        yield {"id": row["id"], "cluster": row["id"], "text": " ".join(row["sents"][:30]), "lang": "en"}


def _roundups(data: Path) -> dict[str, list[str]]:
    """What people wrote of each event in a few neutral sentences."""
    return {
        str(row["cluster"]): [row["ref_title"] or "", *(s.text for s in split(row["ref_summary"] or "", "en"))]
        for row in grouping.rows(data / "clusters_neus" / "events.jsonl.gz")
    }


def training_pairs(data: Path, count: int, seed: int = 0) -> list[Pair]:
    """As many pairs as asked for, half of which hold; the same for the same data and seed."""
    found, anew = reports(data)
    chance = random.Random(seed)
    people = mixed((pair for told, lines in anew for pair in told_anew(lines, told, chance)), seed)
    chosen = people + mixed(pairs(found, seed), seed)[: max(0, count - len(people))]
    chance.shuffle(chosen)
    return chosen[:count]


def write(chosen: Sequence[Pair], file: Path) -> None:
    """Keep the pairs, a JSON line each."""
    with file.open("w", encoding="utf8") as out:
        for pair in chosen:
            out.write(json.dumps({"claim": pair.claim, "evidence": pair.evidence, "label": pair.label, "kind": pair.kind}) + "\n")  # fmt: skip
