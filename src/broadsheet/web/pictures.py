"""Pictures fetched for the reader: only those that a report shows, through the guard and the proxy, kept on the disk.

An outlet then hears from this program, never from the reader's browser.
"""

import hashlib
import os
import threading
from contextlib import suppress
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from broadsheet.app import Broadsheet
from broadsheet.errors import BroadsheetError, NotFoundError
from broadsheet.net.http import Fetcher
from broadsheet.stages.collect.crawl import NothingThere
from broadsheet.stages.collect.pictures import media_type
from broadsheet.store import articles

_KEPT = "private, max-age=604800"  # a week: an outlet gives a changed picture another address
_ACCEPT = "image/avif,image/webp,image/*;q=0.8"


class Pictures:
    """The pictures of a library's articles."""

    def __init__(self, paper: Broadsheet) -> None:
        self._paper = paper
        self._files = PictureFiles(paper.settings.home / "pictures", int(paper.settings.picture_cache_mb * 1_000_000))
        self._fetcher: Fetcher | None = None

    async def get(self, url: str, full: bool) -> bytes:
        """A picture's bytes, or those of its largest version. Raises NotFoundError where no report shows it."""
        address = await run_in_threadpool(self._address, url, full)
        known = await run_in_threadpool(self._files.get, address)
        return known or await self._fetched(address)

    def _address(self, url: str, full: bool) -> str:
        with self._paper.database.read() as db:
            shown = articles.shows(db, url)
        if shown is None or not self._paper.settings.fetches_pictures:
            raise NotFoundError("No report shows this picture.")
        return (full and shown.full_size_url) or shown.url

    async def _fetched(self, url: str) -> bytes:
        if self._fetcher is None:
            self._fetcher = Fetcher(self._paper.settings, self._paper.clock)
        # As a browser would, for one reader who looks at it now: robots.txt is for those who gather.
        answer = await self._fetcher.get(url, accept=_ACCEPT, robots=False)
        if answer.status != 200:
            raise NothingThere(f"{url} answered {answer.status}.")
        await run_in_threadpool(media_type, url, answer.body)  # before it is kept
        await run_in_threadpool(self._files.put, url, answer.body)
        return answer.body

    async def close(self) -> None:
        """Close every connection."""
        if self._fetcher is not None:
            await self._fetcher.__aexit__()


class PictureFiles:
    """Pictures on the disk, up to a number of bytes; the one that was not shown for longest goes first."""

    def __init__(self, folder: Path, most: int) -> None:
        self._folder, self._most = folder, most

    def _path(self, url: str) -> Path:
        return self._folder / hashlib.sha256(url.encode()).hexdigest()

    def get(self, url: str) -> bytes | None:
        """A picture, if it is kept."""
        path = self._path(url)
        try:
            os.utime(path)
            return path.read_bytes()
        except OSError:
            return None

    def put(self, url: str, body: bytes) -> None:
        """Keep a picture, where there is room. A disk that is full keeps none, and nobody has to know."""
        if len(body) > self._most:
            return
        with suppress(OSError):
            self._make_room(len(body))
            part = self._folder / f"part-{os.getpid()}-{threading.get_ident()}"
            part.write_bytes(body)
            part.replace(self._path(url))

    def _make_room(self, size: int) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        files = sorted((s.st_mtime, s.st_size, e.path) for e in os.scandir(self._folder) if (s := e.stat()))
        over = sum(length for _, length, _ in files) + size - self._most
        for _, length, path in files:
            if over <= 0:
                return
            Path(path).unlink(missing_ok=True)
            over -= length


def add(app: FastAPI, pictures: Pictures) -> None:
    """Add the route of pictures."""

    @app.api_route("/pictures", methods=["GET", "HEAD"], include_in_schema=False, response_model=None)
    async def picture(request: Request, url: str = "", full: bool = False) -> Response:
        try:
            body = await pictures.get(url, full)
            kind = await run_in_threadpool(media_type, url, body)
        except (BroadsheetError, NothingThere) as error:
            raise NotFoundError(str(error)) from error
        return Response(body, media_type=kind, headers={"Cache-Control": _KEPT})
