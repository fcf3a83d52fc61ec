"""The commands."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markdown import Markdown
from rich.table import Table

from broadsheet import config
from broadsheet.app import Broadsheet
from broadsheet.cli import models
from broadsheet.cli.progress import Bars
from broadsheet.config import FILE_NAME, Settings
from broadsheet.errors import BroadsheetError
from broadsheet.inference.models import NoModel, pull
from broadsheet.runtime.clock import FixedClock, system_clock
from broadsheet.runtime.coordinator import RoundReport
from broadsheet.stages.collect.starter import starter
from broadsheet.stages.publish.json import dumps, page_data
from broadsheet.stages.publish.markdown import counts, page_markdown
from broadsheet.store.labels import LABEL
from broadsheet.web.password import hashed
from broadsheet.web.server import serve as serve_web

app = typer.Typer(
    no_args_is_help=True, add_completion=False, help="Read the news as stories, every sentence with its sources' words."
)
feeds_app = typer.Typer(no_args_is_help=True, help="The feeds that you follow.")
story_app = typer.Typer(no_args_is_help=True, help="The stories.")
app.add_typer(feeds_app, name="feeds")
app.add_typer(story_app, name="story")
app.add_typer(models.app, name="models")

console = Console()
_SHORTEST = 8  # characters of a password (NIST SP 800-63B, section 5.1.1.1)
AsOf = Annotated[str, typer.Option("--as-of", help="Replay the past: an ISO time taken for now.")]


def run() -> None:
    """Enter here: errors that are meant for a person are printed as a sentence."""
    try:
        app()
    except BroadsheetError as error:
        Console(stderr=True).print(f"[bold]broadsheet:[/bold] {error}", highlight=False, markup=True)
        sys.exit(1)


@contextmanager
def opened(as_of: str = "", settings: Settings | None = None) -> Iterator[Broadsheet]:
    """The store of the settings' home."""
    clock = FixedClock(moment(as_of)) if as_of else system_clock
    with Broadsheet(settings=settings or config.load(), clock=clock) as paper:
        yield paper


def moment(text: str) -> datetime:
    """An ISO time; without a zone it counts as UTC. Raises BroadsheetError."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise BroadsheetError(f"{text!r} is no time. Write it as 2026-03-12T18:00.") from error
    return at if at.tzinfo else at.replace(tzinfo=UTC)


@app.command()
def init(
    starter_feeds: Annotated[
        bool, typer.Option("--starter/--no-starter", help="Follow the starter list of public feeds.")
    ] = True,
) -> None:
    """Make the home folder with its settings file, and follow the starter list."""
    settings = config.load()
    settings.home.mkdir(parents=True, exist_ok=True)
    path = settings.home / FILE_NAME
    if not path.exists():
        path.write_text(settings_file(), encoding="utf8")
    with opened() as paper:
        count = paper.follow(starter()) if starter_feeds else 0
    console.print(
        f"{settings.home} is ready, with {count} new feeds. Settings: {path}. Next: broadsheet models pull, broadsheet run"
    )


def settings_file() -> str:
    """Every setting with its sentence and its default, commented out."""
    lines = ["# Broadsheet's settings. Take the # from a line to set it; BROADSHEET_<NAME> in the environment wins."]
    for name, field in Settings.model_fields.items():
        if name != "home":
            lines += ["", f"# {field.description}", f"# {name} = {json.dumps(field.default)}"]
    return "\n".join(lines) + "\n"


@feeds_app.command("add")
def feeds_add(url: str, topic: str = "") -> None:
    """Follow a feed; a site's address is enough."""
    with opened() as paper:
        for feed in paper.add_feed(url, topic):
            console.print(f"Following {feed.url}")


@feeds_app.command("import")
def feeds_import(file: Path) -> None:
    """Follow every feed of an OPML file."""
    with opened() as paper:
        console.print(f"{paper.import_opml(file)} new feeds")


@feeds_app.command("export")
def feeds_export() -> None:
    """Write all feeds as OPML to the standard output."""
    with opened() as paper:
        typer.echo(paper.export_opml().decode())


@feeds_app.command("list")
def feeds_list() -> None:
    """Every feed: health, last success, next poll, why it failed."""
    table = Table("Feed", "Topic", "Health", "Last success", "Next poll", box=None)
    with opened() as paper:
        for f in paper.feeds():
            health = f.last_error or f.state
            table.add_row(f.title or f.url, f.topic, health, _when(f.last_success), _when(f.next_poll))
    console.print(table)


def _when(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M}" if at else "never"


@feeds_app.command("remove")
def feeds_remove(feed: str) -> None:
    """Stop following a feed."""
    with opened() as paper:
        paper.remove_feed(feed)


@feeds_app.command("pause")
def feeds_pause(feed: str) -> None:
    """Poll a feed no more until it is resumed."""
    with opened() as paper:
        paper.set_feed_state(feed, "paused")


@feeds_app.command("resume")
def feeds_resume(feed: str) -> None:
    """Poll a paused feed again."""
    with opened() as paper:
        paper.set_feed_state(feed, "active")


@app.command("run")
def run_command(
    once: Annotated[bool, typer.Option("--once", help="One round, then end.")] = False,
    all_ages: Annotated[bool, typer.Option("--all-ages", help="Read entries of any age.")] = False,
    as_of: AsOf = "",
) -> None:
    """Poll, read, group, write and publish, again and again."""
    with opened(as_of) as paper, Bars(console) as bars:
        if once or as_of:
            console.print(told(paper.run_once(all_ages=all_ages, progress=bars)))
        else:
            paper.run(
                all_ages=all_ages,
                progress=bars,
                after=lambda report: console.print(told(report)) if report.counts else None,
            )


def told(report: RoundReport) -> str:
    """A round in one line a stage."""
    rows = [
        f"{stage}: {', '.join(f'{n} {kind}' for kind, n in row.items() if n)}" for stage, row in report.counts.items()
    ]
    return "\n".join(rows) or "Nothing was due."


@app.command()
def serve(as_of: AsOf = "") -> None:
    """Serve the pages on this machine."""
    with opened(as_of) as paper:
        console.print(f"Broadsheet is at http://{paper.settings.listen}:{paper.settings.port}/")
        serve_web(paper)


@app.command()
def ingest(file: Path) -> None:
    """Take in the recorded pages of a WARC archive; the next round reads them."""
    with opened() as paper:
        console.print(f"{paper.ingest_warc(file)} pages. Next: broadsheet run --once --all-ages")


@app.command("export")
def export_command(folder: Path) -> None:
    """Write the static site and the JSON to a folder."""
    with opened() as paper:
        console.print(f"{paper.export(folder)} files in {folder}")


@app.command()
def doctor(traces: Annotated[bool, typer.Option("--traces", help="Print the traces of bugs met.")] = False) -> None:
    """What is wrong, and what to do about it."""
    with opened() as paper:
        found = paper.problems()
        for problem in found:
            console.print(f"- {problem.what}\n  {problem.advice}", highlight=False, markup=False)
        for stage, key, reason, trace in paper.traces() if traces else ():
            console.print(f"{stage} {key}: {reason}\n{trace}", highlight=False, markup=False)
        console.print(f"{len(found)} problems." if found else "Nothing is wrong.")


@app.command()
def password(
    remove: Annotated[bool, typer.Option("--remove", help="Ask for none; then only this machine is served.")] = False,
) -> None:
    """Set the password that the web app asks for."""
    chosen = "" if remove else typer.prompt("New password", hide_input=True, confirmation_prompt=True)
    if not remove and len(chosen) < _SHORTEST:
        raise BroadsheetError(f"The password is too short. Choose one of at least {_SHORTEST} characters.")
    with opened() as paper:
        paper.set_password(hashed(chosen) if chosen else None)
    console.print("The web app asks for no password." if remove else "The web app asks for this password.")


@app.command("labels")
def labels_command() -> None:
    """Every reported mistake as a line of JSON."""
    with opened() as paper:
        for label in paper.labels():
            typer.echo(LABEL.dump_json(label).decode())


@story_app.command("list")
def story_list(limit: int = 40) -> None:
    """The stories, the last changed first."""
    with opened() as paper:
        for page in paper.stories(limit):
            console.print(f"{page.id}  {page.headline.text}  ({counts(page)})", highlight=False, markup=False)


@story_app.command("show")
def story_show(
    story: str,
    as_json: Annotated[bool, typer.Option("--json", help="The page as JSON.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="The page as Markdown.")] = False,
) -> None:
    """One story, by its id or the id's first letters."""
    with opened() as paper:
        page = paper.page(story)
    if as_json:
        typer.echo(dumps(page_data(page)), nl=False)
    elif markdown:
        typer.echo(page_markdown(page), nl=False)
    else:
        console.print(Markdown(page_markdown(page)))


@app.command()
def demo(
    home: Annotated[Path, typer.Option(help="Where the demo keeps its store.")] = Path(".broadsheet"),
    port: Annotated[int, typer.Option(help="The port of the demo's small web of news.")] = 8765,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="End when the pages are written.")] = False,
) -> None:
    """Read the demo edition, a small fictional world of news on this machine, and serve the pages."""
    from broadsheet.demo.newsroom import EVENING, MORNING
    from broadsheet.demo.server import DemoWorld

    settings = config.load(home=home, allow_private_addresses=True, host_delay=0.0)
    get_model(settings)
    with DemoWorld(port, MORNING) as world:
        clock = FixedClock(MORNING)
        for now in (MORNING, EVENING):
            world.now = clock.now = now
            with Broadsheet(settings=settings, clock=clock) as paper, Bars(console) as bars:
                paper.follow((f.url, f.title, f.topic) for f in world.feed_urls)
                console.print(told(paper.run_once(progress=bars)))
        with Broadsheet(settings=settings, clock=clock) as paper:
            console.print(f"{len(paper.stories())} stories from {len(paper.feeds())} feeds.")
            if not no_serve:
                console.print(f"\nOpen http://{settings.listen}:{settings.port}/ (Ctrl-C ends it)")
                serve_web(paper)


def get_model(settings: Settings, say: Callable[[str], None] = console.print) -> None:
    """Bring the embedder where it can be had; without it the program works on words, names and time, and says so."""
    try:
        if settings.embedder != "none":
            pull(settings.embedder, settings, say)
    except NoModel as error:
        say(f"{error} Going on with words, names and time.")
