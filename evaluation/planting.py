"""Recipes that change one fact in one article of a group: conflicts, and look-alikes that are none.

A recipe finds, in two reports of one event, two sentences that tell the same fact, and says what to put in the place of a few characters of the
second one. Which pair is taken is told by a hash, so that a run gives the same plants and no text has to be stored. Sentences are paired
by the words that they share, and by nothing of the reader that is measured.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import zip_longest

from broadsheet.language.words import content_stems
from broadsheet.news.article import Article
from broadsheet.news.evidence import Evidence, Name, Quantity, Sentence
from broadsheet.stages.interpret.interpret import interpret

_READ = 25  # first sentences of an article
_SHARED, _ALIKE = 5, 0.3  # stems that two sentences of one fact have in common, and their share of all stems of both
_LEAST = 3  # figures below are told in words that mean other things too
_SAID = r"(?:said|says|told|announced|wrote|tweeted|argued|added|warned)"
_AUX = re.compile(r"\b(?:has|have|had|will|would|was|were|is|are|did)\b(?! (?:not|never|no)\b|n[’']t)")
_STRANGERS = ("Marlon Teague", "Ines Corvallis", "Pavel Drozd", "Hannah Lindqvist", "Omar Siddall")
_PLACES = ("Lisbon", "Nairobi", "Osaka", "Montevideo", "Tampere", "Adelaide", "Leeds", "Quito")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True)
class Plant:
    """One change: the kind, the group's article that is changed and how; `others` are the places of the unchanged report."""

    kind: str
    group: str
    article: Article  # as changed
    index: int  # of the article in its group
    place: tuple[int, int]  # of the new words in it
    new: str
    other: tuple[int, int, int]  # the report that tells the fact, and its sentence
    mark: str = ""  # of the pair it was made of


@dataclass(frozen=True)
class Pair:
    """Two sentences of one fact: that of the report that stays, and that of the one that is changed."""

    kept: int
    changed: int
    one: Sentence
    other: Sentence


Group = tuple[str, tuple[Article, ...], tuple[Evidence, ...]]
Recipe = Callable[[Group, Pair], "Plant | None"]


def order(*parts: object) -> str:
    """A hash that puts things in an order that nobody chose."""
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()


def pairs(group: Group) -> Iterator[Pair]:
    """The sentence pairs of the group, in the order of their hash."""
    found = []
    stems = [[(s, frozenset(content_stems(s.text, "en"))) for s in e.sentences[:_READ]] for e in group[2]]
    for kept in range(len(group[2])):
        for changed in range(len(group[2])):
            if kept != changed and group[1][kept].outlet != group[1][changed].outlet:
                found += [Pair(kept, changed, a, b) for a, x in stems[kept] for b, y in stems[changed] if _same(x, y)]
    yield from sorted(found, key=lambda p: order(group[0], p.kept, p.changed, p.one.start, p.other.start))


def _same(a: frozenset[str], b: frozenset[str]) -> bool:
    return a != b and len(a & b) >= _SHARED and len(a & b) >= _ALIKE * len(a | b)


def _inside(parts: Sequence[Name] | Sequence[Quantity], sentence: Sentence) -> list:  # type: ignore[type-arg]
    return [p for p in parts if sentence.start <= p.start and p.end <= sentence.end]


def _put(group: Group, pair: Pair, kind: str, old: str, new: str, at: int, everywhere: bool = False) -> Plant | None:
    """The plant that puts `new` for `old` at `at` of the changed article, and for every other `old` of it where so asked."""
    article = group[1][pair.changed]
    text = article.text
    if text[at : at + len(old)] != old or old == new:
        return None
    head, tail = text[:at], text[at + len(old) :]
    if everywhere:
        word = re.compile(rf"(?<![\w.,]){re.escape(old)}(?![\w]|[.,]\d)")
        head, tail = word.sub(lambda _: new, head), word.sub(lambda _: new, tail)
    place = (len(head), len(head) + len(new))
    return Plant(
        kind, group[0], replace(article, text=head + new + tail), pair.changed, place, new,
        (pair.kept, pair.one.start, pair.one.end),
    )  # fmt: skip


def _figures(group: Group, pair: Pair) -> list[Quantity]:
    """The figures of the changed sentence that the other has too, no years: "more than 30 million" excludes no larger figure."""
    ours = {(q.value, q.unit) for q in _inside(group[2][pair.kept].quantities, pair.one) if q.bound == "exact"}
    both = [q for q in _inside(group[2][pair.changed].quantities, pair.other) if (q.value, q.unit) in ours]
    return [
        q for q in both if q.value >= _LEAST and not (1900 <= q.value <= 2100 and not q.unit) and q.bound == "exact"
    ]


def _digits(text: str) -> re.Match[str] | None:
    return re.search(r"\d[\d,]*(?:\.\d+)?", text)


def _times(number: str, factor: float) -> str:
    """A number as it was written, `factor` times as large."""
    value = float(number.replace(",", "")) * factor
    decimals = len(number.partition(".")[2])
    return f"{value:,.{decimals}f}" if "," in number else f"{value:.{decimals}f}"


def figure(group: Group, pair: Pair) -> Plant | None:
    """Another figure for the same thing, wherever the article gives it."""
    for q in _figures(group, pair):
        digits = _digits(q.text)
        if digits:
            factor = (0.6, 1.4, 1.7)[int(order(group[0], q.text)[:4], 16) % 3]
            return _put(
                group,
                pair,
                "figure",
                digits.group(),
                _times(digits.group(), factor),
                q.start + digits.start(),
                everywhere=True,
            )
    return None


def day(group: Group, pair: Pair) -> Plant | None:
    """Another weekday, or another day of the month, for the same event."""
    kept = {m.when.start for m in _inside(group[2][pair.kept].dates, pair.one)}
    for m in _inside(group[2][pair.changed].dates, pair.other):
        name = next((d for d in _DAYS if d in m.text), None)
        number = re.search(rf"(?:{'|'.join(_MONTHS)}|[A-Z][a-z]{{2,3}}\.) (\d{{1,2}})\b", m.text)
        if m.when.start not in kept or m.when.precision not in ("day", "time"):
            continue
        if name:
            other = _DAYS[(_DAYS.index(name) + 5) % 7]
            return _put(group, pair, "date", name, other, m.start + m.text.index(name), everywhere=True)
        if number:
            other = str(int(number[1]) - 3 if int(number[1]) > 4 else int(number[1]) + 3)
            return _put(group, pair, "date", number[1], other, m.start + number.start(1))
    return None


def place(group: Group, pair: Pair) -> Plant | None:
    """Another town for the same event."""
    kept = {n.key for n in _where(group, pair.kept, pair.one)}
    for n in _where(group, pair.changed, pair.other):
        if n.key in kept:
            new = _PLACES[int(order(group[0], n.key)[:4], 16) % len(_PLACES)]
            return _put(group, pair, "place", n.text, new, n.start, everywhere=True)
    return None


def _where(group: Group, index: int, sentence: Sentence) -> list[Name]:
    text = group[1][index].text
    led = re.compile(r"\b(?:in|at|near|outside|to|from) $")
    named = _inside(group[2][index].names, sentence)
    return [n for n in named if n.kind == "place" and led.search(text[max(0, n.start - 8) : n.start])]


def attribution(group: Group, pair: Pair) -> Plant | None:
    """The same said by somebody else."""
    kept = {n.key for n in _speaking(group, pair.kept, pair.one)}
    for n in _speaking(group, pair.changed, pair.other):
        if n.key in kept:
            new = _STRANGERS[int(order(group[0], n.key)[:4], 16) % len(_STRANGERS)]
            return _put(group, pair, "attribution", n.text, new, n.start)
    return None


def _speaking(group: Group, index: int, sentence: Sentence) -> list[Name]:
    text = group[1][index].text
    return [
        n
        for n in _inside(group[2][index].names, sentence)
        if n.kind == "person"
        and (
            re.match(rf" (?:also |has |had )?{_SAID}\b", text[n.end : n.end + 24])
            or re.search(rf"\b{_SAID} $", text[max(0, n.start - 12) : n.start])
        )
    ]


def denial(group: Group, pair: Pair) -> Plant | None:
    """The same, denied."""
    if re.search(r"\bnot\b|n['’]t\b|\bnever\b|\bno\b|\bden(?:y|ie)", pair.one.text + pair.other.text):
        return None
    mine = _AUX.search(pair.other.text)
    if mine is None or re.search(r"[“\"]|\bI\b", pair.other.text):
        return None
    verb = re.match(r" (\w+)", pair.other.text[mine.end() :])
    if not verb or not re.search(rf"\b{mine.group()} {verb[1]}\b", pair.one.text):
        return None
    at = pair.other.start + mine.start()
    return _put(group, pair, "denial", mine.group(), mine.group() + " not", at)


def rounded(group: Group, pair: Pair) -> Plant | None:
    """The same figure, rounded: no conflict."""
    for q in _figures(group, pair):
        digits = _digits(q.text)
        value = float(digits.group().replace(",", "")) if digits else 0.0
        size = 10 ** (len(str(int(value))) - 2) if value >= 100 else 0
        if digits and size and value % size:
            new = f"about {round(value / size) * size:,}"
            return _put(group, pair, "rounded", digits.group(), new, q.start + digits.start(), everywhere=True)
    return None


def in_other_units(group: Group, pair: Pair) -> Plant | None:
    """The same figure, written otherwise: no conflict."""
    for q in _figures(group, pair):
        million = re.search(r"(\d+(?:\.\d+)?) (million|billion|percent)", q.text)
        thousand = re.search(r"\d{1,3},000\b", q.text)
        if million and million[2] == "percent":
            return _put(group, pair, "units", " percent", "%", q.start + million.start() + len(million[1]))
        if million:
            new = f"{float(million[1]) * (1e6 if million[2] == 'million' else 1e9):,.0f}"
            return _put(group, pair, "units", million.group(), new, q.start + million.start())
        if thousand:
            return _put(
                group,
                pair,
                "units",
                thousand.group(),
                thousand.group().replace(",000", " thousand"),
                q.start + thousand.start(),
            )
    return None


def update(group: Group, pair: Pair) -> Plant | None:
    """A higher figure in a report of the next day: an update."""
    for q in _figures(group, pair):
        digits = _digits(q.text)
        if digits and q.unit and q.unit != "%":
            made = _put(
                group,
                pair,
                "update",
                digits.group(),
                _times(digits.group(), 1.3),
                q.start + digits.start(),
                everywhere=True,
            )
            later = max(a.published for a in group[1]) + timedelta(hours=20)
            return made and replace(made, article=replace(made.article, published=later, seen=later))
    return None


def other_subject(group: Group, pair: Pair) -> Plant | None:
    """Another figure for the same thing elsewhere: the place is another too."""
    for q in _figures(group, pair):
        digits = _digits(q.text)
        names = [n for n in _inside(group[2][pair.changed].names, pair.other) if n.kind in ("place", "organisation")]
        if digits and names and names[0].end < q.start and not _in_dateline(group, pair, names[0]):
            first = _put(group, pair, "subject", digits.group(), _times(digits.group(), 1.7), q.start + digits.start())
            if first is None:
                return None
            new = _PLACES[int(order(group[0], names[0].key)[:4], 16) % len(_PLACES)]
            text = first.article.text
            text = text[: names[0].start] + new + text[names[0].end :]
            moved = len(new) - (names[0].end - names[0].start)
            return replace(
                first, article=replace(first.article, text=text), place=(first.place[0] + moved, first.place[1] + moved)
            )
    return None


def _in_dateline(group: Group, pair: Pair, name: Name) -> bool:
    """Whether a name only says where a report was written: "WASHINGTON (Reuters) - "."""
    return bool(re.match(r"(?:, [\w.]+)? \(", group[1][pair.changed].text[name.end : name.end + 16]))


def other_time(group: Group, pair: Pair) -> Plant | None:
    """Another figure for the same thing years before."""
    for q in _figures(group, pair):
        digits = _digits(q.text)
        if digits and re.match(r"(?:The|A|An|In|At|More|About) ", pair.other.text):
            first = _put(group, pair, "time", digits.group(), _times(digits.group(), 1.7), q.start + digits.start())
            if first is None:
                return None
            at, text = pair.other.start, first.article.text
            lead = "In 2009, " + text[at].lower()
            return replace(
                first,
                article=replace(first.article, text=text[:at] + lead + text[at + 1 :]),
                place=(first.place[0] + len(lead) - 1, first.place[1] + len(lead) - 1),
            )
    return None


CONFLICTS: tuple[tuple[Recipe, int], ...] = ((figure, 24), (day, 16), (place, 14), (attribution, 12), (denial, 14))
LOOK_ALIKES: tuple[tuple[Recipe, int], ...] = (
    (rounded, 12),
    (in_other_units, 10),
    (update, 14),
    (other_subject, 12),
    (other_time, 12),
)


# Drawn, read, and found to be no conflict: the report that stays does not tell the fact that is changed, or both can be so.
# By their `mark`, with what is wrong. A person decided so from the two sentences, without looking whether they are found.
REFUSED: dict[str, str] = {
    "26a9553531": "a bill, and no place",
    "c566a61d7e": "a bill, and no place",
    "c02bd0274b": "statements of two, each on its day",
    "2fb9e9901b": "a bill, and no place",
    "04e7775b36": "the acquittal on one day, what was said of it on another",
    "bc666a7f0e": "independence from a country: nothing happens there",
    "8e12e854bb": "a bill, and no place",
    "7ad3ccff83": "two people can say the same in their own words",
    "534ac62c1d": "a bill, and no place",
    "f8b86a190a": "the other tells the day of the protests, not of the acquittal",
    "2a34293e55": "two statements of one man, each on its day",
    "e4b11475af": "he announced it on one day, and said on another that he would",
    "c8a67555df": "two people can say the same in their own words",
    "ee40345a16": "independence from a country: nothing happens there",
    "3d379d704c": "tunnels that the other sentence does not tell of",
}


def mark(recipe: Recipe, group: str, pair: Pair) -> str:
    """What a drawn pair is known by, whichever of the two sentences is changed: no text of it."""
    places = sorted(((pair.kept, pair.one.start), (pair.changed, pair.other.start)))
    return order(recipe.__name__, group, places)[:10]


def planted(groups: Sequence[Group], recipes: tuple[tuple[Recipe, int], ...]) -> list[Plant]:
    """As many plants of each recipe as it asks for, from every group one before any gives a second."""
    found: list[Plant] = []
    paired = {group[0]: list(pairs(group)) for group in groups}
    for recipe, wanted in recipes:
        ordered = sorted(groups, key=lambda g: order(recipe.__name__, g[0]))
        made = [_of_group(g, recipe, paired[g[0]]) for g in ordered]
        found += [p for turn in zip_longest(*made) for p in turn if p][:wanted]
    return found


def _of_group(group: Group, recipe: Recipe, paired: Sequence[Pair]) -> list[Plant]:
    """The plants of a group by one recipe, each in another sentence."""
    made: dict[tuple[int, int], Plant] = {}
    for pair in paired:
        if mark(recipe, group[0], pair) in REFUSED or (pair.changed, pair.other.start) in made:
            continue
        if plant := recipe(group, pair):
            made[pair.changed, pair.other.start] = replace(plant, mark=mark(recipe, group[0], pair))
    return list(made.values())


def changed(group: Group, plant: Plant) -> Group:
    """The group with the plant in it."""
    articles, evidence = list(group[1]), list(group[2])
    articles[plant.index], evidence[plant.index] = plant.article, interpret(plant.article)
    return group[0], tuple(articles), tuple(evidence)
