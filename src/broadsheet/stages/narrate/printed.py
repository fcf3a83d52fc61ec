"""Sentences that an article only prints of others, without quotation marks of their own: it does not say them itself.

The sentences within a quotation of several; a post of a social network, or a letter, that a page shows beside its own text; what
another article of the story has in quotation marks, word for word; what the speakers of a transcript say; and the claim that a fact
check examines.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import chain, zip_longest

from broadsheet.language.name_cues import first_names
from broadsheet.language.words import fold
from broadsheet.news.article import Article
from broadsheet.news.evidence import Evidence, Sentence

_CLAIM = re.compile(r"(?:CLAIM|Claim|Behauptung|Afirmación|Affirmation)\s?: ")
_CLAIM_ABOVE = re.compile(r"(?:(?:the|die|la) )?(?:claim|behauptung|afirmación|affirmation)\s?:?", re.IGNORECASE)
_SIGNED = re.compile(r"(?:^|\s)[—–-]\s?[^\n()@]{2,60}\(@\w{2,30}\)[^\n]{0,40}$")  # "— Ana Moss (@anamoss) May 5, 2024"
# "ANA MOSS, HOST: The port", "MOSS: It is", and "Ana Moss" on a line of its own: who speaks from there on in a transcript.
_CALLED = re.compile(
    r"^(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{2,40})(?P<own>, (?:HOST|BYLINE))?(?:, [A-ZÀ-Þ ]+)?: ", re.MULTILINE
)
_ON_A_LINE = re.compile(r"^(?P<name>[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,2})$", re.MULTILINE)
_NO_SPEAKERS = frozenset("FACTS READ MORE WATCH UPDATE CLAIM".split())
_SPEAKS = 3  # times at least that a speaker's name stands before what he says
_IN_A_ROW = 6  # words that are not told twice by chance
_LONG = 3  # such rows, of eight words: a sentence that nobody else's article has in quotation marks by chance
_MARKS = re.compile(r"[\"“”„«»]")
_WORDS = re.compile(r"\w+")

_Row = tuple[str, ...]


def printed_of_others(articles: Sequence[Article], evidence: Sequence[Evidence]) -> tuple[frozenset[int], ...]:
    """For each article of a story where the sentences begin that it prints of others."""
    quoted = [frozenset(chain.from_iterable(_rows(_plain(q.text)) for q in e.quotations)) for e in evidence]
    holders = Counter(chain.from_iterable(quoted))
    return tuple(_printed(a, e, own, holders) for a, e, own in zip(articles, evidence, quoted, strict=True))


def _printed(article: Article, evidence: Evidence, quoted: Set[_Row], holders: Mapping[_Row, int]) -> frozenset[int]:
    """`quoted` are the rows of words of the article's own quotations, `holders` tells in how many articles each is quoted."""
    within = frozenset(
        s.start for s in evidence.sentences if any(q.start < s.start and s.end < q.end for q in evidence.quotations)
    )
    own = [(s, _unmarked_rows(s)) for s in evidence.sentences if s.start not in within]
    elsewhere = (
        s.start for s, rows in own if len(rows) >= _LONG and all(holders.get(r, 0) > (r in quoted) for r in rows)
    )
    here = frozenset(s.start for s, rows in own if rows and quoted >= set(rows))
    speeches = _speeches(article.text)
    spoken = (s.start for s, _ in own if _is_spoken(s, speeches))
    return frozenset((*within, *elsewhere, *spoken, *_posted(article, [s for s, _ in own], here)))


def _speeches(text: str) -> list[tuple[int, bool]]:
    """Where somebody begins to speak in a transcript, and whether the speaker is the outlet's own.

    None where the text is no transcript: in one, two speakers are named again and again.
    """
    called = [(m, m["name"].split()[-1]) for m in _CALLED.finditer(text)]
    called = [(m, name) for m, name in called if name not in _NO_SPEAKERS]
    alone = [(m, m["name"].split()[-1]) for m in _ON_A_LINE.finditer(text)]
    if not any(m["name"].split()[0].lower() in first_names() for m, _ in alone):
        alone = []
    for found in (called, alone):
        if sum(count >= _SPEAKS for count in Counter(name for _, name in found).values()) > 1:
            reporters = {name for m, name in found if m.groupdict().get("own")}
            return [(m.start(), name in reporters) for m, name in found]
    return []


def _is_spoken(sentence: Sentence, speeches: Sequence[tuple[int, bool]]) -> bool:
    """Whether a sentence is of a speaker whom the outlet only lets speak, or begins with a speaker's mere name."""
    before = [own for at, own in speeches if at <= sentence.start]
    named = _CALLED.match(sentence.text)
    return bool(before) and (not before[-1] or bool(named and not named["own"]))


def claims_examined(evidence: Evidence) -> frozenset[int]:
    """Where the claims begin that a fact check only quotes to examine them."""
    return frozenset(s.start for i, s in enumerate(evidence.sentences) if _is_examined(evidence.sentences, i))


def _is_examined(sentences: Sequence[Sentence], position: int) -> bool:
    """Whether the sentence is a claim, or stands below the word "Claim"."""
    before = sentences[position - 1].text if position else ""
    return bool(_CLAIM.match(sentences[position].text) or _CLAIM_ABOVE.fullmatch(before.strip()))


def _posted(article: Article, sentences: Sequence[Sentence], quoted: Set[int]) -> Iterator[int]:
    """The sentences of paragraphs that are somebody's post: signed with a handle, or `quoted` elsewhere in the article."""
    paragraphs = _paragraphs(article.text, sentences)
    for held, following in zip_longest(paragraphs, paragraphs[1:], fillvalue=()):
        signed = _is_signed(held, article.text) or (len(following) == 1 and _SIGNED.match(following[0].text))
        if signed or any(s.start in quoted for s in held):
            yield from (s.start for s in held)


def _paragraphs(text: str, sentences: Sequence[Sentence]) -> list[tuple[Sentence, ...]]:
    """The sentences by paragraph."""
    found: list[list[Sentence]] = []
    for sentence in sentences:
        if found and "\n" not in text[found[-1][-1].end : sentence.start]:
            found[-1].append(sentence)
        else:
            found.append([sentence])
    return [*map(tuple, found)]


def _is_signed(held: Sequence[Sentence], text: str) -> bool:
    return bool(_SIGNED.search(text[held[0].start : held[-1].end]))


def _unmarked_rows(sentence: Sentence) -> list[_Row]:
    """The rows of words of a sentence; none of one that has quotation marks itself."""
    return [] if _MARKS.search(sentence.text) else _rows(_plain(sentence.text))


def _rows(words: Sequence[str]) -> list[_Row]:
    """Every few words in a row."""
    return [*zip(*(words[n:] for n in range(_IN_A_ROW)), strict=False)]


def _plain(text: str) -> list[str]:
    """The words, whatever their marks and case."""
    return _WORDS.findall(fold(text))
