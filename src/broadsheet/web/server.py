"""The web app: every page of the site, its forms, and the same things as JSON."""

import asyncio
import gc
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anyio.to_thread
import uvicorn
from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool

from broadsheet.app import Broadsheet
from broadsheet.config import Settings
from broadsheet.errors import BroadsheetError
from broadsheet.stages.publish import html
from broadsheet.web import api, channels, feed_forms, forms, install, live, pages, pictures, signing_in, told
from broadsheet.web.acting import Acting
from broadsheet.web.finish import Finish
from broadsheet.web.guard import is_loopback
from broadsheet.web.looks import Looks
from broadsheet.web.pages.desk import Desk
from broadsheet.web.password import Door
from broadsheet.web.pictures import Pictures
from broadsheet.web.reading.reading import Reading
from broadsheet.web.rounds import Rounds
from broadsheet.web.shown import ShownPages

_THREADS = 16
_PATIENCE = 5  # seconds for what is being answered at the end


def create_app(paper: Broadsheet) -> FastAPI:
    """The app over an open library. It writes what the reader does, and nothing that a look at a page would not."""
    reading, rounds, door = Reading(paper), Rounds(paper), Door(paper)
    shown = ShownPages(reading)
    acting = Acting(paper, shown.touched)
    looks, kept_pictures = Looks(acting.note), Pictures(paper)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        # As many as the database keeps connections open; more threads only wait for each other.
        anyio.to_thread.current_default_thread_limiter().total_tokens = _THREADS
        await run_in_threadpool(acting.catch_up)
        ready = asyncio.create_task(_make_ready(acting, reading))
        yield
        ready.cancel()
        await run_in_threadpool(looks.settle)
        await kept_pictures.close()
        rounds.close()
        reading.close()

    app = FastAPI(title="Broadsheet", version="1", docs_url=None, redoc_url=None, lifespan=lifespan)
    app.state.rounds, app.state.looks = rounds, looks
    app.state.fetches_pictures = paper.settings.fetches_pictures
    app.add_middleware(Finish, door=door, touched=shown.touched, settings=paper.settings)
    forms.add(app, reading, acting)
    feed_forms.add(app, paper, rounds)
    channels.add(app, reading)
    app.state.live = live.Live(reading)
    live.add(app, app.state.live)
    install.add(app)
    pictures.add(app, kept_pictures)
    signing_in.add(app, reading, door)
    pages.add(app, Desk(reading, shown, looks, rounds, door))
    api.add(app, reading, acting, paper, rounds)
    told.add(app, reading, paper.settings)
    return app


async def _make_ready(acting: Acting, reading: Reading) -> None:
    """What the first readers would wait for; then index what was published before there was an index of names."""
    await run_in_threadpool(reading.warm)
    await run_in_threadpool(html.compile_templates, reading.interface_language or "en")
    while await run_in_threadpool(acting.catch_up):
        pass


class Server(uvicorn.Server):
    """A server that ends the streams of events first: they never end by themselves."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Take no more connections, and let those that are open end."""
        self.config.app.state.live.close()  # type: ignore[union-attr]
        await super().shutdown(sockets)


def serve(paper: Broadsheet) -> None:
    """Serve until interrupted. Raises BroadsheetError where others could reach the address and no password is set."""
    settings = paper.settings
    check_address(settings, Door(paper).locked)
    config = uvicorn.Config(
        create_app(paper),
        host=settings.listen,
        port=settings.port,
        log_level=settings.log_level,
        server_header=False,
        timeout_graceful_shutdown=_PATIENCE,
    )
    # What is loaded by now stays: left to the garbage collector, one page in 500 waits 75 ms while it is looked through.
    gc.collect()
    gc.freeze()
    Server(config).run()


def check_address(settings: Settings, locked: bool) -> None:
    """Raise BroadsheetError for an address that other machines can reach while nobody is asked for a password."""
    if not is_loopback(settings.listen) and not locked:
        why = (
            f"Without a password Broadsheet does not listen on {settings.listen!r}, which other machines can reach. "
            "Set one with `broadsheet password`, or set `listen` to 127.0.0.1."
        )
        raise BroadsheetError(why)
