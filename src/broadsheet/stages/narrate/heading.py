"""Clauses cut from sentences: a few words with a finite verb, ending where the grammar lets them end."""

import re
from collections.abc import Sequence
from functools import lru_cache

from broadsheet.language.weekdays import NOT_IN_A_NAME, PART_OF_DAY, WEEKDAY
from broadsheet.stages.narrate import clause_ends, foreign_clauses
from broadsheet.stages.narrate.clause_starts import starts
from broadsheet.stages.narrate.clauses import finite_verb, words
from broadsheet.stages.narrate.cut import trim, without_stop
from broadsheet.stages.narrate.sentences import length
from broadsheet.stages.narrate.verb_forms import AUXILIARIES, is_verb_form, pasts

MIN_WORDS, MAX_WORDS = 3, 9
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\.?"
_BARE_NUMBER = re.compile(
    rf"(?<!\d )\b[ap]\.m\.?$|^(?!.*\b{_MONTH} \d{{1,2}}$).*\b\d{{1,3}}$"
)  # "The coastguard counted 14": of what?
_MARKS = re.compile(r"[?？…()\[\]:;!！—]| [–-] ")
_LAST_DAY = re.compile(rf"(?<=\w){NOT_IN_A_NAME} (?:(?:on|late|early) )?{WEEKDAY}{PART_OF_DAY}$")
_BAD_END = re.compile(
    r"(?:^|\s)(?:a|an|the|of|to|and|or|but|that|this|these|those|his|her|its|their|our|is|are|was|were|be|been|being|has|have|had|will|would|could|can|"
    r"may|might|must|should|\w+n['’]t|while|when|where|whether|because|although|though|unless|if|not|no|very|more|most|than|as|so|said|says|told|say|also|who|which|it|he|she|they|we|there|then|just|only|even|still|such|both|either|"
    r"\w+['’](?:s|re|ve)?|in|on|at|for|with|from|by|up|out|off|over|into|about|over|under|first|second|last|next|new|several|some|many|few|other|"
    r"through|against|without|within|toward|towards|across|behind|beyond|during|before|after|since|until|via|upon|onto|despite|amid|"
    r"as (?:long|far|soon|well|much|many|part|a result)|in (?:connection|accordance|addition|light|terms|search|part|favou?r|conjunction|keeping|order|response|contrast|comparison|preparation|exchange)|on behalf|similar|announced|found|confirmed|akin|late|early|soon|came|comes|went|goes|someone|somebody|something|uphill|begun|around|between|among|including|like|der|die|das|ein|eine|und|zu|den|dem|des|el|la|los|las|un|una|de|del|que|se|ha|han|le|les|du|à|"
    r"im|am|um|bei|mit|von|für|auf|en|con|por|para|y|o|et|ou|(?:one|two|three|four|five|six|seven|eight|nine|ten))$"
)
# "Almost two weeks after the storm": no subject.
_HOW_LONG_FROM = (
    r"(?:(?:Almost|Nearly|About|Roughly|Exactly|More than|Less than) )?"
    r"(?:(?:[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ss]everal|\d+) )?(?:few |couple of )?"
    r"(?:[Mm]oment|[Mm]inute|[Hh]our|[Dd]ay|[Ww]eek|[Mm]onth|[Yy]ear|[Dd]ecade)s?(?= (?:after|before|since|later|earlier)\b)"
)
_BAD_START = re.compile(
    r"^(?:Having|Being|Had|Much (?:like|as|of)|Should|Were|It|He|She|They|We|I|You|This|That|These|Those|There|His|Her|Their|Its|My|Our|Your|And|But|So|Or|If|When|While|(?:\w+ly )?[Bb]ecause|Although|After|As|Who|Which|Where|What|How|Why|"
    r"Starting|Beginning|Anyhow|Anyway|Besides|Beyond|Too (?:often|many|few|much)|Often|Sometimes|Usually|Perhaps|Maybe|Ordinarily|Typically|Generally|"
    + _HOW_LONG_FROM
    + r"|(?:Almost|Ever|Long|Right)(?= (?:since|after|before)\b)|Along|Alongside|Together|Here|Soon|Shortly|Citing|Quoting|Noting|Speaking|Following|Throughout|Though|Whatever|Whoever|Whenever|Wherever|According|Whether|Today|Tonight|Further|Over|Despite|During|Before|Since|Among|Like|Unlike|Under|Until|Given|Based|Asked|Out|Through|Across|Within|About|Then|Now|Later|Earlier|Meanwhile|Once|"
    r"Nor|Of course|A (?:la|l['’])|À|Not|To|In|On|At|For|By|From|With|Let|One|Some|Others|Another|Such|All|Both|Each|More|Most|Yet|Even|Only|Just|"
    r"Um|Würde\w*|Zunächst|Wenn|Weil|Dass|Ob|Hinter|Dans|Pour|Sur|Un peu|Tras|Al|En|Como|Cuando|Si|Según|Selon|Après|Quand|Lors|Par|Mit|Nach|Bei|Im|Am|Auf|Für|Zu|Zudem|So|Auch|Denn|Bereits|Una? vez|"
    r"The (?:(?:last|first|next|only|second|third) time|more|less|move|decision|news|other|same|latter|former|pair|two|three|trio|duo|idea|following)|Er|Sie|Es|Wir|Ich|Und|Aber|Das|Dies\w*|Sein\w*|Ihr\w*|Él|Ella|Est[aeo]s?|Eso|Comentó|Dijo|Señaló|Añadió|Afirmó|Explicó|Aseguró|Indicó|Agregó|Sostuvo|Tuttavia|Inoltre|Ciò|Quest[aeio]|Y|Pero|Su|Sus|Il|Elle|Ils|Que|Qui|Ce|C['’]est|Et)\b"
)
# Words that point away from the clause: to what was said before, or to the reader.
_POINTS = re.compile(
    r"\b(?:he|she|they|it|him|them|this|that one|these|those|I|we|you|your|our|my|me|us|here|such|latter|former|anyway|similar (?!to\b)[\w-]+(?! (?:to|as)\b)|tonight|today(?!['’]s)|tomorrow|yesterday|da(?:mit|bei|zu|für|gegen|von|durch)|dar(?:an|auf|um|über))\b"
)
# "A gunman killed 16 people in 1987": without its year a clause says that of today.
_OF_A_TIME = re.compile(
    r"\b(?:[Ii]n|[Uu]ntil|[Dd]uring|[Bb]etween|[Bb]ack in|en|im Jahr)(?: (?:early|late|mid|the \w+ of|the))?"
    r"(?: [A-ZÀ-Þ]?[a-zéûä]{2,9}\.?)? (?P<year>(?:1[5-9]|20)\d\d)\b"
)
_ANOTHER_CLAUSE = re.compile(
    r"[;:—–]|, (?:but|while|and|\w+ing)\b|, [a-z]|,? (?:which|who|whose|whom|that|where|when|while|because|after|before|as)\b"
    r"|\bfor (?:\w+ly )?\w+ing\b"
)
_TAIL = 12  # last characters of a clause by which its place in its sentence is found
# A noun that needs an article has none after the "that" of a clause: there it points.
_POINTS_BACK = re.compile(
    r"\b(?:that|this) (?:view|effect|move|claim|idea|notion|decision|request|argument|assertion|charge|plan|proposal|suggestion|accusation|allegation|question|case|goal|point|"
    r"effort|action|order|ruling|number|figure|amount|approach|policy|practice|process|position|conclusion|finding|offer|promise|bill|measure|change|step|"
    r"strategy|theory|account|version|assessment|characterization|description|report|statement|letter|deal|agreement|meeting|summit|speech|interview|hearing|visit|trip|incident|attack|tweet|remark|comment|result|trend|issue|problem)\b(?! (?:of|that|which|to)\b)|\b(?:do|does|did|done) (?:just|exactly) (?:that|so|this)\b"
)
# "Lightly looked at", "More infrequent": an adverb for a subject; a comparison with nothing.
_ADVERB_FIRST = re.compile(r"^[A-Z]\w+ly (?P<next>[a-z]\w*)")
# "came as Ana Okoro", "is that the list": did what? "is a deep-cleaning": what? "not only gave the data": but also what?
_HALF_SAID = re.compile(
    r"\b(?:as|when|while|because|after|before|since|until)(?: [A-Z][\w.'’-]+){1,4}$|\bthat (?:the|an?|his|her|its|their) [\w'’-]+$|\ban? [a-z]+-[a-z]+(?:ing|ed)$|\bnot only\b(?!.*\bbut\b)|\b(?:continued|went on) (?:in|on|at|with) [\w'’ -]+$|\b(?:asked|replied|added) (?:before|after|as|while|when)\b|, (?:the|an?) [\w-]+$"
    # "was described by experts": as what? "drew criticism for saying": what? "tied a scheme": to what? "came from a man": from whom?
    r"|\b(?:described|hailed|regarded|portrayed|characterized|branded) by\b(?!.*\bas\b)|\baccused by\b(?!.*\bof\b)|\bfrom one\b(?!.*\bto\b)"
    r"|\bfor (?:saying|claiming|arguing|suggesting|insisting|asserting)(?: (?:during|in|at|on|after|before)\b[^,]*)?$"
    r"|\b(?:tied|linked|likened|compared)\b(?!.*\b(?:to|with)\b)|\b(?:from|for|to|of|with|by|against|among|between) (?:people|those|individuals|persons)$"
    r"|\b(?:from|by|with|of) an? (?:man|woman|person|group|company|official|source)$"
    # "His office said, Ana Moss left", "Everyone, that is, but the pilots": half of what stands between commas.
    r"|^[^,]{2,40} (?:said|says|added), |, that is,|, but \w+$"
    # "21 have yet": to do what? "a morass that could take": what?
    r"|\b(?:has|have|had) yet$|\b(?:that|which|who) (?:can|could|will|would|may|might|must|should) [a-z]+$"
    # "did so when, after his service": what? "made the announcement": which?
    r"|\b(?:when|where|who|which|that|while|because), [^,]*$"
    r"|\bma(?:de|kes?) (?:the|his|her|their) (?:announcement|comments?|remarks?|statement|decision|move|call)$"
    # "ruled that while the suit is pending": what?
    r"|\bthat (?:while|if|when|because|although|unless|after|before) "
)
# "Officials in the house, who had no idea": what did they do?
_RELATIVE_LAST = re.compile(r"^(?P<before>.+), (?:who|which|whose|where)\b(?:[^,]|,(?=\d))*$")
# "A caste, which is planned, lawful privilege": whose verb never comes.
_RELATIVE_FIRST = re.compile(r"(?P<subject>[^,]{2,80}), (?:who|which|whose|where)\b(?P<rest>.*)$")
# "Raines, went home": between the commas stood who that is.
_HALF_ASIDE = re.compile(r"^(?P<name>[^,]{2,40}), (?P<verb>[a-z]\w+) [^,]*$")
# "The reality seems to be different", "Challenges include": than, of what, is said in the sentence before.
_OF_WHAT = re.compile(
    r"^The (?:reality|truth|problem|answer|question|point|catch|result|reason|difference|good news|bad news)s? (?:is|are|was|were|seems?|appears?|may|could|we|I|for)\b"
    r"|^(?:Challenges|Examples|Options|Features|Highlights|Changes|Questions|Benefits|Reasons|Factors|Reactions) (?:are|were|included?|range[ds]?)\b"
)
# "One of the most notorious moments": of what?
_COMPARES = re.compile(
    r"\b(?:more|less|as|even) \w+$|\b(?:far|much) \w+er$|\b(?:the|its|his|her|their) (?:most|least) [\w-]+ [\w-]+$|\bone of (?:the|its|his|her|their) [\w-]+est [\w-]+$"
)
# "joins them as the only countries": that do what? "The solstice is the day": on which what? "has been known": as what? "is in line": with what?
_WHICH_ONE = re.compile(
    r"\bthe only [\w-]+$|\b(?:than|like|as) the (?:19|20)\d\d$|\b(?:is|are|was|were) the (?:two|three|four|five) [\w-]+$|\b(?:in line|(?:is|are|was|were|been) known)$|\b(?:is|are|was|were) (?:the|a|an) (?:day|night|week|month|year|time|moment|place|reason|way|one|thing|part|kind|sort)$"
)


def cuts(sentence: str, language: str) -> tuple[str, ...]:
    """Clauses of `sentence` that could head a section, the best first; words and order are the sentence's own."""
    return clauses(sentence, language, MIN_WORDS, MAX_WORDS)


@lru_cache(4096)
def clauses(sentence: str, language: str, least: int, most: int) -> tuple[str, ...]:
    """Clauses of `sentence` of `least` to `most` words that stand on their own, the fullest first."""
    found: list[str] = []
    for clause in _starts(sentence, language):
        found += [
            c
            for p in _prefixes(clause, language, least, most)
            if reads(c := _LAST_DAY.sub("", p).rstrip(" ,"), language)
        ]
    found = [clause for clause in found if not _loses_its_year(clause, sentence)]
    return tuple(sorted(dict.fromkeys(found), key=lambda c: (abs(length(c) - (most - 1)), c)))


def _loses_its_year(clause: str, sentence: str) -> bool:
    """Whether the sentence dates the clause by a year that it does not have: before it, or after it with no other clause between."""
    end = sentence.find(clause[-_TAIL:]) + len(clause[-_TAIL:])
    start = end - len(clause)
    for time in _OF_A_TIME.finditer(sentence):
        if time["year"] not in clause:
            between = sentence[end : time.start()] if time.start() >= end else sentence[time.end() : max(0, start)]
            if not _ANOTHER_CLAUSE.search(between):
                return True
    return False


def _starts(sentence: str, language: str) -> Sequence[str]:
    found = starts(trim(sentence))
    if language == "en":
        return found
    return [*dict.fromkeys(foreign_clauses.without_aside(clause, language) for clause in found)]


def _prefixes(clause: str, language: str, least: int, most: int) -> list[str]:
    """Every beginning of the clause, of `least` to `most` words, that ends where a phrase ends; the whole clause first."""
    ends = clause_ends.ends(clause) if language == "en" else foreign_clauses.ends(clause)
    return [p for end in ends if least <= length(p := without_stop(clause[:end].strip(" ,;:–—-"))) <= most]


def starts_well(text: str) -> bool:
    """Whether the text begins with a subject of its own: no pronoun, connective or adverbial."""
    return not _BAD_START.match(text)


def points_away(text: str) -> bool:
    """Whether a word of the text means something outside it: a pronoun, the reader, or the day of its writing."""
    return bool(_POINTS.search(text)) or points_back(text)


def points_back(text: str) -> bool:
    """Whether the text speaks of something as told before: "rejected that view"."""
    return bool(_POINTS_BACK.search(text))


def ends_well(text: str) -> bool:
    """Whether the text ends where something is complete: not in an auxiliary, an article or a preposition."""
    return not _BAD_END.search(text.lower())


@lru_cache(8192)
def reads(clause: str, language: str) -> bool:
    """Whether the clause can be read alone: it begins with a subject, has its verb, and nothing in it hangs."""
    if (
        _BARE_NUMBER.search(clause)
        or _BAD_START.match(clause)
        or _BAD_END.search(clause.lower())
        or _MARKS.search(clause)
    ):
        return False
    if (
        _COMPARES.search(clause)
        or _HALF_SAID.search(clause)
        or _WHICH_ONE.search(clause)
        or _OF_WHAT.match(clause)
        or _is_a_thing_alone(clause)
        or ((half := _HALF_ASIDE.match(clause)) and is_verb_form(half["verb"]) and not finite_verb(words(half["name"])))
        or ((adverb := _ADVERB_FIRST.match(clause)) and is_verb_form(adverb["next"]))
    ):
        return False
    if (", " in clause and length(clause) <= MAX_WORDS) or (language == "en" and _has_no_verb_but_a_relative(clause)):
        return False
    if not _whole_quotes(clause) or clause.endswith("ly") or points_away(clause):
        return False
    if not (clause[0].isupper() or clause[0].isdigit() or not clause[0].isascii()):
        return False
    if language != "en":
        return length(clause) >= 4 and foreign_clauses.has_verb(clause, language)
    return _is_clause(clause)


def _whole_quotes(clause: str) -> bool:
    return clause.count('"') % 2 == 0 and clause.count("“") == clause.count("”") and not set(clause) & set("„«»")


def _is_a_thing_alone(clause: str) -> bool:
    """Whether a relative clause follows the subject, and no verb of the subject's own after its comma."""
    found = _RELATIVE_FIRST.match(clause)
    if not found or finite_verb(words(found["subject"])) is not None:
        return False
    return not any(is_verb_form(part.split()[0].lower()) for part in found["rest"].split(", ")[1:] if part.strip())


def _has_no_verb_but_a_relative(clause: str) -> bool:
    """Whether the clause ends in ", which ..." and what that adds to has no verb: "Ana Moss said the law, which cuts taxes"."""
    found = _RELATIVE_LAST.match(clause)
    if not found:
        return False
    before = words(found["before"])
    said = next((n for n in range(len(before) - 1, -1, -1) if before[n].lower() in _TAKE_CLAUSES), None)
    return finite_verb(before if said is None else ["x", *before[said + 1 :]]) is None


def _is_clause(clause: str) -> bool:
    """A finite verb after a subject of at most seven words, with two words, or one noun, to complete it."""
    tokens = words(clause)
    verb = finite_verb(tokens)
    if verb is None or verb > 7:
        return False
    rest = tokens[verb + 1 :]
    relative = {"who", "which", "that", "whose"} & {t.lower() for t in tokens[:verb]}
    said = tokens[verb].lower() in _TAKE_CLAUSES or _has_said(tokens[verb:])
    after = _after_participle(tokens, verb)
    if (relative or said) and finite_verb(["x", *(_out_of_relative(after) if relative else after)]) is None:
        return False
    if tokens[verb].lower() in AUXILIARIES and rest and finite_verb(["x", *rest]) is None and len(rest) < 2:
        return bool(rest) and not rest[0].endswith(("ing", "ly")) and len(tokens) >= 4
    if _hangs(rest):
        return False
    completed = len(rest) >= 2 or (len(rest) == 1 and not rest[0].endswith(("ing", "ly", "ed")))
    return completed and _not_only_attribution(tokens)


def _out_of_relative(after: list[str]) -> list[str]:
    """The words after a relative clause's verb without what goes on with it: "which were released and are shared", "who says the dam broke"."""
    said = next((n for n, word in enumerate(after) if word.lower() in _TAKE_CLAUSES), len(after))
    kept = after[:said]
    return [word for word, before in zip(kept, ["", *kept], strict=False) if before.lower() not in ("and", "or", "but")]


def _has_said(verbs: list[str]) -> bool:
    """Whether it is "have argued" and the like, which take no noun: "has claimed victory" is whole."""
    return verbs[0].lower() in {"has", "have", "had"} and len(verbs) > 1 and verbs[1].lower() in _TAKE_NO_NOUN


def _after_participle(tokens: list[str], verb: int) -> list[str]:
    """The words after a verb and the participle that belongs to it: "were caught" is one verb."""
    after = verb + 1
    if tokens[verb].lower() not in AUXILIARIES:
        return tokens[after:]
    while after < len(tokens) and (tokens[after].lower() in AUXILIARIES or _ADVERB.search(tokens[after])):
        after += 1
    if after < len(tokens) and (tokens[after] in pasts() or _PARTICIPLE.search(tokens[after])):
        after += 1
    return tokens[after:]


_ADVERB = re.compile(r"ly$|^(?:not|never|also|still|already|now|once)$")
_PARTICIPLE = re.compile(r"(?:ed|en|ing)$")
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

_TAKE_NO_NOUN = frozenset("said argued insisted hoped thought believed".split())


def _not_only_attribution(tokens: list[str]) -> bool:
    """ "The minister said Tuesday" says nothing; what was said has to follow."""
    for position, word in enumerate(tokens):
        if re.fullmatch(r"(?:said|says|told|added|noted|explained|continued|wrote|tweeted)", word):
            return len(tokens) - position > 4 and word != "told"
    return True
