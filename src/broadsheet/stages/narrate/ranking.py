"""Which sentences of a story may stand on its page, and how much each belongs there."""

from collections.abc import Callable

from broadsheet.stages.narrate.cite import Desk
from broadsheet.stages.narrate.sentences import is_question, is_whole, tellable
from broadsheet.stages.narrate.shortened import may_be_told
from broadsheet.stages.narrate.spans import Span

_FEW = 3  # publishable sentences, below which an article's looser ones are used
_MOST_LOOSE = 6  # of those


def candidates(desk: Desk, language: str) -> list[tuple[float, Span]]:
    """The sentences that may stand on the page with their scores, best first.

    Where the articles have hardly a publishable one, their looser sentences and at the very last any whole one will do.
    """
    own = [s for s in desk.spans if s.article.language == language]
    found = [s for s in own if may_be_told(s) and not is_question(s.text)]
    looser: tuple[Callable[[Span], bool], ...] = (tellable, is_whole)
    for suits in looser:
        if len(found) < (_FEW if suits is tellable else 1):
            found += [s for s in own if suits(s) and s not in found and not (s.printed and suits is tellable)][
                :_MOST_LOOSE
            ]
    scored = [(score(s, desk), s) for s in found]
    return sorted(scored, key=lambda pair: (-pair[0], pair[1].source, pair[1].position))


def score(span: Span, desk: Desk) -> float:
    """How much a sentence belongs on the page: how central, how widely reported, how early, how concrete."""
    if not span.stems:
        return 0.0
    early = 1.0 / (1.0 + 0.12 * span.position)
    concrete = 0.15 * min(3, len(span.names)) + 0.1 * min(2, len(span.quantities)) + 0.1 * bool(span.dates)
    return (0.5 + float(desk.strength[desk.index(span)]) + concrete) * (0.45 + early)
