"""Quantities: numbers in figures or words, with their unit, currency and bound."""

import re

from broadsheet.language.words import fold
from broadsheet.news.evidence import Quantity

_WORDS = {
    "en": dict(zip(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], range(2, 13), strict=True))
    | {"thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
       "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90},
    "de": dict(zip(["zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"], range(2, 13), strict=True)),
    "es": dict(zip(["dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"], range(2, 13), strict=True)),
    "fr": dict(zip(["deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"], range(2, 13), strict=True)),
}  # fmt: skip
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "millions": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12, "m": 1e6, "bn": 1e9, "k": 1e3, "tn": 1e12,
    "tausend": 1e3, "millionen": 1e6, "mio": 1e6, "mio.": 1e6, "milliarde": 1e9, "milliarden": 1e9, "mrd": 1e9, "mrd.": 1e9,
    "mil": 1e3, "millón": 1e6, "millones": 1e6, "mille": 1e3, "milliard": 1e9, "milliards": 1e9,
}  # fmt: skip
_CURRENCIES = {
    "$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR",
    "pound": "GBP", "pounds": "GBP", "yen": "JPY", "dólares": "USD", "a$": "AUD", "c$": "CAD",
}  # fmt: skip
_PERCENT = frozenset({"%", "percent", "per cent", "prozent", "por ciento", "pour cent", "percentage"})
_BOUNDS = {
    "about": "about", "around": "about", "roughly": "about", "approximately": "about", "some": "about", "nearly": "about", "almost": "about",
    "circa": "about", "rund": "about", "etwa": "about", "fast": "about", "unos": "about", "unas": "about", "casi": "about", "environ": "about",
    "at least": "at least", "more than": "at least", "over": "at least", "mindestens": "at least", "mehr als": "at least", "al menos": "at least",
    "más de": "at least", "plus de": "at least", "up to": "at most", "at most": "at most", "fewer than": "at most", "less than": "at most",
    "under": "at most", "bis zu": "at most", "hasta": "at most", "menos de": "at most", "weniger als": "at most",
}  # fmt: skip
_SKIP_NOUN = frozenset("more other new separate different additional further total the".split())
_ENDS_UNIT = frozenset(
    "of in and or to by was is were are has had have as at on for from with who which that will would than".split()
)
_NUMBER = r"\d{1,3}(?:[,.\u202f ]\d{3})+(?![\d])(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_TEENS = "|".join(sorted((w for words in _WORDS.values() for w in words), key=len, reverse=True))
_SCALE = "|".join(sorted((re.escape(w) for w in _SCALES), key=len, reverse=True))
_QUANTITY = re.compile(
    rf"(?P<bound>\b(?:{'|'.join(sorted(_BOUNDS, key=len, reverse=True))})\s+(?:a\s+)?)?"
    rf"(?P<money>US\$|A\$|C\$|[$€£¥])?\s?(?<![\w.,/-])(?P<number>{_NUMBER}|\b(?:{_TEENS})\b)"
    rf"(?:[ -]?(?P<scale>{_SCALE})\b\.?)?(?P<after>\s?%|[ -](?:percentage points|per ?cent|percent|Prozent|por ciento|pour cent))?",
    re.IGNORECASE,
)
_NEXT_WORDS = re.compile(r"(?:[ -]([^\W\d_][\w’'-]*))(?:\s([^\W\d_][\w’'-]*))?(?:\s([^\W\d_][\w’'-]*))?")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_MONTH_BEFORE = re.compile(
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?\s$"
)
_MONTH_AFTER = re.compile(r"\.?\s(?:de\s)?(?:January|February|March|April|May|June|July|August|September|October|November|December|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b")  # fmt: skip


def number_value(text: str) -> float | None:
    """The value of a number in figures; separators of thousands are told from decimals by their groups."""
    text = text.replace("\u202f", "").replace(" ", "")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", text):
        text = text.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", text):
        text = text.replace(".", "").replace(",", ".")
    else:
        text = text.replace(",", ".")
    try:
        return float(text)
    except ValueError:
        return None


def quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """The quantities of `text` in order; dates, times, scores and numbers inside names are none."""
    return tuple(q for m in _QUANTITY.finditer(text) if (q := _quantity(text, m, language)))


def _quantity(text: str, match: re.Match[str], language: str) -> Quantity | None:
    number = match["number"]
    value = _WORDS.get(language, _WORDS["en"]).get(number.lower()) if number[0].isalpha() else number_value(number)
    if value is None or _is_no_quantity(text, match):
        return None
    if match["scale"]:
        value *= _SCALES[match["scale"].lower()]
    unit, end = _unit(text, match, language)
    bound = _BOUNDS.get((match["bound"] or "").strip().removesuffix(" a").lower(), "exact")
    start = match.start("bound") if match["bound"] else match.start()
    while text[start].isspace():
        start += 1
    return Quantity(start, end, text[start:end], float(value), unit, bound)  # type: ignore[arg-type]


def _is_no_quantity(text: str, match: re.Match[str]) -> bool:
    number, start, end = match["number"], match.start("number"), match.end("number")
    marked = match["money"] or match["scale"] or match["after"]
    before, after = text[max(0, start - 12) : start], text[end : end + 14]
    if re.match(r"[:/-]\d|\s?[ap]\.?m\b|(?:st|nd|rd|th)\b|[.:]\d", after) or re.search(r"[\d:/-]$", before):
        return True
    if not marked and (_MONTH_BEFORE.search(before) or _MONTH_AFTER.match(after)):
        return True
    if not marked and _YEAR.fullmatch(number) and not re.match(r"\s(?!was|is|has|as|this)[a-z]+s\b", after):
        return True
    named = re.search(r"[A-ZÄÖÜ][\w’']*\s$", before) and not re.search(r"(?:^|[.!?\"”]\s)[A-Z]\w*\s$", before)
    return bool(named and not marked and not re.match(r"\s[a-z]+s\b", after))


def _unit(text: str, match: re.Match[str], language: str) -> tuple[str, int]:
    if match["money"]:
        return _CURRENCIES.get(match["money"].lower(), match["money"]), match.end()
    if match["after"]:
        return "%", match.end()
    words = _NEXT_WORDS.match(text, match.end())
    if not words:
        return "", match.end()
    for position in (1, 2, 3):
        word = words[position]
        if not word:
            break
        if fold(word) in _CURRENCIES:
            return _CURRENCIES[fold(word)], words.end(position)
        if fold(word) in _ENDS_UNIT:
            break
        if fold(word) not in _SKIP_NOUN and (word[0].islower() or language == "de"):
            if position < 3 and words[position + 1] and _modifies(word, words[position + 1]):
                continue
            return _singular(word, language), words.end(position)
    return "", match.end()


def _modifies(word: str, following: str) -> bool:
    """Whether `word` describes the counted noun that follows it ("14 seriously injured", "40 armed men")."""
    return not word.endswith("s") and following.endswith("s") and following[0].islower() and len(following) > 3


def _singular(word: str, language: str) -> str:
    word = fold(word)
    if word in ("people", "persons", "person"):
        return "person"
    if language == "en" and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
