"""Listed companies by name, from the list that pytickersymbols ships (MIT), and two tables of our own: companies, markets."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from pytickersymbols import PyTickerSymbols

from broadsheet.language.words import fold
from broadsheet.news.page import TickerKind

US_EXCHANGES = ("NYSE", "NASDAQ")
# The exchange of a symbol by the suffix that the list gives it.
_EXCHANGES = {
    "DE": "XETRA", "F": "FRA", "L": "LSE", "PA": "EPA", "AS": "AMS", "BR": "EBR", "MC": "BME", "MI": "BIT", "SW": "SWX", "HE": "HEL",
    "ST": "STO", "T": "TYO", "TO": "TSE", "VI": "VIE", "IR": "ISE", "CO": "CPH", "OL": "OSL",
}  # fmt: skip
_LEGAL = re.compile(
    r"[,\s]+(?:inc|corp|corporation|co|company|companies|ltd|limited|llc|plc|gmbh|ag|sa|s\.a|nv|n\.v|se|spa|ab|oyj|holdings?|group|kgaa|"
    r"reit|trust|lp|the|class [a-c])\.?$",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W_]+(?:['’.&+-][^\W_]+)*|&")
Key = tuple[str, ...]
# Other full names of listed companies, as news writes them.
_ALSO: dict[Key, Key] = {
    ("exxon", "mobil"): ("exxonmobil",),
    ("amazon.com",): ("amazon",),
    ("jp", "morgan", "chase"): ("jpmorgan", "chase"),
    ("jpmorgan",): ("jpmorgan", "chase"),
    ("wal-mart",): ("walmart",),
    ("toyota", "motor"): ("toyota",),
    ("honda", "motor"): ("honda",),
}
_NEVER: frozenset[Key] = frozenset(
    {("q2",), ("m3",), ("nasdaq",), ("partners",), ("now",), ("next",)}
)  # quarters, markets, words


@dataclass(frozen=True, slots=True)
class Listing:
    """A listed security. `symbol` has no suffix; `exchange` is "US" where the list names only the country."""

    symbol: str
    exchange: str
    name: str
    kind: TickerKind


def key_of(name: str) -> Key:
    """The words by which a name is looked up: folded, possessives and legal forms cut off."""
    name = re.sub(r"\s*\(.*?\)", "", name).strip()
    while (shorter := _LEGAL.sub("", name).strip(" ,&")) and shorter != name:
        name = shorter
    words = (fold(m.group()).removesuffix("'s") for m in _TOKEN.finditer(name))
    return tuple(w for w in words if w != "the")


@lru_cache(maxsize=1)
def companies() -> Mapping[Key, Listing]:
    """Every company of the list by its key; names that two companies share are left out."""
    found: dict[Key, Listing] = {}
    shared: set[Key] = set()
    for listing in _companies():
        key = key_of(listing.name)
        other = found.setdefault(key, listing)
        if other.symbol != listing.symbol:
            shared.add(key)
    for listing in _more_companies():
        found.setdefault(key_of(listing.name), listing)
    found.update({also: found[key] for also, key in _ALSO.items() if key in found})
    return {key: listing for key, listing in found.items() if key not in shared | _NEVER}


@lru_cache(maxsize=1)
def symbols() -> Mapping[str, Listing]:
    """The companies with a symbol in letters alone, by that symbol: for "(NYSE: LMT)" and "$LMT"."""
    return {c.symbol: c for c in companies().values() if c.symbol.replace(".", "").isalpha()}


@lru_cache(maxsize=1)
def markets() -> tuple[tuple[re.Pattern[str], Listing, bool], ...]:
    """Indices, commodities and currencies: the pattern of each, what it is, and whether it needs a word of trading beside it."""
    table = tomllib.loads(files("broadsheet.language").joinpath("markets.toml").read_text(encoding="utf8"))
    return tuple(
        (
            re.compile(rf"(?<![\w-])(?:{row['pattern']})(?!\w)"),
            Listing(row["symbol"], row["exchange"], row["name"], row["kind"]),
            row["cue"],
        )
        for row in table["market"]
    )


def _companies() -> Iterator[Listing]:
    for stock in PyTickerSymbols().get_all_stocks():
        listing = _listing(stock)
        if listing and key_of(listing.name):
            yield listing


def _more_companies() -> Iterator[Listing]:
    text = files("broadsheet.language").joinpath("companies.txt").read_text(encoding="utf8")
    for line in (line for line in text.splitlines() if not line.startswith("#")):
        symbol, exchange, name = line.split(" ", 2)
        yield Listing(symbol, exchange, name, "stock")


def _listing(stock: Mapping[str, Any]) -> Listing | None:
    """The main United States listing of a stock, or else the one at home."""
    home = str(stock.get("symbol") or "")
    name = re.sub(r"\s*\([^)]*\)", "", str(stock["name"])).strip()
    google = [str(s.get("google") or "") for s in stock.get("symbols") or []]
    american = [g.split(":", 1) for g in google if g.startswith(tuple(f"{e}:" for e in US_EXCHANGES))]
    american.sort(key=lambda pair: (pair[1] != home, pair))
    if american:
        return Listing(american[0][1], american[0][0], name, "stock")
    if not home:
        return None
    symbol, _, suffix = home.rpartition(".") if re.search(r"\.[A-Z]{1,2}$", home) else (home, "", "")
    return Listing(symbol, _exchange(home, suffix), name, "stock")


def _exchange(home: str, suffix: str) -> str:
    return _EXCHANGES.get(suffix, "") if suffix else "NASDAQ" if home in _nasdaq() else "US"


@lru_cache(maxsize=1)
def _nasdaq() -> frozenset[str]:
    return frozenset(str(s.get("symbol")) for s in PyTickerSymbols().get_stocks_by_index("NASDAQ 100"))
