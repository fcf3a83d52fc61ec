"""Where a clause may end that is cut from a sentence: it has what its verb needs, and what follows only adds."""

import re
from functools import lru_cache

from broadsheet.language.weekdays import NOT_IN_A_NAME, PART_OF_DAY, WEEKDAY
from broadsheet.stages.narrate.clause_needs import is_complete
from broadsheet.stages.narrate.clauses import finite_verb, words
from broadsheet.stages.narrate.verb_forms import AUXILIARIES, bases, pasts, third_persons

# "claimed victory as the House ended": what happens at the same time, where it is a clause.
_AS_END = re.compile(r" (?=as (?:a|an|the|his|her|their|its|[A-Z]))")
# Where a clause is whole before the word: what follows only adds circumstances.
_STRONG = (
    r"after|because|before|when|while|until|which|who|where|whose|whom|although|though|despite|following|amid|according"
)
# Before these only where the clause has its object already: "in Leon County" adds, "for a way out" completes.
_WEAK = r"in|on|at|during|since|near|under|from(?= \d{1,2}(?::\d\d)? ?[ap]\.?m\b)"
# "Lima, Quito and Bogotá": a comma within a list ends nothing.
_LIST = r"(?!(?:but|and|while|which|who|as|said|says|\w+ing|\w+ed)\b)(?:the |a |an )?[\w$'’.&-]+(?: [\w'’.&-]+){0,4}(?:, | and | or | & )"
_STRONG_END = re.compile(rf"(?:; | [–—] |—(?=\w)|,? (?=(?:{_STRONG})\b)|, (?!\d(?!\d?,)|and |or |{_LIST})|\.$)")
_WITH_END = re.compile(r" (?=(?:with|over|for|against) (?:a|an|the|his|her|their|its|[A-Z0-9$])\b)")
_TAKES_WITH = re.compile(
    r"\b(?:replac|blam|provid|compar|combin|exchang|swap|trad|pair|fill|tie|link|associat|mistak|discriminat|protect|confus|present|known|consistent|familiar|"
    r"interfer|compl(?:y|ie)|meet|met\b|talk|spoke|speak|negotiat|conspir|collu|coordinat|relation|contact|ties|cooperat|deal|clash|agree|coincid|collid|account|allow|responsib|reason|evidence|case|need|use[ds]?\b)\w*"
)
_WEAK_END = re.compile(rf" (?=(?:{_WEAK})\b(?!-))")
# "used a telescope to study" ends before its purpose; "asked the court to block" does not.
_PURPOSE = re.compile(r" (?=(?:to [a-z]+|being \w+ed)\b)")
# "Three members introduced a bill" Friday: a bare day only adds.
_DAY = re.compile(rf"{NOT_IN_A_NAME} (?=(?:late |early )?{WEEKDAY}\b)")
_DAY_WITHIN = re.compile(rf" (?:on |late |early )?\w+day{PART_OF_DAY} to [\"“]?[a-z]")
# "indicted twelve officers" for hacking: what for only adds.
_FOR_DOING = re.compile(r" (?=for (?:\w+ly )?\w+ing\b)")
_DONE_TO = re.compile(
    r"\b(?:indict|arrest|fin|su|fir|suspend|convict|jail|bann|expell|criticiz|criticis|condemn|detain|sentenc|punish|sanction|dismiss|oust|honou?r|prais)ed\b"
)
_TAKES_TO = re.compile(
    r"\b(?:(?:is|are|was|were|be|has|have|had|difficult|hard|easy|impossible|tough|quick|slow)$|(?:want|plan|aim|seek|sought|agree|need|tr[yi]|expect|able|pledge|vow|decide|refuse|allow|ask|urge|tell|told|order|force|require|hope|intend|intent|"
    r"set|due|likely|ready|lot|plenty|nothing|something|anything|everything|much|little|more|continue|begin|began|start|fail|threaten|offer|promise|prepare|use[ds]? (?:to|as)|going|stand|seem|appear|"
    r"attempt|effort|right|way|time|chance|opportunit|decision|call(?:s|ed|ing)? on [\w ]+|call|push|move|bid|power|ability|inability|step|first|last|only|enough|too|next|pressure|according|due|thanks|"
    r"respon[sd]|relat|refer|belong|lead|led|close|close[rd]?|up|down|back|come|came|get|got|go|went|return|return\w+|contribut\w+|add|add\w+|help\w*|mean\w*|caus\w+|enabl\w+|"
    r"encourag\w+|persuad\w+|convinc\w+|invit\w+|advis\w+|warn\w*|permit\w*|motion|deal|plan|pact|bill|law|vote|appl\w+|authority|duty|obligat|desire|willing|reluctan|reason|eager|free|permission|refus|determination|unable|unwilling|inclin|"
    r"chance|shot|recommendation|approval|proposal|demand|commitment|request|campaign|struggle|scheme|race|fight|battle|drive|tendency|strateg|ambition|quest|goal|incentive|failure|fail|plot|conspir|mandate|invitation|"
    r"nam(?:e|ing)|appoint|assign|hire|hiring|task|tap|pick|choose|chose|select|recruit|deploy|dispatch|train|press|wait|forc|urg|requir)\w*\b(?=[^,]*$))"
)


@lru_cache(4096)  # a sentence's clauses are asked for as headings, headlines and summaries, each of its own length
def ends(clause: str) -> tuple[int, ...]:
    """Where a clause may end: at its own end, and wherever a phrase ends and what follows is not needed; the own end first."""
    found = [m.start() for m in _STRONG_END.finditer(clause)]
    found += [m.start() for m in _PURPOSE.finditer(clause) if not _takes(clause[: m.start()], _TAKES_TO)]
    found += [
        m.start()
        for m in (*_WEAK_END.finditer(clause), *_DAY.finditer(clause))
        if not (_wants_more(clause[: m.start()]) or _takes_after_day(clause, m.start()))
    ]
    found += [m.start() for m in _WITH_END.finditer(clause) if _is_full(clause[: m.start()])]
    found += [
        m.start()
        for m in _FOR_DOING.finditer(clause)
        if _DONE_TO.search(clause[: m.start()]) and not _wants_more(clause[: m.start()])
    ]
    found += [m.start() for m in _AS_END.finditer(clause) if _is_told_beside(clause, m.start())]
    return (len(clause), *(end for end in found if is_complete(clause[:end], clause[end:])))


def _takes(clause: str, complement: re.Pattern[str]) -> bool:
    return bool(complement.search(clause.lower())) or _wants_more(clause)


def _takes_after_day(clause: str, at: int) -> bool:
    """Whether a day, and then what the clause wants "to" do, follow: "agreed Tuesday to sell"."""
    day = _DAY_WITHIN.match(clause, at)
    return day is not None and bool(_TAKES_TO.search(clause[:at].lower()))


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


_HALF_PAIR = re.compile(r" (?:and|or) (?:a |an |the )?[\w'’$€£%-]+$")  # "29 euros and a bed" in a cabin costs more
_BARE_VERB = re.compile(
    r"(?:\b(?:will|would|can|could|may|might|must|should|to|not|never)|n['’]t) [\w'’-]+$", re.IGNORECASE
)
# "gave the town" wants what was given.
_TAKES_TWO = re.compile(r"\b(?:prescrib|gav|giv|offer|tell|told|ask|send|sent|grant|award|show|cost|hand|lend|lent|promis|teach|taught|ow|put|plac|pit)(?:e[ds]?|s|ed|ing|n)?(?: (?:the|a|an|his|her|their|its|two|three))? [\w'’-]+$")  # fmt: skip
_ARTICLES = frozenset("a an the this his her its their our new old first last".split())
_RELATIONAL = frozenset(
    "themselves itself himself herself able likely due based aware ready set key part one kind interest increase decrease rise drop place position role spotlight "
    "hole lack impact effect influence focus emphasis attack ban limit pressure access ways way step stake hand eye well far more less "
    "confidence difference gap reduction growth decline surge spike change belief involvement participation success stake trust end siege".split()
)
