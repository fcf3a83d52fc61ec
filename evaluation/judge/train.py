"""Train the judge that ships with Broadsheet: `python -m evaluation.judge.train --start FOLDER --out FOLDER`.

A cross-encoder of 10 layers, 384 wide, reads claim and evidence and says how sure it is that the evidence says the claim.
`--start` is a folder with the encoder to start from (bge-small-en-v1.5, MIT, as `unpack.py` reads it); the pairs are made by
`evaluation/judge/pairs.py` from `shared/data`; `--people` adds pairs that people judged, `--written` those that were written for it.
Needs `pip install torch==2.13.0 transformers onnx onnxscript onnxruntime`, which the product never needs; an accelerator is used where torch sees
one. Word vectors stay as they are: with few pairs they would only remember the pairs.

Writes `pytorch/` (to go on from), and `judge.onnx` with weights of 8 bits. Prints the loss and accuracy on pairs kept apart.
"""

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from evaluation import support
from evaluation.grouping import DATA
from evaluation.judge.material import training_pairs, write
from evaluation.judge.people import judged_by_people
from evaluation.judge.sources import Pair
from evaluation.judge.written import KINDS, written
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from transformers import AutoModelForSequenceClassification, PreTrainedModel

LENGTH = 128  # tokens of a pair; nearly all pairs are shorter
BATCH = 32
RATE = 1e-4  # at its peak
WARM = 0.06  # of the steps
KEPT_APART = 1000
PEOPLE_TIMES = 4  # pairs that people judged are seen so often: they are few


def batches(pairs: Sequence[Pair], seed: int) -> Iterator[list[Pair]]:
    """Batches of pairs of like length, in random order."""
    chance = random.Random(seed)
    pool = BATCH * 50
    for start in range(0, len(pairs), pool):
        block = sorted(pairs[start : start + pool], key=lambda p: len(p.claim) + len(p.evidence))
        cut = [block[i : i + BATCH] for i in range(0, len(block), BATCH)]
        chance.shuffle(cut)
        yield from cut


def encoded(tokenizer: Tokenizer, pairs: Sequence[Pair], device: torch.device) -> dict[str, torch.Tensor]:
    """The pairs as the model reads them: evidence first, then the claim."""
    rows = tokenizer.encode_batch([(p.evidence, p.claim) for p in pairs])
    return {
        "input_ids": torch.tensor([r.ids for r in rows], device=device),
        "attention_mask": torch.tensor([r.attention_mask for r in rows], device=device),
        "token_type_ids": torch.tensor([r.type_ids for r in rows], device=device),
    }


def tokenizer_of(folder: Path) -> Tokenizer:
    """The encoder's tokenizer; the longer of two texts is shortened where a pair is too long, as the product does."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(max_length=LENGTH, strategy="longest_first")
    tokenizer.enable_padding()
    return tokenizer


def encoder(folder: Path) -> PreTrainedModel:
    """The encoder to start from, with one answer, on an accelerator where there is one.

    Dropout and fused attention would take nearly half of the time of training on two cores.
    """
    model = AutoModelForSequenceClassification.from_pretrained(folder, num_labels=1, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0, attn_implementation="eager")  # fmt: skip
    return model.to("cuda" if torch.cuda.is_available() else "cpu")


def fit(model: PreTrainedModel, tokenizer: Tokenizer, pairs: Sequence[Pair], rate: float = RATE, epochs: int = 1, seed: int = 0) -> None:  # fmt: skip
    """One pass or more over the pairs with AdamW; the rate rises, then falls to nothing in a line."""
    model.train()
    model.bert.embeddings.word_embeddings.weight.requires_grad = False
    trained = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=rate, weight_decay=0.01, fused=True)
    steps = epochs * -(-len(pairs) // BATCH)
    warm = max(1, int(WARM * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min((s + 1) / warm, (steps - s) / max(1, steps - warm)))  # fmt: skip
    started, seen, loss_sum = time.perf_counter(), 0, 0.0
    for epoch in range(epochs):
        for batch in batches(pairs, seed + epoch):
            labels = torch.tensor([p.label for p in batch], device=model.device)
            with torch.autocast(model.device.type, dtype=torch.bfloat16):
                logits = model(**encoded(tokenizer, batch, model.device)).logits[:, 0]
            loss = torch.nn.functional.binary_cross_entropy_with_logits(logits.float(), labels)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(trained, 1.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            seen, loss_sum = seen + 1, loss_sum + float(loss.detach())
            if seen % 50 == 0:
                print(f"{seen}/{steps} loss {loss_sum / 50:.3f} {seen * BATCH / (time.perf_counter() - started):.1f} pairs a second", flush=True)  # fmt: skip
                loss_sum = 0.0


@torch.no_grad()
def judged(model: PreTrainedModel, tokenizer: Tokenizer, pairs: Sequence[Pair]) -> np.ndarray:
    """How sure the model is of each pair, shape (n,)."""
    model.eval()
    read = (encoded(tokenizer, pairs[i : i + BATCH], model.device) for i in range(0, len(pairs), BATCH))
    return torch.cat([torch.sigmoid(model(**batch).logits[:, 0]) for batch in read]).cpu().numpy()


def export(model: PreTrainedModel, tokenizer: Tokenizer, folder: Path) -> None:
    """The model as ONNX with weights of 8 bits."""
    model.eval().to("cpu")
    example = encoded(tokenizer, [Pair("A claim.", "Some evidence.", 1.0, "")], model.device)
    names = list(example)
    dynamic = {name: {0: "pairs", 1: "tokens"} for name in names} | {"logits": {0: "pairs"}}
    whole = folder / "whole.onnx"
    model.config.return_dict = False
    torch.onnx.export(model, tuple(example.values()), str(whole), input_names=names, output_names=["logits"], dynamic_axes=dynamic, dynamo=False)  # fmt: skip
    quantize_dynamic(str(whole), str(folder / "judge.onnx"), weight_type=QuantType.QInt8, per_channel=True)
    whole.unlink()


def keep(model: PreTrainedModel, tokenizer: Tokenizer, folder: Path) -> None:
    """The model in `pytorch/`, to go on from, and as ONNX."""
    model.save_pretrained(folder / "pytorch")
    tokenizer.save(str(folder / "pytorch" / "tokenizer.json"))
    export(model, tokenizer, folder)


def pairs_for(arguments: argparse.Namespace) -> tuple[list[Pair], list[Pair]]:
    """The made pairs that are kept apart, and all to learn from."""
    if arguments.read:
        made = [Pair(**json.loads(line)) for line in arguments.read.open(encoding="utf8")]
    else:
        made = training_pairs(DATA, arguments.pairs + KEPT_APART, arguments.seed)
        write(made, arguments.out / "pairs.jsonl")
    learned = made[KEPT_APART : KEPT_APART + arguments.pairs]
    if arguments.people:
        learned += PEOPLE_TIMES * list(judged_by_people(without=support.KEPT_APART))
    chance = random.Random(0)
    told = list(written(apart=False, kinds=arguments.written, files=arguments.files))
    learned += chance.sample(told, min(arguments.most, len(told)))
    chance.shuffle(learned)
    return made[:KEPT_APART], learned


def main() -> int:
    """Make the pairs, train, say how well, export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--start", type=Path, required=True, metavar="FOLDER", help="encoder to start from")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--pairs", type=int, default=50_000)
    parser.add_argument(
        "--read", type=Path, metavar="FILE", help="pairs that an earlier run wrote, in place of making them"
    )
    parser.add_argument(
        "--people", action="store_true", help="learn from pairs that people judged, too, but for a third"
    )
    parser.add_argument(
        "--written", nargs="+", choices=KINDS, default=[], help="learn from pairs that were written for it, too"
    )
    parser.add_argument("--files", nargs="+", default=["*"], metavar="NAME", help="of these alone, * being any letters")
    parser.add_argument("--most", type=int, default=1_000_000, help="of the written pairs, chosen by chance")
    parser.add_argument("--seed", type=int, default=0, help="of the pairs")
    parser.add_argument("--rate", type=float, default=RATE, help="of learning, at its peak")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(0)
    kept_apart, learned = pairs_for(arguments)
    tokenizer = tokenizer_of(arguments.start)
    model = encoder(arguments.start)
    fit(model, tokenizer, learned, arguments.rate)
    sure = judged(model, tokenizer, kept_apart)
    right = np.mean((sure >= 0.5) == (np.array([p.label for p in kept_apart]) >= 0.5))
    print(f"kept apart: {right:.3f} right of {KEPT_APART}")
    keep(model, tokenizer, arguments.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
