"""How fast the web app answers with 10,000 stories of 100,000 articles, while new revisions are being written.

    python evaluation/web.py [--stories 10000] [--home FOLDER] [--json]

Fills a store with synthetic pages of its own text, serves it from one process, and measures from another:
- time to first byte of the front page and of story pages, one request after the other, while a third process saves
  five revisions a second, as a busy coordinator does;
- story pages a second over eight connections, of the thousand stories that a day's readers open, and of all stories
  (each read for the first time);
- the page of results of a list of searches, the slowest of them.

The machine's load average is printed with the figures: they are worth little on a busy machine. For that case there
are two controls: the same times for a file of 200 bytes that the server holds in memory (`icon`), below which no page
can come on this machine at this hour, and the processor time of the server for each page.
"""

import argparse
import asyncio
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode

from broadsheet.app import Broadsheet
from broadsheet.config import Settings
from broadsheet.news.article import Article
from broadsheet.news.ids import ulid
from broadsheet.news.page import Citation, Page, PageImage, Section, Source, Statement, Status, TimelineEvent
from broadsheet.news.story import Member
from broadsheet.news.when import When
from broadsheet.store import articles, facts, feeds, finding, stories
from broadsheet.store.database import Connection

NOW = datetime.now(UTC).replace(microsecond=0)
PLACES = "Aldmoor Varnholm Ostby Norrhav Skarvik Lundmark Tverrnes Holmsund Brekkevik Sandelv".split()
THINGS = "ferry bridge library harbour school railway hospital market theatre reservoir tunnel windmill".split()
DEEDS = "opens closes grows floods moves burns reopens doubles halves strikes wins loses".split()
PEOPLE = ["Ada Linnet", "Odd Vennes", "Signe Marl", "Pell Oram", "Mira Sund", "Tor Brekke", "Ines Falk", "Jon Aker"]
OUTLETS = [f"{place} {kind}" for place in PLACES for kind in ("Post", "Gazette", "Herald", "Courier")]
TOPICS = ["Coast", "Towns", "Politics", "Science", "Culture", "Sport"]
BUDGETS = {"front p99 ms": 20.0, "story p99 ms": 20.0, "stories a second": 300.0, "search ms": 50.0}


def sentence(dice: random.Random) -> str:
    place, thing, deed, who = (dice.choice(x) for x in (PLACES, THINGS, DEEDS, PEOPLE))
    return f"The {thing} of {place} {deed} after {dice.randint(2, 90)} weeks at a cost of {dice.randint(2, 900)} million crowns, {who} said on Friday."


def article(n: int, dice: random.Random) -> Article:
    published = NOW - timedelta(minutes=n * 0.4)
    told = [sentence(dice) for _ in range(12)]
    url = f"https://outlet-{n % 40}.example/{n}"
    return Article(
        id=ulid(published, url), version=1, url=url, canonical_url=url, outlet=OUTLETS[n % len(OUTLETS)], title=told[0][:80],
        authors=(), published=published, published_known=True, modified=None, seen=published, language="en",
        text="\n\n".join(" ".join(told[i : i + 3]) for i in range(0, 12, 3)),
    )  # fmt: skip


def page(n: int, told: list[Article], dice: random.Random) -> Page:
    def cite(k: int) -> tuple[Statement, ...]:
        a = told[k % len(told)]
        words = a.text.split("\n\n")[k % 4]
        found = Citation(k % len(told) + 1, a.text.index(words), a.text.index(words) + len(words), words, 0.9)
        return (Statement(words, (found,)),)

    sections = tuple(
        Section(Statement(f"{dice.choice(THINGS).capitalize()} {n}", cite(k)[0].citations), cite(k) + cite(k + 1))
        for k in range(5)
    )
    updated = max(a.published for a in told)
    day = When(updated.date(), updated.date(), "day", f"{updated:%d %B %Y}")
    return Page(
        id=ulid(updated, f"story:{n}"), slug=f"story-{n}", revision=1, made_by="extractive", language="en",
        first_seen=min(a.published for a in told), updated=updated, status=Status("new", len(told), len(told), ()),
        headline=Statement(f"{told[0].title} ({n})", cite(0)[0].citations),
        images=(PageImage("https://pictures.example/a.jpg", "", "A view.", "", 1, told[0].url, 1200, 800),),
        sections=sections, discrepancies=(),
        sources=tuple(Source(i, a.id, 1, a.title, a.outlet, (), a.published, a.url, "en", "page", None) for i, a in enumerate(told, 1)),
        tickers=(), timeline=tuple(TimelineEvent(day, s.text, False, s.citations) for k in range(4) for s in cite(k)),
    )  # fmt: skip


def fill(home: Path, count: int) -> None:
    """`count` stories of ten articles each."""
    dice = random.Random(7)
    with Broadsheet(settings=Settings(home=home, embedder="none")) as paper:
        if len(paper.stories(1)):
            return
        with paper.database.begin() as db:
            followed = [
                feeds.add(db, f"https://outlet-{i}.example/feed", o, TOPICS[i % 6], NOW).id
                for i, o in enumerate(OUTLETS)
            ]
        for start in range(0, count, 200):
            with paper.database.begin() as db:
                for n in range(start, min(count, start + 200)):
                    _save(db, n, followed, dice)


def _save(db: Connection, n: int, followed: list[str], dice: random.Random) -> None:
    told = [article(n * 10 + k, dice) for k in range(10)]
    made = page(n, told, dice)
    stories.found(db, {made.id: made.first_seen}, made.updated)
    for k, a in enumerate(told):
        articles.save(db, a, followed[(n * 10 + k) % len(followed)])
        stories.add_members(db, [(made.id, Member(a.id, a.seen, (("words", 0.5),)))])
    stories.save_page(db, made)
    stories.written(db, made.id, None)
    facts.index(db, made)


def write_for_ever(home: Path) -> None:
    """Five new revisions a second, each in a transaction of its own."""
    dice = random.Random(8)
    with Broadsheet(settings=Settings(home=home, embedder="none")) as paper:
        known = paper.stories(400)
        while True:
            old = dice.choice(known)
            with paper.database.begin() as db:
                newest = stories.newest(db, old.id) or old
                made = replace(
                    newest,
                    revision=newest.revision + 1,
                    updated=datetime.now(UTC),
                    status=replace(newest.status, state="updated"),
                )
                stories.save_page(db, made)
                facts.index(db, made)
            time.sleep(0.2)


class Server:
    """The app in a process of its own."""

    def __init__(self, home: Path, port: int) -> None:
        self.port = port
        named = {"BROADSHEET_HOME": str(home), "BROADSHEET_PORT": str(port), "BROADSHEET_EMBEDDER": "none"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "broadsheet", "serve"], env={**os.environ, **named}, stdout=subprocess.DEVNULL
        )

    def cpu(self) -> float:
        """Processor seconds used so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    async def ready(self) -> None:
        """Wait until it answers."""
        for _ in range(200):
            try:
                await get_all(self.port, ["/health"])
            except OSError:
                await asyncio.sleep(0.1)
            else:
                return
        raise SystemExit("The server did not start.")


async def get_all(port: int, paths: list[str]) -> list[float]:
    """Ask for each path over one connection; seconds to the first byte of each."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    times = []
    for path in paths:
        begun = time.perf_counter()
        writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        times.append(time.perf_counter() - begun)
        assert head.startswith((b"HTTP/1.1 200", b"HTTP/1.1 308")), (path, head)
        length = next(
            int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length")
        )
        await reader.readexactly(length)
    writer.close()
    return times


async def together(port: int, paths: list[str], connections: int) -> float:
    """Seconds that all paths take over so many connections."""
    begun = time.perf_counter()
    await asyncio.gather(*(get_all(port, paths[k::connections]) for k in range(connections)))
    return time.perf_counter() - begun


def p99(times: list[float]) -> float:
    return 1000 * statistics.quantiles(times, n=100)[98]


async def measure(home: Path, port: int) -> dict[str, float]:
    with Broadsheet(settings=Settings(home=home, embedder="none")) as paper, paper.database.read() as db:
        ids = [story for story, _ in finding.newest(db, 10**6)]
    dice = random.Random(9)
    server = Server(home, port)
    found: dict[str, float] = {}
    try:
        await server.ready()
        await get_all(port, ["/"] * 20)
        writer = subprocess.Popen([sys.executable, __file__, "--write", "--home", str(home)])
        try:
            for name, path in (
                ("icon", lambda: "/static/icon.svg"),
                ("front", lambda: "/"),
                ("story", lambda: f"/stories/{dice.choice(ids)}"),
            ):
                before = server.cpu()
                times = [t for _ in range(20) for t in await get_all(port, [path() for _ in range(50)])]
                found |= {f"{name} p50 ms": 1000 * statistics.median(times), f"{name} p99 ms": p99(times)}
                found[f"{name}, CPU ms"] = 1000 * (server.cpu() - before) / len(times)
        finally:
            writer.terminate()
            writer.wait()
        often = [f"/stories/{s}" for s in ids[:1000]]
        await together(port, often, 8)
        for name, paths in (
            ("stories", [dice.choice(often) for _ in range(4000)]),
            ("first looks", [f"/stories/{s}" for s in ids[1000:3000]]),
        ):
            before = server.cpu()
            found[f"{name} a second"] = len(paths) / await together(port, paths, 8)
            found[f"{name}, CPU ms a page"] = 1000 * (server.cpu() - before) / len(paths)
        found |= await searches(port)
    finally:
        server.process.terminate()
        server.process.wait()
    return found


async def searches(port: int) -> dict[str, float]:
    """The whole page of results, each search three times."""
    asked = [
        {"q": "ferry Aldmoor"}, {"q": "reservoir halves", "outlet": "Ostby Post"}, {"q": "bridge", "topic": "Coast", "days": 7},
        {"q": "crowns"}, {"outlet": "Skarvik Herald"}, {"topic": "Sport", "days": 31}, {"q": "library", "language": "en"},
    ]  # fmt: skip
    times = [await get_all(port, [f"/search?{urlencode(a)}"] * 3) for a in asked]
    return {
        "search ms": 1000 * max(map(min, times)),
        "search, the first time ms": 1000 * max(t[0] for t in times),
        "search median ms": 1000 * statistics.median(t for of in times for t in of),
    }


def within(found: dict[str, float]) -> Iterator[tuple[str, float, float, bool]]:
    """(what, measured, wanted, whether it is kept) of each budget."""
    for name, wanted in BUDGETS.items():
        yield name, found[name], wanted, found[name] >= wanted if "second" in name else found[name] <= wanted


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=10_000)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--port", type=int, default=8199)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.write:
        write_for_ever(asked.home)
        return
    with tempfile.TemporaryDirectory() as folder:
        home = asked.home or Path(folder)
        fill(home, asked.stories)
        found = asyncio.run(measure(home, asked.port))
    if asked.json:
        print(json.dumps(found | {"load": os.getloadavg()[0]}))
        return
    for name, value in found.items():
        print(f"{name}: {value:.1f}")
    print(f"load average: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    for name, value, wanted, kept in within(found):
        print(f"{'kept' if kept else 'MISSED'}: {name} {value:.1f}, wanted {wanted:g}")


if __name__ == "__main__":
    main()
