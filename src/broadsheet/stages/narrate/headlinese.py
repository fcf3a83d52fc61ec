"""A headline's short forms spelt out as its article spells them: "NYT" as New York Times, "Dept" as Department, "$3M" as $3 million."""

import re
from collections.abc import Iterable

from broadsheet.language.words import fold, words_of
from broadsheet.news.article import Article
from broadsheet.news.evidence import Evidence

_LONG_FORMS = {
    "dept": "Department", "govt": "government", "gov't": "government", "dems": "Democrats", "dem": "Democratic", "admin": "administration",
    "int'l": "international", "nat'l": "national", "univ": "University", "ave": "Avenue",
}  # fmt: skip
_SHORT_FORM = re.compile(rf"\b(?:{'|'.join(_LONG_FORMS)})\b(?!\.)", re.IGNORECASE)
_ACRONYM = re.compile(r"(?<![\w-])[A-Z]{2,5}\b(?!-)")
_DOTTED = frozenset({"US", "UN", "UK", "EU", "DC"})  # many outlets write these with stops
_TITLES = {"AG": "Attorney General", "UN": "United Nations"}  # beginnings of longer names
_HYPHENED = re.compile(r"\b[A-Za-z]+-\d+\b")
# "5m" without a currency can be metres, and "5K" a run.
_AMOUNT = re.compile(
    r"(?P<sign>[$£€])(?P<figure>\d+(?:\.\d+)?) ?(?P<scale>[MBTmb]|bn|mn|tn)\b|\b(?P<thousands>\d{2,3})K\b"
)
_SCALES = {"m": "million", "b": "billion", "t": "trillion"}


def spelled_out(title: str, article: Article, evidence: Evidence | None) -> str:
    """An English headline with the forms of its article in place of those that the article does not use.

    In one that is all capitals nothing tells an acronym from a word.
    """
    if title.isupper():
        return title
    held, names = frozenset(map(fold, words_of(article.text))), [n.text for n in evidence.names] if evidence else []
    title = _AMOUNT.sub(_amount, title)
    title = _HYPHENED.sub(lambda m: _joined(m.group(), article.text), title)
    title = _ACRONYM.sub(
        lambda m: m.group() if fold(m.group()) in held else _full(m.group(), article.text, names), title
    )
    return _SHORT_FORM.sub(lambda m: m.group() if fold(m.group()) in held else _long_form(m, held), title)


def _amount(found: re.Match[str]) -> str:
    """ "$3M" as $3 million, "82K" as 82,000."""
    if found["thousands"]:
        return f"{found['thousands']},000"
    return f"{found['sign']}{found['figure']} {_SCALES[found['scale'][0].lower()]}"


def _joined(word: str, text: str) -> str:
    """ "G-20" as G20 where the text has that alone."""
    plain = word.replace("-", "")
    return plain if plain in text and word not in text else word


def _full(acronym: str, text: str, names: Iterable[str]) -> str:
    """ "UN" as U.N. where the text has that, "NYT" as the name that begins with these letters."""
    dotted = ".".join(acronym) + "."
    if acronym in _DOTTED and dotted in text:
        return dotted
    if (title := _TITLES.get(acronym, "")) and title in text:
        return title
    plain = (name.removeprefix("The ").removeprefix("the ") for name in names)
    return next((name for name in plain if "".join(word[0] for word in name.split()) == acronym), acronym)


def _long_form(found: re.Match[str], held: frozenset[str]) -> str:
    """ "Dept" as Department where the text has that."""
    full = _LONG_FORMS[found.group().lower()]
    if fold(full) not in held:
        return found.group()
    return full if found.start() else full[0].upper() + full[1:]
