"""Clauses cut from sentences: three to nine words with a finite verb, ending where the grammar lets them end."""

import re
from functools import lru_cache

from broadsheet.stages.narrate.clauses import finite_verb, is_modifier, words
from broadsheet.stages.narrate.cut import trim, without_stop
from broadsheet.stages.narrate.sentences import length
from broadsheet.stages.narrate.verb_forms import AUXILIARIES, bases, pasts, third_persons

MIN_WORDS, MAX_WORDS = 3, 9
_LEADING = re.compile(
    r"^(?:(?:On|In|At|By|After|Before|During|Since|When|While|As|For|With|Under|Over|Across|Within|Following|Despite|Although|Though|Amid|Because|Through|"
    r"Besides|Until|Once|Last|This|Earlier|Late|Less|More|Just|Only|About|Nearly|Almost|Even|Today|Tonight|Yesterday|Out of|From|To|Instead of|Rather than|Based on|Thanks to|Due to|Am|Im|Nach|Seit|"
    r"In|El|En|Tras|Según|Después)\b[^,;:“”\"]{2,70}), (?=\w)"
)
_SAYS_THAT = re.compile(
    r"^[^,;:“”\"]{2,60}?\b(?:said|says|announced|reported|confirmed|noted|added|explained|found|showed|shows|revealed|told [^,“”]{3,40}?) that (?=\w+ \w+)"
)
_ACCORDING = re.compile(r"^According to (?![^,]*(?:prosecut|lawyer|attorney|suit|complaint|indictment|critic|oppon|activist|campaign|witness))[^,]{2,60}, (?=\w)")  # fmt: skip
_SECOND_CLAUSE = re.compile(
    r"(?:; |, (?:but|while) |(?<=^)[^,;]{20,120}, and )(?=(?:the|a|an|[A-Z0-9][\w.'’-]*|[a-z-]+s) [\w.'’-]+ )"
)
# "Ann Lee, 47, was": what stands between two commas before the verb adds to the name.
_ASIDE = re.compile(r"^(?P<name>[^,;:“”\"]{2,50}), [^,;:“”\"]{1,80}, (?P<verb>\w[\w'’]*) ")
# The same of two: "Ann Lee, 47, and Bo Day, a cook, were".
_TWO_ASIDES = re.compile(
    r"^(?P<one>[^,;:“”\"]{2,40}), [^,;:“”\"]{1,80},? and (?P<two>[A-Z][^,;:“”\"]{2,40}), [^,;:“”\"]{1,80}, (?P<verb>\w[\w'’]*) "
)
# "claimed victory as the House ended": what happens at the same time, where it is a clause.
_AS_END = re.compile(r" (?=as (?:a|an|the|his|her|their|its|[A-Z]))")
_FILLER = re.compile(
    r" (?:also|already|now|still|then|meanwhile|however|subsequently|therefore|later)(?= )|, however,|, too(?=[,.]|$)"
)
# Where a clause is whole before the word: what follows only adds circumstances.
_STRONG = r"after|because|before|when|while|until|which|who|where|whose|whom|although|though|despite|following|amid|according|unless|weil|nachdem|während|tras|después|porque|aunque|mientras|après|parce"
# Before these only where the clause has its object already: "in Leon County" adds, "for a way out" completes.
_WEAK = r"in|on|at|during|since|near|under"
# "Lima, Quito and Bogotá": a comma within a list ends nothing.
_LIST = r"(?!(?:but|and|while|which|who|as|said|says|\w+ing|\w+ed)\b)(?:the |a |an )?[\w$'’.&-]+(?: [\w'’.&-]+){0,4}(?:, | and | or | & )"
_STRONG_END = re.compile(rf"(?:; | [–—] |,? (?=(?:{_STRONG})\b)|, (?!\d(?!\d?,)|and |or |{_LIST})|\.$)")
_WITH_END = re.compile(r" (?=(?:with|over|for|against) (?:a|an|the|his|her|their|its|[A-Z0-9$])\b)")
_TAKES_WITH = re.compile(
    r"\b(?:replac|blam|provid|compar|combin|exchang|swap|trad|pair|fill|tie|link|associat|mistak|discriminat|protect|confus|present|known|consistent|familiar|"
    r"account|allow|responsib|reason|evidence|case|need|use[ds]?\b)\w*",
    re.IGNORECASE,
)
_FOREIGN_END = re.compile(
    r"; | [–—] |,? (?=(?:weil|nachdem|während|obwohl|tras|después de|porque|aunque|mientras|après|parce que|alors que|pendant que)\b)"
)
_WEAK_END = re.compile(rf" (?=(?:{_WEAK})\b)")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\.?"
_BARE_NUMBER = re.compile(rf"^(?!.*\b{_MONTH} \d{{1,2}}$).*\b\d{{1,3}}$")  # "The coastguard counted 14": of what?
_MARKS = re.compile(r"[?？…()\[\]:;!！]| [–—-] ")
_LAST_DAY = re.compile(
    r"(?<=\w) (?:(?:on|late|early) )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?$"
)
# "used a telescope to study" ends before its purpose; "asked the court to block" does not.
_PURPOSE = re.compile(r" (?=(?:to [a-z]+|being \w+ed)\b)")
_TAKES_TO = re.compile(
    r"\b(?:want|plan|aim|seek|sought|agree|need|tr[yi]|expect|able|pledge|vow|decide|refuse|allow|ask|urge|tell|told|order|force|require|have|has|had|hope|intend|"
    r"set|due|likely|ready|continue|begin|began|start|fail|threaten|offer|promise|prepare|use[ds]? (?:to|as)|going|is|are|was|were|be|stand|seem|appear|"
    r"attempt|effort|right|way|time|chance|opportunity|decision|call|push|move|bid|power|ability|step|first|last|only|enough|too|next|pressure|according|due|thanks|"
    r"respon[sd]|relat|refer|belong|lead|led|close|close[rd]?|up|down|back|come|came|get|got|go|went|return|return\w+|contribut\w+|add|add\w+|help\w*|mean\w*|caus\w+|enabl\w+|"
    r"encourag\w+|persuad\w+|convinc\w+|invit\w+|advis\w+|warn\w*|permit\w*|motion|deal|plan|pact|bill|law|vote|appl\w+)\w*\b(?=[^,]*$)",
    re.IGNORECASE,
)
_BAD_END = re.compile(
    r"(?:^|\s)(?:a|an|the|of|to|and|or|but|that|this|these|those|his|her|its|their|our|is|are|was|were|be|been|being|has|have|had|will|would|could|can|"
    r"may|might|must|should|not|no|very|more|most|than|as|so|said|says|told|say|also|who|which|it|he|she|they|we|there|just|only|even|still|such|both|either|"
    r"\w+['’](?:s|re|ve)?|in|on|at|for|with|from|by|up|out|off|over|into|about|over|under|first|second|last|next|new|several|some|many|few|other|"
    r"announced|found|confirmed|p\.m|a\.m|around|between|among|including|like|der|die|das|ein|eine|und|zu|den|dem|des|el|la|los|las|un|una|de|del|que|se|ha|han|le|les|du|à|"
    r"im|am|um|bei|mit|von|für|auf|en|con|por|para|y|o|et|ou|(?:one|two|three|four|five|six|seven|eight|nine|ten))$",
    re.IGNORECASE,
)
_BAD_START = re.compile(
    r"^(?:It|He|She|They|We|I|You|This|That|These|Those|There|His|Her|Their|Its|My|Our|Your|And|But|So|Or|If|When|While|Because|Although|After|As|Who|Which|Where|What|How|Why|"
    r"Here|Soon|Shortly|Citing|Quoting|Noting|Speaking|Following|Throughout|Though|Whatever|Whoever|Whenever|Wherever|According|Whether|Today|Tonight|Further|Over|Despite|During|Before|Since|Among|Like|Unlike|Under|Until|Given|Based|Asked|Out|Through|Across|Within|About|Then|Now|Later|Earlier|Meanwhile|Once|"
    r"Not|To|In|On|At|For|By|From|With|Let|One|Some|Others|Another|Such|All|Both|Each|More|Most|Yet|Even|Only|Just|"
    r"Um|Würde\w*|Zunächst|Wenn|Weil|Dass|Ob|Hinter|Dans|Pour|Sur|Un peu|Tras|Al|En|Como|Cuando|Si|Según|Selon|Après|Quand|Lors|Par|Mit|Nach|Bei|Im|Am|Auf|Für|Zu|Zudem|So|Auch|Denn|Bereits|Una? vez|"
    r"The (?:move|decision|news|other|same|latter|former|pair|two|three|trio|duo|idea|following)|Er|Sie|Es|Wir|Ich|Und|Aber|Das|Dies\w*|Sein\w*|Ihr\w*|Él|Ella|Esto|Eso|Y|Pero|Su|Sus|Il|Elle|Ils|Ce|C['’]est|Et)\b"
)
# Words that point away from the clause: to what was said before, or to the reader.
_POINTS = re.compile(
    r"\b(?:he|she|they|it|him|them|this|that one|these|those|I|we|you|your|our|my|me|us|here|such|latter|former)\b"
)


def cuts(sentence: str, language: str) -> tuple[str, ...]:
    """Clauses of `sentence` that could head a section, the best first; words and order are the sentence's own."""
    return clauses(sentence, language, MIN_WORDS, MAX_WORDS)


@lru_cache(4096)
def clauses(sentence: str, language: str, least: int, most: int) -> tuple[str, ...]:
    """Clauses of `sentence` of `least` to `most` words that stand on their own, the fullest first."""
    found: list[str] = []
    for clause in _starts(trim(sentence)):
        found += [c for p in _prefixes(clause, language, least, most) if reads(c := _LAST_DAY.sub("", p), language)]
    return tuple(sorted(dict.fromkeys(found), key=lambda c: (abs(length(c) - (most - 1)), c)))


def _starts(text: str) -> list[str]:
    """The clauses at which a cut may begin: the sentence, without its adverbial, without "X said that", its second clause."""
    main = _LEADING.sub("", text)
    plain = _without_aside(_ACCORDING.sub("", main))
    inner = _SAYS_THAT.sub("", plain)
    second = [text[m.end() :] for m in _SECOND_CLAUSE.finditer(text) if not _is_verb(text[m.end() :].split(" ", 1)[0])]
    bare = [_FILLER.sub("", s) for s in (inner, _without_modifier(inner), plain, main, text)]
    return [s[:1].upper() + s[1:] for s in dict.fromkeys((*bare, *second)) if s]


def _without_aside(text: str) -> str:
    both = _TWO_ASIDES.match(text)
    if both and _is_verb(both["verb"].lower()) and both["one"][0].isupper():
        return f"{both['one']} and {both['two']} {text[both.start('verb') :]}"
    match = _ASIDE.match(text)
    if not match or not (_is_verb(match["verb"].lower()) and match["name"][0].isupper()):
        return text
    return f"{match['name']} {text[match.start('verb') :]}"


def _without_modifier(text: str) -> str:
    """ "A team led by doctors from Lyon has found" as "A team has found": a definite subject without what follows it.

    A bare plural keeps what follows: "Women in Kabul are banned" is not "Women are banned".
    """
    found = text.split()
    for i in range(1, min(6, len(found) - 3)):
        if finite_verb(found[: i + 1]) is not None and not _begins_modifier(found, i):
            return text
        if _begins_modifier(found, i):
            verb = _verb_after(found, i)
            definite = (
                found[0].lower() in _DETERMINERS or sum(w[0].isupper() for w in found[:i]) > 1 or found[0].isupper()
            )
            return " ".join([*found[:i], *found[verb:]]) if verb and definite else text
    return text


_ARTICLES = frozenset("a an the this his her its their our new old first last".split())
_DETERMINERS = frozenset("a an the two three four five six seven eight nine ten dozens hundreds thousands".split())
_MODIFIES = frozenset(
    "in at from near with on for between among across during under over inside outside against behind atop aboard led made held known built run accused based backed using seeking working involving "
    "carrying living facing hoping trying claiming suggesting containing showing representing calling alleging".split()
)


def _begins_modifier(found: list[str], i: int) -> bool:
    word, before = found[i].lower(), found[i - 1]
    past = word.endswith("ed") and found[i + 1].lower() in ("by", "in", "at", "of", "from", "with")
    return (word in _MODIFIES or past) and before[-1] not in ",;:" and not is_modifier(before)


def _verb_after(found: list[str], i: int) -> int | None:
    """The finite verb within twelve words after a modifier's first word that belongs to the subject before it."""
    for j in range(i + 2, min(i + 14, len(found) - 1)):
        word = found[j].strip(",").lower()
        if word in _OWN_CLAUSE or found[j][-1] in ';:”"':
            return None
        if finite_verb([found[j - 1].strip(","), found[j]]) == 1:
            return j
    return None


_OWN_CLAUSE = frozenset(
    "that which who whom whose where when while as because and but or if after before until since".split()
)


def _is_verb(word: str) -> bool:
    return word in AUXILIARIES or word in pasts() or word in third_persons() or (word.endswith("ed") and len(word) > 4)


def _prefixes(clause: str, language: str, least: int, most: int) -> list[str]:
    """Every beginning of the clause that ends where a phrase ends; the whole clause first."""
    if language != "en":
        ends = [len(clause)] + [m.start() for m in _FOREIGN_END.finditer(clause)]
    else:
        ends = [len(clause)] + [m.start() for m in _STRONG_END.finditer(clause)]
        ends += [
            m.start()
            for m in _PURPOSE.finditer(clause)
            if not (_TAKES_TO.search(clause[: m.start()]) or _wants_more(clause[: m.start()]))
        ]
        ends += [m.start() for m in _WEAK_END.finditer(clause) if not _wants_more(clause[: m.start()])]
        ends += [m.start() for m in _WITH_END.finditer(clause) if _is_full(clause[: m.start()])]
        ends += [m.start() for m in _AS_END.finditer(clause) if _is_told_beside(clause, m.start())]
    return [p for end in ends if least <= length(p := without_stop(clause[:end].strip(" ,;:–—-"))) <= most]


def _is_full(clause: str) -> bool:
    """Whether a clause of five words or more has its object, and no verb that takes it "with" or "for" something."""
    return len(clause.split()) >= 5 and not _wants_more(clause) and not _TAKES_WITH.search(clause)


def _is_told_beside(clause: str, at: int) -> bool:
    """Whether "as" begins a clause of its own there, and what stands before it is whole."""
    after = words(clause[at + 4 :])[:14]
    return finite_verb(after) is not None and not _wants_more(clause[:at]) and not _TAKES_WITH.search(clause[:at])


def _wants_more(clause: str) -> bool:
    """Whether the clause ends in a verb, a participle or an adverb, which what follows completes."""
    found = clause.split()
    last = found[-1].lower() if found else ""
    if _TAKES_TWO.search(clause) or _HALF_PAIR.search(clause) or (len(found) > 1 and found[-2].lower() in _MODALS):
        return True
    if len(found) > 1 and found[-2].lower() in _ARTICLES:  # "for a fire": a noun, whatever else the word may be
        return last in _RELATIONAL
    if last in bases() or last in third_persons() or last in pasts() or last in AUXILIARIES:
        return True
    return last.endswith(("ing", "ed", "ly", "en")) or last in _RELATIONAL


_HALF_PAIR = re.compile(r" (?:and|or) (?:a |an |the )?[\w'’-]+$")  # "29 euros and a bed" in a cabin costs more
_MODALS = frozenset("will would can could may might must should to".split())
# "gave the town" wants what was given.
_TAKES_TWO = re.compile(r"\b(?:prescrib|gav|giv|offer|tell|told|ask|send|sent|grant|award|show|cost|hand|lend|lent|promis|teach|taught|ow|put|plac|pit)(?:e[ds]?|s|ed|ing|n)?(?: (?:the|a|an|his|her|their|its|two|three))? [\w'’-]+$")  # fmt: skip
_RELATIONAL = frozenset(
    "themselves itself himself herself able likely due based aware ready set key part one kind interest increase decrease rise drop place position role spotlight "
    "lack impact effect influence focus emphasis attack ban limit pressure access ways way step stake hand eye well far more less "
    "confidence difference gap reduction growth decline surge spike change belief involvement participation success stake trust".split()
)


def starts_well(text: str) -> bool:
    """Whether the text begins with a subject of its own: no pronoun, connective or adverbial."""
    return not _BAD_START.match(text)


def ends_well(text: str) -> bool:
    """Whether the text ends where something is complete: not in an auxiliary, an article or a preposition."""
    return not _BAD_END.search(text)


def reads(clause: str, language: str) -> bool:
    """Whether the clause can be read alone: it begins with a subject, has its verb, and nothing in it hangs."""
    if _BARE_NUMBER.search(clause) or _BAD_START.match(clause) or _BAD_END.search(clause) or _MARKS.search(clause):
        return False
    if ", " in clause and length(clause) <= MAX_WORDS:
        return False
    if not _whole_quotes(clause) or clause.endswith("ly") or _POINTS.search(clause):
        return False
    if not (clause[0].isupper() or clause[0].isdigit() or not clause[0].isascii()):
        return False
    if language != "en":
        return length(clause) >= 4 and _has_foreign_verb(clause, language)
    return _is_clause(clause)


_FOREIGN_VERBS = {
    "de": "ist sind war waren hat haben hatte hatten wird werden wurde wurden kann können soll sollen will wollen muss müssen gibt gab kommt kam geht ging steht stand "
    "bleibt blieb sagt sagte sieht sah macht fordert fordern warnt droht plant sucht findet liegt gilt zeigt zeigte stimmt verlor gewann",
    "es": "es son era eran fue fueron ha han había está están será tiene tienen tenía hay hubo puede pueden debe va dijo anunció pide exige busca quiere aprueba aprobó ganó perdió",
    "fr": "est sont était étaient a ont avait fut sera seront peut peuvent doit doivent va vont fait reste annonce demande veut",
    "it": "è sono era erano ha hanno aveva fu sarà può possono deve va vanno",
    "pt": "é são era eram foi foram tem têm há está estão pode podem deve vai será",
    "nl": "is zijn was waren heeft hebben had wordt worden werd werden kan kunnen zal moet moeten gaat komt blijft",
}  # fmt: skip


def _has_foreign_verb(clause: str, language: str) -> bool:
    """A finite verb, of those that are known, after a subject and with something after it; other languages have none known."""
    known = _FOREIGN_VERBS.get(language)
    found = clause.split()
    return known is None or any(w in known.split() for w in found[1:-1])


def _whole_quotes(clause: str) -> bool:
    return clause.count('"') % 2 == 0 and clause.count("“") == clause.count("”") and not set(clause) & set("„«»")


def _is_clause(clause: str) -> bool:
    """A finite verb after a subject of at most seven words, with two words, or one noun, to complete it."""
    tokens = words(clause)
    verb = finite_verb(tokens)
    if verb is None or verb > 7:
        return False
    rest = tokens[verb + 1 :]
    relative = {"who", "which", "that", "whose"} & {t.lower() for t in tokens[:verb]}
    if (relative or tokens[verb].lower() in _TAKE_CLAUSES) and finite_verb(["x", *rest]) is None:
        return False
    if tokens[verb].lower() in AUXILIARIES and rest and finite_verb(["x", *rest]) is None and len(rest) < 2:
        return bool(rest) and not rest[0].endswith(("ing", "ly")) and len(tokens) >= 4
    if _hangs(rest):
        return False
    completed = len(rest) >= 2 or (len(rest) == 1 and not rest[0].endswith(("ing", "ly", "ed")))
    return completed and _not_only_attribution(tokens)


_OPENS_CLAUSE = frozenset("that after before when while because until unless although".split())


def _hangs(rest: list[str]) -> bool:
    """Whether a clause begins in the predicate and never gets its verb: "found that long-term memory", "began after a journalist"."""
    opened = next((i for i, word in enumerate(rest) if word.lower() in _OPENS_CLAUSE), None)
    if opened is None:
        return False
    subject = rest[opened + 1 :]
    named = rest[opened].lower() == "that" or len(subject) > 4
    return named and finite_verb(["x", *subject]) is None


# What is said or thought has to follow: "Officials believe the" is nothing without a verb of its own.
_TAKE_CLAUSES = frozenset(
    "say says said believe believes believed think thinks thought argue argues argued claim claims claimed hope hopes hoped fear fears feared know knows knew "
    "suggest suggests suggested insist insists insisted feel feels felt suspect suspects suspected warn warns warned noted notes adds added".split()
)


def _not_only_attribution(tokens: list[str]) -> bool:
    """ "The minister said Tuesday" says nothing; what was said has to follow."""
    for position, word in enumerate(tokens):
        if re.fullmatch(r"(?:said|says|told|added|noted|explained|wrote|tweeted)", word):
            return len(tokens) - position > 4 and word != "told"
    return True
