"""The served pages in a real browser, without JavaScript."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect
from served import served

from broadsheet.app import Broadsheet
from broadsheet.config import Settings

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "stages" / "publish"))

import printed
from newsstand import BARRIER, LIBRARY, PAGE, TIDE

PATHS = ["/", f"/stories/{BARRIER}", f"/stories/{LIBRARY}", f"/articles/{TIDE.id}", "/feeds", "/search?q=barrier"]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server on a free port of this machine."""
    settings = Settings(home=tmp_path_factory.mktemp("home"), embedder="none")
    with Broadsheet(settings=settings, clock=printed.clock) as paper:
        printed.fill(paper)
        with served(paper) as address:
            yield address


def _open(browser: Browser, url: str, width: int = 1440, scheme: str = "light") -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light", java_script_enabled=False
    )  # fmt: skip
    page = context.new_page()
    page.route(lambda u: "pictures.example" in u, lambda route: route.abort())
    page.goto(url)
    return page


@pytest.mark.parametrize("width", [1440, 390])
def test_a_citation_opens_the_exact_words_beside_their_sentence(browser: Browser, address: str, width: int) -> None:
    page = _open(browser, f"{address}/stories/{BARRIER}", width)
    mark = page.locator("#m-section-2-2-2")
    quote = page.locator("#q-section-2-2-2")
    assert not quote.is_visible()
    mark.click()
    expect(quote).to_be_visible()
    assert quote.locator("mark").inner_text() == PAGE.sections[1].sentences[0].citations[0].quote
    sentence = page.locator(".section:nth-child(2) [data-s='2']")
    tint = "el => getComputedStyle(el).backgroundColor"
    assert sentence.evaluate(tint) == quote.locator("mark").evaluate(tint) != "rgba(0, 0, 0, 0)"
    beside, text = quote.bounding_box(), sentence.bounding_box()
    assert beside and text
    assert (beside["x"] > text["x"] + text["width"]) if width > 1000 else (beside["y"] > text["y"])
    quote.get_by_text("Close").click()
    expect(quote).not_to_be_visible()


def test_an_opened_quote_moves_no_line_of_the_text(browser: Browser, address: str) -> None:
    page = _open(browser, f"{address}/stories/{BARRIER}")
    tops = "els => els.map(e => e.getBoundingClientRect().top + scrollY)"
    before = page.locator(".words p").evaluate_all(tops)
    page.locator("#m-section-1-2-1").click()
    expect(page.locator("#q-section-1-2-1")).to_be_visible()
    assert page.locator(".words p").evaluate_all(tops) == before


def test_a_quote_leads_to_its_place_in_the_report(browser: Browser, address: str) -> None:
    page = _open(browser, f"{address}/stories/{BARRIER}")
    page.locator("#m-section-1-2-1").click()
    page.locator("#q-section-1-2-1").get_by_text("These words in the report").click()
    expect(page).to_have_url(re.compile(f"/articles/{TIDE.id}/1#quote-"))
    assert page.locator("mark:target").inner_text() == PAGE.headline.citations[0].quote


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("width", [320, 390, 800])
def test_no_page_scrolls_sideways(browser: Browser, address: str, path: str, width: int) -> None:
    page = _open(browser, address + path, width)
    assert page.locator("html").evaluate("el => el.scrollWidth") <= width


def test_the_pages_turn_dark_with_the_system(browser: Browser, address: str) -> None:
    ground = "el => getComputedStyle(el).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number)"
    light, dark = (_open(browser, address, scheme=s).locator("body").evaluate(ground) for s in ("light", "dark"))
    assert min(light) > 240
    assert max(dark) < 40


@pytest.mark.parametrize("path", PATHS)
def test_nothing_but_pictures_is_asked_of_another_host(browser: Browser, address: str, path: str) -> None:
    page = browser.new_page()
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    page.route(lambda u: "pictures.example" in u, lambda route: route.abort())
    messages: list[str] = []
    page.on("console", lambda m: messages.append(m.text))
    page.goto(address + path)
    foreign = [r for r in asked if not r.url.startswith(address)]
    assert {r.resource_type for r in foreign} <= {"image"}
    assert all("referer" not in r.headers for r in foreign)
    assert not [m for m in messages if "Content Security Policy" in m]


def test_a_line_of_text_has_sixty_to_seventy_five_letters(browser: Browser, address: str) -> None:
    page = _open(browser, f"{address}/stories/{BARRIER}")
    width = page.locator(".words p").first.evaluate("el => el.getBoundingClientRect().width")
    letter = page.locator(".words p").first.evaluate(
        "el => { const s = document.createElement('span'); s.textContent = el.textContent; s.style.whiteSpace = 'nowrap';"
        " el.append(s); const w = s.getBoundingClientRect().width / s.textContent.length; s.remove(); return w; }"
    )
    assert 60 <= width / letter <= 80  # liberal by five: the serif differs from machine to machine


def test_pictures_stand_in_one_row_of_equal_height(browser: Browser, address: str) -> None:
    page = _open(browser, f"{address}/stories/{BARRIER}")
    boxes = page.locator(".gallery .frame").evaluate_all(
        "els => els.map(e => [e.getBoundingClientRect().top, e.getBoundingClientRect().height, e.getBoundingClientRect().width])"
    )
    tops, heights, _ = zip(*boxes, strict=True)
    assert max(tops) - min(tops) < 1
    assert max(heights) - min(heights) < 1
    shown = [width / height for _, height, width in boxes]
    assert shown == pytest.approx([1.5, 16 / 9, 0.8], rel=0.015)


def test_a_reader_with_a_keyboard_comes_first_to_the_text(browser: Browser, address: str) -> None:
    page = _open(browser, f"{address}/stories/{BARRIER}")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the text")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#text$"))


@pytest.mark.parametrize("width", [1440, 820, 390])
def test_a_summary_takes_two_lines_of_the_front_page(browser: Browser, address: str, width: int) -> None:
    assert PAGE.summary
    summary = _open(browser, address, width).get_by_text(PAGE.summary.text)
    lines = "el => el.getBoundingClientRect().height / parseFloat(getComputedStyle(el).lineHeight)"
    assert 0.9 < summary.evaluate(lines) < 2.1
