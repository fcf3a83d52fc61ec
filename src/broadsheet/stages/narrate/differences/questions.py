"""The questions that two reports answer differently, in plain words."""

import re

from broadsheet.language.clause_words import VERB_EN
from broadsheet.news.evidence import Quantity, Verb
from broadsheet.stages.narrate.differences.beside import clause
from broadsheet.stages.narrate.differences.figures import asks_in_its_own_words
from broadsheet.stages.narrate.spans import Span

_NUMBER = re.compile(
    r"^(?:(?:[a-z]+\s){0,3})?[\d.,]+(?:\s(?:million|billion|thousand|hundred|dozen))?\s", re.IGNORECASE
)
_UNCLEAR = re.compile(
    r"[“”\"„«»()]|^(?:[A-ZÀ-Þ]{3,}|He|She|It|They|We|I|You|This|That|These|Those|His|Her|Their|Its|Our|My|There)\b|\d{4}$|^\W"
)
_MOST_WORDS = 18
_FINITE = re.compile(rf"\s(?:{VERB_EN})\b")
_OF_UNIT = {
    "%": "How many percent is it?",
    "year old": "What is the age?",
    "vote": "What was the vote?",
    "": "What is the number?",
}


def asks(span: Span, quantity: Quantity) -> str:
    """What a person would ask to be told the figure: with the words that follow it where they go on in a verb."""
    if quantity.unit in _OF_UNIT:
        return _OF_UNIT[quantity.unit]
    if len(quantity.unit) == 3 and quantity.unit.isupper():
        return "How much money is it?"
    start, end = quantity.start - span.sentence.start, quantity.end - span.sentence.start
    if _FINITE.match(span.text, end) and (own := asks_in_its_own_words(span.text, start, end, quantity)):
        return own
    counted = _NUMBER.sub("", quantity.text) if _NUMBER.match(quantity.text) else quantity.text.partition(" ")[2]
    return f"How many {counted or quantity.unit}?"


def is_it_so(span: Span, verb: Verb) -> str:
    """Whether what a verb tells is so, in the sentence's own words where its first clause tells it and is short."""
    begin, stop = clause(span, verb.start, verb.end)
    told = span.article.text[begin:stop].strip(" .")
    if (
        begin != span.sentence.start
        or _UNCLEAR.search(told)
        or not verb.start - begin
        or len(told.split()) > _MOST_WORDS
    ):
        return "Is this so?"
    named = any(n.start == begin for n in span.names)
    return f"Is it true that {told if named else told[0].lower() + told[1:]}?"
