"""The summary: what a story tells beside its headline, in two lines of a front page, at times in three."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from broadsheet.language.words import content_stems
from broadsheet.news.page import Section, Statement
from broadsheet.stages.narrate.cite import Desk
from broadsheet.stages.narrate.clauses import finite_verb, words
from broadsheet.stages.narrate.cut import trim, without_opening, without_stop
from broadsheet.stages.narrate.heading import clauses, points_back, starts_well
from broadsheet.stages.narrate.introductions import named_in, takes_for_granted
from broadsheet.stages.narrate.plan import Plan
from broadsheet.stages.narrate.sentences import stands_alone
from broadsheet.stages.narrate.shortened import asserts_no_more, words_told
from broadsheet.stages.narrate.spans import Span
from broadsheet.stages.narrate.support import is_cut_of

_LEAST_WIDTH = 40  # characters
_TWO_LINES, _MOST_WIDTH = 80, 120  # two lines of the front page on a phone and a desk; three
_THIRD_LINE = 0.04  # what a line loses by standing on three, in the shares of `opening.toml`
_LEAST_WORTH = 0.03  # in the same shares: a line that tells less of the news is beside the matter
_WORDS = (6, 24)  # of a clause
_HEADED_WORDS = (3, 12)  # of a heading
_NEW = 3  # content words that the headline does not have
_NEW_SHARE, _NEW_SHARE_ON_THREE = 0.45, 0.6  # of its content words; of a line that stands on three
_BROKEN = re.compile(r"\w\.\w{2,}/|^[A-Z][a-z]+ing\b|, \w+$|-\w+ed$|\bput\b")
_ADDS = re.compile(
    r"[.!?”\"]*$|[,;:]| [–—-] | (?:after|before|when|while|as|because|but|since|during|amid|following|according|despite|until|by|in|on|at|for|with|"
    r"from|over|across|through|under|against|who|which|where|said)\b"
)
# What somebody thinks, told as if it were so; "Opinion:Iowa is white" is what a link to such a piece says.
_OPINES = re.compile(
    r"\b(?:should(?:n['’]t)?|ought|surely|clearly|obviously|indeed|frankly|of course|probably|perhaps|maybe|presumably|pathetic\w*|ridiculous\w*|absurd\w*|shameful\w*|disgrac\w+|outrageous\w*|hypocri\w+|"
    r"liars?|the real (?:\w+ ){1,2}(?:is|was|are|were))\b|^[a-z]+:[a-z]",
    re.IGNORECASE,
)
_OF_ITS_DAY = re.compile(r"\b(?:today|tonight|tomorrow|yesterday|this (?:morning|afternoon|evening))\b", re.IGNORECASE)
_SAID = re.compile(
    r"\b(?:said|says?|told|argued|argues|added|wrote|tweeted|warned|insisted|call(?:s|ed)|describe[sd]|according to)\b"
)
# "Obviously, the deal", "The deal, however, holds", “We know this,” said the mayor, "Eight of those": of what was said before.
_LEANS = re.compile(
    r"^\w+ly, |^(?:\w+ ){0,3}[Oo]f (?:these|those|them)\b|, (?:however|for example|for instance|in fact|though|too|meanwhile|by contrast|in turn|of course|moreover|therefore|nevertheless),"
    r"|\b(?:this|that|these|those|it|them|so)[,.!]?[”\"]|\bothers\.$"
)
# "In early August, Okoro lost votes": without its month a clause says that of the day of the page.
_MONTH_FIRST = re.compile(
    r"(?:Back |Early |Late )?(?:in|on|by|since|during) (?:early |late |mid-)?(?:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b",
    re.IGNORECASE,
)
# “A great loss,” said the mayor: a few words of somebody's tell nothing of the news.
_CRY = re.compile(r"[\"“](?:[\w'’-]+[ ,]*){1,5}[.!]?[\"”]")
_ALSO = re.compile(r"\balso\b")
_IN_A_LIST = re.compile(r", [^,]{1,40}$")
_LIST_GOES_ON = re.compile(r",| (?:and|or) ")
# "Ana Moss, mother of the mayor, in May when her son spoke": the verb is that of the time alone.
_CIRCUMSTANCE = re.compile(r"\b(?:when|while|after|before) ", re.IGNORECASE)
_NO_VERB = re.compile(
    r"\b(?:led|held|made|built|written|run|owned|founded|set|put) (?=by\b)|\bdated (?=[A-Z\d])|\b(?:called|named|dubbed|titled) (?=[A-Z“\"])"
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A possible summary, cut from `span`."""

    text: str
    span: Span
    worth: float


def summary(sections: Sequence[Section], headline: Statement, plan: Plan) -> Statement | None:
    """What two or three lines hold, adds to the headline and tells most of the news: a sentence, or a clause of one, of the page's or of
    those that begin its articles; else what heads a section. None where there is nothing.
    """
    desk, language = plan.desk, plan.language
    known = frozenset(content_stems(headline.text, language))
    families = desk.families - named_in(headline.text, desk.spans)
    told = {s.text: span for section in sections for s in section.sentences if (span := _span(s, desk))}
    begun = {trim(words_told(span)): span for span in plan.beginnings() if span not in told.values()}
    found = [(text, span) for text, span in (told | begun).items() if not takes_for_granted(span, (), families)]
    lines = [
        _Line(text, span, _worth(text, span, plan))
        for text, span in (*_whole(found, language), *_cut(found, language))
        if _LEAST_WIDTH <= _width(text) <= _MOST_WIDTH and _adds(text, known, language) and _stands(text)
    ]
    telling = [line for line in lines if line.worth >= _LEAST_WORTH]
    longest = _longest(telling)
    ranked = sorted(telling, key=lambda line: (line not in longest, -line.worth, line.text))
    if statement := next((s for line in ranked if (s := desk.statement(line.text, line.span))), None):
        return statement
    clause = (s.heading for s in sections if _is_clause_of_a_source(s.heading, language))
    headed = (
        h for h in map(_ended_statement, clause) if _asserts_no_more_than_a_source(h) and _reads(h.text, language)
    )
    fit = (h for h in headed if _adds(h.text, known, language) and not _opines(h.text))
    return next((h for h in fit if (of := _span(h, desk)) and _worth(h.text, of, plan) >= _LEAST_WORTH), None)


def _worth(text: str, span: Span, plan: Plan) -> float:
    """How much of the news a line tells (`Opening`), less what a third line costs."""
    told = plan.opening.worth_of_line(span, content_stems(text, plan.language))
    return told - _THIRD_LINE * (not _on_two_lines(text))


def _longest(lines: Sequence[_Line]) -> frozenset[_Line]:
    """Of each sentence the longest line, and the longest that stands on two lines: a shorter one leaves more out."""
    rising = sorted(lines, key=lambda line: _width(line.text))
    return frozenset({(line.span, _on_two_lines(line.text)): line for line in rising}.values())


def _on_two_lines(text: str) -> bool:
    return _width(text) <= _TWO_LINES


def _stands(text: str) -> bool:
    """Whether it holds wherever and whenever it is read: no view of nobody's, nothing of its day or of what was said before."""
    return not (_opines(text) or _OF_ITS_DAY.search(text) or _LEANS.search(text) or _CRY.match(text))


def _opines(text: str) -> bool:
    """Whether it tells what somebody thinks, and not who."""
    return bool(_OPINES.search(text)) and not _SAID.search(text)


def _is_clause_of_a_source(heading: Statement, language: str) -> bool:
    """Whether a heading was cut where a clause may end; one that nothing better was found for was not."""
    return any(heading.text in clauses(c.quote, language, *_HEADED_WORDS) for c in heading.citations)


def _ended_statement(heading: Statement) -> Statement:
    """A heading as a sentence."""
    return replace(heading, text=_ended(heading.text))


def _ended(clause: str) -> str:
    """A clause with one full stop, that of "U.S." too."""
    return without_stop(clause).removesuffix(".") + "."


def _asserts_no_more_than_a_source(told: Statement) -> bool:
    return any(_says_no_more(told.text, c.quote) for c in told.citations if is_cut_of(told.text, c.quote))


def _says_no_more(clause: str, sentence: str) -> bool:
    """Whether a clause keeps who says so, on what condition, and in which month, where its sentence begins with that."""
    return asserts_no_more(clause, sentence) and not (_MONTH_FIRST.match(sentence) and clause[:9] != sentence[:9])


def _reads(text: str, language: str) -> bool:
    return language != "en" or (_has_verb(text) and starts_well(text))


def _adds(text: str, known: frozenset[str], language: str) -> bool:
    stems = frozenset(content_stems(text, language))
    share = _NEW_SHARE if _on_two_lines(text) else _NEW_SHARE_ON_THREE
    return len(stems - known) >= max(_NEW, share * len(stems))


def _span(sentence: Statement, desk: Desk) -> Span | None:
    """The span that a sentence is cut from."""
    places = {(c.source, c.start) for c in sentence.citations}
    cited = (s for s in desk.spans if (s.source, s.sentence.start) in places)
    return next((s for s in cited if is_cut_of(sentence.text, s.text)), None)


def _whole(found: Sequence[tuple[str, Span]], language: str) -> Iterator[tuple[str, Span]]:
    """The sentences that are understood by themselves."""
    for text, span in found:
        alone = stands_alone(span) and not points_back(text) and without_opening(text) == text
        if alone and _reads(text, language):
            yield text, span


def _cut(found: Sequence[tuple[str, Span]], language: str) -> Iterator[tuple[str, Span]]:
    """The clauses of each sentence."""
    for text, span in found:
        short = clauses(text, language, *_WORDS)
        plain = (c for c in short if _says_no_more(c, text) and not _is_besides(c, text))
        good = (c for c in plain if language != "en" or (_is_whole(c, text) and _has_verb(c)))
        yield from ((_ended(c), span) for c in good)


def _is_besides(clause: str, sentence: str) -> bool:
    """Whether the sentence tells it as something besides the matter: "The court also ruled"."""
    return len(_ALSO.findall(sentence)) > len(_ALSO.findall(clause))


def _is_whole(clause: str, sentence: str) -> bool:
    """Whether a clause ends where its sentence does, or where an addition begins, and breaks no enumeration off."""
    rest = sentence.partition(clause[-12:])[2]
    if _BROKEN.search(clause) or not _ADDS.match(rest):
        return False
    return not (_IN_A_LIST.search(clause) and _LIST_GOES_ON.match(rest))


def _has_verb(text: str) -> bool:
    """Whether an English sentence has a verb of its own: in "a team led by Ana Moss" and "a game called Tide" there is none."""
    main = text if _CIRCUMSTANCE.match(text) else _CIRCUMSTANCE.split(text, maxsplit=1)[0]
    return finite_verb(words(_NO_VERB.sub("", main))) is not None


def _width(text: str) -> int:
    """In characters of a Latin script; one of Chinese, Japanese or Korean is as wide as two (Unicode, UAX 11)."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
