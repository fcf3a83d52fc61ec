"""Which country a word stands for in a headline: "Kyiv", "Ukrainian" and "Ukraine" are one."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def countries() -> Mapping[str, str]:
    """The country, by its name, people and seat of government in English, all folded."""
    lines = files("broadsheet.language").joinpath("countries.txt").read_text(encoding="utf8").splitlines()
    rows = [line.split() for line in lines if not line.startswith("#")]
    return {word: row[0] for row in rows for word in row}
