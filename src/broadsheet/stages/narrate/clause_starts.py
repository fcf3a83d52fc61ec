"""Where a clause may begin that is cut from a sentence: past its adverbial, its source or its subject's modifier."""

import re
from functools import lru_cache

from broadsheet.language.name_cues import first_names
from broadsheet.language.words import fold
from broadsheet.stages.narrate.clauses import finite_verb, is_modifier, words
from broadsheet.stages.narrate.complements import is_completed_by
from broadsheet.stages.narrate.verb_forms import AUXILIARIES, is_verb_form, third_persons

_LEADING = re.compile(
    r"^(?:(?:On|In|At|By|After|Before|During|Since|When|While|As|For|With|Under|Over|Across|Within|Following|Despite|Although|Though|Amid|Because|Through|"
    r"(?:Just|Only|Even)(?= (?:before|after|as|when|while|if|though|with|without|in|on|at|one|two|three|four|five|six|days|hours|weeks|months|years|minutes|moments)\b)|"
    r"Besides|Until|Once|Last|This|Earlier|Late|Less|More|About|Nearly|Almost|Today|Tonight|Yesterday|Out of|From|To|Instead of|Rather than|Based on|Thanks to|Due to|Am|Im|Nach|Seit|Dans|Pour|Avec|Sur|Depuis|Selon|Lors|Après|"
    r"El(?= (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|pasado|próximo|día|mismo|\d))|En|Tras|Según|Después)\b(?:[^,;:“”\"]|, (?=\d{4},)){2,70}), (?!\d{4}\b)(?=\w)"
)
# After verbs of finding out, and where "would" shows that it is somebody's plan: what is merely said, a heading must not assert.
_FOUND_THAT = re.compile(
    r"^[^,;:“”\"]{2,60}?\b(?:(?:said|says|added|told [^,“”]{3,40}?) that (?=(?:[\w'’-]+ ){1,6}would )|(?:announced|confirmed|found|showed|shows|revealed|learned|discovered)(?: (?:in|on|at|during) [^,;:“”\"]{2,40}?)? that (?=\w+ \w+))"
)
_ACCORDING = re.compile(r"^According to (?![^,]*(?:prosecut|lawyer|attorney|suit|complaint|indictment|critic|oppon|activist|campaign|witness))[^,]{2,60}, (?=\w)")  # fmt: skip
_SECOND_CLAUSE = re.compile(
    r"(?:; |, (?:but|while) |(?<=^)[^,;]{20,120}, and )(?=(?:the|a|an|[A-Z0-9][\w.'’-]*|[a-z-]+s) [\w.'’-]+ )"
)
# "Moss would like to sell the port, while the town keeps the pier": wished, said or supposed, too.
_WISHED = re.compile(
    r"\b(?:would|could|should|may|might|if|whether|want(?:s|ed)?|hop(?:es?|ed|ing)|wish\w*|propos\w+|plan(?:s|ned)?|urg\w+|ask(?:s|ed)?|demand\w*|"
    r"sa(?:id|ys?)|told|believ\w+|argu\w+|claim\w*|suggest\w*|expect\w*)\b"
)
# "Ann Lee, 47, was": what stands between two commas before the verb adds to the name.
_ASIDE = re.compile(r"^(?P<name>[^,;:“”\"]{2,50}), [^,;:“”\"]{1,120}, (?P<verb>\w[\w'’]*) ")
# The same of two: "Ann Lee, 47, and Bo Day, a cook, were".
_TWO_ASIDES = re.compile(
    r"^(?P<one>[^,;:“”\"]{2,40}), [^,;:“”\"]{1,80},? and (?P<two>[A-Z][^,;:“”\"]{2,40}), [^,;:“”\"]{1,80}, (?P<verb>\w[\w'’]*) "
)
# "A week later, when the mayor asked, ...": no subject.
_TIME = re.compile(
    r"(?:an?|one|two|three|four|five|several|some|many|last|next|this|that|every) (?:\w+ )?(?:second|minute|hour|day|night|week|month|year|decade)s?\b",
    re.IGNORECASE,
)
# "In another shooting, a gunman killed 16": without its opening a clause says that of the matter of the page; without "On average",
# "For pilots", "Under the old law" it says more than its source.
_SETS_APART = re.compile(
    r"(?:(?:In|At|During|After|Following) (?:another|an? (?:\w+ )?(?:separate|similar|different|previous|earlier|second|related|"
    r"unrelated|later|prior|past)|one(?! (?:second|minute|hour|day|night|week|weekend|month|year)\b)|some|most|many|other|previous|prior|past|earlier|recent|those|such|both|the (?:previous|same|early|late))\b|"
    r"(?:Before|Until|Up until|Prior to) (?=[^,]{2,60}, [^,]{2,60}? had\b)|"
    r"In an? (?:[\w'’-]+ ){0,2}(?:era|age|epoch|world|time) (?:that|when|where|which|of|before|without)\b|"
    r"(?:On|In|At|By|For) (?:average|general|theory|principle|effect|part|practice|name|least|most|best|worst|first|one sense|many (?:ways|cases|respects))\b|"
    r"For (?!(?:the )?(?:first|second|last|past|next|\w+ (?:days|weeks|months|years|decades|hours))\b|(?:days|weeks|months|years|decades|hours|now|example|instance|more than|nearly|almost|about)\b)|"
    r"Under (?!cover\b|pressure\b)|Without\b|Only\b|"
    r"Last (?!week)\w+\b|Earlier\b|Previously\b|Historically\b|Traditionally\b|Elsewhere\b|(?:In|Bei|Nach) eine[mr] (?:anderen|früheren|weiteren|ähnlichen)\b|"
    r"En otr[oa]\b|Dans une? autre\b|Letzt\w+\b|L['’]an dernier|El año pasado)"
)
_WHENEVER = re.compile(r"(?:When(?:ever)?|Once|Until|As long as)\b")
_NOT_PAST = frozenset("is are can will may must should would could might cannot".split())
_ENDS_IN_PLACE = re.compile(r"\b(?:in|at|on|near|outside|of)(?: [A-Z][\w.'’-]+){1,3}$", re.IGNORECASE)
_REGION = re.compile(
    r"(?:[A-Z][\w.'’-]+ ?){1,3}, (?:on \w+day, )?(?=(?:the|a|an) |[A-Z])(?!(?:[A-Z][\w.'’-]+ ?){1,3}(?:,| and ))"
)
_DESCRIBED = re.compile(
    r"^(?P<before>(?:[\w'’.&-]+ ){3,10})(?P<first>[A-Z][\w'’-]+) (?:[A-Z]\. )?[A-Z][\w'’-]+ (?P<verb>[a-z]\w*) "
)
_NOT_A_NOUN = frozenset("mr mrs ms and or by with for".split())
_FILLER = re.compile(
    r"(?: (?:also|already|now|still|then|meanwhile|however|subsequently|therefore)|(?<!ours)(?<!ays)(?<!eeks)(?<!onths)(?<!ears)(?<!inutes)(?<! day)(?<!week)(?<!month)(?<!year)(?<!hour) later)(?= )|, however,|, too(?=[,.]|$)"
)


@lru_cache(4096)
def starts(text: str) -> tuple[str, ...]:
    """The clauses at which a cut may begin: the sentence, without its adverbial, without "X found that", its second clause."""
    main = text if _SETS_APART.match(text) or _is_on_condition(text) else _without_region(text, _LEADING.sub("", text))
    plain = _without_aside(_ACCORDING.sub("", main))
    inner = _FOUND_THAT.sub("", plain)
    second = [
        text[m.end() :]
        for m in _SECOND_CLAUSE.finditer(text)
        if not (is_verb_form(text[m.end() :].split(" ", 1)[0]) or _WISHED.search(text[: m.start()]))
    ]
    bare = [
        _FILLER.sub("", s)
        for s in dict.fromkeys((inner, _without_modifier(inner), plain, _without_description(main), main, text))
    ]
    return tuple(s[:1].upper() + s[1:] for s in dict.fromkeys((*bare, *second)) if s)


def _is_on_condition(text: str) -> bool:
    """Whether the sentence says when something is so, and not when it was: "Once the dam is full, the valley will be flooded"."""
    said = words(_LEADING.sub("", text)) if _WHENEVER.match(text) else []
    verb = finite_verb(said)
    return verb is not None and (said[verb].lower() in _NOT_PAST or said[verb].lower() in third_persons())


def _without_region(text: str, main: str) -> str:
    """What follows an adverbial that ended in a place, without the region that the place is in: "In Calder, Velmar, Ana Moss said"."""
    opening = text[: len(text) - len(main)].rstrip(" ,")
    region = _REGION.match(main) if _ENDS_IN_PLACE.search(opening) else None
    return main[region.end() :] if region else main


def _without_aside(text: str) -> str:
    both = _TWO_ASIDES.match(text)
    if both and is_verb_form(both["verb"].lower()) and both["one"][0].isupper():
        return f"{both['one']} and {both['two']} {text[both.start('verb') :]}"
    match = _ASIDE.match(text)
    if (
        not match
        or _TIME.match(match["name"])
        or not (is_verb_form(match["verb"].lower()) and match["name"][0].isupper())
    ):
        return text
    return f"{match['name']} {text[match.start('verb') :]}"


def _without_description(text: str) -> str:
    """ "Former harbour council official Ana Moss says" as "Ana Moss says": a person with three or more words before the name."""
    found = _DESCRIBED.match(text)
    if not found or fold(found["first"]) not in first_names() or not is_verb_form(found["verb"]):
        return text
    before = found["before"].split()
    plain = finite_verb(before) is None and not any(is_modifier(w) for w in before[1:])
    return text[found.start("first") :] if plain and before[-1] not in _NOT_A_NOUN else text


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
            if not verb or not definite or _says_of_all(found, i, verb) or _is_the_verb(found, i, verb):
                return text
            return " ".join([*found[:i], *found[verb:]])
    return text


def _is_the_verb(found: list[str], i: int, verb: int) -> bool:
    """Whether the "modifier" may be the predicate itself: "The council clashed with the port over its much discussed law"."""
    ambiguous, says = found[i].lower().endswith("ed") and found[i + 1].lower() != "by", found[verb].strip(",").lower()
    agrees = says in third_persons() and not found[i - 1].endswith("s")
    return ambiguous and not (says in AUXILIARIES or agrees)


def _says_of_all(found: list[str], i: int, verb: int) -> bool:
    """Whether the modifier says of which the predicate holds: "The electorate in Velmar is half as old"."""
    happens = found[verb + 1 : verb + 2] and found[verb + 1].endswith(("ed", "ing", "en"))
    return found[i].lower() in _PLACES and found[verb].lower() in _COPULAS and not happens


_PLACES = frozenset("in at from near on among across under inside outside".split())
_COPULAS = frozenset("is are was were remains remain remained seems seem seemed".split())
_DETERMINERS = frozenset("a an the two three four five six seven eight nine ten dozens hundreds thousands".split())
_AT_LEAST = (["at", "least"], ["at", "most"])  # "reported at least" ten cases: a verb and its object
_MODIFIES = frozenset(
    "in at from near with on for among across during under over inside outside against behind atop aboard using seeking working involving "
    "carrying living facing hoping trying claiming suggesting containing showing representing calling alleging".split()
)

# "A team led by", "a dam built in": where no such word follows it is the verb, as in "Moss made his first campaign stops".
_DONE = frozenset("led made held known built run accused based backed".split())
_AFTER_DONE = frozenset("by in at of from with for as on to near".split())


def _begins_modifier(found: list[str], i: int) -> bool:
    word, before = found[i].lower(), found[i - 1]
    if word == "for" and before[0].isupper() and found[i + 1][0].isupper():
        return False  # "Teachers for Calder": of a name
    past = (
        word.endswith("ed")
        and found[i + 1 : i + 3] not in _AT_LEAST
        and found[i + 1].lower() in ("by", "in", "at", "of", "from", "with")
    ) or (word in _DONE and found[i + 1].lower() in _AFTER_DONE)
    asks = found[i + 1].lower() in (
        "whether",
        "how",
        "what",
        "why",
        "who",
        "which",
        "that",
    )  # "evidence on whether light deters"
    if is_completed_by(before, f" {word} {found[i + 1]}"):
        return False  # "Interest in", "people familiar with": it is no such person or thing without
    return (word in _MODIFIES or past) and not asks and before[-1] not in ",;:" and not is_modifier(before)


def _verb_after(found: list[str], i: int) -> int | None:
    """The finite verb within twelve words after a modifier's first word that belongs to the subject before it."""
    for j in range(i + 2, min(i + 14, len(found) - 1)):
        word = found[j].strip(",").lower()
        if word in _OWN_CLAUSE or found[j][-1] in ';:”"':
            return None
        if "-" not in found[j - 1] and finite_verb([found[j - 1].strip(","), found[j]]) == 1:
            return j
    return None


_OWN_CLAUSE = frozenset(
    "that which who whom whose where when while as because and but or if after before until since he she they it we i you suggesting saying".split()
)
