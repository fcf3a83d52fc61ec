"""Quantities: numbers in figures or words, with their unit or currency and their bound."""

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from broadsheet.language.name_cues import OPENERS
from broadsheet.language.number_words import (
    BOUNDS,
    CURRENCIES,
    ENGLISH,
    FRACTIONS,
    MEASURES,
    NO_UNIT,
    PERCENT,
    SCALES,
    SHORT_SCALES,
    SIGNS,
    STATES,
    VAGUE,
    WORDS,
    Bound,
)
from broadsheet.language.openings import Openings
from broadsheet.language.words import fold, stopwords
from broadsheet.news.evidence import Quantity

_FIGURES = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:\.\d{3})+(?!\d)(?:,\d+)?|\d{1,3}(?:[\u202f\u00a0 ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?"
_CURRENCY = "$€£¥₹₩₽₺₴"
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|"
    r"Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|"
    r"janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre)"
)
_MONTH_BEFORE = re.compile(rf"\b{_MONTHS}\.?\s(?:the\s|\d{{1,2}}(?:st|nd|rd|th)?(?:,| and| to|-|–)\s?)?$")
_MONTH_AFTER = re.compile(rf"(?:\.|st|nd|rd|th|er)?\s(?:de\s|of\s)?{_MONTHS}\b")
# Ordinals, times of the day, scores, ranges of years, parts of longer codes.
_NO_QUANTITY_AFTER = re.compile(
    r"(?:st|nd|rd|th)\b|\s?[ap]\.?m\b|\s?(?:Uhr|o['’]clock|h\d\d)\b|[:/–-]\d|\.\d|\.(?=\s[A-ZÄÖÜ]\w+\b(?!\s[a-z]+t\b))(?!\s)|/\w|\)\s?\d{3}|[A-Z]\w|[a-z]\w"
)
_NO_QUANTITY_BEFORE = re.compile(
    r"[\d:/#–_-]$|\d[.,]$|[A-Za-z]['’]?[.-]$|\b(?:No|Nos|Nr|Art|p|pp|Vol|Ch|núm)\.?\s?$|(?<!\w)'$|’$"
)
_AT_TIME = re.compile(r"\b(?:at|by|until|around) $")
_NAME_BEFORE = re.compile(r"(?<![\w])[a-z]?[A-ZÄÖÜ][\w’'&.-]*[ -]$")
# What an index or a list is called goes on with a number: "S&P 500 moves" counts no moves.
_NUMBERED = re.compile(
    r"(?:S ?& ?P|Standard & Poor['’]s|FTSE|Nasdaq|NASDAQ|Russell|CAC|I[Bb][Ee][Xx]|M?DAX|Nikkei|(?i:stoxx)(?: Europe)?|Nifty|ASX|TSX|K(?:OSPI|ospi)|"
    r"CSI|Topix|TOPIX|Fortune|Forbes)[ -]$"
)
_GERMAN_NOUN_AFTER = re.compile(r"\s[A-ZÄÖÜ][a-zäöüß]{2,}(?:en|er|e|n|s)\b")
_RANGE_LINK = re.compile(r"\s(?:(?P<and>and|und|y|et)|to|bis|a|à)\s")
_BETWEEN = re.compile(r"\b(?:between|zwischen|entre)\s$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|von)\s$", re.IGNORECASE)
_OPENS = re.compile(r"(?:^|[.!?:\"”“\n]\s?)([A-ZÀ-Þ][\w’']*)\s$")
_FIRST_WORDS = OPENERS | stopwords("en") | stopwords("de") | stopwords("es") | stopwords("fr")
_AGE_BEFORE = re.compile(r"[A-Z][\w’'-]+,\s$")
_AGED_BEFORE = re.compile(r"\b(?:aged|the age of|at age)\s$")
_TALLY = re.compile(
    r"(?:\b(?:voted|vote of|by a vote of|vote was|voting)\s)(?P<yes>\d{1,3})(?:\s?[-–]\s?|\sto\s)(?P<no>\d{1,3})\b|"
    r"(?<![\d.,-])(?P<ayes>\d{1,3})\s?[-–]\s?(?P<noes>\d{1,3})\svote\b"
)
_AGED = re.compile(r"-year-olds?\b|[ -]years?[ -]olds?\b|\s?-?jährige?[rn]?\b| años de edad\b", re.IGNORECASE)
_OF = re.compile(r"(?: (?:of|de)(?= )| d['’](?=\w))?(?: the(?= ))?")
_OF_SO_MANY = re.compile(
    rf" (?:of|de) (?:the|its|their|all|los|las) (?:{_FIGURES})(?= [a-z])"
)  # "3,200 of the 3,600 employees" are employees
_WORD = re.compile(r"((?: &)?[ -]|\s?(?=°)|(?<= d['’]))([^\W\d_][^\W_]*(?:-\d+(?= ))?(?:/h\b)?(?:['’]s\b)?|°[CF]?)")
_FURTHEST, _WORDS_TO_NOUN = (
    8,
    4,
)  # words between a figure and what it counts, and how many of them are no part of a name
_ONE_OF = frozenset(
    "person man woman child boy girl death soldier officer day week month year hour minute vote point dollar euro percent".split()
)

_ONE = re.compile(rf" ({'|'.join(sorted(_ONE_OF))})\b")


def number_value(text: str) -> float | None:
    """The value of a number in figures; separators of thousands are told from decimals by their groups of three."""
    text = re.sub(r"[\u202f\u00a0 ]", "", text)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", text):
        text = text.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", text):
        text = text.replace(".", "")
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """The quantities of `text` in order.

    Years, days of a month, times of the day, ordinals, scores, codes and numbers inside names are none. "dozens" is
    at least 24, "hundreds" at least 200 and so on; "half of" is 0.5.
    """
    (matches,) = _openings(language if language in WORDS else "en").matches(text)
    found = [q for m in matches if (q := _quantity(text, m, language))]
    found = _with_tallies(text, found)
    for at, (low, high) in enumerate(pairwise(found)):
        if _is_range(text, low, high):
            found[at] = replace(low, unit=high.unit, bound="at least")
            found[at + 1] = replace(high, bound="at most")
    return tuple(found)


def _with_tallies(text: str, found: list[Quantity]) -> list[Quantity]:
    """`found` with both figures of each vote: "voted 53 to 47", "a 5-2 vote"."""
    votes = [
        Quantity(match.start(side), match.end(side), match[side], float(match[side]), "vote")
        for match in _TALLY.finditer(text)
        for side in ("yes", "no", "ayes", "noes")
        if match[side]
    ]
    others = [q for q in found if not any(v.start < q.end and q.start < v.end for v in votes)]
    return sorted((*others, *votes), key=lambda q: q.start)


def _is_range(text: str, low: Quantity, high: Quantity) -> bool:
    """ "10 to 15 people", "between 3% and 4%"; "from 10 to 15" tells of a change."""
    link = _RANGE_LINK.fullmatch(text, low.end, high.start)
    if not link or low.unit not in ("", high.unit) or not low.value < high.value or low.bound != "exact":
        return False
    before = text[max(0, low.start - 9) : low.start]
    return bool(_BETWEEN.search(before)) if link["and"] else not _FROM.search(before)


def _any_of(words: object) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"[ -]") for w in sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


@lru_cache
def _openings(language: str) -> Openings:
    return Openings([_pattern(language)])


@lru_cache
def _pattern(language: str) -> re.Pattern[str]:
    """The one pattern that finds candidates: a bound, a sign, a number in figures or words, a scale, a percent sign."""
    tens = _any_of(w for w in ENGLISH if w.endswith("ty"))
    special = rf"(?P<vague>\b(?:{_any_of(VAGUE)})(?= of\b)|(?<=\bby )(?:{_any_of(VAGUE)}))|(?P<part>\b(?:{_any_of(FRACTIONS)})(?= (?:of|the|its|their|his|her)\b|(?<=million)|(?<=billion)|(?<=dozen)))|(?P<a>\ba) (?=(?:hundred|thousand|million|billion|trillion|dozen)\b)|"
    compound = rf"\b(?:{tens})-(?:one|two|three|four|five|six|seven|eight|nine)\b|"
    english = language == "en"
    return re.compile(
        rf"(?:(?<!\w)(?=\w)|(?=[{_CURRENCY}]))"  # where a candidate can begin: five of six characters are left there
        rf"(?:\b(?P<bound>{_any_of(BOUNDS)})\s+(?:an?\s+(?=half|hundred|third|quarter|estimated|total))?(?:estimated\s|total of\s)?)?"
        rf"(?P<sign>(?:\b(?:US|AU|CA|NZ|HK|[ACSR])\$|\b(?:CHF|Rs|USD|EUR|GBP)\.?\s?|[{_CURRENCY}])\s?)?"
        rf"(?:{special if english else ''}(?P<number>{compound if english else ''}(?<![\w.,]){'(?:'}{_FIGURES})|\b(?:{_any_of(WORDS[language])})\b))"
        rf"(?:(?P<short>(?:m|bn|tn|mn|b|k|t)\b)|[\s\u00a0-]?(?P<scale>{_any_of(SCALES)})\b(?:(?<=mio)\.|(?<=mrd)\.)?(?:\s(?P<more>million|billion|thousand)\b)?)?"
        rf"(?P<percent>[\s\u00a0-]?(?:{_any_of(PERCENT)})(?!\w))?",
        re.IGNORECASE,
    )


def _quantity(text: str, match: re.Match[str], language: str) -> Quantity | None:
    value = _value(match, language)
    if value is None or (match["number"] and _is_none(text, match, language)):
        return None
    unit, end = _unit(text, match, language)
    number = (match["number"] or "").lower()
    if number == "one" and not match["scale"] and (unit not in _ONE_OF or text.startswith(" of ", match.end())):
        return None
    start = match.start()
    while text[start].isspace():
        start += 1
    return Quantity(start, end, text[start:end], value, unit, _bound(match))


def _bound(match: re.Match[str]) -> Bound:
    if match["bound"]:
        return BOUNDS[re.sub(r"[\s-]+", " ", match["bound"].lower())]
    special = match.groupdict()
    return "at least" if special.get("vague") else "about" if special.get("part") else "exact"


def _value(match: re.Match[str], language: str) -> float | None:
    special = match.groupdict()
    if special.get("vague"):
        return VAGUE[re.sub(r"[\s-]+", " ", special["vague"].lower())]
    if special.get("part"):
        return FRACTIONS[re.sub(r"[\s-]+", " ", special["part"].lower())]
    number = match["number"]
    value = 1.0 if number is None else _figure_or_word(number, language)
    if value is None:
        return None
    if match["scale"]:
        value *= SCALES[re.sub(r"\s+", " ", match["scale"].lower())] * SCALES.get((match["more"] or "").lower(), 1.0)
    if match["short"]:
        value *= SHORT_SCALES.get(match["short"].lower(), 0.0) or SCALES[match["short"].lower()]
    return round(value, 9)


def _figure_or_word(number: str, language: str) -> float | None:
    if number[0].isdigit():
        return number_value(number)
    table = WORDS.get(language, ENGLISH)
    parts = [table.get(w) for w in number.lower().split("-")]
    return sum(p for p in parts if p) if all(parts) else None


def _is_none(text: str, match: re.Match[str], language: str) -> bool:
    """Whether the number is a year, a day, a time, an ordinal, a score or a part of a name."""
    number, start, end = match["number"], match.start("number"), match.end("number")
    before, after = text[max(0, start - 24) : start], text[end : end + 24]
    marked = bool(match["sign"] or match["scale"] or match["percent"])
    if match["short"] and not marked:
        marked = match["short"] in ("bn", "tn", "mn") or bool(re.match(r"m? [a-z]{3}", after))
        if not marked:
            return match["short"] != "m"
    if marked:
        return bool(re.search(r"\d[.,:/-]$", before))
    if number[0].isdigit() and _is_no_count(before, after, number):
        return True
    if re.search(
        r"\b(?:No|Number|Route|Section|Article|Chapter|Room|Page|Title|Day|Week|Game|Phase|Grade|page|chapter)\.?\s$",
        before,
    ):
        return True
    opens = _OPENS.search(before)
    if language == "de" and _GERMAN_NOUN_AFTER.match(after):  # "am Dienstag 14 Menschen": every noun looks like a name
        return False
    if names_an_index(text, start):
        return True
    named = _NAME_BEFORE.search(before) and not (opens and fold(opens[1]) in _FIRST_WORDS) and not match["bound"]
    return bool(
        named
        and number[0].isdigit()
        and not re.match(
            r"\s(?!(?:is|was|has|as|this|his|its)\b)[a-z]+s\b|\s[a-z]+ [a-z]+s\b|\s(?:people|dead|injured|percent)",
            after,
        )
    )


def names_an_index(text: str, number: int) -> bool:
    """Whether the number that begins there belongs to the name of an index or a list: "FTSE 100", "Fortune 500"."""
    return _NUMBERED.search(text, max(0, number - 24), number) is not None


def _is_no_count(before: str, after: str, number: str) -> bool:
    if not _AGED.match(after) and (
        _NO_QUANTITY_AFTER.match(after) and not re.match(r"-[a-z]|(?:km|kg|cm|mm|mph|ft|lbs?|GB|TB|MW|GW|kph)\b", after)
    ):
        return True
    if _NO_QUANTITY_BEFORE.search(before) or _MONTH_BEFORE.search(before) or _MONTH_AFTER.match(after):
        return True
    plural = re.match(r"\s(?!(?:was|is|has|as|this|his|its|prices|elections)\b)[a-z]+s\b|\speople", after)
    if _YEAR.fullmatch(number):
        return not plural or bool(re.search(r"\b(?:in|since|of|by|from|until|the|en|im|für|und|and)\s$", before))
    return bool(_AT_TIME.search(before) and re.fullmatch(r"\d{1,2}[.:]\d\d", number))


def _unit(text: str, match: re.Match[str], language: str) -> tuple[str, int]:
    part = match.groupdict().get("part")
    if part and not part.lower().endswith(("million", "billion", "dozen")):
        return "", match.end()
    if match["sign"]:
        return SIGNS[re.sub(r"[\s.]", "", match["sign"]).lower()], match.end()
    if match["percent"]:
        return (
            "percentage point" if "poin" in match["percent"].lower() or "punkt" in match["percent"].lower() else "%"
        ), match.end()
    if match["scale"] and text.startswith(" won", match.end()):  # "won" alone is a verb
        return "KRW", match.end() + 4
    if match["number"] and _AGED_BEFORE.search(text, max(0, match.start() - 12), match.start()):
        return "year old", match.end()
    aged = _AGED.match(text, match.end())
    if aged:
        return "year old", aged.end()
    if (
        match["number"]
        and _AGE_BEFORE.search(text, max(0, match.start() - 30), match.start())
        and text[match.end() : match.end() + 1] == ","
    ):
        return "year old", match.end()
    if (match["number"] or "").lower() == "one" and (one := _ONE.match(text, match.end())):
        return one[1], one.end()
    return _counted(text, match.end(), language)


def _counted(text: str, at: int, language: str) -> tuple[str, int]:
    """The noun that a number counts and where it ends: the first plural or measure within the next four words."""
    number_end, at = at, (_OF_SO_MANY.match(text, at) or _OF.match(text, at)).end()  # type: ignore[union-attr]  # it matches nothing, too
    first: tuple[str, int] | None = None
    end = at
    position = -1
    for _ in range(_FURTHEST):
        word = _WORD.match(text, end)
        if not word or fold(word[2]) in NO_UNIT:
            break
        position += word[2].islower() or position < 0  # "99,000 Pacific Gas & Electric customers"
        if position >= _WORDS_TO_NOUN:
            break
        key = word[2].lower()
        if key in CURRENCIES and (position == 0 or key not in ("pound", "pounds")):
            return CURRENCIES[key], word.end()
        if key in MEASURES:
            return MEASURES[key], word.end()
        if key in STATES and position < 2:
            return key, word.end()
        if language == "de":
            if key[0] != word[2][0]:
                return fold(word[2]), word.end()
        elif _is_plural(word[2], language):
            return singular(key, language), word.end()
        if first is None and word[1] == "-" and word[2].islower():
            return singular(key, language), word.end()
        if first is None and word[2].islower() and language not in ("en", "de"):
            first = singular(key, language), word.end()
        first = first or ("", at)
        end = word.end()
    return first if first and first[0] else ("", number_end)


def _is_plural(word: str, language: str) -> bool:
    return word.islower() and len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))


def singular(word: str, language: str) -> str:
    """A counted noun, lower case, as one of its kind."""
    if word in MEASURES:
        return MEASURES[word]
    word = fold(word)
    if language == "en" and word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    if language == "en" and word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and language != "de" else word
