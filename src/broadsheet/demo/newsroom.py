"""The demo edition's articles and outlets, read from `edition/`, and what of them exists at a given time.

An article is one file, `edition/<outlet>/<slug>.md`: a TOML head between two lines `+++`, then paragraphs separated
by empty lines; a paragraph that starts with "## " is a subheading. `<slug>.2.md` is the second version of that article:
its head names only what changed, and its `updated` is the time from which it is served.
"""

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

from broadsheet.errors import BroadsheetError

FOLDER = Path(__file__).parent / "edition"
FIRST = datetime(2026, 3, 10, 0, 0, tzinfo=UTC)
MORNING = datetime(2026, 3, 12, 7, 0, tzinfo=UTC)  # the first round: two days of news
EVENING = datetime(2026, 3, 12, 18, 0, tzinfo=UTC)  # the second: new articles, and one correction

FeedKind = Literal["rss", "atom", "rdf", "json", "broken"]
Access = Literal["open", "robots", "forbidden"]


class EditionError(BroadsheetError):
    """A file of the demo edition does not read as an article, an outlet or a picture."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """A fictional outlet: how it calls itself, and how its site behaves."""

    key: str  # also its host name: <key>.localhost
    name: str
    tagline: str
    language: str
    topic: str
    template: str
    colour: str
    sections: tuple[str, ...]
    feed: FeedKind
    feed_path: str
    full_text: bool  # the feed carries whole articles, not only summaries
    article_path: str  # with {slug}, {year}, {month}, {day} and {section}
    old_article_path: str = ""  # the address that the feed still gives; it redirects to article_path
    old_feed_path: str = ""  # the address that readers know; it has moved for good to feed_path
    access: Access = "open"
    encoding: str = "utf-8"
    delay: float = 0.0  # seconds before each answer
    picture_width: int = 1200  # pixels of the copies on its pages


@dataclass(frozen=True, slots=True)
class PictureUse:
    """A picture as one article shows it. `name` is its key in `pictures.toml`."""

    name: str
    caption: str
    credit: str


@dataclass(frozen=True, slots=True)
class Version:
    """What an article says from one time on."""

    title: str
    summary: str
    authors: tuple[str, ...]
    published: datetime
    updated: datetime | None
    section: str
    dateline: str
    pictures: tuple[PictureUse, ...]
    correction: str
    paragraphs: tuple[str, ...]

    @property
    def since(self) -> datetime:
        """The time from which this version is served."""
        return self.updated or self.published


@dataclass(frozen=True, slots=True)
class Report:
    """One article of one outlet, with all its versions, oldest first."""

    outlet: str
    slug: str
    versions: tuple[Version, ...]

    @property
    def key(self) -> str:
        """`<outlet>/<slug>`, as expectations.toml names it."""
        return f"{self.outlet}/{self.slug}"

    @property
    def published(self) -> datetime:
        """When the first version came out."""
        return self.versions[0].published

    def at(self, now: datetime) -> Version | None:
        """The version that a reader gets at `now`, or None before it is published."""
        return next((v for v in reversed(self.versions) if v.since <= now), None)


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything that the demo outlets publish, over all times."""

    outlets: Mapping[str, Outlet]
    reports: tuple[Report, ...]
    scenes: Mapping[str, str]  # picture name -> the scene that it shows

    def of(self, outlet: str, now: datetime) -> list[tuple[Report, Version]]:
        """What `outlet` has published by `now`, newest first."""
        found = [(r, v) for r in self.reports if r.outlet == outlet and (v := r.at(now))]
        return sorted(found, key=lambda pair: (pair[0].published, pair[0].slug), reverse=True)

    def report(self, key: str) -> Report:
        """The report `<outlet>/<slug>`. Raises EditionError where there is none."""
        for report in self.reports:
            if report.key == key:
                return report
        raise EditionError(f"The demo edition has no article {key}. Name one of the files below {FOLDER.name}/.")


@cache
def edition() -> Edition:
    """Read the edition that ships with the program. Raises EditionError that names the file at fault."""
    outlets = {key: _outlet(key, table) for key, table in _toml(FOLDER / "outlets.toml").items()}
    files: dict[tuple[str, str], list[Path]] = defaultdict(list)
    for path in sorted(FOLDER.glob("*/*.md")):
        files[path.parent.name, path.name.split(".")[0]].append(path)
    reports = tuple(Report(outlet, slug, _versions(paths)) for (outlet, slug), paths in sorted(files.items()))
    strangers = {report.outlet for report in reports} - outlets.keys()
    if strangers:
        raise EditionError(
            f"Folders without an outlet in outlets.toml: {', '.join(sorted(strangers))}. Add them there."
        )
    return Edition(outlets, reports, _toml(FOLDER / "pictures.toml"))


def parse(text: str, name: str, before: Mapping[str, Any] | None = None) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Head and paragraphs of an article file. `before` is the head of its previous version, if any.

    Raises EditionError where the head is missing or is no TOML.
    """
    parts = text.split("+++\n", 2)
    if len(parts) != 3 or parts[0].strip():
        raise EditionError(f"{name} has no head. Start the file with a TOML head between two lines '+++'.")
    try:
        head = tomllib.loads(parts[1])
    except tomllib.TOMLDecodeError as error:
        raise EditionError(f"The head of {name} is no TOML: {error}. Mend it.") from error
    paragraphs = tuple(" ".join(block.split()) for block in parts[2].split("\n\n") if block.strip())
    return {**(before or {}), **head}, paragraphs


def _versions(paths: Sequence[Path]) -> tuple[Version, ...]:
    found: list[Version] = []
    head: dict[str, Any] = {}
    # "x.2.md" sorts before "x.md": the number of the version decides, and the first has none.
    for path in sorted(paths, key=lambda p: p.suffixes[0] if len(p.suffixes) > 1 else ""):
        name = f"{path.parent.name}/{path.name}"
        head, paragraphs = parse(path.read_text(encoding="utf-8"), name, head)
        found.append(_version(head, paragraphs, name))
    return tuple(found)


def _version(head: Mapping[str, Any], paragraphs: tuple[str, ...], name: str) -> Version:
    try:
        return Version(
            title=head["title"],
            summary=head["summary"],
            authors=tuple(head.get("authors", ())),
            published=head["published"],
            updated=head.get("updated"),
            section=head["section"],
            dateline=head.get("dateline", ""),
            pictures=tuple(PictureUse(**picture) for picture in head.get("pictures", ())),
            correction=head.get("correction", ""),
            paragraphs=paragraphs,
        )
    except (KeyError, TypeError) as error:
        raise EditionError(f"The head of {name} does not fit: {error}. Compare it with another article's.") from error


def _outlet(key: str, table: Mapping[str, Any]) -> Outlet:
    try:
        return Outlet(key=key, **{**table, "sections": tuple(table["sections"])})
    except (KeyError, TypeError) as error:
        raise EditionError(
            f"The outlet {key} in outlets.toml does not fit: {error}. Compare it with another."
        ) from error


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
