"""How the names of companies are compared: by folded words, without legal forms, with the short forms that news writes."""

import re
from functools import lru_cache

from broadsheet.language.words import fold

Key = tuple[str, ...]
_LEGAL = re.compile(
    r"[,\s]+(?:inc|incorporated|corp|corporation|co|company|companies|ltd|limited|llc|plc|gmbh|ag|aktiengesellschaft|sa|s\.a|nv|n\.v|se|spa|s\.p\.a|ab|asa|a/s|"
    r"oyj|holdings?|group|kgaa|reit|trust|lp|l\.p|the|publ|class [a-c]|of india(?= ltd| limited))\.?$",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W_]+(?:['’.&+-][^\W_]+)*|&")
# Long words of names as news shortens them.
_SHORT = {
    "pharmaceuticals": "pharma", "pharmaceutical": "pharma", "technologies": "tech", "technology": "tech", "infrastructure": "infra",
    "infrastructures": "infra", "laboratories": "labs", "industries": "ind", "inds": "ind", "industry": "ind", "communications": "comm",
    "communication": "comm", "chemicals": "chem", "chemical": "chem", "engineering": "engg", "engineers": "engg", "and": "&",
}  # fmt: skip
# Words at the end of a name that news leaves out: "Havells" for "Havells India", "Suzlon" for "Suzlon Energy".
_LOOSE = frozenset(
    "india ind enterprises international energy cement cements pharma tech infra labs comm chem engg finance financial services healthcare motors "
    "systems solutions developers lifesciences life sciences foods textiles projects global ventures power steel steels paints telecom software "
    "hospitals hotels retail media entertainment networks products beverages distilleries breweries shipping logistics properties "
    "realty estates constructions construction fertilisers fertilizers petrochemicals refineries organics biotech remedies drugs formulations "
    "electricals electronics cables tyres suzuki motocorp spinning mills weaving jewellers exports housing worldwide resorts airlines air entertainment holding brands stores platforms interactive video".split()
)


def words_of(text: str) -> list[tuple[str, re.Match[str]]]:
    """The words of a text in the form in which names are compared, each with its place."""
    return [(_form(m.group()), m) for m in _TOKEN.finditer(text)]


@lru_cache(1 << 16)
def _form(word: str) -> str:
    return short(fold(word).removesuffix("'s"))


def short(word: str) -> str:
    """A folded word of a name as news shortens it: "pharma" for "pharmaceuticals"."""
    return _SHORT.get(word, word)


def key_of(name: str) -> Key:
    """The words by which a name is looked up: folded, shortened; possessives and legal forms cut off."""
    name = re.sub(r"\s*\(.*?\)", "", name).strip()
    while (shorter := _LEGAL.sub("", name).strip(" ,&")) and shorter != name:
        name = shorter
    return tuple(w for w, _ in words_of(name) if w != "the")


def shortened(key: Key) -> list[Key]:
    """The same name without one, two, ... of the last words that news leaves out."""
    found = []
    while len(key) > 1 and key[-1] in _LOOSE:
        key = key[:-1] if key[-2] != "&" else key[:-2]
        if key:
            found.append(key)
    return found


def is_loose(word: str) -> bool:
    """Whether a word says only what kind of company it is."""
    return word in _LOOSE
