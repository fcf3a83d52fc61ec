import codecs
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from broadsheet.stages.collect.mend import mended, root_name, text_of

WORDS = "Höhe über Łódź"


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-2", "windows-1250", "utf-16"])
def test_a_declared_encoding_is_used(encoding: str) -> None:
    assert WORDS in text_of(f'<?xml version="1.0" encoding="{encoding}"?><rss>{WORDS}</rss>'.encode(encoding))


def test_http_declares_where_the_file_does_not() -> None:
    assert "Łódź" in text_of("<rss>Łódź</rss>".encode("cp1250"), 'text/xml; charset="Windows-1250"')


def test_valid_utf8_is_utf8_whatever_is_declared() -> None:
    assert WORDS in text_of(f'<?xml version="1.0" encoding="ISO-8859-1"?><rss>{WORDS}</rss>'.encode())


def test_latin1_that_claims_to_be_utf8_is_read_as_windows_1252() -> None:
    assert "“café”" in text_of(b'<?xml version="1.0" encoding="utf-8"?><rss>\x93caf\xe9\x94</rss>')


def test_latin1_carries_the_characters_that_windows_puts_there() -> None:
    assert "“café”" in text_of(b'<?xml version="1.0" encoding="iso-8859-1"?><rss>\x93caf\xe9\x94</rss>')


def test_utf8_with_a_character_cut_in_two_stays_utf8() -> None:
    assert text_of((WORDS * 5).encode() + b"\xc5").startswith(WORDS)


def test_encodings_that_look_like_ascii_are_believed() -> None:
    declared = '<?xml version="1.0" encoding="iso-2022-jp"?><rss>日本</rss>'.encode("iso-2022-jp")
    assert "日本" in text_of(declared)


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_recognised(name: str) -> None:
    assert text_of(f"<rss>{WORDS}</rss>".encode(name)) == f"<rss>{WORDS}</rss>"


def test_a_byte_order_mark_is_no_text() -> None:
    assert text_of(codecs.BOM_UTF8 + b"<rss/>") == "<rss/>"


@pytest.mark.parametrize("name", ["bogus", "zip", "unicode_escape", "rot13"])
def test_an_encoding_that_is_none_does_no_harm(name: str) -> None:
    assert "caf" in text_of(f'<?xml version="1.0" encoding="{name}"?><rss>caf'.encode() + b"\xe9</rss>")


@given(st.binary(max_size=400), st.text(max_size=40))
def test_any_bytes_give_some_text(body: bytes, content_type: str) -> None:
    assert isinstance(mended(text_of(body, content_type)), str)


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("<a>A&nbsp;B &eacute; &hellip;</a>", "<a>A\xa0B é …</a>"),
        ("<a>AT&T, R&D; &unknown; & more</a>", "<a>AT&amp;T, R&amp;D; &amp;unknown; &amp; more</a>"),
        ("<a>&amp;&lt;&gt;&quot;&apos;&#8217;&#x2019;</a>", "<a>&amp;&lt;&gt;&quot;&apos;&#8217;&#x2019;</a>"),
        ("<a>bell\x07 and nul\x00</a>", "<a>bell and nul</a>"),
        ("<a><![CDATA[<b>R&D &nbsp; &</b>]]>&copy;</a>", "<a><![CDATA[<b>R&D &nbsp; &</b>]]>©</a>"),
        ('<?xml version="1.0"?>\n<!-- words --><?style x?><a/>', "<a/>"),
        ("PHP Warning: oh no in line 3\n<?xml version='1.0'?><rss/>", "<rss/>"),
        ('<!DOCTYPE rss [<!ENTITY a "b">]><rss>&a;</rss>', "<rss>&amp;a;</rss>"),
        ('<!DOCTYPE rss SYSTEM "http://x.example/rss.dtd"><rss/>', "<rss/>"),
        ("<a>&LT;b&GT;</a>", "<a>&amp;LT;b&amp;GT;</a>"),
    ],
)
def test_small_errors_are_mended(broken: str, whole: str) -> None:
    assert mended(broken) == whole


@given(st.text(max_size=300))
def test_what_stands_in_an_element_stays_parsable_but_for_its_tags(text: str) -> None:
    root = etree.fromstring(mended(f"<a>{text.replace('<', '').replace(']]>', '')}</a>").encode())
    assert root.tag == "a"


@given(
    st.lists(
        st.sampled_from(["<!--", "-->", "<!DOCTYPE [", "]>", "<![CDATA[", "]]>", "&", "&a;", "<?", "?>", "<r>", "x"]),
        max_size=30,
    )
)
def test_mending_twice_changes_nothing_more_within_cdata_free_text(parts: list[str]) -> None:
    once = mended("<rss>" + "".join(parts))
    assert mended(once) == once


@pytest.mark.parametrize("part", ["<!--", "<!DOCTYPE [", "<![CDATA[", "&", "<?", "<", "&aaaaaaaaaaaaaaaa", "<!DOCTYPE"])
def test_a_text_of_nothing_but_beginnings_takes_no_time(part: str) -> None:
    started = time.process_time()
    mended(part * (1_000_000 // len(part)))
    mended("<rss>" + part * (1_000_000 // len(part)))
    assert time.process_time() - started < 15


@pytest.mark.parametrize(
    ("xml", "name"), [("<rss/>", "rss"), ("<rdf:RDF>", "rdf"), ("<HTML lang='de'>", "html"), ("no", "")]
)
def test_the_outermost_element_tells_what_it_is(xml: str, name: str) -> None:
    assert root_name(xml) == name
