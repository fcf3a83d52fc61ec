"""What a reader sets up, in a real browser: feeds, mutes, password, ticker links; paper, languages, motion and text sizes."""

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from served import PATIENCE_MS, served

from broadsheet.app import Broadsheet
from broadsheet.config import Settings
from broadsheet.news.page import Statement
from broadsheet.store import stories
from broadsheet.web.password import hashed

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "stages" / "publish"))
sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "web"))

import printed
from newsstand import BARRIER, LIBRARY, PAGE, SINGLE
from small_site import SmallSite

DESK, PHONE = (1440, 900), (390, 844)
WAYS = [pytest.param(DESK, True, id="desk"), pytest.param(PHONE, False, id="phone without JavaScript")]
OPML = """<opml version="2.0"><head><title>Mine</title></head><body><outline text="Islands">
<outline type="rss" text="Aldmoor Post" xmlUrl="{site}/feed.xml"/></outline></body></opml>"""


@pytest.fixture
def paper(tmp_path: Path) -> Iterator[Broadsheet]:
    """The newsstand's stories; tickers lead to a market of the reader's choice."""
    settings = Settings(home=tmp_path, embedder="none", ticker_link="https://market.example/quote/{symbol}")
    with Broadsheet(settings=settings, clock=printed.clock) as paper:
        printed.fill(paper)
        yield paper


@pytest.fixture
def address(paper: Broadsheet) -> Iterator[str]:
    with served(paper) as address:
        yield address


def _page(browser: Browser, size: tuple[int, int] = DESK, *, script: bool = True, motion: str = "reduce") -> Page:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, java_script_enabled=script, service_workers="block",
        reduced_motion="reduce" if motion == "reduce" else "no-preference", bypass_csp=True,
    )  # fmt: skip
    context.set_default_timeout(PATIENCE_MS)
    context.route(lambda u: "pictures.example" in u, lambda route: route.abort())
    return context.new_page()


@pytest.mark.parametrize(("size", "script"), WAYS)
def test_feeds_of_another_reader_are_imported_read_paused_moved_and_removed(
    browser: Browser, tmp_path: Path, size: tuple[int, int], script: bool
) -> None:
    settings = Settings(home=tmp_path, embedder="none", workers=1, host_delay=0.0, allow_private_addresses=True)
    with SmallSite() as site, Broadsheet(settings=settings) as paper, served(paper) as address:
        file = tmp_path / "mine.opml"
        file.write_text(OPML.format(site=site.address), encoding="utf8")
        page = _page(browser, size, script=script)
        page.goto(address)
        page.get_by_role("link", name="I have feeds of my own").click()
        page.get_by_label("OPML file").set_input_files(file)
        page.get_by_role("button", name="Import").click()
        expect(page.get_by_text("Stories written")).to_be_visible()  # the progress of the reading, until it is done
        expect(page).to_have_url(f"{address}/", timeout=4 * PATIENCE_MS)
        expect(page.get_by_role("link", name="Islands")).to_be_visible()
        page.get_by_role("navigation").get_by_role("link", name="Feeds").click()
        page.get_by_role("link", name="Aldmoor Post").click()
        page.get_by_role("link", name="Pause, move or remove it").click()
        page.get_by_role("button", name="Pause").click()
        expect(page.get_by_role("button", name="Resume")).to_be_visible()
        page.get_by_label("Topic").fill("Sea")
        page.get_by_role("button", name="Move").click()
        assert [(f.state, f.topic) for f in paper.feeds()] == [("paused", "Sea")]
        page.get_by_text("Remove", exact=True).click()
        page.get_by_role("button", name="Remove this feed").click()
        expect(page.get_by_text("No feed is followed yet.")).to_be_visible()
        page.context.close()


def test_an_address_that_is_no_feed_is_told_with_what_to_do(browser: Browser, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, embedder="none", host_delay=0.0, allow_private_addresses=True)
    with SmallSite() as site, Broadsheet(settings=settings) as paper, served(paper) as address:
        page = _page(browser)
        page.goto(f"{address}/feeds")
        page.get_by_label("Address of a feed, or of a site").fill(f"{site.address}/nowhere")
        page.get_by_role("button", name="Add", exact=True).click()
        expect(page.get_by_text("/nowhere answered 404")).to_be_visible()
        assert paper.feeds() == ()
        page.context.close()


@pytest.mark.parametrize(("size", "script"), WAYS)
@pytest.mark.parametrize(
    ("kind", "value", "hidden"), [("a word", "barrier", 1), ("an outlet", "Ostby Letter", 1), ("a topic", "Coast", 1)]
)
def test_words_outlets_and_topics_are_muted_counted_and_shown(
    browser: Browser, address: str, size: tuple[int, int], script: bool, kind: str, value: str, hidden: int
) -> None:
    page = _page(browser, size, script=script)
    page.goto(f"{address}/settings")
    page.get_by_label("Mute").select_option(label=kind)
    page.get_by_label("named").fill(value)
    page.get_by_role("button", name="Mute", exact=True).click()
    page.goto(address)
    everywhere = page.locator("a.headline")
    expect(everywhere).to_have_count(2 - hidden)
    expect(page.get_by_text(f"{hidden} hidden by your mutes")).to_be_visible()
    page.get_by_role("link", name="show", exact=True).click()
    expect(everywhere).to_have_count(2)
    page.goto(f"{address}/settings")
    page.get_by_role("button", name="Mute no more").click()
    page.goto(address)
    expect(everywhere).to_have_count(2)
    page.context.close()


@pytest.mark.parametrize(("size", "script"), WAYS)
def test_a_search_is_narrowed_by_every_filter(
    browser: Browser, address: str, size: tuple[int, int], script: bool
) -> None:
    page = _page(browser, size, script=script)
    page.goto(f"{address}/search")
    form = page.get_by_role("search", name="Search with filters")
    form.get_by_label("Words").fill("harbour")
    form.get_by_label("Changed within").select_option(label="a week")
    form.get_by_label("Outlet").fill("Crown Wire")
    form.get_by_label("Topic").select_option("Coast")
    form.get_by_label("Language").select_option(label="English")
    form.get_by_label("Ticker").fill("NRHM")
    form.get_by_role("button", name="Search").click()
    expect(page.get_by_role("link", name=PAGE.headline.text)).to_be_visible()
    form.get_by_label("Topic").select_option("Towns")
    form.get_by_role("button", name="Search").click()
    expect(page.get_by_text("Nothing holds all of this")).to_be_visible()
    page.context.close()


@pytest.mark.parametrize(("size", "script"), WAYS)
def test_who_sets_a_password_is_asked_for_it_once(
    browser: Browser, paper: Broadsheet, address: str, size: tuple[int, int], script: bool
) -> None:
    paper.set_password(hashed("a tide table of 1911"))
    page = _page(browser, size, script=script)
    page.goto(f"{address}/stories/{BARRIER}")
    page.get_by_label("Password").fill("a guess")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("That is not the password")
    page.get_by_label("Password").fill("a tide table of 1911")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(PAGE.headline.text)
    page.get_by_role("link", name="Settings").click()
    page.get_by_role("button", name="Sign out").click()
    page.goto(address)
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.context.close()


def test_a_ticker_leads_where_the_reader_has_set(browser: Browser, address: str) -> None:
    page = _page(browser)
    page.goto(f"{address}/stories/{BARRIER}")
    link = page.locator("#tickers").get_by_role("link", name="NRHM")
    expect(link).to_have_attribute("href", "https://market.example/quote/NRHM")
    expect(link).to_have_attribute("rel", "noreferrer")
    page.context.close()


@pytest.mark.parametrize("script", [True, False])
def test_why_a_story_stands_here_and_why_an_article_is_in_it(browser: Browser, address: str, script: bool) -> None:
    page = _page(browser, PHONE, script=script)
    page.goto(address)
    page.get_by_text("Why here").first.click()
    expect(page.get_by_text("2 independent reports: 1.58")).to_be_visible()
    page.get_by_role("link", name="The formula").first.click()
    expect(page.get_by_role("heading", name="How the front page is ranked")).to_be_visible()
    page.goto(f"{address}/stories/{BARRIER}")
    page.get_by_role("link", name="Why these articles").click()
    page.get_by_text("How close they are").click()
    expect(page.get_by_text("is the report that the story began with")).to_be_visible()
    page.context.close()


def test_a_timeline_shows_how_exact_each_date_is(browser: Browser, address: str) -> None:
    page = _page(browser)
    page.goto(f"{address}/stories/{BARRIER}")
    heights = {
        kind: page.locator(f".timeline .{kind}").first.evaluate("el => getComputedStyle(el, '::after').height")
        for kind in ("day", "month", "year")
    }
    assert heights == {"day": "9px", "month": "18px", "year": "30px"}
    expect(page.locator(".timeline .year").first).to_contain_text("year only")
    expect(page.locator(".timeline .month").first).to_contain_text("month only")
    page.context.close()


def test_on_paper_stands_the_story_and_nothing_to_press(browser: Browser, address: str) -> None:
    page = _page(browser)
    page.emulate_media(media="print")
    page.goto(f"{address}/stories/{BARRIER}#q-section-1-2-1")
    for name in (".masthead nav", ".search", ".end", ".quote:target"):
        expect(page.locator(name).first).not_to_be_visible()
    expect(page.locator("#sources li").first).to_be_visible()
    shown = page.locator("#sources .title a").first.evaluate("el => getComputedStyle(el, '::after').content")
    assert "attr(href)" in shown or "http" in shown
    assert page.locator("body").evaluate("el => getComputedStyle(el).backgroundColor") == "rgb(255, 255, 255)"
    page.context.close()


@pytest.mark.parametrize(("motion", "scrolls"), [("reduce", "auto"), ("free", "smooth")])
def test_who_wants_less_motion_gets_none(browser: Browser, address: str, motion: str, scrolls: str) -> None:
    page = _page(browser, motion=motion)
    page.goto(f"{address}/stories/{BARRIER}")
    assert page.locator("html").evaluate("el => getComputedStyle(el).scrollBehavior") == scrolls
    moving = page.evaluate("() => document.getAnimations().length")
    assert moving == 0, "Nothing moves by itself."
    page.context.close()


def test_a_story_in_arabic_runs_from_right_to_left(browser: Browser, paper: Broadsheet, address: str) -> None:
    headline = Statement("المجلس يصوت على حاجز المد", SINGLE.headline.citations)
    with paper.database.begin() as db:
        stories.save_page(db, replace(SINGLE, revision=2, language="ar", headline=headline))
    page = _page(browser, PHONE)
    page.goto(f"{address}/stories/{LIBRARY}")
    title = page.get_by_role("heading", level=1)
    expect(title).to_have_attribute("dir", "rtl")
    words = title.locator("[data-s]").bounding_box()
    assert words
    assert words["x"] + words["width"] > PHONE[0] - 40, "It begins at the right."
    assert page.locator("html").evaluate("el => el.scrollWidth") <= PHONE[0]
    page.context.close()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_text_twice_as_large_stays_on_every_page(browser: Browser, address: str, size: tuple[int, int]) -> None:
    page = _page(browser, size)
    paths = [
        "/", f"/stories/{BARRIER}", f"/stories/{BARRIER}/history", f"/stories/{BARRIER}/report", "/feeds", "/settings",
        "/search?q=barrier", "/topics", "/outlets", "/outlets/crown%20wire", "/status", "/progress",
    ]  # fmt: skip
    for path in paths:
        page.goto(address + path)
        page.add_style_tag(content="html { font-size: 200% }")
        assert page.locator("html").evaluate("el => el.scrollWidth") <= size[0], path
        cut = page.evaluate(
            "() => [...document.querySelectorAll('main *')].filter(e => getComputedStyle(e).overflowX === 'hidden' && "
            "e.scrollWidth > e.clientWidth + 1 && e.innerText).length"
        )
        assert cut == 0, path
    page.context.close()


def test_the_page_speaks_the_browsers_language(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="de-DE", service_workers="block")
    page = context.new_page()
    page.goto(address)
    expect(page.get_by_role("link", name="Titelseite")).to_be_visible()
    page.get_by_text("Warum hier").first.click()
    expect(page.get_by_text(re.compile("2 unabhängige Berichte: 1.58"))).to_be_visible()
    context.close()


def test_the_site_can_be_installed(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    chromium = context.new_cdp_session(page)
    manifest = chromium.send("Page.getAppManifest")
    assert (manifest["url"], manifest["errors"]) == (f"{address}/manifest.webmanifest", [])
    found = {error["errorId"] for error in chromium.send("Page.getInstallabilityErrors")["installabilityErrors"]}
    assert found <= {"in-incognito"}, "A test's window is a private one; nothing else speaks against it."
    context.close()
