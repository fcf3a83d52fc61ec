"""The headline: the truest short line among the sources' headlines and leads."""

import re
from collections.abc import Sequence

from broadsheet.language.words import content_stems, fold
from broadsheet.news.article import Article
from broadsheet.news.page import Statement
from broadsheet.stages.narrate.cite import Desk
from broadsheet.stages.narrate.cut import has_verb, trim
from broadsheet.stages.narrate.heading import cuts
from broadsheet.stages.narrate.sentences import is_question
from broadsheet.stages.narrate.spans import Span

_WORDS = 0.5  # of a headline's weight of words must stand in the cited spans; headlines paraphrase more than sentences
_LEAST_WORDS = 6  # a headline cut shorter than this hides what happened
_BAIT = re.compile(
    r"^(?:Here['’]?s|Why|How|What|Who|When|Where|Which|This is|These|Watch|See|Listen|Live|Opinion|Analysis|Review|Exclusive|Video|Photos?|\d+ (?:things|ways|reasons|best))\b|"
    r"\b(?:you need to know|you should|live updates?|live blog|explained|what to know|best deals|your)\b|[?]$|\.\.\.|…|:.*:",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"^(?:Breaking|Update|Updated|Exclusive|Report|Opinion|Analysis|Live|Watch|Video|Just in|Eilmeldung)\s*[:|-]\s+",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s+[|–—]\s+[^|–—]{2,40}$|\s+-\s+[A-Z][\w. ]{2,30}$")


def headline(articles: Sequence[Article], leads: Sequence[Span], desk: Desk, language: str) -> Statement | None:
    """The best supported headline of the sources in the page's language, else the lead sentence cut short, else whole."""
    titles = [t for a in articles if a.language == language and (t := clean_title(a)) and not _BAIT.search(t)]
    scored = [
        (s, statement)
        for title in dict.fromkeys(titles)
        if (statement := _supported(title, desk, language)) and (s := _score(title, statement, desk, language))
    ]
    if scored:
        return max(scored, key=lambda pair: (pair[0], pair[1].text))[1]
    return _from_leads(leads, desk, language)


def clean_title(article: Article) -> str:
    """A source's headline without marks, outlet and title case."""
    text = _MARK.sub("", article.title.strip())
    shorter = _TAIL.sub("", text)
    text = shorter if len(shorter.split()) >= 4 else text
    text = _sentence_case(text, article.text) if article.language == "en" else text
    return re.sub(r"\s+", " ", text).strip().rstrip(".")


def _sentence_case(title: str, text: str) -> str:
    """Words that the article writes small are written small; the first keeps its capital."""
    words = title.split()
    capitals = [w for w in words if w[:1].isupper() and len(w) > 3]
    long_words = [w for w in words if len(w) > 3 and w[:1].isalpha()]
    if len(long_words) < 3 or len(capitals) < 0.8 * len(long_words):
        return title
    small = set(re.findall(r"\b[a-z][a-z'’-]*\b", text))
    lowered = [words[0]] + [w.lower() if _is_small(w, small) else w for w in words[1:]]
    return " ".join(lowered)


def _is_small(word: str, small: set[str]) -> bool:
    bare = word.strip("\"“”‘’'.,:;!?()")
    if not bare or (bare.isupper() and len(bare) > 1):
        return False
    return bare.lower() in small or bare.lower() in {
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "and",
        "or",
        "as",
        "is",
        "by",
        "with",
    }


def _supported(title: str, desk: Desk, language: str) -> Statement | None:
    return desk.checked(title, desk.gathered(title, language, _WORDS), language)


def _score(title: str, statement: Statement, desk: Desk, language: str) -> float:
    """Higher for a title that more sources support, whose words more reports share, of eight to fourteen words."""
    words = len(title.split())
    if not 4 <= words <= 18 or is_question(title):
        return 0.0
    stems = set(content_stems(title, language))
    shared = sum(desk.weights.common(s) for s in stems) / max(1, len(stems))
    sources = len({c.source for c in statement.citations})
    length = 1.0 if 7 <= words <= 14 else 0.8
    verb = 1.0 if language != "en" or has_verb(title) or re.search(r"\b\w+s\b", title) else 0.7
    quoted = 0.85 if re.search(r"[\"“”‘]", title) else 1.0
    return (1 + shared) * (1 + 0.5 * sources) * length * verb * quoted


def _from_leads(leads: Sequence[Span], desk: Desk, language: str) -> Statement | None:
    """The earliest strong sentence: cut where at least six words are left, else whole."""
    for span in sorted(leads[:6], key=lambda s: s.position):
        cut = [c for c in cuts(span.text, language) if len(c.split()) >= _LEAST_WORDS]
        for text in [*cut, trim(span.text).rstrip(".")]:
            if (statement := desk.statement(text, span)) is not None:
                return statement
    return None


def slug(text: str) -> str:
    """An address's readable tail: at most ten folded words."""
    words = re.findall(r"[a-z0-9]+", fold(text).replace("'", ""))
    return "-".join(words[:10]) or "story"
