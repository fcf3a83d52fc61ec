from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import FIRST, PARAGRAPHS, SECOND, SEEN, THIRD, TITLE, URL, article, entry, json_ld, page, read

from broadsheet.news.article import Article, Picture
from broadsheet.news.outcome import Done, Fault, Skip
from broadsheet.stages.extract import extract, from_entry

WHOLE = page(
    PARAGRAPHS,
    json_ld(
        headline=TITLE, author=[{"name": "Mila Korn"}], datePublished="2026-03-03T18:30:00Z", dateModified="2026-03-04T08:00:00Z", publisher={"name": "Harrow Post"},
        image={"url": "/img/pier-at-night.jpg", "caption": "The pier at night.", "creditText": "Ann Lens"},
    )
    + '<link rel="canonical" href="/news/pier">',
)  # fmt: skip


def test_a_page_becomes_an_article() -> None:
    found = article(WHOLE)
    assert found == Article(
        id=found.id,
        version=1,
        url=URL,
        canonical_url="https://www.harrowpost.example/news/pier",
        outlet="Harrow Post",
        title=TITLE,
        authors=("Mila Korn",),
        published=datetime(2026, 3, 3, 18, 30, tzinfo=UTC),
        published_known=True,
        modified=datetime(2026, 3, 4, 8, tzinfo=UTC),
        seen=SEEN,
        language="en",
        text=f"{FIRST}\n\n{SECOND}\n\n{THIRD}",
        pictures=(Picture("https://www.harrowpost.example/img/pier-at-night.jpg", "The pier at night.", "Ann Lens"),),
    )


def test_the_same_page_is_the_same_article_from_every_address_that_leads_to_it() -> None:
    one, other = article(WHOLE), article(WHOLE, url=URL + "?utm_source=feed")
    assert (one.id, one.canonical_url) == (other.id, other.canonical_url)


def test_the_feed_fills_the_gaps_of_a_page() -> None:
    shown = Picture("https://www.harrowpost.example/feed.jpg")
    found = article(page(), entry(pictures=(shown,)), url="https://www.harrowpost.example/x")
    assert found.authors == ("Mila Korn",)
    assert found.published == datetime(2026, 3, 3, 18, 30, tzinfo=UTC)
    assert found.pictures == (shown,)
    assert found.text_from == "page"


def test_the_page_is_believed_over_the_feed() -> None:
    found = article(WHOLE, entry(authors=("Jo Part",), published=datetime(2026, 3, 1, tzinfo=UTC)))
    assert found.authors == ("Mila Korn",)
    assert found.published == datetime(2026, 3, 3, 18, 30, tzinfo=UTC)


def test_the_feed_gives_the_time_to_a_page_that_gives_the_day() -> None:
    found = article(page(head=json_ld(datePublished="2026-03-03")), entry())
    assert found.published == datetime(2026, 3, 3, 18, 30, tzinfo=UTC)


def test_without_any_date_the_article_is_from_when_it_was_seen_and_says_so() -> None:
    found = article(page(), url="https://www.harrowpost.example/x")
    assert (found.published, found.published_known) == (SEEN, False)


@pytest.mark.parametrize("claimed", ["2031-01-01T00:00:00Z", "2099-12-31", "2026-03-04T12:00:01Z"])
def test_an_article_is_never_published_or_changed_after_it_was_seen(claimed: str) -> None:
    found = article(page(head=json_ld(datePublished=claimed, dateModified=claimed)))
    assert found.published == SEEN
    assert found.modified is None or found.modified <= SEEN


def test_a_change_before_publication_is_no_change() -> None:
    assert article(page(head=json_ld(datePublished="2026-03-03", dateModified="2026-03-01"))).modified is None


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "The page is empty or no HTML."), (b"\x89PNG\r\n\x1a\n", "The page is empty or no HTML."), (page("<p>Too little.</p>").encode(), "The page gives only 59 characters of text."),
        (page(title="Access denied").encode(), "The page is an error or a wall: 'Access denied'."), (page(head=json_ld(type="CollectionPage")).encode(), "The page is a home page or a list of articles."),
    ],
)  # fmt: skip
def test_the_feeds_own_text_serves_where_the_page_holds_no_article_and_says_why(body: bytes, why: str) -> None:
    found = article(body, entry())
    assert (found.text, found.text_from, found.note) == (FIRST, "feed", why)
    assert (found.title, found.authors, found.url) == (TITLE, ("Mila Korn",), URL)
    assert read(body) == Skip("k", why)


def test_the_longer_of_summary_and_content_is_the_feeds_text() -> None:
    found = from_entry(entry(content=PARAGRAPHS), SEEN, "Harrow Post", "The page answered 403.", "k")
    assert isinstance(found, Done)
    assert found.result.text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
    assert found.result.note == "The page answered 403."


def test_nothing_active_comes_out_of_a_feeds_text() -> None:
    markup = f"<p>{FIRST}</p><script>steal()</script><img src=x onerror=steal()><p onclick='steal()'>{SECOND}</p>"
    found = from_entry(
        entry(summary=markup, title="Pier <script>steal()</script>burns"), SEEN, "Harrow Post", "why", "k"
    )
    assert isinstance(found, Done)
    assert found.result.text == f"{FIRST}\n\n{SECOND}"
    assert found.result.title == "Pier burns"


@pytest.mark.parametrize(
    "fields", [{"summary": "<p>Too little.</p>"}, {"summary": "", "content": "<script>x</script>"}, {"title": " "}]
)
def test_a_feed_that_tells_too_little_gives_no_article(fields: dict[str, str]) -> None:
    outcome = from_entry(entry(**fields), SEEN, "Harrow Post", "The page answered 404.", "k")
    assert isinstance(outcome, Skip)
    assert outcome.reason.startswith("The page answered 404. The feed itself gives only ")


def test_entries_without_an_address_are_articles_of_their_own() -> None:
    found = [
        from_entry(entry(url="", guid=guid), SEEN, "Harrow Post", "It has no page.", f"entry:f:{guid}")
        for guid in ("g1", "g2")
    ]
    one, other = (outcome.result for outcome in found if isinstance(outcome, Done))
    assert one.url == other.url == ""
    assert (one.canonical_url, other.canonical_url) == ("entry:f:g1", "entry:f:g2")
    assert one.id != other.id


def test_an_entrys_change_is_kept_and_never_after_it_was_seen() -> None:
    published = entry().published
    assert published is not None
    for updated, kept in (
        (published + timedelta(hours=2), published + timedelta(hours=2)),
        (SEEN + timedelta(days=9), SEEN),
        (published, None),
    ):
        outcome = from_entry(replace(entry(), updated=updated), SEEN, "Harrow Post", "why", "k")
        assert isinstance(outcome, Done)
        assert outcome.result.modified == kept


def sound(found: Article) -> None:
    """What holds for every article, whatever it was made from."""
    assert found.text
    assert found.title == " ".join(found.title.split())
    assert all(part == part.strip() and part and "\n" not in part for part in found.text.split("\n\n"))
    assert found.published <= found.seen
    assert found.modified is None or found.published <= found.modified <= found.seen
    assert len(found.language) == 2
    repr(found).encode()
    "".join((found.text, found.title, found.outlet, found.canonical_url, *found.authors)).encode()


@settings(max_examples=60)
@given(
    st.binary(max_size=400),
    st.sampled_from(["", "text/html", "text/html; charset=idna", "text/html; charset=utf-7", "a/b; charset=\ud800"]),
)
def test_no_bytes_are_a_fault_of_ours(body: bytes, content_type: str) -> None:
    outcome = extract(body, content_type, URL, "k", entry(), SEEN)
    assert not isinstance(outcome, Fault), outcome.trace
    if isinstance(outcome, Done):
        sound(outcome.result)


@settings(max_examples=60)
@given(st.data())
def test_no_change_of_a_page_is_a_fault_of_ours(data: st.DataObject) -> None:
    body = bytearray(WHOLE.encode())
    for _ in range(data.draw(st.integers(1, 8))):
        at, size = data.draw(st.integers(0, len(body) - 1)), data.draw(st.integers(0, 40))
        body[at : at + size] = data.draw(st.binary(max_size=6))
    outcome = extract(bytes(body), "text/html", URL, "k", entry(), SEEN)
    assert not isinstance(outcome, Fault), outcome.trace
    if isinstance(outcome, Done):
        sound(outcome.result)


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(["\ud83d", "2026-03-03", "http://[", "//x", "<b>", "9" * 30]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["name", "url", "@type", "width", "caption", "value"]), inner, max_size=3)
    ),
    max_leaves=5,
)
FIELDS = [
    "headline",
    "name",
    "author",
    "creator",
    "datePublished",
    "dateModified",
    "publisher",
    "image",
    "articleBody",
    "inLanguage",
    "description",
    "isAccessibleForFree",
]


@settings(max_examples=80)
@given(st.dictionaries(st.sampled_from(FIELDS), json_values, max_size=5))
def test_no_marks_of_a_page_are_a_fault_of_ours(fields: dict[str, object]) -> None:
    outcome = read(page(PARAGRAPHS, json_ld(**fields)), entry())
    assert isinstance(outcome, Done), outcome
    sound(outcome.result)


@settings(max_examples=60)
@given(st.text(max_size=300), st.text(max_size=40), st.sampled_from(["", "en", "x", "zz-ZZ", "fil", "日本"]))
def test_no_entry_is_a_fault_of_ours(summary: str, title: str, language: str) -> None:
    outcome = from_entry(
        entry(summary=f"{FIRST} {summary}", title=f"Pier {title}", language=language), SEEN, "Harrow Post", "why", "k"
    )
    assert isinstance(outcome, Done)
    sound(outcome.result)


def test_a_bug_of_ours_is_a_fault_with_its_trace() -> None:
    outcome = extract(WHOLE.encode(), "text/html", URL, "k", None, None)  # type: ignore[arg-type]
    assert isinstance(outcome, Fault)
    assert outcome.reason.startswith(f"The page {URL} could not be read: TypeError")
    assert "Traceback" in outcome.trace
