"""Changes that keep what a sentence says: a cut, another order, a synonym, another way of writing a number."""

import random
import re

from evaluation.judge.sources import DONE_TO, TAIL, Change, Source, are_names, cased, swapped
from evaluation.judge.words import COUNTS, SAME, SPEECH

from broadsheet.stages.narrate.cut import trim

_SPOKEN = re.compile(r"^(?P<who>[A-Z][^,.;:\"“”]{2,60}?) (?P<verb>" + "|".join(SPEECH) + r") (?:that )?(?P<what>[a-z][^\"“”]{20,})[.]$")  # fmt: skip
_SPOKEN_LAST = re.compile(r"^(?P<what>[A-Z][^\"“”]{20,}), (?P<who>[^,\"“”]{3,60}?) (?P<verb>said|says|announced|added|reported)[.]$")  # fmt: skip
_ADVERBIAL = re.compile(r"^(?P<when>(?:In|On|At|After|Before|During|Since|Last|Earlier|By|Under) [^,.]{3,40}), (?P<what>[^.]{20,})[.]$")  # fmt: skip
_APPOSITION = re.compile(r"(?P<who>(?:[A-Z][\w.'’-]+ ){1,2}[A-Z][\w'’-]+), (?P<what>(?:a|an|the) [^,.;:]{6,60}),")
_RELATIVE = re.compile(r"(?P<who>(?:[A-Z][\w.'’-]+ )*[A-Z][\w'’-]+), (?:who|which) (?P<what>[a-z][^,.;:]{10,70}),")
_ASIDE = re.compile(r", [^,.;:]{4,60},(?= [a-z])| \([^()]{3,60}\)")


def cut(source: Source, chance: random.Random) -> str | None:
    text = trim(source.text)
    for pattern in chance.sample((_ASIDE, TAIL), 2):
        found = list(pattern.finditer(text))
        if found and len(text) - len(found[-1].group()) > 30 and '"' not in text and "“" not in text:
            at = chance.choice(found)
            text = text[: at.start()] + ("." if at.group().endswith(".") else "") + text[at.end() :]
            if chance.random() < 0.6:
                break
    return text


def synonym(source: Source, chance: random.Random) -> str | None:
    text, changed = source.text, 0
    for one, other in chance.sample(SAME, len(SAME)):
        found = re.search(rf"(?<![\w]){re.escape(one)}(?![\w])", text, re.IGNORECASE)
        if found and other not in text.lower():
            text = text[: found.start()] + cased(other, found.group()) + text[found.end() :]
            changed += 1
            if changed == 3:
                break
    return text if changed else None


def _reordered(source: Source, chance: random.Random) -> str | None:
    text = source.text
    if found := _SPOKEN.match(text):
        who, verb, what = found.group("who", "verb", "what")
        return chance.choice((f"{what[0].upper()}{what[1:]}, {who} {verb}.", f"According to {who}, {what}.", f"{who} {verb} that {what}."))  # fmt: skip
    if found := _SPOKEN_LAST.match(text):
        return f"{found['who'][0].upper()}{found['who'][1:]} {found['verb']} that {found['what']}."
    if found := _ADVERBIAL.match(text):
        return f"{found['what'][0].upper()}{found['what'][1:]} {found['when'][0].lower()}{found['when'][1:]}."
    return None


def aside_as_claim(source: Source, chance: random.Random) -> str | None:
    if found := _APPOSITION.search(source.text):
        return f"{found['who']} is {found['what']}."
    if found := _RELATIVE.search(source.text):
        return f"{found['who']} {found['what']}."
    return None


def _other_number_form(source: Source, chance: random.Random) -> str | None:
    text = source.text
    if found := re.search(r"\b(\d+(?:\.\d+)?) (million|billion|thousand)\b", text):
        scale = {"thousand": 1e3, "million": 1e6, "billion": 1e9}[found[2]]
        return text[: found.start()] + f"{float(found[1]) * scale:,.0f}" + text[found.end() :]
    if found := re.search(r"\b(\d{1,3}),000,000\b", text):
        return text[: found.start()] + f"{found[1]} million" + text[found.end() :]
    for found in re.finditer(r"(?<![\w.,$])(\d{1,2})\b(?![,.%]\d|-|%)", text):
        if word := {n: w for w, n in COUNTS.items()}.get(int(found[1])):
            return text[: found.start()] + (word if found.start() else word.capitalize()) + text[found.end() :]
    if found := re.search(r"\b(" + "|".join(COUNTS) + r")\b(?!-)", text):
        return text[: found.start()] + str(COUNTS[found[1]]) + text[found.end() :]
    if found := re.search(r"\$(\d[\d,.]*\d)", text):
        return text[: found.start()] + f"{found[1]} dollars" + text[found.end() :]
    if found := re.search(r"\b(\d{2,})(?= (?:people|were|have|of|dead|killed|injured))", text):
        return text[: found.start()] + f"more than {int(found[1]) - chance.randint(1, 3)}" + text[found.end() :]
    return None


def _short_name(source: Source, chance: random.Random) -> str | None:
    full = [n.text for n in source.article.names if n.kind == "person" and " " in n.text and n.text in source.text]
    if not full:
        return None
    name = chance.choice(full)
    return swapped(source.text, name, name.split()[-1])


def _passive(source: Source, chance: random.Random) -> str | None:
    found = DONE_TO.search(source.text)
    if not found or not are_names(source, found["one"], found["other"]):
        return None
    return f"{found['other']} was {found['verb']} by {found['one']}."


HONEST: tuple[Change, ...] = (cut, synonym, _reordered, _other_number_form, _short_name)
RESTATED: tuple[Change, ...] = (aside_as_claim, _passive)
