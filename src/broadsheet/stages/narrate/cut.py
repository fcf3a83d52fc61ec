"""Sentences trimmed where grammar allows. A cut only ever drops words: what is left stands in the source in this order."""

import re
from functools import lru_cache

from broadsheet.language.weekdays import NAMING, NOT_IN_A_NAME, PART_OF_DAY, WEEKDAY
from broadsheet.stages.narrate.verb_forms import AUXILIARIES, bases, is_verb_form, third_persons

_DATELINE = re.compile(
    r"^(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’ \-]{2,}(?:, [A-ZÀ-Þ][\w.'’]*)?/){0,2}(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’\-]+(?:[ ,]+[A-ZÀ-Þ][\w.'’\-]*){0,4}(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?(?: ?\([^)]{2,40}\))?|[A-ZÀ-Þ][\wÀ-ÿ. ,'’\-]{1,40} ?\([A-Z][\w /.\-]{1,25}\)"
    r"|[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,2}, (?:[A-Z]{2}|[A-Z][a-z]{2,4}\.))(?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?(?: ?(?:--|—|–)+ ?| -+ )"
    r"|^[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,2}(?:, [A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,2}){1,3}: "
    r"|^(?!The |Associated |Agence |Cable )[A-ZÀ-Þ][\w.'’-]+(?:,? [A-ZÀ-Þ][\w.'’-]+){0,3} \((?:CNN(?: Business)?|AP|AFP|Reuters|UPI|dpa|EFE|ANSA|Xinhua)\) ?(?=[A-ZÀ-Þ\"“])"
)
_REPORTS = re.compile(r"^[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{2,40}, (?:HOST|BYLINE): (?=[A-ZÀ-Þ\"“])")  # in a transcript
_MARK = re.compile(r"^(?:[►▶▸•·●■→*]+\s*|[—–] )")  # of a list's entry; of a dateline that is gone
_LABEL = re.compile(r"^(?:Update|Updated|Breaking|Summary|Correction|Exclusive|Related|Analysis|News|Latest|TL;DR)\b[^:.]{0,20}: (?=\w)", re.IGNORECASE)  # fmt: skip
# "CLOSE After a week": a word in capitals before the word that opens the sentence is a page's label; so is a picture's credit.
_SHOUT = re.compile(
    r"^(?:CLOSE|Supplied|(?:Reuters|AFP|Getty Images)(?= (?:People|Police|Protesters|Demonstrators|Residents|Members|Supporters|Workers|Soldiers|An?|The) )|(?:Reuters|AP|AFP|EPA) ?/ ?[A-Z][\w'’-]+ [A-Z][\w'’-]+) (?=[A-Z])|^[A-Z]{4,}(?: [A-Z]{3,})? (?=(?:The|A|An|In|On|At|After|As|When|What|For|With|This|These|It|But|If|While|Before|From|By) [\w“\"])"
)
_OPENING = re.compile(
    r"^(?:However|Meanwhile|Moreover|Furthermore|In addition(?! to)|Additionally|Also|Still|Then|And|But(?! for\b)|So|Yet|Plus|Nevertheless|Nonetheless|"
    r"Of course|Indeed|In fact|For example|For instance|Instead|That said|Finally|Similarly(?! to)|Likewise|In other words|As a result(?! of)|Overall|"
    r"Now|Again|Besides|Therefore|Thus|Hence|Consequently|Accordingly|Interestingly|Notably|Unfortunately|Fortunately|"
    r"Allerdings|Zudem|Außerdem|Doch|Aber|Sin embargo|Además|Pero|Por otra parte|Mientras tanto|Cependant|Mais|Toutefois)"
    r"(?:, | (?=[a-zäöüß])|(?<=^But) (?=[A-Z])|(?<=^And) (?=[A-Z]))"
)
_NEEDS_COMMA = re.compile(r"^(?:Still|Then|So|Yet|Now|Again|Also|Instead|Besides|Thus|Plus) (?!I\b)")
# "Sailors (58 percent of them) blame the port": brackets that say of how many it holds, or whether, stay.
_BRACKETED = re.compile(
    r" \((?![A-Z]{2,8}\)|[^()]*(?:\bper ?cent\b|%|\b(?:of (?:them|those|whom)|except|not (?:the|an?|yet|all|every|by|in)|only|alleged\w*|reported\w*)\b))[^()]{1,80}\)| \[(?:sic|\d{1,3})\]"
)
_DAY_PHRASE = rf"(?:(?:on|late|later|early|earlier)(?: on)? {WEEKDAY}|{WEEKDAY}|earlier today|later today|today|yesterday|tonight){PART_OF_DAY}"
# A day at a clause's end: "was closed on Tuesday.", "..., officials said Tuesday, and".
_DAY_AT_END = re.compile(
    rf"(?P<before>[\w%’'\"”)]+) {_DAY_PHRASE}(?P<after>(?:, | that )(?!\w+ \d|\d{{1,2}} [A-Z])|\.[\"”]?$)"
)
_DAY_AFTER_SPEECH = re.compile(rf"\b(?P<before>said|announced|reported|told reporters|confirmed|warned) {_DAY_PHRASE}(?P<after> (?:that|it|he|she|they|the|in an? |during )\b)")  # fmt: skip
# "was acquitted Tuesday of murder", "announced Friday new tariffs": a bare day after a verb, before what completes it.
_DAY_AFTER_VERB = re.compile(
    rf"(?<= )(?P<verb>[a-z]{{2,}}) {WEEKDAY}{PART_OF_DAY} (?=(?:of|in|at|for|with|by|from|against|under|into|on|over|when|as|new|two|three|four|five|six|a|an|the|his|her|their|its)\b (?!\w+day\b))"
)
# "called on its members on Tuesday to strike": a day before what is asked, agreed or meant.
_DAY_BEFORE_TO = re.compile(rf"(?P<before>[\w%’']+){NOT_IN_A_NAME} {_DAY_PHRASE}(?= to (?P<verb>[a-z]+)\b)")
# "The council on Monday approved": a day between a subject and its verb.
_DAY_BEFORE_VERB = re.compile(rf"(?<=[\w%’'\"”)]) (?:on|late|early) {WEEKDAY}{PART_OF_DAY} (?P<verb>[a-z]+)\b")
_DAY_FIRST = re.compile(
    rf"^(?:(?:On |Late |Early |Earlier |Later )?(?:{WEEKDAY}|[Tt]oday)|Today|Yesterday|Tonight){PART_OF_DAY}, (?!\w+\.? \d|\d{{1,2}} [A-Z]|and |or )(?=\w)"
)
# Before these a day is no addition: "between Monday and Friday", "until Sunday".
_KEEPS_DAY = frozenset("on late early later earlier in at with for out due back up down off from until till by since before after between and or to through this last next every each for of than as is was are were be the a".split()) | frozenset(map(str.lower, NAMING))  # fmt: skip


@lru_cache(4096)
def trim(sentence: str) -> str:
    """`sentence` without dateline, label, opening connective, bracketed asides and the days that only its own day explains."""
    text = _REPORTS.sub("", _DATELINE.sub("", _MARK.sub("", sentence)))
    text = _LABEL.sub("", _SHOUT.sub("", text))
    text = without_opening(text)
    text = _outside_quotes(_BRACKETED, text, "")
    text = without_days(text)
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"(?<=,),", "", re.sub(r" ([,.;:])(?!\d)", r"\1", text))
    return text[:1].upper() + text[1:]


def without_stop(text: str) -> str:
    """`text` without its full stop, also one within its last quotation mark; those of "U.S." and "2 p.m." stay."""
    if re.search(r"\b(?:[A-Z]|[ap]\.m)\.$", text):
        return text
    return re.sub(r"(?<=[^\W_])[.,!](?=[\"”’]$)", "", text.rstrip(".!。"))


def without_opening(text: str) -> str:
    """`text` without its first connective, where enough follows."""
    match = _OPENING.match(text)
    if not match or _NEEDS_COMMA.match(text):
        return text
    rest = text[match.end() :]
    return rest if len(rest.split()) >= 5 else text


def without_days(text: str) -> str:
    """`text` without "on Tuesday" and "today" where a clause ends or begins and is whole without them.

    A page is read on another day, and a day of the week alone says nothing there.
    """
    text = _outside_quotes(_DAY_AFTER_SPEECH, text, r"\g<before>\g<after>")
    after = _DAY_AFTER_VERB.search(text)
    if (
        after
        and is_verb_form(after["verb"])
        and after["verb"] not in _KEEPS_DAY
        and not _in_quotes(text, after.start())
    ):
        text = f"{text[: after.end('verb')]} {text[after.end() :]}"
    asked = _DAY_BEFORE_TO.search(text)
    if (
        asked
        and asked["verb"] in bases()
        and not (asked["before"].lower() in _KEEPS_DAY or _in_quotes(text, asked.start()))
    ):
        text = text[: asked.end("before")] + text[asked.end() :]
    subject = _DAY_BEFORE_VERB.search(text)
    if subject and is_verb_form(subject["verb"]) and _is_subject(text[: subject.start()]):
        text = f"{text[: subject.start()]} {text[subject.start('verb') :]}"
    first = _DAY_FIRST.match(text)
    if first and len(text[first.end() :].split()) >= 5:
        text = text[first.end() :]
    match = _DAY_AT_END.search(text)
    while match and not (_is_whole(text, match) and not _in_quotes(text, match.start())):
        match = _DAY_AT_END.search(text, match.end("before") + 1)
    return text[: match.end("before")] + text[match.start("after") :] if match else text


def _is_subject(text: str) -> bool:
    """Whether the text before a day is a subject: a few words outside quotes, no verb among them, and no preposition at its end."""
    found = text.split()
    plain = not any(is_verb_form(w.lower().strip(",")) for w in found) and found[-1].lower() not in _KEEPS_DAY
    return plain and len(found) < 10 and not _in_quotes(text, len(text))


def _is_whole(text: str, match: re.Match[str]) -> bool:
    """Whether the clause before the day says something without it."""
    before = match.group("before").lower()
    words = text[: match.end("before")].split()
    if before in _KEEPS_DAY or before in AUXILIARIES or len(words) < 5:
        return False
    speech = before in ("said", "announced", "reported", "confirmed", "statement", "say", "says")
    return speech or not (before in bases() or before in third_persons() or before.endswith("ing"))


def _outside_quotes(pattern: re.Pattern[str], text: str, by: str) -> str:
    """`text` with each match of `pattern` that begins outside quotation marks replaced."""
    return pattern.sub(lambda m: m.group() if _in_quotes(text, m.start()) else m.expand(by), text)


def _in_quotes(text: str, at: int) -> bool:
    before = text[:at]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")
