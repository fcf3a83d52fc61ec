"""What pairs are made from: sentences of real reports, with the names that a change may put into them."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from broadsheet.news.article import Article
from broadsheet.news.evidence import Evidence, Name
from broadsheet.stages.interpret.interpret import interpret

_WORDS = range(
    6, 36
)  # of a sentence that is used; shorter ones say little, longer ones are lists and take long to learn from
FIGURE = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\w.,])\d+(?:\.\d+)?(?![\w])")
TAIL = re.compile(r",? (?:after|before|while|when|because|since|amid|despite|following|during|including|as|in|on|at|for|with|by|from|over|under|against) [^.]{6,80}[.]$")  # fmt: skip
DONE_TO = re.compile(
    r"(?P<one>(?:[A-Z][\w.'’-]+ ){0,2}[A-Z][\w'’-]+) (?P<verb>[a-z]+ed) (?P<other>(?:[A-Z][\w.'’-]+ ){0,2}[A-Z][\w'’-]+)(?P<rest>[ .].*)$"
)


@dataclass(frozen=True)
class Pair:
    """Whether `evidence` says `claim`, from 0 to 1; `kind` names how the pair was made."""

    claim: str
    evidence: str
    label: float
    kind: str


@dataclass(frozen=True)
class Source:
    """A sentence with what a change may put into it."""

    text: str
    names: tuple[str, ...]
    article: "Report"


@dataclass(frozen=True)
class Report:
    """An article's sentences and its names by kind."""

    event: str
    sentences: tuple[str, ...]
    names: tuple[Name, ...]

    def others(self, name: str, kind: str) -> list[str]:
        """Other names of the same kind, the article's own."""
        return sorted({n.text for n in self.names if n.kind == kind and n.text not in name and name not in n.text})


Change = Callable[[Source, random.Random], str | None]


def report(article: Article, event: str) -> Report:
    """The usable sentences of an article."""
    read: Evidence = interpret(article)
    kept = tuple(s.text for s in read.sentences if _is_usable(s.text))
    return Report(event, kept, read.names)


def _is_usable(text: str) -> bool:
    return len(text.split()) in _WORDS and text[-1] in '.!"”' and text[0].isupper() and "\n" not in text


def sources(told: Report) -> Iterator[Source]:
    for text in told.sentences:
        within = tuple(dict.fromkeys(n.text for n in told.names if n.text in text))
        yield Source(text, within, told)


def cased(word: str, like: str) -> str:
    return word[:1].upper() + word[1:] if like[:1].isupper() else word


def are_names(source: Source, *given: str) -> bool:
    return all(any(g in n or n in g for n in source.names) for g in given)


def swapped(text: str, name: str, other: str) -> str:
    return re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", lambda _: other, text)


def figures(text: str) -> set[str]:
    return set(FIGURE.findall(text))
