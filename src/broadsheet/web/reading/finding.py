"""Lists of stories: by when they changed, by the reader's stars, by what they are about, and by a search."""

from dataclasses import replace
from functools import partial

from broadsheet.app import Broadsheet
from broadsheet.errors import NotFoundError
from broadsheet.news.page import Page
from broadsheet.news.reader import FactKind, Filters, SavedSearch
from broadsheet.stages.publish.channel import MAX_ENTRIES
from broadsheet.stages.publish.site import ListView, NamesView, SearchView, topics
from broadsheet.store import facts, feeds, finding, reader, stories
from broadsheet.store.facts import Key
from broadsheet.web.kept import Lately, Summaries

_LISTED = 100  # stories on a page of a list
_NAMED = 300  # people, places, outlets on the page that lists them: what more than one story or two names
_OFFERED = 100  # choices of a form
_LAG = 5.0  # seconds for which those may lag behind: to count them takes 30 ms of 100,000 articles


class Finding:
    """Looks for stories in a library. Each method raises BroadsheetError where there is no such thing."""

    def __init__(self, paper: Broadsheet, summaries: Summaries) -> None:
        self._paper = paper
        self._summaries = summaries
        self._choices: Lately[tuple[str, ...]] = Lately(_LAG)

    def close(self) -> None:
        """Let go of the library."""
        self._choices.settle()

    def earlier(self, page: int) -> ListView:
        """All stories, the last changed first, one page of the list."""
        with self._paper.database.read() as db:
            keys = finding.newest(db, _LISTED + 1, (page - 1) * _LISTED)
            found = self._summaries.of(db, keys[:_LISTED])
        if not found and page > 1:
            raise NotFoundError("The list of all stories has no page %(page)s.", page=page)
        return ListView("earlier", "", found, str(page), earlier=f"?page={page + 1}" if len(keys) > _LISTED else "")

    def starred(self) -> ListView:
        """The starred stories, the last starred first."""
        with self._paper.database.read() as db:
            return ListView("starred", "", tuple(self._summaries.standing(db, reader.starred(db)).values()))

    def about(self, kind: FactKind, key: str) -> ListView:
        """The stories of an outlet, a person, an organisation, a place or a ticker."""
        with self._paper.database.read() as db:
            name = facts.named(db, kind, key.casefold())
            if name is None:
                raise NotFoundError("No story is about %(name)s.", name=key)
            found = finding.find(db, _about(kind, key), self._paper.clock(), _LISTED)
            shown = self._summaries.of(db, found)
            wished = next((w for w in reader.all_wishes(db) if (w.kind, w.value) == (kind, name)), None)
        return ListView(kind, name, shown, key, wished)

    def named(self, kind: FactKind) -> NamesView:
        """The people, organisations, places, outlets or tickers of most stories."""
        with self._paper.database.read() as db:
            return NamesView(kind, facts.most(db, kind, _NAMED))

    def newest_pages(self, filters: Filters) -> tuple[Page, ...]:
        """The pages that pass every filter, as many as a feed holds."""
        with self._paper.database.read() as db:
            found = [
                stories.newest(db, story) for story, _ in finding.find(db, filters, self._paper.clock(), MAX_ENTRIES)
            ]
            return tuple(page for page in found if page)

    def search(self, filters: Filters, saved: SavedSearch | None = None) -> SearchView:
        """What passes every filter, and what the form offers to choose."""
        with self._paper.database.read() as db:
            found: tuple[Key, ...] = () if filters.empty else finding.find(db, filters, self._paper.clock(), _LISTED)
            return SearchView(
                filters,
                self._summaries.of(db, found),
                self._offered("outlet"),
                tuple(t for t, _ in topics(feeds.all_feeds(db))),
                self._offered("language"),
                saved or next((s for s in reader.saved_searches(db) if s.filters == filters), None),
            )

    def _offered(self, kind: FactKind) -> tuple[str, ...]:
        """What a form offers to choose from."""
        return self._choices.of(kind, partial(self._most, kind))

    def _most(self, kind: FactKind) -> tuple[str, ...]:
        with self._paper.database.read() as db:
            return tuple(name for _, name, _ in facts.most(db, kind, _OFFERED))

    def saved(self, search: str) -> SavedSearch:
        """A saved search."""
        found = next((s for s in self.saved_searches() if s.id == search), None)
        if found is None:
            raise NotFoundError("There is no such saved search: it may have been removed.")
        return found

    def saved_search(self, search: str) -> SearchView:
        """What a saved search finds now."""
        found = self.saved(search)
        return self.search(found.filters, found)

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """Every saved search."""
        with self._paper.database.read() as db:
            return reader.saved_searches(db)


def _about(kind: FactKind, key: str) -> Filters:
    return replace(Filters(), **{str(kind): key})  # type: ignore[arg-type]
