import gzip

import pytest
from fastapi.testclient import TestClient
from newsstand import BARRIER

from broadsheet.app import Broadsheet
from broadsheet.stages.publish.assets import assets
from broadsheet.web import packed
from broadsheet.web.server import create_app

FORMS = ["/", f"/stories/{BARRIER}", "/static/broadsheet.css", "/feeds", f"/api/stories/{BARRIER}", "/atom.xml"]


@pytest.fixture
def client(paper: Broadsheet) -> TestClient:
    return TestClient(create_app(paper), "http://127.0.0.1")


@pytest.mark.parametrize("path", FORMS)
def test_an_answer_comes_compressed_to_those_who_ask_and_plain_to_others(client: TestClient, path: str) -> None:
    plain = client.get(path, headers={"Accept-Encoding": "identity"})
    coded = client.get(path, headers={"Accept-Encoding": "br;q=1, gzip"})
    assert "content-encoding" not in plain.headers
    assert coded.headers["content-encoding"] == "gzip"
    assert int(coded.headers["content-length"]) < int(plain.headers["content-length"]) == len(plain.content)
    assert coded.content == plain.content
    assert coded.headers["etag"] == plain.headers["etag"]
    assert "Accept-Encoding" in plain.headers["vary"]


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize("coding", ["gzip", "identity"])
def test_what_a_reader_has_is_not_sent_again_in_either_coding(client: TestClient, path: str, coding: str) -> None:
    first = client.get(path, headers={"Accept-Encoding": coding})
    again = client.get(path, headers={"Accept-Encoding": coding, "If-None-Match": f'"x", {first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["vary"] == first.headers["vary"]


def test_a_head_has_the_headers_of_the_answer(client: TestClient) -> None:
    asked, got = client.head(f"/stories/{BARRIER}"), client.get(f"/stories/{BARRIER}")
    assert asked.headers["etag"] == got.headers["etag"]
    assert asked.headers["content-length"] == got.headers["content-length"]


def test_a_page_may_be_kept_by_its_reader_alone_and_in_one_language(client: TestClient) -> None:
    answer = client.get("/")
    assert answer.headers["cache-control"] == "private, no-cache"
    assert "Accept-Language" in answer.headers["vary"]
    german = client.get("/", headers={"Accept-Language": "de"})
    assert german.headers["etag"] != answer.headers["etag"]


def test_a_picture_and_a_short_answer_are_left_as_they_are(client: TestClient) -> None:
    for path in ("/static/icon-512.png", "/health"):
        assert "content-encoding" not in client.get(path).headers


@pytest.mark.parametrize(
    ("header", "let_in"),
    [
        ("gzip", True),
        ("GZIP;q=0.5, identity", True),
        ("*", True),
        ("", False),
        ("br, deflate", False),
        ("gzip;q=0", False),
        ("gzip; q=0.0, *", False),
    ],
)
def test_gzip_is_sent_where_the_header_lets_it_in(header: str, let_in: bool) -> None:
    assert packed.accepts(header) == let_in


def test_equal_bodies_are_packed_to_equal_bytes() -> None:
    style = assets()["broadsheet.css"].data
    assert packed.packed(style) == packed.packed(style)
    assert gzip.decompress(packed.packed(style).data) == style
