"""A feed's bytes become XML text that a parser can trust: decoded, without a doctype, with its small errors mended.

Feeds lie about their encoding, use HTML's entities in XML, leave ampersands bare and carry control characters; each
of these makes a parser lose the rest of a text, or the rest of the feed.
"""

import codecs
import html.entities
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']\s*([\w.:-]{1,40})")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_KNOWN = re.compile(
    r"(?i)^(iso-?8859|windows|cp\d|koi8|gb|big5|euc|shift|sjis|iso-?2022|mac|tis|us-ascii|latin|utf-?8)"
)
# What a label really means on the web (WHATWG Encoding): the superset that the senders' software writes.
_SUPERSETS = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
    "shift_jis": "cp932", "euc_kr": "cp949", "tis-620": "cp874",
}  # fmt: skip
_STATEFUL = ("iso2022", "iso-2022")  # encodings whose bytes are all ASCII, so that they would pass as UTF-8

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# Each of these ends at the end of the text where its own end is missing: else a text of nothing but beginnings would
# take time with the square of its length.
_START = re.compile(r"<(?:\?xml|!doctype|rss|feed|rdf:rdf|channel|opml|html)\b", re.IGNORECASE)
_PROLOG = re.compile(
    r"\s+|<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<!doctype\b[^\[>]*(?:\[.*?(?:\]\s*>|\Z)|>|\Z)", re.IGNORECASE | re.DOTALL
)
_JUNK = 8192  # characters before the beginning that are forgiven: warnings of a broken server
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
# What needs no mending is passed over by the pattern itself: twice as fast as by a function.
_CDATA_OR_STRAY = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});)(\w{1,40};)?", re.DOTALL
)


def text_of(body: bytes, content_type: str = "") -> str:
    """Decode `body`: its byte order mark, UTF-8 where it is valid, then what it declares, then what HTTP declares.

    Never raises: where nothing fits, single bytes are read as windows-1252, or replaced where most is UTF-8.
    """
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return body.decode(encoding, "replace").lstrip("\ufeff")
    names = [*_DECLARED.findall(body[:1024])[:1], *(m.encode() for m in _CHARSET.findall(content_type)[:1])]
    declared = [codec for name in names if (codec := _codec(name.decode()))]
    stateful = [codec for codec in declared if codec.startswith(_STATEFUL)]
    for codec in (*stateful, "utf-8", *declared):
        try:
            return body.decode(codec)
        except UnicodeError:
            continue
    return _nearly_utf8(body) or body.decode(declared[0] if declared else "cp1252", "replace")


def _codec(name: str) -> str:
    if not _KNOWN.match(name):
        return ""
    try:
        canonical = codecs.lookup(name).name
    except LookupError:
        return ""
    return "" if canonical == "utf-8" else _SUPERSETS.get(canonical, canonical)


def _nearly_utf8(body: bytes) -> str:
    """UTF-8 with a few broken bytes, as left by a cut in the middle of a character; "" where it is another encoding."""
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    fine = len(body.decode("ascii", "ignore")) - len(text) + broken  # minus the number of characters beyond ASCII
    return text if broken * 4 < -fine else ""


def without_controls(text: str) -> str:
    """`text` without the characters that XML 1.0 does not allow."""
    return _CONTROL.sub("", text)


def mended(text: str) -> str:
    """`text` as XML from its root element on: without declaration, doctype and what stands before them.

    An entity of HTML becomes its character; one of the doctype, and an ampersand on its own, become plain text. So
    no entity is left that could expand.
    """
    text = without_controls(text)
    start = _START.search(text, 0, _JUNK)
    at = start.start() if start else 0
    while found := _PROLOG.match(text, at):
        at = found.end()
    return _CDATA_OR_STRAY.sub(_character, text[at:])


def root_name(xml: str) -> str:
    """The name of the element that `xml` begins with, in lower case and without its prefix; "" where there is none."""
    found = _ROOT.match(xml)
    return found[1].lower() if found else ""


def _character(match: re.Match[str]) -> str:
    whole, name = match[0], match[1]
    if whole.startswith("<"):
        return whole
    character = html.entities.html5.get(name, "") if name else ""
    return character if character and character not in "<>&" else "&amp;" + whole[1:]
