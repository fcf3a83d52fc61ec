"""Dense vectors of short texts."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

Vectors = npt.NDArray[np.float32]


class Embedder(Protocol):
    """Turns texts into vectors; vectors of two models, told apart by `name`, are never compared."""

    name: str

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One L2-normalised vector a text, shape (n, d)."""
        ...


class OnnxEmbedder:
    """A BERT-like encoder through onnxruntime: the first token's state, normalised. Deterministic on one machine."""

    def __init__(self, name: str, model: Path, tokenizer: Path, length: int, threads: int = 1) -> None:
        self.name = name
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        self._inputs = {i.name for i in self._session.get_inputs()}
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.enable_truncation(max_length=length)
        self._tokenizer.no_padding()

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One text a run: a batch's padding would change the last bits of a vector with its neighbours."""
        rows = [self._one(text) for text in texts]
        return np.stack(rows) if rows else np.zeros((0, 0), dtype=np.float32)

    def _one(self, text: str) -> Vectors:
        encoded = self._tokenizer.encode(text)
        fields = {
            "input_ids": encoded.ids,
            "attention_mask": encoded.attention_mask,
            "token_type_ids": encoded.type_ids,
        }
        feed = {name: np.array([ids], dtype=np.int64) for name, ids in fields.items() if name in self._inputs}
        state = np.asarray(self._session.run(None, feed)[0], dtype=np.float32)[0, 0]
        return np.asarray(state / max(float(np.linalg.norm(state)), 1e-9), dtype=np.float32)
