"""Pairs for training the judge, made from sentences of real reports: a claim, evidence, and whether the evidence says it.

A pair that holds comes from an honest change (a cut, another order, a synonym, another way of writing a number), from two
outlets on one event, or from evidence that stands among other sentences. A pair that does not holds one swapped figure,
name, date, place, role, negation, hedge, opposite, or a detail that only another sentence gives. Each wrong change is put
into the claim and into the evidence in turn, so that neither alone tells the answer (Schuster et al. 2019).
"""

import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from evaluation.judge.words import (
    AUXILIARIES,
    COUNTS,
    DAYS,
    HEDGED,
    HEDGES,
    MONTHS,
    NUMBER_WORDS,
    OPPOSITES,
    SAME,
    SPEECH,
)

from broadsheet.language.words import content_stems
from broadsheet.news.article import Article
from broadsheet.news.evidence import Evidence, Name
from broadsheet.stages.interpret.interpret import interpret
from broadsheet.stages.narrate.cut import trim
from broadsheet.stages.narrate.verb_forms import bases, pasts

_WORDS = range(
    6, 36
)  # of a sentence that is used; shorter ones say little, longer ones are lists and take long to learn from
_OPPOSITE = {a: b for pair in OPPOSITES for a, b in (pair, pair[::-1])}
_ONE_OF_OPPOSITES = re.compile(r"\b(?:" + "|".join(map(re.escape, _OPPOSITE)) + r")\b", re.IGNORECASE)
_AUXILIARY = re.compile(r"\b(?:" + "|".join(AUXILIARIES) + r")\b(?! not\b|n't)")
_FIGURE = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\w.,])\d+(?:\.\d+)?(?![\w])")
_NUMBER_WORD = re.compile(r"\b(?:" + "|".join(NUMBER_WORDS) + r")\b", re.IGNORECASE)
_CALENDAR = re.compile(r"\b(?:" + "|".join(MONTHS + DAYS) + r")\b|\b(?:19|20)\d\d\b")
_SPOKEN = re.compile(r"^(?P<who>[A-Z][^,.;:\"“”]{2,60}?) (?P<verb>" + "|".join(SPEECH) + r") (?:that )?(?P<what>[a-z][^\"“”]{20,})[.]$")  # fmt: skip
_SPOKEN_LAST = re.compile(r"^(?P<what>[A-Z][^\"“”]{20,}), (?P<who>[^,\"“”]{3,60}?) (?P<verb>said|says|announced|added|reported)[.]$")  # fmt: skip
_ADVERBIAL = re.compile(r"^(?P<when>(?:In|On|At|After|Before|During|Since|Last|Earlier|By|Under) [^,.]{3,40}), (?P<what>[^.]{20,})[.]$")  # fmt: skip
_APPOSITION = re.compile(r"(?P<who>(?:[A-Z][\w.'’-]+ ){1,2}[A-Z][\w'’-]+), (?P<what>(?:a|an|the) [^,.;:]{6,60}),")
_RELATIVE = re.compile(r"(?P<who>(?:[A-Z][\w.'’-]+ )*[A-Z][\w'’-]+), (?:who|which) (?P<what>[a-z][^,.;:]{10,70}),")
_ASIDE = re.compile(r", [^,.;:]{4,60},(?= [a-z])| \([^()]{3,60}\)")
_TAIL = re.compile(r",? (?:after|before|while|when|because|since|amid|despite|following|during|including|as|in|on|at|for|with|by|from|over|under|against) [^.]{6,80}[.]$")  # fmt: skip
_DONE_TO = re.compile(
    r"(?P<one>(?:[A-Z][\w.'’-]+ ){0,2}[A-Z][\w'’-]+) (?P<verb>[a-z]+ed) (?P<other>(?:[A-Z][\w.'’-]+ ){0,2}[A-Z][\w'’-]+)(?P<rest>[ .].*)$"
)
_LEAST_OVERLAP, _MOST_OVERLAP = 0.5, 0.95  # of a sentence's words in another outlet's: the same told again; a copy


@dataclass(frozen=True)
class Pair:
    """Whether `evidence` says `claim`, from 0 to 1; `kind` names how the pair was made."""

    claim: str
    evidence: str
    label: float
    kind: str


@dataclass(frozen=True)
class Source:
    """A sentence with what a change may put into it."""

    text: str
    names: tuple[str, ...]
    article: "Report"


@dataclass(frozen=True)
class Report:
    """An article's sentences and its names by kind."""

    event: str
    sentences: tuple[str, ...]
    names: tuple[Name, ...]

    def others(self, name: str, kind: str) -> list[str]:
        """Other names of the same kind, the article's own."""
        return sorted({n.text for n in self.names if n.kind == kind and n.text not in name and name not in n.text})


Change = Callable[[Source, random.Random], str | None]


def report(article: Article, event: str) -> Report:
    """The usable sentences of an article."""
    read: Evidence = interpret(article)
    kept = tuple(s.text for s in read.sentences if _is_usable(s.text))
    return Report(event, kept, read.names)


def _is_usable(text: str) -> bool:
    return len(text.split()) in _WORDS and text[-1] in '.!"”' and text[0].isupper() and "\n" not in text


def _sources(told: Report) -> Iterator[Source]:
    for text in told.sentences:
        within = tuple(dict.fromkeys(n.text for n in told.names if n.text in text))
        yield Source(text, within, told)


# Changes that keep what a sentence says.


def _cut(source: Source, chance: random.Random) -> str | None:
    text = trim(source.text)
    for pattern in chance.sample((_ASIDE, _TAIL), 2):
        found = list(pattern.finditer(text))
        if found and len(text) - len(found[-1].group()) > 30 and '"' not in text and "“" not in text:
            at = chance.choice(found)
            text = text[: at.start()] + ("." if at.group().endswith(".") else "") + text[at.end() :]
            if chance.random() < 0.6:
                break
    return text


def _synonym(source: Source, chance: random.Random) -> str | None:
    text, changed = source.text, 0
    for one, other in chance.sample(SAME, len(SAME)):
        found = re.search(rf"(?<![\w]){re.escape(one)}(?![\w])", text, re.IGNORECASE)
        if found and other not in text.lower():
            text = text[: found.start()] + _cased(other, found.group()) + text[found.end() :]
            changed += 1
            if changed == 3:
                break
    return text if changed else None


def _cased(word: str, like: str) -> str:
    return word[:1].upper() + word[1:] if like[:1].isupper() else word


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


def _aside_as_claim(source: Source, chance: random.Random) -> str | None:
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
    return _swapped(source.text, name, name.split()[-1])


def _passive(source: Source, chance: random.Random) -> str | None:
    found = _DONE_TO.search(source.text)
    if not found or not _are_names(source, found["one"], found["other"]):
        return None
    return f"{found['other']} was {found['verb']} by {found['one']}."


def _are_names(source: Source, *given: str) -> bool:
    return all(any(g in n or n in g for n in source.names) for g in given)


HONEST: tuple[Change, ...] = (_cut, _synonym, _reordered, _other_number_form, _short_name)
RESTATED: tuple[Change, ...] = (_aside_as_claim, _passive)


# Changes that make it say something else.


def _number(source: Source, chance: random.Random) -> str | None:
    found = list(_FIGURE.finditer(source.text))
    if found and (at := chance.choice(found)):
        return source.text[: at.start()] + _another_figure(at.group(), chance) + source.text[at.end() :]
    if words := list(_NUMBER_WORD.finditer(source.text)):
        at = chance.choice(words)
        other = chance.choice([w for w in NUMBER_WORDS if w != at.group().lower()])
        return source.text[: at.start()] + _cased(other, at.group()) + source.text[at.end() :]
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
    return _swapped(source.text, chosen.text, chance.choice(others)) if others else None


def _swapped(text: str, name: str, other: str) -> str:
    return re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", lambda _: other, text)


def _role(source: Source, chance: random.Random) -> str | None:
    kinds = {n.text: n.kind for n in source.article.names}
    names = [n for n in source.names if kinds.get(n) in ("person", "organisation", "place")]
    pairs = [(a, b) for a in names for b in names if a < b and a not in b and b not in a and kinds[a] == kinds[b]]
    if not pairs:
        return None
    one, other = chance.choice(pairs)
    return _swapped(_swapped(_swapped(source.text, one, "\0"), other, one), "\0", other)


def _passive_of_the_wrong_one(source: Source, chance: random.Random) -> str | None:
    found = _DONE_TO.search(source.text)
    if not found or not _are_names(source, found["one"], found["other"]):
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
    return source.text[: at.start()] + _cased(_OPPOSITE[at.group().lower()], at.group()) + source.text[at.end() :]


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


def _added(source: Source, chance: random.Random) -> str | None:
    others = [m.group()[:-1] for s in source.article.sentences if s != source.text and (m := _TAIL.search(s))]
    if not others or source.text[-1] != ".":
        return None
    return source.text[:-1] + chance.choice(others) + "."


WRONG: tuple[Change, ...] = (_number, _name, _role, _date, _opposite, _negation, _hedge, _added)
# How often each is tried before the others: what only the order of words tells is the hardest, and few sentences allow it.
_FIRST = (_role, _role, _role, _number, _number, _date, _negation, _hedge, _name, _opposite, _added)


def pairs(reports: Sequence[Report], seed: int = 0) -> Iterator[Pair]:
    """All pairs of the reports, in their order; the same for the same seed."""
    chance = random.Random(seed)
    by_event: dict[str, list[Report]] = {}
    for told in reports:
        by_event.setdefault(told.event, []).append(told)
    for told in reports:
        rest = [s for r in by_event[told.event] if r is not told for s in r.sentences]
        for source in _sources(told):
            yield from _of(source, rest, chance)


def _of(source: Source, rest: Sequence[str], chance: random.Random) -> Iterator[Pair]:
    claim, how = _honest(source, chance)
    if chance.random() < 0.6:  # the easy ones are many
        yield Pair(claim, _among(source, source.text, chance), 1.0, how)
    changed = Source(claim, source.names, source.article)
    change = chance.choice(_FIRST)
    if not (wrong := change(changed, chance)) or wrong == claim:
        change = chance.choice(WRONG)
        wrong = change(changed, chance)
    if wrong and wrong != claim:
        kind = change.__name__.strip("_")
        yield Pair(wrong, _among(source, source.text, chance), 0.0, kind)
        turned = change(source, chance) if change is not _added else None
        if turned and chance.random() < 0.5:
            yield Pair(claim, _among(source, turned, chance), 0.0, kind + " in the evidence") if _touches(source.text, turned, claim) else Pair(turned, turned, 1.0, "same")  # fmt: skip
            yield Pair(_cut(Source(turned, (), source.article), chance) or turned, turned, 1.0, kind + " in both")
    yield from _restated(source, chance)
    yield from _less(source, chance)
    yield from _elsewhere(source, rest, chance)


def _restated(source: Source, chance: random.Random) -> Iterator[Pair]:
    """A part of the sentence as a sentence of its own, right and wrong."""
    for change in RESTATED:
        if claim := change(source, chance):
            yield Pair(claim, _among(source, source.text, chance), 1.0, change.__name__.strip("_"))
            for wrong in chance.sample(WRONG, len(WRONG)):
                if (false := wrong(Source(claim, source.names, source.article), chance)) and false != claim:
                    yield Pair(false, _among(source, source.text, chance), 0.0, f"{wrong.__name__.strip('_')} restated")
                    break
    if false := _passive_of_the_wrong_one(source, chance):
        yield Pair(false, _among(source, source.text, chance), 0.0, "passive of the wrong one")


def _honest(source: Source, chance: random.Random) -> tuple[str, str]:
    for change in chance.sample(HONEST, len(HONEST)):
        if (claim := change(source, chance)) and claim != source.text and len(claim.split()) >= 4:
            if chance.random() < 0.3 and (more := _synonym(Source(claim, source.names, source.article), chance)):
                claim = more
            return claim, change.__name__.strip("_")
    return source.text, "same"


def _touches(old: str, new: str, claim: str) -> bool:
    """Whether the words that a change took from the evidence stand in the claim: only then it matters to it."""
    gone = set(old.lower().split()) - set(new.lower().split())
    come = set(new.lower().split()) - set(old.lower().split())
    return (bool(gone) and gone <= set(claim.lower().split())) or (not gone and bool(come))


def _among(source: Source, text: str, chance: random.Random) -> str:
    """The evidence, sometimes with the sentences around it."""
    if chance.random() < 0.65:
        return text
    at = source.article.sentences.index(source.text)
    before = source.article.sentences[max(0, at - chance.randint(0, 2)) : at]
    after = source.article.sentences[at + 1 : at + 1 + chance.randint(0, 1)]
    return " ".join((*before, text, *after))


def _less(source: Source, chance: random.Random) -> Iterator[Pair]:
    """The whole sentence is not said by a cut of it."""
    if chance.random() < 0.25 and (cut := _cut(source, chance)) and len(cut) < 0.8 * len(trim(source.text)):
        yield Pair(source.text, cut, 0.0, "more than the evidence")


def _elsewhere(source: Source, rest: Sequence[str], chance: random.Random) -> Iterator[Pair]:
    """What another outlet tells of the event, and the sentence of the same article that is likest and says another thing."""
    own = set(content_stems(source.text, "en"))
    if not own:
        return
    ranked = sorted(((len(own & set(content_stems(s, "en"))) / len(own), s) for s in chance.sample(list(rest), min(len(rest), 40))), reverse=True)  # fmt: skip
    if ranked and ranked[0][0] >= _LEAST_OVERLAP and ranked[0][1] != source.text:
        told = _figures(source.text) <= _figures(ranked[0][1])
        if told and ranked[0][0] >= 0.6:
            yield Pair(source.text, ranked[0][1], 0.5 + 0.45 * min(1.0, ranked[0][0] / _MOST_OVERLAP), "another outlet")
        elif not told:
            yield Pair(source.text, ranked[0][1], 0.0, "another outlet's other figure")
    if chance.random() < 0.15:
        near = sorted(((len(own & set(content_stems(s, "en"))) / len(own), s) for s in source.article.sentences if s != source.text), reverse=True)[:3]  # fmt: skip
        near = [s for share, s in near if share < 0.7]
        if near:
            yield Pair(source.text, chance.choice(near), 0.0, "another sentence")


def _figures(text: str) -> set[str]:
    return set(_FIGURE.findall(text))


def told_anew(claims: Sequence[str], told: Report, chance: random.Random) -> Iterator[Pair]:
    """Lines that people wrote anew (a headline, a roundup's sentence) against what the report says likest, right and wrong."""
    for text in claims:
        own = set(content_stems(text, "en"))
        ranked = sorted(((len(own & set(content_stems(s, "en"))) / max(1, len(own)), s) for s in told.sentences), reverse=True)  # fmt: skip
        if len(own) < 3 or not ranked or ranked[0][0] < 0.55:
            continue
        evidence = " ".join(s for _, s in ranked[: chance.choice((1, 2, 2))])
        if not _figures(text) <= _figures(evidence):
            continue
        yield Pair(text, evidence, min(0.95, 0.55 + 0.5 * ranked[0][0]), "told anew")
        source = Source(text, tuple(n.text for n in told.names if n.text in text), told)
        for change in chance.sample(WRONG, len(WRONG)):
            if (wrong := change(source, chance)) and wrong != text:
                yield Pair(wrong, evidence, 0.0, f"{change.__name__.strip('_')} told anew")
                break


def mixed(made: Iterable[Pair], seed: int = 0) -> list[Pair]:
    """Shuffled, with as many that hold as do not."""
    chance = random.Random(seed)
    all_pairs = list(made)
    holding = [p for p in all_pairs if p.label >= 0.5]
    others = [p for p in all_pairs if p.label < 0.5]
    few = min(len(holding), len(others))
    kept = list(chain(chance.sample(holding, few), chance.sample(others, few)))
    chance.shuffle(kept)
    return kept
