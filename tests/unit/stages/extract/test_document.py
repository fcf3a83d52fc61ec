import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from broadsheet.stages.extract.document import MOST_ELEMENTS, decode, parse, text_within

ENCODED = "<p>Café „Große Brücke“ kostet 5 €</p>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_without_a_word_about_it(encoding: str) -> None:
    assert decode(ENCODED.encode(encoding), "") == ENCODED


@pytest.mark.parametrize(
    "declared", ["text/html; charset=windows-1252", "text/html; charset=iso-8859-1", 'x; charset="LATIN1"']
)
def test_a_header_names_the_encoding_and_latin_1_means_what_browsers_take_it_for(declared: str) -> None:
    assert decode(ENCODED.encode("cp1252"), declared) == ENCODED


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [("gb2312", "gb18030", "新闻报道" * 9), ("shift_jis", "cp932", "新しい橋" * 9), ("koi8-r", "koi8-r", "Новый мост" * 9),
     ("big5", "big5hkscs", "新聞報導" * 9), ("euc-kr", "cp949", "새로운 다리" * 9), ("iso-8859-2", "iso-8859-2", "Nový most žije" * 9)],
)  # fmt: skip
def test_a_page_names_its_own_encoding(label: str, codec: str, text: str) -> None:
    body = f'<meta charset="{label}"><p>{text}</p>'.encode(codec)
    assert text in decode(body, "text/html")


def test_utf_8_is_believed_over_a_header_that_lies() -> None:
    assert decode(ENCODED.encode(), "text/html; charset=iso-8859-1") == ENCODED


def test_one_broken_byte_does_not_make_utf_8_another_encoding() -> None:
    text = decode(b"\xff" + (ENCODED * 50).encode(), "text/html; charset=iso-8859-1")
    assert text.count("\ufffd") == 1
    assert "Große Brücke" in text


@pytest.mark.parametrize("label", ["utf-7", "rot13", "zlib", "hex", "utf-16", "no-such-thing", "idna"])
def test_a_label_that_is_no_encoding_of_a_page_is_passed_over(label: str) -> None:
    assert "Café" in decode(ENCODED.encode("cp1252"), f"text/html; charset={label}")


@given(st.binary(max_size=400), st.sampled_from(["", "text/html; charset=gbk", "charset=utf-7", "charset=\xff"]))
def test_any_bytes_become_text(body: bytes, content_type: str) -> None:
    assert isinstance(decode(body, content_type), str)


@given(st.binary(max_size=300))
def test_any_bytes_become_a_tree_or_nothing(body: bytes) -> None:
    tree = parse(b"<p>" + body, "")
    assert tree is None or isinstance(tree, lxml_html.HtmlElement)


@pytest.mark.parametrize("body", [b"", b"   ", b"just words", b"\x00\x01\x02", b"%PDF-1.7 binary"])
def test_what_holds_no_markup_is_no_page(body: bytes) -> None:
    assert parse(body, "text/html") is None


def test_a_page_of_too_many_elements_is_cut_at_its_end() -> None:
    tree = parse(b"<p>first</p>" + b"<b>x</b>" * (MOST_ELEMENTS + 500), "")
    assert tree is not None
    assert len(list(tree.iter("*"))) == MOST_ELEMENTS
    assert tree.findtext(".//p") == "first"


@pytest.mark.parametrize(
    "body",
    [
        b"<div>" * 200_000 + b"words",
        b"<p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">words</p>",
        b"<p " + b" ".join(b"a%d='<'" % n for n in range(100_000)) + b">words</p>",
        b"<" * 2_000_000,
        b"<p '" * 500_000,
    ],
    ids=["deep", "attributes", "values that look like elements", "brackets", "quotes"],
)
def test_no_page_keeps_the_parser_busy(body: bytes) -> None:
    started = time.process_time()
    parse(body, "")
    assert time.process_time() - started < 15


def test_the_text_within_an_element_is_counted_only_up_to_the_limit() -> None:
    element = lxml_html.fragment_fromstring("<div>one <b>two</b><!-- no --> three</div>")
    assert text_within(element, 100) == "one two three"
    assert text_within(element, 5) is None
