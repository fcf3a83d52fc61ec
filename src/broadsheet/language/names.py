"""Proper names by capitals, cues and a small gazetteer.

Runs of capitalised words are the candidates; a sentence's first word, headlines in capitals and German nouns need
further evidence. What a text calls by its long form once has that form's key wherever its short form stands.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from broadsheet.language.name_cues import (
    AND_PAIRS,
    BEFORE_TITLES,
    COMMON_ACRONYMS,
    NOT_NAMES,
    OPENERS,
    ORGANISATION,
    ORGANISATION_ENDINGS,
    PORTFOLIOS,
    TAKES_FOR,
    TITLES,
    demonyms,
    first_names,
    origins,
    places,
)
from broadsheet.language.name_keys import resolve
from broadsheet.language.name_kinds import kind_of
from broadsheet.language.words import fold, stopwords
from broadsheet.news.evidence import Name

_UPPER = "A-ZÀ-ÖØ-ÞĄĆČĎĐĘĚĞĽŁŃŇŐŒŘŚŞŠŤŮŰŹŻŽΑ-ΩА-ЯЁЄІЇҐ"
_WORD = re.compile(
    rf"(?:(?<![\w@#/’'.-])|(?<=\b[ldnsjLD]['’])|(?<=\bqu['’]))(?:(?:[{_UPPER}]\.)+(?:[{_UPPER}](?!\w))?|(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Rev|St|Mt|Ft|Adm|Maj|Cpl|Hon)\."
    rf"|(?:(?:al|el|ul|an)-|[a-z]{{1,2}})?[{_UPPER}](?:\w|['’\-&](?=\w)|\.(?=(?:com|org|net|ai|io)\b))*)"
)
_LINK = re.compile(
    r"[ ](?:(?:of|for|and)(?: the)? |(?:de|del|de la|de los|von|van|van der|van den|der|bin|ibn|al|el|da|dos|di|du|des|zu|&) |(?:de )?[dl]['’])?$"
)
_NUMBER = re.compile(
    r" \d{1,3}(?![\w,:%/-]|\.\d)(?! (?!(?:and|or|in|on|at|to|of|for|was|is|has|had|will|with|from|by|as|that|which|who|after|before|again|now|"
    r"missions?|rockets?|missiles?|jets?|planes?|aircraft|flights?)\b)[a-z$€£])"
)
_LOWER = re.compile(r"(?<![\w'’])[a-zß-öø-ÿ]{2,}")
_SENTENCE = re.compile(r"[^\n.!?]+")
_OPENING = " \t\"'“‘«„‚‹(["
_POSSESSIVE = re.compile(r"(?:['’]s|['’])$")
_TITLE_CASE_LOWER = frozenset(
    "and the for with from over but not into del los las von van der und para par pour les des".split()
)
_MONEY_WORDS = frozenset(
    "prozent euro dollar millionen milliarden uhr kilometer meter grad jahre jahren menschen".split()
)


Shouted = Literal["", "Headline", "HEADLINE"]


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    key: str  # folded, without possessive and final stop
    gap: str  # the connector to the word before; "" where the run begins here
    opens: bool  # stands first in a sentence, so that its capital tells nothing
    shouted: Shouted  # how the headline that it stands in is written; "" in running text


@dataclass(frozen=True, slots=True)
class _Reader:
    """What is known of one text while its names are judged."""

    text: str
    language: str
    function: frozenset[str]
    lower: frozenset[str]
    inside: frozenset[str]  # words with a capital that no sentence's start explains


def names(text: str, language: str) -> tuple[Name, ...]:
    """The proper names of `text` in order. Within one text, a short form has the key of the long one it stands for."""
    words = _words(text)
    reader = _Reader(
        text=text,
        language=language,
        function=_function_words(language),
        lower=frozenset(_LOWER.findall(text)),
        inside=frozenset(w.key for w in words if not w.opens and not w.shouted),
    )
    plain = [n for run in _runs(w for w in words if not w.shouted) for n in _names_of(run, reader)]
    known = {n.key for n in plain} | {n.key.split()[-1] for n in plain if n.kind == "person"}
    loud = [n for run in _runs(w for w in words if w.shouted) for n in _names_in_headline(run, known, reader)]
    return resolve(text, sorted(plain + loud, key=lambda n: n.start))


@lru_cache
def _function_words(language: str) -> frozenset[str]:
    return stopwords(language) | stopwords("en") | OPENERS


def _words(text: str) -> list[_Word]:
    shouted = _headlines(text)
    words: list[_Word] = []
    end = -1
    for match in _WORD.finditer(text):
        start = match.start()
        gap = text[end:start] if 0 < start - end <= 12 and end >= 0 else ""
        linked = bool(gap) and _LINK.match(gap) is not None and not (words and _POSSESSIVE.search(words[-1].text))
        opens = False if linked else _opens(text, start)
        loud: Shouted = next((style for a, b, style in shouted if a <= start < b), "")
        word = match.group()
        words.append(_Word(start, match.end(), word, _key(word), gap if linked else "", opens, loud))
        end = match.end()
    return words


def _key(word: str) -> str:
    return _POSSESSIVE.sub("", fold(word)).rstrip(".")


def _opens(text: str, start: int) -> bool:
    at = start - 1
    while at >= 0 and text[at] in _OPENING:
        if text[at] in '"“‘«„‚‹':
            return True
        at -= 1
    if at >= 0 and text[at] in '"”’»)':
        at -= 1
    return at < 0 or text[at] in ".!?\n\r:;•–—…*|>"


def _headlines(text: str) -> list[tuple[int, int, Shouted]]:
    """The stretches where nearly every word that is no function word has a capital; one with a full stop has none without."""
    found: list[tuple[int, int, Shouted]] = []
    for match in _SENTENCE.finditer(text):
        part = match.group()
        words = part.split()
        capitals = sum(w[0].isupper() for w in words)
        if capitals < 4:
            continue
        lower = sum(len(w) > 2 and w[0].islower() and w not in _TITLE_CASE_LOWER for w in words)
        if lower * 8 <= capitals and (not lower or text[match.end() : match.end() + 1] != "."):
            found.append((*match.span(), "HEADLINE" if part.isupper() else "Headline"))
    return found


def _runs(words: Iterator[_Word] | Sequence[_Word]) -> Iterator[list[_Word]]:
    run: list[_Word] = []
    for word in words:
        if run and (not word.gap or word.start - run[-1].end > 12 or not _joins(run, word)):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _joins(run: list[_Word], word: _Word) -> bool:
    """Whether the connector between a run and `word` makes one name of them."""
    gap, last = word.gap.strip(), run[-1].key
    if not gap:
        return True
    if gap.startswith("of"):
        return last not in places() and not any(w.key in first_names() for w in run)
    if gap.startswith("for"):
        return last in TAKES_FOR
    if gap.startswith("and"):
        if f"{last} {word.key}" in AND_PAIRS:
            return True
        heads = {w.key for w in run} & (TAKES_FOR | {"bureau", "school"})
        return bool(heads) and any(w.gap.strip().startswith(("of", "for")) for w in run) and " the" not in gap
    return not (gap == "de" and last in ORGANISATION and word.key in first_names())


def _names_of(run: list[_Word], reader: _Reader) -> Iterator[Name]:
    for piece, titled in _pieces(_without_opener(run, reader)):
        if _stands(piece, titled, reader) and (name := _name(piece, titled, reader)):
            yield name


def _without_opener(run: list[_Word], reader: _Reader) -> list[_Word]:
    """The run without a first word that has its capital only from the sentence."""
    first = run[0]
    if first.key in ("the", "a", "an") and len(run) > 1 and run[1].key != "hague":
        return run[1:]
    if not first.opens or len(run) == 1:
        return run
    known = first.key in reader.inside or first.key in first_names() or first.key in places() or first.key in TITLES
    phrase = " ".join(w.key for w in run)
    if phrase in places() or run[1].gap.strip() not in ("", "&"):
        return run
    if first.key in reader.function or (first.text.lower() in reader.lower and not known):
        return _without_opener(
            [_Word(run[1].start, run[1].end, run[1].text, run[1].key, "", False, ""), *run[2:]], reader
        )
    return run


def _pieces(run: list[_Word]) -> Iterator[tuple[list[_Word], bool]]:
    """The names in a run and whether a title stands before each; titles, days and offices fall away."""
    piece: list[_Word] = []
    titled = False
    office = False
    for at, word in enumerate(run):
        following = run[at + 1].key if at + 1 < len(run) else ""
        if word.key in NOT_NAMES or (
            word.key in TITLES and following not in ORGANISATION and not (piece and not following)
        ):
            modifiers = {w.key for w in piece} <= BEFORE_TITLES | demonyms() if word.key in TITLES else False
            kept = [w for w in piece if w.key in demonyms() or w.key in ("us", "u.s")] if modifiers else piece
            if kept:
                yield kept, titled
            piece, titled, office = [], word.key in TITLES, word.key in TITLES and bool(following)
        elif office and word.key in PORTFOLIOS and (word.gap.strip() or not piece):
            continue
        else:
            if piece and len(piece) == 1 and piece[0].key in origins() and word.key in first_names():
                yield piece, titled
                piece = []
            piece.append(word)
    if piece:
        yield piece, titled


def _stands(piece: list[_Word], titled: bool, reader: _Reader) -> bool:
    """Whether the capitals of `piece` mean a name."""
    keys = [w.key for w in piece]
    if all(k in reader.function or k in NOT_NAMES for k in keys) and " ".join(keys) not in places():
        return False
    if reader.language == "de" and not titled and not _german_name(piece, reader):
        return False
    word = piece[0]
    if len(piece) > 1 or not word.opens or titled:
        return len(word.text) > 1 or len(piece) > 1
    if _NUMBER.match(reader.text, word.end) and word.text.lower() not in reader.lower:
        return word.key not in reader.function and word.key not in NOT_NAMES
    return _known(word) or (word.key in reader.inside and word.text.lower() not in reader.lower)


def _known(word: _Word) -> bool:
    return (
        word.key in places()
        or word.key in first_names()
        or word.key in demonyms()
        or (word.text.isupper() and 3 <= len(word.text) <= 6)
        or bool(re.search(r"[a-z][A-Z]", word.text))
    )


def _german_name(piece: list[_Word], reader: _Reader) -> bool:
    """German nouns have capitals too: a name has a known part, a form of its own, or several words in mid-sentence."""
    if any(w.key in _MONEY_WORDS for w in piece):
        return False
    if any(_known(w) or _is_compound_organisation(w.key) for w in piece):
        return True
    return len(piece) > 1 and not piece[0].opens and all(w.key not in ORGANISATION for w in piece[:1])


def _is_compound_organisation(key: str) -> bool:
    return any(key.endswith(end) and len(key) > len(end) + 4 for end in ORGANISATION_ENDINGS)


def _name(piece: list[_Word], titled: bool, reader: _Reader) -> Name | None:
    start, end = piece[0].start, piece[-1].end
    text = _POSSESSIVE.sub("", reader.text[start:end])
    if not re.fullmatch(rf"(?:[{_UPPER}]\.)+", piece[-1].text) and not text.endswith((" Jr.", " Sr.")):
        text = text.rstrip(".-")
    elif piece[-1].opens is False and len(piece[-1].text) == 2 and len(piece) > 1:
        text = text.rstrip(".")
    number = _NUMBER.match(reader.text, end) if start + len(text) == end else None
    text += number.group() if number and piece[-1].key not in reader.function else ""
    if len(text) < 2 or fold(text) in reader.function:
        return None
    end = start + len(text)
    spelled = text.title() if piece[0].shouted == "HEADLINE" else text
    return Name(start, end, text, kind_of(reader.text, spelled, start, end, titled), fold(text).rstrip("."))


def _names_in_headline(run: list[_Word], known: set[str], reader: _Reader) -> Iterator[Name]:
    """In a headline only what the text or the gazetteer knows is a name."""
    at = 0
    while at < len(run):
        size = next((n for n in range(min(5, len(run) - at), 0, -1) if _is_known_name(run[at : at + n], known)), 0)
        if size and (name := _name(run[at : at + size], False, reader)):
            yield name
        at += max(1, size)


def _is_known_name(piece: list[_Word], known: set[str]) -> bool:
    key = " ".join(w.key for w in piece)
    if key in known or key in places() or key in demonyms():
        return True
    if len(piece) == 2:
        first, second = piece[0].key, piece[1].key
        return first in first_names() and second not in NOT_NAMES and second not in _function_words("en")
    acronym = (
        piece[0].shouted == "Headline"
        and piece[0].text.isupper()
        and 2 <= len(piece[0].text) <= 6
        and len(piece) == 1
        and not piece[0].opens
    )
    return acronym and piece[0].key not in COMMON_ACRONYMS and piece[0].key not in NOT_NAMES | stopwords("en")
