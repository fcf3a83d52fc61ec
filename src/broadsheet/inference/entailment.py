"""Does evidence say a claim? A cross-encoder that reads both and judges; vectors cannot."""

import hashlib
import json
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from broadsheet.config import Settings
from broadsheet.errors import BroadsheetError

SHIPPED = "broadsheet-judge"
_LENGTH = 256  # tokens of claim and evidence together, where a model's config.json does not say

Floats = npt.NDArray[np.float64]


class Entailment(Protocol):
    """Judges pairs; `name` tells whose judgement it is."""

    name: str
    languages: frozenset[str]  # ISO 639-1; of others it is not asked

    def judge(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """How sure it is, from 0 to 1, that the evidence says the claim, for each (claim, evidence); shape (n,)."""
        ...


class NoJudge(BroadsheetError):
    """A judge's files cannot be used; the text says what to do."""


class CrossEncoder:
    """A model that reads evidence and claim together, through onnxruntime. Deterministic on one machine.

    It answers with one number (its log-odds) or with one for each of several labels, of which `entails` is the place of
    "entailment" (0 to 2 for the usual three of natural language inference).
    """

    def __init__(
        self, name: str, model: Path, tokenizer: Path, length: int, languages: frozenset[str], entails: int = 0
    ) -> None:
        self.name, self.languages, self._entails = name, languages, entails
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # many processes of one thread do more than one of many
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        self._inputs = {i.name for i in self._session.get_inputs()}
        fixed = self._session.get_inputs()[0].shape[1]  # a number where the model reads pairs of one length only
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        if isinstance(fixed, int):
            self._tokenizer.enable_truncation(max_length=fixed, strategy="longest_first")
            self._tokenizer.enable_padding(length=fixed)
        else:
            self._tokenizer.enable_truncation(max_length=length, strategy="longest_first")
            self._tokenizer.no_padding()

    def judge(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """One pair a run: a batch's padding would change the last bits of a judgement with its neighbours."""
        return np.array([self._one(claim, evidence) for claim, evidence in pairs], dtype=np.float64)

    def _one(self, claim: str, evidence: str) -> float:
        encoded = self._tokenizer.encode(evidence, claim)
        fields = {
            "input_ids": encoded.ids,
            "attention_mask": encoded.attention_mask,
            "token_type_ids": encoded.type_ids,
        }
        feed = {name: np.array([ids], dtype=np.int64) for name, ids in fields.items() if name in self._inputs}
        logits = np.asarray(self._session.run(None, feed)[0], dtype=np.float64)[0]
        if len(logits) == 1:
            return float(1.0 / (1.0 + np.exp(-logits[0])))
        shares = np.exp(logits - logits.max())
        return float(shares[self._entails] / shares.sum())


def load_judge(settings: Settings) -> tuple[Entailment | None, str]:
    """The judge of the settings, or None and a sentence that says why there is none."""
    if settings.judge == "none":
        return None, "The setting `judge` is none: whether a source says a sentence is told by rules alone."
    folder = shipped() if settings.judge == SHIPPED else Path(settings.judge)
    try:
        return judge_in(folder), ""
    except NoJudge as error:
        return None, str(error)


def shipped() -> Path:
    """The folder of the judge that comes with Broadsheet."""
    return Path(str(files("broadsheet.inference").joinpath("judge")))


def judge_in(folder: Path) -> CrossEncoder:
    """The judge whose model.onnx, tokenizer.json and config.json lie in a folder. Raises NoJudge.

    config.json is the hub's: `id2label` names the place of "entailment" where a model has several labels. Ours adds `name`,
    `length` in tokens, `languages` and the model's `sha256`, which is checked where it is there.
    """
    model, tokenizer, config = (folder / name for name in ("model.onnx", "tokenizer.json", "config.json"))
    if lacking := [f.name for f in (model, tokenizer, config) if not f.is_file()]:
        raise NoJudge(f"The judge in {folder} lacks {', '.join(lacking)}. Mend the setting `judge`, or set it to none.")
    about = json.loads(config.read_text(encoding="utf8"))
    if about.get("sha256") and hashlib.sha256(model.read_bytes()).hexdigest() != about["sha256"]:
        raise NoJudge(
            f"{model} has the wrong checksum and is not used. Install Broadsheet anew, or set `judge` to none."
        )
    try:
        return CrossEncoder(
            about.get("name") or folder.name,
            model,
            tokenizer,
            about.get("length", _LENGTH),
            frozenset(about.get("languages", ["en"])),
            _entails(about),
        )
    except Exception as error:  # onnxruntime and tokenizers raise classes of their own
        raise NoJudge(f"The judge in {folder} cannot be read ({error}). Set `judge` to another, or to none.") from error


def _entails(about: dict[str, Any]) -> int:
    labels = {str(label).lower(): int(place) for place, label in about.get("id2label", {}).items()}
    return labels.get("entailment", 0)
