import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from broadsheet.net.errors import Refused, Unreachable
from broadsheet.net.robots import FRESH, MAX_CRAWL_DELAY, Robots, Rules

ORIGIN = "https://news.example"


class Outlet:
    """Answers for robots.txt with what `says` holds: a status and a text, or an error."""

    def __init__(self, says: tuple[int, str] | Exception) -> None:
        self.says, self.asked = says, 0
        self.now = datetime(2026, 1, 1, tzinfo=UTC)
        self.known: dict[str, Rules] = {}

    async def read(self, url: str) -> tuple[int, str]:
        self.asked += 1
        assert url == f"{ORIGIN}/robots.txt"
        await asyncio.sleep(0)
        if isinstance(self.says, Exception):
            raise self.says
        return self.says

    def robots(self) -> Robots:
        return Robots(self.read, lambda: self.now, self.known)

    def check(self, path: str = "/story", robots: Robots | None = None) -> float:
        return asyncio.run((robots or self.robots()).check(ORIGIN, ORIGIN + path))


def test_a_closed_path_is_refused_and_an_open_one_is_not() -> None:
    outlet = Outlet((200, "User-agent: *\nDisallow: /private/\nAllow: /private/open"))
    assert outlet.check("/story") == 0.0
    assert outlet.check("/private/open") == 0.0
    with pytest.raises(Refused, match=r"^https://news.example/private/a is closed to us by the outlet's robots.txt\.$"):
        outlet.check("/private/a")


def test_rules_for_broadsheet_by_name_win_over_those_for_all() -> None:
    outlet = Outlet((200, "User-agent: *\nDisallow: /\n\nUser-agent: broadsheet\nDisallow: /no"))
    assert outlet.check("/story") == 0.0
    with pytest.raises(Refused):
        outlet.check("/no")


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_no_file_allows_everything(status: int) -> None:
    assert Outlet((status, "User-agent: *\nDisallow: /")).check() == 0.0


def test_a_file_that_is_refused_itself_allows_everything() -> None:
    assert Outlet(Refused(ORIGIN, "redirects for ever")).check() == 0.0


def test_a_file_that_cannot_be_had_now_puts_its_pages_off() -> None:
    outlet = Outlet(Unreachable(f"{ORIGIN}/robots.txt", "answered 503", timedelta(minutes=3)))
    with pytest.raises(Unreachable) as caught:
        outlet.check()
    assert str(caught.value) == f"{ORIGIN}/story has to wait, because the outlet's robots.txt answered 503."
    assert caught.value.retry_after == timedelta(minutes=3)
    assert outlet.known == {}


@pytest.mark.parametrize(("wish", "given"), [("2.5", 2.5), ("3600", MAX_CRAWL_DELAY), ("-5", 0.0), ("soon", 0.0)])
def test_the_wish_for_a_pause_is_kept_within_reason(wish: str, given: float) -> None:
    assert Outlet((200, f"User-agent: *\nCrawl-delay: {wish}")).check() == given


def test_many_pages_at_once_ask_for_the_file_once() -> None:
    outlet = Outlet((200, ""))

    async def everything() -> None:
        robots = outlet.robots()
        await asyncio.gather(*(robots.check(ORIGIN, f"{ORIGIN}/{n}") for n in range(20)))

    asyncio.run(everything())
    assert outlet.asked == 1


def test_rules_are_kept_for_a_day_and_then_read_again() -> None:
    outlet = Outlet((200, ""))
    outlet.check()
    outlet.now += FRESH - timedelta(seconds=1)
    outlet.check()
    assert outlet.asked == 1
    outlet.says = (200, "User-agent: *\nDisallow: /")
    outlet.now += timedelta(seconds=2)
    with pytest.raises(Refused):
        outlet.check()
    assert outlet.asked == 2


@pytest.mark.parametrize("text", ["\x00\x01\xff", "<html>not found</html>", "User-agent", "Disallow: /" * 1000])
def test_rubbish_in_place_of_rules_allows_everything(text: str) -> None:
    assert Outlet((200, text)).check() == 0.0
