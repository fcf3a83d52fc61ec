"""Headings: a section's own clause, cut to three to nine words where the grammar lets it end."""

import re

from broadsheet.stages.narrate.cut import has_verb, trim

MIN_WORDS, MAX_WORDS = 3, 9
_LEADING = re.compile(
    r"^(?:(?:On|In|At|By|After|Before|During|Since|When|While|As|For|With|Under|Following|Despite|Although|Amid|According to|Last|This|Am|Im|Nach|El|En|Tras|Según)\b[^,]{2,60}), (?=\w)"
)
_SAYS_THAT = re.compile(
    r"^.{2,60}?\b(?:said|says|announced|reported|confirmed|noted|added|explained|found|showed|revealed)(?: (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)? that (?=\w+ \w+)"
)
_STOP = (
    r"after|as|because|before|when|while|in|on|at|for|with|from|during|amid|over|under|since|until|which|who|where|whose|whom|and|but|if|although|"
    r"including|despite|following|between|against|near|around|through|across|within|without|by|into|about|according|than|"
    r"nach|wegen|weil|und|im|am|mit|bei|auf|für|tras|por|porque|en|con|para|y|según|après|dans|avec|pour|et"
)
_BOUNDARY = re.compile(rf"(?:[,;:]| [–—-] | (?=(?:{_STOP})\b))")
_BAD_END = re.compile(
    r"(?:^|\s)(?:a|an|the|of|to|and|or|but|that|this|these|those|his|her|its|their|our|is|are|was|were|be|been|being|has|have|had|will|would|could|can|"
    r"may|might|must|should|not|no|very|more|most|than|as|so|said|says|told|say|also|who|which|it|he|she|they|we|there|just|only|even|still|such|"
    r"\w+['’](?:s|re|ve)?|in|on|at|for|with|from|by|up|out|off|over|into|about|over|under|first|second|last|next|new|several|some|many|few|"
    r"announced|found|confirmed|der|die|das|ein|eine|und|zu|den|dem|des|el|la|los|las|un|una|de|del|que|se|ha|han|le|les|du|à|"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d[\d,.]*))$",
    re.IGNORECASE,
)
_BAD_START = re.compile(
    r"^(?:It|He|She|They|We|I|You|This|That|These|Those|There|His|Her|Their|Its|My|Our|Your|And|But|So|Or|If|When|While|Because|Although|After|As|Who|Which|Where|What|How|Why|Er|Sie|Es|Él|Ella)\b"
)


def cuts(sentence: str, language: str) -> list[str]:
    """Clauses of `sentence` that could head a section, the best first; words and order are the sentence's own."""
    found: list[str] = []
    for clause in _starts(trim(sentence)):
        found += [c for c in _prefixes(clause) if _reads(c, language)]
    unique = list(dict.fromkeys(found))
    return sorted(unique, key=lambda c: (abs(len(c.split()) - 7), c))


def _starts(text: str) -> list[str]:
    """The clauses at which a heading may begin: the sentence, without its adverbial, without "X said that"."""
    main = _LEADING.sub("", text)
    inner = _SAYS_THAT.sub("", main)
    return [s[:1].upper() + s[1:] for s in dict.fromkeys((inner, main, text)) if s]


def _prefixes(clause: str) -> list[str]:
    """Every beginning of the clause that ends where a phrase ends."""
    ends = [m.start() for m in _BOUNDARY.finditer(clause)] + [len(clause)]
    return [p for end in ends if MIN_WORDS <= len((p := clause[:end].strip(" .,;:–—-!")).split()) <= MAX_WORDS]


def _reads(heading: str, language: str) -> bool:
    if _BAD_START.match(heading) or _BAD_END.search(heading) or "?" in heading:
        return False
    if re.search(r"[\"“”„«»()\[\]]", heading):
        return False
    words = heading.split()
    if not (heading[0].isupper() or heading[0].isdigit()):
        return False
    if language != "en":
        return len(words) >= 4
    verb = re.search(r"\S+\s+(.+)", heading)
    return bool(verb and has_verb(verb.group(1)) and _not_only_attribution(words) and not _participle_only(heading))


def _not_only_attribution(words: list[str]) -> bool:
    """ "The minister said Tuesday" says nothing; what was said has to follow."""
    for position, word in enumerate(words):
        if re.fullmatch(r"(?:said|says|told|added|noted|explained)", word):
            return len(words) - position > 4 and word != "told"
    return True


def _participle_only(heading: str) -> bool:
    """ "The men accused of the theft" has a participle and no verb of its own: the -ed word is followed by "of", "by" or "in"."""
    verbs = re.findall(r"\b(\w+)\b(?: (by|of|in|as|to|with)\b)?", heading)
    finite = [w for w, after in verbs if has_verb(w) and not (w.endswith("ed") and after in ("by", "of", "with", "as"))]
    return not finite
