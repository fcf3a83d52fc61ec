"""Addresses of the pages: absolute paths in the served app, relative files in the static export."""

import re
from dataclasses import dataclass
from urllib.parse import quote, urlencode

_RESERVED = frozenset(
    {"history", "revisions", "report", "star", "labels", "changes", "changes.atom", "changes.json"}
)  # parts of a story's address that a slug must not take

# The part of an address under which each kind of thing has its pages.
PLURALS = {
    "outlet": "outlets",
    "person": "people",
    "organisation": "organisations",
    "place": "places",
    "ticker": "tickers",
}


@dataclass(frozen=True, slots=True)
class ServedLinks:
    """Paths of the web app. `base` is "/", or the path under which a proxy serves the app, with a "/" at its end."""

    base: str = "/"
    stamp: str = ""  # changes with the static files, so that browsers may keep them for ever
    served: bool = True  # someone answers forms and searches
    pictures: bool = False  # they come through the app, not from their outlets

    def front(self) -> str:
        """The front page."""
        return self.base

    def topic(self, name: str) -> str:
        """The stories of a topic."""
        return f"{self.base}topics/{quote(name, safe='')}"

    def story(self, story: str, slug: str) -> str:
        """A story, with words for people in its address."""
        tail = f"/{quote(slug)}" if slug and slug not in _RESERVED else ""
        return f"{self.base}stories/{story}{tail}"

    def history(self, story: str) -> str:
        """The revisions of a story."""
        return f"{self.base}stories/{story}/history"

    def revision(self, story: str, number: int) -> str:
        """One revision of a story."""
        return f"{self.base}stories/{story}/revisions/{number}"

    def story_json(self, story: str) -> str:
        """A story as JSON."""
        return f"{self.base}api/stories/{story}"

    def article(self, article: str, version: int) -> str:
        """One version of an article, as stored."""
        return f"{self.base}articles/{article}/{version}"

    def feeds(self) -> str:
        """The feeds and their health."""
        return f"{self.base}feeds"

    def feed(self, feed: str) -> str:
        """A feed's articles."""
        return f"{self.base}feeds/{feed}"

    def search(self) -> str:
        """Where the search form leads."""
        return f"{self.base}search"

    def atom(self) -> str:
        """The stories as an Atom feed."""
        return f"{self.base}atom.xml"

    def to(self, path: str) -> str:
        """Any other page or form of the app, by its path below the base."""
        return self.base + path

    def about(self, kind: str, key: str) -> str:
        """The stories of an outlet, a person, an organisation, a place or a ticker."""
        return f"{self.base}{PLURALS[kind]}/{quote(key, safe='')}"

    def all_of(self, kind: str) -> str:
        """All outlets, people, organisations, places or tickers."""
        return self.base + PLURALS[kind]

    def difference(self, story: str, older: int, newer: int) -> str:
        """What lies between two revisions of a story."""
        return f"{self.base}stories/{story}/changes/{older}/{newer}"

    def picture(self, url: str) -> str:
        """A picture, as a page shows it."""
        return f"{self.base}pictures?{urlencode({'url': url})}" if self.pictures and url else url

    def full_picture(self, url: str, full: str) -> str:
        """The largest version of a picture."""
        return self.picture(url) + "&full=1" if self.pictures and url else full or url

    def font(self, weight: int) -> str:
        """The font of the text, under the very address that the style sheet asks for."""
        return f"{self.base}static/source-serif-{weight}.woff2?4"

    def static(self, name: str) -> str:
        """A file that never changes under this address."""
        return f"{self.base}static/{name}" + (f"?{self.stamp}" if self.stamp else "")


@dataclass(frozen=True, slots=True)
class FileLinks:
    """Files of the export, relative to a page `depth` folders below its root; they work from a disk and under any path."""

    depth: int = 0
    served: bool = False

    @property
    def _root(self) -> str:
        return "../" * self.depth

    def front(self) -> str:
        """The front page."""
        return f"{self._root}index.html"

    def topic(self, name: str) -> str:
        """The stories of a topic."""
        return f"{self._root}topics/{topic_file(name)}.html"

    def story(self, story: str, slug: str) -> str:
        """A story; a file's name keeps to the id, which never changes."""
        return f"{self._root}stories/{story}.html"

    def history(self, story: str) -> str:
        """The revisions of a story."""
        return f"{self._root}stories/{story}/history.html"

    def revision(self, story: str, number: int) -> str:
        """One revision of a story."""
        return f"{self._root}stories/{story}/revisions/{number}.html"

    def difference(self, story: str, older: int, newer: int) -> str:
        """What lies between two revisions of a story."""
        return f"{self._root}stories/{story}/changes/{older}-{newer}.html"

    def story_json(self, story: str) -> str:
        """A story as JSON."""
        return f"{self._root}stories/{story}.json"

    def article(self, article: str, version: int) -> str:
        """One version of an article, as stored."""
        return f"{self._root}articles/{article}/{version}.html"

    def feeds(self) -> str:
        """The feeds and their health."""
        return f"{self._root}feeds/index.html"

    def feed(self, feed: str) -> str:
        """A feed's articles."""
        return f"{self._root}feeds/{feed}.html"

    def search(self) -> str:
        """The front page: files answer no search."""
        return self.front()

    def atom(self) -> str:
        """The stories as an Atom feed."""
        return f"{self._root}atom.xml"

    def picture(self, url: str) -> str:
        """A picture, which stays where its outlet has it."""
        return url

    def full_picture(self, url: str, full: str) -> str:
        """The largest version of a picture."""
        return full or url

    def font(self, weight: int) -> str:
        """The font of the text, under the very address that the style sheet asks for."""
        return f"{self._root}static/source-serif-{weight}.woff2?4"

    def static(self, name: str) -> str:
        """A style sheet."""
        return f"{self._root}static/{name}"


# Where each page lies, as seen from the page that is written.
Links = ServedLinks | FileLinks


def topic_file(name: str) -> str:
    """A file name for a topic: its letters and digits, other characters by their code, so that no two topics share one."""
    return re.sub(r"[^\w]", lambda m: f"-{ord(m[0]):x}-", name, flags=re.ASCII)
