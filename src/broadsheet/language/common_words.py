"""Which English words are ordinary ones: what else has a capital where a sentence or a headline begins is a name."""

from functools import lru_cache
from importlib.resources import files

from broadsheet.language.words import stem


def is_common(word: str) -> bool:
    """Whether news writes `word`, whatever its ending, in lower case. The list is of English: see evaluation/common_words.py."""
    return stem(word, "en") in _common_stems()


@lru_cache(maxsize=1)
def _common_stems() -> frozenset[str]:
    lines = files("broadsheet.language").joinpath("common_words.txt").read_text(encoding="utf8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
