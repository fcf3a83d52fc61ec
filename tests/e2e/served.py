"""A library behind a real server on a free port of this machine."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from broadsheet.app import Broadsheet
from broadsheet.web.server import Server, create_app

PATIENCE_MS = 30_000  # for what a browser is to show: a machine that trains a model beside took ten seconds for a page


@contextmanager
def served(paper: Broadsheet) -> Iterator[str]:
    """The server's address."""
    config = uvicorn.Config(create_app(paper), host="127.0.0.1", port=0, log_level="error", timeout_graceful_shutdown=1)
    server = Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    deadline = time.monotonic() + PATIENCE_MS / 1000
    while not server.started:
        assert time.monotonic() < deadline and thread.is_alive(), "The server did not start in time."
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
