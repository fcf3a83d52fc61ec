"""Sentences with exact offsets: sentencex's boundaries, mended for news."""

import re

from sentencex import get_sentence_boundaries

from broadsheet.news.evidence import Sentence

_PARAGRAPH = re.compile(r"[^\n]+")
# A boundary after one of these is none: what follows belongs to the same sentence.
_NO_END = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Cmdr|Adm|Rev|Hon|St|Jr|Sr|No|Nos|vs|etc|approx|Inc|Co|Corp|Ltd|"
    r"Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Mt|Ft|Nr|Abs|bzw|ca|z\.B|Sra|Dra|[A-Z])\.|\b(?:[A-Z]\.){2,})$"
)
_SOFT_END = re.compile(r"(?:\b(?:[A-Z]\.){2,}|\b(?:Inc|Co|Corp|Ltd|Jr|Sr|etc)\.)$")
_OPENS_NEW = re.compile(
    r"(?:The|A|An|In|On|At|It|He|She|They|We|But|And|This|That|These|For|As|If|When|After|I|His|Her|Its|Their)\b"
)
_CLOSERS = "\"'”’»)]"


def split(text: str, language: str) -> tuple[Sentence, ...]:
    """The sentences of `text`; `text[s.start:s.end] == s.text` for each, and none crosses a line break."""
    found: list[Sentence] = []
    for number, paragraph in enumerate(_PARAGRAPH.finditer(text)):
        for start, end in _spans(paragraph.group(), language):
            start, end = start + paragraph.start(), end + paragraph.start()
            found.append(Sentence(start, end, number, text[start:end]))
    return tuple(found)


def _spans(paragraph: str, language: str) -> list[tuple[int, int]]:
    cuts = [int(b["start_index"]) for b in get_sentence_boundaries(language or "en", paragraph)][1:]
    spans, start = [], 0
    for cut in [*cuts, len(paragraph)]:
        cut = _past_closers(paragraph, cut)
        if cut <= start or (cut < len(paragraph) and not _ends(paragraph[start:cut], paragraph[cut:])):
            continue
        spans.append((start, cut))
        start = cut
    return [s for s in (_stripped(paragraph, *span) for span in spans) if s]


def _past_closers(paragraph: str, cut: int) -> int:
    """Closing quotes and brackets that stand at a boundary belong to the sentence before it."""
    while (
        cut < len(paragraph)
        and paragraph[cut] in _CLOSERS
        and (cut + 1 == len(paragraph) or paragraph[cut + 1] in " " + _CLOSERS)
    ):
        cut += 1
    return cut


def _ends(before: str, after: str) -> bool:
    before, after = before.rstrip(), after.lstrip()
    if after[:1].islower():
        return False
    if _NO_END.search(before):
        return bool(_SOFT_END.search(before) and _OPENS_NEW.match(after))
    return True


def _stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
