"""Full-text search over the newest pages: FTS5 on SQLite. The only place that knows a dialect's search."""

import re

import sqlalchemy as sa

from broadsheet.news.page import Page


def index(connection: sa.Connection, page: Page) -> None:
    """Let the newest revision of a page be found in place of the one before."""
    remove(connection, page.id)
    body = " ".join([s.heading.text + " " + " ".join(x.text for x in s.sentences) for s in page.sections])
    sources = " ".join(f"{s.title} {s.outlet}" for s in page.sources)
    row = {"story": page.id, "headline": page.headline.text, "body": body, "sources": sources}
    connection.execute(
        sa.text("INSERT INTO search (story, headline, body, sources) VALUES (:story, :headline, :body, :sources)"), row
    )


def remove(connection: sa.Connection, story: str) -> None:
    """Forget a story."""
    connection.execute(sa.text("DELETE FROM search WHERE story = :story"), {"story": story})


def find(connection: sa.Connection, query: str, limit: int) -> tuple[str, ...]:
    """The ids of the stories that hold every word of `query`, best first; any text is a valid query."""
    words = re.findall(r"\w+", query)[:12]
    if not words:
        return ()
    match = " ".join(f'"{word}"*' if i == len(words) - 1 else f'"{word}"' for i, word in enumerate(words))
    rows = connection.execute(
        sa.text(
            "SELECT story FROM search WHERE search MATCH :match AND rank MATCH 'bm25(0, 8, 2, 1)' ORDER BY rank LIMIT :limit"
        ),
        {"match": match, "limit": limit},
    )
    return tuple(row.story for row in rows)
