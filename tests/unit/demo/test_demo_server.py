import gzip
import json
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from urllib.parse import urlsplit
from xml.etree import ElementTree

import feedparser
import pytest

from broadsheet.demo.feeds import LENGTH
from broadsheet.demo.newsroom import EVENING, FIRST, MORNING, edition
from broadsheet.demo.server import DemoError, DemoWorld
from broadsheet.demo.site import Site

CORRECTED = "tribune/civic-union-wins-eastvale-assembly"


@pytest.fixture(scope="module")
def running():
    with DemoWorld(port=0) as world:
        yield world


@pytest.fixture
def world(running):
    running.now = MORNING
    return running


def get(world, url, method="GET", **headers):
    parts = urlsplit(url)
    connection = HTTPConnection("127.0.0.1", world.port, timeout=10)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    connection.request(method, target, headers={"Host": parts.netloc, **headers})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def site(world, outlet):
    return Site(world.edition, world.edition.outlets[outlet], world.port, world.now)


def item(world, key):
    return next(i for i in site(world, key.split("/")[0]).items() if i.report.key == key)


def entries(world, outlet):
    """Title and link of each entry of an outlet's feed."""
    _, body = get(world, site(world, outlet).feed_url)
    if world.edition.outlets[outlet].feed == "json":
        return [(entry["title"], entry["url"]) for entry in json.loads(body)["items"]]
    return [(entry.title, entry.link) for entry in feedparser.parse(body).entries]


@pytest.mark.parametrize("outlet", [key for key, outlet in edition().outlets.items() if outlet.feed != "broken"])
def test_a_feed_lists_what_its_outlet_has_published(world, outlet):
    listed = entries(world, outlet)
    assert [title for title, _ in listed] == [i.version.title for i in site(world, outlet).items()][:LENGTH]
    for _, link in listed:
        assert urlsplit(link).netloc == f"{outlet}.localhost:{world.port}"


@pytest.mark.parametrize("outlet", [key for key, o in edition().outlets.items() if o.feed in ("rss", "atom", "rdf")])
def test_an_xml_feed_reads_without_complaint_and_dates_its_entries(world, outlet):
    parsed = feedparser.parse(get(world, site(world, outlet).feed_url)[1])
    assert not parsed.bozo
    assert all(entry.get("published_parsed") or entry.get("updated_parsed") for entry in parsed.entries)


def test_the_broken_feed_gives_no_entries(world):
    _, body = get(world, site(world, "ansel24").feed_url)
    parsed = feedparser.parse(body)
    assert parsed.bozo and not parsed.entries
    with pytest.raises(ElementTree.ParseError):
        ElementTree.fromstring(body)


@pytest.mark.parametrize("outlet", ["chronicle", "touchline", "courier", "pier"])
def test_full_text_feeds_carry_the_whole_article(world, outlet):
    _, body = get(world, site(world, outlet).feed_url)
    last = site(world, outlet).items()[0].version.paragraphs[-1]
    text = json.loads(body)["items"][0]["content_html"] if outlet == "touchline" else None
    if text is None:
        text = feedparser.parse(body).entries[0].content[0].value
    assert last[:40].split('"')[0] in text


def test_summary_feeds_do_not(world):
    _, body = get(world, site(world, "radio").feed_url)
    assert all(not entry.get("content") for entry in feedparser.parse(body).entries)


def test_every_article_page_shows_its_title_and_every_paragraph(world):
    world.now = EVENING
    for outlet in world.edition.outlets.values():
        if outlet.access == "forbidden" or outlet.delay:
            continue
        for shown in site(world, outlet.key).items():
            response, body = get(world, shown.url)
            assert response.status == 200
            page = body.decode(outlet.encoding)
            assert shown.version.paragraphs[-1].removeprefix("## ").split('"')[0].split("'")[0].split("&")[0] in page
            assert response.getheader("Content-Type") == f"text/html; charset={outlet.encoding}"


def test_the_german_pages_are_windows_1252(world):
    _, body = get(world, item(world, "seebote/erdbeben-hohenwald").url)
    assert "Erdstoß" in body.decode("windows-1252")
    with pytest.raises(UnicodeDecodeError):
        body.decode("utf-8")


def test_forbidden_pages_answer_403(world):
    response, _ = get(world, item(world, "touchline/arrieta-to-rovers-done").url)
    assert response.status == 403


def test_robots_forbid_the_articles_of_one_outlet_only(world):
    assert get(world, site(world, "chronicle").base + "/robots.txt")[1].endswith(b"Disallow: /velmar/\n")
    assert get(world, site(world, "courier").base + "/robots.txt")[1].endswith(b"Disallow: \n")


def test_old_article_addresses_redirect_to_the_new_ones(world):
    shown = item(world, CORRECTED)
    response, _ = get(world, shown.feed_url)
    assert (response.status, response.getheader("Location")) == (301, shown.url)
    assert get(world, shown.url)[0].status == 200


def test_a_moved_feed_redirects_for_good(world):
    known = next(feed.url for feed in world.feed_urls if feed.title == "Lumara Observer")
    response, _ = get(world, known)
    assert (response.status, response.getheader("Location")) == (301, site(world, "observer").feed_url)


def test_a_feed_is_not_sent_again_to_a_reader_who_has_it(world):
    url = site(world, "courier").feed_url
    first, body = get(world, url)
    assert body and first.getheader("Last-Modified") == "Thu, 12 Mar 2026 06:40:00 GMT"
    for headers in (
        {"If-None-Match": first.getheader("ETag")},
        {"If-None-Match": "W/" + first.getheader("ETag")},
        {"If-Modified-Since": first.getheader("Last-Modified")},
    ):
        again, nothing = get(world, url, **headers)
        assert (again.status, nothing) == (304, b"")


def test_a_feed_is_sent_again_when_it_has_changed(world):
    url = site(world, "courier").feed_url
    first, _ = get(world, url)
    world.now = EVENING
    etag, date = first.getheader("ETag"), first.getheader("Last-Modified")
    assert get(world, url, **{"If-None-Match": etag})[0].status == 200
    assert get(world, url, **{"If-Modified-Since": date})[0].status == 200
    assert get(world, url, **{"If-Modified-Since": "yesterday"})[0].status == 200


def test_text_is_packed_for_readers_who_can_unpack_it(world):
    url = site(world, "meridian").feed_url
    response, packed = get(world, url, **{"Accept-Encoding": "gzip, br"})
    assert response.getheader("Content-Encoding") == "gzip"
    assert gzip.decompress(packed) == get(world, url)[1]


def test_time_brings_new_articles_and_new_entries(world):
    late = "dispatch/aurelia-bow-thruster-failed"
    world.now = EVENING
    url, title = item(world, late).url, item(world, late).version.title
    assert title in dict(entries(world, "dispatch"))
    world.now = MORNING
    assert get(world, url)[0].status == 404
    assert title not in dict(entries(world, "dispatch"))


def test_a_corrected_article_is_served_in_the_version_of_its_time(world):
    url = item(world, CORRECTED).url
    assert b"61.4 per cent of the" in get(world, url)[1]
    world.now = EVENING
    body = get(world, url)[1]
    assert b"64.1 per cent of the" in body and b"Correction, 12 March" in body and b"2026-03-12T16:05:00" in body


def test_before_the_first_article_the_feeds_are_empty(world):
    world.now = FIRST
    assert all(entries(world, key) == [] for key in ("courier", "meridian", "pier", "ledger"))


def test_the_date_header_tells_the_worlds_time(world):
    assert get(world, world.url)[0].getheader("Date") == "Thu, 12 Mar 2026 07:00:00 GMT"


def test_a_time_in_another_zone_is_the_same_moment(world):
    world.now = datetime.fromisoformat("2026-03-12T09:00:00+02:00")
    assert world.now == MORNING and world.now.tzinfo is UTC


def test_pictures_are_served_in_the_sizes_that_pages_name(world):
    for shown in site(world, "dispatch").items()[:2]:
        for shot in shown.shots:
            for url, _ in shot.sizes:
                response, body = get(world, url)
                assert response.getheader("Content-Type") == "image/jpeg" and body.startswith(b"\xff\xd8")


@pytest.mark.parametrize("name", ["aurelia-pier-641.jpg", "nothing-640.jpg", "almond-blossom-640.jpg", "x.jpg"])
def test_pictures_that_the_outlet_does_not_show_are_not_there(world, name):
    assert get(world, f"{site(world, 'courier').base}/pictures/{name}")[0].status == 404


def test_lazy_pictures_keep_their_address_out_of_src(world):
    page = get(world, item(world, "strata/seagrass-fourteen-centuries").url)[1].decode()
    assert 'data-src="' in page and 'class="lazy" src="data:' in page


def test_the_slow_outlet_is_slow(world):
    began = time.monotonic()
    get(world, site(world, "radio").feed_url)
    assert time.monotonic() - began >= world.edition.outlets["radio"].delay == 0.3


def test_a_home_page_names_its_feed_and_lists_its_articles(world):
    page = get(world, site(world, "courier").base + "/")[1].decode()
    assert (
        f'rel="alternate" type="application/rss+xml" title="The Ansel Courier" href="{site(world, "courier").feed_url}"'
        in page
    )
    assert all(i.url in page for i in site(world, "courier").items())


def test_a_section_page_lists_that_section_only(world):
    page = get(world, site(world, "courier").base + "/?section=sport")[1].decode()
    assert "Rovers break national record" in page and "Ferry Aurelia hits pier" not in page


def test_head_sends_no_body(world):
    response, body = get(world, site(world, "courier").base + "/", method="HEAD")
    assert response.status == 200 and int(response.getheader("Content-Length")) > 0 and body == b""


def test_unknown_hosts_and_pages_are_not_found(world):
    assert get(world, f"http://nobody.localhost:{world.port}/")[0].status == 404
    assert get(world, site(world, "courier").base + "/nothing")[0].status == 404
    assert get(world, world.url + "nothing")[0].status == 404


def test_the_opml_names_every_feed_by_topic(world):
    served = get(world, world.url + "feeds.opml")[1].decode()
    assert served == world.opml()
    outlines = ElementTree.fromstring(served.encode()).findall("./body/outline")
    found = {(feed.get("xmlUrl"), topic.get("text"), feed.get("title")) for topic in outlines for feed in topic}
    assert found == set(map(tuple, world.feed_urls)) and len(found) == len(edition().outlets)


def test_feeds_are_the_same_at_the_same_time_and_differ_by_a_minute_only_if_something_came(world):
    bodies = Counter()
    for moment in (MORNING, MORNING + timedelta(minutes=1)):
        world.now = moment
        bodies[get(world, site(world, "meridian").feed_url)[1]] += 1
    assert list(bodies.values()) == [2]


def test_a_taken_port_is_told_in_a_sentence(world):
    with pytest.raises(DemoError, match=f"could not listen on 127.0.0.1:{world.port}"):
        DemoWorld(port=world.port).start()


def test_a_stopped_world_frees_its_port():
    world = DemoWorld(port=0)
    world.start()
    world.stop()
    world.stop()
    with DemoWorld(port=world.port) as again:
        assert again.port == world.port
