"""Changes that make a sentence say something else: one figure, name, date, place, role, negation, hedge or opposite, or a detail more."""

import random
import re

from evaluation.judge.sources import DONE_TO, FIGURE, TAIL, Change, Source, are_names, cased, swapped
from evaluation.judge.words import AUXILIARIES, DAYS, HEDGED, HEDGES, MONTHS, NUMBER_WORDS, OPPOSITES

from broadsheet.stages.narrate.verb_forms import bases, pasts

_OPPOSITE = {a: b for pair in OPPOSITES for a, b in (pair, pair[::-1])}
_ONE_OF_OPPOSITES = re.compile(r"\b(?:" + "|".join(map(re.escape, _OPPOSITE)) + r")\b", re.IGNORECASE)
_AUXILIARY = re.compile(r"\b(?:" + "|".join(AUXILIARIES) + r")\b(?! not\b|n't)")
_NUMBER_WORD = re.compile(r"\b(?:" + "|".join(NUMBER_WORDS) + r")\b", re.IGNORECASE)
_CALENDAR = re.compile(r"\b(?:" + "|".join(MONTHS + DAYS) + r")\b|\b(?:19|20)\d\d\b")


def _number(source: Source, chance: random.Random) -> str | None:
    found = list(FIGURE.finditer(source.text))
    if found and (at := chance.choice(found)):
        return source.text[: at.start()] + _another_figure(at.group(), chance) + source.text[at.end() :]
    if words := list(_NUMBER_WORD.finditer(source.text)):
        at = chance.choice(words)
        other = chance.choice([w for w in NUMBER_WORDS if w != at.group().lower()])
        return source.text[: at.start()] + cased(other, at.group()) + source.text[at.end() :]
    return None


def _another_figure(figure: str, chance: random.Random) -> str:
    value = float(figure.replace(",", ""))
    if figure.isdigit() and len(figure) == 4 and 1900 <= value <= 2035:
        return str(int(value) + chance.choice((-10, -5, -3, -2, -1, 1, 2, 3, 5, 10)))
    decimals = len(figure.split(".")[1]) if "." in figure else 0
    factor = chance.choice((0.1, 0.4, 0.5, 0.7, 0.8, 0.9, 1.1, 1.2, 1.3, 1.5, 2, 3, 10))
    other = value * factor if decimals or value >= 20 else value + chance.choice([d for d in (-4, -3, -2, -1, 1, 2, 3, 5, 9) if value + d >= 0])  # fmt: skip
    told = f"{other:,.{decimals}f}" if "," in figure else f"{other:.{decimals}f}"
    return told if told != figure else f"{value + 1:.{decimals}f}"


def _name(source: Source, chance: random.Random) -> str | None:
    choices = [n for n in source.article.names if n.kind != "other" and n.text in source.text]
    if not choices:
        return None
    chosen = chance.choice(choices)
    others = [o for o in source.article.others(chosen.text, chosen.kind) if o not in source.text]
    return swapped(source.text, chosen.text, chance.choice(others)) if others else None


def _role(source: Source, chance: random.Random) -> str | None:
    kinds = {n.text: n.kind for n in source.article.names}
    names = [n for n in source.names if kinds.get(n) in ("person", "organisation", "place")]
    pairs = [(a, b) for a in names for b in names if a < b and a not in b and b not in a and kinds[a] == kinds[b]]
    if not pairs:
        return None
    one, other = chance.choice(pairs)
    return swapped(swapped(swapped(source.text, one, "\0"), other, one), "\0", other)


def passive_of_the_wrong_one(source: Source, chance: random.Random) -> str | None:
    found = DONE_TO.search(source.text)
    if not found or not are_names(source, found["one"], found["other"]):
        return None
    return f"{found['one']} was {found['verb']} by {found['other']}."


def _date(source: Source, chance: random.Random) -> str | None:
    found = list(_CALENDAR.finditer(source.text))
    if not found:
        return None
    at = chance.choice(found)
    word = at.group()
    like = MONTHS if word in MONTHS else DAYS if word in DAYS else tuple(str(int(word) + d) for d in (-9, -4, -2, -1, 1, 2, 4, 9))  # fmt: skip
    return source.text[: at.start()] + chance.choice([w for w in like if w != word]) + source.text[at.end() :]


def _opposite(source: Source, chance: random.Random) -> str | None:
    found = list(_ONE_OF_OPPOSITES.finditer(source.text))
    if not found:
        return None
    at = chance.choice(found)
    return source.text[: at.start()] + cased(_OPPOSITE[at.group().lower()], at.group()) + source.text[at.end() :]


def _negation(source: Source, chance: random.Random) -> str | None:
    text = source.text
    if found := re.search(r"\b(\w+) not\b|\b(is|are|was|were|has|have|had|did|does|would|could|should)n['’]t\b|\bnever\b", text):  # fmt: skip
        kept = found.group(1) or found.group(2) or ""
        return re.sub(r" {2,}", " ", text[: found.start()] + kept + text[found.end() :])
    if found := _chosen(_AUXILIARY, text, chance):
        return text[: found.end()] + chance.choice((" not", " not", " never", " no longer")) + text[found.end() :]
    return _past_denied(text, chance)


def _chosen(pattern: re.Pattern[str], text: str, chance: random.Random) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return chance.choice(found) if found else None


def _past_denied(text: str, chance: random.Random) -> str | None:
    for found in re.finditer(r"\b[a-z]+ed\b", text):
        base = next((b for b in (found.group()[:-2], found.group()[:-1]) if b in bases()), None)
        if base:
            how = chance.choice((f"did not {base}", f"refused to {base}", f"failed to {base}", f"plans to {base}", f"may {base}"))  # fmt: skip
            return text[: found.start()] + how + text[found.end() :]
    return None


def _hedge(source: Source, chance: random.Random) -> str | None:
    text = source.text
    if (found := re.search(r"\b(?:reportedly|allegedly|possibly|likely|probably|may have|might have) ", text)) and chance.random() < 0.8:  # fmt: skip
        return text[: found.start()] + text[found.end() :]
    if found := _chosen(_AUXILIARY, text, chance):
        return text[: found.start()] + chance.choice(HEDGED[found.group()]) + text[found.end() :]
    for found in re.finditer(r"\b[a-z]+\b", text):
        if found.group() in pasts():
            return text[: found.start()] + chance.choice(HEDGES) + text[found.start() :]
    return None


def added(source: Source, chance: random.Random) -> str | None:
    others = [m.group()[:-1] for s in source.article.sentences if s != source.text and (m := TAIL.search(s))]
    if not others or source.text[-1] != ".":
        return None
    return source.text[:-1] + chance.choice(others) + "."


WRONG: tuple[Change, ...] = (_number, _name, _role, _date, _opposite, _negation, _hedge, added)
# How often each is tried before the others: what only the order of words tells is the hardest, and few sentences allow it.
TRIED_FIRST = (_role, _role, _role, _number, _number, _date, _negation, _hedge, _name, _opposite, added)
