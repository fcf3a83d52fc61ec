"""Which articles of a story say what somebody thinks: a page that has reports tells the news from those alone."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from broadsheet.news.article import Article
from broadsheet.news.evidence import Evidence
from broadsheet.stages.narrate.arguing import odds_of_arguing

_LEAST = 3  # sentences of a report that can tell the news; a stub before a paywall cannot
_RUBRICS = (
    r"opinions?|op-?eds?|editorials?|commentary|commentaries|commentisfree|columns?|columnists?|viewpoints?|letters-to-the-editor|"
    r"meinung|kommentare?|leitartikel|kolumnen?|opinión|editoriales|tribunas?|columnas?|tribunes?|chroniques?|éditos?"
)
# A rubric in the address stands for itself: "/opinion/why-..." is one, "/news/public-opinion-shifts" is none.
_SEGMENT = re.compile(rf"(?:{_RUBRICS})(?:[-_](?:and[-_])?(?:{_RUBRICS}|analysis))?$", re.IGNORECASE)
_TITLE = re.compile(rf"^(?:guest )?(?:{_RUBRICS})\s?[:|–—]", re.IGNORECASE)


def is_opinion(article: Article) -> bool:
    """Whether the outlet files the article as an opinion, by a part of its address or the rubric before its headline."""
    folders = urlsplit(article.url).path.split("/")[:-1]
    return any(map(_SEGMENT.match, folders)) or bool(_TITLE.match(article.title))


def argues(article: Article, evidence: Evidence) -> bool:
    """Whether an English article argues, under whatever rubric, by its style (`arguing.py`)."""
    return article.language == "en" and odds_of_arguing(article.title, [s.text for s in evidence.sentences]) > 0


def beside_reports(articles: Sequence[Article], evidence: Sequence[Evidence]) -> frozenset[str]:
    """The opinion pieces in a language in which a report of the same story tells the news."""
    both = [*zip(articles, evidence, strict=True)]
    opinions = {a.id for a, e in both if is_opinion(a) or argues(a, e)}
    reported = {a.language for a, e in both if a.id not in opinions and len(e.sentences) >= _LEAST}
    return frozenset(a.id for a in articles if a.id in opinions and a.language in reported)
