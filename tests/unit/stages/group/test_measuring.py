"""The command that measures grouping, on a file of our own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[4]
sys.path.insert(0, str(ROOT))

from evaluation import lookalikes  # noqa: E402
from evaluation.grouping import KeptEmbedder  # noqa: E402


class Meanwhile:
    """An embedder during whose work another process keeps a vector of the same text."""

    name = "meanwhile"

    def __init__(self, file: Path) -> None:
        self.file = file

    def embed(self, texts):
        KeptEmbedder(Fixed(), self.file).embed(texts)
        return np.ones((len(texts), 4), dtype=np.float32)


class Fixed:
    name = "meanwhile"

    def embed(self, texts):
        return np.ones((len(texts), 4), dtype=np.float32)


def test_two_processes_may_keep_a_vector_of_one_text(tmp_path):
    kept = KeptEmbedder(Meanwhile(tmp_path / "vectors.sqlite3"), tmp_path / "vectors.sqlite3")
    assert kept.embed(["Ferry fire off Norvale"]).tolist() == [[1.0] * 4]
    assert kept.embed(["Ferry fire off Norvale"]).tolist() == [[1.0] * 4]


def test_a_file_of_rows_with_missing_fields_is_scored(tmp_path):
    rows = [
        {"id": 1, "cluster": "a", "title": "Ferry fire off Norvale kills 12", "published": "2026-03-02T08:00:00"},
        {"id": 2, "cluster": "a", "title": "Ferry fire off Norvale kills 12", "published": "2026-03-02T09:00:00+00:00"},
        {"id": 3, "cluster": "b", "title": None, "lead": "Rovers beat Harwick City 2-1 at Mill Lane.", "lang": "en"},
    ]
    file = tmp_path / "rows.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf8")
    ran = subprocess.run(
        [sys.executable, "-m", "evaluation.grouping", str(file), "--words-only"],
        cwd=ROOT, capture_output=True, text=True, env={**os.environ, "BROADSHEET_EVALUATION_CACHE": str(tmp_path)},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert "BCubed F1 1.000" in ran.stdout


def test_look_alike_events_stay_apart_and_whole_without_vectors():
    found = lookalikes.measured([*lookalikes.rows()], None)["all"]
    assert found["BCubed F1"] >= 0.90  # .931; a floor that is not lowered without a reason
    assert found["BCubed P"] >= 0.90


def test_look_alike_events_are_told_apart_by_headlines_alone():
    assert lookalikes.measured([*lookalikes.rows(headlines=True)], None)["all"]["BCubed F1"] >= 0.72  # .769
