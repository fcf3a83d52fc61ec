import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import FIRST, PARAGRAPHS, SECOND, THIRD, TITLE, json_ld, page, tree_of

from broadsheet.stages.extract.body import text_of

TEXT = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
LONG = [f"{sentence} {extra}" for sentence in (FIRST, SECOND, THIRD) for extra in (
    "The vote had been put off twice.", "Nobody from the harbour board spoke.", "The public gallery was full to the last seat.")]  # fmt: skip


def read(body: str = PARAGRAPHS, head: str = "", title: str = TITLE, authors: tuple[str, ...] = ()) -> str:
    tree, marks = tree_of(page(body, head, title))
    return text_of(tree, marks, title, authors)


def test_the_text_is_its_paragraphs_and_nothing_around_them() -> None:
    assert read() == TEXT


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="related-articles"><h3>More</h3><a href="/x">The old pier and its many fires</a></div>', '<p><a href="/x">Gulls steal the lunch of a whole school class</a></p>',
        '<blockquote class="twitter-tweet"><p>The pier! I cannot believe that they did it, at last.</p></blockquote>', "<aside><p>Sign up for our newsletter and miss nothing.</p></aside>",
        '<figure><img src="/a.jpg"><figcaption>The pier at night, long before the storm. Photo: A. Lens</figcaption></figure>', '<div class="newsletter"><p>All of the news of the bay in one letter a day.</p></div>',
        '<div class="author-bio"><p>Mila Korn writes about the sea and all that swims in it.</p></div>', "<script>var text = 'The pier is a script and not a text.';</script>", "<style>p{color:red}</style>",
        '<p class="byline">By Mila Korn</p>', "<p>Advertisement</p>", "<!-- the pier is a comment -->", '<span class="visually-hidden">Opens in a new window</span>',
    ],
)  # fmt: skip
def test_what_stands_among_the_paragraphs_and_is_none_is_left_out(markup: str) -> None:
    assert read(f"<p>{FIRST}</p><p>{SECOND}</p>{markup}<p>{THIRD}</p>") == TEXT


def test_links_within_a_sentence_keep_their_words() -> None:
    linked = FIRST.replace("the pier", '<a href="/pier">the pier</a>')
    assert read(f"<p>{linked}</p><p>{SECOND}</p><p>{THIRD}</p>") == TEXT


def test_lists_quotes_and_headings_are_paragraphs_of_their_own() -> None:
    body = f"<p>{FIRST}</p><h2>What it costs</h2><p>{SECOND}</p><ul><li>Four million crowns for the pier itself.</li><li>One million crowns for the lamps on it.</li></ul><p>{THIRD}</p>"
    assert read(body).split("\n\n") == [
        FIRST,
        "What it costs",
        SECOND,
        "Four million crowns for the pier itself.",
        "One million crowns for the lamps on it.",
        THIRD,
    ]


def test_a_page_without_text_has_none() -> None:
    tree, marks = tree_of("<html><body><div></div></body></html>")
    assert text_of(tree, marks, TITLE, ()) == ""


def test_a_body_that_only_the_marks_hold_is_taken_from_them() -> None:
    body = "\n\n".join(LONG)
    assert read("<div id=root></div>", json_ld(articleBody=body)) == body


def test_markup_in_the_declared_body_becomes_paragraphs() -> None:
    body = "".join(f"<p>{line.replace('the', '<b>the</b>')}</p>" for line in LONG)
    assert read("<div></div>", json_ld(articleBody=body)) == "\n\n".join(LONG)


def test_what_the_page_has_beyond_its_declared_body_at_the_end_is_left_out() -> None:
    extra = "<p>Elsewhere on the coast, three towns have given up their piers for good, and nobody there misses them at all.</p>"
    assert read("".join(f"<p>{line}</p>" for line in LONG) + extra, json_ld(articleBody=" ".join(LONG))) == "\n\n".join(
        LONG
    )


def test_a_short_declared_body_is_no_reason_to_lose_text() -> None:
    assert read(head=json_ld(articleBody="A teaser of a few words.")) == TEXT


def test_the_lead_above_the_text_is_kept_where_it_is_the_description() -> None:
    lead = "A narrow vote ends five years of quarrel over a wreck that everybody could see and nobody wanted."
    head = f'<meta name="description" content="{lead}">'
    text = read(f"<header><p class='standfirst'>{lead}</p></header>" + PARAGRAPHS, head)
    assert text.count(lead) == 1
    assert text.startswith(lead)


def test_the_lead_is_kept_without_the_byline_that_stands_with_it() -> None:
    lead = "A narrow vote ends five years of quarrel over a wreck that everybody could see and nobody wanted."
    header = f"<header><div><div>{lead}</div><span>By Mila Korn</span><time>March 3, 2026</time></div></header>"
    assert read(header + PARAGRAPHS, f'<meta name="description" content="{lead}">').split("\n\n")[:2] == [lead, FIRST]


def test_entities_escaped_twice_in_the_declared_body_are_letters() -> None:
    body = " ".join(LONG).replace("Nobody", "N&amp;ouml;body")
    assert "Nöbody from the harbour board spoke." in read("<div></div>", json_ld(articleBody=body))


def test_a_page_in_which_no_article_is_found_gives_its_long_paragraphs_and_no_menus() -> None:
    menu = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(40))
    shell = "<html><body><div><ul>{}</ul><aside><article>{}</article></aside></div></body></html>"  # a broken page
    for body, text in ((PARAGRAPHS, TEXT), ("<div>Words of a page without paragraphs.</div>", "")):
        tree, marks = tree_of(shell.format(menu, body))
        assert text_of(tree, marks, TITLE, ()) == text


pieces = st.sampled_from(["<p>", "</p>", "<div>", "</div>", "<ul><li>", "</ul>", "<br>", "<blockquote>", FIRST, SECOND, "words ", "<table><tr><td>", "\n\n\n", "<h2>", "&nbsp;",
                          "<pre>", "<a href='/x'>", "</a>", "<section class=related>", "<math>", "<svg><p>"])  # fmt: skip


@settings(max_examples=80)
@given(st.lists(pieces, max_size=16).map("".join))
def test_paragraphs_are_separated_by_exactly_one_empty_line(body: str) -> None:
    text = read(body)
    parts = text.split("\n\n")
    assert "\n" not in "".join(parts)
    assert all(part == part.strip() and part for part in parts) or text == ""


LINK = "<a href='/n/{}'>A headline of another article here</a>"


@pytest.mark.parametrize(
    "body",
    ["<p>" + "".join(LINK.format(n) for n in range(4_000)) + "</p>", "<div class='caption'>" * 200 + "<span class=caption></span>" * 8_000, "<p>" + "word, " * 100_000 + "</p>",
     "".join(f"<div class='related'>{LINK.format(n)}</div>" for n in range(4_000))],
    ids=["links", "boxes", "words", "teasers"],
)  # fmt: skip
def test_hostile_pages_take_seconds_at_the_most(body: str) -> None:
    started = time.process_time()
    read(body + PARAGRAPHS)
    assert time.process_time() - started < 10
