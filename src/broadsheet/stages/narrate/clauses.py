"""Where an English clause has its finite verb, judged by forms and places alone; no tagger is at hand or needed."""

import re
from collections.abc import Sequence

from broadsheet.stages.narrate.verb_forms import AUXILIARIES, bases, pasts, third_persons

_BEFORE_NOUN = frozenset(
    "a an the this these those his her its their our my your no any some each every another of in on at by for from with without to into "
    "and or as than about over under between among against through during after before new more most many much newly several such other own first "
    "last next per all both two three four five six seven eight nine ten".split()
)
_AFTER_PARTICIPLE = frozenset("by of with as".split())
_PLURALS = frozenset("people men women children police they we you both many some most others".split())
_NOT_PAST = frozenset(
    "united hundred indeed speed need feed breed seed weed sacred naked wicked rugged aged red bed".split()
)
_DETERMINERS = frozenset("the a an this that these those every each all some one".split())
_SUBJECTS = frozenset("i we you he she they".split())
_TIMES = frozenset(
    "second minute hour night week weekend month quarter year decade century time moment morning afternoon evening season spring summer autumn fall winter".split()
)
_SHORTEST = 3  # words before the verb of a relative clause: "The reason we"
_MODAL_NAMES = frozenset("will may might must can".split())  # with a capital a name or a month, unless a verb follows
_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")


def words(text: str) -> list[str]:
    """The words of `text` as they are written, without marks around them."""
    return _WORD.findall(text.replace("’", "'"))


def is_modifier(word: str) -> bool:
    """Whether a noun must follow the word."""
    return word.lower() in _BEFORE_NOUN


def _completes_modal(word: str) -> bool:
    return word in bases() or word in ("not", "be", "have", "also", "only") or word.endswith("ly")


def finite_verb(tokens: Sequence[str], participles: bool = False) -> int | None:
    """The place of the first finite verb after a subject; None where there seems to be none.

    `participles`: a headline's "Neighbor arrested after fight" counts as a clause.
    """
    places = (i for i in range(1, len(tokens)) if _is_finite(tokens, i, participles))
    return next((i for i in places if not _is_relative(tokens, i)), None)


def _is_relative(tokens: Sequence[str], i: int) -> bool:
    """Whether a verb is that of a relative clause without a pronoun: "The reason we came"; not "The next day we came"."""
    opens, noun, subject = tokens[0].lower(), tokens[max(0, i - 2)].lower(), tokens[i - 1].lower()
    when = noun.removesuffix("s") in _TIMES or noun.endswith(("day", "days"))
    return i >= _SHORTEST and opens in _DETERMINERS and subject in _SUBJECTS and not when


def _is_finite(tokens: Sequence[str], i: int, participles: bool) -> bool:
    word, before = tokens[i], tokens[i - 1].lower()
    after = tokens[i + 1].lower() if i + 1 < len(tokens) else ""
    low = word.lower()
    if low in AUXILIARIES or low.endswith(("'re", "'ve", "'ll")):
        return not (low in _MODAL_NAMES and word[0].isupper() and not _completes_modal(after))
    if word[0].isupper() or before in _BEFORE_NOUN or before.endswith("'s"):
        return False
    if low in pasts() or low in ("hit", "cut", "set", "put", "let", "quit", "split", "hurt", "beat"):
        return True
    if low in third_persons():
        return after not in AUXILIARIES and after not in third_persons()
    if low.endswith("ed") and (len(low) > 4 or low[:-1] in bases()) and low not in _NOT_PAST:
        return participles or after not in _AFTER_PARTICIPLE
    plural = before in _PLURALS or (before.endswith("s") and not before.endswith(("ss", "us", "is", "'s")))
    return low in bases() and plural and after not in AUXILIARIES
