"""Which articles of a story are copies, and of which: the origin is told from its copies.

The agency's own report comes before one that names the agency, that before one that does not, and of equals the earlier.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

import numpy as np

from broadsheet.news.story import CopyOf
from broadsheet.stages.group.clash import CLASH, doubt
from broadsheet.stages.group.features import Features
from broadsheet.stages.group.fingerprint import COPY, among, long_enough, share

# The share from which a text is a copy where there is a reason besides: both name one agency, or have one owner. Between
# this and `COPY` a third of the pairs of three public sets share a wire's wording without that (docs/notes/copies.md).
OF_KIN = 0.15
# Within one outlet, whose pages share lists, notices and background: two of its reports on two events reached .65.
OF_ONE_OUTLET = 0.7
_LEAST_SHARED = 3  # hash values; a copy of the shortest text that is measured shares more


def copies(members: Sequence[Features]) -> dict[str, CopyOf]:
    """The articles of a story that are copies, each with its origin; the order of `members` does not matter."""
    ranked = sorted(members, key=_rank)
    found: dict[str, CopyOf] = {}
    for article, before in zip(ranked, _akin(ranked), strict=True):
        origins = [o for o in before if o.article not in found]
        copy = _best(article, origins) or _best(article, [o for o in before if o.article in found])
        if copy:
            found[article.article] = copy
    return found


def copy_among(article: Features, others: Sequence[Features]) -> CopyOf | None:
    """The article as a copy of that which holds the largest share of it, the earliest of equals; None where it is none."""
    holders = sorted(_holders(article, others), key=lambda o: (o.published, o.article))
    return max(filter(None, (copy_of(article, o) for o in holders)), key=lambda copy: copy.share, default=None)


def _holders(article: Features, others: Sequence[Features]) -> list[Features]:
    """Those of some articles that share a hash value with one, found in all sketches at once."""
    if not others or not long_enough(article.sketch):
        return []
    owners = np.repeat(np.arange(len(others)), [len(o.sketch.own) for o in others])
    held = among(np.concatenate([o.sketch.own for o in others]), article.sketch.own)
    return [others[n] for n in np.unique(owners[held]).tolist()]


def copy_of(article: Features, other: Features) -> CopyOf | None:
    """The one as a copy of the other, where enough of it stands there; bulletins of one template are no copies."""
    if article.agency and other.agency and article.agency != other.agency:
        return None
    held = share(article.sketch, other.sketch)
    if held < _least(article, other) or doubt(article, other) == CLASH:
        return None
    return CopyOf(other.article, round(held, 3))


def _least(one: Features, other: Features) -> float:
    if one.outlet == other.outlet != "":
        return OF_ONE_OUTLET
    owner = _owner_of().get(one.outlet)
    kin = one.agency == other.agency != "" or (owner is not None and owner == _owner_of().get(other.outlet))
    return OF_KIN if kin else COPY


@cache
def _owner_of() -> Mapping[str, str]:
    text = files("broadsheet.stages.group").joinpath("owners.toml").read_text(encoding="utf-8")
    return {site: owner for owner, sites in tomllib.loads(text).items() for site in sites.split()}


def _rank(article: Features) -> tuple[int, float, str]:
    claim = 0 if article.of_agency else 1 if article.agency else 2
    return claim, article.published.timestamp(), article.article


def _best(article: Features, origins: Sequence[Features]) -> CopyOf | None:
    """The copy of the first-ranked kind of origin, of these the one that holds most of the article."""
    held = [(o, copy) for o in origins if (copy := copy_of(article, o))]
    best = min(held, key=lambda pair: (_rank(pair[0])[0], -pair[1].share, _rank(pair[0])), default=None)
    return best[1] if best else None


def _akin(ranked: Sequence[Features]) -> Iterator[list[Features]]:
    """For each article those ranked before it that share a few hash values with it, found in all sketches at once."""
    owners = np.repeat(np.arange(len(ranked)), [len(a.sketch.own) for a in ranked])
    values = np.concatenate([a.sketch.own for a in ranked]) if ranked else np.zeros(0, dtype=np.uint32)
    order = np.argsort(values, kind="stable")
    values, owners = values[order], owners[order]
    for place, article in enumerate(ranked):
        if not long_enough(article.sketch):
            yield []
            continue
        first = np.searchsorted(values, article.sketch.own)
        counts = np.searchsorted(values, article.sketch.own, side="right") - first
        ends = np.cumsum(counts)
        hits = np.arange(ends[-1] if len(ends) else 0) + np.repeat(first - (ends - counts), counts)
        shared = np.bincount(owners[hits], minlength=len(ranked))
        yield [ranked[n] for n in np.flatnonzero(shared[:place] >= _LEAST_SHARED).tolist()]
