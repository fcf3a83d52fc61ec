"""One judge from two: `python -m evaluation.judge.average ONE OTHER --out FOLDER`.

Each weight is the mean of both (Wortsman et al. 2022, "Model soups"). ONE and OTHER are folders that `train.py` wrote, of which the second went
on from the first. Writes what that writes, and needs what it needs.
"""

import argparse
import sys
from pathlib import Path

from evaluation.judge.train import encoder, keep, tokenizer_of


def main() -> int:
    """Average, and export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("one", type=Path, metavar="ONE")
    parser.add_argument("other", type=Path, metavar="OTHER")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    model, other = (encoder(folder / "pytorch").to("cpu") for folder in (arguments.one, arguments.other))
    theirs = other.state_dict()
    model.load_state_dict({name: (ours + theirs[name]) / 2 for name, ours in model.state_dict().items()})
    keep(model, tokenizer_of(arguments.one / "pytorch"), arguments.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
