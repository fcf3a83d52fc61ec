"""Scores of the extract stage on public pages with known text, title, authors, date and pictures.

Run `python evaluation/extraction.py`. The data is not part of the project: it is looked for in `shared/data` beside the
repository, or where BROADSHEET_EVALUATION_DATA points, and what is not there is said and skipped. Ends with status 1
where a score lies under its floor. `--failures N` also prints the N pages with the worst text of each set.
"""

import argparse
import gzip
import json
import os
import re
import statistics
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from fastwarc.warc import ArchiveIterator

from broadsheet.news.article import Article, Picture
from broadsheet.news.outcome import Done
from broadsheet.stages.extract import extract

DATA = Path(os.environ.get("BROADSHEET_EVALUATION_DATA") or Path(__file__).resolve().parents[2] / "shared" / "data")
SEEN = datetime(2030, 1, 1, tzinfo=UTC)  # after every page of the sets, so that no date is clamped
# fundus: what trafilatura 2.3.1 alone reaches. newsweb: just under this stage; a tenth of its gold dates are days of change.
FLOORS = {
    "fundus": {"text F1": 0.947, "date, exact day": 0.965, "title, exact": 0.663, "cover picture": 0.67},
    "newsweb": {"text F1": 0.94, "date, exact day": 0.82, "title, exact": 0.9},
}


@dataclass(frozen=True)
class Gold:
    """What a person, or a parser written for the one outlet, found on a page; None where the set does not say."""

    url: str
    body: bytes
    text: str | None
    title: str | None
    authors: tuple[str, ...] | None
    day: str | None
    covers: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()


@dataclass
class Scores:
    """The scores of every page of a set, by the name of the measure."""

    values: dict[str, list[float]] = field(default_factory=dict)
    skipped: list[tuple[str, str]] = field(default_factory=list)
    worst: list[tuple[float, str]] = field(default_factory=list)

    def add(self, measure: str, value: float) -> None:
        """Note one page's score."""
        self.values.setdefault(measure, []).append(value)


def _rows(folder: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(folder / "gold.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def fundus(folder: Path) -> Iterator[Gold]:
    """Pages of publishers for which the fundus project keeps a parser each."""
    for row in _rows(folder):
        images = row["images"] or []
        yield Gold(
            url=row["url"] or f"https://{row['publisher'].lower()}.example/a/story",
            body=gzip.decompress((folder / row["country"] / row["html"]).read_bytes()),
            text="\n".join(_body_lines(row["body"])).replace("\u00ad", ""),
            title=row["title"],
            authors=tuple(row["authors"] or ()),
            day=row["date"][:10] if row["date"] else None,
            covers=tuple(v["url"] for i in images if i["is_cover"] for v in i["versions"]),
            captions=tuple(i["caption"] for i in images if i["caption"]),
            credits=tuple(a for i in images for a in i["authors"] or ()),
        )


def _body_lines(body: dict[str, Any]) -> list[str]:
    sections = [line for s in body["sections"] for line in [*s["headline"], *s["paragraphs"]]]
    return [*body["summary"], *sections]


def newsweb(folder: Path) -> Iterator[Gold]:
    """Pages of about 250 outlets in a web archive."""
    rows = {row["url"]: row for row in _rows(folder)}
    with (folder / "newsweb.warc.gz").open("rb") as stream:
        for record in ArchiveIterator(stream, parse_http=True):
            row = rows.get(record.headers.get("WARC-Target-URI", ""))
            if row is None:
                continue
            names = row.get("authors")
            yield Gold(
                url=row["url"],
                body=record.reader.read(),
                text=row.get("text"),
                title=row.get("title"),
                authors=tuple(n.strip() for n in names.split(",")) if names else None,
                day=(row.get("date") or "")[:10] or None,
            )


SETS = {"fundus": (fundus, "extract_fundus"), "newsweb": (newsweb, "newsweb")}


def _tokens(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFC", text).lower()))


def _f1(found: Counter[str], gold: Counter[str]) -> float:
    return 2 * sum((found & gold).values()) / max(1, sum(found.values()) + sum(gold.values()))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).lower()))


def _file(url: str) -> str:
    """A picture's file without size marks: the sets name one version, an outlet's page several."""
    return re.sub(r"[-_]\d{2,4}x\d{2,4}", "", urlsplit(url).path.rstrip("/").rsplit("/", 1)[-1].rsplit(".", 1)[0])


def score(gold: Gold, article: Article, scores: Scores) -> None:
    """Compare one article with its gold."""
    if gold.text:
        f1 = _f1(_tokens(article.text), _tokens(gold.text))
        scores.add("text F1", f1)
        scores.worst.append((f1, gold.url))
    if gold.title:
        scores.add("title, exact", article.title == gold.title.strip())
        scores.add("title, same words", _plain(article.title) == _plain(gold.title))
    if gold.day:
        scores.add("date, exact day", article.published_known and str(article.published.date()) == gold.day)
    if gold.authors:
        scores.add("authors F1", _f1(Counter(map(_plain, article.authors)), Counter(map(_plain, gold.authors))))
    score_pictures(gold, article.pictures, scores)


def score_pictures(gold: Gold, pictures: tuple[Picture, ...], scores: Scores) -> None:
    """The first picture against the cover; every gold caption and credit against those of all pictures."""
    if gold.covers:
        lead = {_file(u) for p in pictures[:1] for u in (p.url, p.full_size_url) if u}
        everything = {_file(u) for p in pictures for u in (p.url, p.full_size_url) if u}
        covers = set(map(_file, gold.covers))
        scores.add("cover picture", bool(lead & covers))
        scores.add("cover among pictures", bool(everything & covers))
    captions, credits = [_plain(p.caption) for p in pictures], [_plain(p.credit) for p in pictures]
    for caption in map(_plain, gold.captions):
        scores.add("captions found", any(c and (c in caption or caption in c) for c in captions))
    for credit in map(_plain, gold.credits):
        scores.add("credits found", any(c and (c in credit or credit in c) for c in credits))


def measure(name: str, folder: Path) -> Scores:
    """Extract every page of a set and score it; a page that is skipped scores 0 for its text."""
    scores = Scores()
    for gold in SETS[name][0](folder):
        start = time.process_time()
        outcome = extract(gold.body, "text/html", gold.url, gold.url, None, SEEN)
        scores.add("ms of processor a page", 1000 * (time.process_time() - start))
        if isinstance(outcome, Done):
            score(gold, outcome.result, scores)
            continue
        scores.skipped.append((gold.url, outcome.reason))
        if gold.text:
            scores.add("text F1", 0.0)
    return scores


def report(name: str, scores: Scores, failures: int) -> bool:
    """Print a set's scores; whether every floor holds."""
    print(f"\n{name}")
    for label, values in scores.values.items():
        floor = FLOORS[name].get(label)
        print(f"  {label:24} {statistics.fmean(values):8.3f}  n={len(values)}" + (f"  floor {floor}" if floor else ""))
    for url, reason in scores.skipped:
        print(f"  skipped: {url}: {reason}")
    for f1, url in sorted(scores.worst)[:failures]:
        print(f"  text F1 {f1:.3f}  {url}")
    return all(statistics.fmean(scores.values.get(label, [0.0])) >= floor for label, floor in FLOORS[name].items())


def main() -> int:
    """Measure every set that is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--failures", type=int, default=0, help="print this many of the worst pages of each set")
    failures = parser.parse_args().failures
    held = True
    for name, (_, where) in SETS.items():
        if not (DATA / where / "gold.jsonl.gz").exists():
            print(
                f"{name}: skipped, because {DATA / where} is not there. Set BROADSHEET_EVALUATION_DATA to its parent."
            )
            continue
        held &= report(name, measure(name, DATA / where), failures)
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
