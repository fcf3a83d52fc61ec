import re
from dataclasses import replace
from html import unescape

from hypothesis import given
from hypothesis import strategies as st
from newsstand import PAGE, TIDE, VIEW, quote

from broadsheet.news.page import Statement
from broadsheet.stages.publish.cited import cited, marked_paragraphs

TEXT = "One two. Three <b> four.\n\nFive six seven."
spans = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))


def test_each_source_has_one_mark_and_each_quote_its_own_words() -> None:
    said = Statement("x", (*PAGE.discrepancies[0].positions[0].citations, PAGE.headline.citations[0]))
    first, third = cited(VIEW, "row", 1, said).opened
    assert (first.source.n, third.source.n) == (1, 3)
    assert [q.words for q in first.quotes] == [c.quote for c in (PAGE.headline.citations[0], said.citations[0])]


def test_a_quote_stands_between_the_words_around_it() -> None:
    said = Statement("x", (quote(1, "Work is to begin in June 2027 and to last four years.", TIDE),))
    shown = cited(VIEW, "row", 1, said).opened[0].quotes[0]
    assert shown.before.startswith("… ")
    assert shown.before.endswith('bargain," Linnet said. ')
    assert shown.after.startswith(" The storm of November")
    assert shown.after.endswith(" …")


def test_the_first_words_of_an_article_have_nothing_before_them() -> None:
    said = Statement("x", (PAGE.headline.citations[0],))
    shown = cited(VIEW, "row", 1, said).opened[0].quotes[0]
    assert shown.before == ""
    assert shown.after.startswith(", after three years")


def test_without_the_article_the_quote_still_stands() -> None:
    shown = cited(replace(VIEW, articles={}), "row", 1, PAGE.headline).opened[0].quotes[0]
    assert (shown.before, shown.words, shown.after) == ("", PAGE.headline.citations[0].quote, "")


def test_quoted_words_are_marked_and_text_is_escaped() -> None:
    first, second = marked_paragraphs(TEXT, [(9, 24), (15, 18)])
    assert first == 'One two. <mark id="quote-9-24">Three <mark id="quote-15-18">&lt;b&gt;</mark> four.</mark>'
    assert second == "Five six seven."


@given(st.lists(spans, max_size=6))
def test_marks_never_change_the_text_and_are_well_formed(found: list[tuple[int, int]]) -> None:
    paragraphs = marked_paragraphs(TEXT, found)
    assert [unescape(re.sub("<[^>]*>", "", p)) for p in paragraphs] == TEXT.split("\n\n")
    for paragraph in paragraphs:
        assert paragraph.count("<mark") == paragraph.count("</mark>")
    ids = re.findall(r'id="([^"]*)"', "".join(paragraphs))
    assert len(ids) == len(set(ids))


@given(spans)
def test_a_span_within_a_paragraph_is_marked_to_the_letter(span: tuple[int, int]) -> None:
    start, end = span
    inside = start < end and "\n" not in TEXT[start:end]
    marked = re.findall(f'<mark id="quote-{start}-{end}">(.*?)</mark>', "".join(marked_paragraphs(TEXT, [span])))
    assert not inside or [unescape(m) for m in marked] == [TEXT[start:end]]
