"""What the pages are made of."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from fastapi import Request
from fastapi.responses import HTMLResponse, Response
from starlette.background import BackgroundTask

from broadsheet.stages.publish.html import Frame
from broadsheet.web.frames import frame_of
from broadsheet.web.looks import Looks
from broadsheet.web.packed import Packed
from broadsheet.web.password import Door
from broadsheet.web.reading.reading import Reading
from broadsheet.web.rounds import Rounds
from broadsheet.web.shown import ShownPages


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the pages come from, and who is told of a look at one."""

    reading: Reading
    shown: ShownPages
    looks: Looks
    rounds: Rounds
    door: Door

    def frame(self, request: Request) -> Frame:
        """The frame of a page that is asked for."""
        return frame_of(request, self.reading)


def kept(found: Packed, note: BackgroundTask | None) -> Response:
    """A page that is kept as it is sent."""
    return HTMLResponse(found.data, headers=found.headers, background=note)


def after(request: Request, act: Callable[..., Awaitable[None]], *what: object) -> BackgroundTask | None:
    """What a look at a page changes, once the page is sent; a look ahead by the browser is none."""
    ahead = "prefetch" in request.headers.get("Sec-Purpose", "") or "X-Look-Ahead" in request.headers
    return None if ahead or request.method == "HEAD" else BackgroundTask(act, *what)
