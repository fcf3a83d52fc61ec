import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(
    0, str(Path(__file__).parents[1] / "unit" / "net")
)  # the small web on loopback is shared with those tests

from loopback import Answer, Site, serving

from broadsheet import Broadsheet
from broadsheet.config import Settings
from broadsheet.news.article import Article

TEXTS = {
    "/refused": "The council of Harrow Bay voted on Tuesday to rebuild the pier that last winter's storm destroyed, at a cost of four million crowns.",
    "/closed": "A whale swam into the port of Lindholm on Monday and stayed for two hours, watched from the quay by some four hundred people.",
    "/down": "The court of appeal in Varnby freed the two sailors on Monday evening, after eleven months in which no charge had been brought.",
    "/wall": "Snow has closed the pass of Ostend for a third day, and the road service expects to open one of its two lanes on Thursday.",
}
LINKLESS = ("The observatory on Mount Quill saw its first light on Sunday, nine years after the first stone of its dome was laid in the snow.",
            "The last tram of line seven left the depot on Saturday night; from today on, buses serve all of its twenty-two stops in Lindholm.")  # fmt: skip


def item(number: int, text: str, link: str = "") -> str:
    return (
        f'<item><title>Title of story {number} in the feed</title>{link}<guid isPermaLink="false">{number}</guid>'
        f"<description>&lt;p&gt;{text}&lt;/p&gt;</description><pubDate>Wed, 04 Mar 2026 10:00:00 GMT</pubDate></item>"
    )


def newsstand(site: Site) -> None:
    """A feed whose pages cannot be had, each for a reason of its own, and two entries that have none."""
    listed = [item(n, text, f"<link>{site.url(path)}</link>") for n, (path, text) in enumerate(TEXTS.items())]
    listed += [item(9 + n, text) for n, text in enumerate(LINKLESS)]
    site.routes |= {
        "/feed": Answer(
            f'<rss version="2.0"><channel><title>The Post</title>{"".join(listed)}</channel></rss>'.encode()
        ),
        "/refused": Answer(b"no", 403),
        "/robots.txt": Answer(b"User-agent: *\nDisallow: /closed"),
        "/down": Answer(b"", 503, {"Retry-After": "60"}),
        "/wall": Answer(
            b"<html><head><title>Just a moment...</title></head><body><p>Checking your browser.</p></body></html>"
        ),
    }


def read(site: Site, home: Path, hours: int) -> dict[str, Article]:
    """The articles by their text, after a round an hour."""
    now = datetime(2026, 3, 4, 12, tzinfo=UTC)
    settings = Settings(
        home=home, allow_private_addresses=True, host_delay=0, embedder="none", workers=1, request_timeout=2
    )
    with Broadsheet(settings=settings, clock=lambda: now) as paper:
        (feed,) = paper.add_feed(site.url("/feed"))
        for _ in range(hours):
            paper.run_once()
            now += timedelta(hours=1)
        return {article.text: article for article, _ in paper.feed_articles(feed.id)}


def test_the_feeds_own_text_serves_where_a_page_cannot_be_had_and_says_why(tmp_path: Path) -> None:
    with serving() as site:
        newsstand(site)
        found = read(site, tmp_path, hours=6)
        assert found.keys() == {*TEXTS.values(), *LINKLESS}
        assert {article.text_from for article in found.values()} == {"feed"}
        notes = {path: found[text].note for path, text in TEXTS.items()}
        assert notes["/refused"] == f"{site.url('/refused')} answered 403."
        assert notes["/closed"] == f"{site.url('/closed')} is closed to us by the outlet's robots.txt."
        assert notes["/down"] == f"{site.url('/down')} answered 503."
        assert notes["/wall"] == "The page is an error or a wall: 'Just a moment...'."
        assert {found[text].note for text in LINKLESS} == {"The entry has no page of its own."}
        assert "/closed" not in site.paths()


def test_a_page_that_is_down_is_tried_again_before_the_feed_serves(tmp_path: Path) -> None:
    with serving() as site:
        newsstand(site)
        assert TEXTS["/down"] not in read(site, tmp_path, hours=2)
        assert site.paths().count("/down") == 2
