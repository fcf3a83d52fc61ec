import base64
from collections.abc import Iterator
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient
from newsstand import BARRIER, NOW, PAGE
from typer.testing import CliRunner

from broadsheet.app import Broadsheet
from broadsheet.cli.main import app as command
from broadsheet.web.password import Door, Throttle, basic_password, hashed
from broadsheet.web.server import create_app

WORD = "a tide of 1953"


@pytest.fixture
def locked(paper: Broadsheet) -> Broadsheet:
    paper.set_password(hashed(WORD))
    return paper


@pytest.fixture
def client(locked: Broadsheet) -> Iterator[TestClient]:
    app = create_app(locked)
    with TestClient(app, "http://10.1.2.3", headers={"Sec-Fetch-Site": "same-origin"}) as client:
        yield client


def _sign_in(client: TestClient, password: str = WORD, back: str = "") -> object:
    return client.post("/sign-in", data={"password": password, "back": back})


def test_nothing_is_shown_before_the_password(client: TestClient) -> None:
    answer = client.get(f"/stories/{BARRIER}")
    assert answer.url.path == "/sign-in"
    assert PAGE.headline.text not in answer.text
    for path in ("/api/stories", "/atom.xml", "/feeds.opml", f"/stories/{BARRIER}/changes.json"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["www-authenticate"]) == (401, 'Basic realm="Broadsheet"')
    assert client.post(f"/stories/{BARRIER}/star", data={"on": "1"}).status_code == 401
    assert client.get("/health").status_code == 200


def test_the_password_opens_a_session_that_leads_back(client: TestClient) -> None:
    answer = _sign_in(client, back=f"/stories/{BARRIER}")
    assert PAGE.headline.text in answer.text  # type: ignore[attr-defined]
    cookie = answer.history[0].headers["set-cookie"]  # type: ignore[attr-defined]
    assert "HttpOnly" in cookie and "SameSite=lax" in cookie
    assert client.get("/api/stories").status_code == 200


def test_signing_out_ends_the_session_everywhere(client: TestClient) -> None:
    _sign_in(client)
    token = client.cookies["broadsheet_session"]
    answer = client.post("/sign-out", follow_redirects=False)
    assert answer.headers["clear-site-data"] == '"cache", "storage"'
    client.cookies.set("broadsheet_session", token)
    assert client.get("/").url.path == "/sign-in"


def test_a_session_ends_by_itself(client: TestClient, locked: Broadsheet) -> None:
    _sign_in(client)
    locked.clock = lambda: NOW + timedelta(days=31)
    assert client.get("/").url.path == "/sign-in"


def test_a_new_password_ends_every_session(client: TestClient, locked: Broadsheet) -> None:
    _sign_in(client)
    locked.set_password(hashed("another of 1962"))
    assert client.get("/").url.path == "/sign-in"


def test_a_feed_reader_sends_the_password_each_time(client: TestClient) -> None:
    for password, status in ((WORD, 200), ("wrong", 401)):
        value = base64.b64encode(f"me:{password}".encode()).decode()
        assert client.get("/atom.xml", headers={"Authorization": f"Basic {value}"}).status_code == status


def test_after_five_wrong_passwords_even_the_right_one_waits(client: TestClient) -> None:
    for _ in range(5):
        assert _sign_in(client, "wrong").status_code == 403  # type: ignore[attr-defined]
    answer = _sign_in(client)
    assert answer.status_code == 429  # type: ignore[attr-defined]
    assert 0 < int(answer.headers["retry-after"]) <= 901  # type: ignore[attr-defined]


def test_an_address_may_try_again_after_a_while_and_others_at_once() -> None:
    throttle = Throttle()
    for n in range(5):
        throttle.wrong("one", 100.0 + n)
    assert throttle.wait("one", 105.0) == 896
    assert throttle.wait("two", 105.0) == 0
    assert throttle.wait("one", 100.0 + 900.5) == 0
    throttle.right("one")
    assert throttle.wait("one", 105.0) == 0


@pytest.mark.parametrize("header", ["", "Bearer x", "Basic !!", "Basic /w==", "Basic bWU="])
def test_a_header_without_a_password_has_none(header: str) -> None:
    assert basic_password(header) == ""


def test_the_command_sets_and_removes_it(paper: Broadsheet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROADSHEET_HOME", str(paper.settings.home))
    run = CliRunner().invoke
    assert run(command, ["password"], input="short\nshort\n").exit_code != 0
    assert not Door(paper).locked
    assert run(command, ["password"], input=f"{WORD}\n{WORD}\n").exit_code == 0
    assert Door(paper).opens(WORD, "here")
    assert run(command, ["password", "--remove"]).exit_code == 0
    assert not Door(paper).locked
