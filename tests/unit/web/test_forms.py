import json
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from fastapi.testclient import TestClient
from lxml import html
from newsstand import BARRIER, FIRST_REVISION, LIBRARY, NOW, PAGE
from typer.testing import CliRunner

from broadsheet.app import Broadsheet
from broadsheet.cli.main import app as command
from broadsheet.store import stories
from broadsheet.web.server import create_app

SITE = "http://127.0.0.1"


class Time:
    now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def time(paper: Broadsheet) -> Time:
    paper.clock = Time()
    return paper.clock


@pytest.fixture
def client(paper: Broadsheet, time: Time) -> Iterator[TestClient]:
    with TestClient(create_app(paper), SITE, headers={"Sec-Fetch-Site": "same-origin"}) as client:
        yield client


def _submit(client: TestClient, page: str, button: str, **fields: str) -> str:
    """Press a button of a page as a browser would; returns the page that follows."""
    document = html.fromstring(client.get(page).text)
    (found,) = [
        f
        for f in document.forms
        if any(b.text == button for b in f.iter("button")) and all(n in f.fields for n in fields)
    ]
    values = {n: v for n, v in found.form_values() if n} | fields
    answer = client.post(found.action or page, data=values)
    assert answer.status_code == 200, answer.text
    return answer.text


def test_a_star_is_given_and_taken_on_the_storys_page(client: TestClient) -> None:
    assert "Take the star away" in _submit(client, f"/stories/{BARRIER}", "Star")
    assert PAGE.headline.text in client.get("/starred").text
    _submit(client, f"/stories/{BARRIER}", "Take the star away")
    assert PAGE.headline.text not in client.get("/starred").text


def test_a_muted_word_hides_stories_counts_them_and_shows_them_when_asked(client: TestClient) -> None:
    _submit(client, "/settings", "Mute", value="barrier")
    front = client.get("/").text
    assert PAGE.headline.text not in front
    assert "1 hidden by your mutes" in front
    assert PAGE.headline.text in client.get("/?hidden=1").text
    _submit(client, "/settings", "Mute no more")
    assert PAGE.headline.text in client.get("/").text


def test_a_preferred_topic_ranks_higher_and_says_so(client: TestClient) -> None:
    before = {s["id"]: s["score"] for s in client.get("/api/stories").json()["stories"]}
    client.post("/wishes", data={"kind": "topic", "value": "Towns", "wish": "prefer"})
    now = {s["id"]: s for s in client.get("/api/stories").json()["stories"]}
    assert now[LIBRARY]["why"]["topic"] == 1.5
    assert now[LIBRARY]["score"] == pytest.approx(1.5 * before[LIBRARY])
    assert now[BARRIER]["score"] == before[BARRIER]
    assert "a topic that you prefer" in client.get("/").text


def test_what_changed_since_the_last_visit_is_marked_on_the_story(
    client: TestClient, paper: Broadsheet, time: Time
) -> None:
    with paper.database.begin() as db:
        stories.save_page(db, _revised())
    assert "Since your last visit" not in client.get(f"/stories/{BARRIER}").text
    client.app.state.looks.settle()
    with paper.database.begin() as db:
        db.exec_driver_sql("UPDATE visits SET revision = 1")
    time.now = NOW + timedelta(hours=2)
    page = html.fromstring(client.get(f"/stories/{BARRIER}").text)
    assert "Since your last visit" in page.xpath("//*[@id='since']")[0].text_content()
    (marked,) = page.xpath("//p[@class='fresh']")
    assert "Work is to begin in June 2028" in marked.text_content()
    assert "2027 is now 2028" in page.xpath("//*[contains(@class, 'since')]")[0].text_content()
    again = client.get(f"/stories/{BARRIER}").text
    assert "Since your last visit" in again, "A reload in the same visit takes no mark away."
    time.now = NOW + timedelta(hours=4)
    assert "Since your last visit" not in client.get(f"/stories/{BARRIER}").text


def _revised() -> object:
    from dataclasses import replace

    work = PAGE.sections[2]
    later = replace(work.sentences[0], text=work.sentences[0].text.replace("2027", "2028"))
    section = replace(work, sentences=(later, *work.sentences[1:]))
    return replace(PAGE, revision=3, sections=(*PAGE.sections[:2], section), updated=NOW)


def test_the_front_page_counts_what_is_new_since_the_last_visit(
    client: TestClient, paper: Broadsheet, time: Time
) -> None:
    time.now = NOW - timedelta(hours=5)
    assert (
        "since" not in html.fromstring(client.get("/").text).xpath("//*[contains(@class, 'edition')]")[0].text_content()
    )
    time.now = NOW
    front = html.fromstring(client.get("/").text)
    assert "1 story new or changed since" in " ".join(
        front.xpath("//*[contains(@class, 'edition')]")[0].text_content().split()
    )
    fresh = client.get("/?new=1").text
    assert PAGE.headline.text in fresh
    assert "abolishes its fines" not in fresh
    client.get(f"/stories/{BARRIER}")
    assert "none new since your last visit" in client.get("/").text
    assert (
        html.fromstring(client.get("/").text)
        .xpath("//a[contains(@class, 'read')]/@href")[0]
        .startswith(f"/stories/{BARRIER}")
    )


def test_a_look_ahead_of_the_browser_counts_as_no_visit(client: TestClient) -> None:
    client.get(f"/stories/{BARRIER}", headers={"Sec-Purpose": "prefetch;prerender"})
    client.head(f"/stories/{BARRIER}")
    assert "headline read" not in client.get("/").text


def test_a_search_is_saved_as_a_page_and_removed(client: TestClient) -> None:
    saved = _submit(client, "/search?q=barrier&days=7", "Save", name="Tides")
    assert "<h1>Tides</h1>" in saved
    assert PAGE.headline.text in saved
    assert "Tides" in client.get("/").text
    _submit(client, "/topics", "Remove")
    assert "Tides" not in client.get("/topics").text


def test_a_search_that_asks_nothing_is_not_saved(client: TestClient) -> None:
    answer = client.post("/searches", data={"name": "Nothing"})
    assert answer.status_code == 422
    assert "asks nothing" in answer.text


@pytest.mark.parametrize(
    ("kind", "where", "words"),
    [
        ("unsupported sentence", "section-2-3", PAGE.sections[1].sentences[1].text),
        ("wrong story", "", ""),
        ("wrong date", "event-1", PAGE.timeline[0].text),
        ("wrong ticker", "ticker-1", PAGE.tickers[0].symbol),
    ],
)
def test_a_reported_mistake_is_kept_with_the_words_and_exported(
    client: TestClient, paper: Broadsheet, monkeypatch: pytest.MonkeyPatch, kind: str, where: str, words: str
) -> None:
    fields = {"kind": kind, "where": where, "article": PAGE.sources[1].article, "note": "Nobody says so."}
    told = _submit(client, f"/stories/{BARRIER}/report", "Report", **fields)
    assert "Your report is kept" in told
    monkeypatch.setenv("BROADSHEET_HOME", str(paper.settings.home))
    result = CliRunner().invoke(command, ["labels"])
    (line,) = result.stdout.splitlines()
    label = json.loads(line)
    assert (label["kind"], label["story"], label["revision"]) == (kind, BARRIER, 2)
    assert (label["where"], label["words"], label["article"]) == (where, words, PAGE.sources[1].article)
    assert label["note"] == "Nobody says so."


def test_an_unknown_kind_of_mistake_is_refused_in_words(client: TestClient) -> None:
    answer = client.post(f"/stories/{BARRIER}/labels", data={"kind": "boring"})
    assert answer.status_code == 422
    assert "wrong date" in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://127.0.0.1:9999"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {},
    ],
)
def test_a_form_of_another_site_changes_nothing(paper: Broadsheet, headers: dict[str, str]) -> None:
    client = TestClient(create_app(paper), SITE)
    answer = client.post(f"/stories/{BARRIER}/star", data={"on": "1"}, headers=headers)
    assert answer.status_code == 403
    assert "nothing was changed" in answer.text
    assert PAGE.headline.text not in client.get("/starred").text


def test_an_older_browsers_form_is_known_by_its_origin(paper: Broadsheet) -> None:
    client = TestClient(create_app(paper), SITE, follow_redirects=False)
    answer = client.post(f"/stories/{BARRIER}/star", data={"on": "1"}, headers={"Origin": SITE})
    assert answer.status_code == 303


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", ""])
def test_a_name_that_someone_pointed_here_reads_nothing(paper: Broadsheet, host: str) -> None:
    answer = TestClient(create_app(paper), SITE).get("/", headers={"Host": host})
    assert answer.status_code == 421
    assert PAGE.headline.text not in answer.text


@pytest.mark.parametrize("wanted", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1"])
def test_a_form_leads_back_to_no_other_site(client: TestClient, wanted: str) -> None:
    answer = client.post("/wishes", data={"kind": "word", "value": "x", "back": wanted}, follow_redirects=False)
    assert answer.headers["location"] == "/settings"


def test_two_revisions_are_shown_side_by_side(client: TestClient) -> None:
    page = client.get(f"/stories/{BARRIER}/changes/1/2").text
    assert "Crown Wire" in page
    assert "NRHM, Norrhav Marine" in page
    assert client.get(f"/stories/{BARRIER}/changes/1/7").status_code == 404
    assert FIRST_REVISION.revision == 1


def test_an_outlet_has_a_page_of_its_stories(client: TestClient) -> None:
    page = client.get("/outlets/crown%20wire").text
    assert "<h1>Crown Wire</h1>" in page
    assert PAGE.headline.text in page
    assert client.get("/tickers/nrhm").status_code == 200
    assert client.get("/people/nobody").status_code == 404


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("outlet=Ostby Letter", {LIBRARY}),
        ("topic=Coast", {BARRIER}),
        ("ticker=NRHM", {BARRIER}),
        ("language=en", {BARRIER, LIBRARY}),
        ("days=1", {BARRIER}),
        ("q=crowns&topic=Towns", set()),
        ("q=barrier&language=de", set()),
        ("days=x&q=barrier", {BARRIER}),
    ],
)
def test_a_search_keeps_to_its_filters(client: TestClient, asked: str, found: set[str]) -> None:
    text = client.get(f"/search?{asked}").text
    assert {id for id in (BARRIER, LIBRARY) if f"/stories/{id}/" in text} == found


def test_the_formula_of_the_front_page_stands_in_the_settings_with_its_weights(client: TestClient) -> None:
    assert "/settings#ranking" in client.get("/").text
    text = client.get("/settings").text
    assert all(part in text for part in ("half after 12 hours", "1 + 0.5 ×", "last 6 hours", "× 1.1", "× 1.5"))
    assert "broadsheet.toml" in text
