"""What a clause needs of the words that follow it: a cut leaves out what adds, never what completes or limits what is said."""

import re

from broadsheet.stages.narrate.clauses import finite_verb, words
from broadsheet.stages.narrate.complements import is_completed_by
from broadsheet.stages.narrate.verb_forms import bases, is_verb_form

_OBJECT = r"(?: [\w'’.-]+){0,5}$"
# "to show" what? "makes immigrants" who stole "a priority"; "keep old letters" under wraps; "names China" as what? "brought Norvik" where? "asked the
# court" for what? "hits the party" where it hurts; "gives the members" of the town what? "barred the firm" from buying? "to chip away" at what?
_COMPLETED = (
    (re.compile(r"\b(?:show|know|knew|see|decid|determin|learn|ask|wonder|tell|told|explain|sa(?:y|id)|understand|detail|reveal|disclos|specif|clarif|discuss|describ|remember|identif|guess)\w*$"), re.compile(r" (?:which|who|what|where|when|whether|how|why)\b")),
    (re.compile(rf"\b(?:mak(?:e|es|ing)|made|keep|keeps|kept|consider\w*|deem\w*|leav\w+|left){_OBJECT}"), re.compile(r",? (?:who|which|that)\b")),
    (re.compile(rf"\b(?:keep|keeps|kept|keeping){_OBJECT}"), re.compile(r" (?:under|in|out|off|on|from|at|away|up)\b")),
    (re.compile(rf"\b(?:consider|believ|deem|find|found|declar|judg|presum|think|thought)\w*{_OBJECT}"), re.compile(r"(?: [\w.'’-]+){0,6} to be\b")),
    (re.compile(rf"\bblam\w+{_OBJECT}"), re.compile(r" (?:on|for)\b")),
    (re.compile(r"\bsentenced\b(?!.*\bto\b)[^,]*$"), re.compile(r"[^,;.]{0,60} to\b")),
    (re.compile(r"\b(?:has|have|had) (?:until|till) "), re.compile(r" to\b")),
    (re.compile(r"\bfrom [^,]{1,30}$"), re.compile(r" (?:to|until|through) (?:[$€£A-Z\d]|as |present|early |late |the |an? )")),
    (re.compile(r"\bbetween (?!.*\band\b)[^,]*$"), re.compile(r"[^,;.]{1,60} and\b")),
    (re.compile(r"\beither (?!.*\bor\b)[^,]*$"), re.compile(r"[^;.]{1,90} or\b")),
    (re.compile(r"\b(?:year|month|week|day|hour)s?$"), re.compile(r" (?:in|behind|on) (?:prison|jail|custody|detention|bars|probation|office|hospital|debt)\b")),
    (re.compile(rf"\b(?:nam(?:e|es|ed|ing)|rank\w*|identif\w+|describ\w+|regard\w*|treat\w*|portray\w*|cast|casts|label\w*|brand\w*|recogni\w+|designat\w+|see|sees|saw|view\w*|refer\w* to){_OBJECT}"), re.compile(r"(?:,? (?:who|whose|which)\b[^;.]{2,120},)?(?: (?:with|in|of|by|for|at|on)(?: [\w'’-]+){1,4})? as\b")),
    (re.compile(rf"\b(?:put|puts|putting|plac(?:e|es|ed|ing)|bring|brings|brought|throw\w*|threw|plung\w+|turn(?:s|ed|ing)?){_OBJECT}"), re.compile(r"(?: for(?: [\w'’-]+){1,4})?(?:, (?:who|which)\b.*?,)? (?:in|into|on|at|to|under|over|off|before|behind|onto)\b")),
    (re.compile(rf"\b(?:ask|warn|inform|notif|remind|assur|convinc|persuad|urg)\w*{_OBJECT}"), re.compile(r" \w|, (?:that|saying)\b")),
    (re.compile(rf"\b(?:hit|hits|hitting|hurts?|strikes?|struck){_OBJECT}"), re.compile(r" where it\b")),
    (re.compile(r"\b(?:sworn|swear|swears|swore)$"), re.compile(r" in\b")),
    (re.compile(r"\baccus(?:e|es|ed|ing)\b(?!.*\bof\b)[^,]*$"), re.compile(r"[^,;.]{0,60} of\b")),
    (re.compile(r"\b(?:la(?:y|ys|id|ying)|put\w*|plac\w+|pin\w*|shift\w*) (?:the |some )?blame$"), re.compile(r" (?:at|on|for|to)\b")),
    (re.compile(rf"\b(?:dar(?:es?|ed|ing)|forc(?:es?|ed|ing)){_OBJECT}"), re.compile(r" to\b")),
    (re.compile(r"\b(?:assertion|claim|argument|allegation|statement|belief|view|finding|conclusion|warning|accusation|assurance|announcement|contention|evidence|sign|promise|order|ruling|prediction|theor)(?:s|y|ies)?$"), re.compile(r"(?: (?:in|on|at|by|from|last|this)(?: [\w'’.-]+){1,3})? that\b")),
    (re.compile(r"\b(?:make|makes|made|making) good$"), re.compile(r" on\b")),
    (re.compile(r"\bus(?:e|es|ed|ing) (?:the|his|her|their|its|an?) (?:[\w'’-]+ )?(?:occasion|opportunity|event|speech|appearance|moment|hearing|meeting|address|interview|rally|platform|powers?|authority|office|position)$"), re.compile(r" to [a-z]")),
    (re.compile(r"\bspen(?:d|ds|t|ding)\b[^,]*(?:minute|hour|day|night|week|month|year|decade)s?$"), re.compile(r" (?:as|in|on|with|at|under|behind|\w+ing)\b")),
    (re.compile(r"\b(?:has|have|had) (?:(?:about|nearly|some|over|almost|more than|at least) )?\d[\d,.]*(?: [\w'’-]+){1,2}$"), re.compile(r" (?:in|on|at|along|near|across)\b")),
    (re.compile(r"\bare(?: [A-Z][\w'’.-]+){1,5}$"), re.compile(r", (?:who|whose|which)\b[^;]{2,160}? and [A-Z]")),
    (re.compile(r"\bwith(?: [A-Z][\w'’.-]+){1,3}$"), re.compile(r" (?:at|by|on|in) (?:his|her|their|its|the|tow)\b| \w+ing\b")),
    (re.compile(rf"\b(?:clamou?r|call|wait|push|press|plead|beg|pray|long|arrang|hop|lobb|appeal|agitat|campaign)\w* for{_OBJECT}"), re.compile(r" to [a-z]")),
    (re.compile(r"\b(?:advis|announc|declar|conclud|recommend|stat|not|respond|repli|warn|assert|insist|acknowledg|admit)(?:e?[ds]|es|ied|ted|ing)$"), re.compile(r",? ?[“\"]|: ?[“\"\w]")),
    (re.compile(rf"\b(?:requir|urg|ask|order|allow|permit|forc|direct|instruct|encourag|enabl|expect|invit|advis|compel|forbid|forbad)\w*{_OBJECT}"), re.compile(r",(?: \w+)? (?:including|especially|particularly|such as|like|who|whose|even)\b[^;.]{2,120}?,? to [a-z]")),
    (re.compile(r"[$€£][\d.,]+(?: \w+)? (?:per|an?|each|every) (?:hour|day|night|week|month|year|head|person)$"), re.compile(r" (?:for|in|on|to|of|per|from)\b")),
    (re.compile(r"\b(?:long|shortly|right|moments|well)$"), re.compile(r" (?:before|after|until)\b")),
    (re.compile(r"\b(?:giv(?:e|es|ing)|gave|grant\w*|offer\w*) (?:the|its|his|her|their) [\w'’-]+(?: [\w'’-]+)?$"), re.compile(r" of\b")),
    (re.compile(rf"\w{_OBJECT}"), re.compile(r" (?:from|into|of) [a-z]+ing\b")),
    (re.compile(r"[\"”’]$"), re.compile(r" (?:to|of|for|with|in|on|about|by|from|than|that)\b")),
    (re.compile(r"\b(?:away|up|down|back|off)$"), re.compile(r" (?:at|from|with|to|on|into|against|for)\b")),
)  # fmt: skip
# "was the strongest storm to hit Lund" in fifty years: without what follows more is said than the source says.
_UNIQUE = re.compile(
    r"(?<=\w )(?:the|an?|its|his|her|their|our|\w+['’]s?) (?:[\w'’-]+ ){0,2}?(?:(?:first|second|third|fourth|fifth|\d?(?:1st|2nd|3rd|\dth))(?! (?:lady|minister|quarter|half|round|day|night)\b)|"
    r"(?:last|latest)(?! (?:night|week|month|year|summer|winter|spring|autumn|fall|minute|resort)\b)|only|sole|record|best|worst|most|least|fewest|"
    r"(?!(?:arr|ch|cont|cr|digest|for|gu|harv|hon|inter|inv|mod|prot|pri|qu|requ|sugg|conqu)est\b)\w{2,}est)(?P<what>(?: [\w'’$%.-]+){1,8})$"
)
_SCOPE = re.compile(
    r" (?:in|on(?! \w+day)|of|since|for|to|after|among|from|about|who|that|which|whose|by|under|between|ever|outside|when|where|before|during|with|against|within|at)\b"
)
# "chance" at what? "alternative" to what? "billions of dollars" in what?
_OF_ITS_KIND = (
    (re.compile(r"\b(?:chance|shot|attempt|look|stab|anger|outrage|surprise|shock)s?$"), re.compile(r" at\b")),
    (re.compile(r"\b(?:alternative|answer|solution|response|threat|blow|challenge|damage|boost|reaction|objection|opposition|tribute|exception|access|approach|commitment|"
                r"resistance|amendment|contribution|harm|rival|testament|limit|change|end|return|recommendation|proposal|request|tendency|agreement|invitation|consent|complement|supplement|prelude|precursor|critical|essential|vital|central|crucial|"
                r"relevant|subject|vulnerable|prone|immune|similar|sensitive|equal|loyal|hostile|dedicated|devoted|opposed)s?$"), re.compile(r" to\b")),
    (re.compile(r"(?:[$€£][\d.,]+(?: (?:million|billion|trillion))?|\b(?:dollars|euros|pounds|percent|per cent|votes|seats)|%)$"), re.compile(r" (?:in (?!the |an? |early |late |morning |afternoon |after|pre|trading|response |line |total|all |return )[a-z]|of\b|worth\b|more\b|less\b|higher\b|lower\b|than\b|below\b|above\b)")),
    (re.compile(r"\b(?:an?|the|those|any|two|three) [\w'’-]+$"), re.compile(r" (?:who|whose|whom|which|that|where)\b")),
    (re.compile(r"\b(?:[A-Za-z'’-]+s|people|men|women|children)$"), re.compile(r" (?:who|whose|whom|that|where)\b")),
    (re.compile(r"\b(?:language|wording|surplus|deficit|shortfall|monopoly|majority|lead|advantage)(?:e?s)?$"), re.compile(r" (?:in (?!\d|[A-Z]|the (?:first|second|third|fourth|last|year|quarter|month))|with|of|on|for|among|over)\b")),
)  # fmt: skip
# "were caused by pollution" in a third of the children; "was not called to a meeting" since spring; "must be restored" while the case is open:
# what limits the clause is not left out.
_LIMITED = (
    (re.compile(""), re.compile(r" until (?!further notice\b)|[^,;.]{0,60} (?:unless|only if|as long as|provided that|on condition)\b")),
    (re.compile(""), re.compile(r" (?:in|among) (?:(?:nearly|about|almost|roughly|around|at least|more than|less than|up to|over|only|just) )*"
                                r"(?:\d[\d.,]*(?:%| per ?cent\b| people\b| patients\b| children\b| of\b)|(?:half|most|many|some|few|several|a (?:third|quarter|fifth|few|handful|minority|majority|number)|two-thirds) )")),
    (re.compile(r"\b(?:not|never|no(?! (?:doubt|matter|longer|more)\b)|nobody|none|nor|neither|hardly|rarely|seldom|cannot)\b|n['’]t\b", re.IGNORECASE),
     re.compile(r" (?:in|on(?! \w+day)|at|for|since|because|when|with|to|during|near|under|over|against|as|before|where|while|who|whose)\b")),
    (re.compile(r"\b(?:must|should|can|could|will|would|may|might|shall)\b"), re.compile(r" (?:when|while|where|as)\b")),
    (re.compile(r"\b(?:must|should|ought)\b"), re.compile(r".*\b(?:said|says|told|wrote|argued|argues|added|tweeted)\b")),
    (re.compile(""), re.compile(r",? before (?:\w+ly )?(?:return|revers|withdr|cancel|rescind|retract|repay|paying|delet|dropp|backtrack|backing|giving|being|chang|apolog|resign)\w*")),
    (re.compile(r"\bonly\b"), re.compile(r" (?:because|if|when|after|for|to|in|by|as|with|on|until|since|where|while|through|from|at)\b")),
    (re.compile(r"\d"), re.compile(r" (?:in|over|during|within) (?:(?:the|a|an|just|only|less|more|fewer|than|about|nearly|almost) )*(?:past|last|previous|single|\d+|one|two|three|four|five|six|ten|twelve) ?(?:\w+ )?(?:minute|hour|day|night|week|month|year|decade)s?\b")),
    (re.compile(r"\b(?:twice|double|triple|half|three times|four times|\d+ times) the\b"), re.compile(r" (?:of|on|in|as|that|at|than)\b")),
)  # fmt: skip
# "is an admirer" - and imitator - "of" whom?
_ASIDE_WITHIN = re.compile(
    r"(?: [–—-] [^–—]{2,60} [–—-] |, (?:and|or|if not) [^,]{2,60}, )(?:of|to|for|from|with|that|in|on|at|about|against|between|among|by)\b"
)
# "the port is closed, with its cranes" standing idle: what is told beside the clause, broken off.
_BESIDE = re.compile(r", with [^,]*$")
# "alleged documents about a claim -- documents": an aside that has but begun.
_BEGUN_ASIDE = re.compile(r" (?:--|[–—-]) (?:[\w'’]+ ?){1,3}$")
# "fired back at the senator for offering", then rescinding, "a deal": the object comes after what stands between commas.
_BEGUN_DOING = re.compile(r" (?:for|by|of|from|without|about) \w{2,}ing$")
# "said that a farmer who lost his bid" could not appeal: the verb of "who" alone.
_THAT_WHO = re.compile(r"\b(?:that|because|if|whether) (?:an?|the|any|some) (?:[\w'’-]+ ){1,5}who (?P<does>[^,]*)$")
# "came a day" after what?
_MEASURE = re.compile(r"\b(?:second|minute|hour|morning|afternoon|evening|night|day|week|month|year|decade)s?$")
_FROM_WHEN = re.compile(r" ?(?:after|before|since|following|when|into|to)\b")
# "began after prosecutors": whose verb comes after what stands between commas.
_BEGUN = re.compile(
    r"\b(?:after|when|while|because|since|until|before|as)(?: (?:the|an?))?(?! \w+ing\b)(?: [a-z][\w'’-]*){1,2}$"
)
# "use it" at the same levels: what is compared is said by what follows.
_ALIKE = re.compile(
    r" (?:at|in|to|with|by|for) (?:\w+ly |about |almost )?(?:(?:the )?same|(?:an? )?(?:equal|similar|comparable|higher|lower|greater|smaller|larger|slower|faster)|twice|double|half|triple)\b"
)
# "is more infrequent" than what?
_MORE = re.compile(r"\b(?:more|less|fewer|\w{2,}er)\b")
_THAN = re.compile(r"[^,;]{0,60} than\b")
# "a radical", far-reaching change: adjectives before one noun.
_ADJECTIVE = re.compile(r"\ban? [a-z-]+$")
_AND_ANOTHER = re.compile(
    r", (?!(?:a|an|the|which|who|but|and|while|as|\w+ing|\w+ed|after|before|when|where|according)\b)[a-z]"
)
_NEXT_CLAUSE = re.compile(r"[,;:.“”\"–—]|\b(?:and|or|but|that|which|who|whom|whose|where|when|while|as|because|if|after|before|until|since|although|though|unless|how|why|what|whether|to)\b")  # fmt: skip
# "and allow large" waves: of what?
_SIZES = frozenset(
    "large big huge massive major serious severe harsh heavy dangerous significant deep wide broad".split()
)
_LINKING = frozenset(
    "is are was were be been being become became becomes remain remains remained seem seems seemed look looks looked get got grew proved".split()
)


def is_complete(clause: str, rest: str) -> bool:
    """Whether `rest` neither measures, nor compares, nor completes what the verb began, nor has the verb of what would be cut off from it."""
    measured = _MEASURE.search(clause) and _FROM_WHEN.match(rest)
    compared = (_MORE.search(clause) and _THAN.match(rest)) or _ALIKE.match(rest)
    listed = _ADJECTIVE.search(clause) and _AND_ANOTHER.match(rest)
    completed = any(more.match(rest) and verb.search(clause) for verb, more in (*_COMPLETED, *_OF_ITS_KIND, *_LIMITED))
    broken = _BESIDE.search(clause) and rest[:1] not in ",;."
    begun = _BEGUN.search(clause) and any(map(is_verb_form, _after_asides(rest)))
    return not (
        measured
        or compared
        or listed
        or completed
        or broken
        or begun
        or _ASIDE_WITHIN.match(rest)
        or _BEGUN_ASIDE.search(clause)
        or (_BEGUN_DOING.search(clause) and rest.startswith(","))
        or _lacks_verb(clause)
        or _ends_in_size(clause)
        or _is_unique_within(clause, rest)
        or _has_the_verb(rest)
        or is_completed_by(clause, rest)
    )


def _lacks_verb(clause: str) -> bool:
    """Whether the clause ends within what it says of whom it tells, and has not told it."""
    found = _THAT_WHO.search(clause)
    does = ["x", *words(found["does"])] if found else []
    verb = finite_verb(does)
    return verb is not None and finite_verb(["x", *does[verb + 1 :]]) is None


def _ends_in_size(clause: str) -> bool:
    """Whether the clause breaks off before a noun: "to allow large" waves."""
    *_, verb, last = ["", "", *clause.split()]
    return last in _SIZES and verb not in _LINKING and (verb in bases() or is_verb_form(verb.lower()))


def _is_unique_within(clause: str, rest: str) -> bool:
    """Whether the clause breaks off before what it is the first, the only or the largest of."""
    found = _UNIQUE.search(clause) if _SCOPE.match(rest) else None
    return found is not None and finite_verb(["x", *words(re.sub(r"\bto \w+", "", found["what"]))]) is None


def _after_asides(rest: str) -> list[str]:
    """The words that follow what stands between commas."""
    return [part.split(" ", 1)[0] for part in rest.split(", ")[2:]]


def _has_the_verb(rest: str) -> bool:
    """Whether a finite verb without a subject of its own follows: "A suit filed" in court "says" more than that it was filed."""
    phrase = _NEXT_CLAUSE.split(rest, maxsplit=1)[0]
    return finite_verb(["x", *words(phrase)]) is not None
