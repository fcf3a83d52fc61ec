"""Which sentences may stand on a page at all, and which of them a reader understands who has read nothing before."""

import re
from functools import lru_cache

from broadsheet.stages.narrate.clauses import finite_verb, words
from broadsheet.stages.narrate.cut import without_days, without_opening
from broadsheet.stages.narrate.spans import Span
from broadsheet.stages.narrate.verb_forms import AUXILIARIES

MIN_WORDS, MAX_WORDS = 6, 42  # shorter says too little, longer is not read
MAX_LEAD = 52  # of an article's first sentence, which readers know to be long
_LOOSE_WORDS = (4, 80)  # where an article has nothing better
_PRONOUN_PLACE = 8  # words before which a pronoun without a noun before it looks ahead, or back to another sentence
_PER_WORD = 2.0  # characters of Chinese, Japanese and Thai to a word
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]")
_SHOUTING = 0.35  # of all letters: menus, tables and banners
_PRONOUN = re.compile(
    r"^[\"“„«'‘]?(?:He|She|It|They|We|I|You|His|Her|Their|Its|Our|My|Your|This|That|These|Those|Such|Here|There|Both|Neither|Either|One|"
    r"Another|Others|Some|Many|Most|Few|Several|All|None|Each|Er|Sie|Es|Wir|Ich|Dies\w*|Seine?|Ihre?|Él|Ella|Ellos|Ellas|Esto|Esta|Este|Su|Sus|Il|Elle|"
    r"Ils|Elles|Ce|Cette|Ces|Dabei|Dazu|Damit|Dort)\b",
)
_THERE_IS = re.compile(
    r"^(?:There (?:is|are|was|were|has|have|will)|It (?:is|was|would be|will be) (?:the|a|an|clear|unclear|likely|unlikely|possible|impossible|important|essential|time|hard|difficult|easy)\b|Some \d|(?:Most|Some|Many|All|Several|Few) (?:of the )?\w+s\b|One (?:of the|in) )"
)
_HANGING = re.compile(
    r"^(?:Because of (?:this|that)|After (?:that|this)|As such|Either way|At the same time|By contrast|In contrast|On the other hand|"
    r"In response|Asked (?:about|whether|if)|Again|Later|Earlier|Now|Soon|Not only|According to (?:him|her|them)|With (?:that|this)|To that end|Two of (?:them|the|those)|One of (?:them|those)|First,? |Second,|Third,|At first|The (?:two|three|four|five|pair|trio|fifth|third|second|first)\b(?! (?:of|time))|For (?:his|her|its|their) part|"
    r"At (?:this|that) (?:point|time|stage)|In (?:this|that|these|those)\b|Like (?:this|that)|Rather|Otherwise|Ever since|Since then|Until then|Prior to (?:this|that)|Afterwards?|Before (?:that|this)|Even so|Even then|Not so|Nor\b|Hence|Thus|Therefore|As a result|"
    r"In the (?:first|second|third|latter|former),|The (?:latter|former|same|other|two|pair|move|decision|news|incident|company|report|statement|study|change|deal|man|woman|men|women|suspect|group|team|find\w*|results?)\b(?! (?:of|that|from|by|which|who)\b))",
)
_LEANS = re.compile(r"(?:But|And|So|Or|Yet|Nor|Which)\s")
_JUST_THAT = re.compile(r"\b(?:do|does|did|done|doing) (?:just|exactly) (?:that|so|this)\b")
# "Okoro was named anyway", "took a similar tone", "is a prominent one": than, as, of what was said before.
_THAN_BEFORE = re.compile(
    r"\banyway\b|\b(?:is|was|are|were) an? (?:\w+ )?one[.,]|\ba similar (?!to\b)[\w-]+(?! (?:to|as)\b)"
)
_QUOTES = "\"“„«'‘"
_SPEAKER = re.compile(r"(?:I|We|My|Our|You|Your)\b")  # within a quotation it means whoever speaks
_SAID_BY_PRONOUN = re.compile(r"[,”\"]\s?(?:he|she|they|it|I|we) (?:said|says|told|added|wrote|explain|explained|continued|noted)\b|[,”\"] (?:said|says|added) (?:he|she|they)\b")  # fmt: skip
# "Without a limit, it would earn": what would?
_THEN_IT = re.compile(
    r"(?:With|Without|Under|In|After|Before|Since|Until|Despite)\b [^,A-Z]{2,40}, it (?:will|would|could|can|has|had|may|might)\b"
)
# "Concerned, his doctor": a pronoun before any person or thing that it could mean.
_EARLY_PRONOUN = re.compile(r"\b(?:he|she|him|his|her|they|them|their)\b")
# "In his dissent, Okoro wrote", "As their friends sang, the players left": the subject after the comma is meant.
_THEN_SUBJECT = re.compile(r"[^,]{0,60} ?, (?:the )?([\w'’.-]+)")
_HUMAN = re.compile(
    r"\b(?:man|men|woman|women|boy|girl|child|children|person|people|player|officer|driver|patient|victim|worker|students?|doctors?|"
    r"scientists?|researchers?|officials?|president|minister|leader|mother|father|parents?|son|daughter|couple|\w+(?:ers|ors|ists|ants|ians|ees|ans|ies))\b",
    re.IGNORECASE,
)
# In lower case, and asked of lower case: to look for either takes the engine three times as long.
_JUNK = re.compile(
    r"\b(?:subscrib\w+|facebook twitter pinterest|newsletters?|sign up|click here|click on|read more|read the full|advertisement|cookies?|all rights reserved|follow us|follow him|download (?:the|our) app|"
    r"photo by|file photo|getty images|terms of (?:use|service)|privacy policy|log in|this article|this story (?:has|was)|updated at|contributed to this report|transcripts? (?:is|are|was|were) (?:created|produced)|authoritative record of|"
    r"requests? for comment|reached for comment|affiliate|commission on|related:|watch:|see also|editor's note|share this|send (?:us )?(?:a|your) tips?|via email|whatsapp|promo code|(?:a|this is a) developing story|story will be updated|here(?:['’]s| is| are) (?:what|how|why|where|who|a look|some|the|\w+ (?:takeaways|things|ways|reasons|facts|questions|moments))\b|our (?:editors|readers|reporters)|"
    r"writes about|is a (?:reported |weekly |daily )?column (?:by|about|on)|is an? (?:\w+ ){0,3}(?:reporter|correspondent|columnist|staff writer|contributor) (?:at|for|covering|with|based)|comments section|leave a comment|"
    r"abonn\w+|mehr zum thema|lesen sie|suscr[ií]b\w+)\b|https?://|www\.|@\w{3,}|\.{3}$|…$|^\W*(?:by|source|image|photo|credit|caption|video)\b[: ]|^\W*(?:become an? (?:member|subscriber|patron|supporter)|join (?:the|our|us))\b"
)
# "Ana Moss waves at the harbour in Calder, May 5, 2024.": the day without a preposition is a picture's.
_CAPTION = re.compile(
    r"(?<!on)(?:, | )(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, \d{4}\.?$|, (?:above|pictured|left|right|cent(?:er|re)|(?:second|third) from (?:the )?(?:left|right)), "
)
_NEXT_DAY = re.compile(
    r"\b(?:tomorrow|tonight|yesterday)\b|\bat midnight[.,]", re.IGNORECASE
)  # a page is read on other days
# "Ana Moss reacts after the vote": the present tense of what a picture shows.
_SHOWN = re.compile(
    r"^(?:[^.,]|, [^,.]{3,80}, ){5,140}? (?:reacts|gestures|looks on|poses|waves|smiles|listens) (?:after|as|during|at|to|with|in|on|for|before|while|outside|from)\b"
    # "Ana Moss speaks during a meeting", "The Mosses greet sailors at the pier": so tells only a caption.
    r"|^(?!.*\b(?:said|says|told|was|were|had|has|have|will|would)\b)(?:[^.,]|, [^,.]{3,80}, ){5,140}? (?:"
    r"(?:speaks?|talks?|walks?|listens?) (?:during|as|alongside|outside|to (?:reporters|journalists|supporters|(?:the )?(?:media|press)|a crowd|members of))"
    r"|greets? (?:[\w'’.-]+ ){1,8}?(?:during|as|upon|at|outside|before|after))\b"
)
# "Ana Moss speaks in Calder in May 2019": the present tense of a day that is past.
_DATED = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? (?:\d{1,2}|(?:\d{1,2}, )?(?P<year>\d{4}))\.?$"
)
_DEPICTS = frozenset("speaks presents walks waves shakes stands sits poses listens talks smiles looks".split())
_DEPICTS_OR_PLANS = _DEPICTS | frozenset("testifies delivers holds arrives attends addresses signs departs".split())
# "Ana Moss, whose rise is paid by her brother.": what did she do?
_NO_MAIN_CLAUSE = re.compile(r"^(?P<subject>[^,]{2,80}), (?:who|whose|which|where)\b[^,]*[.]$")
# "Ana Moss Ana Beth MossVoters want more": a page's links to its other articles, glued into the sentence.
_GLUED_LINKS = re.compile(
    r"\b(?P<first>[A-Z][\w'’.-]+) (?P<last>[A-Z][\w'’-]+) (?P=first)(?: [A-Z][\w.'’-]+){0,3}? (?P=last)[A-Z]"
    r"|\b(?P<name>[A-Z][\w'’-]{2,})(?: \(?[A-Z][\w.'’)-]+){1,4}? (?P=name)[A-Z][\w'’]"
)
_ENDS = re.compile(r"[.。]['\"”’»)」』）]*$|[!！][\"”»」』]$")
_CRIES = re.compile(r"[!！]['’)）]*$")
_STOPS = re.compile(r"[.!?…。！？।؟]['\"”’»)」』）]*$")
_TO_READER = re.compile(r"\b(?:you|your|you're|let's|du|dein|usted)\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I've|I'll|I'd|[Ww]e|[Ww]e're|[Ww]e've|[Ww]e'll|[Mm]y|[Oo]ur|me|us|ours|mine)\b")
_EXHORTS = re.compile(
    r"^(?:Ah|Oh|Well|Yes|No|Sure|Okay|OK|Wow|Hey|Hello|Welcome|Thanks?|Please|Imagine|Consider|Look|Listen|Check|Click|Remember|Note|Make sure|Don't|Do not|"
    r"Press|Read|Visit|Click|Join us|Try|Add|Get|Take|Use|Find|See|Watch|Keep|Let|Start|Stop|Go|Be|Just|Never mind|Need)\b(?! (?:the|a) \w+ (?:is|was|has)\b)"
    r"|^(?:Unlock|Enjoy|Discover|Explore|Upgrade) (?:the|a|an|our|all|more|premium|unlimited|up|to)\b"
)
_QUESTION = re.compile(r"[?？؟]['\"”’»)」』）]*$")


def length(text: str) -> float:
    """How many words long `text` is; scripts without spaces count by their characters."""
    unspaced = len(_UNSPACED.findall(text))
    return len(text.split()) if unspaced < 4 else len(_UNSPACED.sub(" ", text).split()) + unspaced / _PER_WORD


def stands_alone(span: Span) -> bool:
    """Whether a reader who has read nothing before understands the sentence: no pronoun or pointer without its noun."""
    return points_nowhere(span.text) and (span.article.language != "en" or not _pronoun_first(span))


@lru_cache(4096)
def points_nowhere(sentence: str) -> bool:
    """Whether a sentence neither begins with a pronoun or pointer to what was said before, nor is said by one."""
    text = without_opening(sentence.lstrip(_QUOTES))
    text = text[:1].upper() + text[1:]
    quoted = sentence[0] in _QUOTES and _SPEAKER.match(text)
    if _HANGING.match(text) or (_PRONOUN.match(text) and not _THERE_IS.match(text) and not quoted):
        return False
    return not (
        _LEANS.match(sentence.lstrip(_QUOTES))
        or _JUST_THAT.search(sentence)
        or _SAID_BY_PRONOUN.search(sentence)
        or _THEN_IT.match(sentence)
        or _THAN_BEFORE.search(sentence)
    )


def _pronoun_first(span: Span) -> bool:
    """Whether "he", "her" or "they" stands before every name and noun that it could mean."""
    text = _outside_quotes(span.text)
    pronoun = _EARLY_PRONOUN.search(text)
    if not pronoun:
        return False
    before = text[: pronoun.start()]
    if (after := _THEN_SUBJECT.match(text, pronoun.end())) and (
        any(n.text.startswith(after[1]) for n in span.names) or _HUMAN.match(after[1])
    ):
        return False
    named = any(n.text in before for n in span.names)
    return not named and not _HUMAN.search(before) and len(before.split()) < _PRONOUN_PLACE


def publishable(span: Span) -> bool:
    """Whether the sentence is news at all: whole, of a readable length, balanced, said by no "I" and to no "you"."""
    return not span.printed and reads_as_news(span.text, MAX_WORDS)


@lru_cache(4096)  # the sections, the timeline and the discrepancies each ask for every sentence
def reads_as_news(text: str, most: int = MAX_WORDS) -> bool:
    """`publishable` of a sentence's words, of which there are `most` at most."""
    if (
        not MIN_WORDS <= length(text) <= most
        or not _ENDS.search(text)
        or not _begins(text)
        or _JUNK.search(text.lower())
        or _CAPTION.search(text)
        or _SHOWN.search(text)
        or _is_shown_on_a_day(text)
        or _GLUED_LINKS.search(text)
        or _has_no_main_clause(text)
    ):
        return False
    told = _outside_quotes(text.replace("’", "'"))
    if _TO_READER.search(told) or _FIRST_PERSON.search(told) or _EXHORTS.match(text.replace("’", "'")):
        return False
    return _balanced(text) and not _all_quote(text) and not _shouts(text)


def is_of_its_day(text: str) -> bool:
    """Whether a sentence says "tomorrow" or "yesterday" where it cannot be cut: in a section, which names no day, it says nothing."""
    return bool(_NEXT_DAY.search(without_days(_outside_quotes(text))))


def tellable(span: Span) -> bool:
    """Whether the sentence may stand on the page of an article that has no publishable one: whole, and no notice."""
    low, high = _LOOSE_WORDS
    text = span.text
    return (
        low <= length(text) <= high
        and bool(_ENDS.search(text) or _CRIES.search(text))
        and not (_JUNK.search(text.lower()) or _shouts(text) or _all_quote(text))
    )


def is_whole(span: Span) -> bool:
    """Whether the text is a sentence at all: some words and a stop, or a line long enough to be one."""
    return length(span.text) >= (3 if _STOPS.search(span.text) else MIN_WORDS)


def _is_shown_on_a_day(text: str) -> bool:
    dated = _DATED.search(text)
    if not dated:
        return False
    tokens = words(text[: dated.start()])
    verb, shown = finite_verb(tokens), _DEPICTS_OR_PLANS if dated["year"] else _DEPICTS
    return verb is not None and tokens[verb] in shown and AUXILIARIES.isdisjoint(tokens)


def _has_no_main_clause(text: str) -> bool:
    found = _NO_MAIN_CLAUSE.match(text)
    return found is not None and finite_verb(words(found["subject"])) is None


def _begins(text: str) -> bool:
    return text[0].isupper() or text[0].isdigit() or text[0] in "\"“„«'‘$€£" or bool(_UNSPACED.match(text)) or not (
        text[0].isascii() or text[0].islower()
    )  # fmt: skip


def _shouts(text: str) -> bool:
    return sum(map(str.isupper, text)) > _SHOUTING * sum(map(str.isalpha, text))


def _outside_quotes(text: str) -> str:
    return re.sub(r"[\"“„«][^\"“”„«»]*[\"”“»]", "", text)


def _balanced(text: str) -> bool:
    return (
        text.count('"') % 2 == 0
        and text.count("“") + text.count("„") <= text.count("”") + text.count("“") * (text.count("„") > 0)
        and text.count("”") <= text.count("“") + text.count("„")
        and text.count("(") == text.count(")")
    )


def _all_quote(text: str) -> bool:
    """Quoted words that name nobody who said them."""
    return length(_outside_quotes(text)) < 3


def is_question(text: str) -> bool:
    """Whether `text` asks."""
    return bool(_QUESTION.search(text))
