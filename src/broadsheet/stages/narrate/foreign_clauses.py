"""Clauses in other languages than English: told by the forms of their verbs, as far as these are known."""

import re

# Where a clause is whole before the word.
_END = re.compile(
    r"; | [–—] |,? (?=(?:weil|nachdem|während|obwohl|tras|después de|porque|aunque|mientras|para \w+[aei]r|desde|après|parce que|alors que|pendant que|"
    r"pour \w+(?:er|ir|re)|depuis)\b)"
)
# A comma ends nothing before what the verb takes: "ist verpflichtet, eine Verlängerung zu beantragen".
_COMMA = re.compile(
    r", (?!(?:dass|ob|wie|was|wer|wo|um|und|oder|si|y|et|ou|o)\b)(?![^,]*\bzu \w+en\b)(?![^,]*\w{2,}zu\w{2,}en\b)"
)
_ASIDE = re.compile(r"^(?P<subject>[^,;:“”\"«»]{2,60}), [^,;:“”\"«»]{1,100}, (?P<verb>\w+) ")
_VERBS = {
    "de": "ist sind war waren hat haben hatte hatten wird werden wurde wurden kann können soll sollen will wollen muss müssen gibt gab kommt kam geht ging steht stand "
    "bleibt blieb sagt sagte sieht sah macht fordert fordern warnt droht plant sucht findet liegt gilt zeigt zeigte stimmt verlor gewann",
    "es": "es son era eran fue fueron ha han había está están será tiene tienen tenía hay hubo puede pueden debe va dijo anunció pide exige busca quiere aprueba aprobó ganó perdió",
    "fr": "est sont était étaient a ont avait fut sera seront peut peuvent doit doivent va vont fait reste annonce demande veut",
    "it": "è sono era erano ha hanno aveva fu sarà può possono deve va vanno",
    "pt": "é são era eram foi foram tem têm há está estão pode podem deve vai será",
    "nl": "is zijn was waren heeft hebben had wordt worden werd werden kan kunnen zal moet moeten gaat komt blijft",
}  # fmt: skip
# Endings that hardly anything but a finite verb has; a German one only right after a noun, as its adjectives have them too.
_FORMS = {
    "de": re.compile(r"\b(?!Der\b|Die\b|Das\b|Den\b|Dem\b|Des\b|Eine?\b|Keine?\b|Alle\b|Viele\b|Einige\b|Mehrere\b)[A-ZÄÖÜ]\w+ (?!seit\b|nicht\b|damit\b|jetzt\b|dort\b|laut\b|statt\b|samt\b|mit\b|erst\b|fast\b|selbst\b|weit\b|sonst\b|meist\b|bereits\b|heute\b)[a-zäöü]{2,}te?n?\b"),
    "es": re.compile(r"\b[a-záéíóúñ]{2,}(?:ó|aron|ieron|ará|erá|irá|arán|erán|irán|aban)\b"),
    "fr": re.compile(r"\b(?:[a-zàâçéèêëîïôûù]{2,}(?:era|eront|èrent|aient)|(?:s|n)['’][a-zàâçéèêëîïôûù]{3,})\b"),
}  # fmt: skip


def ends(clause: str) -> list[int]:
    """Where a clause may end: at its own end, before what only adds, and at a comma after its verb's complements."""
    return [len(clause), *(m.start() for pattern in (_END, _COMMA) for m in pattern.finditer(clause))]


def without_aside(clause: str, language: str) -> str:
    """ "Der Rat, seit Montag ohne Mehrheit, hat abgelehnt" without what stands between subject and verb; else the clause as it is."""
    match = _ASIDE.match(clause)
    if not match or not _is_verb(match["verb"], language):
        return clause
    return f"{match['subject']} {clause[match.start('verb') :]}"


def _is_verb(word: str, language: str) -> bool:
    form = _FORMS.get(language) if language != "de" else None
    return word in _VERBS.get(language, "").split() or bool(form and form.fullmatch(word))


def has_verb(clause: str, language: str) -> bool:
    """Whether a finite verb, of those that are known, stands after a subject with something after it; other languages have none known."""
    if (known := _VERBS.get(language)) is None:
        return True
    found, form = clause.split(), _FORMS.get(language)
    inner = " ".join(found[:-1]) if language == "de" else " ".join(found[1:-1])
    return any(w in known.split() for w in found[1:-1]) or bool(form and form.search(inner))
