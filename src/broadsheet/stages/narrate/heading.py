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
# Where a clause is whole before the word: what follows only adds circumstances.
_STRONG = r"after|because|before|when|while|until|which|who|where|whose|whom|although|though|despite|following|amid|according|unless|weil|nachdem|während|tras|después|porque|aunque|mientras|après|parce"
# Before these only where the clause has its object already: "in Leon County" adds, "for a way out" completes.
_WEAK = r"in|on|at|during|since|near|under|im|am|bei|en|dans"
_STRONG_END = re.compile(rf"(?:; | [–—] |,? (?=(?:{_STRONG})\b)|, (?=(?:but|as|said|says|according|with|including)\b))")
_WEAK_END = re.compile(rf" (?=(?:{_WEAK})\b)")
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
    return sorted(unique, key=lambda c: (abs(len(c.split()) - 8), c))


def _starts(text: str) -> list[str]:
    """The clauses at which a heading may begin: the sentence, without its adverbial, without "X said that"."""
    main = _LEADING.sub("", text)
    inner = _SAYS_THAT.sub("", main)
    return [s[:1].upper() + s[1:] for s in dict.fromkeys((inner, main, text)) if s]


def _prefixes(clause: str) -> list[str]:
    """Every beginning of the clause that ends where a phrase ends; the whole clause first."""
    ends = [len(clause)] + [m.start() for m in _STRONG_END.finditer(clause)]
    weak = [m.start() for m in _WEAK_END.finditer(clause) if not _wants_more(clause[: m.start()])]
    return [p for end in ends + weak if MIN_WORDS <= len((p := clause[:end].strip(" .,;:–—-!")).split()) <= MAX_WORDS]


def _wants_more(clause: str) -> bool:
    """Whether the clause ends in a verb, a participle or an adverb, which what follows completes."""
    last = clause.split()[-1].lower()
    return has_verb(last) or last.endswith(("ing", "ed", "ly", "en")) or last in _RELATIONAL


_RELATIONAL = frozenset(
    "able likely due based aware ready set key part one kind interest increase decrease rise drop place position role spotlight".split()
)


def _reads(heading: str, language: str) -> bool:
    if _BAD_START.match(heading) or _BAD_END.search(heading) or "?" in heading:
        return False
    if re.search(r"[\"“”„«»()\[\]:]| [–—] ", heading) or re.search(r"\b\w+ly$|\bor$", heading):
        return False
    words = heading.split()
    if not (heading[0].isupper() or heading[0].isdigit()):
        return False
    if language != "en":
        return len(words) >= 4
    return _has_predicate(words) and _not_only_attribution(words) and not _participle_only(heading)


def _has_predicate(words: list[str]) -> bool:
    """A finite verb after the subject, with at least two words, or one noun, to complete it."""
    verbs = [i for i, w in enumerate(words) if i > 0 and has_verb(w)]
    if not verbs:
        return False
    rest = words[verbs[0] + 1 :]
    return len(rest) >= 2 or (len(rest) == 1 and not has_verb(rest[0]) and not rest[0].endswith(("ing", "ly", "ed")))


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
