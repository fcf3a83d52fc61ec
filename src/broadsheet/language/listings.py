"""Listed securities by name: the index members that pytickersymbols ships (MIT), the listing of `listed.tsv`, and two tables of our own.

`listed.tsv` says of what day it is and how it is refreshed; `listed_on` tells the day.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from pytickersymbols import PyTickerSymbols

from broadsheet.language.company_keys import Key, is_loose, key_of, shortened
from broadsheet.language.openings import Openings
from broadsheet.news.page import TickerKind

LISTED = Path(__file__).with_name("listed.tsv")
KEPT_UNTIL = 2020  # what was listed in 2017 and is no more counts in articles published before this year
US_EXCHANGES = ("NYSE", "NASDAQ")
INDIA = "NSE"
# The exchange of a symbol by the suffix that the list gives it.
_EXCHANGES = {
    "DE": "XETRA", "F": "FRA", "L": "LSE", "PA": "EPA", "AS": "AMS", "BR": "EBR", "MC": "BME", "MI": "BIT", "SW": "SWX", "HE": "HEL",
    "ST": "STO", "T": "TYO", "TO": "TSE", "VI": "VIE", "IR": "ISE", "CO": "CPH", "OL": "OSL",
}  # fmt: skip
_NEVER: frozenset[Key] = frozenset(
    {
        (w,)
        for w in "q2 m3 nasdaq partners now next bajaj birla tata mahindra adani godrej jindal essar reserve bse ipl psb".split()
    }
    | {("atlanta", "braves"), ("usa", "today")}
)  # quarters, markets, words, houses of many companies, a club and a byline
_LEAST_ALONE = 4  # letters of a word that stands for a company whose name has more


@dataclass(frozen=True, slots=True)
class Listing:
    """A listed security. `symbol` has no suffix; `exchange` is "US" where the list names only the country.

    `until` is the year before which articles mean it, where it is listed no more; `known` says that news names it often.
    """

    symbol: str
    exchange: str
    name: str
    kind: TickerKind
    until: int | None = None
    known: bool = True


@lru_cache(maxsize=1)
def companies() -> Mapping[Key, tuple[Listing, ...]]:
    """Every company by the key of its full name; the index members and our own table come before the long listing."""
    found: dict[Key, list[Listing]] = {}
    for listing in (*_more_companies(), *_index_members(), *_listed()):
        if (key := key_of(listing.name)) and key not in _NEVER:
            rows = found.setdefault(key, [])
            if all((r.exchange, r.until) != (listing.exchange, listing.until) for r in rows):
                rows.append(listing)
    return {key: tuple(rows) for key, rows in found.items()}


@lru_cache(maxsize=1)
def short_names() -> Mapping[Key, tuple[Listing, ...]]:
    """Companies by a shorter name that no other company's name begins with; by a single word only those of India."""
    firsts: dict[Key, set[Key]] = {}
    whole = companies()
    for key in whole:
        for n in range(1, len(key)):
            firsts.setdefault(key[:n], set()).add(key)
    found: dict[Key, tuple[Listing, ...]] = {}
    for key, rows in whole.items():
        for shorter in shortened(key):
            lone = tuple(r for r in rows if r.exchange == INDIA) if _can_stand_alone(shorter[0]) else ()
            meant = rows if len(shorter) > 1 else lone
            if meant and shorter not in whole and shorter not in _NEVER and _one_company(firsts[shorter], shorter):
                found[shorter] = meant
    return found


def _can_stand_alone(word: str) -> bool:
    return len(word) >= _LEAST_ALONE and not is_loose(word) and word not in ordinary_words()


def _one_company(keys: set[Key], shorter: Key) -> bool:
    """Whether all the names that begin so are one name, written longer and shorter."""
    longest = max(keys, key=lambda k: (len(k), k))
    return all(longest[: len(k)] == k for k in keys) and len(longest) - len(shorter) <= 3


@lru_cache(maxsize=1)
def symbols() -> Mapping[str, Listing]:
    """The companies that news names often, with a symbol in letters alone, by that symbol: for "(NYSE: LMT)" and "$LMT"."""
    known = (rows[0] for rows in companies().values() if rows[0].known)
    return {c.symbol: c for c in known if c.symbol.replace(".", "").isalpha()}


@lru_cache(maxsize=1)
def indian_symbols() -> Mapping[str, tuple[Listing, ...]]:
    """The companies of the National Stock Exchange by their symbol, which the Indian press writes for the name: "BHEL", "M&M"."""
    found: dict[str, list[Listing]] = {}
    for listing in (r for rows in companies().values() for r in rows if r.exchange == INDIA):
        if re.fullmatch(r"[A-Z][A-Z&]{2,9}", listing.symbol) and (listing.symbol.lower(),) not in _NEVER:
            found.setdefault(listing.symbol, []).append(listing)
    return {symbol: tuple(rows) for symbol, rows in found.items()}


@lru_cache(maxsize=1)
def ordinary_words() -> frozenset[str]:
    """Words of companies' names that are words of the language too."""
    lines = files("broadsheet.language").joinpath("ordinary_words.txt").read_text(encoding="utf8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


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


@lru_cache(maxsize=1)
def market_openings() -> Openings:
    """What finds each of `markets` in a text."""
    return Openings([pattern for pattern, _, _ in markets()])


def _listed() -> Iterator[Listing]:
    with LISTED.open(encoding="utf8") as lines:
        for line in lines:
            if not line.startswith("#"):
                symbol, exchange, name, until = line.rstrip("\n").split("\t")
                yield Listing(symbol, exchange, name, "stock", int(until) if until else None, known=False)


def _more_companies() -> Iterator[Listing]:
    text = files("broadsheet.language").joinpath("companies.txt").read_text(encoding="utf8")
    for line in (line for line in text.splitlines() if not line.startswith("#")):
        symbol, exchange, name = line.split(" ", 2)
        yield Listing(symbol, exchange, name, "stock")


def _index_members() -> Iterator[Listing]:
    for stock in PyTickerSymbols().get_all_stocks():
        if listing := _listing(stock):
            yield listing


def _listing(stock: Mapping[str, Any]) -> Listing | None:
    """The United States listing of a stock whose main listing that is, or else the one at home."""
    home = str(stock.get("symbol") or "")
    name = re.sub(r"\s*\([^)]*\)", "", str(stock["name"])).strip()
    google = [str(s.get("google") or "") for s in stock.get("symbols") or []]
    american = [pair for g in google if (pair := tuple(g.split(":", 1))) and _is_listed(pair, name)]
    american.sort(key=lambda pair: (pair[1] != home, pair))
    if american:
        return Listing(american[0][1], american[0][0], name, "stock")
    if not home:
        return None
    symbol, _, suffix = home.rpartition(".") if re.search(r"\.[A-Z]{1,2}$", home) else (home, "", "")
    return Listing(symbol, _exchange(home, suffix), name, "stock")


def _is_listed(place: tuple[str, ...], name: str) -> bool:
    """Whether that exchange lists a company of the name by that symbol: some that come with the index members are no more."""
    listed, asked = _american().get(place, ()), key_of(name)
    return bool(listed) and bool(asked) and listed[0] == asked[0]


@lru_cache(maxsize=1)
def _american() -> Mapping[tuple[str, ...], Key]:
    """The names of what is listed in the United States, by exchange and symbol."""
    return {(r.exchange, r.symbol): key_of(r.name) for r in _listed() if r.exchange in US_EXCHANGES}


def _exchange(home: str, suffix: str) -> str:
    return _EXCHANGES.get(suffix, "") if suffix else "NASDAQ" if home in _nasdaq() else "US"


@lru_cache(maxsize=1)
def _nasdaq() -> frozenset[str]:
    return frozenset(str(s.get("symbol")) for s in PyTickerSymbols().get_stocks_by_index("NASDAQ 100"))
