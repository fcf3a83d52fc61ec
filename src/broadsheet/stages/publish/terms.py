"""What has a fixed set of names, in the language of the labels: languages, kinds of tickers, topics that are offered."""

from broadsheet.stages.publish.words import label

# In English here, where the tools that collect labels find them, and put into the language of a page when one is told.
_LANGUAGES = {
    "ar": label("Arabic"), "bg": label("Bulgarian"), "ca": label("Catalan"), "cs": label("Czech"), "da": label("Danish"),
    "de": label("German"), "el": label("Greek"), "en": label("English"), "es": label("Spanish"), "fa": label("Persian"),
    "fi": label("Finnish"), "fr": label("French"), "he": label("Hebrew"), "hi": label("Hindi"), "hr": label("Croatian"),
    "hu": label("Hungarian"), "id": label("Indonesian"), "it": label("Italian"), "ja": label("Japanese"),
    "ko": label("Korean"), "nl": label("Dutch"), "no": label("Norwegian"), "pl": label("Polish"),
    "pt": label("Portuguese"), "ro": label("Romanian"), "ru": label("Russian"), "sv": label("Swedish"),
    "tr": label("Turkish"), "uk": label("Ukrainian"), "ur": label("Urdu"), "vi": label("Vietnamese"),
    "zh": label("Chinese"),
}  # fmt: skip
_TICKERS = {
    "stock": label("Stock"), "fund": label("Fund"), "index": label("Index"), "currency": label("Currency"),
    "commodity": label("Commodity"),
}  # fmt: skip
_FACTS = {"person": label("Person"), "organisation": label("Organisation"), "place": label("Place")}
_TOPICS = (
    label("World"), label("Europe"), label("Business"), label("Technology"), label("Science"), label("Climate"),
    label("Sport"), label("Culture"),
)  # fmt: skip


def language_name(code: str) -> str:
    """The name of a language by its code (ISO 639-1)."""
    return label(_LANGUAGES[code]) if code in _LANGUAGES else label("the language “%(code)s”") % {"code": code}


def ticker_kind(kind: str) -> str:
    """What is traded under a ticker."""
    return label(_TICKERS.get(kind, kind))


def fact_kind(kind: str) -> str:
    """Whom or what a filter names."""
    return label(_FACTS.get(kind, kind))


def topic_name(topic: str) -> str:
    """A topic of the starter list; one that is called after a language stays as it is."""
    return label(topic) if topic in _TOPICS else topic
