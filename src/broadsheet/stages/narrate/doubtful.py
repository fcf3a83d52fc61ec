"""Which articles of a story are in doubt: a page tells of them only what is near to what its other articles tell.

A round-up of ten matters, or another event of the same kind and day, may join a story by a small margin. The odds tell so, and
a page need not tell what they got wrong: the article stays among its sources. Nor what a text tells that is not of its headline: the
next article of an endless page, taken for this one.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set

import numpy as np

from broadsheet.language.words import content_stems
from broadsheet.news.article import Article
from broadsheet.news.story import Member, Story
from broadsheet.stages.narrate.cite import NEAR, Desk
from broadsheet.stages.narrate.spans import Span

_SURE = 0.7  # of the odds with which an article joined, as a share; of eight recorded joins below it four were of another event


_OF_ITS_TITLE = (
    0.1  # of a headline's words that its text has: of 3,081 reports four had less, each the text of another article
)
_TITLE_WORDS, _TEXT_WORDS = 4, 30  # different content words; fewer prove nothing


def doubtful(story: Story) -> frozenset[str]:
    """The articles that joined a story with doubt; none where most did, as nobody can tell then which of them is apart."""
    joined = [m for m in story.members if m.scores]
    found = frozenset(m.article for m in joined if _score(m) < _SURE)
    return found if len(joined) == 1 or 2 * len(found) <= len(joined) else frozenset()


def _score(member: Member) -> float:
    """How sure it was that an article belongs, 0 to 1; one that nothing was measured for founded the story, or a person put it there."""
    return dict(member.scores).get("score", 1.0)


def of_another_title(spans: Iterable[Span]) -> frozenset[str]:
    """The articles of which next to no word of the headline stands in their sentences."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    articles = {}
    for span in spans:
        told[span.article.id].update(span.stems)
        articles[span.article.id] = span.article
    return frozenset(a for a, article in articles.items() if _is_of_another(article, told[a]))


def _is_of_another(article: Article, text: Set[str]) -> bool:
    title = frozenset(content_stems(article.title, article.language))
    told = len(title & text) / max(1, len(title))
    return len(title) >= _TITLE_WORDS and len(text) >= _TEXT_WORDS and told <= _OF_ITS_TITLE


def on_the_matter(spans: Sequence[Span], story: Story) -> tuple[Span, ...]:
    """`spans` without those of a doubtful article that are near to nothing that a sure one tells."""
    doubted = doubtful(story) | of_another_title(spans)
    sure = np.array([s.article.id not in doubted for s in spans])
    if sure.all() or not sure.any():
        return tuple(spans)
    near = Desk(spans).coverage[:, sure].max(axis=1) >= NEAR
    return tuple(span for span, told in zip(spans, sure | near, strict=True) if told)
