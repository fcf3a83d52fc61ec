"""What a sentence tells of an event: the news, who says what, what follows, or what was before."""

import re
from datetime import timedelta
from typing import Literal

from broadsheet.stages.narrate.spans import Span

Facet = Literal["news", "voice", "next", "background"]
ORDER: tuple[Facet, ...] = ("news", "voice", "next", "background")  # in which a page tells them

_OLD = timedelta(days=60)  # before the article: what happened then is background
_NEXT = re.compile(
    r"\b(?:will|is (?:set|due|expected|scheduled|slated|likely) to|are (?:set|due|expected|scheduled|slated|likely) to|plans? to|hopes? to|intends? to|"
    r"next (?:week|month|year|season)|wird|werden|soll(?:en)? |geplant|podrá|será|prevé|va a|doit|devrait)\b"
)
_VOICE = re.compile(
    r"[\"”“]|\b(?:said|says|told|argued|argues|added|insisted|praised|criticized|criticised|condemned|called on|urged|warned|tweeted|wrote|according to|"
    r"sagte|sagt|erklärte|dijo|afirmó|señaló|a déclaré|selon|laut)\b"
)
_BEFORE = re.compile(
    r"\b(?:previously|in recent years|has long|have long|for (?:years|decades|many years|centuries)|years ago|decades ago|last year|founded in|established in|"
    r"since (?:19|20)\d\d|in (?:19|20)\d\d|is known for|best known|had (?:been|already)|history of|for the first time since|seit Jahren|hace años|depuis des années)\b",
    re.IGNORECASE,
)


def facet(span: Span) -> Facet:
    """The part of the story that the sentence tells; the news where nothing speaks for another."""
    published = span.article.published.date()
    days = [published - d.when.end for d in span.dates]
    if days and min(days) > _OLD:
        return "background"
    if not days and _BEFORE.search(span.text):
        return "background"
    if _NEXT.search(_outside_quotes(span.text)):
        return "next"
    if span.position > 0 and _VOICE.search(span.text):
        return "voice"
    return "news"


def _outside_quotes(text: str) -> str:
    return re.sub(r"[\"“][^\"“”]*[\"”]", "", text)
