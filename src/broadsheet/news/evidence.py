"""What an article says, located: sentences, names, quantities, dates and quotations, each with its offsets."""

from dataclasses import dataclass
from typing import Literal

from broadsheet.news.page import TickerKind
from broadsheet.news.when import When

NameKind = Literal["person", "organisation", "place", "other"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text[start:end]` of the article is one sentence of paragraph number `paragraph` (from 0)."""

    start: int
    end: int
    paragraph: int
    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name. `key` is its folded form, the same for all ways in which the article writes it."""

    start: int
    end: int
    text: str
    kind: NameKind
    key: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts. `value` is in units of one ("1.2 million" is 1200000.0)."""

    start: int
    end: int
    text: str
    value: float
    unit: str  # "%", a currency's ISO code, or the counted noun in lower case and singular; "" where none
    bound: Literal["exact", "about", "at least", "at most"] = "exact"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text, resolved against the article's own date."""

    start: int
    end: int
    text: str
    when: When


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks (`start` and `end` include the marks); `speaker` is "" where none is named."""

    start: int
    end: int
    text: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of the text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb with its auxiliary; `head` is the stem of what is said to be so, and `negated` that it is said not to be."""

    start: int
    end: int
    text: str
    head: str
    negated: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """What a sentence (`start` to `end`) holds to be so, by its parts; None and () where it has no such part."""

    start: int
    end: int
    speaker: Words | None  # who says so, where the sentence names a speaker
    subject: Words | None  # what stands before its first verb
    verbs: tuple[Verb, ...]
    quantities: tuple[Quantity, ...]
    date: DateMention | None  # of its main clause
    places: tuple[Words, ...]  # where: places after "in", "at", "near", ...


@dataclass(frozen=True, slots=True)
class TickerMention:
    """A listed security that `text[start:end]` names; `confidence` from 0 to 1."""

    symbol: str
    exchange: str
    name: str
    kind: TickerKind
    confidence: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything located in one version of one article, in the order of the text."""

    article: str
    version: int
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]
    quotations: tuple[Quotation, ...]
    tickers: tuple[TickerMention, ...]
    claims: tuple[Claim, ...] = ()  # one for each sentence, where the language is read for them
