import io
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from newsstand import BARRIER, NOW, PAGE, TIDE
from PIL import Image

from broadsheet.app import Broadsheet
from broadsheet.config import Settings
from broadsheet.news.article import Picture
from broadsheet.store import articles, stories
from broadsheet.web.pictures import PictureFiles
from broadsheet.web.server import create_app

sys.path.insert(0, str(Path(__file__).parents[1] / "net"))

import printed
from loopback import Answer, Site, serving


def _bytes(kind: str = "JPEG", size: tuple[int, int] = (60, 40)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (40, 90, 140)).save(out, kind)
    return out.getvalue()


SMALL, LARGE = _bytes(), _bytes("PNG", (600, 400))


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        site.routes |= {"/a.jpg": Answer(SMALL, headers={"Content-Type": "text/html"}), "/large.png": Answer(LARGE)}
        yield site


def _library(home: Path, site: Site, path: str = "/a.jpg", **settings: object) -> Broadsheet:
    using = {"picture_proxy": True, "allow_private_addresses": True, **settings}
    paper = Broadsheet(settings=Settings(home=home, embedder="none", **using), clock=printed.clock)
    printed.fill(paper)
    shown = Picture(site.url(path), full_size_url=site.url("/large.png"))
    image = replace(PAGE.images[0], url=shown.url, full_size_url=shown.full_size_url)
    with paper.database.begin() as db:
        articles.save(db, replace(TIDE, pictures=(shown,), text=TIDE.text + " And more."), None)
        stories.save_page(db, replace(PAGE, revision=3, images=(image,), updated=NOW))
    return paper


@pytest.fixture
def library(tmp_path: Path, site: Site) -> Iterator[Broadsheet]:
    with _library(tmp_path, site) as paper:
        yield paper


@pytest.fixture
def client(library: Broadsheet) -> Iterator[TestClient]:
    with TestClient(create_app(library), "http://127.0.0.1") as client:
        yield client


def test_a_page_shows_its_pictures_through_broadsheet_and_lets_the_browser_load_no_others(
    client: TestClient, site: Site
) -> None:
    from lxml import html

    answer = client.get(f"/stories/{BARRIER}")
    page = html.fromstring(answer.text)
    (address,) = page.xpath("//figure//img/@src")
    assert address.startswith("/pictures?url=")
    assert "img-src 'self' data:;" in answer.headers["content-security-policy"]
    assert client.get(address).content == SMALL
    (full,) = page.xpath("//a[@class='full']/@href")
    assert client.get(full).content == LARGE
    assert "/pictures?url=" in client.get("/").text


def test_a_picture_is_what_its_bytes_are_and_is_fetched_once(client: TestClient, site: Site) -> None:
    for _ in range(2):
        answer = client.get("/pictures", params={"url": site.url("/a.jpg")})
        assert answer.headers["content-type"] == "image/jpeg"
        assert answer.headers["cache-control"] == "private, max-age=604800"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert site.paths() == ["/a.jpg"]
    assert "referer" not in site.asked[0].headers


def test_only_what_a_report_shows_is_fetched(client: TestClient, site: Site) -> None:
    for url in (site.url("/large.png"), site.url("/elsewhere"), "file:///etc/passwd", ""):
        assert client.get("/pictures", params={"url": url}).status_code == 404
    assert site.paths() == []


@pytest.mark.parametrize(
    "answer",
    [
        Answer(b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', headers={"Content-Type": "image/svg+xml"}),
        Answer(b"<script>1</script>", headers={"Content-Type": "image/jpeg"}),
        Answer(SMALL, 403),
        Answer(b""),
    ],
    ids=["a drawing with a script", "a page that says it is a picture", "a refusal", "nothing"],
)  # fmt: skip
def test_what_is_no_photograph_is_not_passed_on(client: TestClient, site: Site, answer: Answer) -> None:
    site.routes["/a.jpg"] = answer
    told = client.get("/pictures", params={"url": site.url("/a.jpg")})
    assert told.status_code == 404
    assert told.headers["content-type"].startswith("text/html")


def test_a_private_address_is_not_asked(tmp_path: Path, site: Site) -> None:
    with _library(tmp_path, site, allow_private_addresses=False) as paper, TestClient(create_app(paper), "http://127.0.0.1") as client:  # fmt: skip
        told = client.get("/pictures", params={"url": site.url("/a.jpg")})
    assert told.status_code == 404
    assert "private or local address" in told.text
    assert site.paths() == []


def test_with_a_proxy_set_pictures_come_through_it(tmp_path: Path, site: Site) -> None:
    site.routes["http://pictures.example/a.jpg"] = Answer(SMALL)
    paper = _library(tmp_path, site, picture_proxy=False, http_proxy=site.origin, allow_private_addresses=False)
    far = Picture("http://pictures.example/a.jpg")
    with paper, TestClient(create_app(paper), "http://127.0.0.1") as client:
        with paper.database.begin() as db:
            articles.save(db, replace(TIDE, pictures=(far,), text=TIDE.text + " And still more."), None)
        assert client.get("/pictures", params={"url": far.url}).content == SMALL
    assert site.paths() == ["http://pictures.example/a.jpg"]


def test_otherwise_pictures_stay_with_their_outlets_and_none_is_fetched(tmp_path: Path, site: Site) -> None:
    with _library(tmp_path, site, picture_proxy=False) as paper:
        client = TestClient(create_app(paper), "http://127.0.0.1")
        answer = client.get(f"/stories/{BARRIER}")
        assert f'src="{site.url("/a.jpg")}"' in answer.text
        assert "img-src 'self' http: https: data:" in answer.headers["content-security-policy"]
        assert client.get("/pictures", params={"url": site.url("/a.jpg")}).status_code == 404
    assert site.paths() == []


def test_the_pictures_that_were_not_shown_for_longest_make_room(tmp_path: Path) -> None:
    files = PictureFiles(tmp_path / "pictures", 25)
    for name in "ab":
        files.put(name, b"0123456789")
        for path in (tmp_path / "pictures").iterdir():
            os.utime(path, (path.stat().st_mtime - 60,) * 2)  # a minute goes by
    assert files.get("a") is not None  # shown now
    files.put("c", b"0123456789")
    assert [files.get(name) is not None for name in "abc"] == [True, False, True]
    files.put("d", b"0" * 26)
    assert [files.get(name) is not None for name in "acd"] == [True, True, False]


def test_a_folder_that_cannot_be_written_keeps_no_picture_and_breaks_nothing(tmp_path: Path) -> None:
    (tmp_path / "pictures").write_text("a file where the folder should be")
    files = PictureFiles(tmp_path / "pictures", 1000)
    files.put("a", b"1")
    assert files.get("a") is None
