"""Lines of extracted text become paragraphs; what is not the article's own text is left out."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Set

from broadsheet.stages.extract.junk import announces, is_byline, is_junk, is_label

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff]"
)
_SPACES = re.compile("[ \t\n\r\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_BULLET = re.compile(r"^(?:[-–—•*·▪►■●▶➤→‣◦]\s+)+(?=\S)")

# What a line has that is not clean; letters up to U+02FF are composed (NFC), and so are these marks.
_UNCLEAN = re.compile(r"[^ -~\u00a1-\u00aa\u00ac\u00ae-\u02ff‘’“”–—…€]|^[ –—*·-]| $|  | [,.;)\]”]|[(\[“‘] ")


def without_invisible(text: str) -> str:
    """`text` without characters that nobody sees: controls, marks of direction, soft hyphens, halves of surrogate pairs."""
    return _INVISIBLE.sub("", text)


def clean(line: str) -> str:
    """One line: NFC, plain spaces, no invisible or control characters, no bullet, no space before , . ; and so on."""
    if not _UNCLEAN.search(line):
        return line
    line = without_invisible(_SPACES.sub(" ", line))
    line = unicodedata.normalize("NFC", re.sub("  +", " ", line)).strip()
    line = re.sub(r"\s+([,.;](?=\s|$))", r"\1", _BULLET.sub("", line))
    return (
        re.sub(r"([(\[“‘«])\s+(?=\w)|(?<=\w)\s+([)\]”])", lambda m: m[1] or m[2] or "", line)
        if "«" not in line
        else line
    )


def letters(text: str) -> str:
    """Only the letters and digits of `text`, in lower case: equal where two texts differ in marks and spaces alone."""
    return re.sub(r"\W+", "", text).casefold()


def paragraphs(
    lines: Iterable[str], title: str, authors: tuple[str, ...] = (), linked: Set[str] = frozenset()
) -> tuple[str, ...]:
    """The paragraphs of an article in order: no title, label, byline, credit or navigation, and nothing twice.

    `linked` holds, as `letters`, the texts that the page shows only as links: those are other articles' headlines.
    """
    kept = list(_kept([line for raw in lines if (line := clean(raw))], authors, linked))
    while kept and (_is_title(kept[0], title) or (is_label(kept[0]) and len(kept) > 1)):
        kept.pop(0)
    while kept and (is_label(kept[-1]) or announces(kept[-1])) and len(kept) > 1:
        kept.pop()
    return tuple(line for line in dict.fromkeys(kept) if not _is_title(line, title))


def _kept(lines: list[str], authors: tuple[str, ...], linked: Set[str]) -> Iterator[str]:
    """The lines that stay; one that only announces lines that went goes with them."""
    waiting = ""
    for line in lines:
        if is_junk(line) or letters(line) in linked or is_byline(line, authors):
            if not announces(waiting):
                continue
            waiting = ""
            continue
        if waiting:
            yield waiting
        waiting = line
    if waiting:
        yield waiting


def _is_title(line: str, title: str) -> bool:
    return bool(title) and len(line) <= len(title) + 20 and letters(line) == letters(title)
