"""The sentences of a story's articles as the writer sees them: located, weighed and comparable."""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from broadsheet.language.words import content_stems
from broadsheet.news.article import Article
from broadsheet.news.evidence import Claim, DateMention, Name, Quantity, Sentence
from broadsheet.stages.narrate.material import StoryMaterial
from broadsheet.stages.narrate.opinion import beside_reports
from broadsheet.stages.narrate.printed import claims_examined, printed_of_others

MOST_SENTENCES = 120  # of one article, from its start: what a page tells stands there, and time grows with the square


@dataclass(frozen=True, slots=True)
class Span:
    """One sentence of one article. `source` is the article's number on the page; offsets are the article's."""

    source: int
    article: Article
    position: int  # 0 for the first sentence of its article
    sentence: Sentence
    stems: tuple[str, ...]
    names: tuple[Name, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]
    report: int  # articles that are copies of one another are one report
    claim: Claim | None = None  # None in a language that is not read for them
    printed: bool = False  # of others, without quotation marks of its own: it can be compared, and is not told
    opinion: bool = False  # of an opinion piece beside reports: it is a source to read, and no page tells it as news

    @property
    def text(self) -> str:
        """The sentence's words."""
        return self.sentence.text


def spans(material: StoryMaterial) -> tuple[Span, ...]:
    """The sentences of every article of the story, by source and position."""
    reports = report_numbers(material)
    opinions = beside_reports(material.articles, material.evidence)
    found: list[Span] = []
    printed = printed_of_others(material.articles, material.evidence)
    for number, (article, evidence) in enumerate(zip(material.articles, material.evidence, strict=True), start=1):
        names, quantities, dates = _Located(evidence.names), _Located(evidence.quantities), _Located(evidence.dates)
        claims, examined = {c.start: c for c in evidence.claims}, claims_examined(evidence)
        for position, sentence in enumerate(evidence.sentences[:MOST_SENTENCES]):
            if sentence.start in examined:
                continue
            found.append(
                Span(
                    source=number,
                    article=article,
                    position=position,
                    sentence=sentence,
                    stems=content_stems(sentence.text, article.language),
                    names=names.within(sentence),
                    quantities=quantities.within(sentence),
                    dates=dates.within(sentence),
                    report=reports[number - 1],
                    claim=claims.get(sentence.start),
                    opinion=article.id in opinions,
                    printed=sentence.start in printed[number - 1],
                )
            )
    return tuple(found)


def report_numbers(material: StoryMaterial) -> tuple[int, ...]:
    """For each article a number that it shares with its copies: who is quoted twice in one text, is quoted once."""
    origin = {m.article: m.copy_of.article for m in material.story.members if m.copy_of}
    numbers: dict[str, int] = {}
    for article in material.articles:
        root = _root(article.id, origin)
        numbers.setdefault(root, len(numbers))
    return tuple(numbers[_root(a.id, origin)] for a in material.articles)


def _root(article: str, origin: dict[str, str]) -> str:
    seen = {article}
    while article in origin and origin[article] not in seen:
        article = origin[article]
        seen.add(article)
    return article


_Part = TypeVar("_Part", Name, Quantity, DateMention)


class _Located(Generic[_Part]):
    """Parts of a text in its order, found by sentence."""

    def __init__(self, parts: Sequence[_Part]) -> None:
        self._parts: list[_Part] = sorted(parts, key=lambda p: p.start)
        self._starts: list[int] = [p.start for p in self._parts]

    def within(self, sentence: Sentence) -> tuple[_Part, ...]:
        """The parts that lie wholly in `sentence`."""
        first, last = bisect_left(self._starts, sentence.start), bisect_left(self._starts, sentence.end)
        return tuple(p for p in self._parts[first:last] if p.end <= sentence.end)


class Weights:
    """How much each word tells within one story: rare words of the story's core weigh most.

    Sums are exact (`fsum`), so that no order of a set's items can show in a page.
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        self.counts: Counter[str] = Counter()  # in how many sentences each stem stands
        self._reports: dict[str, set[int]] = {}
        for span in spans:
            for stem in set(span.stems):
                self.counts[stem] += 1
                self._reports.setdefault(stem, set()).add(span.report)

    def of(self, stem: str) -> float:
        """The weight of one stem: the share of information that its rarity among the sentences carries."""
        return 1.0 / math.sqrt(self.counts.get(stem, 1))

    def common(self, stem: str) -> int:
        """In how many independent reports the stem stands."""
        return len(self._reports.get(stem, ()))

    def coverage(self, of: Iterable[str], by: Iterable[str]) -> float:
        """The share (0 to 1) of the weight of `of` that `by` holds."""
        wanted, held = set(of), set(by)
        total = math.fsum(self.of(s) for s in wanted)
        return math.fsum(self.of(s) for s in wanted & held) / total if total else 0.0

    def similarity(self, one: Iterable[str], other: Iterable[str]) -> float:
        """Weighted Jaccard similarity of two bags of stems, 0 to 1."""
        a, b = set(one), set(other)
        union = math.fsum(self.of(s) for s in a | b)
        return math.fsum(self.of(s) for s in a & b) / union if union else 0.0
