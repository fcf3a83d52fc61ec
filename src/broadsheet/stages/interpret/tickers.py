"""Listed companies, indices, commodities and currencies that a text is about, each where it is named."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from broadsheet.language.listings import US_EXCHANGES, Key, Listing, companies, markets, symbols
from broadsheet.language.words import fold
from broadsheet.news.evidence import TickerMention
from broadsheet.stages.interpret.common_words import COMMON_COMPANY_NAMES, NOT_A_COMPANY_AFTER, PLACES_AND_SCHOOLS

# How sure a mention is: an order, not a frequency. 94 in 100 of the newswire's own symbols agreed over all of them.
_BY_SYMBOL = 0.98  # "(NYSE: LMT)", "$LMT"
_BY_FORM = 0.95  # several words, or one with its legal form: "Home Depot", "Target Corp."
_BY_CUE = 0.9  # one word with a word of business beside it: "Visa shares"
_BY_NAME = 0.85  # several words alone
_AGAIN = 0.8  # one word alone, in a text that has shown elsewhere that it means the company

_WORD = re.compile(r"[^\W_]+(?:['’.&+-][^\W_]+)*|&")
_SYMBOL = re.compile(
    r"\((?:(?P<exchange>NYSE|NASDAQ|Nasdaq|NasdaqGS|NYSE American)\s?:\s?)(?P<symbol>[A-Z]{1,5}(?:\.[A-Z])?)\)|(?<![\w$])\$(?P<cash>[A-Z]{1,5})(?![\w.]*\d)\b"
)
_RIC = re.compile(r"\s?[(<](?P<symbol>[A-Z]{1,5})(?:\.[A-Z]{1,2})?[)>]")
_FORM = re.compile(
    r",? (?:Inc|Corp|Corporation|Co|Company|Ltd|Limited|plc|PLC|AG|SA|SE|NV|N\.V|Group|Holdings|& Co)\b\.?"
)
_TIGHT_AFTER = re.compile(
    r"(?:['’]s)? (?:\w+ )?(?:shares?|stocks?|CEO|CFO|chief executive|chairman|earnings|revenues?|profits?|sales|investors|shareholders|quarterly|"
    r"market (?:value|cap)|Aktien?|acciones|actions)\b"
)
_TIGHT_BEFORE = re.compile(
    r"\b(?:[Ss]hares (?:of|in)|[Ss]tock (?:of|in)|stakes? in|investors in|shareholders of|Aktien? (?:von|der)|acciones de|actions de) (?:the )?$"
)
_BUSINESS = re.compile(
    r"\b(?:shares?|stocks?|CEO|chief executive|company|compan(?:y['’]s|ies)|firm|maker|giant|retailer|automaker|carmaker|chipmaker|drugmaker|lender|carrier|"
    r"airline|bank|insurer|manufacturer|supplier|earnings|revenues?|profits?|sales|quarter(?:ly)?|investors?|analysts?|market value|Nasdaq|NYSE|"
    r"Wall Street|acqui(?:re[sd]?|sition)|takeover|merger|subsidiary|dividend|IPO|Aktien?|Konzern|Unternehmen|acciones|empresa|actions|entreprise)\b"
)
_TRADING = re.compile(
    r"\b(?:fell|rose|gained|lost|dropped|slid|slipped|climbed|jumped|surged|tumbled|rallied|closed|ended|traded|trading|points?|percent|against the|"
    r"barrel|futures|high|low|stocks|shares|index|markets?|weakened|strengthened|crude|down|up)\b|%"
)
_NEAR = 90  # characters on either side of a name, within its sentence, in which a word of business speaks for it


def tickers(text: str) -> tuple[TickerMention, ...]:
    """The securities that `text` names, in order.

    A company is matched on its full name. A name of one word counts only with its legal form, its symbol, or words of
    business beside it; once it has been shown so, it counts wherever the text repeats it.
    """
    sure = [*_by_symbol(text), *_companies(text), *_markets(text)]
    taken: list[TickerMention] = []
    for mention in sorted(sure, key=lambda m: (-m.confidence, m.start)):
        if not any(t.start < mention.end and mention.start < t.end for t in taken):
            taken.append(mention)
    return tuple(sorted(taken, key=lambda m: m.start))


@lru_cache(maxsize=1)
def _by_first_word() -> dict[str, list[tuple[Key, Listing]]]:
    table: dict[str, list[tuple[Key, Listing]]] = {}
    for key, listing in companies().items():
        table.setdefault(key[0], []).append((key, listing))
    return {word: sorted(rows, key=lambda row: -len(row[0])) for word, rows in table.items()}


def _by_symbol(text: str) -> Iterator[TickerMention]:
    for match in _SYMBOL.finditer(text):
        symbol = match["symbol"] or match["cash"]
        listing = symbols().get(symbol)
        if listing and (not match["exchange"] or listing.exchange in ("US", *US_EXCHANGES)):
            told = match["exchange"].upper().removesuffix("GS") if match["exchange"] else listing.exchange
            yield _mention(replace(listing, exchange=told), _BY_SYMBOL, match.start(), match.end())


def _companies(text: str) -> Iterator[TickerMention]:
    words = [(fold(m.group()).removesuffix("'s"), m) for m in _WORD.finditer(text)]
    table = _by_first_word()
    alone: list[TickerMention] = []
    shown: Counter[str] = Counter()
    for at, (word, match) in enumerate(words):
        if word not in table or not (
            match.group()[0].isupper() or match.group()[0].isdigit() or match.group()[1:2].isupper()
        ):
            continue
        key, listing = next(
            ((k, li) for k, li in table[word] if tuple(w for w, _ in words[at : at + len(k)]) == k), ((), None)
        )
        if listing is None or not _is_written_as_name(text, [m for _, m in words[at : at + len(key)]]):
            continue
        end = words[at + len(key) - 1][1].end()
        end -= 2 if text[end - 2 : end] in ("'s", "’s") and not listing.name.lower().endswith("s") else 0
        sure = _confidence(text, key, listing, match.start(), end)
        found = _mention(listing, sure or _AGAIN, match.start(), end)
        if sure:
            shown[listing.symbol] += 1
            yield found
        elif not NOT_A_COMPANY_AFTER.match(text, end) and key[0] not in COMMON_COMPANY_NAMES:
            alone.append(found)
    yield from (m for m in alone if shown[m.symbol])


def _is_written_as_name(text: str, words: list[re.Match[str]]) -> bool:
    """All words but the small ones have capitals, and nothing but spaces, stops of initials and hyphens lies between."""
    small = ("of", "and", "&", "the", "de", "for", "in")
    capitals = all(
        w.group()[0].isupper() or w.group()[0].isdigit() or w.group()[1:2].isupper() or w.group().lower() in small
        for w in words
    )
    return capitals and all(text[a.end() : b.start()] in (" ", ". ", "-", "–") for a, b in pairwise(words))


def _confidence(text: str, key: Key, listing: Listing, start: int, end: int) -> float:
    """How sure it is that `text[start:end]` means the company; 0 where it may be something else of that name."""
    if NOT_A_COMPANY_AFTER.match(text, end):
        return 0.0
    ric = _RIC.match(text, end + (2 if text[end : end + 2] in ("'s", "’s") else 0))
    if ric and ric["symbol"] == listing.symbol:
        return _BY_SYMBOL
    if _SYMBOL.match(text, end + 1):
        return 0.0 if text[end] != " " else _BY_FORM
    if _FORM.match(text, end):
        return _BY_FORM
    tight = bool(_TIGHT_AFTER.match(text, end) or _TIGHT_BEFORE.search(text, max(0, start - 30), start))
    several = sum(len(w) > 1 for w in key) > 1
    if several and " ".join(key) in PLACES_AND_SCHOOLS and not tight:
        return 0.0
    if several:
        return _BY_FORM if tight or _near(text, start, end, _BUSINESS) else _BY_NAME
    if key[0] in COMMON_COMPANY_NAMES or len(key[0]) < 3:
        return _BY_CUE if tight else 0.0
    return _BY_CUE if tight or _near(text, start, end, _BUSINESS) else 0.0


def _near(text: str, start: int, end: int, pattern: re.Pattern[str]) -> bool:
    before = re.split(r"[.!?]\s|\n", text[max(0, start - _NEAR) : start])[-1]
    after = re.split(r"[.!?]\s|\n", text[end : end + _NEAR])[0]
    return bool(pattern.search(before) or pattern.search(after))


def _markets(text: str) -> Iterator[TickerMention]:
    for pattern, listing, needs_cue in markets():
        for match in pattern.finditer(text):
            if not needs_cue or _near(text, match.start(), match.end(), _TRADING):
                yield _mention(listing, _BY_CUE if needs_cue else _BY_FORM, match.start(), match.end())


def _mention(listing: Listing, confidence: float, start: int, end: int) -> TickerMention:
    return TickerMention(listing.symbol, listing.exchange, listing.name, listing.kind, confidence, start, end)
