"""What differs between two revisions of a page: sentences new, changed and dropped, and figures that moved."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from broadsheet.news.page import Page, only_reworded

_SAME_SENTENCE = 0.6  # of two word sequences; below it difflib's own advice calls two texts no close match
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*%?")


@dataclass(frozen=True, slots=True)
class Placed:
    """A text with the id of its place on the page; `of` is the sentence's number there, from 1 (the heading)."""

    text: str
    place: str
    of: int = 0


@dataclass(frozen=True, slots=True)
class Changed:
    """A sentence that says what another said before, in other words. `figures` holds (before, now) of what moved."""

    before: str
    now: Placed
    figures: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that an older and a newer revision do not share, in the order of the newer page."""

    older: int
    newer: int
    headline: tuple[str, str] | None = None  # (before, now)
    sections: tuple[Placed, ...] = ()  # headings of sections that are new as a whole
    new: tuple[Placed, ...] = ()
    changed: tuple[Changed, ...] = ()
    dropped: tuple[str, ...] = ()
    discrepancies: tuple[Placed, ...] = ()
    events: tuple[Placed, ...] = ()
    sources: tuple[Placed, ...] = ()
    tickers: tuple[Placed, ...] = ()

    @property
    def fresh(self) -> frozenset[tuple[str, int]]:
        """(place, number) of every sentence that was not there before as it is now."""
        return frozenset((p.place, p.of) for p in (*self.new, *(c.now for c in self.changed)))

    @property
    def figures(self) -> tuple[tuple[str, str, Placed], ...]:
        """(before, now, sentence) of every figure that moved."""
        return tuple((before, now, c.now) for c in self.changed for before, now in c.figures)

    @property
    def any(self) -> bool:
        """Whether anything that a reader sees differs."""
        parts = (self.headline, self.new, self.changed, self.dropped, self.discrepancies, self.events, self.sources)
        return any(parts) or bool(self.tickers)


def changes(older: Page, newer: Page) -> Changes:
    """What `newer` says that `older` did not, and the reverse."""
    before = [p.text for p in _sentences(older, newer)]
    now = tuple(_sentences(newer, older))
    kept = Counter(before) & Counter(p.text for p in now)
    gone = list((Counter(before) - kept).elements())
    arrived = _without(now, kept)
    pairs = _pair(gone, arrived)
    changed = tuple(Changed(b, p, _moved(b, p.text)) for p in arrived if (b := pairs.get((p.place, p.of))) is not None)
    new = tuple(p for p in arrived if (p.place, p.of) not in pairs)
    headline = (older.headline.text, newer.headline.text)
    return Changes(
        older=older.revision,
        newer=newer.revision,
        headline=headline if headline[0] != headline[1] else None,
        sections=_new_sections(newer, {(p.place, p.of) for p in new}),
        new=new,
        changed=changed,
        dropped=tuple(_left(gone, [c.before for c in changed])),
        discrepancies=_fresh(_discrepancies(newer), _discrepancies(older)),
        events=_fresh(_events(newer), _events(older)),
        sources=_fresh(_sources(newer), _sources(older)),
        tickers=_fresh(_tickers(newer), _tickers(older)),
    )


def _sentences(page: Page, other: Page) -> Iterator[Placed]:
    """The sentences of a page, but for those that say in other words alone what the other page says."""
    for n, section in enumerate(page.sections, start=1):
        for of, sentence in enumerate(section.sentences, start=2):
            if only_reworded(sentence, page, other):
                continue
            yield Placed(sentence.text, f"section-{n}", of)


def _without(placed: Sequence[Placed], kept: Counter[str]) -> list[Placed]:
    """Those left when each text of `kept` is taken away as often as it counts."""
    left, found = kept.copy(), []
    for p in placed:
        if left[p.text] > 0:
            left[p.text] -= 1
        else:
            found.append(p)
    return found


def _left(texts: list[str], taken: list[str]) -> Iterator[str]:
    left = Counter(texts) - Counter(taken)
    for text in texts:
        if left[text] > 0:
            left[text] -= 1
            yield text


def _pair(gone: list[str], arrived: list[Placed]) -> dict[tuple[str, int], str]:
    """For each sentence that arrived the one that it took the place of, the closest pairs first, each once."""
    scored = [
        (SequenceMatcher(None, b.split(), p.text.split(), autojunk=False).ratio(), i, j)
        for i, b in enumerate(gone)
        for j, p in enumerate(arrived)
    ]
    pairs: dict[tuple[str, int], str] = {}
    used: set[int] = set()
    for score, i, j in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        place = (arrived[j].place, arrived[j].of)
        if score >= _SAME_SENTENCE and i not in used and place not in pairs:
            pairs[place] = gone[i]
            used.add(i)
    return pairs


def _moved(before: str, now: str) -> tuple[tuple[str, str], ...]:
    """(before, now) of the figures that differ, where as many went as came."""
    old, new = (Counter(_FIGURE.findall(text)) for text in (before, now))
    went, came = list((old - new).elements()), list((new - old).elements())
    return tuple(zip(went, came, strict=True)) if len(went) == len(came) else ()


def _new_sections(page: Page, new: set[tuple[str, int]]) -> tuple[Placed, ...]:
    found = []
    for n, section in enumerate(page.sections, start=1):
        place = f"section-{n}"
        if section.sentences and all((place, of) in new for of in range(2, len(section.sentences) + 2)):
            found.append(Placed(section.heading.text, place, 1))
    return tuple(found)


def _fresh(now: list[Placed], before: list[Placed]) -> tuple[Placed, ...]:
    known = {p.text for p in before}
    return tuple(p for p in now if p.text not in known)


def _discrepancies(page: Page) -> list[Placed]:
    return [Placed(d.question, f"differ-{n}") for n, d in enumerate(page.discrepancies, start=1)]


def _events(page: Page) -> list[Placed]:
    return [Placed(f"{e.when.text}: {e.text}", f"event-{n}") for n, e in enumerate(page.timeline, start=1)]


def _sources(page: Page) -> list[Placed]:
    return [Placed(f"{s.outlet}: {s.title}", f"source-{s.n}") for s in page.sources]


def _tickers(page: Page) -> list[Placed]:
    return [Placed(f"{t.symbol}, {t.name}", f"ticker-{n}") for n, t in enumerate(page.tickers, start=1)]
