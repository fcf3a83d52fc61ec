"""The demo edition's pages against what a good reader would find in its articles: `edition/expectations.toml`."""

import tomllib
from typing import Any

import pytest

from broadsheet.app import Broadsheet
from broadsheet.demo.newsroom import FOLDER, edition
from broadsheet.language.quantities import quantities
from broadsheet.news.page import Page, Source

EXPECTED = tomllib.loads((FOLDER / "expectations.toml").read_text(encoding="utf8"))
EVENTS = {event["id"]: event for event in EXPECTED["events"]}


def key_of(source: Source) -> str:
    """`<outlet>/<slug>` of a source."""
    outlet = source.url.split("//")[1].split(".")[0]
    slugs = [r.slug for r in edition().reports if r.outlet == outlet and r.slug in source.url]
    return f"{outlet}/{max(slugs, key=len)}"


@pytest.fixture(scope="module")
def pages(paper: Broadsheet) -> dict[frozenset[str], Page]:
    """Every page by the articles that it is written from."""
    return {frozenset(key_of(s) for s in page.sources): page for page in paper.stories()}


def read(event: dict[str, Any]) -> frozenset[str]:
    """The articles of an event that a feed leads to."""
    return frozenset(event["articles"]) - frozenset(event.get("unread", []))


def page_of(event: dict[str, Any], pages: dict[frozenset[str], Page]) -> Page:
    """The page that holds most of an event's articles."""
    return pages[max(pages, key=lambda articles: (len(articles & read(event)), -len(articles)))]


def test_every_article_that_a_feed_leads_to_is_on_a_page(pages: dict[frozenset[str], Page]) -> None:
    assert {a for articles in pages for a in articles} == {a for e in EVENTS.values() for a in read(e)}


def test_no_page_mixes_two_events(pages: dict[frozenset[str], Page]) -> None:
    mixed = [a for a in pages if not any(a <= read(e) for e in EVENTS.values())]
    assert mixed == []


def test_nearly_every_event_is_one_page(pages: dict[frozenset[str], Page]) -> None:
    """The German report of the ferry shares too few names with the English ones: it may stand alone."""
    whole = {name for name, event in EVENTS.items() if read(event) in pages}
    assert EVENTS.keys() - whole <= {"ferry"}


@pytest.mark.parametrize("name", [n for n, e in EVENTS.items() if e.get("copies")])
def test_a_wire_copy_is_marked_as_one_and_counted_once(name: str, pages: dict[frozenset[str], Page]) -> None:
    page = page_of(EVENTS[name], pages)
    for group in EVENTS[name]["copies"]:
        marks = [s.copy_of for s in page.sources if key_of(s) in group]
        assert sum(mark is None for mark in marks) == 1
    copies = sum(len(group) - 1 for group in EVENTS[name]["copies"])
    assert page.status.independent_reports == page.status.articles - copies


@pytest.mark.parametrize("name", [n for n, e in EVENTS.items() if e.get("tickers")])
def test_the_securities_that_an_event_touches_stand_on_its_page(name: str, pages: dict[frozenset[str], Page]) -> None:
    assert {t.symbol for t in page_of(EVENTS[name], pages).tickers} == set(EVENTS[name]["tickers"])


def test_no_other_page_has_a_ticker(pages: dict[frozenset[str], Page]) -> None:
    expected = {page_of(e, pages).id for e in EVENTS.values() if e.get("tickers")}
    assert {page.id for page in pages.values() if page.tickers} == expected


@pytest.mark.parametrize("name", [n for n, e in EVENTS.items() if e.get("pictures")])
def test_a_picture_that_several_articles_show_is_on_the_page_once(name: str, pages: dict[frozenset[str], Page]) -> None:
    images = page_of(EVENTS[name], pages).images
    for picture in EVENTS[name]["pictures"]:
        assert sum(picture in image.url for image in images) == 1


@pytest.mark.parametrize("name", [n for n, e in EVENTS.items() if e.get("denials")])
def test_a_denial_stands_on_the_page_with_both_sides(name: str, pages: dict[frozenset[str], Page]) -> None:
    page = page_of(EVENTS[name], pages)
    for denial in EVENTS[name]["denials"]:
        sides = (denial["claimed_by"], denial["denied_by"])
        denials = [d for d in page.discrepancies if d.kind == "denial"]
        assert any(name in p.text or name in p.holder for d in denials for p in d.positions for name in sides)
        assert all(len(d.positions) >= 2 for d in denials)


def test_figures_that_outlets_tell_differently_stand_on_the_page(pages: dict[frozenset[str], Page]) -> None:
    for event in EVENTS.values():
        for figure in (f for f in event.get("figures", []) if f["planned"] == "sources"):
            found = [p for d in page_of(event, pages).discrepancies if d.kind == "figure" for p in d.positions]
            told = {q.value for position in found for q in quantities(position.text, "en")}
            assert {float(value.replace(",", "")) for value in figure["values"].values()} <= told


def test_a_figure_that_only_changed_with_time_is_no_disagreement(pages: dict[frozenset[str], Page]) -> None:
    for event in EVENTS.values():
        sourced = [set(f["values"].values()) for f in event.get("figures", []) if f["planned"] == "sources"]
        for figure in (f for f in event.get("figures", []) if f["planned"] in ("update", "correction")):
            values = set(figure["values"].values())
            if values in sourced:
                continue
            for found in page_of(event, pages).discrepancies:
                told = {value for value in values for p in found.positions if value in p.text.split()}
                assert len(told) < 2, f"{figure['question']} {found}"


def test_most_background_dates_stand_in_the_timelines(pages: dict[frozenset[str], Page]) -> None:
    wanted = [(event, date["when"]) for event in EVENTS.values() for date in event.get("dates", [])]
    missed = [
        (event["id"], when)
        for event, when in wanted
        if not any(str(e.when.start).startswith(when) for e in page_of(event, pages).timeline)
    ]
    assert len(missed) <= len(wanted) * 0.3, missed


def test_every_outlet_has_its_name(pages: dict[frozenset[str], Page]) -> None:
    names = {outlet.key: outlet.name for outlet in edition().outlets.values()}
    shown = {(key_of(s).split("/")[0], s.outlet) for page in pages.values() for s in page.sources}
    assert {key for key, outlet in shown if outlet != names[key]} == set()
