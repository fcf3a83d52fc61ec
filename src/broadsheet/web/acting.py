"""What the web app writes: what the reader reads, stars, mutes, saves and reports."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import cast, get_args

from broadsheet.app import Broadsheet
from broadsheet.errors import BroadsheetError
from broadsheet.news.ids import ulid
from broadsheet.news.page import Page
from broadsheet.news.reader import Filters, Label, LabelKind, SavedSearch, Wish, WishKind
from broadsheet.store import facts, labels, reader
from broadsheet.web.looks import Seen

_LONGEST = 2000  # characters of a note; a page of text, and no more in one row
_STILL_THERE = timedelta(minutes=5)  # a visit is noted anew no more often: a sixth of the pause that ends it


class RefusedError(BroadsheetError):
    """What a form asks for cannot be done; the text says what to mend."""


class Acting:
    """Writes for the reader of a library, one transaction for each act."""

    def __init__(self, paper: Broadsheet, touched: Callable[[], None]) -> None:
        self._paper = paper
        self._touched = touched

    @property
    def _now(self) -> datetime:
        return self._paper.clock()

    def catch_up(self, limit: int = 50) -> bool:
        """Index some of the pages that were published before there was an index; whether any were left."""
        with self._paper.database.begin() as db:
            return facts.catch_up(db, limit) > 0

    def note(self, looks: Seen) -> None:
        """Write down what the reader looked at. A front page soon after another changes nothing, and writes nothing."""
        arrives = looks.front is not None and self._arrives(looks.front)
        if not looks.stories and not arrives:
            return
        with self._paper.database.begin() as db:
            if arrives and looks.front:
                reader.arrive(db, looks.front)
            for story, (revision, at) in looks.stories.items():
                reader.read(db, story, revision, at)
        self._touched()

    def _arrives(self, at: datetime) -> bool:
        with self._paper.database.read() as db:
            last = reader.last_look(db)
        return last is None or at - last > _STILL_THERE

    def read_all(self) -> None:
        """Everything counts as seen from now on."""
        with self._paper.database.begin() as db:
            reader.see_all(db, self._now)

    def star(self, story: str, on: bool) -> Page:
        """Star a story, or take its star away; returns the page."""
        page = self._paper.page(story)
        with self._paper.database.begin() as db:
            reader.star(db, page.id, on, self._now)
        return page

    def wish(self, kind: str, value: str, wish: str) -> None:
        """Mute something, or prefer a topic. Raises RefusedError."""
        wanted = _wish(kind, value, wish)
        with self._paper.database.begin() as db:
            reader.wish(db, wanted)

    def forget(self, kind: str, value: str) -> None:
        """Forget a wish."""
        with self._paper.database.begin() as db:
            reader.forget(db, _wish(kind, value, "mute"))

    def save_search(self, name: str, filters: Filters) -> SavedSearch:
        """Keep a search as a page. Raises RefusedError where it asks nothing."""
        if filters.empty:
            raise RefusedError("A search that asks nothing cannot be saved. Write a word, or choose a filter, first.")
        with self._paper.database.begin() as db:
            return reader.save_search(db, name.strip()[:200] or filters.query or "Search", filters, self._now)

    def forget_search(self, search: str) -> None:
        """Forget a saved search."""
        with self._paper.database.begin() as db:
            reader.forget_search(db, search)

    def label(self, page: Page, kind: str, where: str, words: str, article: str, note: str) -> Label:
        """Keep a reported mistake. Raises RefusedError."""
        if kind not in get_args(LabelKind):
            raise RefusedError(
                "%(kind)r is no kind of mistake. Choose one of: %(kinds)s.",
                kind=kind,
                kinds=", ".join(get_args(LabelKind)),
            )
        now, told = self._now, "\n".join((page.id, str(page.revision), kind, where, article, note))
        kind = cast(LabelKind, kind)
        made = Label(ulid(now, told), now, kind, page.id, page.revision, where, words, article, note[:_LONGEST])
        with self._paper.database.begin() as db:
            labels.add(db, made)
        return made


def _wish(kind: str, value: str, wish: str) -> Wish:
    if kind not in get_args(WishKind) or wish not in ("mute", "prefer") or (wish == "prefer" and kind != "topic"):
        raise RefusedError("Words, outlets and topics can be muted, and topics preferred: choose one of these.")
    if not value.strip():
        raise RefusedError("Write what is to be muted: a word, an outlet's name or a topic.")
    return Wish(kind, " ".join(value.split())[:200], wish)  # type: ignore[arg-type]
