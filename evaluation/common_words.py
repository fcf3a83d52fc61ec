"""Write which words are ordinary English: `python -m evaluation.common_words`, to `language/common_words.txt`.

A word that news texts write in lower case is one; a name is not, which they write with a capital also where no sentence
begins. It is counted in the texts of `shared/data`; only the list of stems is kept. A rerun writes the same.
"""

import re
from collections import Counter

from evaluation.listings import LANGUAGE, news_texts

from broadsheet.language.words import stem

OFTEN = 5  # times that a word must stand in lower case
SHARE = 0.3  # and at least so many times for each with a capital amid a sentence
_LOWER = re.compile(r"(?<![\w'’.@/-])[a-z]{2,}(?![\w@/.]\w)")
_CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?![\w@/.]\w)")
HEADER = "# Stems of ordinary English words, as counted by evaluation/common_words.py.\n"


def main() -> None:
    """Count and write."""
    lower, capital = Counter[str](), Counter[str]()
    for text in news_texts():
        lower.update(_LOWER.findall(text))
        capital.update(word.lower() for word in _CAPITAL.findall(text))
    common = {stem(w, "en") for w, times in lower.items() if times >= OFTEN and times >= SHARE * capital[w]}
    (LANGUAGE / "common_words.txt").write_text(HEADER + "".join(f"{w}\n" for w in sorted(common)), encoding="utf8")
    print(f"{len(common)} stems of {len(lower)} words")


if __name__ == "__main__":
    main()
