import re
from dataclasses import replace
from datetime import timedelta

import pytest
from lxml import html as parser
from newsstand import (
    BARRIER,
    BOOKS,
    FEEDS,
    FIRST_REVISION,
    FRONT,
    NOW,
    OLD_VIEW,
    PAGE,
    SICK_FEED,
    SINGLE_VIEW,
    SUMMARIES,
    TIDE_VIEW,
    VIEW,
)

from broadsheet.news.page import Correction, Earlier
from broadsheet.news.reader import Filters, Wish
from broadsheet.stages.publish import html
from broadsheet.stages.publish.changes import changes
from broadsheet.stages.publish.html import Frame
from broadsheet.stages.publish.links import FileLinks, ServedLinks
from broadsheet.stages.publish.site import DiffView, FeedView, Front, ListView, SearchView, Seen, citations

SINCE_VIEW = replace(VIEW, since=changes(FIRST_REVISION, PAGE), since_at=NOW - timedelta(hours=10), starred=True)


def _words(page: str) -> str:
    return " ".join(parser.fromstring(page).text_content().split())


def _all_pages(frame: Frame) -> list[str]:
    return [*_written_pages(frame), *(_served_pages(frame) if isinstance(frame.links, ServedLinks) else [])]


def _served_pages(frame: Frame) -> list[str]:
    wishes = (Wish("word", "football"), Wish("outlet", "Crown Wire"), Wish("topic", "Coast", "prefer"))
    asked = SearchView(Filters(query="barrier", days=7), SUMMARIES, ("Tide Table",), ("Coast",), ("en",))
    return [
        html.story_html(SINCE_VIEW, frame),
        html.front_html(replace(FRONT, seen=Seen(NOW, frozenset({BARRIER}), {"Coast": 1}, frozenset(), 2)), frame),
        html.front_html(Front((), (), ()), frame),
        html.search_html(asked, frame),
        html.search_html(replace(asked, filters=Filters(), found=()), frame),
        html.list_html(ListView("starred", "", ()), frame),
        html.list_html(ListView("outlet", "Crown Wire", SUMMARIES, "crown wire", wishes[1]), frame),
        html.topics_html(FRONT, wishes, frame),
        html.settings_html(wishes, "/home/reader/broadsheet.toml", frame),
        html.report_html(PAGE, True, frame),
    ]


def _written_pages(frame: Frame) -> list[str]:
    return [
        html.story_html(VIEW, frame),
        html.story_html(SINGLE_VIEW, frame),
        html.story_html(OLD_VIEW, frame),
        html.front_html(FRONT, frame),
        html.front_html(Front((), (), ()), frame),
        html.feeds_html(FEEDS, frame),
        html.feed_html(FeedView(SICK_FEED, ((BOOKS, None),)), frame),
        html.article_html(TIDE_VIEW, frame),
        html.history_html(PAGE, (PAGE, FIRST_REVISION), frame),
        html.difference_html(DiffView(FIRST_REVISION, PAGE, changes(FIRST_REVISION, PAGE), 2), frame),
        html.error_html(404, "Nothing has this address.", {}, frame),
    ]


def test_every_citation_opens_its_own_words(frame: Frame) -> None:
    page = parser.fromstring(html.story_html(VIEW, frame))
    shown = set()
    for mark in page.xpath("//a[@class='cite']"):
        opened = page.get_element_by_id(mark.get("href")[1:])
        shown |= {m.text_content() for m in opened.iter("mark")}
        assert page.get_element_by_id(opened.xpath(".//a[text()='Close']/@href")[0][1:]) is mark
    assert shown == {c.quote for c in citations(PAGE)}


def test_ids_are_given_once_and_every_link_within_a_page_leads_somewhere(frame: Frame) -> None:
    for text in _all_pages(frame):
        page = parser.fromstring(text)
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids))
        assert {h[1:] for h in page.xpath("//a/@href") if h.startswith("#")} <= set(ids)


def test_a_page_that_a_model_wrote_says_which_and_how_much_of_it(frame: Frame) -> None:
    assert "written by the model a-small-model (100% of the sentences)" in _words(html.story_html(SINGLE_VIEW, frame))
    assert "written by extraction" in _words(html.story_html(VIEW, frame))


def test_a_mark_follows_its_word_without_a_space(frame: Frame) -> None:
    assert not re.search(r"\s<a class=\"cite\"", html.story_html(VIEW, frame))


def test_pages_have_no_inline_script_or_style_and_one_first_heading(frame: Frame) -> None:
    for text in _all_pages(frame):
        page = parser.fromstring(text)
        assert not page.xpath("//script[not(@src)] | //script[text()] | //@style | //style | //@onclick")
        assert all(
            isinstance(frame.links, ServedLinks) and s.startswith("/static/") for s in page.xpath("//script/@src")
        )
        assert len(page.xpath("//h1")) == 1


def test_both_counts_stand_together_and_one_report_is_called_so(frame: Frame) -> None:
    assert "Updated 3 h ago, 3 reports, 2 independent" in _words(html.story_html(VIEW, frame))
    single = _words(html.story_html(SINGLE_VIEW, frame))
    assert "One report so far" in single
    assert "nothing to compare it with" in single


def test_the_two_kinds_of_difference_are_told_apart(frame: Frame) -> None:
    words = _words(html.story_html(VIEW, frame))
    assert "How many million crowns? The reports differ on a figure" in words
    assert "Will the lock shut the boats out? The parties differ; the reports agree that they do" in words


def test_a_copy_and_a_text_from_the_feed_say_so(frame: Frame) -> None:
    words = _words(html.story_html(VIEW, frame))
    assert "Copy of 1: 80% of its text" in words
    assert "Text from the feed, not from the page: The page answered 403: Forbidden." in words


def test_background_and_news_are_two_lists_and_dates_keep_their_exactness(frame: Frame) -> None:
    page = parser.fromstring(html.story_html(VIEW, frame))
    background = page.xpath("//ol[@class='timeline background']/li")
    news = page.xpath("//ol[@class='timeline news']/li")
    assert [li.get("class") for li in [*background, *news]] == ["row month", "row year", "row day", "row month"]
    assert [t.get("datetime") for li in [*background, *news] for t in li.iter("time")] == [
        "2019-11",
        "2021",
        "2026-03-13",
        "2027-06",
    ]


def test_empty_parts_are_told_in_words(frame: Frame) -> None:
    words = _words(html.story_html(SINGLE_VIEW, frame))
    assert "None: these reports are not about a listed company" in words
    assert "These reports date no event." in words


def test_an_old_revision_says_that_it_is_one(frame: Frame) -> None:
    assert "Revision 1 of 2" in _words(html.story_html(OLD_VIEW, frame))
    assert "Read the newest" not in _words(html.story_html(VIEW, frame))


def test_what_sources_say_cannot_become_markup_or_run(frame: Frame) -> None:
    evil = "<script>alert(1)</script>"
    source = replace(PAGE.sources[0], title=evil, url="javascript:alert(1)", outlet=evil)
    image = replace(PAGE.images[0], url='javascript:"', full_size_url="data:text/html,x", caption=evil)
    page = replace(
        PAGE, sources=(source, *PAGE.sources[1:]), images=(image,), headline=replace(PAGE.headline, text=evil)
    )
    text = html.story_html(replace(VIEW, page=page), frame)
    assert "<script>" not in text
    assert "javascript:" not in text
    assert "data:" not in text


def test_text_in_another_language_names_it_and_its_direction(frame: Frame) -> None:
    summary = replace(SUMMARIES[0], language="ar")
    front = html.front_html(replace(FRONT, stories=(replace(FRONT.stories[0], story=summary),)), frame)
    assert 'lang="ar" dir="rtl"' in front
    sources = (replace(PAGE.sources[0], language="de"), *PAGE.sources[1:])
    story = html.story_html(replace(VIEW, page=replace(PAGE, sources=sources)), frame)
    assert '<blockquote lang="de" dir="ltr">' in story
    assert "in German" in _words(story)


def test_the_front_page_says_why_a_story_stands_where_it_does(frame: Frame) -> None:
    words = _words(html.front_html(FRONT, frame))
    assert "Why here 2 independent reports: 1.58; changed 3 hours before: times 0.84" in words
    assert "Tide Table, Lower Town Gazette, Crown Wire" in words
    assert "Ostby Letterin trouble" in words.replace(" in trouble", "in trouble")


def test_a_front_page_of_many_stories_shows_all_their_headlines(frame: Frame) -> None:
    many = tuple(
        replace(FRONT.stories[0], story=replace(SUMMARIES[0], id=f"S{n}", headline=f"Story number {n}."))
        for n in range(40)
    )
    ids = {r.story.id for r in many}
    front = html.front_html(replace(FRONT, stories=many), replace(frame, now=NOW))
    assert all(f"Story number {n}." in front for n in range(40)) and len(ids) == 40


def test_a_feed_in_trouble_comes_first_and_says_why(frame: Frame) -> None:
    words = _words(html.feeds_html(FEEDS, frame))
    assert words.index("Ostby Letter") < words.index("Tide Table")
    assert "The server of ostby.example did not answer within 20 seconds. (3 times in a row)" in words
    assert "next poll in 26 min" in words


def test_a_page_that_is_read_later_tells_no_relative_time() -> None:
    for text in _all_pages(Frame(FileLinks(1), NOW, live=False)):
        assert " ago" not in _words(text)


@pytest.mark.parametrize("slug", ["history", "revisions", ""])
def test_a_slug_never_hides_the_history(slug: str) -> None:
    assert ServedLinks().story(BARRIER, slug) == f"/stories/{BARRIER}"


@pytest.mark.parametrize(("width", "height"), [(1500, 1000), (800, 1000), (1600, 900), (1000, 1000)])
def test_the_proportions_of_a_picture_are_kept_to_one_percent(width: int, height: int) -> None:
    name = html.ratio_class(replace(PAGE.images[0], width=width, height=height))
    shown = re.search(rf"\.{name} {{ --ratio: ([\d.]+)", html.ratio_css())
    assert shown is not None
    assert float(shown[1]) == pytest.approx(width / height, rel=0.0101)


def test_relative_words_for_times() -> None:
    from broadsheet.stages.publish.words import ago

    told = [ago(NOW - timedelta(minutes=m), NOW) for m in (0, 5, 125, 47 * 60, 49 * 60, 8 * 24 * 60)]
    assert told == ["just now", "5 min ago", "2 h ago", "47 h ago", "2 days ago", "6 March 2026, 15:00 UTC"]


def test_what_a_source_took_back_and_the_story_before_stand_at_the_head(frame: Frame) -> None:
    correction = Correction(NOW, 2, PAGE.sources[1].article, 2, "It costs 460 million.", "It costs 410 million.")
    earlier = Earlier("01JP5EARLIER00000000000000", "harbour-floods", "Harbour floods again", NOW)
    view = replace(VIEW, page=replace(PAGE, corrections=(correction,), earlier=earlier))
    words = _words(html.story_html(view, frame))
    assert "source 2 took back It costs 460 million.; it now says It costs 410 million." in words
    assert "Earlier: Harbour floods again" in words
    assert "took back" not in _words(html.story_html(VIEW, frame))
