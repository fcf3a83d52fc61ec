"""A source's headline as a plain line: without marks and outlet, and with capitals only where running text has them."""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from broadsheet.language.common_words import is_common
from broadsheet.language.name_cues import demonyms, first_names, places
from broadsheet.language.words import fold
from broadsheet.news.article import Article
from broadsheet.news.evidence import Evidence, Name
from broadsheet.stages.narrate.doubtful import doubtful
from broadsheet.stages.narrate.headlinese import spelled_out
from broadsheet.stages.narrate.material import StoryMaterial
from broadsheet.stages.narrate.opinion import beside_reports
from broadsheet.stages.narrate.verb_forms import bases

_MARK = re.compile(
    r"^(?:Breaking(?: news)?|Update[ds]?|Updated|Exclusive|Report|Opinion|Analysis|Live(?: updates?)?|Watch|Video|Just in|Developing|Fact check|Review|Eilmeldung|Última hora|Liveblog)"
    r"\s*(?:[:|–—]| -)\s+",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s+[|–—•·]\s+[^|–—•·]{2,40}$|\s+-\s+[A-Z][\w. ]{2,30}$|\s*[\[(](?:updated?|video|photos?|watch|live|exclusive|gallery|audio|\d{4})[\])]\s*$", re.IGNORECASE)  # fmt: skip
_WORD = re.compile(r"[^\W_][\w'’-]*")
_ALWAYS = frozenset("i sen rep gov gen sgt lt dr mr mrs ms jr sr ph".split())
_SENTENCE_ENDS = re.compile(
    r"(?<!\bGov)(?<!\bSen)(?<!\bRep)(?<!\bGen)(?<!\bSgt)\b[A-Za-z][a-z]{2,}[.?!]['’\"”]* $|[a-z]{3,}[.?!]['’\"”]* $"
)
_PREFIXES = frozenset("non anti ex pro pre post co sub un mid re multi semi".split())
_LONGEST_NAME = 5  # words
_LEAST_CAPITALS = 0.8  # of the longer words: below, the capitals are the sentence's own
_SMALL = frozenset(
    "a an the and or but nor as at by for from in into of off on onto out over per to up via with than that this is are was were be been being "
    "has have had do does did will would can could may might must should not no his her its their our my your it he she they we you who what when where "
    "why how if so all just more most new now after before amid about against despite".split()
)


def clean_title(article: Article, evidence: Evidence | None = None) -> str:
    """The article's headline without marks, outlet and title case."""
    text = _without_outlet(_MARK.sub("", article.title.strip()), article.outlet)
    shorter = _TAIL.sub("", text)
    text = shorter if len(shorter.split()) >= 4 else text
    if article.language == "en":
        text = sentence_case(spelled_out(text, article, evidence), article.text, evidence)
    return re.sub(r"(?<!\b[A-Z])\.+$", "", re.sub(r"\s+", " ", text).strip())


def clean_titles(material: StoryMaterial, language: str) -> list[str]:
    """The plain headlines of the articles in a language, in the sources' order.

    That of an opinion piece only where no report is there, and of an article that joined with doubt only where no other is.
    """
    opinions = beside_reports(material.articles, material.evidence)
    pairs = zip(material.articles, material.evidence, strict=True)
    told = [(a, e) for a, e in pairs if a.language == language and a.id not in opinions]
    doubted = doubtful(material.story)
    sure = [(a, e) for a, e in told if a.id not in doubted]
    return [clean_title(a, e) for a, e in sure or told]


def _without_outlet(title: str, outlet: str) -> str:
    for mark in (" | ", " - ", " – ", " — ", ": "):
        title = title.removesuffix(mark + outlet).removeprefix(outlet + mark) if outlet else title
    return title


def sentence_case(title: str, text: str, evidence: Evidence | None = None) -> str:
    """`title` with capitals where running text would have them; as it is where it is not in title case.

    A word keeps its capital where `text` writes it so within its sentences, where a name that `evidence` found holds it
    beside the same neighbour, or where it is a known name or no ordinary word.
    """
    long_words = [w.group() for w in _WORD.finditer(title) if len(w.group()) > 3]
    capitals = sum(w[0].isupper() for w in long_words)
    if capitals < _LEAST_CAPITALS * len(long_words) and not any(w.isupper() for w in long_words):
        return title
    names = evidence.names if evidence else ()
    spellings = _Spellings(*_capital_and_small(text), frozenset().union(*_words_of_persons(names)))
    title = _without_shouts(title, spellings.small - spellings.capital)
    if len(long_words) < 3 or capitals < _LEAST_CAPITALS * len(long_words):
        return title
    named = _named(title, names) | _families(title)

    def spelled(match: re.Match[str]) -> str:
        word = match.group()
        initial = "." in (title[match.start() - 1 : match.start()], title[match.end() : match.end() + 1])
        before = title[: match.start()]
        first = not before.strip(_AROUND) or _SENTENCE_ENDS.search(before)
        if match.start() not in named and _is_infinitive(word, before):
            return word.lower()
        if first or match.start() in named or (len(word) == 1 and initial) or not _is_plain(word):
            return word
        return spellings.of(word)

    return _WORD.sub(spelled, title)


def _is_infinitive(word: str, before: str) -> bool:
    """Whether a capitalised word that may be a name is a verb: "Will Mark a Reversal"."""
    return bool(_BEFORE_VERB.search(before)) and word.lower() in bases() and word not in _MONTHS


_BEFORE_VERB = re.compile(r"\b(?:will|would|can|could|may|might|must|should|to|not) $", re.IGNORECASE)
_MONTHS = frozenset(("March", "May", "August"))


def _without_shouts(title: str, small: frozenset[str]) -> str:
    """ "SURRENDER" as the text writes it; acronyms stay, as no text writes them small."""

    def spelled(match: re.Match[str]) -> str:
        word = match.group()
        loud = len(word) > 3 and word.isupper() and fold(word) in small
        return (word.capitalize() if match.start() == 0 else word.lower()) if loud else word

    return _WORD.sub(spelled, title)


def _is_plain(word: str) -> bool:
    """Whether only the first letter of each part can have a capital: "Nato" and "6-Year-Old", not "NATO" nor "iPhone"."""
    bare = word.removesuffix("'s").removesuffix("’s")
    parts = [p for p in bare.split("-") if p]
    return (bare[0].isupper() or bare[0].isdigit()) and all(p[1:].islower() or len(p) == 1 for p in parts)


def _is_ordinary(word: str) -> bool:
    return is_common(word) or is_common(_BRITISH.sub(lambda m: _AMERICAN[m.group()], word))


_AMERICAN = {"our": "or", "tre": "ter", "ise": "ize", "isi": "izi", "isa": "iza"}
_BRITISH = re.compile(r"our(?=s?$|ed$|ing$|er)|tre(?=s?$)|is[ei](?=$|s$|d$|r|ng$)|isa(?=tion)")


class _Spellings(NamedTuple):
    """How an article spells its words, folded and without possessives."""

    capital: frozenset[str]  # with a capital where no sentence begins
    small: frozenset[str]
    persons: frozenset[str]  # in the names of persons

    def of(self, word: str) -> str:
        """A capitalised word, or each part of it, as running text has it."""
        return word if self._keeps(word) else "-".join(p if self._keeps(p) else p.lower() for p in word.split("-"))

    def _keeps(self, word: str) -> bool:
        bare = _bare(word)
        if fold(word) in _SMALL:
            return False
        if bare in _ALWAYS or bare.startswith("i'"):
            return True
        if bare in self.capital or bare in self.small:
            return bare in self.capital and bare not in self.small
        known = bare in self.persons or bare in places() or bare in first_names() or bare in demonyms()
        return known or (bare.isalpha() and bare not in _PREFIXES and not _is_ordinary(bare))


def _capital_and_small(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words that `text` writes with a capital where no sentence begins, and those that it writes small.

    A long run of capitals is another headline, in title case, and tells nothing.
    """
    found = text.split()
    small = {w.strip(_AROUND) for w in found if w[0].islower()}
    runs = (
        tuple(run)
        for large, run in groupby(pairwise(found), lambda pair: pair[1].strip(_AROUND)[:1].isupper())
        if large
    )
    capital = {
        w.strip(_AROUND) for run in runs if len(run) <= _LONGEST_NAME for before, w in run if before[-1] not in _STOPS
    }
    return frozenset(map(_bare, capital)), frozenset(map(_bare, small))


_AROUND = "\"“”‘’'.,:;!?()[]"
_STOPS = '.!?:"“”’)'


def _families(title: str) -> set[int]:
    """Where a word stands after a first name that could be its family name, though it is a small word elsewhere: "Theresa May"."""
    return {
        family.start()
        for first, family in pairwise(_WORD.finditer(title))
        if fold(first.group()) in first_names() and family.group() == "May" and family.start() == first.end() + 1
    }


def _named(title: str, names: Sequence[Name]) -> set[int]:
    """Where words of the title stand that belong to a name of several words that the text has, or are two words of a person's."""
    found: set[int] = set()
    for name in {n.text for n in names if " " in n.text}:
        at = title.find(name)
        while at >= 0:
            found |= {at + w.start() for w in _WORD.finditer(name) if w.group()[0].isupper()}
            at = title.find(name, at + 1)
    persons = _words_of_persons(names)
    for one, other in pairwise(_WORD.finditer(title)):
        both = {_bare(one.group()), _bare(other.group())}
        if one.end() + 1 == other.start() and any(both <= words for words in persons):
            found |= {one.start(), other.start()}
    return found


def _words_of_persons(names: Sequence[Name]) -> list[frozenset[str]]:
    return [frozenset(_bare(w) for w in _WORD.findall(n.text)) for n in names if n.kind == "person"]


def _bare(word: str) -> str:
    return fold(word).removesuffix("'s")
