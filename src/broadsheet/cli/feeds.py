"""The commands for feeds."""

from pathlib import Path

import typer
from rich.table import Table
from rich.text import Text

from broadsheet.cli.library import opened
from broadsheet.cli.terminal import console, say, when
from broadsheet.news.feed import Feed

app = typer.Typer(no_args_is_help=True, help="The feeds that you follow.")


@app.command()
def add(url: str, topic: str = "") -> None:
    """Follow a feed; a site's address is enough."""
    with opened() as paper:
        for feed in paper.add_feed(url, topic):
            say(f"Following {feed.url}")


@app.command("import")
def import_feeds(file: Path) -> None:
    """Follow every feed of an OPML file."""
    with opened() as paper:
        say(f"{paper.import_opml(file)} new feeds")


@app.command("export")
def export_feeds() -> None:
    """Write all feeds as OPML to the standard output."""
    with opened() as paper:
        typer.echo(paper.export_opml().decode())


@app.command("list")
def list_feeds() -> None:
    """Every feed: health, last success, next poll, why it failed."""
    table = Table("Feed", "Topic", "Health", "Last success", "Next poll", box=None)
    with opened() as paper:
        for f in paper.feeds():
            name = f"{f.title}\n{f.url}" if f.title else f.url
            row = (name, f.topic, _health(f), when(f.last_success) or "never", _next_poll(f))
            table.add_row(*(Text(cell, overflow="fold") for cell in row))
    console.print(table)


def _health(feed: Feed) -> str:
    if feed.state == "active" and feed.last_error:
        return f"failed {feed.failures} times: {feed.last_error}"
    if feed.state == "active":
        return "well" if feed.last_success else "not polled yet"
    return f"{feed.state}: {feed.last_error}" if feed.last_error else feed.state


def _next_poll(feed: Feed) -> str:
    if feed.state != "active":
        return "never"
    return when(feed.next_poll) or "at the next round"


@app.command()
def remove(feed: str) -> None:
    """Stop following a feed."""
    with opened() as paper:
        paper.remove_feed(feed)


@app.command()
def pause(feed: str) -> None:
    """Poll a feed no more until it is resumed."""
    with opened() as paper:
        paper.set_feed_state(feed, "paused")


@app.command()
def resume(feed: str) -> None:
    """Poll a paused feed again."""
    with opened() as paper:
        paper.set_feed_state(feed, "active")
