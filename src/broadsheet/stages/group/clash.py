"""Look-alikes that are two events: one template, other people, places and figures.

Earthquake bulletins, match reports and quarterly results are written alike, and their words and vectors lie close
together. What tells them apart stands in their headlines: of whom or where they tell, and the figures. Two headlines that
say the same of different names are two events whatever else is known.
"""

from collections.abc import Collection

from broadsheet.stages.group.features import Features

# Log-odds. In three public sets there are 10,302 candidate pairs of one event and 221,435 of two. The veto is met by 41 and
# 22,616 of them; 56 and 7,447 name other people and other days, which the second weighs; the third is by a regression.
CLASH = -6.0
OTHER_DAYS = -2.5
APART = -0.4


def doubt(one: Features, other: Features) -> float:
    """What names, places, days and figures say against one event: 0, `APART`, `OTHER_DAYS` or `CLASH`."""
    if one.language != other.language:
        return 0.0
    if not _name_others(one, other):
        return CLASH if _another_day(one, other) else 0.0
    elsewhere = _disjoint(one.places, other.places) and _quantities_differ(one, other)
    differ = elsewhere or _disjoint(one.headline_figures, other.headline_figures) or _other_days(one, other)
    strangers, alike = _strangers(one, other), _worded_alike(one, other)
    if (strangers and alike) or (differ and (strangers or alike)):
        return CLASH
    return OTHER_DAYS if _other_days(one, other) else APART


def _another_day(one: Features, other: Features) -> bool:
    """Whether they tell of another day of the same: a market's close, a poll, a rate, with another percentage or points."""
    if _disjoint(one.days, other.days) and _disjoint(_of("point", one), _of("point", other)):
        return True
    return _other_days(one, other) and _disjoint(_of("%", one), _of("%", other))


def _other_days(one: Features, other: Features) -> bool:
    """Whether they name other days and share no quantity, which two reports of one event mostly do."""
    return _disjoint(one.days, other.days) and one.its_numbers.isdisjoint(other.its_numbers)


def _name_others(one: Features, other: Features) -> bool:
    """Whether each headline names somebody or some place of whom the other article's beginning knows nothing."""
    return not (one.headline_roots <= other.name_roots or other.headline_roots <= one.name_roots)


def _strangers(one: Features, other: Features) -> bool:
    """Whether neither article knows any name of the other's headline."""
    return one.headline_roots.isdisjoint(other.name_roots) and other.headline_roots.isdisjoint(one.name_roots)


def _worded_alike(one: Features, other: Features) -> bool:
    """Whether the headlines say the same of their different names: "Rovers beat City 2-1", "Rovers beat United 3-0"."""
    ours, theirs = one.plain_title, other.plain_title
    return bool(ours and theirs) and len(ours & theirs) >= len(ours | theirs) / 2


def _quantities_differ(one: Features, other: Features) -> bool:
    """Whether both count something in one unit, and no count of that unit is the same."""
    units = {unit for unit, _ in one.numbers} & {unit for unit, _ in other.numbers}
    return any(not _of(unit, one) & _of(unit, other) for unit in units)


def _of(unit: str, article: Features) -> set[float]:
    return {value for its, value in article.numbers if its == unit}


def _disjoint(one: Collection[object], other: Collection[object]) -> bool:
    """Whether both hold something and share nothing."""
    return bool(one and other) and set(one).isdisjoint(other)
