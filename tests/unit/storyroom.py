"""A newsroom for the tests of stories: the stages that make them over a database of their own, and odd articles of our own writing."""

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from broadsheet.config import Settings
from broadsheet.news.article import Article
from broadsheet.pipeline import pipeline
from broadsheet.runtime.contract import Round, Stage, Tools
from broadsheet.runtime.coordinator import Coordinator
from broadsheet.runtime.executors import Inline
from broadsheet.store import articles
from broadsheet.store.database import Connection, Database
from broadsheet.store.schema import articles as article_rows
from broadsheet.store.schema import faults, founders, members
from broadsheet.store.schema import stories as story_rows

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
STAGES = ("measure", "group", "follow", "tend")

FIRE = "At least 12 people died when a ferry caught fire off Norvale on Monday, the coast guard said. Forty were rescued from the sea by boats of the harbour."
QUAKE = "A magnitude 5.8 earthquake struck off the Tanimbar islands on Monday at a depth of 40 km, the survey said. There were no reports of damage."
OTHER_QUAKE = "A magnitude 6.1 earthquake struck off the Kermadec islands on Monday at a depth of 12 km, the survey said. There were no reports of damage."
MENU = " ".join(f"Home News Sport Weather Jobs Login Menu {n}" for n in range(1250))


def article(n: int, title: str, text: str, hours: float = 0, dated: bool = True, url: str = "") -> Article:
    at = NOON + timedelta(hours=hours)
    address = url or f"https://post{n}.example/{n}"
    return Article(f"A{n:03}", 1, address, address, f"Post {n}", title, (), at, dated, None, max(at, NOON), "en", text)


ODD = (
    article(1, "Ferry fire off Norvale kills 12", FIRE),
    article(2, "Twelve die as ferry burns off Norvale", FIRE + " The cause is not known, the harbour office said.", 1),
    article(3, "Norvale ferry fire death toll rises to 17", FIRE.replace("12", "17"), 20),
    article(4, "Magnitude 5.8 earthquake strikes off Tanimbar", QUAKE, 2),
    article(5, "Strong quake of 5.8 shakes Tanimbar islands", QUAKE + " People ran into the streets of the island's port.", 3),
    article(6, "Magnitude 6.1 earthquake strikes off Kermadec", OTHER_QUAKE, 3),
    article(7, "Ferry fire off Norvale: what we know", FIRE, 5, dated=False),
    article(8, "Ferry fire off Norvale kills 12", FIRE, -24 * 365 * 56),
    article(9, "Ferry fire off Norvale kills 12", FIRE, 24 * 365),
    article(10, "Ferry fire off Norvale kills 12", ""),
    article(11, "", ""),
    article(12, "Home", MENU, 1),
    article(13, "Ferry fire off Norvale kills 12", FIRE, 1, url="https://post1.example/1"),  # the first again
    article(14, "Norvale ferry fire: inquiry opens", FIRE.replace("On Monday", "in March"), 24 * 14),
    *(article(20 + n, f"Ferry fire off Norvale kills 12, report {n}", f"{FIRE} Witness {n} saw smoke.", n / 9) for n in range(9)),
)  # fmt: skip


class Killed(BaseException):
    """The process ends here."""


class Newsroom:
    """The stages that make stories, over a database of their own."""

    def __init__(self, file: Path) -> None:
        self.settings = Settings(home=file.parent, embedder="none", workers=1)
        self.database = Database(f"sqlite:///{file}")
        self.tools = Tools(self.settings, lambda: NOON, None)
        self.now = NOON
        self.start()

    def start(self) -> None:
        """A new process: nothing of what the one before knew is left but the database."""
        self.stages = {s.name: s for s in pipeline(self.settings) if s.name in STAGES}

    def arrive(self, new: Article) -> None:
        with self.database.begin() as db:
            articles.save(db, new, None)

    def run(self, name: str) -> None:
        Coordinator(self.database, [self.stages[name]], Inline(lambda: self.tools)).round(Round(self.now))

    def run_twice_at_once(self, name: str) -> None:
        """Two workers load the same, and both save what they found."""
        stage = self.stages[name]
        first, second = self.work(stage), self.work(stage)
        for outcomes in (first, second):
            with suppress(sa.exc.IntegrityError), self.database.begin() as db:
                stage.save(db, outcomes, Round(NOON))

    def work(self, stage: Stage) -> list[Any]:
        """What a stage makes of what is due, not yet saved."""
        with self.database.read() as db:
            keys = stage.due(db, Round(NOON), 100)
            return list(stage.work(stage.load(db, keys), self.tools)) if keys else []

    def run_killed(self, name: str, after: int) -> None:
        """The process is killed before one of its next writes."""
        with _killing(self.database, after), suppress(Killed):
            self.run(name)
        self.start()

    def run_in_vain(self, name: str, after: int) -> None:
        """One of its next writes is lost with all of its transaction, and the process lives on."""
        with _killing(self.database, after), suppress(Killed):
            self.run(name)

    def finish(self) -> None:
        for _ in range(2):
            for name in STAGES:
                self.run(name)


@contextmanager
def _killing(database: Database, after: int) -> Iterator[None]:
    left = [after]

    def count(*what: Any) -> None:
        if str(what[2]).lstrip()[:6] in ("INSERT", "UPDATE", "DELETE"):
            left[0] -= 1
            if left[0] < 0:
                raise Killed

    sa.event.listen(database.engine, "before_cursor_execute", count)
    try:
        yield
    finally:
        sa.event.remove(database.engine, "before_cursor_execute", count)


@contextmanager
def newsroom(empty: Path) -> Iterator[Newsroom]:
    file = empty.parent / "copy.sqlite3"
    for old in empty.parent.glob("copy.*"):
        old.unlink()
    shutil.copy(empty, file)
    room = Newsroom(file)
    try:
        yield room
    finally:
        room.database.close()


def broken(db: Connection) -> list[str]:
    """What is wrong with the stories."""
    told = [tuple(r) for r in db.execute(sa.select(members.c.article, members.c.story, members.c.position))]
    waiting = list(db.scalars(sa.select(article_rows.c.id).where(article_rows.c.state != "grouped")))
    there = set(db.scalars(sa.select(article_rows.c.id)))
    redirects = {r.id: r.merged_into for r in db.execute(sa.select(story_rows))}
    live = {story for story, into in redirects.items() if into is None}
    held = {story for _, story, _ in told}
    named = set(db.scalars(sa.select(founders.c.story)))
    wrong = [f"{a} waits" for a in waiting]
    wrong += [f"{a} is lost" for a in there - {a for a, _, _ in told}]
    wrong += [f"{s} is empty" for s in live - held] + [f"{s} is merged and holds articles" for s in held - live]
    wrong += [f"{s} leads nowhere" for s, into in redirects.items() if into and into not in live]
    places = Counter((story, position) for _, story, position in told)
    wrong += [f"{place} is taken twice" for place, n in places.items() if n > 1]
    wrong += [f"{s} has names and does not exist" for s in named - redirects.keys()]
    wrong += [f"fault: {reason}" for reason in db.scalars(sa.select(faults.c.reason))]
    return wrong
