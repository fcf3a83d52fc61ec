"""What a page tells of a sentence that is too long to read: its beginning, up to where an addition begins.

"Halvern sued the port on Friday, challenging a lease that ..." tells the news before its comma. Nothing is left out that
turns the sense: who says so, or on what condition.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from broadsheet.language.weekdays import WEEKDAY
from broadsheet.stages.narrate.clauses import finite_verb, words
from broadsheet.stages.narrate.cut import trim
from broadsheet.stages.narrate.heading import ends_well, starts_well
from broadsheet.stages.narrate.sentences import MAX_LEAD, MAX_WORDS, MIN_WORDS, is_of_its_day, length, reads_as_news
from broadsheet.stages.narrate.spans import Span
from broadsheet.stages.narrate.verb_forms import is_verb_form

# What a cut must not leave out: who says so, or on what condition.
_QUALIFIES = re.compile(
    r"\b(?:if|unless|only|except|provided|until|sa(?:id|ys?)|told|tells|according|allege\w*|alleging|claim\w*|argu(?:e[ds]?|ing)|accus\w+|believe\w*|"
    r"suspect\w*|th(?:ink|inks|ought)|report(?:s|ed|edly)?|announced|warn\w*|added|wrote|expect\w*|estimat\w+|suggest\w*|insist\w*|predict\w*|confirm\w*|"
    r"laut|zufolge|sag(?:t|te|ten)|erklärte\w*|teilte\w*|wenn|falls|sofern|dij(?:o|eron)|según|si|asegur\w+|afirm\w+|selon|déclar\w+|indiqu\w+|affirm\w+)\b",
    re.IGNORECASE,
)
_ADDITION = re.compile(
    r",(?P<mark>[\"”]?) (?=(?:(?!(?:according|king|nothing|something|anything|everything|during)\b)[a-z]+ing|who|which|whose|where|while|after|amid|"
    r"following|with|in|on|at|for|because|since|during|the latest|the first)\b)| (?:–|—|--|-) (?=[a-z])"
    # "..., officials said Tuesday" in announcing what they had found
    rf"|(?<=\bsaid)(?: (?:on )?{WEEKDAY})?,? (?=(?:in|as|while|after|during|at|adding|announcing|citing|following)\b(?![^\"“:]*[\"“:]))"
)
# "because the city, which has no money, cannot pay": the verb comes after what is added.
_VERB_AFTER = re.compile(r",[\"”]? (?:who|which|whose|where)\b[^,]{2,120}, (?P<next>[\w'’]+)")
# "As the towns begin to plan" - like Calder - "the port waits": no main clause yet; "the effort" - which failed - "as a ploy".
_SUBORDINATE = re.compile(
    r"^(?:As|When|While|After|Because|Although|Though|If|Since|Before|Once|Until|Even (?:as|if|though))\b[^,]*$"
)
_DASH = re.compile(r" (?:–|—|--|-) ")
_SPEAKER_SAID = re.compile(r", [^,]{3,60} said$")
_ASKS = re.compile(r"[?!][\"”]?$")
_SUBJECT_AND_VERB = re.compile(r"^.*?(?=[,:;–—(]|\b(?:who|which|that|whose|where)\b|$)")


def asserts_no_more(part: str, sentence: str) -> bool:
    """Whether a part of a sentence keeps who says so and on what condition: as many such words as the whole has."""
    return len(_QUALIFIES.findall(part)) == len(_QUALIFIES.findall(sentence))


def words_told(span: Span) -> str:
    """The words of a sentence that a section tells: all, or of an English one that is too long the longest beginning that is whole."""
    return _shortened(span.text) if span.article.language == "en" else span.text


def may_be_told(span: Span) -> bool:
    """Whether what is told of the sentence is news: whole, of a readable length, said by no "I" and to no "you"."""
    text = words_told(span)
    return (
        not span.printed and reads_as_news(text, MAX_WORDS if span.position else MAX_LEAD) and not is_of_its_day(text)
    )


@lru_cache(4096)
def _shortened(sentence: str) -> str:
    if length(sentence) <= MAX_WORDS:
        return sentence
    text = trim(sentence)
    return text if length(text) <= MAX_WORDS else max(_beginnings(text), key=len, default=sentence)


def _beginnings(sentence: str) -> Iterator[str]:
    for addition in _ADDITION.finditer(sentence):
        if (after := _VERB_AFTER.match(sentence, addition.start())) and is_verb_form(after["next"].lower()):
            continue
        part = sentence[: addition.start()]
        if _SUBORDINATE.match(part) or _is_by_an_aside(sentence, addition.start()):
            continue
        ends = ends_well(part) or (starts_well(part) and _SPEAKER_SAID.search(part))
        fits = MIN_WORDS <= length(part) <= MAX_WORDS and ends and _has_verb(part) and not _ASKS.search(part)
        if fits and asserts_no_more(part, sentence) and reads_as_news(whole := f"{part}{addition['mark'] or ''}."):
            yield whole


def _is_by_an_aside(sentence: str, at: int) -> bool:
    """Whether an aside between dashes opens or closes at the place, or holds it."""
    before, behind = (len(_DASH.findall(part)) for part in (sentence[:at], sentence[at:]))
    return before % 2 == 1 or (bool(_DASH.match(sentence, at)) and behind > 1)


def _has_verb(part: str) -> bool:
    """Whether subject and verb stand before any comma and any clause of its own."""
    begins = _SUBJECT_AND_VERB.match(part)
    return begins is not None and finite_verb(words(begins.group())) is not None
