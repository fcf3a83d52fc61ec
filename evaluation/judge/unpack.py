"""Turn an encoder of 8-bit weights back into one to train: `python -m evaluation.judge.unpack ENCODER --out FOLDER`.

ENCODER is a folder as `inference/judge`, made by `evaluation.judge.train`, or one with an encoder that has no answer yet (bge-small-en-v1.5 as its
carrier has it; what answers begins by chance); FOLDER is what `train.py` takes as `--start`. `--layers` keeps the lower ones alone. What
rounding to 8 bits took is lost: of 200 pairs the judge before and after answer alike but for .02 in the mean. Needs what `train.py` needs.
"""

import argparse
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import numpy_helper
from transformers import BertConfig, BertForSequenceClassification

HEAD_WIDTH = 32  # of an encoder that is 384 wide
_PACKED = "_quantized"

Floats = npt.NDArray[np.float32]


def weights(graph: onnx.GraphProto) -> Iterator[tuple[str, Floats]]:
    """Each parameter by its name in the encoder; a matrix that a node multiplies by has lost its name, but the node has it."""
    held = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    node_of = {node.input[1]: node.name for node in graph.node if node.op_type == "MatMulInteger"}
    for name, values in held.items():
        if not name.endswith(_PACKED):
            yield name, values
            continue
        base = name.removesuffix(_PACKED)
        real = (values.astype(np.float32) - held[f"{base}_zero_point"].astype(np.float32)) * held[f"{base}_scale"]
        if base.endswith("_Transposed"):
            yield base.removesuffix("_Transposed"), real.T
        elif name in node_of:
            yield node_of[name].strip("/").partition("/MatMul")[0].replace("/", ".") + ".weight", real.T
        else:
            yield base, real


def _found(graph: onnx.GraphProto) -> Iterator[tuple[str, torch.Tensor]]:
    """The weights by the names that they have in a judge."""
    for name, values in weights(graph):
        inside = name.startswith(("embeddings.", "encoder."))
        yield f"bert.{name}" if inside else name, torch.from_numpy(np.array(values))


def unpacked(file: Path, most: int | None = None) -> BertForSequenceClassification:
    """The encoder with the weights of an ONNX file, of its lower `most` layers. Raises KeyError where the file lacks one of the encoder's."""
    found = dict(_found(onnx.load(str(file)).graph))
    words, width = found["bert.embeddings.word_embeddings.weight"].shape
    inner = found["bert.encoder.layer.0.intermediate.dense.weight"].shape[0]
    layers = sum(name.endswith("intermediate.dense.weight") for name in found)
    layers = min(layers, most or layers)
    config = BertConfig(
        vocab_size=words, hidden_size=width, num_hidden_layers=layers, num_attention_heads=width // HEAD_WIDTH, intermediate_size=inner, num_labels=1
    )  # fmt: skip
    model = BertForSequenceClassification(config)
    own = model.state_dict()
    answer = {name: values for name, values in own.items() if name.startswith(("bert.pooler.", "classifier."))}
    model.load_state_dict({name: found[name] if name in found else answer[name] for name in own})
    return model


def main() -> int:
    """Read, and write as `train.py` reads."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("encoder", type=Path, metavar="ENCODER")
    parser.add_argument("--layers", type=int, metavar="N", help="keep the lower N")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    arguments = parser.parse_args()
    torch.manual_seed(0)
    unpacked(arguments.encoder / "model.onnx", arguments.layers).save_pretrained(arguments.out)
    shutil.copy(arguments.encoder / "tokenizer.json", arguments.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
