"""Which words want a complement: "has refused" to do what? "accused the mayor" of what?

`complements.txt` has a word and what completes it a line, by how news texts use it (`evaluation/complements.py`); after `+` a verb that what
follows its object completes.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from broadsheet.language.weekdays import PART_OF_DAY, WEEKDAY
from broadsheet.language.words import stem
from broadsheet.stages.narrate.verb_forms import AUXILIARIES, bases, is_verb_form

FILE = Path(__file__).with_name("complements.txt")
LINKS = frozenset("to of that into from for with on about against at as over in toward towards than".split())
_LONGEST = 7  # words of an object
_NEXT = 60  # characters that hold a phrase and the words after it
_PHRASE = 5  # words of a phrase
_OPENS_PHRASE = frozenset("to of for with on about against at over in by from during after".split())
_DAY = re.compile(rf",? (?:on |late |early )?{WEEKDAY}{PART_OF_DAY}")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*|[$€£]?\d[\d,.]*%?|[^\s\w]")
_DETERMINERS = frozenset("the a an his her its their our my your these those any some no more".split())
_ENDS_OBJECT = LINKS | AUXILIARIES | frozenset(
    "by between around after before during since and or but who which whose where when while because if until be been being not said says he she they it we i you this".split()
)  # fmt: skip
_OBJECTS = _DETERMINERS | frozenset("him her them it us me himself herself itself themselves".split())


def tokens(text: str) -> list[str]:
    """Words, figures and marks, as they are written."""
    return _TOKEN.findall(text)


def link(following: Sequence[str]) -> str:
    """What links a complement to what stands before it: "to do" for an infinitive; "" where the next word links nothing."""
    first = following[0].lower() if following else ""
    after = [token for token in following[1:3] if token not in '"“']
    if first == "to" and after and _is_infinitive(after[0]):
        return "to do"
    return first if first in LINKS else ""


def _is_infinitive(word: str) -> bool:
    return word in bases() or word in ("be", "have", "do")


def verb_key(word: str) -> str:
    """A verb's forms in one: "accused" and "accusing"."""
    return stem(word, "en")


def between(found: Sequence[str], verb: int) -> int | None:
    """The place after the object of what may be a verb at `verb`; None where it is no verb or has no object."""
    word, first = found[verb], found[verb + 1]
    if not (is_verb_form(word) or word in bases() or (word.endswith("ing") and len(word) > 5)) or word in AUXILIARIES:
        return None
    if first.lower() in _ENDS_OBJECT and first.lower() not in _OBJECTS:
        return None
    end = verb + 2
    while end < min(len(found), verb + _LONGEST + 1) and _goes_on(found[end]):
        end += 1
    return end if end < len(found) and found[end - 1].lower() not in _DETERMINERS else None


def _goes_on(token: str) -> bool:
    return (token[0].isalnum() or token[0] in "$€£") and token.lower() not in _ENDS_OBJECT


@lru_cache
def _complements() -> frozenset[tuple[str, str]]:
    lines = FILE.read_text(encoding="utf8").splitlines()
    return frozenset((word, after) for word, _, after in (x.partition(" ") for x in lines if not x.startswith("#")))


def is_completed_by(clause: str, rest: str) -> bool:
    """Whether `rest` begins with what completes the last word of the clause, or has what completes its last verb with its object.

    A day, and of a verb one phrase, may stand between: "accused the mayor on Monday of", "described the talks with Velmar as".
    """
    found, following = tokens(clause), tokens(_DAY.sub("", rest, count=1)[:_NEXT])
    if not found or not following:
        return False
    if (found[-1].lower(), link(following)) in _complements():
        return True
    nearest = range(max(0, len(found) - 2 * _LONGEST), len(found) - 1)
    verbs = {f"+{verb_key(found[i])}" for i in nearest if _ends_in_object([*found, "."], i)}
    return any((verb, after) in _complements() for verb in verbs for after in _links(following))


def _ends_in_object(found: Sequence[str], verb: int) -> bool:
    """Whether the words end, but for a mark, in the object of what may be a verb at `verb`: "urged the pilots of the line"."""
    end = between(found, verb)
    if end is not None and found[end] == "of":
        end += 1
        while _goes_on(found[end]):
            end += 1
    return end == len(found) - 1


def _links(following: Sequence[str]) -> Iterator[str]:
    """The link that comes next, and the one after the phrase that the next one opens."""
    yield link(following)
    for place in range(1, min(len(following), _PHRASE + 2)):
        if not _goes_on(following[place]):
            yield link(following[place:]) if following[0].lower() in _OPENS_PHRASE else ""
            return
