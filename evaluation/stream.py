"""Speed and growth of grouping: `python -m evaluation.stream [--words-only] [--most N] [--round N] [--alone] [--profile]`.

Replays a stream of 94,000 headlines in 62 languages through the stages that make stories, with the product's database, in rounds of
two thousand articles, on two processes. Prints articles a second, peak memory, the milliseconds an article along the way beside the
number of stories ever seen (by the clock, and of the processor in the process that places articles), where the time goes, and how
busy the machine was. Ends with status 1 below a floor. On a machine that others use, too, `--alone` counts the processor's time of
one process instead of the clock's.
"""

import argparse
import cProfile
import gzip
import json
import os
import pstats
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from evaluation.grouping import DATA, peak

from broadsheet.app import make_tools
from broadsheet.config import Settings, load
from broadsheet.news.article import Article
from broadsheet.pipeline import pipeline
from broadsheet.runtime.clock import FixedClock
from broadsheet.runtime.contract import Round
from broadsheet.runtime.coordinator import Coordinator
from broadsheet.runtime.executors import Inline, Processes
from broadsheet.stages.extract.languages import language_of
from broadsheet.store import articles
from broadsheet.store.database import Database
from broadsheet.store.schema import stories

STAGES = ("measure", "group", "follow", "tend")
FLOORS = {True: 400.0, False: 60.0}  # articles a second, without and with vectors
MEMORY = 2000.0  # MB, of the largest process
MARKS = (1_000, 3_000, 5_000, 10_000, 30_000, 60_000, 90_000)
AROUND = 5_000  # articles before a mark, over which the time is taken
CODES = {
    "English": "en", "Spanish": "es", "German": "de", "French": "fr", "Portuguese": "pt", "Italian": "it", "Dutch": "nl",
    "Chinese": "zh", "Russian": "ru", "Arabic": "ar", "Turkish": "tr", "Greek": "el", "Indonesian": "id",
}  # fmt: skip


def headlines(most: int) -> Iterator[Article]:
    """The stream as articles of one paragraph, in order of time."""
    with gzip.open(DATA / "stream_headlines2026" / "headlines.jsonl.gz", "rt", encoding="utf8") as lines:
        yield from (article(json.loads(line)) for line in islice(lines, most))


def article(row: dict[str, Any]) -> Article:
    """A row as the extract stage would hand it on."""
    when = datetime.fromisoformat(row["published"]).astimezone(UTC)
    text = row.get("desc") or row["title"]
    language = CODES.get(row["lang"] or "") or language_of(f"{row['title']}. {text}", "")
    return Article(
        id=row["id"], version=1, url=row["url"], canonical_url=f"{row['url']}#{row['id']}", outlet=row["domain"] or "",
        title=row["title"], authors=(), published=when, published_known=True, modified=None, seen=when, language=language,
        text=text,
    )  # fmt: skip


class Replay:
    """The stages over a database of their own, timed."""

    def __init__(self, settings: Settings, alone: bool) -> None:
        self.time = time.process_time if alone else time.perf_counter
        self.last = 0.0
        self.database = Database(settings.database)
        self.clock = FixedClock(datetime(2026, 1, 1, tzinfo=UTC))
        tools = partial(make_tools, settings, self.clock)
        executor = Inline(tools) if alone else Processes(tools, 2)
        wanted = [stage for stage in pipeline(settings) if stage.name in STAGES]
        self.coordinator = Coordinator(self.database, wanted, executor)
        self.seconds: Counter[str] = Counter()

    def round(self, arrived: Sequence[Article]) -> tuple[float, float]:
        """Take some articles in; the seconds that their stages took, and how many of these this process was at work."""
        with self.database.begin() as db:
            for one in arrived:
                articles.save(db, one, None)
        started, busy = self.time(), time.process_time()
        self.last = started
        self.coordinator.round(Round(arrived[-1].published), self.spent)
        return self.time() - started, time.process_time() - busy

    def spent(self, stage: str, *_: int) -> None:
        """Count what went by since the last outcomes for the stage of these."""
        now = self.time()
        self.seconds[stage] += now - self.last
        self.last = now

    def stories(self) -> int:
        """The stories ever seen."""
        with self.database.read() as db:
            return db.scalar(sa.select(sa.func.count()).select_from(stories)) or 0


def replay(replay: Replay, most: int, size: int) -> tuple[int, float]:
    """Run the stream through and print the curve; how many articles there were, and the seconds they took."""
    stream, times, done = headlines(most), [], 0
    while arrived := list(islice(stream, size)):
        times.append((len(arrived), *replay.round(arrived)))
        before, done = done, done + len(arrived)
        if any(before < mark <= done for mark in MARKS):
            last = times[-max(1, AROUND // size) :]
            count, *spent = (sum(column) for column in zip(*last, strict=True))
            each, busy = (f"{1000 * seconds / count:.2f} ms" for seconds in spent)
            print(
                f"  after {done:,} articles, {replay.stories():,} stories: {each} an article ({busy} of the processor)",
                flush=True,
            )
    return done, sum(seconds for _, seconds, _ in times)


def main() -> int:
    """Replay and judge."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words-only", action="store_true", help="without vectors")
    parser.add_argument("--most", type=int, default=1_000_000, help="articles that are taken of the stream")
    parser.add_argument("--round", type=int, default=2_000, help="articles that come in at once")
    parser.add_argument("--alone", action="store_true", help="one process, and its processor's time")
    parser.add_argument("--profile", action="store_true", help="the same with the functions that take most of it")
    options = parser.parse_args()
    if not (DATA / "stream_headlines2026").exists():
        print(f"Skipped: {DATA / 'stream_headlines2026'} is not there. Set BROADSHEET_EVALUATION_DATA.")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        settings = load(embedder="none") if options.words_only else load()
        file = f"sqlite:///{Path(folder) / 'broadsheet.sqlite3'}"
        run = Replay(settings.model_copy(update={"database_url": file}), options.alone or options.profile)
        profiler = cProfile.Profile()
        if options.profile:
            profiler.enable()
        done, seconds = replay(run, options.most, options.round)
        profiler.disable()
    print(f"  {done:,} articles, {done / seconds:.0f} a second; peak memory {peak():.0f} MB")
    print("  waiting or at work on this machine: {:.1f}, {:.1f}, {:.1f} (in 1, 5, 15 minutes)".format(*os.getloadavg()))
    print("  of the time: " + ", ".join(f"{n} {s / run.seconds.total():.0%}" for n, s in run.seconds.most_common()))
    if options.profile:
        pstats.Stats(profiler).sort_stats("tottime").print_stats(35)
    return 0 if done / seconds >= FLOORS[options.words_only] and peak() < MEMORY else 1


if __name__ == "__main__":
    sys.exit(main())
