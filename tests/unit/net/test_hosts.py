import asyncio
import itertools
import time

import pytest

from broadsheet.net.hosts import LONGEST_QUEUE, Hosts, QueueTooLong


def starts(hosts: Hosts, origins: list[str], delay: float, work: float = 0.0) -> list[float]:
    times: list[float] = []

    async def one(origin: str) -> None:
        async with hosts.turn(origin, delay):
            times.append(time.monotonic())
            await asyncio.sleep(work)

    async def everything() -> None:
        await asyncio.gather(*(one(origin) for origin in origins))

    asyncio.run(everything())
    return sorted(times)


def test_requests_to_one_host_start_a_delay_apart() -> None:
    times = starts(Hosts(10, 10, {}), ["http://a"] * 4, 0.05)
    assert all(later - sooner >= 0.049 for sooner, later in itertools.pairwise(times))


def test_requests_to_different_hosts_do_not_wait_for_each_other() -> None:
    times = starts(Hosts(10, 1, {}), [f"http://{n}" for n in range(5)], 0.5)
    assert times[-1] - times[0] < 0.3


@pytest.mark.parametrize(("connections", "of_a_host", "most"), [(10, 2, 2), (3, 10, 3)])
def test_no_more_requests_run_at_once_than_are_allowed(connections: int, of_a_host: int, most: int) -> None:
    hosts, running, peak = Hosts(connections, of_a_host, {}), 0, 0

    async def one() -> None:
        nonlocal running, peak
        async with hosts.turn("http://a", 0.0):
            running += 1
            peak = max(peak, running)
            await asyncio.sleep(0.01)
            running -= 1

    async def everything() -> None:
        await asyncio.gather(*(one() for _ in range(12)))

    asyncio.run(everything())
    assert peak == most


def test_a_turn_without_delay_leaves_no_pause_behind() -> None:
    remembered: dict[str, float] = {}
    starts(Hosts(10, 2, remembered), ["http://a"], 0.0)
    assert remembered == {}


def test_the_pause_after_the_last_request_holds_for_the_next_loop() -> None:
    remembered: dict[str, float] = {}
    first = starts(Hosts(10, 2, remembered), ["http://a"], 0.1)
    second = starts(Hosts(10, 2, remembered), ["http://a"], 0.1)
    assert second[0] - first[0] >= 0.099


def test_who_would_wait_too_long_is_sent_away_each_with_a_later_time() -> None:
    hosts, told = Hosts(10, 1, {}), []

    async def one() -> None:
        try:
            async with hosts.turn("http://slow", LONGEST_QUEUE * 0.6):
                await asyncio.sleep(10)
        except QueueTooLong as error:
            told.append(error.seconds)

    async def everything() -> None:
        tasks = [asyncio.create_task(one()) for _ in range(5)]
        await asyncio.sleep(0.05)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    asyncio.run(everything())
    assert len(told) == 3  # the first works, the second waits
    assert LONGEST_QUEUE < told[0] < told[1] < told[2]


def test_a_turn_that_is_given_up_makes_room_for_the_others() -> None:
    hosts = Hosts(1, 1, {})

    async def everything() -> None:
        for _ in range(3):
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.01), hosts.turn("http://a", 0.001):
                    await asyncio.sleep(1)

    asyncio.run(everything())
