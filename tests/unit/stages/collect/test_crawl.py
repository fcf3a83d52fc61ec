import asyncio
import threading
from datetime import UTC, datetime, timedelta

import pytest
from loopback import Answer, Site

from broadsheet.config import Settings
from broadsheet.errors import BroadsheetError
from broadsheet.net.errors import Refused, Unreachable
from broadsheet.net.http import Fetcher
from broadsheet.news.outcome import Done, Fault, Outcome, Retry, Skip
from broadsheet.stages.collect.crawl import RETRY_AFTER, NothingThere, crawl

NOW = datetime(2026, 3, 4, tzinfo=UTC)
SETTINGS = Settings(allow_private_addresses=True, host_delay=0, request_timeout=2)


async def one(item: str | Exception, _: Fetcher) -> str:
    if isinstance(item, Exception):
        raise item
    return item.upper()


def judged(item: str | Exception) -> Outcome[str]:
    (outcome,) = crawl([("k", item)], one, SETTINGS, lambda: NOW)
    return outcome


def test_what_comes_of_each_item_is_a_value() -> None:
    assert judged("word") == Done("k", "WORD")
    assert judged(Refused("http://x/", "is closed")) == Skip("k", "http://x/ is closed.")
    assert judged(NothingThere("It is empty.")) == Skip("k", "It is empty.")
    assert judged(Unreachable("http://x/", "is down")) == Retry("k", "http://x/ is down.", RETRY_AFTER)
    assert judged(Unreachable("http://x/", "is down", timedelta(hours=2))) == Retry(
        "k", "http://x/ is down.", timedelta(hours=2)
    )


def test_a_bug_of_ours_is_a_fault_with_its_trace_and_stops_nothing() -> None:
    outcomes = {o.key: o for o in crawl([("a", KeyError("x")), ("b", "word")], one, SETTINGS, lambda: NOW)}
    assert isinstance(fault := outcomes["a"], Fault)
    assert fault.reason == "KeyError: 'x'"
    assert "Traceback" in fault.trace
    assert outcomes["b"] == Done("b", "WORD")


def test_each_outcome_comes_when_it_is_there() -> None:
    heard = threading.Event()

    async def slow(item: str, _: Fetcher) -> str:
        if item == "second":
            assert await asyncio.to_thread(heard.wait, 5)
        return item

    outcomes = crawl([("2", "second"), ("1", "first")], slow, SETTINGS, lambda: NOW)
    assert next(outcomes) == Done("1", "first")
    heard.set()
    assert list(outcomes) == [Done("2", "second")]


def test_whoever_stops_listening_stops_what_is_under_way() -> None:
    stopped = threading.Event()

    async def endless(item: str, _: Fetcher) -> str:
        if item == "quick":
            return item
        try:
            await asyncio.Event().wait()
        finally:
            stopped.set()
        return item

    outcomes = crawl([("q", "quick"), ("e", "endless")], endless, SETTINGS, lambda: NOW)
    assert next(outcomes) == Done("q", "quick")
    outcomes.close()  # type: ignore[attr-defined]
    assert stopped.is_set()


def test_settings_that_allow_no_request_are_told_to_the_operator() -> None:
    with pytest.raises(BroadsheetError, match="which is no proxy"):
        list(crawl([("k", "x")], one, Settings(http_proxy="nonsense"), lambda: NOW))


def test_nothing_to_do_is_done_at_once() -> None:
    assert list(crawl([], one, SETTINGS, lambda: NOW)) == []


def test_robots_txt_is_read_once_for_many_batches(site: Site) -> None:
    site.routes["/a"] = Answer(b"ok")

    async def fetch(url: str, fetcher: Fetcher) -> int:
        return (await fetcher.get(url)).status

    for _ in range(3):
        assert list(crawl([("k", site.url("/a"))], fetch, SETTINGS, lambda: NOW)) == [Done("k", 200)]
    assert site.paths() == ["/robots.txt", "/a", "/a", "/a"]
