"""Whether a sentence says plainly that something is so, or that it is not."""

import re

from broadsheet.language.words import stem, tokens
from broadsheet.news.evidence import Verb
from broadsheet.stages.narrate.differences.beside import clause
from broadsheet.stages.narrate.spans import Span

_LIMITED = re.compile(
    r"\b(?:until|unless|only|yet|no other|all of|necessarily|fully|entirely|immediately|soon|for now|currently|at this time|today|tomorrow|(?:this|next) (?:week|month|year))\b"
)
_NEGATED = re.compile(r"\b(?:not|no|never|nor|den(?:y|ies|ied|ying))\b|n['’]t\b")
_EMBEDDED = re.compile(r"\b(?:why|whether|if|unless|when|how)\b")  # "on why he did not condemn it"
_LEAD = 9  # characters before a clause in which such a word stands


def says_plainly(span: Span, verb: Verb) -> bool:
    """Whether the sentence says only one thing of what the verb tells, and not only of a part or a time."""
    return _plain(span, verb) and not _limited(span, verb)


def _limited(span: Span, verb: Verb) -> bool:
    """Whether the verb's clause says it only of a part or a time: "will not be made public until May"."""
    begin, stop = clause(span, verb.start, verb.end)
    return bool(_LIMITED.search(span.article.text, begin, stop))


def _plain(span: Span, verb: Verb) -> bool:
    """Whether the sentence says only one thing of what the verb tells: that it is not, or that it is, and nothing that is not."""
    told = span.claim.verbs if span.claim else ()
    if not verb.negated:
        return not _NEGATED.search(span.text)
    if _EMBEDDED.search(span.article.text, clause(span, verb.start, verb.end)[0] - _LEAD, verb.start):
        return False
    return [stem(w, "en") for w, _, _ in tokens(span.text)].count(verb.head) == 1 and all(
        v is verb or v.head != verb.head for v in told
    )
