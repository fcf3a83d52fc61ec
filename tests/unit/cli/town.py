"""A town paper's site for tests of the command line: two reports, one two months older, and a note without a page."""

import gzip
from collections.abc import Callable
from pathlib import Path

from click.testing import Result
from loopback import Answer, Site

Cli = Callable[..., Result]

AS_OF = "2026-03-12T18:00"
BRIDGE, FAIR, NOTE = (
    "Old bridge of Marlow closes for repairs",
    "Sheep fair draws 4,000 visitors",
    "Ferry rests on Sundays",
)

_BRIDGE = (
    "The old bridge of Marlow was closed to all traffic on Thursday morning, the town council said.",
    "Engineers found cracks in two of its five arches during an inspection on Tuesday. The repairs will cost 3.2 million"
    " crowns and last until October, the council's engineer, Hanna Brook, told reporters.",
    "Buses take the road over Nether Mill in the meantime, which adds 20 minutes to the journey. A ferry for people on"
    " foot will cross the river every half hour from Monday.",
)
_FAIR = (
    "The sheep fair of Upper Dale drew 4,000 visitors on Saturday, more than in any year since 2011, its organisers said.",
    "Judges looked at 310 animals of nine breeds. The prize for the finest ram went to Ewan Petts of Low Farm, who has"
    " bred the town's black-faced sheep for thirty years.",
    "The fair was first held in 1874. Rain ended the shearing contest an hour early, and no winner was named.",
)
_NOTE = (
    "The ferry at Stone Landing will not run on Sundays until the end of April, its owner, Piet Lund, said on a notice.",
    "He gave the price of fuel as the reason. On the other six days it leaves at seven, at noon and at five.",
)


def html(title: str, paragraphs: tuple[str, ...], published: str) -> bytes:
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    head = f'<title>{title}</title><meta property="article:published_time" content="{published}">'
    return f'<html lang="en"><head>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>'.encode()


def _item(title: str, link: str, date: str, text: str = "") -> str:
    where = f"<link>{link}</link>" if link else ""
    return f"<item><title>{title}</title>{where}<guid isPermaLink='false'>{title}</guid><pubDate>{date}</pubDate><description>{text}</description></item>"


def publish(site: Site) -> None:
    page = f'<html><head><link rel="alternate" type="application/rss+xml" href="{site.url("/news.xml")}"></head><body>Marlow</body></html>'
    items = [
        _item(BRIDGE, site.url("/bridge"), "Thu, 12 Mar 2026 09:00:00 GMT"),
        _item(FAIR, site.url("/fair"), "Sat, 10 Jan 2026 19:00:00 GMT"),
        _item(NOTE, "", "Sat, 10 Jan 2026 08:00:00 GMT", " ".join(_NOTE)),
    ]
    feed = f"<rss version='2.0'><channel><title>[b]Marlow[/b] Post</title>{''.join(items)}</channel></rss>"
    kinds = {"Content-Type": "text/html; charset=utf-8"}
    site.routes["/"] = Answer(page.encode(), headers=kinds)
    site.routes["/news.xml"] = Answer(feed.encode(), headers={"Content-Type": "application/rss+xml"})
    site.routes["/bridge"] = Answer(html(BRIDGE, _BRIDGE, "2026-03-12T09:00:00Z"), headers=kinds)
    site.routes["/fair"] = Answer(html(FAIR, _FAIR, "2026-01-10T19:00:00Z"), headers=kinds)


def warc(path: Path) -> Path:
    """An archive that holds the two reports as a crawler recorded them, and an answer that is no page."""
    pages = {"bridge": html(BRIDGE, _BRIDGE, "2026-03-12T09:00:00Z"), "fair": html(FAIR, _FAIR, "2026-01-10T19:00:00Z")}
    records = [_record(f"https://post.example/{name}", "text/html", body) for name, body in pages.items()]
    path.write_bytes(
        b"".join(map(gzip.compress, [*records, _record("https://post.example/logo", "image/png", b"PNG")]))
    )
    return path


def _record(url: str, kind: str, body: bytes) -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{url[-4:]}>\r\nWARC-Target-URI: {url}\r\n"
    head += f"WARC-Date: 2026-03-12T12:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    return head.encode() + http + b"\r\n\r\n"


def headlines(cli: Cli) -> str:
    """What `story list` prints."""
    return cli("story", "list").output
