"""A news site of one feed with one article, on a free port of this machine."""

import threading
from datetime import timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType

from broadsheet.runtime.clock import system_clock

_HOME = b'<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body>News</body></html>'
_ITEM = """<item><title>The ferry of Aldmoor sails by night again</title><link>{site}/ferry</link><guid>1</guid><pubDate>{at}</pubDate>
<description>The council of Aldmoor voted on Monday to let the ferry sail by night. It will cost 3 million crowns a year.</description></item>"""
_ARTICLE = b"""<html lang="en"><head><title>The ferry of Aldmoor sails by night again</title></head><body><article>
<h1>The ferry of Aldmoor sails by night again</h1><p>The council of Aldmoor voted on Monday to let the ferry sail by night. It will cost 3 million crowns a year, the treasurer Odd Vennes said.</p>
<p>Fishermen had asked for the late crossing since the bridge was closed in 2024. The first boat leaves on 1 June, and forty people have booked a place on it already.</p></article></body></html>"""


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        site = f"http://{self.headers['Host']}"
        rss = f'<rss version="2.0"><channel><title>Aldmoor Post</title><link>{site}</link>{_ITEM.format(site=site, at=format_datetime(system_clock() - timedelta(hours=1)))}</channel></rss>'
        pages = {
            "/": ("text/html", _HOME),
            "/feed.xml": ("application/rss+xml", rss.encode()),
            "/ferry": ("text/html", _ARTICLE),
        }
        kind, body = pages.get(self.path, ("text/plain", b""))
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


class SmallSite:
    """Serves while its block runs."""

    def __init__(self) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> "SmallSite":
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
