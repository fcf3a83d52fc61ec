"""Proper names by capitalisation, cues and a small gazetteer."""

import re
from functools import lru_cache
from importlib.resources import files

from broadsheet.language.words import fold, stopwords
from broadsheet.news.evidence import Name, NameKind

_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "professor",
        "president",
        "vice",
        "prime",
        "minister",
        "premier",
        "chancellor",
        "senator",
        "sen",
        "rep",
        "representative",
        "congressman",
        "congresswoman",
        "governor",
        "gov",
        "mayor",
        "king",
        "queen",
        "prince",
        "princess",
        "pope",
        "sir",
        "lord",
        "lady",
        "judge",
        "justice",
        "general",
        "gen",
        "colonel",
        "col",
        "captain",
        "capt",
        "sergeant",
        "sgt",
        "lieutenant",
        "lt",
        "secretary",
        "ambassador",
        "chief",
        "chairman",
        "chairwoman",
        "director",
        "coach",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "herr",
        "frau",
        "kanzler",
        "präsident",
        "presidente",
        "señor",
        "señora",
        "ministro",
        "ministra",
    ]
)
_NOT_NAMES = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonntag",
        "januar",
        "februar",
        "märz",
        "mai",
        "juni",
        "juli",
        "oktober",
        "dezember",
        "lunes",
        "martes",
        "miércoles",
        "jueves",
        "viernes",
        "sábado",
        "domingo",
        "i",
        "am",
        "pm",
        "est",
        "edt",
        "gmt",
        "utc",
        "photo",
        "video",
        "read",
        "updated",
        "advertisement",
        "ceo",
        "cfo",
        "ok",
        "tv",
        "covid-19",
    ]
)
_ORGANISATION = frozenset(
    [
        "inc",
        "corp",
        "corporation",
        "co",
        "company",
        "ltd",
        "llc",
        "plc",
        "gmbh",
        "ag",
        "sa",
        "group",
        "bank",
        "university",
        "college",
        "institute",
        "ministry",
        "department",
        "agency",
        "court",
        "party",
        "committee",
        "council",
        "commission",
        "association",
        "union",
        "federation",
        "league",
        "club",
        "police",
        "service",
        "office",
        "bureau",
        "foundation",
        "society",
        "hospital",
        "school",
        "times",
        "post",
        "news",
        "press",
        "authority",
        "administration",
        "airlines",
        "motors",
        "council",
        "parliament",
        "senate",
        "congress",
        "house",
        "ministerium",
        "gericht",
        "polizei",
        "universität",
        "partei",
        "ministerio",
        "gobierno",
        "universidad",
    ]
)
_OPENERS = frozenset(
    "meanwhile however moreover instead indeed here there why how what yes no but related best read watch see perhaps maybe "
    "according despite since although though still also then now today yesterday both many most several few two three four "
    "five six seven eight nine ten among between speaking asked officials police experts critics".split()
)
_SAYS = re.compile(
    r"\s*,?\s*(?:said|says|told|added|wrote|tweeted|argued|warned|sagte|erklärte|dijo|afirmó|a déclaré)\b"
)
_IN = re.compile(r"\b(?:in|near|from|at|to|across|outside|aus|nach|en|cerca de)\s+$")
_WORD = r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'\-]*|[A-Z]\.(?:[A-Z]\.)*)"
_LINK = r"(?:[ ]+(?:of|de|del|la|von|van|der|den|bin|al|el|da|dos|di|du)(?:[ ]+the)?[ ]+|[ ]+&[ ]+|[ ])"
_RUN = re.compile(rf"(?<![\w’'])({_WORD}(?:{_LINK}{_WORD}|[ ]\d{{1,4}}(?=\W|$)(?![,.]\d))*)")
_ACRONYM = re.compile(r"^[A-Z][A-Z&.\-]{1,9}$")


@lru_cache
def _places() -> frozenset[str]:
    text = files("broadsheet.language").joinpath("places.txt").read_text(encoding="utf8")
    return frozenset(fold(line) for line in text.splitlines() if line and not line.startswith("#"))


@lru_cache
def _first_names() -> frozenset[str]:
    text = files("broadsheet.language").joinpath("first_names.txt").read_text(encoding="utf8")
    return frozenset(fold(word) for line in text.splitlines() if not line.startswith("#") for word in line.split())


def names(text: str, language: str) -> tuple[Name, ...]:
    """The proper names of `text` in order. Within one text, a short form has the key of the long one it stands for."""
    runs = [r for m in _RUN.finditer(text) for r in _parts(m.group(1), m.start(1))]
    inside = {w for run, start in runs if not _starts_sentence(text, start) for w in run.split()}
    found = [n for run, start in runs if (n := _judge(text, run, start, inside, language))]
    return _with_long_keys(text, found)


def _parts(run: str, start: int) -> list[tuple[str, int]]:
    """A run without its titles and weekdays; what stands on either side of one is a name of its own."""
    parts: list[tuple[str, int]] = []
    words = list(re.finditer(r"\S+", run))
    current: list[re.Match[str]] = []
    for word in [*words, None]:
        if word is not None and fold(word.group()).rstrip(".,") not in _TITLES | _NOT_NAMES:
            current.append(word)
            if not word.group().endswith(("'s", "’s")):
                continue
        while current and not current[-1].group()[0].isupper() and not current[-1].group()[0].isdigit():
            current.pop()
        while current and not current[0].group()[0].isupper():
            current.pop(0)
        if current:
            parts.append((run[current[0].start() : current[-1].end()], start + current[0].start()))
        current = []
    return parts


def _starts_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t\"'“‘«(")
    return not before or before[-1] in ".!?\n:;•–—-" or before.endswith(("”", "’ "))


def _judge(text: str, run: str, start: int, inside: set[str], language: str) -> Name | None:
    run = re.sub(r"(?:['’]s|['’])$", "", run).rstrip(".-,") if not re.fullmatch(r"(?:[A-Z]\.)+", run) else run
    words = run.split()
    if not words:
        return None
    if _starts_sentence(text, start):
        first = words[0]
        function_word = fold(first) in stopwords(language) | stopwords("en") | _OPENERS
        if function_word or (len(words) == 1 and first not in inside and not _known(first)):
            if len(words) == 1:
                return None
            start += len(run) - len(run.split(None, 1)[1])
            run = run.split(None, 1)[1]
    if fold(run) in stopwords(language) or fold(run) in stopwords("en") or len(run) < 2 or not run[0].isupper():
        return None
    if language == "de" and not _german_cue(run):
        return None
    end = start + len(run)
    return Name(start, end, run, _kind(text, run, start, end), fold(run))


def _known(word: str) -> bool:
    return fold(word) in _places() or fold(word) in _first_names() or bool(_ACRONYM.match(word) and len(word) > 2)


def _german_cue(run: str) -> bool:
    """German nouns are capitalised too: a name there has several words, is known, or is an acronym."""
    return len(run.split()) > 1 or _known(run)


def _kind(text: str, run: str, start: int, end: int) -> NameKind:
    words = [fold(w).strip(".,") for w in run.split()]
    if fold(run) in _places():
        return "place"
    if any(w in _ORGANISATION for w in words) or _ACRONYM.match(run):
        return "organisation"
    before = fold(text[max(0, start - 24) : start]).split()
    titled = bool(before) and before[-1].rstrip(".") in _TITLES
    if titled or (words[0] in _first_names() and len(words) > 1) or _SAYS.match(text, end):
        return "person"
    if words[-1] in _places():
        return "place"
    return "place" if len(words) < 3 and _IN.search(text[max(0, start - 10) : start]) else "other"


def _with_long_keys(text: str, found: list[Name]) -> tuple[Name, ...]:
    long_forms: dict[str, tuple[str, NameKind]] = {}
    for name in found:
        words = name.key.split()
        if 2 <= len(words) <= 4 and name.kind in ("person", "other"):
            long_forms.setdefault(words[-1], (name.key, name.kind))
        if acronym := re.match(r"(?:,? or|\s\()\s*([A-Z]{2,8})\b", text[name.end : name.end + 16]):
            long_forms.setdefault(fold(acronym.group(1)), (name.key, "organisation"))
    return tuple(
        Name(n.start, n.end, n.text, long_forms[n.key][1], long_forms[n.key][0]) if n.key in long_forms else n
        for n in found
    )
