"""Which articles of a story say what somebody thinks: a page that has reports tells the news from those alone."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from broadsheet.news.article import Article
from broadsheet.news.evidence import Evidence

_LEAST = 3  # sentences of a report that can tell the news; a stub before a paywall cannot
_RUBRICS = (
    r"opinions?|op-?eds?|editorials?|commentary|commentaries|commentisfree|columns?|columnists?|viewpoints?|letters-to-the-editor|"
    r"meinung|kommentare?|leitartikel|kolumnen?|opinión|editoriales|tribunas?|columnas?|tribunes?|chroniques?|éditos?"
)
# A rubric in the address stands for itself: "/opinion/why-..." is one, "/news/public-opinion-shifts" is none.
_SEGMENT = re.compile(rf"(?:{_RUBRICS})(?:[-_](?:and[-_])?(?:{_RUBRICS}|analysis))?$", re.IGNORECASE)
_TITLE = re.compile(rf"^(?:guest )?(?:{_RUBRICS})\s?[:|–—]", re.IGNORECASE)

# Shares of an article's sentences. Of 3,512 reports of `clusters_neus` the rule finds 74, 20 of the 87 that are filed as opinions among them; of the
# 54 others, read by their headlines, some 41 are columns, analyses or conversations, the rest reports, statements and explanations.
_LONG_ENOUGH = 10  # sentences
_SOURCED, _JUDGED = 0.08, 0.12
_SPOKEN, _SLIGHTLY_JUDGED = 0.25, 0.05
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
_SAYS_WHO = re.compile(
    r"\b(?:sa(?:id|ys?)|told|according to|announced|reported|wrote|tweeted|testified|added|stated|argued|claimed|ruled|concluded|found|asked|spokes\w+)\b"
)
_JUDGES = re.compile(
    r"\b(?:should|must|ought|surely|clearly|obviously|of course|indeed|perhaps|absurd\w*|ridiculous\w*|shame\w*|disgrac\w*|outrageous\w*|hypocri\w+|nonsense|"
    r"pathetic\w*|sadly|frankly|deserves?|wrong\w*|moral\w*|truth|lies|lying|liars?|dishonest\w*|coward\w*|idiot\w*|stupid\w*|foolish\w*|terrible|"
    r"horrible|awful|brutal|so-called|apparently|presumably|no wonder|after all)\b",
    re.IGNORECASE,
)
_PERSONAL = re.compile(r"\b(?:I|I'm|I've|[Ww]e|[Ww]e're|[Mm]y|[Oo]ur|us|me|[Ll]et's|[Yy]ou|[Yy]our)\b")


def is_opinion(article: Article) -> bool:
    """Whether the outlet files the article as an opinion, by a part of its address or the rubric before its headline."""
    folders = urlsplit(article.url).path.split("/")[:-1]
    return any(map(_SEGMENT.match, folders)) or bool(_TITLE.match(article.title))


def argues(article: Article, evidence: Evidence) -> bool:
    """Whether an English article of some length argues, under whatever rubric: next to none of its sentences names who said it, and many
    judge, or speak as "I" and to "you"."""
    told = [s.text.replace("’", "'") for s in evidence.sentences]
    if article.language != "en" or len(told) < _LONG_ENOUGH:
        return False
    own = [_QUOTED.sub("", text) for text in told]
    judged, personal = _share(_JUDGES, own), _share(_PERSONAL, own)
    return _share(_SAYS_WHO, told) <= _SOURCED and (
        judged >= _JUDGED or (personal >= _SPOKEN and judged >= _SLIGHTLY_JUDGED)
    )


def _share(pattern: re.Pattern[str], sentences: Sequence[str]) -> float:
    """Of the sentences that have such a word."""
    return sum(bool(pattern.search(text)) for text in sentences) / len(sentences)


def beside_reports(articles: Sequence[Article], evidence: Sequence[Evidence]) -> frozenset[str]:
    """The opinion pieces in a language in which a report of the same story tells the news."""
    both = [*zip(articles, evidence, strict=True)]
    opinions = {a.id for a, e in both if is_opinion(a) or argues(a, e)}
    reported = {a.language for a, e in both if a.id not in opinions and len(e.sentences) >= _LEAST}
    return frozenset(a.id for a in articles if a.id in opinions and a.language in reported)
