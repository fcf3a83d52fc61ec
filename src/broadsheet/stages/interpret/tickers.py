"""Listed companies, indices, commodities and currencies that a text is about, each where it is named."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from itertools import pairwise

from broadsheet.language.company_keys import Key, words_of
from broadsheet.language.listings import (
    INDIA,
    US_EXCHANGES,
    Listing,
    companies,
    indian_symbols,
    market_openings,
    markets,
    ordinary_words,
    short_names,
    symbols,
)
from broadsheet.news.evidence import TickerMention
from broadsheet.stages.interpret.common_words import (
    ANOTHER_BODY,
    BUSINESS,
    COMMON_COMPANY_NAMES,
    CREDIT_BEFORE,
    INDIAN,
    LIST_BEFORE,
    MARKET_TALK,
    MOVED,
    NOT_A_COMPANY_AFTER,
    OPENERS,
    PLACES_AND_SCHOOLS,
    TIGHT_AFTER,
    TIGHT_BEFORE,
    TRADING,
)

# How sure a mention is: an order, not a frequency. 94 in 100 of the newswire's own symbols agreed over all of them.
_BY_SYMBOL = 0.98  # "(NYSE: LMT)", "$LMT"
_BY_FORM = 0.95  # several words, or one with its legal form: "Home Depot", "Target Corp."
_BY_CUE = 0.9  # one word with a word of business beside it: "Visa shares"
_BY_NAME = 0.85  # several words alone
_AGAIN = 0.8  # one word alone, in a text that has shown elsewhere that it means the company

_SYMBOL = re.compile(
    r"\((?:(?P<exchange>NYSE|NASDAQ|Nasdaq|NasdaqGS|NYSE American)\s?:\s?)(?P<symbol>[A-Z]{1,5}(?:\.[A-Z])?)\)|(?<![\w$])\$(?P<cash>[A-Z]{1,5})(?![\w.]*\d)\b"
)
_RIC = re.compile(r"\s?[(<](?P<symbol>[A-Z]{1,5})(?:\.[A-Z]{1,2})?[)>]")
_FORM = re.compile(
    r",? (?:Inc|Corp|Corporation|Co|Company|Ltd|Limited|plc|PLC|AG|SA|SE|NV|N\.V|Group|Holdings|& Co)\b\.?"
)
_LISTED_WITH = re.compile(r"(?: (?:Inc|Corp|Co|Ltd|plc)\.?)?(?:['’]s)?(?:, (?:and )?| and | or |/)")
_ACRONYM = 3  # letters of a word that many bodies have for a name
_INDIAN_EVERY = 1500  # characters in which a text that speaks of India says so
_MARKETS_EVERY = 250  # characters in which a report on markets has a word of theirs
_WORD_AFTER, _WORD_BEFORE = re.compile(r" [A-Z][a-z]{2,}"), re.compile(r"([A-Z][\w&.’'-]*) $")
_NEAR = 90  # characters on either side of a name, within its sentence, in which a word of business speaks for it


@dataclass(frozen=True, slots=True)
class _Talk:
    """What a text speaks of: India, or the markets."""

    indian: bool
    market: bool


@dataclass(frozen=True, slots=True)
class _Named:
    """A company where a text may name it. `shortened`: by a symbol or by a part of its name."""

    listing: Listing
    key: Key
    start: int
    end: int
    shortened: bool


def tickers(text: str, published: datetime) -> tuple[TickerMention, ...]:
    """The securities that `text`, of the day `published`, names, in order.

    A company is matched on its full name. A name of one word counts only with its legal form, its symbol, or words of
    business beside it; once it has been shown so, it counts wherever the text repeats it. Indian companies are also known
    by their symbol and a shorter name, where the text speaks of India or of business.
    """
    sure = [*_by_symbol(text), *_companies(text, published.year), *_markets(text)]
    taken: list[TickerMention] = []
    for mention in sorted(sure, key=lambda m: (-m.confidence, m.start)):
        if not any(t.start < mention.end and mention.start < t.end for t in taken):
            taken.append(mention)
    return tuple(sorted(taken, key=lambda m: m.start))


_Row = tuple[Key, tuple[Listing, ...], bool]


@lru_cache(maxsize=1)
def _by_first_word() -> dict[str, list[_Row]]:
    table: dict[str, list[_Row]] = {}
    for names, shortened in ((companies(), False), (short_names(), True)):
        for key, rows in names.items():
            table.setdefault(key[0], []).append((key, rows, shortened))
    return {word: sorted(rows, key=lambda row: -len(row[0])) for word, rows in table.items()}


def _by_symbol(text: str) -> Iterator[TickerMention]:
    for match in _SYMBOL.finditer(text):
        symbol = match["symbol"] or match["cash"]
        listing = symbols().get(symbol)
        if listing and (not match["exchange"] or listing.exchange in ("US", *US_EXCHANGES)):
            told = match["exchange"].upper().removesuffix("GS") if match["exchange"] else listing.exchange
            yield _mention(replace(listing, exchange=told), _BY_SYMBOL, match.start(), match.end())


def _companies(text: str, year: int) -> list[TickerMention]:
    talk = _Talk(
        len(INDIAN.findall(text)) * _INDIAN_EVERY > len(text),
        len(MARKET_TALK.findall(text)) * _MARKETS_EVERY > len(text),
    )
    sure: list[TickerMention] = []
    alone: list[tuple[_Named, TickerMention]] = []
    for named in _named(text, year, talk.indian):
        confidence = _confidence(text, named, talk)
        found = _mention(named.listing, confidence or _AGAIN, named.start, named.end)
        if confidence:
            sure.append(found)
        elif not _is_another(text, named) and not _is_part(text, named, False):
            alone.append((named, found))
    shown = {m.symbol for m in sure}
    for named, found in alone:  # in the order of the text, so that a list links one name after the other
        again = found.symbol in shown and named.key[0] not in COMMON_COMPANY_NAMES
        if again or (talk.market and any(_side_by_side(text, found, m) for m in sure)):
            sure.append(found)
    return sure


def _side_by_side(text: str, one: TickerMention, other: TickerMention) -> bool:
    """Two names of one list: "Alphabet and Amazon"."""
    first, last = sorted((one, other), key=lambda m: m.start)
    return bool(_LISTED_WITH.fullmatch(text, first.end, max(first.end, last.start)))


def _named(text: str, year: int, indian: bool) -> Iterator[_Named]:
    """Where the text has the name, a shorter name or the symbol of a company; the longest at each word."""
    words, table = words_of(text), _by_first_word()
    for at, (word, match) in enumerate(words):
        if not _is_capital(match.group()):
            continue
        for key, rows, shortened in table.get(word, ()):
            same = words[at : at + len(key)]
            if (
                tuple(w for w, _ in same) == key
                and (listing := _meant(rows, year, indian))
                and _has_its_capitals(match.group(), listing)
                and _is_written_as_name(text, [m for _, m in same])
            ):
                end = same[-1][1].end()
                end -= 2 if text[end - 2 : end] in ("'s", "’s") and not listing.name.lower().endswith("s") else 0
                yield _Named(listing, key, match.start(), end, shortened)
                break
        else:
            rows = indian_symbols().get(match.group().removesuffix("'s").removesuffix("’s"), ())
            if listing := _meant(rows, year, indian):
                yield _Named(listing, (word,), match.start(), match.start() + len(listing.symbol), True)


def _meant(rows: tuple[Listing, ...], year: int, indian: bool) -> Listing | None:
    """Of the companies of one name the one that the text means: the Indian one where it speaks of India; in its time."""
    then = [r for r in rows if r.until is None or year < r.until]
    at_home = [r for r in then if (r.exchange == INDIA) == indian]
    return min(at_home or then, key=lambda r: r.until is None, default=None)


def _has_its_capitals(word: str, listing: Listing) -> bool:
    """Whether a short word is all capitals where the company's is: "EMS", not "EMs"."""
    first = listing.name.split()[0]
    return word.isupper() or not first.isupper() or len(first) > _ACRONYM + 1 or listing.name.isupper()


def _is_capital(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or word[1:2].isupper()


def _is_written_as_name(text: str, words: list[re.Match[str]]) -> bool:
    """All words but the small ones have capitals, and nothing but spaces, stops of initials and hyphens lies between."""
    small = ("of", "and", "&", "the", "de", "for", "in")
    capitals = all(_is_capital(w.group()) or w.group().lower() in small for w in words)
    return capitals and all(text[a.end() : b.start()] in (" ", ". ", "-", "–") for a, b in pairwise(words))


def _is_another(text: str, named: _Named) -> bool:
    """Whether the name goes on, which makes it that of a place, a prize or another body, or credits a picture."""
    credited = CREDIT_BEFORE.search(text, max(0, named.start - 30), named.start)
    return bool(credited or NOT_A_COMPANY_AFTER.match(text, named.end) or ANOTHER_BODY.match(text, named.end))


def _confidence(text: str, named: _Named, talk: _Talk) -> float:
    """How sure it is that the company is meant; 0 where it may be something else of that name."""
    start, end, listing, key = named.start, named.end, named.listing, named.key
    if _is_another(text, named):
        return 0.0
    ric = _RIC.match(text, end + (2 if text[end : end + 2] in ("'s", "’s") else 0))
    if ric and ric["symbol"] == listing.symbol:
        return _BY_SYMBOL
    if _SYMBOL.match(text, end + 1):
        return 0.0 if text[end] != " " else _BY_FORM
    if _FORM.match(text, end) and not (len(key) == 1 and _is_led(text, start)):
        return _BY_FORM
    tight = bool(TIGHT_AFTER.match(text, end) or TIGHT_BEFORE.search(text, max(0, start - 30), start))
    tight = tight or (talk.market and bool(LIST_BEFORE.search(text, max(0, start - 30), start)))
    if _is_part(text, named, tight):
        return 0.0
    near = tight or _near(text, start, end, BUSINESS) or _near(text, start, end, MOVED)
    ordinary = all(w in ordinary_words() or w in COMMON_COMPANY_NAMES or len(w) < 3 for w in key)
    if listing.exchange == INDIA:
        return _indian(named, ordinary, tight, near, talk)
    if sum(len(w) > 1 for w in key) > 1:
        if (" ".join(key) in PLACES_AND_SCHOOLS and not tight) or (ordinary and not listing.known and not near):
            return 0.0
        return _BY_FORM if near else _BY_NAME
    if listing.known:
        return _BY_CUE if tight or (not ordinary and (near or talk.market)) else 0.0
    return _BY_CUE if near and talk.market and not ordinary and len(key[0]) > _ACRONYM else 0.0


def _is_part(text: str, named: _Named, tight: bool) -> bool:
    """Whether a word with a capital beside it makes it a part of another name: a person's, or another body's."""
    after = _WORD_AFTER.match(text, named.end)
    led = _is_led(text, named.start)
    if named.shortened or len(named.key) == 1:
        return not tight and bool(after or led)
    return led and named.key[0] in ordinary_words()


def _is_led(text: str, start: int) -> bool:
    before = _WORD_BEFORE.search(text, max(0, start - 30), start)
    return bool(before and before[1].lower() not in OPENERS)


def _indian(named: _Named, ordinary: bool, tight: bool, near: bool, talk: _Talk) -> float:
    """A company of the National Stock Exchange: a symbol, a shorter name or a single word wants India or business beside it."""
    if ordinary and not named.listing.known:
        return _BY_CUE if tight or (near and talk.indian) else 0.0
    if len(named.key) > 1 and not named.shortened:
        return _BY_FORM if near or talk.indian else _BY_NAME
    plain = len(named.key) > 1 or (named.listing.known and len(named.key[0]) > _ACRONYM)
    near = near if plain or talk.market else tight
    alone = _BY_NAME if named.listing.known and not ordinary and len(named.key[0]) > _ACRONYM else 0.0
    return _BY_CUE if near or talk.indian else alone


def _near(text: str, start: int, end: int, pattern: re.Pattern[str]) -> bool:
    before = re.split(r"[.!?]\s|\n", text[max(0, start - _NEAR) : start])[-1]
    after = re.split(r"[.!?]\s|\n", text[end : end + _NEAR])[0]
    return bool(pattern.search(before) or pattern.search(after))


def _markets(text: str) -> Iterator[TickerMention]:
    for (_, listing, needs_cue), found in zip(markets(), market_openings().matches(text), strict=True):
        for match in found:
            if not needs_cue or _near(text, match.start(), match.end(), TRADING):
                yield _mention(listing, _BY_CUE if needs_cue else _BY_FORM, match.start(), match.end())


def _mention(listing: Listing, confidence: float, start: int, end: int) -> TickerMention:
    return TickerMention(listing.symbol, listing.exchange, listing.name, listing.kind, confidence, start, end)
