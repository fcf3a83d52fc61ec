"""The commands."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.markdown import Markdown
from rich.table import Table
from rich.text import Text

from broadsheet import config
from broadsheet.app import Broadsheet
from broadsheet.cli import given, models
from broadsheet.cli.evidence import evidence_lines, left_out_lines, why_table
from broadsheet.cli.progress import Bars
from broadsheet.config import Settings
from broadsheet.errors import BroadsheetError
from broadsheet.inference.models import NoModel, pull
from broadsheet.news.decision import Decision
from broadsheet.news.feed import Feed
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


def say(text: str) -> None:
    """Print a line as it is: titles and addresses may hold what a terminal library takes for its markup."""
    console.print(text, highlight=False, markup=False, soft_wrap=True)


_SHORTEST = 8  # characters of a password (NIST SP 800-63B, section 5.1.1.1)
AsOf = Annotated[str, typer.Option("--as-of", help="Replay the past: an ISO time taken for now.")]


def run() -> None:
    """Enter here: errors that are meant for a person are printed as a sentence."""
    try:
        app()
    except BroadsheetError as error:
        _end(str(error))
    except OSError as error:
        _end(
            f"{error.filename or 'The system'}: {error.strerror or error}. See that the disk has space and that the file is yours."
        )


def _end(why: str) -> NoReturn:
    print(f"broadsheet: {why}", file=sys.stderr)
    sys.exit(1)


@contextmanager
def opened(as_of: str = "", settings: Settings | None = None) -> Iterator[Broadsheet]:
    """The store of the settings' home."""
    clock = FixedClock(moment(as_of)) if as_of else system_clock
    with Broadsheet(settings=settings or given.settings(), clock=clock) as paper:
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
    settings = given.settings()
    path = config.write_defaults(settings.home)
    with opened() as paper:
        count = paper.follow(starter()) if starter_feeds else 0
    say(
        f"{settings.home} is ready, with {count} new feeds. Settings: {path}. Next: broadsheet models pull, broadsheet run"
    )


@feeds_app.command("add")
def feeds_add(url: str, topic: str = "") -> None:
    """Follow a feed; a site's address is enough."""
    with opened() as paper:
        for feed in paper.add_feed(url, topic):
            say(f"Following {feed.url}")


@feeds_app.command("import")
def feeds_import(file: Path) -> None:
    """Follow every feed of an OPML file."""
    with opened() as paper:
        say(f"{paper.import_opml(file)} new feeds")


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
            name = f"{f.title}\n{f.url}" if f.title else f.url
            row = (name, f.topic, _health(f), _when(f.last_success) or "never", _next_poll(f))
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
    return _when(feed.next_poll) or "at the next round"


def _when(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M}" if at else ""


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
    with opened(as_of) as paper:
        if why := paper.lacks_model():
            say(f"{why} The round goes by words, names and time.")
        with Bars(console) as bars:
            if once or as_of:
                say(told(paper.run_once(all_ages=all_ages, progress=bars)))
            else:
                paper.run(
                    all_ages=all_ages, progress=bars, after=lambda report: say(told(report)) if report.counts else None
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
        say(f"Broadsheet is at http://{paper.settings.listen}:{paper.settings.port}/")
        say("Feeds are read by `broadsheet run` beside it, or when you ask for it on the page Feeds.")
        serve_web(paper)


@app.command()
def ingest(file: Path) -> None:
    """Take in the recorded pages of a WARC archive; the next round reads them."""
    with opened() as paper:
        say(f"{paper.ingest_warc(file)} pages. Next: broadsheet run --once --all-ages")


@app.command("export")
def export_command(folder: Path) -> None:
    """Write the static site and the JSON to a folder."""
    with opened() as paper:
        say(f"{paper.export(folder)} files in {folder}")


@app.command()
def doctor(traces: Annotated[bool, typer.Option("--traces", help="Print the traces of bugs met.")] = False) -> None:
    """What is wrong, and what to do about it."""
    with opened() as paper:
        found = paper.problems()
        for problem in found:
            say(f"- {problem.what}\n  {problem.advice}")
        for stage, key, reason, trace in paper.traces() if traces else ():
            say(f"{stage} {key}: {reason}\n{trace}")
        say(f"{len(found)} problems." if found else "Nothing is wrong.")


@app.command("quality")
def quality_command(days: float = 7.0, as_of: AsOf = "") -> None:
    """Group the last days anew, all at once, and tell how far the live stories agree."""
    with opened(as_of) as paper:
        found = paper.quality(days)
    say(
        f"{found.articles} articles in {found.stories} stories since {_when(found.since)}; {found.singletons} stand alone"
    )
    told = found.agreement
    say(
        f"agreement with grouping anew: AMI {told.ami:.3f}, homogeneity {told.homogeneity:.3f}, completeness {told.completeness:.3f}"
    )
    say(f"merges {found.merges}, splits {found.splits}, of these undone {found.undone}")
    for count, _, headline in found.largest:
        say(f"  {count:>4} articles: {headline}")


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
            say(f"{page.id}  {page.headline.text}  ({counts(page)})")


@story_app.command("show")
def story_show(
    story: str,
    as_json: Annotated[bool, typer.Option("--json", help="The page as JSON.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="The page as Markdown.")] = False,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Every sentence with the words that it rests on, and the scores.")
    ] = False,
    why: Annotated[
        bool,
        typer.Option(
            "--why", help="What joined each article, with the scores; which sentences were left out, and why."
        ),
    ] = False,
) -> None:
    """One story, by its id or the id's first letters."""
    with opened() as paper:
        page = paper.page(story)
        if why:
            console.print(why_table(paper, story))
            for line in left_out_lines(paper, story):
                say(line)
            return
    if evidence:
        for line in evidence_lines(page):
            say(line)
    elif as_json:
        typer.echo(dumps(page_data(page)), nl=False)
    elif markdown:
        typer.echo(page_markdown(page), nl=False)
    else:
        console.print(Markdown(page_markdown(page)))


@story_app.command("merge")
def story_merge(story: str, into: str, reason: str = "") -> None:
    """Make two stories one, at the address of the second. The program never parts them again."""
    with opened() as paper:
        _told_decision(paper.merge_stories(story, into, reason))


@story_app.command("split")
def story_split(
    story: str,
    articles: Annotated[list[str], typer.Option("--articles", help="An article that leaves; give it again for more.")],
    reason: str = "",
) -> None:
    """Give some articles of a story a story of their own. The program never joins them again."""
    with opened() as paper:
        _told_decision(paper.split_story(story, [a for given in articles for a in given.split(",")], reason))


@story_app.command("undo")
def story_undo(what: str) -> None:
    """Take back a merge or split, by its id or by that of a story: then the last one about it."""
    with opened() as paper:
        decision = paper.undo(what)
        console.print(f"The {decision.kind} {decision.id} is undone. The pages are written in the next round.")


def _told_decision(decision: Decision) -> None:
    verb = "merged into" if decision.kind == "merge" else "split off as"
    what = decision.story if decision.kind == "merge" else f"{len(decision.moved)} articles of {decision.story}"
    console.print(
        f"{what} {verb} {decision.other}. The pages are written in the next round.\nTo take it back: broadsheet story undo {decision.id}"
    )


@story_app.command("decisions")
def story_decisions() -> None:
    """Every merge and split, by the program and by people, as JSON lines: labelled examples of what makes a story."""
    with opened() as paper:
        for decision in paper.decisions():
            typer.echo(json.dumps({**asdict(decision), "binding": decision.binding}, default=str))


@app.command()
def demo(
    home: Annotated[Path, typer.Option(help="Where the demo keeps its store.")] = Path(".broadsheet"),
    port: Annotated[int, typer.Option(help="The port of the demo's small web of news.")] = 8765,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="End when the pages are written.")] = False,
) -> None:
    """Read the demo edition, a small fictional world of news on this machine, and serve the pages."""
    from broadsheet.demo.newsroom import EVENING, MORNING
    from broadsheet.demo.server import DemoWorld

    settings = given.settings(home=home, allow_private_addresses=True, host_delay=0.0)
    get_model(settings)
    with DemoWorld(port, MORNING) as world:
        clock = FixedClock(MORNING)
        for now in (MORNING, EVENING):
            world.now = clock.now = now
            with Broadsheet(settings=settings, clock=clock) as paper, Bars(console) as bars:
                paper.follow((f.url, f.title, f.topic) for f in world.feed_urls)
                say(told(paper.run_once(progress=bars)))
        with Broadsheet(settings=settings, clock=clock) as paper:
            say(f"{len(paper.stories())} stories from {len(paper.feeds())} feeds.")
            if not no_serve:
                say(f"\nOpen http://{settings.listen}:{settings.port}/ (Ctrl-C ends it)")
                serve_web(paper)


def get_model(settings: Settings, say: Callable[[str], None] = say) -> None:
    """Bring the embedder where it can be had; without it the program works on words, names and time, and says so."""
    try:
        if settings.embedder != "none":
            pull(settings.embedder, settings, say)
    except NoModel as error:
        say(f"{error} Going on with words, names and time.")
