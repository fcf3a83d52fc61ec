import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from broadsheet.stages.extract.sanitise import plain_line, plain_paragraphs


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One.</p><p>Two <b>bold</b> words.</p>", "One.\n\nTwo bold words."),
        ("First line<br>second line", "First line\n\nsecond line"),
        ("plain words, 5 &lt; 6 &amp; more", "plain words, 5 < 6 & more"),
        ("<ul><li>a thing</li><li>another</li></ul>", "a thing\n\nanother"),
        ("<p>Said once.</p><p>Said once.</p>", "Said once."),
        ("<p>The pier.</p><p>The post The pier appeared first on Harrow Post.</p>", "The pier."),
        ("<p>The pier burned … [&#8230;]</p>", "The pier burned …"),
        ("<p>The pier burned. Read more</p>", "The pier burned."),
        ("<p>The pier.</p><p>submitted by /u/gull</p><p>[link]</p><p>[comments]</p>", "The pier."),
        ("<p> </p><p>—</p>", ""), ("", ""),
    ],
)  # fmt: skip
def test_markup_becomes_paragraphs(markup: str, text: str) -> None:
    assert plain_paragraphs(markup) == text


ACTIVE = [
    "<script>alert(1)</script>", "<SCRIPT SRC=//evil.example></SCRIPT>", "<style>p{background:url(x)}</style>",
    "<img src=x onerror=alert(1)>", "<svg><script>alert(1)</script></svg>", "<math><mi xlink:href='javascript:alert(1)'>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>", "<a href='javascript:alert(1)'>", "<object data=x><embed src=x>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>", "<form><button formaction=javascript:alert(1)>go</button></form>",
    "<template><script>alert(1)</script></template>", "<video><source onerror=alert(1)></video>", "<!--><script>alert(1)</script>-->",
    "<scr<script>x</script>ipt>alert(1)</script>", "<xmp><img src=x onerror=alert(1)></xmp>", "<base href='//evil.example/'>",
]  # fmt: skip


@pytest.mark.parametrize("attack", ACTIVE)
def test_nothing_active_survives(attack: str) -> None:
    text = plain_paragraphs(f"<p>Before.</p>{attack}<p>After.</p>")
    assert text.startswith("Before.")
    assert "<" not in text
    assert "javascript:" not in text
    assert "onerror" not in text.split("alert")[0]


@given(
    st.lists(
        st.sampled_from([*ACTIVE, "<p>words", "</p>", "&lt;", "<", ">", '"', "'", "<!--", "-->", "<![CDATA["]),
        max_size=12,
    )
)
def test_no_mixture_of_attacks_leaves_an_element(parts: list[str]) -> None:
    text = plain_paragraphs("".join(parts))
    if "&lt;" not in parts:  # an escaped bracket is a bracket that the writer wants to be read
        tree = lxml_html.fragment_fromstring(text, create_parent="div")
        assert [
            element.tag
            for element in tree.iter()
            if element is not tree and element.tag in ("script", "img", "iframe", "a")
        ] == []


@given(st.text(max_size=200))
def test_paragraphs_are_separated_by_one_empty_line(markup: str) -> None:
    text = plain_paragraphs(markup)
    assert "\n\n\n" not in text
    assert text == "\n\n".join(line.strip() for line in text.split("\n\n"))
    assert all(line for line in text.split("\n\n")) or text == ""


def test_a_title_is_one_line() -> None:
    assert plain_line("<p>Pier</p> <i>burns</i>\n again") == "Pier burns again"


@pytest.mark.parametrize(
    "markup", ["<div>" * 300_000, "<p>" * 300_000, "<" * 900_000, "<b>" * 300_000 + "x", "&amp;" * 190_000]
)
def test_hostile_markup_takes_no_time_to_speak_of(markup: str) -> None:
    started = time.process_time()
    plain_paragraphs(markup)
    assert time.process_time() - started < 15
