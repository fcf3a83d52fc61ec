"""Scores of the group stage on public sets with known events: `python -m evaluation.grouping [FILE ...]`.

Without a file, the table: BCubed F1 of three sets, Pearson's r with people's judgement of pairs, and the groups of a web
archive that come out whole and pure. The sets are not part of the project: they are looked for in `shared/data` beside
the repository, or where BROADSHEET_EVALUATION_DATA points; what is not there is said and skipped.

With files: each has rows `{id, cluster, title, lead, text, published, source, lang}` as JSON lines, gzipped or not, in
any order, missing fields null; one block of scores a file.

Articles are placed one by one in order of time, those without a date last, ties by a hash of their names, so that the
order of the file tells nothing; then each story is looked at again, as the product does. What ships was fitted by
`evaluation/fit_grouping.py` and `evaluation/fit_alike.py`; where a scale was fitted to
the pairs, r is held out: each pair is measured with slopes from others. Vectors are kept in a scratch folder (BROADSHEET_EVALUATION_CACHE), so that a
second run is quick.
"""

import argparse
import gzip
import hashlib
import json
import os
import resource
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, wait
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from evaluation import alike
from fastwarc.warc import ArchiveIterator

from broadsheet.config import Settings, load
from broadsheet.inference.embedder import Embedder, Vectors
from broadsheet.inference.models import load_embedder
from broadsheet.news.article import Article
from broadsheet.news.outcome import Done
from broadsheet.stages.extract import extract
from broadsheet.stages.group.batch import regrouped
from broadsheet.stages.group.bonds import Bonds
from broadsheet.stages.group.features import Features, features
from broadsheet.stages.group.similarity import Measure, prepare
from broadsheet.stages.group.terms import Rarity
from broadsheet.stages.group.weights import Table

DATA = Path(os.environ.get("BROADSHEET_EVALUATION_DATA") or Path(__file__).resolve().parents[2] / "shared" / "data")
CACHE = Path(os.environ.get("BROADSHEET_EVALUATION_CACHE") or Path(tempfile.gettempdir()) / "broadsheet-evaluation")
SEEN = datetime(2030, 1, 1, tzinfo=UTC)  # when an article without a date is taken to have come: after all others
VECTORS = CACHE / "vectors.sqlite3"
CLUSTERED = ("neus_lead", "neus_full", "galaxy")
# Of the pairs that people judged: those that the settings' embedder is measured on, and those for the multilingual one.
LANGUAGES = (("en", "en"), ("de", "en"))
MULTILINGUAL = "multilingual-e5-small"
PROCESSES = 2  # that read features; the one that places articles goes first
BATCH = 32  # articles that a process takes at once
PATIENCE = 60.0  # seconds to wait while another process keeps its vectors
HELD_OUT = f"  (held out: {alike.FOLDS} folds, no article in two of them, mean of {alike.DRAWS} draws)"
NOT_FITTED = "  (no weight within a language is fitted to pairs)"
ITS_LANGUAGES = (*LANGUAGES, ("de", "de"), ("es", "es"), ("fr", "fr"))


class KeptEmbedder:
    """An embedder whose vectors are kept on disk by text: they are most of the time of a run."""

    def __init__(self, embedder: Embedder, file: Path) -> None:
        self.name, self._embedder = embedder.name, embedder
        file.parent.mkdir(parents=True, exist_ok=True)
        self._kept = sqlite3.connect(file, timeout=PATIENCE)
        self._kept.execute("create table if not exists vectors (text text primary key, vector blob) without rowid")

    def embed(self, texts: Sequence[str]) -> Vectors:
        """As the embedder's."""
        return np.stack([self._one(text) for text in texts])

    def _one(self, text: str) -> Vectors:
        key = hashlib.sha256(f"{self.name}\n{text}".encode()).hexdigest()
        if row := self._kept.execute("select vector from vectors where text = ?", (key,)).fetchone():
            return np.frombuffer(row[0], dtype=np.float32)
        vector = self._embedder.embed([text])[0]
        with self._kept:
            self._kept.execute("insert or ignore into vectors values (?, ?)", (key, vector.tobytes()))
        return vector


_embedder: Embedder | None = None  # of a process that reads features


@dataclass(frozen=True)
class Placed:
    """A set's articles with the stories in which they came to stand, and what that took."""

    story_of: Mapping[str, str]
    articles_a_second: float  # features and placing, by the clock; vectors that were kept cost nothing


def article(row: Mapping[str, Any]) -> Article:
    """A row as the extract stage would hand it on: the lead is the first paragraph where the text does not hold it."""
    lead, text = row.get("lead") or "", row.get("text") or ""
    body = text if lead in text else f"{lead}\n\n{text}".strip()
    published = datetime.fromisoformat(row["published"]) if row.get("published") else None
    when = published.replace(tzinfo=published.tzinfo or UTC) if published else SEEN
    address = f"https://{row.get('source') or 'unknown'}/{row['id']}"
    return Article(
        id=str(row["id"]), version=1, url=address, canonical_url=address, outlet=row.get("source") or "",
        title=row.get("title") or "", authors=(), published=when, published_known=published is not None, modified=None,
        seen=max(when, SEEN), language=row.get("lang") or "en", text=body,
    )  # fmt: skip


def place(articles: Iterable[Article], settings: Settings) -> Placed:
    """Put the articles into stories with the product's code, one by one in order of time.

    Their features are read by two processes beside the one that places them, as the product does.
    """
    arrived = sorted(articles, key=order)
    with ProcessPoolExecutor(PROCESSES, initializer=_begin, initargs=(settings,)) as pool:
        wait([pool.submit(os.getpid) for _ in range(PROCESSES)])  # until the model is read
        started = time.perf_counter()
        story_of = stories(pool.map(_features, arrived, chunksize=BATCH))
        return Placed(story_of, len(arrived) / (time.perf_counter() - started))


def order(new: Article) -> tuple[datetime, str]:
    """What articles are placed by: time, then a hash of the name."""
    return new.published, hashlib.sha256(new.id.encode()).hexdigest()


def _begin(settings: Settings) -> None:
    """Give a process of the pool its embedder; it lets the one that places go first, as the product's do."""
    global _embedder
    os.nice(10)
    embedder, _ = load_embedder(settings)
    _embedder = embedder and KeptEmbedder(embedder, VECTORS)


def _features(one: Article) -> Features:
    return features(one, _embedder)


def stories(arrived: Iterable[Features], table: Table | None = None) -> Mapping[str, str]:
    """The story in which each article came to stand in the end."""
    return regrouped(arrived, {}, 0, load().story_window, Bonds(), table)


def scores(gold: Mapping[str, str], found: Mapping[str, str]) -> dict[str, float]:
    """BCubed precision, recall, F1 (Bagga and Baldwin 1998), F1 over pairs, adjusted Rand index."""
    cells = Counter((gold[i], found[i]) for i in gold)
    events, stories = Counter(gold.values()), Counter(found[i] for i in gold)
    precision = sum(k * k / stories[s] for (_, s), k in cells.items()) / len(gold)
    recall = sum(k * k / events[e] for (e, _), k in cells.items()) / len(gold)
    both, of_events, of_stories = _pairs(cells), _pairs(events), _pairs(stories)
    by_chance = of_events * of_stories / max(1, len(gold) * (len(gold) - 1) / 2)
    return {
        "BCubed P": precision,
        "BCubed R": recall,
        "BCubed F1": 2 * precision * recall / (precision + recall),
        "pairwise F1": 2 * both / max(1, of_events + of_stories),
        "ARI": (both - by_chance) / (((of_events + of_stories) / 2 - by_chance) or 1.0),
    }


def _pairs(counts: Counter[Any]) -> int:
    return sum(n * (n - 1) // 2 for n in counts.values())


def rows(file: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file of JSON lines, gzipped or not."""
    with gzip.open(file, "rt", encoding="utf8") if file.suffix == ".gz" else file.open(encoding="utf8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def measure_file(file: Path, settings: Settings) -> dict[str, float]:
    """Place the articles of a file and score them."""
    found = list(rows(file))
    placed = place(map(article, found), settings)
    measured = scores({str(r["id"]): str(r["cluster"]) for r in found}, placed.story_of)
    return measured | {"articles a second": placed.articles_a_second, "peak memory, MB": peak()}


def peak() -> float:
    """MB of the largest process of this program: itself, or one that it started and that has ended."""
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024


def pages(folder: Path) -> Iterator[Article]:
    """The articles of a web archive, as the extract stage reads them; the address is the name of each."""
    with (folder / "newsweb.warc.gz").open("rb") as stream:
        for record in ArchiveIterator(stream, parse_http=True):
            url = record.headers.get("WARC-Target-URI", "")
            outcome = extract(record.reader.read(), record.http_content_type or "text/html", url, url, None, SEEN)
            if isinstance(outcome, Done):
                yield outcome.result


def whole_and_pure(folder: Path, settings: Settings) -> tuple[int, int]:
    """How many groups of pages on one event came out as one story that holds no other page, and of how many."""
    found = list(pages(folder))
    placed = place(found, settings).story_of
    story_of = {a.url: placed[a.id] for a in found}
    sizes = Counter(story_of.values())
    groups = [group["urls"] for group in json.loads((folder / "same_event.json").read_text(encoding="utf8"))]
    ends = [{story_of.get(url, "") for url in urls} for urls in groups]
    good = [len(s) == 1 and sizes[min(s)] == len(set(urls)) for urls, s in zip(groups, ends, strict=True)]
    return sum(good), len(groups)


def pair_articles(row: Mapping[str, Any]) -> tuple[Article, Article]:
    """The two articles of a judged pair; the set holds the title as the beginning of the text."""
    return tuple(
        article({"id": f"{row['pair_id']}_{n}", "text": row[f"text{n}"], "lang": row[f"lang{n}"]}) for n in (1, 2)
    )  # type: ignore[return-value]


def judged(file: Path, languages: tuple[str, str], embedder: Embedder | None) -> alike.Judged:
    """The pairs of two languages in any order, with people's judgement; in the file 4 is unrelated and 1 one story."""
    chosen = [r for r in rows(file) if sorted((r["lang1"], r["lang2"])) == sorted(languages)]
    rarity = Rarity({}, 0)
    pairs = [tuple(prepare(features(a, embedder), rarity) for a in pair_articles(r)) for r in chosen]
    for one, other in pairs:
        rarity.learn(one.stems)
        rarity.learn(other.stems)
    found = [Measure(one, rarity).against(other) for one, other in pairs]
    people = np.array([(4.0 - float(r["overall"])) / 3.0 for r in chosen])
    return alike.Judged(found, people, [tuple(r["pair_id"].split("_")) for r in chosen])


def table(settings: Settings, embedder: Embedder | None) -> None:
    """Print what every set gives, or why it was skipped."""
    for name in CLUSTERED:
        if file := _there(DATA / "grouping" / f"{name}.jsonl.gz", name):
            report(name, measure_file(file, settings))
    if file := _there(DATA / "pairs_semeval22" / "pairs_text.jsonl.gz", "pairs_semeval22"):
        report_pairs(file, LANGUAGES, embedder)
        if embedder and embedder.name != MULTILINGUAL:
            report_pairs(file, ITS_LANGUAGES, chosen_embedder(load(embedder=MULTILINGUAL)))
    if file := _there(DATA / "newsweb" / "same_event.json", "newsweb"):
        print("newsweb\n  groups whole and pure {} of {}".format(*whole_and_pure(file.parent, settings)))


def report_pairs(file: Path, of: Iterable[tuple[str, str]], embedder: Embedder | None) -> None:
    """Print Pearson's r for pairs of these languages, with the embedder that took part and what was fitted to pairs."""
    name = embedder.name if embedder else "without vectors"
    for languages in of:
        found, fitted = judged(file, languages, embedder), len(set(languages)) > 1
        print(f"pairs_semeval22 {'-'.join(languages)}, {name}")
        print(f"  Pearson {alike.held_out(found) if fitted else alike.as_shipped(found):.3f}")
        print(HELD_OUT if fitted else NOT_FITTED, flush=True)


def _there(file: Path, name: str) -> Path | None:
    if file.exists():
        return file
    print(f"{name}: skipped, because {file} is not there. Set BROADSHEET_EVALUATION_DATA to the folder of the sets.")
    return None


def report(name: str, measured: Mapping[str, float]) -> None:
    """Print one set's scores, a line each."""
    print(name)
    for label, value in measured.items():
        print(f"  {label} {value:.3f}" if value <= 1 else f"  {label} {value:.0f}", flush=True)


def chosen_embedder(settings: Settings) -> Embedder | None:
    """The embedder of the settings with its vectors kept; without one, its reason is printed."""
    embedder, reason = load_embedder(settings)
    if embedder is None:
        print(reason, flush=True)  # before a pool forks, whose processes would say it again
        return None
    return KeptEmbedder(embedder, VECTORS)


def main() -> int:
    """Measure the files that are named, or the sets that are there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--words-only", action="store_true", help="measure without vectors")
    arguments = parser.parse_args()
    settings = load(embedder="none") if arguments.words_only else load()
    embedder = chosen_embedder(settings)
    for file in arguments.files:
        report(file.name, measure_file(file, settings))
    if not arguments.files:
        table(settings, embedder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
