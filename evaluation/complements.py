"""Write which words are completed by what follows them: `python -m evaluation.complements`, to `narrate/complements.txt`.

A cut may leave out what adds, not what completes: "has refused" to do what? "accused the mayor" of what? Which words want "to", "of" or
"that" is counted in the news texts of `shared/data`; only the words are kept. A rerun writes the same.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from evaluation.listings import news_texts

from broadsheet.stages.narrate.complements import FILE, LINKS, between, link, tokens, verb_key

SHARE = 0.18  # of a word's occurrences that such a link follows, at the least: the lower bound of its 90% interval
SHARE_OF_PLACE = 0.25  # the same of what also tells where and when
PLACE = frozenset("in on at".split())
SHARE_OF_CAUSE = 0.4  # of "for" after a verb's object: "fined the firm" is whole, "paved the way" is not
OFTEN = 6  # times that a word stands with a link
_Z = 1.645
HEADER = "# What completes a word, or a verb with its object (after `+`), as counted by evaluation/complements.py.\n"

Counts = Counter[tuple[str, str]]


def least_share(times: int, of: int) -> float:
    """The lower bound of a share (Wilson 1927)."""
    share, spread = times / of, _Z * _Z / of
    return (share + spread / 2 - math.sqrt(spread * (share * (1 - share) + spread / 4))) / (1 + spread)


def followed(found: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each word with the link that follows it, and each verb with the one that follows its object, "" being none."""
    for place, word in enumerate(found[:-2]):
        if word.islower() and word.isalpha() and word not in LINKS:
            yield word, link(found[place + 1 : place + 3])
            end = between(found, place)
            if end is not None:
                yield f"+{verb_key(word)}", link(found[end : end + 2])


def completed(counts: Counts) -> Iterator[tuple[str, str]]:
    """The words with what completes them."""
    totals = Counter[str]()
    for (word, _), times in counts.items():
        totals[word] += times
    for (word, after), times in sorted(counts.items()):
        cause = word.startswith("+") and after == "for"
        least = SHARE_OF_CAUSE if cause else SHARE_OF_PLACE if after in PLACE else SHARE
        if after and times >= OFTEN and least_share(times, totals[word]) >= least:
            yield word, after


def main() -> None:
    """Count and write."""
    counts: Counts = Counter()
    for text in news_texts():
        counts.update(followed(tokens(text)))
    lines = [f"{word} {after}\n" for word, after in completed(counts)]
    FILE.write_text(HEADER + "".join(lines), encoding="utf8")
    print(f"{len(lines)} of {len(counts)}")


if __name__ == "__main__":
    main()
