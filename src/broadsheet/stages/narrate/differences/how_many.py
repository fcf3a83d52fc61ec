"""Two reports that give two figures for one thing."""

import re
from collections.abc import Sequence

from broadsheet.language.words import stem
from broadsheet.news.evidence import Claim, Quantity
from broadsheet.stages.narrate.differences.beside import after, before
from broadsheet.stages.narrate.differences.conflict import Conflict, Texts
from broadsheet.stages.narrate.differences.figures import FURTHEST_APART, count_one_group, differ, fate_of, is_part
from broadsheet.stages.narrate.differences.pair import MUCH, ONE_FACT, SURELY, Pair
from broadsheet.stages.narrate.differences.questions import asks
from broadsheet.stages.narrate.spans import Span

_SUMS_APART = 2.0  # sums that differ by a larger factor are of different things
_NEAR = 30  # characters around a figure in which its range is looked for
_RANGE = re.compile(r"\bfrom (?P<low>[\w.,$€£]+) to (?P<high>[\w.,$€£]+\w)")
_SAME_PART: tuple[list[str], ...] = ([], ["first"], ["last"])  # "the first 24 hours" in both
_MEAN = re.compile(r"\b(?:average|median|mean)\b")
_OPENS_PAST = re.compile(r"^(?:In|By|Since|Until|Back in)\s(?:\w+\s)?(?:19|20)\d\d\b")


def other_figure(pair: Pair, a: Claim, b: Claim, texts: Texts) -> Conflict | None:
    """The first two figures of the sentences that exclude each other."""
    past = {bool(_OPENS_PAST.match(s.text)) for s in (pair.one, pair.other)}
    if not pair.of_one_subject or len(past) > 1 or not count_one_group(pair.one, pair.other):
        return None
    for p in a.quantities:
        for q in b.quantities:
            if ranges := _ranges(pair, p, q):
                return Conflict("figure", asks(pair.one, p), pair, ranges)
            if _exclude(pair, p, q) and (pair.in_one_frame(p, q) or not _told_both(pair, p, q, texts)):
                return Conflict("figure", asks(pair.one, p), pair, (p.text, q.text))
    return None


def counts_differ(one: Claim, other: Claim) -> bool:
    """Whether two sentences count the same and agree on no figure: then they tell of two places or days, not of one."""
    units = {p.unit for p in one.quantities} & {q.unit for q in other.quantities} - {""}
    return any(
        all(differ(p, q) for p in one.quantities for q in other.quantities if p.unit == q.unit == unit)
        for unit in units
    )


def _ranges(pair: Pair, p: Quantity, q: Quantity) -> tuple[str, str] | None:
    """Two ranges of which one end is the same, and these figures are the other: "from 18 to 21" and "from 17 to 21"."""
    spans = zip((pair.one, pair.other), (p, q), strict=True)
    one, other = (_RANGE.search(s.article.text, max(0, f.start - _NEAR), f.end + _NEAR) for s, f in spans)
    if not one or not other or p.unit != q.unit or not differ(p, q) or pair.alike < ONE_FACT:
        return None
    apart = [end for end in ("low", "high") if one[end] != other[end]]
    if len(apart) != 1 or not (p.text.startswith(one[apart[0]]) and q.text.startswith(other[apart[0]])):
        return None
    return one.group(), other.group()


def _exclude(pair: Pair, p: Quantity, q: Quantity) -> bool:
    """Whether both figures count one thing, and cannot both be right."""
    return (
        _far_apart(p, q)
        and not pair.elsewhere(p, q)
        and _count_alike(pair, p, q)
        and pair.beside(p, q, {stem(p.unit, "en")})
        and (p.unit not in ("", "%") or (_framed_alike(pair, p, q) and pair.alike >= ONE_FACT))
    )


def _told_both(pair: Pair, p: Quantity, q: Quantity, texts: Texts) -> bool:
    return texts.has_value(pair.one, q.value) or texts.has_value(pair.other, p.value)


def _far_apart(p: Quantity, q: Quantity) -> bool:
    low, high = sorted((p.value, q.value))
    furthest = _SUMS_APART if len(p.unit) == 3 and p.unit.isupper() else FURTHEST_APART
    return p.unit == q.unit and low > 0 and high <= furthest * low and differ(p, q)


def _framed_alike(pair: Pair, p: Quantity, q: Quantity) -> bool:
    """Whether the same telling word stands directly before two bare figures, or after them; of shares of something, after them.

    An age set between commas ("Okoro, 24,") is no count.
    """
    one, other = pair.one, pair.other
    if _is_age(one, p) != _is_age(other, q):
        return False
    follows = after(one, p.end, 1) == after(other, q.end, 1) != []
    shares = all(s.article.text.startswith(" of ", part.end) for s, part in ((one, p), (other, q)))
    return follows or (not shares and before(one, p.start, 1) == before(other, q.start, 1) != [])


def _is_age(span: Span, part: Quantity) -> bool:
    text, start, end = span.article.text, part.start, part.end
    return text[:start].endswith(", ") and text[end : end + 1] in (",", ".", ";")


def _count_alike(pair: Pair, p: Quantity, q: Quantity) -> bool:
    """Whether both count all or the same part, and the same befell what both count, as far as that is told."""
    fates, parts = [], []
    for span, quantity in ((pair.one, p), (pair.other, q)):
        start, end = quantity.start - span.sentence.start, quantity.end - span.sentence.start
        parts.append(span.text[:start].split()[-1:] if is_part(span.text, start, end, quantity) else [])
        fates.append(fate_of(span.text, start, end))
    means = {bool(_MEAN.search(s.text)) for s in (pair.one, pair.other)}
    if len(means) > 1 or not _of_one_part(pair, p, q, parts):
        return False
    return None in fates or fates[0] == fates[1]


def _of_one_part(pair: Pair, p: Quantity, q: Quantity, parts: Sequence[Sequence[str]]) -> bool:
    """Whether both figures count all, or the same part: "in the first 11 races", "per 100,000 people" in one frame."""
    if parts[0] == parts[1]:
        return parts[0] in _SAME_PART or pair.in_one_frame(p, q)
    surely = pair.alike >= SURELY and len(pair.around(p, q)) >= MUCH
    return surely and all(part in ([], ["first"]) for part in parts)
