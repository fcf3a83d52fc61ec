"""Pages: fetched once each, as bytes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from broadsheet.config import Settings
from broadsheet.net.http import PAGES, Fetcher
from broadsheet.news.outcome import Outcome
from broadsheet.stages.collect.crawl import NothingThere, crawl

_PAGES = ("", "text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml")


@dataclass(frozen=True, slots=True)
class PageRequest:
    """A page to fetch; `key` is how its entry is known to the store."""

    key: str
    url: str


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page as it came, unpacked and undecoded. `final_url` is where the redirects led."""

    key: str
    url: str
    final_url: str
    body: bytes
    content_type: str


def fetch_pages(
    requests: Sequence[PageRequest], settings: Settings, clock: Callable[[], datetime]
) -> Iterator[Outcome[RawPage]]:
    """Fetch all pages, within the limits. What is no page is a Skip with its reason, a host in trouble a Retry."""

    async def one(request: PageRequest, fetcher: Fetcher) -> RawPage:
        answer = await fetcher.get(request.url, accept=PAGES)
        if answer.status != 200:
            raise NothingThere(f"{request.url} answered {answer.status}.")
        kind = answer.headers.get("content-type", "")
        if kind.split(";")[0].strip().lower() not in _PAGES:
            raise NothingThere(f"{request.url} is no web page but {kind}.")
        if not answer.body.strip():
            raise NothingThere(f"{request.url} is an empty page.")
        return RawPage(request.key, request.url, answer.final_url, answer.body, kind)

    return crawl([(r.key, r) for r in requests], one, settings, clock)
