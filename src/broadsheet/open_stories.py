"""The open stories as the process keeps them between two looks, so that what was read of them is not read anew.

The database is the truth. At each look it is asked where everything stands that is open, a few bytes an article, and only
the features of what was not known are read. How common each word is was read once and is learned along while articles are
placed; that this still holds is proved by the database: it counts the articles that stories hold, and these only become
more. So where it counts as many as were learned of here, and holds all that were placed here last, it holds no other.
Where it does not (another process placed some, or what was placed here was never saved) all is read anew.
"""

import gc
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from broadsheet.stages.group.bonds import bonds
from broadsheet.stages.group.features import Features
from broadsheet.stages.group.window import Window
from broadsheet.store import articles, decisions
from broadsheet.store.database import Connection

_ROOM = 1000  # articles; from so many closed ones more than there are open ones, all is read anew
_SETTLED = 1000  # articles; a window that grew by so many is told to the collector of cycles


class OpenStories:
    """The window over the stories of one database. Not for two threads at once."""

    def __init__(self, span: timedelta) -> None:
        self._span = span
        self._window: Window | None = None
        self._arrived: tuple[str, ...] = ()  # that were handed out to be placed, and not yet seen placed
        self._settled = 0  # articles that the window knew when it was last told
        self._open: dict[str, int] = {}  # articles at the last look of each kind: some look at more days than others

    def around(self, db: Connection, times: Sequence[datetime], arrived: Sequence[Features] = ()) -> Window:
        """The stories that are open around some times, to place `arrived` in, which are counted as they are placed.

        What it answers is what a window filled anew from the database would answer.
        """
        standing = articles.standing_between(db, _spans(times, self._span))
        window = self._kept(db)
        unknown = window.lacks(one.article for one in standing)
        read = {a: Features.from_bytes(data) for a, data in articles.features_of(db, sorted(unknown)).items()}
        words = (word for features in (*arrived, *read.values()) for word in features.words())
        window.rarity.look_up_in(articles.frequencies(db, window.rarity.lacks(words))[0])
        unread = unknown - read.keys()
        # To place, and to look again, other days are open: each has a view of its own, of which little changes.
        view = "to place" if arrived else "to look again"
        window.hold_only([one for one in standing if one.article not in unread], read, view)
        window.bonds = bonds(decisions.binding(db))
        self._window, self._arrived = window, tuple(features.article for features in arrived)
        self._open[view] = len(standing)
        self._settle(window)
        return window

    def _settle(self, window: Window) -> None:
        """What a window holds stays for days and lies in no cycle: the collector of cycles need not walk through it again
        and again, which took a tenth of the time of an article, and more the more the process held."""
        self._settled = min(self._settled, len(window))
        if len(window) >= self._settled + _SETTLED:
            gc.collect()
            gc.freeze()
            self._settled = len(window)

    def _kept(self, db: Connection) -> Window:
        """The window that is kept; a new one where that would tell anything else, or holds more that is closed than open."""
        _, documents = articles.frequencies(db, ())
        kept, self._window = self._window, None  # what fails from here on leaves nothing half read
        if (
            kept is not None
            and kept.rarity.documents == documents
            and len(kept) <= 2 * max(self._open.values()) + _ROOM
            and not articles.still_to_group(db, self._arrived)
        ):
            return kept
        return Window({}, documents, self._span)


def _spans(times: Sequence[datetime], span: timedelta) -> Iterator[tuple[datetime, datetime]]:
    """What lies within `span` of some times, as spans that do not overlap: one wrong date does not open all years between."""
    start: datetime | None = None
    end: datetime | None = None
    for at in sorted(set(times)):
        if end is None or start is None or at - span > end:
            if start is not None and end is not None:
                yield start, end
            start = at - span
        end = at + span
    if start is not None and end is not None:
        yield start, end
