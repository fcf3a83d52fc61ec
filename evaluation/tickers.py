"""Scores of the reader of listed companies on headlines of the Indian press (SEntFiN) and on newswire paragraphs (FinEntity).

Run `python -m evaluation.tickers`. The sets are not part of the project: they are looked for in `shared/data` beside the
repository, or where BROADSHEET_EVALUATION_DATA points; a set that is not there is named and skipped. Ends with status 1
where a score misses its floor. `--misses N` prints N mistakes of each kind.

SEntFiN: a mention with the symbol of a company is to be linked to it; one whose symbol is a code of the set for a sector,
an index or a commodity, or that has no symbol, must not be linked to a company of the National Stock Exchange. Companies
that the set leaves without a symbol because they are listed elsewhere (Microsoft) are no mistake where they are linked
there. FinEntity: the newswire's own symbols are cut out of the text and then asked of the reader.
"""

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from evaluation.dates import DATA

from broadsheet.language.company_keys import key_of
from broadsheet.language.listings import INDIA, companies, indian_symbols
from broadsheet.news.evidence import TickerMention
from broadsheet.stages.interpret.tickers import tickers

SENTFIN = DATA / "tickers_sentfin" / "headlines.jsonl.gz"
FINENTITY = DATA / "tickers_finentity" / "docs.jsonl.gz"
# What the issue asks for: links that are right, companies that are linked, mentions of none that are linked.
FLOORS = {"precision": 0.95, "recall": 0.70}
CEILING = 0.01
# SEntFiN was gathered up to 2017, FinEntity in 2022: the listing of that day counts.
SENTFIN_DAY, FINENTITY_DAY = datetime(2017, 6, 1, tzinfo=UTC), datetime(2022, 9, 1, tzinfo=UTC)
# SEntFiN's codes of sectors, markets (BSE: the exchange) and commodities, which are symbols of no company.
_CODE = re.compile(
    r".*(?:SPACE|SPC|SECTOR|SEC|STOCKS|COS|CAPS?|BONDS?|BND|MKT|ORG|BANKS|METALS?)$|MIDCAP.*|SMALLCAP.*|STOCKEXCHNG|CURRENCY|COMMEX|COMMODITIES|"
    r"PHARMA|NICKEL|RUBBER|TIN|CEMENT|PSU|INDIA|AVIATION|DEFENCE|CYCLICALS|BANK|BANKNIFTY|MUTUALFUND|EXPORT|TOBACCO|HOTEL|BLUECHIPS|OIL|BSE"
)
_RIC = re.compile(r"\s?[(<]\.?[A-Z0-9a-z_=^]+(?:\.[A-Z]{1,4})?[)>]")
_LEGAL_TAIL = re.compile(
    r"(?:['’]s)?[,. ]*(?:(?:Inc|Corp|Cos?|Companies|Ltd|Group|Holdings?|plc|PLC|Plc|AG|SA|NV|ASA|SpA|& Co|International|Brands|Entertainment)[,. ]*)*(?:['’]s?)?"
)
_RENAMED = {"META": "FB", "RTX": "RTX"}


@dataclass
class Counts:
    """What was to be linked, what was linked, what of it is right, and the mistakes."""

    asked: int = 0
    linked: int = 0
    right: int = 0
    never: int = 0
    never_linked: int = 0
    unjoined: int = 0
    misses: dict[str, Counter[str]] = field(
        default_factory=lambda: {kind: Counter() for kind in ("missed", "wrong company", "must not link", "no mention")}
    )


def _rows(path: object) -> Iterator[dict[str, object]]:
    with gzip.open(str(path), "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _plain(symbol: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", symbol.upper())


def sentfin() -> Counts:
    """The companies of the headlines."""
    counts = Counts()
    for row in _rows(SENTFIN):
        text = str(row["headline"])
        found = [m for m in tickers(text, SENTFIN_DAY) if m.exchange == "NSE"]
        used: set[int] = set()
        for mention in row["mentions"]:  # type: ignore[attr-defined]
            spans = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(mention['mention'])}(?!\w)", text)]
            ours = [m for m in found if any(m.start < end and start < m.end for start, end in spans)]
            used |= {m.start for m in ours}
            symbols = {_plain(s) for s in mention["symbols"] or () if not _CODE.fullmatch(s)}
            _judge(counts, mention["mention"], ours, symbols, text)
        for m in found:
            if m.start not in used and not _is_listed(text[m.start : m.end]):
                counts.linked += 1
                counts.misses["no mention"][f"{text[m.start : m.end]} = {m.symbol} | {text}"] += 1
    return counts


def _is_listed(mention: str) -> bool:
    """Whether a mention is the full name or the symbol of a company of the exchange, though the set's join has not found it."""
    name = re.sub(r" (?:Ltd|shares?|stocks?|bonds?)$", "", mention)
    return any(r.exchange == INDIA for r in companies().get(key_of(name), ())) or name in indian_symbols()


def _judge(counts: Counts, mention: str, ours: list[TickerMention], symbols: set[str], text: str) -> None:
    if not symbols and _is_listed(mention):
        counts.unjoined += bool(ours)
        return
    if not symbols:
        counts.never += 1
        counts.never_linked += bool(ours)
        counts.linked += bool(ours)
        if ours:
            counts.misses["must not link"][f"{mention} = {ours[0].symbol} ({ours[0].name}) | {text}"] += 1
        return
    counts.asked += 1
    counts.linked += bool(ours)
    if not ours:
        counts.misses["missed"][f"{mention} = {'/'.join(sorted(symbols))} | {text}"] += 1
    elif any(_plain(m.symbol) in symbols for m in ours):
        counts.right += 1
    else:
        counts.misses["wrong company"][f"{mention} = {'/'.join(sorted(symbols))}, not {ours[0].symbol} | {text}"] += 1


def finentity() -> Counts:
    """The companies of the newswire that it gives a symbol, and what lies on no name that the set marks."""
    counts = Counts()
    for row in _rows(FINENTITY):
        text, moved = _without_rics(str(row["text"]))
        entities = [(moved(e["start"]), moved(e["end"])) for e in row["entities"]]  # type: ignore[attr-defined]
        found = [m for m in tickers(text, FINENTITY_DAY) if m.kind == "stock"]
        for ric in row["rics"]:  # type: ignore[attr-defined]
            root, _, suffix = ric["ric"].partition(".")
            at = moved(ric["pos"])
            ours = [m for m in found if m.start < at and _LEGAL_TAIL.fullmatch(text, m.end, max(m.end, at))]
            asked = {_plain(root)} | {_plain(m.symbol) for m in ours if _same_elsewhere(m, root, suffix, text, at)}
            _judge(counts, text[max(0, at - 30) : at], ours, asked, text[max(0, at - 90) : at + 40])
        for m in found:
            if not any(start < m.end and m.start < end for start, end in entities):
                counts.misses["no mention"][f"{text[m.start : m.end]} = {m.symbol}"] += 1
    return counts


def _same_elsewhere(mention: TickerMention, root: str, suffix: str, text: str, at: int) -> bool:
    """Outside the United States the newswire's codes are its own ("CRDI.MI" for UCG): there the name decides."""
    if suffix in ("O", "N", "P"):
        return _RENAMED.get(mention.symbol) == root
    return mention.exchange not in ("NASDAQ", "NYSE", "US") or _plain(mention.name).startswith(
        _plain(text[mention.start : at])[:5]
    )


def _without_rics(text: str):  # type: ignore[no-untyped-def]
    cuts = [m.span() for m in _RIC.finditer(text)]
    kept = "".join(text[a:b] for a, b in _between(cuts, len(text)))

    def moved(at: int) -> int:
        return at - sum(min(end, at) - start for start, end in cuts if start < at)

    return kept, moved


def _between(cuts: Iterable[tuple[int, int]], length: int) -> Iterator[tuple[int, int]]:
    last = 0
    for start, end in cuts:
        yield last, start
        last = end
    yield last, length


def main() -> int:
    """Measure, print, compare with the floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", type=int, default=0, help="print this many mistakes of each kind")
    misses = parser.parse_args().misses
    fine = True
    for name, path, measure in (("tickers_sentfin", SENTFIN, sentfin), ("tickers_finentity", FINENTITY, finentity)):
        if not path.exists():
            print(f"{name}: skipped, because {path} is not there. Set BROADSHEET_EVALUATION_DATA to the sets' folder.")
            continue
        fine = report(name, measure(), misses) and fine
    return 0 if fine else 1


def report(name: str, counts: Counts, misses: int) -> bool:
    """Print one set's scores; whether every floor holds."""
    scores = {"precision": counts.right / max(1, counts.linked), "recall": counts.right / max(1, counts.asked)}
    wrongly = counts.never_linked / max(1, counts.never)
    print(f"{name}: {counts.asked} mentions of companies, {counts.linked} links, {counts.right} right")
    for label, value in scores.items():
        print(f"  {label:10} {value:.3f}  floor {FLOORS[label]}")
    print(f"  must not link: {counts.never_linked} of {counts.never} linked ({wrongly:.2%}), at most {CEILING:.0%}")
    if counts.unjoined:
        strict = counts.right / max(1, counts.linked + counts.unjoined)
        print(
            f"  {counts.unjoined} links of full names that the set gives no symbol; as mistakes: precision {strict:.3f}, "
            f"must not link {(counts.never_linked + counts.unjoined) / max(1, counts.never):.2%}"
        )
    for kind, mistakes in counts.misses.items():
        for line, times in mistakes.most_common(misses):
            print(f"  {kind}, {times} times: {line}")
    return all(scores[label] >= floor for label, floor in FLOORS.items()) and wrongly <= CEILING


if __name__ == "__main__":
    sys.exit(main())
