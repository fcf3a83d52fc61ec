"""Sentences that an article only prints of others, without quotation marks: no source says them.

A post of a social network that a page shows beside its own text, a second time or with its writer's handle below; and the claim that
a fact check examines.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from broadsheet.language.words import fold
from broadsheet.news.article import Article
from broadsheet.news.evidence import Evidence, Sentence

_CLAIM = re.compile(r"(?:CLAIM|Claim|Behauptung|Afirmación|Affirmation)\s?: ")
_CLAIM_ABOVE = re.compile(r"(?:(?:the|die|la) )?(?:claim|behauptung|afirmación|affirmation)\s?:?", re.IGNORECASE)
_SIGNED = re.compile(r"(?:^|\s)[—–-]\s?[^\n()@]{2,60}\(@\w{2,30}\)[^\n]{0,40}$")  # "— Ana Moss (@anamoss) May 5, 2024"
_FEWEST = 5  # words of a sentence that is quoted elsewhere in its article, and not told twice by chance
_MARKS = re.compile(r"[\"“”„«»]")
_WORDS = re.compile(r"\w+")


def printed_of_others(article: Article, evidence: Evidence) -> frozenset[int]:
    """Where the sentences begin that the article prints of others."""
    examined = (s.start for i, s in enumerate(evidence.sentences) if _is_examined(evidence.sentences, i))
    return frozenset((*examined, *_posted(article, evidence)))


def _is_examined(sentences: Sequence[Sentence], position: int) -> bool:
    """Whether a fact check only quotes the sentence as the claim that it examines."""
    before = sentences[position - 1].text if position else ""
    return bool(_CLAIM.match(sentences[position].text) or _CLAIM_ABOVE.fullmatch(before.strip()))


def _posted(article: Article, evidence: Evidence) -> Iterator[int]:
    """The sentences of paragraphs that are somebody's post: signed with a handle, or quoted elsewhere in the article."""
    quoted = [_plain(q.text) for q in evidence.quotations]
    within = {
        s.start for s in evidence.sentences if any(q.start < s.start and s.end < q.end for q in evidence.quotations)
    }
    paragraphs = _paragraphs(article.text, [s for s in evidence.sentences if s.start not in within])
    for held, following in zip_longest(paragraphs, paragraphs[1:], fillvalue=()):
        signed = _is_signed(held, article.text) or (len(following) == 1 and _SIGNED.match(following[0].text))
        if signed or any(_is_quoted(s, quoted) for s in held):
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


def _is_quoted(sentence: Sentence, quoted: Sequence[str]) -> bool:
    plain = _plain(sentence.text)
    return plain.count(" ") > _FEWEST and not _MARKS.search(sentence.text) and any(plain in q for q in quoted)


def _plain(text: str) -> str:
    """The words, each between two spaces, whatever their marks and case."""
    return f" {' '.join(_WORDS.findall(fold(text)))} "
