"""Bytes become a tree: the encoding found out, oversized and hostile pages cut down to what can be read."""

import codecs
import re

import charset_normalizer
import trafilatura
from lxml import html as lxml_html

MOST_BYTES = 10_000_000  # of a body; the largest of 598 real news pages has 3.4 MB
MOST_ELEMENTS = 50_000  # the most in 598 real news pages is 14,000; extraction grows faster than their number
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
# What browsers read for a label (WHATWG Encoding Standard): always the larger set of which the named one is a part.
_LARGER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
# The parser's time grows with the square of an element's attributes: 20,000 take it a second, 100,000 half a minute.
_ATTRIBUTE = r"""[\s/]*+=?[^\s/<>=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'<>]++))?+"""
_TOO_MANY_ATTRIBUTES = re.compile(  # scripts and comments are passed over: what looks like an element there is none
    rf"<script\b.*?(?:</script\b|\Z)|<!--.*?(?:-->|\Z)|(?P<kept><[a-zA-Z][^\s/<>]*+(?=[\s/])(?:{_ATTRIBUTE}){{3000}})(?:{_ATTRIBUTE})++",
    re.IGNORECASE | re.DOTALL,
)
_LEAST_LENGTH = 6000  # characters that 3,000 attributes take at the least
_QUOTED = 1000  # attribute values that begin with "<", which would hide an element's length
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def parse(body: bytes, content_type: str) -> lxml_html.HtmlElement | None:
    """The tree of a page; None where the bytes hold no HTML. `content_type` is the HTTP header, "" where there is none."""
    text = _UNWANTED.sub("", decode(body[:MOST_BYTES], content_type))
    if "<" not in text:
        return None
    try:
        tree = trafilatura.load_html(_with_few_attributes(text))
    except (ValueError, RecursionError, AssertionError):
        return None
    if tree is not None:
        _cut(tree)
    return tree


def _with_few_attributes(text: str) -> str:
    """The page with at most 3,000 attributes an element; nearly every element has too few characters for more."""
    if sum(text.count(before + "<") for before in ('"', "'", "=")) >= _QUOTED:
        return _shortened(text)
    return "<".join(_shortened(f"<{part}")[1:] if _may_have_many(part) else part for part in text.split("<"))


def _may_have_many(part: str) -> bool:
    """Whether what follows a "<" is long enough, and no script."""
    return len(part) > _LEAST_LENGTH and part[0].isalpha() and part[:6].lower() != "script"


def _shortened(text: str) -> str:
    return _TOO_MANY_ATTRIBUTES.sub(lambda m: m["kept"] or m[0], text)


def text_within(element: lxml_html.HtmlElement, limit: int) -> str | None:
    """The text of an element, scripts left out; None where it is longer than `limit` characters, without reading on."""
    parts: list[str] = []
    length = 0
    for part in element.itertext("*"):
        length += len(part)
        if length > limit:
            return None
        parts.append(part)
    return "".join(parts)


def decode(body: bytes, content_type: str) -> str:
    """`body` as text; what cannot be read becomes U+FFFD.

    In this order: a byte order mark, UTF-16 by its zeros, UTF-8 where all bytes fit it (text in another encoding never
    does by chance), what the header or the page declares, and last what the bytes look like.
    """
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return body.decode(encoding, "replace")
    if encoding := _wide(body):
        return body.decode(encoding, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_other(body, content_type, error)


def _wide(body: bytes) -> str:
    head = body[:400]
    if head.count(0) < len(head) // 4 or not head:
        return ""
    return "utf-16-be" if head[::2].count(0) > head[1::2].count(0) else "utf-16-le"


def _decode_other(body: bytes, content_type: str, error: UnicodeDecodeError) -> str:
    loose = body.decode("utf-8", "replace")
    # A page in UTF-8 that is cut off or pasted together has a broken byte here and there, one in another encoding has many;
    # and whatever single-byte encoding it declares would fit it.
    if loose.count("\ufffd") * 20 < sum(byte > 127 for byte in body[error.start :]):
        return loose
    declared = [
        m[1] for m in (_CHARSET.search(content_type.encode("ascii", "ignore")), _CHARSET.search(body[:4096])) if m
    ]
    known = [name for label in declared if (name := _codec(label.decode("ascii", "ignore")))]
    for name in known:
        if name == "utf-8":
            continue
        try:
            return body.decode(name)
        except UnicodeDecodeError:
            continue
    if known and known[0] != "utf-8":
        return body.decode(known[0], "replace")
    best = charset_normalizer.from_bytes(body[:20_000], steps=3).best()
    return body.decode(best.encoding if best else "cp1252", "replace")


def _codec(label: str) -> str:
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return ""
    # "rot13", "zlib" and their like are no encodings of text, "utf-16" in a page that reads as ASCII is a lie
    return _LARGER.get(name, name) if not name.startswith(("utf-16", "utf-32", "utf-7")) and _is_text(name) else ""


def _is_text(name: str) -> bool:
    try:
        return b"a\xff".decode(name, "replace")[:1] == "a"  # "idna" takes no other way with errors than to raise
    except (LookupError, ValueError):
        return False


def _cut(tree: lxml_html.HtmlElement) -> None:
    """Drop the elements after the first 50,000, from the end, so that no page can hold a worker for long."""
    if tree.xpath("count(//*)") <= MOST_ELEMENTS:
        return
    for element in reversed(list(tree.iter("*"))[MOST_ELEMENTS:]):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
