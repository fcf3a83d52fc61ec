from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html
from newsstand import TIDE_FEED
from small_site import SmallSite

from broadsheet.app import Broadsheet
from broadsheet.config import Settings
from broadsheet.web.feed_forms import uploaded
from broadsheet.web.multipart import fields
from broadsheet.web.rounds import Rounds, environment
from broadsheet.web.server import create_app

SITE = "http://127.0.0.1"
OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def site() -> Iterator[str]:
    with SmallSite() as site:
        yield site.address


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Broadsheet]:
    settings = Settings(home=tmp_path, embedder="none", workers=1, host_delay=0.0, allow_private_addresses=True)
    with Broadsheet(settings=settings) as paper:
        yield paper


def test_a_sites_address_is_enough_and_its_news_is_read_at_once(empty: Broadsheet, site: str) -> None:
    app = create_app(empty)
    with TestClient(app, SITE, headers=OURS) as client:
        assert "What do you want to read about?" in client.get("/").text
        answer = client.post("/feeds", data={"url": site, "topic": "Coast"})
        assert answer.url.path == "/progress"
        app.state.rounds.wait(60)
        assert "The feeds are read" in client.get("/progress").text
        assert [(f.url, f.topic, f.title) for f in empty.feeds()] == [(f"{site}/feed.xml", "Coast", "Aldmoor Post")]
        assert "Aldmoor" in client.get("/").text
        assert client.get("/topics/Coast").status_code == 200


def test_what_is_no_feed_is_told_in_words(empty: Broadsheet) -> None:
    with TestClient(create_app(empty), SITE, headers=OURS) as client:
        answer = client.post("/feeds", data={"url": "http://127.0.0.1:9/"})
    assert answer.status_code == 422
    assert "127.0.0.1:9" in html.fromstring(answer.text).xpath("//main")[0].text_content()


def test_an_opml_file_is_taken_over_with_its_topics(empty: Broadsheet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Rounds, "start", lambda self: None)
    site = "https://post.example"
    file = f'<opml version="2.0"><body><outline text="Coast"><outline text="Post" xmlUrl="{site}/feed.xml"/></outline></body></opml>'
    with TestClient(create_app(empty), SITE, headers=OURS) as client:
        answer = client.post("/feeds/opml", files={"file": ("feeds.opml", file, "text/x-opml")})
        assert "0 of 1" in answer.text
        assert [(f.url, f.topic) for f in empty.feeds()] == [(f"{site}/feed.xml", "Coast")]
        assert f"{site}/feed.xml" in client.get("/feeds.opml").text


def test_no_file_and_no_opml_are_told_in_words(empty: Broadsheet) -> None:
    with TestClient(create_app(empty), SITE, headers=OURS) as client:
        assert "No file was chosen" in client.post("/feeds/opml", files={"file": ("", b"")}).text
        assert "is no OPML" in client.post("/feeds/opml", files={"file": ("x.txt", b"hello")}).text
    assert uploaded.__doc__


def test_a_feed_is_paused_resumed_moved_and_removed(paper: Broadsheet) -> None:
    (feed,) = [f for f in paper.feeds() if f.url == TIDE_FEED.url]
    with TestClient(create_app(paper), SITE, headers=OURS) as client:

        def state() -> tuple[str, str]:
            return next((f.state, f.topic) for f in paper.feeds() if f.id == feed.id)

        client.post(f"/feeds/{feed.id}/state", data={"state": "paused"})
        assert state() == ("paused", "Coast")
        assert "Resume" in client.get(f"/feeds/{feed.id}").text
        client.post(f"/feeds/{feed.id}/state", data={"state": "active"})
        client.post(f"/feeds/{feed.id}/topic", data={"topic": "Sea"})
        assert state() == ("active", "Sea")
        client.post(f"/feeds/{feed.id}/remove")
        assert feed.id not in {f.id for f in paper.feeds()}
        assert client.post(f"/feeds/{feed.id}/remove").status_code == 404


def test_the_starter_topics_bring_their_feeds(empty: Broadsheet, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[bool] = []
    monkeypatch.setattr(Rounds, "start", lambda self: started.append(True))
    with TestClient(create_app(empty), SITE, headers=OURS) as client:
        form = html.fromstring(client.get("/").text).forms[-1]
        assert form.fields["topic:World"] == "1"
        client.post(form.action, data={"topic:Science": "1"})
    assert {f.topic for f in empty.feeds()} == {"Science"}
    assert started == [True]


def test_another_process_gets_the_same_settings(empty: Broadsheet, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in environment(empty.settings).items():
        monkeypatch.setenv(name, value)
    assert Settings() == empty.settings


def test_a_field_of_a_form_comes_as_its_very_bytes() -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\nContent-Type: application/octet-stream\r\n\r\n\xff\x00\r\nline\r\n--x--\r\n'
    assert fields("multipart/form-data; boundary=x", body) == {"file": b"\xff\x00\r\nline"}
    assert fields("text/plain", b"nothing") == {}
