"""Sentences with exact offsets: the boundaries of sentencex, and those it misses in news, each judged again."""

import re
from collections import deque

from sentencex import get_sentence_boundaries

from broadsheet.language.abbreviations import AFTER_TIME, BEFORE_FIGURE, DOUBTFUL, MARKED_NAMES, MONTHS, OPENERS, TITLES
from broadsheet.news.evidence import Sentence

_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")
_CLOSERS = "\"'”’»›)]"
_OPENING = "\"'“‘«„‚‹»([¿¡—–-•"
# A stop, the quotes and brackets that close on it, and white space before what can open a sentence.
_CANDIDATE = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»›)\]]*+\s+(?=[\"'“‘«„‚‹(\[¿¡—–•-]*\s?[^\W_a-zß-öø-ÿ])")
# Two sentences that an extractor has glued: "the talks.The minister".
_GLUED = re.compile(r"(?<=[a-zà-ÿ]{3})[.!?][\"”]?(?=(?:The|A|In|On|At|It|He|She|They|But|And|This|We|For)\s)")
# "We won. It was hard," she said: the parts of a short quotation mean little without their marks and their speaker.
_SHORT_QUOTE = re.compile(
    r"“[^“”]{1,200}”|„[^„“”]{1,200}[“”]|«[^«»]{1,200}»|»[^«»]{1,200}«|(?<!\w)\"[^\"]{1,200}\"(?!\w)"
)
_LETTER = re.compile(r"[^\W\d_]")  # "22." before the item of a list is no sentence, nor is a lone mark
_LETTER_OR_FIGURE = re.compile(r"[^\W_]")
_LAST_WORD = re.compile(r"([^\s\"'“‘«„(\[]+?)\.+[\"'”’»)\]]*$")
_NEAR = 200  # characters on both sides that decide whether a stop ends a sentence; the longest words have about 60
_FIRST_WORD = re.compile(r"[^\w¿¡]*(\w[\w’']*)")
_BRACKETED = re.compile(r"\([^()\s]{1,14}\.\)$")  # "Sen. Ana Moss (D-Velm.)": an abbreviation's stop
_ASKED = re.compile(r"[!?…]+[\"”’»']$|\.\.\.[\"”’»']$")
_SPEAKER_SAYS = re.compile(
    r"(?:(?:[A-ZÀ-Þ][\w.’'-]*|de|von|van|bin)\s){1,5}"
    r"(?:said|says|asked|asks|told|wrote|writes|added|replied|shouted|tweeted|sagte|sagt|fragte|rief|dijo|preguntó|demande|lance)\b"
    r"|(?:said|asked|wrote|added|replied|fragte|sagte|rief|dijo|preguntó)\s"
)


def split(text: str, language: str) -> tuple[Sentence, ...]:
    """The sentences of `text`; `text[s.start:s.end] == s.text` for each, and none crosses a line break.

    Every character that is not white space lies in exactly one sentence.
    """
    found: list[Sentence] = []
    paragraphs = (p for p in _PARAGRAPH.finditer(text) if not p.group().isspace())
    for number, paragraph in enumerate(paragraphs):
        for start, end in _spans(paragraph.group(), language):
            start, end = start + paragraph.start(), end + paragraph.start()
            found.append(Sentence(start, end, number, text[start:end]))
    return tuple(found)


def _spans(paragraph: str, language: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    letter = _LETTER.search(paragraph)
    last = next((at for at in reversed(range(len(paragraph))) if _LETTER_OR_FIGURE.match(paragraph, at)), -1)
    for cut in _cuts(paragraph, language):
        if letter and letter.start() < cut <= last and _ends(*_around(paragraph, start, cut), language):
            spans.append((start, cut))
            start, letter = cut, _LETTER.search(paragraph, cut)
    spans.append((start, len(paragraph)))
    return [_stripped(paragraph, *span) for span in spans if paragraph[span[0] : span[1]].strip()]


def _around(paragraph: str, start: int, cut: int) -> tuple[str, str]:
    """What stands before and after a cut, without the white space between."""
    end = begin = cut
    while paragraph[end - 1].isspace():
        end -= 1
    while paragraph[begin].isspace():
        begin += 1
    return paragraph[max(start, end - _NEAR) : end], paragraph[begin : begin + _NEAR]


def _cuts(paragraph: str, language: str) -> list[int]:
    """Where a sentence may end, in order: what sentencex says, and every stop before a capital."""
    known = {
        _past_closers(paragraph, int(b["start_index"])) for b in get_sentence_boundaries(language or "en", paragraph)
    }
    known |= {m.end() for pattern in (_CANDIDATE, _GLUED) for m in pattern.finditer(paragraph)}
    quoted = deque(m.span() for m in _SHORT_QUOTE.finditer(paragraph))
    kept = []
    for cut in sorted(known):
        while quoted and quoted[0][1] <= cut:
            quoted.popleft()
        if not quoted or cut <= quoted[0][0]:
            kept.append(cut)
    return kept


def _past_closers(paragraph: str, cut: int) -> int:
    """Closing quotes and brackets that stand at a boundary belong to the sentence before it."""
    end = cut
    while end < len(paragraph) and paragraph[end] in _CLOSERS:
        end += 1
    return end if end == len(paragraph) or paragraph[end].isspace() else cut


def _ends(before: str, after: str, language: str) -> bool:
    first = _FIRST_WORD.match(after)
    word = first.group(1) if first else ""
    if word[:1].islower() and before[-1] not in "。！？":
        return False
    if before.split()[-1] in MARKED_NAMES and word.lower() not in OPENERS:
        return False
    if _BRACKETED.search(before):
        return word.lower() in OPENERS or after[0] in _OPENING
    if _ASKED.search(before):
        return not _SPEAKER_SAYS.match(after)
    last = _LAST_WORD.search(before)
    return not last or _stop_ends(last.group(1), word, after, language)


def _stop_ends(last: str, word: str, after: str, language: str) -> bool:
    """Whether the full stop after `last` ends a sentence when `word` comes next."""
    key, opens = last.lower(), word.lower() in OPENERS or after[0] in _OPENING
    if key in ("a.m", "p.m"):
        return word.lower() not in AFTER_TIME
    if len(last.rsplit("-", 1)[-1]) <= 2 and re.match(r"[^\W\d_]{1,2}\.", after):  # "z. B.", "EE. UU.", "R-W. Va."
        return False
    if len(last) == 1 and last.isupper() and last != "I" and not word[:1].isdigit():  # "Robert S. Mueller"
        return opens
    if key in BEFORE_FIGURE:
        return opens if key in MONTHS else not word[:1].isdigit()
    if key in TITLES and last not in ("AL", "MS", "FR", "ST"):
        return False
    if key in DOUBTFUL or re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", last):
        return opens
    if language == "de" and re.fullmatch(r"\d{1,2}", last):
        return opens
    return True


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())
