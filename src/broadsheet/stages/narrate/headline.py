"""The headline: the truest short line that says what happened, among the sources' headlines and the cuts of their leads."""

import math
import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from broadsheet.language.words import content_stems, fold
from broadsheet.news.page import Statement
from broadsheet.stages.narrate import clause_ends
from broadsheet.stages.narrate.cite import Desk
from broadsheet.stages.narrate.clauses import finite_verb, words
from broadsheet.stages.narrate.cut import trim, without_stop
from broadsheet.stages.narrate.heading import clauses, ends_well, points_away, points_back
from broadsheet.stages.narrate.introductions import takes_for_granted
from broadsheet.stages.narrate.sentences import is_question, length, stands_alone
from broadsheet.stages.narrate.shortened import asserts_no_more
from broadsheet.stages.narrate.spans import Span
from broadsheet.stages.narrate.tolls import counted_in, outdated

_WORDS = 0.5  # of a headline's weight of words must stand in the cited spans; headlines paraphrase more than sentences
_LEAST_WORDS, _BEST_WORDS, _MOST_WORDS = 4, (6, 14), 18
_CUT = 0.7  # a cut of a lead beside a headline that somebody wrote
_CUT_TITLE = 0.85  # such a headline without its end
_LONG_CUT = 0.7  # one of more words than a headline should have, where its first sentence gives no other
_LABEL = 0.35  # a line without a finite verb: a topic, not what happened
_LONGEST_WHOLE = 24  # words of a whole sentence that heads a page, where a shorter one is to be had
_LEAST_CUT = 5  # words of a headline that was cut
_LEAST_AGREED = (
    0.5  # a line of which no other headline, or no report's beginning, has a word; 1 more for one that each tells whole
)
_LEADS = 6  # sentences looked at for cuts
_LOOKED_AT = 24  # of them for a whole one
_WEAK = 0.2  # a line's worth, below which it is beside the point: a whole sentence on the matter is better
_SHARED = 2  # words with a headline
_TOLD_LEAST = 0.4  # what a line is worth that shares no word with any headline
_TOLD_LEAST_CUT = 0.2  # the same of a cut, which may be beside the point
_BAIT = re.compile(
    r"^(?:Here['’]?s|Here (?:are|is)|Why|How|What|Who|When|Where|Which|This is|These|This|Watch|See|Listen|Live|Opinion|Analysis|Review|Exclusive|Video|Photos?|Meet|Inside|"
    r"Key (?:moments|takeaways)|Everything|Takeaways|Explainer|(?:The )?\d+ (?:\w+ ){0,2}(?:things|ways|reasons|best|tips|facts|deals|takeaways)|(?:The|Our|My) (?:\d+ )?best)\b|"
    r"\b(?:you need to know|live updates?|live blog|explained|explaining|what to know|what we know|best deals|things to know|takeaways|roundup|recap|guide to|photos)\b|[?？]$|\.\.\.|…|:.*:",
    re.IGNORECASE,
)
_PARTS = re.compile(r":['’”\"]? | [–—|] |; ")
# "Moss defends 'harbour first,' says it is about pride": the first of two acts of one subject is a line by itself.
_THEN_SAYS = re.compile(r",(?P<mark>['’”\"]?) says (?=(?:it|that|he|she|they|there)\b)")
# "False claim: the port is sold", "The port is sold: report".
_WHOSE = re.compile(
    r"(?:the |an? |new )?(?:(?:false|misleading|viral|altered|fake) (?:claim|post|video|photo|picture|image|story|quote)s?|fact[ -]?check(?:ed)?|hoax|myth|claims?|rumou?rs?|satire|police|fbi|cia|cdc|un|u\.n\.|pentagon|white house|kremlin|experts?|officials?|"
    r"stud(?:y|ies)|reports?|polls?|surveys?|sources?|lawyers?|attorneys?|prosecutors?|critics?|scientists?|doctors?|witness(?:es)?|analysts?|ministers?|ministry|government)"
)
_NAME_WORDS = 3
_TO_WHOM = re.compile(r" to (?:[A-Z][\w.'’-]+ ?){1,3}$")
_SAYS_WHERE = re.compile(
    r"^[^,:“\"]{2,40}? (?:says|said|tells \w+|told \w+) (?:in|at|on|during|after)\b(?!.*[,:“\"‘']|.*\bthat\b)"
)
_UNPLAIN_START = re.compile(
    r"^(?:If|Faced with|Given|There|Then|It|He|She|They|This|That|These|Those|\w+ly(?=,)|Although|Though|While|As|When|After|But|And|So|Not|In|On|For|With|Because|Since|Despite)\b"
)
_TWO_SENTENCES = re.compile(r"[a-z]{2}[.?!] ")
# "The mayor first used the term": which was said before.
_POINTS_THERE = re.compile(
    r"\bthe (?:move|term|word|phrase|remarks?|comments?|decision|incident|announcement|proposal|request|claims?|allegations?|matter|episode|exchange)\b"
    r"(?! (?:of|that|to|by|for|about|on(?! \w+day)|from|in|which|who)\b)"
)
_UNPLAIN = re.compile(
    rf"[\"“„«]|{_UNPLAIN_START.pattern}|^(?:What|Whether|Asked|To|Any|Even|Also)\b|{_POINTS_THERE.pattern}"
)
_OF_MANY = re.compile(r"(?:All|Some|Both|Each|More|Most|Another|Every|No|Many|Several) ")
_PERSONAL = re.compile(r"\b(?:I|I'm|[Ww]e|[Mm]y|[Oo]urs?|me|us|[Yy]ou|[Yy]ours?)\b")


@dataclass(frozen=True, slots=True)
class _Line:
    """A possible headline; `span` is the sentence that it is cut from, None for a headline of a source."""

    text: str
    worth: float
    span: Span | None = None


def headline(titles: Sequence[str], leads: Sequence[Span], desk: Desk, language: str) -> Statement | None:
    """The best line that the articles support: of the sources' plain headlines and of the cuts of `leads`; else a lead as it is."""
    told = [frozenset(content_stems(title, language)) for title in titles]
    old = frozenset((toll.fate, toll.count.value) for toll in outdated(desk.spans))
    lines = [*_titles(titles, told, desk, language), *_cut_leads(leads, told, desk, language)]
    lines = [line for line in lines if not old or old.isdisjoint(counted_in(line.text, language))]
    best = sorted(lines, key=lambda x: (-x.worth, x.text))
    beside = [line for line in best if line.worth < _WEAK or not _tells_any(line.text, told, language)]
    tried = chain(
        (_verified(line, desk, language) for line in best if line not in beside),
        (_whole(span, desk, language) for span in _on_the_matter(leads, told)),
        (_verified(line, desk, language) for line in beside),
    )
    if (statement := next(filter(None, tried), None)) is not None:
        return statement
    first = sorted(leads[:_LEADS], key=lambda span: (not _introduces(span, desk), not stands_alone(span)))
    wholes = [s for span in first if (s := _whole(span, desk, language))]
    return min(wholes, key=lambda s: length(s.text) > _LONGEST_WHOLE, default=None)


def _tells_any(text: str, titles: Sequence[frozenset[str]], language: str) -> bool:
    """Whether it shares a word with a headline, where there is one."""
    stems = set(content_stems(text, language))
    return not any(titles) or any(stems & t for t in titles)


def _on_the_matter(leads: Sequence[Span], titles: Sequence[frozenset[str]]) -> list[Span]:
    """The sentences of a headline's length that stand alone and share most words with a headline, two at the least."""
    plain = (s for s in leads[:_LOOKED_AT] if length(s.text) <= _LONGEST_WHOLE and not _UNPLAIN.search(s.text))
    fit = [span for span in plain if stands_alone(span)]
    shared = [(max((len(t & set(span.stems)) for t in titles), default=0), span) for span in fit]
    return [span for count, span in sorted(shared, key=lambda f: -f[0]) if count >= _SHARED]


def title_parts(title: str, families: Set[str] = frozenset()) -> Iterator[str]:
    """A headline, and each side of its colon or dash that could be one by itself; none where a side says who says so, or that it is false.

    `families` are the folded family names of persons in the story.
    """
    yield title
    if says := _THEN_SAYS.search(title):
        yield title[: says.start()] + says["mark"]
    parts = _PARTS.split(title)
    if any(_is_whose(part, families) for part in parts):
        return
    for part in parts:
        if part != title and length(part) >= _LEAST_WORDS + 1 and not (_only_speaks(part) or _PERSONAL.search(part)):
            yield part[:1].upper() + part[1:]


def _is_whose(part: str, families: Set[str]) -> bool:
    """Whether a part of a headline names but who says the rest, or what it is: "Okoro", "Police", "False claim"."""
    found = fold(part).split()
    return bool(_WHOSE.fullmatch(fold(part))) or (0 < len(found) <= _NAME_WORDS and found[-1] in families)


def _only_speaks(part: str) -> bool:
    """Whether a part of a headline names nobody but who speaks and to whom: "Pilots to Okoro: Land"."""
    return bool(_TO_WHOM.search(part)) and finite_verb(words(part), participles=True) is None


def _only_says(line: str) -> bool:
    """Whether it tells who spoke and where, and not what: "Okoro says in speech"."""
    where = _SAYS_WHERE.match(line)
    return where is not None and finite_verb(["x", *words(line[where.end() :])]) is None


def supported(text: str, desk: Desk, language: str) -> Statement | None:
    """A line that no single sentence holds, with the sentences that say it together; None where they do not."""
    return desk.checked(text, desk.gathered(text, language, _WORDS), language)


def _verified(line: _Line, desk: Desk, language: str) -> Statement | None:
    if line.span is not None:
        return desk.statement(line.text, line.span)
    return supported(line.text, desk, language)


def _titles(own: Sequence[str], titles: Sequence[frozenset[str]], desk: Desk, language: str) -> Iterator[_Line]:
    for title in own:
        for text in dict.fromkeys(title_parts(title, desk.families)):
            if worth := _worth(text, titles, desk, language):
                yield _Line(text, worth)
        for text in clauses(title, language, _LEAST_CUT, _MOST_WORDS):
            cut = text != title and asserts_no_more(text, title) and not _TWO_SENTENCES.search(text)
            if cut and (worth := _worth(text, titles, desk, language)):
                yield _Line(text, worth * _CUT_TITLE)


def _cut_leads(leads: Sequence[Span], titles: Sequence[frozenset[str]], desk: Desk, language: str) -> Iterator[_Line]:
    for span in leads[:_LEADS]:
        if not _introduces(span, desk):
            continue
        whole = without_stop(trim(span.text))
        most = _BEST_WORDS[1] if span.position else _MOST_WORDS
        short = (*clauses(span.text, language, _BEST_WORDS[0], most), *_beginnings(whole, span, language))
        for text in (*short, whole):
            if worth := _worth(text, titles, desk, language, _TOLD_LEAST_CUT):
                long = _LONG_CUT if text != whole and length(text) > _BEST_WORDS[1] else 1.0
                yield _Line(text, worth * _CUT * long / (1 + 0.1 * span.position), span)


def _beginnings(whole: str, span: Span, language: str) -> Iterator[str]:
    """How a sentence begins that no heading could begin with, as "All states have opened": up to where a clause may end."""
    for end in clause_ends.ends(whole) if language == "en" and _OF_MANY.match(whole) else ():
        text = without_stop(whole[:end].strip(" ,;:–—-"))
        clause = finite_verb(words(text)) is not None and ends_well(text) and not points_away(text)
        if clause and asserts_no_more(text, span.text):
            yield text


def _introduces(span: Span, desk: Desk) -> bool:
    """Whether a reader who has read nothing understands it, and who says so where it is quoted."""
    return stands_alone(span) and span.text[0] not in '"“' and not takes_for_granted(span, (), desk.families)


def _worth(text: str, titles: Sequence[frozenset[str]], desk: Desk, language: str, least: float = _TOLD_LEAST) -> float:
    """Higher for a plain clause of six to fourteen words that tells what more headlines and beginnings of reports tell; 0 for what is no
    headline. `least` counts what no headline tells."""
    size = length(text)
    paired = all(text.count(a) == text.count(b) for a, b in ("()", "[]", "“”"))
    if (
        not _LEAST_WORDS <= size <= _MOST_WORDS
        or is_question(text)
        or _BAIT.search(text)
        or not paired
        or _only_says(text)
    ):
        return 0.0
    stems = set(content_stems(text, language))
    if not stems:
        return 0.0
    shared = sum(desk.weights.common(s) for s in stems) / len(stems)
    told = sum(len(stems & t) / min(6, len(t)) for t in titles if t) / max(1, len(titles))
    telling = min(1.0, len(stems) / 5)
    fits = 1.0 if _BEST_WORDS[0] <= size <= _BEST_WORDS[1] else 0.75
    return (1 + shared) * (least + told) * _agreed(stems, titles, desk) * telling * fits * _plainness(text, language)


def _agreed(stems: Set[str], titles: Sequence[frozenset[str]], desk: Desk) -> float:
    """How much of a line other headlines and the beginnings of the reports tell; nothing can be said where there is one report."""
    if not desk.several_reports:
        return 1.0
    return math.prod(_LEAST_AGREED + _held(stems, by, desk) for by in (titles, [*desk.leads.values()]))


def _held(stems: Set[str], by: Sequence[frozenset[str]], desk: Desk) -> float:
    """The share of the words' weight that each of some texts holds, in the mean."""
    return sum(desk.weights.coverage(stems, text) for text in by) / max(1, len(by))


def _plainness(text: str, language: str) -> float:
    """1 for a whole plain clause; less for labels, colons, quotes, lines in the first person and cries."""
    clause = language != "en" or finite_verb(words(text), participles=True) is not None
    plain = 1.0 if clause else _LABEL
    plain *= 0.6 if _UNPLAIN_START.search(text) or points_back(text) else 1.0
    plain *= 0.85 if re.search(r"[\"“”‘„«]", text) else 1.0
    plain *= 0.8 if re.search(r": | [–—-] |;", text) else 1.0
    plain *= 0.4 if _PERSONAL.search(text.replace("’", "'")) or "!" in text else 1.0
    return plain


def _whole(span: Span, desk: Desk, language: str) -> Statement | None:
    """A sentence, or a clause of one that is too long for a headline."""
    whole = without_stop(trim(span.text))
    short = clauses(span.text, language, _BEST_WORDS[0], _MOST_WORDS) if length(whole) > _LONGEST_WHOLE else ()
    kept = (text for text in short if asserts_no_more(text, span.text))
    return next((s for text in (*kept, whole, span.text) if (s := desk.statement(text, span))), None)


def slug(text: str) -> str:
    """An address's readable tail: at most ten folded words."""
    found = re.findall(r"[a-z0-9]+", fold(text).replace("'", ""))
    return "-".join(found[:10]) or "story"
