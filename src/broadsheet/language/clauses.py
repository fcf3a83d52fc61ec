"""Is a date of a sentence the date of what the sentence tells? Told by its place among the clauses, without a parser.

Meant to err on the side of no: a date in a quotation, in a subordinate clause, in a noun phrase ("the Jan. 6 riot",
"Tuesday's vote"), beside a verb of saying or of state, or of what did not or only may have happened, is not.
"""

import re

from broadsheet.language.clause_words import (
    AUXILIARIES,
    CLAUSE_WORDS,
    DETERMINERS,
    NOUNS_IN_ING,
    PARTICIPLE_EN,
    SPEECH_EN,
    STATE_EN,
    SUBORDINATORS_EN,
    TIMETABLE_EN,
    VERB_EN,
    ClauseWords,
)
from broadsheet.language.weekdays import WEEKDAY

_QUOTED = re.compile(r"“[^”]*”?|„[^“”]*[“”]?|«[^»]*»?|\"[^\"]*\"?|(?<!\w)‘[^’]*’(?!\w)|\([^)]*\)|\[[^\]]*\]")
_DATELINE = re.compile(r"^[A-ZÀ-Þ]{3}[^a-z]*(?:[A-Z][\w, .’'/]{1,30})?(?:\([^)]{2,40}\))? ?(?:--|[–—-]) ")
_ASIDE = re.compile(
    r",\s(?:who|which|whose|whom|where|a|an|the|now|then|aged|\d+|[a-z]+ed|bought|built|held|made|led|sold|lost|won|left|found|known|born|run|sent|seen|given)\b[^,]{1,90},(?=\s)|\s[—–]\s[^—–]{1,90}\s[—–](?=\s)"
)
_LED = re.compile(
    r"^(?:(?:In fact|However|Meanwhile|Also|Then|But|And|Separately|Indeed|Still),?\s)?"
    r"(?:(?i:On|In|By|At|Over|During|Late|Early|Earlier|Later|Back in|Back on|From)\s)?(?:(?:the|about|around|early|late|later)\s)*$"
)
_LEAD_WORD = re.compile(
    r"^(?:\w+ing|According|With|After|When|If|While|As|Because|Despite|Although|Though|Since|Before|Under|For|At|In|On|By|From|To|Amid|"
    r"Following|Unlike|Like|Asked|Based|Given|Of|Among|[A-Z]\w+ed)\b[^,]*,\s"
)
_END = re.compile(
    rf"[;:]|,?\s(?:{SUBORDINATORS_EN})\b|,\swhen\b|,\s(?:\w+ly\s)?\w+ing\b|,\s(?:and|or|so|yet)\b|\s[—–]\s"
)
_TOKEN = re.compile(rf"(?<![\w'’-])(?:(?P<verb>{VERB_EN}|{TIMETABLE_EN})|(?P<ing>[A-Za-z]+ing))(?![\w'’-])(?!n['’]t)")
_GROUP = re.compile(rf"(?:{AUXILIARIES}\s(?:\w+ly\s|also\s|now\s|since\s|then\s|to\s)?)*(?:{PARTICIPLE_EN}\b)?")
_NEGATION = re.compile(
    r"\b(?:not|never|no longer|nobody|none|neither|nor|barely|hardly)\b|n['’]t\b|^No\s", re.IGNORECASE
)
_NOUN_TAKES = re.compile(
    r"\b(?:of|than|between|through|until|till|before|after|since|about|like|as|over|and|or|within|ahead of|for|to|with|per|by)\s(?:the\s)?(?:early\s|late\s)?$"
)
_FIXED_FOR = re.compile(
    r"\b(?:scheduled|set|planned|due|slated|postponed|delayed|moved|extended|adjourned|put off)\s(?:for|to|until|till)\s$"
)
_WAS_TO = re.compile(r"(?:was|were|had been)\s(?:set|due|scheduled|expected|supposed|slated|planned)\s(?:to|for)\b")
_OPENS_LOWER = re.compile(rf"\s*(?:{SUBORDINATORS_EN})\b")
_FROM = re.compile(r"\bfrom\s(?:early\s|late\s)?$")
_STARTS = re.compile(r"\b(?:will|begins?|starts?|began|started|takes?|took)\b")
_HABIT = re.compile(r"\b(?:always|usually|typically|often|every|each|annually|traditionally|generally|normally)\b")
_PAIRED = re.compile(
    rf"\s(?:and|or|to|through|until)\s(?:early\s|late\s)?(?:{WEEKDAY}|January|February|March|April|May|June|July|"
    r"August|September|October|November|December|\d{4})\b"
)
_ATTRIBUTE_OF = re.compile(r"\b(?:a|an|the|its|his|her|their|our|that|this|another|each|every)\s(?:[\w-]+\s){0,2}$")
_MAY_FOLLOW = re.compile(
    r"\s?[.,;:!?)”\"]|$|\s(?:in|at|on|to|for|with|after|when|as|by|from|over|during|and|but|or|that|where|against|following|amid|under|because|"
    r"before|while|near|outside|inside|into|through|the|a|an|its|his|her|their|of|about|since|morning|night|evening|afternoon|local)\b"
)
_A_DAY = re.compile(r"day\b|night\b|^[A-Z][a-z]+\.? \d{1,2}\b(?!\d)")
_ON = re.compile(r"[\w)]\s(?:on\s)?(?:late\s|early\s)?$")
_ANNOUNCED = re.compile(r",\s(?:[\w.’'&-]+\s){1,7}(?:announced|confirmed|revealed|ruled)\s(?:on\s)?$")


def tells_when(sentence: str, start: int, end: int, language: str) -> bool:
    """Whether the date `sentence[start:end]` is when the event of the sentence's main clause happened or is to happen.

    False in a language whose clauses are not known.
    """
    dateline = _DATELINE.match(sentence)
    if dateline:
        at = dateline.end()
        return start >= at and tells_when(sentence[at:], start - at, end - at, language)
    text = _QUOTED.sub(_blank, sentence)
    if text[start:end].strip(" ·") != sentence[start:end].strip() or text[end : end + 2] in ("'s", "’s"):
        return False
    if language == "en":
        return _in_english(text, start, end)
    words = CLAUSE_WORDS.get(language)
    return words is not None and _in_other(text, start, end, words)


def _blank(match: re.Match[str]) -> str:
    return "·" * len(match.group())


def _in_english(text: str, start: int, end: int) -> bool:
    if any(m.start() < end and start < m.end() for m in _ASIDE.finditer(text)):
        return False
    text = _ASIDE.sub(lambda m: " " * len(m.group()), text)
    if _HABIT.search(text) or _PAIRED.match(text, end) or text.startswith(("If ", "Whether ", "Unless ")):
        return False
    if _ANNOUNCED.search(text, 0, start) and re.match(r"[\s\w]{0,12}\W*$", text[end:]):
        return True
    led = bool(_LED.match(text[:start]))
    if not led and not _stands_free(text, start, end):
        return False
    begin, stop = _main_clause(text, end if led else 0, led)
    if not led and not begin <= start < stop:
        return False
    if _OPENS_LOWER.match(text, begin):
        return False
    verbs = [m for m in _TOKEN.finditer(text, begin, stop) if _is_verb(text, m)]
    while verbs and verbs[0]["ing"]:  # the subject: "sentencing is due"
        del verbs[0]
    if not verbs or not _tells_event(text[begin:stop], verbs[0].start() - begin):
        return False
    if text.startswith(" that ", stop) and re.search(r"\breported\b", text[begin:stop]):
        return False
    return led or _belongs(text, start, end, verbs)


def _stands_free(text: str, start: int, end: int) -> bool:
    """No part of a noun phrase: "of June 3", "the June 3 vote"."""
    before = text[:start]
    if _NOUN_TAKES.search(before) and not _FIXED_FOR.search(before):
        return False
    if _FROM.search(before) and not _STARTS.search(before):
        return False
    return bool(_MAY_FOLLOW.match(text, end)) or not _ATTRIBUTE_OF.search(before)


def _main_clause(text: str, at: int, led: bool) -> tuple[int, int]:
    lead = None if led else _LEAD_WORD.match(text)
    begin = lead.end() if lead else at
    if led:
        comma = re.match(r"[^,]{0,40},\s", text[at:])
        begin = at + comma.end() if comma else at
    ending = _END.search(text, begin + 1)
    return begin, ending.start() if ending else len(text)


def _is_verb(text: str, match: re.Match[str]) -> bool:
    """Not an adjective before its noun ("a reduced field", "on ascending candidate"), nor a noun in -ing."""
    before = text[: match.start()].rstrip().rpartition(" ")[2].lower().strip(",.")
    if match["ing"]:
        return match["ing"].lower() not in NOUNS_IN_ING and before not in DETERMINERS
    adjective = before in DETERMINERS - {"to", "and", "or"} or (before.endswith("ed") and len(before) > 4)
    return not (match["verb"].endswith("ed") and adjective)


def _tells_event(clause: str, at: int) -> bool:
    verb = _TOKEN.match(clause, at)
    if verb is None or verb["ing"] or _NEGATION.search(clause):
        return False
    word = verb["verb"]
    group = _GROUP.match(clause, at)
    if _WAS_TO.match(clause, at):
        return False
    if word in ("is", "are", "was", "were", "has", "have", "had"):
        return bool(group and re.search(rf"\b{PARTICIPLE_EN}$", group.group().rstrip())) and not re.search(
            r"\b(?:been|said|told|spoken|known|based|considered|expected|believed|used|wanted|supposed|located)$",
            group.group() if group else "",
        )
    return not re.fullmatch(rf"{SPEECH_EN}|{STATE_EN}", word)


def _belongs(text: str, start: int, end: int, verbs: list[re.Match[str]]) -> bool:
    """Whether the main verb is the nearest before the date, or follows it at once ("the Senate on Tuesday passed")."""
    before = [v for v in verbs if v.start() < start]
    follows = next((v for v in verbs if v.start() >= end), None)
    at_once = follows is not None and not text[end : follows.start()].strip()
    if not before:
        return at_once and bool(_A_DAY.search(text[start:end])) and bool(_ON.search(text[:start]))
    if at_once:
        return False
    group = _GROUP.match(text, before[0].start())
    reach = max(before[0].end(), group.end() if group else 0)
    last = before[-1]
    if last.start() < reach:
        return True
    between = text[before[0].start() : last.start()]
    if " when " in between and re.search(r"\b(?:was|were)\b", between):  # "four were hurt when the roof fell"
        return True
    return bool(re.search(r"\b(?:and|then)\s(?:\w+ly\s)?$", between)) and not re.search(r"\d{4}", between)


def _in_other(text: str, start: int, end: int, words: ClauseWords) -> bool:
    if re.search(words.before, text[:start], re.IGNORECASE):
        return False
    cuts = [m.end() for m in re.finditer(words.cut, text) if not start <= m.start() < end]
    begin = max((c for c in cuts if c <= start), default=0)
    stop = min((c for c in cuts if c > start), default=len(text))
    if not text[end:stop].strip(" ,") and start - begin < 16:  # "In 2014, a quake struck"
        stop = min((c for c in cuts if c > stop), default=len(text))
    clause = text[begin:stop].rstrip(" ,.;:!")
    opening = re.search(rf"(?:^|\s)(?:{words.subordinate})\b", text[max(0, begin - 12) : begin + 12], re.IGNORECASE)
    if opening and begin:
        return False
    return bool(re.search(words.event, clause)) and not re.search(words.no_event, clause, re.IGNORECASE)
