"""The API of the running app against its own description: schemathesis asks, and judges each answer by the description."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import CHECKS
from served import PATIENCE_MS, served

from broadsheet.app import Broadsheet
from broadsheet.config import Settings

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "stages" / "publish"))

import printed
from newsstand import BARRIER, GAZETTE, TIDE_FEED

ROUTES = (
    "GET /health",
    "GET /api/stories",
    "GET /api/stories/{story}",
    "GET /api/stories/{story}/revisions",
    "GET /api/stories/{story}/revisions/{number}",
    "GET /api/stories/{story}/changes/{older}/{newer}",
    "GET /api/articles/{article}",
    "GET /api/search",
    "GET /api/searches",
    "GET /api/feeds",
    "POST /api/feeds",
    "PUT /api/feeds/{feed}/state",
    "PUT /api/feeds/{feed}/topic",
    "DELETE /api/feeds/{feed}",
    "GET /api/labels",
    "POST /api/labels",
)
NOTHING_FORBIDDEN = {  # they take nothing, or any text
    "GET /health",
    "GET /api/stories/{story}",
    "GET /api/stories/{story}/revisions",
    "GET /api/searches",
    "GET /api/feeds",
    "DELETE /api/feeds/{feed}",
    "GET /api/labels",
}
STREAM = "GET /api/events"  # never ends, so that no answer of it can be judged as a whole
KNOWN = {"story": BARRIER, "article": GAZETTE.id, "feed": TIDE_FEED.url, "number": 1, "older": 1, "newer": 2}


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The description, as the running app gives it."""
    home = tmp_path_factory.mktemp("home")
    with Broadsheet(settings=Settings(home=home, embedder="none"), clock=printed.clock) as paper:
        printed.fill(paper)
        with served(paper) as address:
            yield schemathesis.openapi.from_url(f"{address}/openapi.json")


def test_every_route_of_the_description_is_asked(api: Any) -> None:
    found = {f"{op.ok().method.upper()} {op.ok().path}" for op in api.get_all_operations()}
    assert found == {*ROUTES, STREAM}


def _asked(api: Any, route: str, mode: GenerationMode, known: bool) -> int:
    """Ask a route a few times, the same things on every machine, and hold each answer to the description; how many were asked."""
    method, path = route.split()
    asked = Counter[str]()

    @seed(1)
    @settings(
        max_examples=10, deadline=None, database=None, phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(api[path][method].as_strategy(generation_mode=mode))
    def ask(case: Case) -> None:
        if known:
            case.path_parameters = {name: KNOWN[name] for name in case.path_parameters}
        if path == "/api/feeds" and isinstance(case.body, dict) and isinstance(case.body.get("url"), str):
            case.body["url"] = "http://127.0.0.1:9/feed"  # refused without asking anybody
        # That a value fits its type does not say that there is such a story: 404 and 422 are answers too.
        asked[route] += 1
        case.call_and_validate(timeout=PATIENCE_MS / 1000, excluded_checks=[CHECKS.get_one("positive_data_acceptance")])

    ask()
    return asked[route]


@pytest.mark.parametrize("route", ROUTES)
def test_what_the_description_allows_is_answered_as_it_says(api: Any, route: str) -> None:
    assert _asked(api, route, GenerationMode.POSITIVE, known=False) > 0


@pytest.mark.parametrize("route", [r for r in ROUTES if "{" in r and not r.startswith("DELETE")])
def test_what_there_is_is_answered_as_the_description_says(api: Any, route: str) -> None:
    assert _asked(api, route, GenerationMode.POSITIVE, known=True) > 0


@pytest.mark.parametrize("route", [r for r in ROUTES if r not in NOTHING_FORBIDDEN])
def test_what_the_description_forbids_is_refused_as_it_says(api: Any, route: str) -> None:
    assert _asked(api, route, GenerationMode.NEGATIVE, known=False) > 0
