"""Where a clause may end that is cut from a sentence: it has what its verb needs, and what follows only adds."""

import re
from functools import lru_cache

from broadsheet.stages.narrate.clauses import finite_verb, words
from broadsheet.stages.narrate.cut import NOT_IN_A_NAME
from broadsheet.stages.narrate.verb_forms import AUXILIARIES, bases, is_verb_form, pasts, third_persons

# "claimed victory as the House ended": what happens at the same time, where it is a clause.
_AS_END = re.compile(r" (?=as (?:a|an|the|his|her|their|its|[A-Z]))")
# Where a clause is whole before the word: what follows only adds circumstances.
_STRONG = (
    r"after|because|before|when|while|until|which|who|where|whose|whom|although|though|despite|following|amid|according"
)
# Before these only where the clause has its object already: "in Leon County" adds, "for a way out" completes.
_WEAK = r"in|on|at|during|since|near|under"
# "Lima, Quito and Bogotá": a comma within a list ends nothing.
_LIST = r"(?!(?:but|and|while|which|who|as|said|says|\w+ing|\w+ed)\b)(?:the |a |an )?[\w$'’.&-]+(?: [\w'’.&-]+){0,4}(?:, | and | or | & )"
_STRONG_END = re.compile(rf"(?:; | [–—] |,? (?=(?:{_STRONG})\b)|, (?!\d(?!\d?,)|and |or |{_LIST})|\.$)")
_WITH_END = re.compile(r" (?=(?:with|over|for|against) (?:a|an|the|his|her|their|its|[A-Z0-9$])\b)")
_TAKES_WITH = re.compile(
    r"\b(?:replac|blam|provid|compar|combin|exchang|swap|trad|pair|fill|tie|link|associat|mistak|discriminat|protect|confus|present|known|consistent|familiar|"
    r"interfer|compl(?:y|ie)|cooperat|deal|clash|agree|coincid|collid|account|allow|responsib|reason|evidence|case|need|use[ds]?\b)\w*"
)
_WEAK_END = re.compile(rf" (?=(?:{_WEAK})\b(?!-))")
# "used a telescope to study" ends before its purpose; "asked the court to block" does not.
_PURPOSE = re.compile(r" (?=(?:to [a-z]+|being \w+ed)\b)")
# "Three members introduced a bill" Friday: a bare day only adds.
_DAY = re.compile(rf"{NOT_IN_A_NAME} (?=(?:late |early )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)")
# "indicted twelve officers" for hacking: what for only adds.
_FOR_DOING = re.compile(r" (?=for (?:\w+ly )?\w+ing\b)")
_DONE_TO = re.compile(
    r"\b(?:indict|arrest|fin|su|fir|suspend|convict|jail|bann|expell|criticiz|criticis|condemn|detain|sentenc|punish|sanction|dismiss|oust|honou?r|prais)ed\b"
)
# "came a day" after what? "is more infrequent" than what?
_OBJECT = r"(?: [\w'’.-]+){0,5}$"
# "gives the members" of the town what? "asked the court" for what? "barred the firm" from buying? "makes immigrants" who stole "a priority"; "hits the party" where it hurts; "names China" as what? "brought Norvik" where? "to show" what? "to chip away" at what?
_COMPLETED = (
    (re.compile(r"\b(?:show|know|knew|see|decid|determin|learn|ask|wonder|tell|told|explain|sa(?:y|id)|understand)\w*$"), re.compile(r" (?:which|who|what|where|when|whether|how|why)\b")),
    (re.compile(rf"\b(?:mak(?:e|es|ing)|made|keep|keeps|kept|consider\w*|deem\w*|leav\w+|left){_OBJECT}"), re.compile(r",? (?:who|which|that)\b")),
    (re.compile(rf"\b(?:nam(?:e|es|ed|ing)|describ\w+|regard\w*|treat\w*|portray\w*|cast|casts|label\w*|brand\w*|recogni\w+|designat\w+|see|sees|saw|view\w*){_OBJECT}"), re.compile(r" as\b")),
    (re.compile(rf"\b(?:put|puts|putting|plac(?:e|es|ed|ing)|bring|brings|brought|throw\w*|threw|plung\w+|turn(?:s|ed)?){_OBJECT}"), re.compile(r"(?:, (?:who|which)\b.*?,)? (?:in|into|on|at|to|under|over|off|before|behind|onto)\b")),
    (re.compile(rf"\b(?:ask|warn|inform|notif|remind|assur|convinc|persuad|urg)\w*{_OBJECT}"), re.compile(r" \w|, (?:that|saying)\b")),
    (re.compile(rf"\b(?:hit|hits|hitting|hurts?|strikes?|struck){_OBJECT}"), re.compile(r" where it\b")),
    (re.compile(r"\b(?:make|makes|made|making) good$"), re.compile(r" on\b")),
    (re.compile(r"\b(?:giv(?:e|es|ing)|gave|grant\w*|offer\w*) (?:the|its|his|her|their) [\w'’-]+(?: [\w'’-]+)?$"), re.compile(r" of\b")),
    (re.compile(rf"\w{_OBJECT}"), re.compile(r" (?:from|into|of) [a-z]+ing\b")),
    (re.compile(r"\b(?:away|up|down|back|off)$"), re.compile(r" (?:at|from|with|to|on|into|against|for)\b")),
)  # fmt: skip
# "is an admirer" - and imitator - "of" whom?
_ASIDE_WITHIN = re.compile(
    r"(?: [–—-] [^–—]{2,60} [–—-] |, (?:and|or|if not) [^,]{2,60}, )(?:of|to|for|from|with|that|in|on|at|about|against|between|among|by)\b"
)
_MEASURE = re.compile(r"\b(?:second|minute|hour|morning|afternoon|evening|night|day|week|month|year|decade)s?$")
# "began after prosecutors": whose verb comes after what stands between commas.
_BEGUN = re.compile(
    r"\b(?:after|when|while|because|since|until|before|as)(?: (?:the|an?))?(?! \w+ing\b)(?: [a-z][\w'’-]*){1,2}$"
)
_FROM_WHEN = re.compile(r" ?(?:after|before|since|following|when|into|to)\b")
# "use it" at the same levels: what is compared is said by what follows.
_ALIKE = re.compile(
    r" (?:at|in|to|with|by|for) (?:\w+ly |about |almost )?(?:(?:the )?same|(?:an? )?(?:equal|similar|comparable|higher|lower|greater|smaller|larger|slower|faster)|twice|double|half|triple)\b"
)
_MORE = re.compile(r"\b(?:more|less|fewer|\w{2,}er)\b")
_THAN = re.compile(r"[^,;]{0,60} than\b")
# "a radical", far-reaching change: adjectives before one noun.
_ADJECTIVE = re.compile(r"\ban? [a-z-]+$")
_AND_ANOTHER = re.compile(
    r", (?!(?:a|an|the|which|who|but|and|while|as|\w+ing|\w+ed|after|before|when|where|according)\b)[a-z]"
)
_NEXT_CLAUSE = re.compile(r"[,;:.“”\"–—]|\b(?:and|or|but|that|which|who|whom|whose|where|when|while|as|because|if|after|before|until|since|although|though|unless|how|why|what|whether|to)\b")  # fmt: skip
_TAKES_TO = re.compile(
    r"\b(?:(?:is|are|was|were|be|has|have|had|difficult|hard|easy|impossible|tough|quick|slow)$|(?:want|plan|aim|seek|sought|agree|need|tr[yi]|expect|able|pledge|vow|decide|refuse|allow|ask|urge|tell|told|order|force|require|hope|intend|"
    r"set|due|likely|ready|lot|plenty|nothing|something|anything|everything|much|little|more|continue|begin|began|start|fail|threaten|offer|promise|prepare|use[ds]? (?:to|as)|going|stand|seem|appear|"
    r"attempt|effort|right|way|time|chance|opportunit|decision|call|push|move|bid|power|ability|inability|step|first|last|only|enough|too|next|pressure|according|due|thanks|"
    r"respon[sd]|relat|refer|belong|lead|led|close|close[rd]?|up|down|back|come|came|get|got|go|went|return|return\w+|contribut\w+|add|add\w+|help\w*|mean\w*|caus\w+|enabl\w+|"
    r"encourag\w+|persuad\w+|convinc\w+|invit\w+|advis\w+|warn\w*|permit\w*|motion|deal|plan|pact|bill|law|vote|appl\w+|authority|duty|obligat|desire|willing|reluctan|reason|eager|free|permission|refus|determination|unable|unwilling|inclin)\w*\b(?=[^,]*$))"
)


@lru_cache(4096)  # a sentence's clauses are asked for as headings, headlines and summaries, each of its own length
def ends(clause: str) -> tuple[int, ...]:
    """Where a clause may end: at its own end, and wherever a phrase ends and what follows is not needed; the own end first."""
    found = [m.start() for m in _STRONG_END.finditer(clause)]
    found += [m.start() for m in _PURPOSE.finditer(clause) if not _takes(clause[: m.start()], _TAKES_TO)]
    found += [
        m.start() for m in (*_WEAK_END.finditer(clause), *_DAY.finditer(clause)) if not _wants_more(clause[: m.start()])
    ]
    found += [m.start() for m in _WITH_END.finditer(clause) if _is_full(clause[: m.start()])]
    found += [
        m.start()
        for m in _FOR_DOING.finditer(clause)
        if _DONE_TO.search(clause[: m.start()]) and not _wants_more(clause[: m.start()])
    ]
    found += [m.start() for m in _AS_END.finditer(clause) if _is_told_beside(clause, m.start())]
    return (len(clause), *(end for end in found if _is_complete(clause[:end], clause[end:])))


def _is_complete(clause: str, rest: str) -> bool:
    """Whether `rest` neither measures, nor compares, nor completes what the verb began, nor has the verb of what would be cut off from it."""
    measured = _MEASURE.search(clause) and _FROM_WHEN.match(rest)
    compared = (_MORE.search(clause) and _THAN.match(rest)) or _ALIKE.match(rest)
    listed = _ADJECTIVE.search(clause) and _AND_ANOTHER.match(rest)
    completed = any(more.match(rest) and verb.search(clause) for verb, more in _COMPLETED)
    begun = _BEGUN.search(clause) and any(map(is_verb_form, _after_asides(rest)))
    return not (
        measured
        or compared
        or listed
        or completed
        or begun
        or _ASIDE_WITHIN.match(rest)
        or _ends_in_size(clause)
        or _has_the_verb(rest)
    )


def _ends_in_size(clause: str) -> bool:
    """Whether the clause breaks off before a noun: "to allow large" waves."""
    *_, verb, last = ["", "", *clause.split()]
    return last in _SIZES and verb not in _LINKING and (verb in bases() or is_verb_form(verb.lower()))


def _after_asides(rest: str) -> list[str]:
    """The words that follow what stands between commas."""
    return [part.split(" ", 1)[0] for part in rest.split(", ")[2:]]


def _has_the_verb(rest: str) -> bool:
    """Whether a finite verb without a subject of its own follows: "A suit filed" in court "says" more than that it was filed."""
    phrase = _NEXT_CLAUSE.split(rest, maxsplit=1)[0]
    return finite_verb(["x", *words(phrase)]) is not None


def _takes(clause: str, complement: re.Pattern[str]) -> bool:
    return bool(complement.search(clause.lower())) or _wants_more(clause)


def _is_full(clause: str) -> bool:
    """Whether a clause of five words or more has its object, and no verb that takes it "with" or "for" something."""
    return len(clause.split()) >= 5 and not _wants_more(clause) and not _TAKES_WITH.search(clause.lower())


def _is_told_beside(clause: str, at: int) -> bool:
    """Whether "as" begins a clause of its own there, and what stands before it is whole."""
    after = words(clause[at + 4 :])[:14]
    return (
        finite_verb(after) is not None and not _wants_more(clause[:at]) and not _TAKES_WITH.search(clause[:at].lower())
    )


def _wants_more(clause: str) -> bool:
    """Whether the clause ends in a verb, a participle or an adverb, which what follows completes."""
    found = clause.split()
    last = found[-1].lower() if found else ""
    if _TAKES_TWO.search(clause) or _HALF_PAIR.search(clause) or _BARE_VERB.search(clause):
        return True
    if len(found) > 1 and found[-2].lower() in _ARTICLES:  # "for a fire": a noun, whatever else the word may be
        return _is_relational(last)
    if last in bases() or last in third_persons() or last in pasts() or last in AUXILIARIES:
        return True
    return last.endswith(("ing", "ed", "ly", "en")) or _is_relational(last)


def _is_relational(word: str) -> bool:
    return word in _RELATIONAL or word.removesuffix("s") in _RELATIONAL


_HALF_PAIR = re.compile(r" (?:and|or) (?:a |an |the )?[\w'’-]+$")  # "29 euros and a bed" in a cabin costs more
_BARE_VERB = re.compile(
    r"(?:\b(?:will|would|can|could|may|might|must|should|to|not|never)|n['’]t) [\w'’-]+$", re.IGNORECASE
)
# "gave the town" wants what was given.
_TAKES_TWO = re.compile(r"\b(?:prescrib|gav|giv|offer|tell|told|ask|send|sent|grant|award|show|cost|hand|lend|lent|promis|teach|taught|ow|put|plac|pit)(?:e[ds]?|s|ed|ing|n)?(?: (?:the|a|an|his|her|their|its|two|three))? [\w'’-]+$")  # fmt: skip
# "and allow large" waves: of what?
_SIZES = frozenset(
    "large big huge massive major serious severe harsh heavy dangerous significant deep wide broad".split()
)
_LINKING = frozenset(
    "is are was were be been being become became becomes remain remains remained seem seems seemed look looks looked get got grew proved".split()
)
_ARTICLES = frozenset("a an the this his her its their our new old first last".split())
_RELATIONAL = frozenset(
    "themselves itself himself herself able likely due based aware ready set key part one kind interest increase decrease rise drop place position role spotlight "
    "hole lack impact effect influence focus emphasis attack ban limit pressure access ways way step stake hand eye well far more less "
    "confidence difference gap reduction growth decline surge spike change belief involvement participation success stake trust end siege".split()
)
