"""How the tests of the fetcher ask: one request, at a time that stands still, within narrow limits."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest
from loopback import Answer

from broadsheet.config import Settings
from broadsheet.net.errors import FetchError
from broadsheet.net.http import Fetcher, Response
from broadsheet.net.memory import Memory

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


def settings(**changes: Any) -> Settings:
    usual = {"allow_private_addresses": True, "host_delay": 0, "request_timeout": 2, "max_body_mb": 0.5}
    return Settings(**{**usual, **changes})


def get(url: str, using: Settings | None = None, memory: Memory | None = None, **asked: Any) -> Response:
    async def once() -> Response:
        async with Fetcher(using or settings(), lambda: NOW, memory) as fetcher:
            return await fetcher.get(url, **asked)

    return asyncio.run(once())


def failing(url: str, using: Settings | None = None) -> FetchError:
    with pytest.raises(FetchError) as caught:
        get(url, using)
    return caught.value


def redirect(to: str, status: int = 302, **headers: str) -> Answer:
    return Answer(b"moved", status, {"Location": to, **headers})
