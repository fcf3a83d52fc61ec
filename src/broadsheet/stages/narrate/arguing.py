"""How much an English article argues, by its style alone: who is named as a source, what is counted, how much is judged.

Each part is a share of the article's sentences, drawn towards the usual share where there are few; `arguing.toml` has what each adds to the
log-odds, as `python -m evaluation.fit_arguing` found it.
"""

import math
import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).with_name("arguing.toml")
FEWEST = 8  # sentences: of fewer, as before a paywall, little can be said
_PRIOR = 12  # sentences of the usual kind that each article is given
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
_SAYS_WHO = re.compile(
    r"\b(?:sa(?:id|ys?)|told|according to|announced|reported|wrote|tweeted|testified|added|stated|argued|claimed|ruled|concluded|found|asked|spokes\w+)\b"
)
_JUDGES = re.compile(
    r"\b(?:should|must|ought|surely|clearly|obviously|of course|indeed|perhaps|absurd\w*|ridiculous\w*|shame\w*|disgrac\w*|outrageous\w*|hypocri\w+|nonsense|"
    r"pathetic\w*|sadly|frankly|deserves?|wrong\w*|moral\w*|truth|lies|lying|liars?|dishonest\w*|coward\w*|idiot\w*|stupid\w*|foolish\w*|terrible|"
    r"horrible|awful|brutal|so-called|apparently|presumably|no wonder|after all)\b",
    re.IGNORECASE,
)
_IDEAS = re.compile(
    r"\b(?:idea|notion|principles?|values?|virtue|freedom|liberty|justice|injustice|power|democracy|corrupt\w*|danger\w*|threat|myth|fantasy|reality|evil|decen(?:t|cy)|honest\w*|"
    r"integrity|hatred|fear|hope|faith|sense|kind|sort|reason|problem|question|answer|point|argument|logic|example|history|culture|society|narrative|rhetoric|ideolog\w*|elites?|"
    r"liberals?|conservatives?|progressives?|leftists?|establishment|mainstream)\b",
    re.IGNORECASE,
)
_STRESSES = re.compile(
    r"\b(?:very|so|deeply|utterly|simply|merely|really|truly|actually|hardly|quite|rather|entirely|completely|certainly|even|every|never|always|only|too|just|far|any|anyone|"
    r"everyone|nobody|nothing|everything)\b",
    re.IGNORECASE,
)
_MODAL = re.compile(r"\b(?:would|could|might|may|can|needs? to|has to|have to)\b")
_PERSONAL = re.compile(r"\b(?:I|I'm|I've|[Ww]e|[Ww]e're|[Mm]y|[Oo]ur|us|me|[Ll]et's|[Yy]ou|[Yy]our)\b")
_FIGURE = re.compile(r"\d")
_TITLE_SAYS = re.compile(r"\b(?:says?|said|reports?|sources|to|after)\b", re.IGNORECASE)
_TITLE_ARGUES = re.compile(
    rf"^(?:why|how|what)\b|[?？]|{_JUDGES.pattern}|\b(?:right|good|bad|great|best|worst|mistake|failure|sad|real|really|is|isn't|are|aren't|has|does|doesn't|don't|needs?)\b",
    re.IGNORECASE,
)
_OWN_WORDS = {
    "judges": _JUDGES,
    "ideas": _IDEAS,
    "stresses": _STRESSES,
    "modal": _MODAL,
    "personal": _PERSONAL,
    "figures": _FIGURE,
}
_TITLE = {"title_says": _TITLE_SAYS, "title_argues": _TITLE_ARGUES}
SHARES = ("sourced", *_OWN_WORDS)  # of an article's sentences
NAMES = (*SHARES, *_TITLE)


def counts(title: str, sentences: Sequence[str]) -> tuple[int, ...]:
    """In how many sentences each part of `NAMES` is found; of the headline 1 or 0."""
    told = [text.replace("’", "'") for text in sentences]
    own = [_QUOTED.sub("", text) for text in told]
    sourced = sum(bool(_SAYS_WHO.search(text)) for text in told)
    within = (sum(bool(pattern.search(text)) for text in own) for pattern in _OWN_WORDS.values())
    head = title.replace("’", "'")
    return (sourced, *within, *(int(bool(pattern.search(head))) for pattern in _TITLE.values()))


def shares(found: Sequence[int], size: int, usual: Mapping[str, float]) -> tuple[float, ...]:
    """The parts as shares of `size` sentences, each drawn towards the usual one; those of the headline as they are."""
    return tuple(
        float(n) if name in _TITLE else (n + _PRIOR * usual[name]) / (size + _PRIOR)
        for name, n in zip(NAMES, found, strict=True)
    )


@lru_cache
def _table() -> dict[str, dict[str, float]]:
    return tomllib.loads(FILE.read_text(encoding="utf8"))


def odds_of_arguing(title: str, sentences: Sequence[str]) -> float:
    """The log-odds that an English article argues: above 0 it more likely does; -inf for one too short to tell."""
    if len(sentences) < FEWEST:
        return -math.inf
    table = _table()
    parts = shares(counts(title, sentences), len(sentences), table["usual"])
    return table["adds"]["constant"] + math.fsum(table["adds"][n] * p for n, p in zip(NAMES, parts, strict=True))
