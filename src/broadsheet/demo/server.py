"""The demo edition on loopback: one server, and under it a host name for each outlet.

`http://courier.localhost:8765/` is the Ansel Courier, and so on; RFC 6761 keeps names below `.localhost` on loopback.
The world has its own time, which can be moved while the server runs.
"""

import gzip
import sys
import threading
import time
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, NamedTuple, Self

from broadsheet.demo import pages
from broadsheet.demo.answers import Answer, answer
from broadsheet.demo.newsroom import MORNING, Edition, edition
from broadsheet.demo.site import Site
from broadsheet.errors import BroadsheetError

ADDRESS = "127.0.0.1"
PORT = 8765


class DemoError(BroadsheetError):
    """The demo edition cannot be served."""


class FeedAddress(NamedTuple):
    """A feed of the demo edition, and the topic under which a reader files it."""

    url: str
    topic: str
    title: str


class DemoWorld:
    """The demo edition's server, as a context manager. `now` is the world's time and may be set at any moment.

    `port` 0 takes any free port; after `start`, `port` is the one in use.
    """

    def __init__(self, port: int = PORT, now: datetime = MORNING) -> None:
        self.port = port
        self.now = now
        self.edition: Edition = edition()
        self._server: _Server | None = None
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Serve from now on, in a thread. Raises DemoError where the port is taken."""
        try:
            self._server = _Server((ADDRESS, self.port), self)
        except OSError as error:
            raise DemoError(
                f"The demo edition could not listen on {ADDRESS}:{self.port}: {error.strerror}. Choose another port."
            ) from error
        self.port = self._server.server_port
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), name="demo", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop serving; a world that is not started stays so."""
        if self._server and self._thread:
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()
            self._server = self._thread = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def now(self) -> datetime:
        """The world's time, in UTC."""
        return self._now

    @now.setter
    def now(self, moment: datetime) -> None:
        self._now = moment.astimezone(UTC)

    @property
    def url(self) -> str:
        """The address of the page that lists the outlets."""
        return f"http://localhost:{self.port}/"

    @property
    def feed_urls(self) -> list[FeedAddress]:
        """Every outlet's feed, at the address that its readers know."""
        sites = [Site(self.edition, outlet, self.port, self.now) for outlet in self.edition.outlets.values()]
        return [FeedAddress(site.known_feed_url, site.outlet.topic, site.outlet.name) for site in sites]

    def opml(self) -> str:
        """The feeds as an OPML 2.0 document, by topic."""
        return pages.opml(self.edition, self.port, self.now).decode()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address: tuple[str, int], world: DemoWorld) -> None:
        self.world = world
        super().__init__(address, _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A reader that hangs up, as one does that is stopped, is no error; the rest is printed."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        world = self.server.world
        host = self.headers.get("Host", "").rpartition(":")[0] or self.headers.get("Host", "")
        found = answer(world.edition, host, self.path, world.port, world.now)
        if found.delay:
            time.sleep(found.delay)
        self._send(_unchanged(found) if self._is_known(found) else found)

    do_HEAD = do_GET  # noqa: N815 - the name that http.server calls

    def _is_known(self, found: Answer) -> bool:
        """Whether the reader has this answer already (RFC 9110, 13.2.2: the ETag decides, then the date)."""
        asked = self.headers.get("If-None-Match")
        if asked is not None:
            return found.headers.get("ETag") in [tag.strip().removeprefix("W/") for tag in asked.split(",")]
        since, changed = self.headers.get("If-Modified-Since"), found.headers.get("Last-Modified")
        return bool(since and changed) and _moment(since) >= _moment(changed)

    def _send(self, found: Answer) -> None:
        body, headers = found.body, dict(found.headers)
        packable = headers.get("Content-Type", "").partition("/")[0] in ("text", "application")
        if body and packable and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, mtime=0)
            headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        self.send_response(found.status)
        for name, value in headers.items():
            self.send_header(name, value)
        if found.status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def date_time_string(self, timestamp: float | None = None) -> str:
        """The Date header: the world's time, not this machine's."""
        return (
            format_datetime(self.server.world.now, usegmt=True)
            if timestamp is None
            else super().date_time_string(timestamp)
        )

    def log_message(self, format: str, *args: Any) -> None:
        """Keep quiet: a line for each request helps nobody here."""


def _unchanged(found: Answer) -> Answer:
    kept = {name: value for name, value in found.headers.items() if name in ("ETag", "Last-Modified")}
    return Answer(304, b"", kept)


def _moment(header: str | None) -> datetime:
    """An HTTP date; one that is no date counts as the beginning of time, so that nothing is held back."""
    try:
        return parsedate_to_datetime(header or "").replace(tzinfo=UTC)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
