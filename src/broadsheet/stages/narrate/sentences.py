"""Which sentences may stand on a page at all, read on their own."""

import re

from broadsheet.stages.narrate.spans import Span

_MIN_WORDS, _MAX_WORDS = 6, 42  # shorter says too little, longer is not read
_PRONOUN = re.compile(
    r"^[\"“„«'‘]?(?:He|She|It|They|We|I|You|His|Her|Their|Its|Our|My|Your|This|That|These|Those|Such|Here|There|Both|Neither|Either|One|"
    r"Another|Others|Some|Many|Most|Few|Several|Er|Sie|Es|Wir|Ich|Dies\w*|Seine?|Ihre?|Él|Ella|Ellos|Ellas|Esto|Esta|Este|Su|Sus|Il|Elle|"
    r"Ils|Elles|Ce|Cette|Ces|Dabei|Dazu|Damit|Dort)\b",
)
_THERE_IS = re.compile(
    r"^(?:There (?:is|are|was|were|has|have|will)|It (?:is|was) (?:the|a|an)\b|Some \d|Most of the|Many (?:of the )?\w+s\b|Several \w+s\b|This (?:week|month|year))"
)
_HANGING = re.compile(
    r"^(?:Because of (?:this|that)|After (?:that|this)|As such|Either way|At the same time|By contrast|In contrast|On the other hand|"
    r"In response|Asked (?:about|whether|if)|Again|Later|Earlier|Now|Soon|Not only|According to (?:him|her|them)|With that|To that end|Two of (?:them|the|those)|One of (?:them|those)|First,? |At first|The (?:two|three|four|five|pair|trio|fifth|third|second|first)\b(?! (?:of|time))|For (?:his|her|its|their) part|"
    r"The (?:latter|former|same|other|two|pair|move|decision|news|incident|company|report|statement|study|change|deal|man|woman|suspect|group|team|find\w*|results?)\b(?! (?:of|that|from|by|which|who)\b))",
)
_JUNK = re.compile(
    r"\b(?:subscribe|newsletter|sign up|click here|read more|advertisement|cookies?|all rights reserved|follow us|download (?:the|our) app|"
    r"photo by|getty images|terms of (?:use|service)|privacy policy|log in|this article|this story (?:has|was)|updated at|contributed to this report|"
    r"affiliate|commission|related:|watch:|see also|editor's note|share this|via email|whatsapp|promo code|our (?:editors|readers|reporters)|"
    r"Abonn\w+|Mehr zum Thema|Lesen Sie|suscr[ií]b\w+)\b|https?://|www\.|@\w{3,}|\.{3}$|…$|^\W*(?:By|Source|Image|Photo|Credit|Caption|Video)\b[: ]",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!]['\"”’»)]*$")
_TO_READER = re.compile(r"\b(?:you|your|you're|we're|we'll|we've|I'm|I've|let's|du|dein|usted)\b", re.IGNORECASE)


def stands_alone(span: Span) -> bool:
    """Whether a reader who has read nothing before understands the sentence: no pronoun or pointer at its start."""
    text = span.text.lstrip("\"“„«'‘")
    if _HANGING.match(text) or (_PRONOUN.match(text) and not _THERE_IS.match(text)):
        return False
    return not re.match(r"^(?:But|And|So|Or|Yet)\s", text)


def publishable(span: Span) -> bool:
    """Whether the sentence is news at all: whole, of a readable length, balanced, not addressed to the reader."""
    text = span.text
    words = len(text.split())
    if not _MIN_WORDS <= words <= _MAX_WORDS or not _ENDS.search(text) or _JUNK.search(text):
        return False
    if not (text[0].isupper() or text[0].isdigit() or text[0] in "\"“„«'‘$€£") or _TO_READER.search(
        _outside_quotes(text)
    ):
        return False
    return _balanced(text) and not _all_quote(text)


def _outside_quotes(text: str) -> str:
    return re.sub(r"[\"“„«][^\"“”„«»]*[\"”“»]", "", text)


def _balanced(text: str) -> bool:
    return (
        text.count('"') % 2 == 0
        and text.count("“") + text.count("„") <= text.count("”") + text.count("“") * (text.count("„") > 0)
        and text.count("”") <= text.count("“") + text.count("„")
        and text.count("(") == text.count(")")
    )


def _all_quote(text: str) -> bool:
    """Quoted words that name nobody who said them."""
    return len(_outside_quotes(text).split()) < 3


_QUESTION = re.compile(r"\?['\"”’»)]*$")


def is_question(text: str) -> bool:
    """Whether `text` asks."""
    return bool(_QUESTION.search(text))
