"""Leave out of a judge what an English one never reads: `python -m evaluation.judge.shorten JUDGE --out FOLDER`.

JUDGE is a folder that `train.py` wrote. Word pieces in other scripts than the Latin one, those that stand for nothing yet, and places beyond the
longest pair go; what is left answers as before on all that has none of them. Writes what `train.py` writes, and needs what it needs.
"""

import argparse
import json
import sys
import unicodedata
from pathlib import Path
from typing import Any

import torch
from evaluation.judge.train import encoder, keep, tokenizer_of
from tokenizers import Tokenizer

LONGEST = 256  # tokens of a pair, as `inference/judge/config.json` says


def is_read(piece: str) -> bool:
    """Whether English news may hold a word piece: no "[unused7]", no letter of another script."""
    latin = (unicodedata.name(c, "").startswith("LATIN") for c in piece if c.isalpha())
    return not piece.startswith("[unused") and all(latin)


def renumbered(tokenizer: dict[str, Any]) -> tuple[dict[str, Any], list[int]]:
    """The tokenizer with the pieces that are read alone, and the place that each had before."""
    before = sorted(tokenizer["model"]["vocab"].items(), key=lambda item: item[1])
    kept = [(piece, place) for piece, place in before if is_read(piece)]
    now = {piece: place for place, (piece, _) in enumerate(kept)}
    added = [token | {"id": now[token["content"]]} for token in tokenizer["added_tokens"]]
    marks = {name: mark | {"ids": [now[t] for t in mark["tokens"]]} for name, mark in tokenizer["post_processor"]["special_tokens"].items()}  # fmt: skip
    shorter = tokenizer | {
        "model": tokenizer["model"] | {"vocab": now},
        "added_tokens": added,
        "post_processor": tokenizer["post_processor"] | {"special_tokens": marks},
    }
    return shorter, [place for _, place in kept]


def main() -> int:
    """Shorten, and export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("judge", type=Path, metavar="JUDGE")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    arguments = parser.parse_args()
    source = arguments.judge / "pytorch"
    tokenizer, kept = renumbered(json.loads(tokenizer_of(source).to_str()))
    model = encoder(source).to("cpu")
    within = model.bert.embeddings
    within.word_embeddings = torch.nn.Embedding.from_pretrained(
        within.word_embeddings.weight[kept].detach(), padding_idx=0
    )
    within.position_embeddings = torch.nn.Embedding.from_pretrained(
        within.position_embeddings.weight[:LONGEST].detach()
    )
    within.position_ids, within.token_type_ids = within.position_ids[:, :LONGEST], within.token_type_ids[:, :LONGEST]
    model.config.vocab_size, model.config.max_position_embeddings = len(kept), LONGEST
    arguments.out.mkdir(parents=True, exist_ok=True)
    keep(model, Tokenizer.from_str(json.dumps(tokenizer)), arguments.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
