"""The command that shows what Broadsheet makes of a small fictional world of news."""

from pathlib import Path
from typing import Annotated

import typer

from broadsheet.app import Broadsheet
from broadsheet.cli import library
from broadsheet.cli.progress import Bars, told
from broadsheet.cli.terminal import console, say
from broadsheet.config import Settings
from broadsheet.inference.models import NoModel, pull
from broadsheet.runtime.clock import FixedClock
from broadsheet.web.server import serve


def demo(
    home: Annotated[Path, typer.Option(help="Where the demo keeps its store.")] = Path(".broadsheet"),
    port: Annotated[int, typer.Option(help="The port of the demo's small web of news.")] = 8765,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="End when the pages are written.")] = False,
) -> None:
    """Read the demo edition, a small fictional world of news on this machine, and serve the pages."""
    from broadsheet.demo.newsroom import EVENING, MORNING
    from broadsheet.demo.server import DemoWorld

    settings = library.settings(home=home, allow_private_addresses=True, host_delay=0.0)
    _get_model(settings)
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
                serve(paper)


def _get_model(settings: Settings) -> None:
    """Bring the embedder where it can be had; without it the program works on words, names and time, and says so."""
    try:
        if settings.embedder != "none":
            pull(settings.embedder, settings, say)
    except NoModel as error:
        say(f"{error} Going on with words, names and time.")
