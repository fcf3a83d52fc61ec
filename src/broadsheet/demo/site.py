"""One outlet's site at one moment: which addresses it has, and what stands there."""

from dataclasses import dataclass
from datetime import datetime

from broadsheet.demo.newsroom import Edition, Outlet, PictureUse, Report, Version
from broadsheet.demo.pictures import WIDTHS, is_portrait, size


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture on a page: its copies and the words beneath it."""

    use: PictureUse
    scene: str
    url: str
    width: int
    height: int
    sizes: tuple[tuple[str, int], ...]  # address and width of every copy up to the page's own


@dataclass(frozen=True, slots=True)
class Item:
    """An article as its outlet's pages and feeds show it."""

    report: Report
    version: Version
    url: str
    feed_url: str  # differs from `url` where the feed still gives the old address
    shots: tuple[Shot, ...]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The text, with the correction as its last paragraph where there is one."""
        return self.version.paragraphs + ((self.version.correction,) if self.version.correction else ())


@dataclass(frozen=True, slots=True)
class Site:
    """An outlet's site at `now`, served on `port`."""

    edition: Edition
    outlet: Outlet
    port: int
    now: datetime

    @property
    def base(self) -> str:
        """The address of the home page, without the last slash."""
        return f"http://{self.outlet.key}.localhost:{self.port}"

    @property
    def known_feed_url(self) -> str:
        """Where readers look for the feed: its old address, if it has moved."""
        return self.base + (self.outlet.old_feed_path or self.outlet.feed_path)

    @property
    def feed_url(self) -> str:
        """Where the feed lies."""
        return self.base + self.outlet.feed_path

    def items(self) -> list[Item]:
        """What is published by now, newest first."""
        return [self._item(report, version) for report, version in self.edition.of(self.outlet.key, self.now)]

    def path(self, report: Report, pattern: str) -> str:
        """The path of a report by an address pattern of outlets.toml."""
        first = report.versions[0]
        day = first.published
        return pattern.format(
            slug=report.slug,
            year=f"{day:%Y}",
            month=f"{day:%m}",
            day=f"{day:%d}",
            section=first.section.lower(),
        )

    def _item(self, report: Report, version: Version) -> Item:
        url = self.base + self.path(report, self.outlet.article_path)
        old = self.outlet.old_article_path
        feed_url = self.base + self.path(report, old) if old else url
        return Item(report, version, url, feed_url, tuple(self._shot(use) for use in version.pictures))

    def _shot(self, use: PictureUse) -> Shot:
        scene = self.edition.scenes[use.name]
        width, height = size(self.outlet.picture_width, is_portrait(scene))
        copies = tuple((self._picture_url(use.name, w), w) for w in WIDTHS if w <= width)
        return Shot(use, scene, self._picture_url(use.name, width), width, height, copies)

    def _picture_url(self, name: str, width: int) -> str:
        return f"{self.base}/pictures/{name}-{width}.jpg"
