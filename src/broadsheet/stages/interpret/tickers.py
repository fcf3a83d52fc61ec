"""Tickers of listed companies, matched on their full names, never on a common word."""

import re
from dataclasses import dataclass
from functools import lru_cache

from pytickersymbols import PyTickerSymbols

from broadsheet.language.words import fold
from broadsheet.news.article import Article
from broadsheet.news.evidence import Evidence
from broadsheet.news.page import TickerKind

_SUFFIX = re.compile(
    r"[ ,]+(?:inc|corp|corporation|co|company|companies|ltd|limited|plc|ag|se|sa|nv|spa|ab|asa|oyj|holdings?|group|class [abc]|\(class [abc]\)|the|& co)\.?$",
    re.IGNORECASE,
)
_MARKET = re.compile(
    r"\b(?:shares?|stock|stocks|earnings|quarterly|revenue|investors?|nasdaq|nyse|profit|sales|ceo|chief executive|company|aktie|umsatz|acciones)\b",
    re.IGNORECASE,
)
_CUE_REACH = 120  # characters around a one-word name in which the market must be spoken of
_EXCHANGES = {
    "NASDAQ": "NASDAQ",
    "NYSE": "NYSE",
    "FRA": "FWB",
    "LON": "LSE",
    "EPA": "EPA",
    "AMS": "AMS",
    "BME": "BME",
    "STO": "STO",
}
# One-word company names that are words, places or persons of their own: only the long form counts.
_COMMON = frozenset(
    "target visa gap shell apple amazon meta ford gartner block match best next orange dollar general chase oracle intel sage kering total "
    "hunt boston progressive citizens southern dominion republic prudential allstate aon ball crown domino nucor regions key dover southwest united delta american "
    "linde henkel beiersdorf continental bayer merck evolution investor handelsbanken safe unity carnival compass experian halma rolls admiral pearson schroders smith "
    "sandvik alliance equity realty public universal invitation essex camden".split()
)
_OTHERS: tuple[tuple[str, str, str, TickerKind], ...] = (
    ("S&P 500", "SPX", "INDEX", "index"),
    ("Dow Jones Industrial Average", "DJI", "INDEX", "index"),
    ("Nasdaq Composite", "IXIC", "INDEX", "index"),
    ("FTSE 100", "UKX", "INDEX", "index"),
    ("Nikkei 225", "NKY", "INDEX", "index"),
    ("Brent crude", "BRENT", "ICE", "commodity"),
    ("Bitcoin", "BTC", "CRYPTO", "currency"),
    ("Taiwan Semiconductor Manufacturing", "TSM", "NYSE", "stock"),
)


@dataclass(frozen=True, slots=True)
class TickerFound:
    """A listed security that `text[start:end]` names; `confidence` from 0 to 1."""

    symbol: str
    exchange: str
    name: str
    kind: TickerKind
    confidence: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Listing:
    symbol: str
    exchange: str
    name: str
    kind: TickerKind


@lru_cache
def _listings() -> dict[str, _Listing]:
    """Every listed company by its folded name without its legal form."""
    found: dict[str, _Listing] = {}
    for stock in PyTickerSymbols().get_all_stocks():
        symbol, exchange = _home(stock)
        bare = _bare(stock["name"])
        if symbol and len(bare) > 3:
            found.setdefault(fold(bare), _Listing(symbol, exchange, bare, "stock"))
    for name, symbol, exchange, kind in _OTHERS:
        found[fold(name)] = _Listing(symbol, exchange, name, kind)
    return found


def _bare(name: str) -> str:
    while (shorter := _SUFFIX.sub("", name.strip())) != name.strip():
        name = shorter
    return name.strip(" ,.")


def _home(stock: dict[str, object]) -> tuple[str, str]:
    """The listing that readers know: New York where there is one, else the symbol that the list leads with."""
    listed = [str(s.get("google") or "") for s in stock.get("symbols") or []]  # type: ignore[attr-defined]
    for market in ("NASDAQ", "NYSE"):
        if own := next((g for g in listed if g.startswith(market + ":")), None):
            return own.split(":")[1], market
    first = next((g for g in listed if ":" in g), "")
    return str(stock.get("symbol") or ""), _EXCHANGES.get(first.split(":")[0], first.split(":")[0])


def tickers(article: Article, evidence: Evidence) -> tuple[TickerFound, ...]:
    """The securities that an article names in full, each mention with its place."""
    found = []
    for name in evidence.names:
        bare = _bare(name.text)
        listing = _listings().get(fold(bare))
        if listing and (sure := _confidence(bare, name.text, article.text, name.start, name.end)) > 0:
            found.append(
                TickerFound(listing.symbol, listing.exchange, listing.name, listing.kind, sure, name.start, name.end)
            )
    return tuple(found)


def _confidence(bare: str, written: str, text: str, start: int, end: int) -> float:
    """A long name is sure; a short one needs its legal form, or talk of the market near by, and must be no common word."""
    if len(bare.split()) > 1 or written != bare:
        return 0.95
    if fold(bare) in _COMMON or len(bare) < 4:
        return 0.0
    around = text[max(0, start - _CUE_REACH) : end + _CUE_REACH]
    return 0.8 if _MARKET.search(around) else 0.0
