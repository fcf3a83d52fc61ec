"""The command line: what its groups are, and the commands for the library as a whole."""

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from broadsheet import config
from broadsheet.cli import feeds, library, models, stories
from broadsheet.cli.demo import demo
from broadsheet.cli.library import AsOf, opened
from broadsheet.cli.progress import Bars, told
from broadsheet.cli.terminal import console, say, when
from broadsheet.errors import BroadsheetError
from broadsheet.stages.collect.starter import starter
from broadsheet.store.labels import LABEL
from broadsheet.web.password import hashed
from broadsheet.web.server import serve as serve_web

_SHORTEST = 8  # characters of a password (NIST SP 800-63B, section 5.1.1.1)

app = typer.Typer(
    no_args_is_help=True, add_completion=False, help="Read the news as stories, every sentence with its sources' words."
)
app.add_typer(feeds.app, name="feeds")
app.add_typer(stories.app, name="story")
app.add_typer(models.app, name="models")


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


@app.command()
def init(
    starter_feeds: Annotated[
        bool, typer.Option("--starter/--no-starter", help="Follow the starter list of public feeds.")
    ] = True,
) -> None:
    """Make the home folder with its settings file, and follow the starter list."""
    settings = library.settings()
    path = config.write_defaults(settings.home)
    with opened() as paper:
        count = paper.follow(starter()) if starter_feeds else 0
    say(
        f"{settings.home} is ready, with {count} new feeds. Settings: {path}. Next: broadsheet models pull, broadsheet run"
    )


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
        f"{found.articles} articles in {found.stories} stories since {when(found.since)}; {found.singletons} stand alone"
    )
    agreement = found.agreement
    say(
        f"agreement with grouping anew: AMI {agreement.ami:.3f}, homogeneity {agreement.homogeneity:.3f}, completeness {agreement.completeness:.3f}"
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


app.command()(demo)
