"""Sentences trimmed where grammar allows. A cut only ever drops words: what is left stands in the source in this order."""

import re

_DATELINE = re.compile(
    r"^(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’\-]+(?:[ ,]+[A-ZÀ-Þ][\w.'’\-]*){0,4}(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?(?: ?\([^)]{2,40}\))?|[A-ZÀ-Þ][\wÀ-ÿ. ,'’\-]{1,40} ?\([A-Z][\w /.\-]{1,25}\))"
    r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})? ?(?:--|—|–|-)+ "
)
_OPENING = re.compile(
    r"^(?:However|Meanwhile|Moreover|Furthermore|In addition|Additionally|Also|Still|Then|And|But|So|Yet|Plus|Nevertheless|Nonetheless|"
    r"Of course|Indeed|In fact|For example|For instance|Instead|That said|Finally|Similarly|Likewise|In other words|As a result|"
    r"Allerdings|Zudem|Außerdem|Doch|Aber|Sin embargo|Además|Pero|Por otra parte|Mientras tanto|Cependant|Mais)(?:, | (?=[a-zäöüß]))"
)
_BRACKETED = re.compile(r" \((?![A-Z]{2,8}\))[^()]{1,80}\)| \[[^\[\]]{1,80}\]")
_CONTINUES = re.compile(r"^(?:But|And|So|Yet|Also|Then|Aber|Doch|Pero|Mais)$")


def trim(sentence: str) -> str:
    """`sentence` without its dateline, its opening connective and its bracketed asides; capitalised again."""
    text = _DATELINE.sub("", sentence)
    text = _without_opening(text)
    text = _BRACKETED.sub("", text)
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r" ([,.;:])", r"\1", text)
    return text[:1].upper() + text[1:]


def _without_opening(text: str) -> str:
    match = _OPENING.match(text)
    if not match:
        return text
    rest = text[match.end() :]
    return rest if len(rest.split()) >= 5 else text


_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should|does|do|did|says?|said|wins?|won|gets?|got|"
    r"hits?|cuts?|sets?|puts?|makes?|made|takes?|took|finds?|found|gives?|gave|goes|went|comes?|came|sees?|saw|keeps?|kept|leaves?|left|"
    r"holds?|held|runs?|ran|rises?|rose|falls?|fell|begins?|began|sells?|sold|sends?|sent|tells?|told|loses?|lost|pays?|paid|meets?|met|"
    r"leads?|led|brings?|brought|buys?|bought|shows?|grew|grows?|knows?|knew|became|becomes?|spoke|speaks?|wrote|writes?|drew|threw|\w{3,}ed)\b",
    re.IGNORECASE,
)


def has_verb(text: str) -> bool:
    """Whether an English clause seems to hold a finite verb: a closed list, and the -ed form."""
    return bool(_FINITE.search(text))
