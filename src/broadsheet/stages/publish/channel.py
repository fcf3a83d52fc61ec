"""A feed before it has a format: what Atom and JSON Feed say alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from markupsafe import escape

from broadsheet.news.page import Page
from broadsheet.stages.publish import words
from broadsheet.stages.publish.changed import change
from broadsheet.stages.publish.changes import Changes, changes

MAX_ENTRIES = 50
_NOTHING_YET = datetime(1970, 1, 1, tzinfo=UTC)
Address = Callable[[Page], str]


@dataclass(frozen=True, slots=True)
class Item:
    """An entry. Its id never changes; `updated` does with what it says."""

    id: str
    title: str
    address: str
    published: datetime
    updated: datetime
    language: str
    summary: str
    content: str  # simple HTML
    image: str = ""


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed with its entries, the newest first. `own` is its own address, `home` that of the page that it follows."""

    id: str
    title: str
    own: str
    home: str
    items: tuple[Item, ...]

    @property
    def updated(self) -> datetime:
        """When the newest entry changed."""
        return max((i.updated for i in self.items), default=_NOTHING_YET)


def of_stories(
    pages: Sequence[Page], address: Address, own: str, home: str, *, name: str = "", id: str = ""
) -> Channel:
    """The stories that changed last; `name` says which where they are not all, `id` is then the feed's own."""
    newest = sorted(pages, key=lambda p: (-p.updated.timestamp(), p.id))[:MAX_ENTRIES]
    items = tuple(
        Item(
            id=f"urn:ulid:{page.id}",
            title=page.headline.text,
            address=address(page),
            published=page.first_seen,
            updated=page.updated,
            language=page.language,
            summary=words.reports(page.status.articles, page.status.independent_reports),
            content=_content(page),
            image=words.web_address(page.images[0].url) if page.images else "",
        )
        for page in newest
    )
    title = f"Broadsheet: {name}" if name else "Broadsheet"
    return Channel(f"urn:broadsheet:{id or 'stories'}", title, own, home, items)


def of_changes(revisions: Sequence[Page], address: Address, own: str, home: str) -> Channel:
    """One story's revisions, the newest first, each with what it changed."""
    newest = revisions[0]
    items = []
    for n, page in enumerate(revisions[:MAX_ENTRIES]):
        before = revisions[n + 1] if n + 1 < len(revisions) else None
        content = _told(changes(before, page)) if before else _content(page)
        items.append(
            Item(
                id=f"urn:ulid:{page.id}:{page.revision}",
                title=f"{page.headline.text} ({page.revision})",
                address=address(page),
                published=page.updated,
                updated=page.updated,
                language=page.language,
                summary="; ".join(change(told) for told in page.status.changes)
                or words.reports(page.status.articles, page.status.independent_reports),
                content=content,
            )
        )
    return Channel(
        f"urn:broadsheet:changes:{newest.id}",
        words.label("Changes: %(headline)s") % {"headline": newest.headline.text},
        own,
        home,
        tuple(items),
    )


def _content(page: Page) -> str:
    """The sections and the list of sources, as simple HTML."""
    parts = []
    for section in page.sections:
        parts.append(f"<h2>{escape(section.heading.text)}</h2>")
        parts.append(f"<p>{' '.join(str(escape(s.text)) for s in section.sentences)}</p>")
    sources = [
        f'<li><a href="{escape(words.web_address(s.url))}">{escape(s.title)}</a>, {escape(s.outlet)}</li>'
        for s in page.sources
    ]
    return "\n".join([*parts, f"<h2>{words.label('Sources')}</h2>", f"<ol>{''.join(sources)}</ol>"])


def _told(found: Changes) -> str:
    """What changed, as simple HTML; a sentence that changed stands with what it said before."""
    parts = [
        *_list(words.label("New sentences"), [f"<ins>{escape(p.text)}</ins>" for p in found.new]),
        *_list(
            words.label("Changed sentences"),
            [f"<del>{escape(c.before)}</del> <ins>{escape(c.now.text)}</ins>" for c in found.changed],
        ),
        *_list(words.label("Dropped sentences"), [f"<del>{escape(text)}</del>" for text in found.dropped]),
        *_list(words.label("New in the timeline"), [str(escape(p.text)) for p in found.events]),
        *_list(words.label("New reports"), [str(escape(p.text)) for p in found.sources]),
    ]
    return "\n".join(parts) or f"<p>{words.label('Nothing that a reader sees differs.')}</p>"


def _list(title: str, rows: Sequence[str]) -> list[str]:
    return [f"<h2>{title}</h2>", f"<ul>{''.join(f'<li>{row}</li>' for row in rows)}</ul>"] if rows else []
