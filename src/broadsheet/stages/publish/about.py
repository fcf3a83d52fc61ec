"""What a story is about, and told by: each with a page that lists its other stories."""

from collections import Counter
from collections.abc import Iterable, Sequence

from broadsheet.news.evidence import Evidence, Name
from broadsheet.news.page import Page
from broadsheet.news.reader import Fact, FactKind

_KINDS: dict[str, FactKind] = {"person": "person", "organisation": "organisation", "place": "place"}
_NO_LANGUAGE = "und"  # ISO 639-2 for a language that nobody could tell
_MOST = 12  # names of a kind; the longest pages name about as many people, and a longer list is a wall


def facts(page: Page, evidence: Sequence[Evidence]) -> tuple[Fact, ...]:
    """The page's outlets, language and tickers, and the names that its own text holds, those of most articles first."""
    outlets = Counter(s.outlet for s in page.sources)
    plain: list[Fact] = [Fact("outlet", o.casefold(), o, n) for o, n in outlets.items() if o]
    plain.append(Fact("language", page.language or _NO_LANGUAGE, page.language or _NO_LANGUAGE))
    plain += [Fact("ticker", t.symbol.casefold(), f"{t.symbol}: {t.name}", len(t.citations)) for t in page.tickers]
    unique = {(f.kind, f.key): f for f in reversed(plain)}
    return (*reversed(unique.values()), *_names(page, evidence))


def _names(page: Page, evidence: Iterable[Evidence]) -> list[Fact]:
    text = _text(page)
    counts: Counter[tuple[FactKind, str]] = Counter()
    spelt: dict[tuple[FactKind, str], str] = {}
    for told in evidence:
        shown = {(_KINDS[n.kind], n.key): n for n in told.names if _shown(n, text)}
        counts.update(shown.keys())
        for place, name in shown.items():
            spelt[place] = max(spelt.get(place, ""), name.text, key=len)
    ordered = sorted(counts, key=lambda key: (-counts[key], key))
    per_kind: Counter[FactKind] = Counter()
    found = []
    for kind, key in ordered:
        per_kind[kind] += 1
        if per_kind[kind] <= _MOST:
            found.append(Fact(kind, key, spelt[kind, key], counts[kind, key]))
    return found


def _shown(name: Name, text: str) -> bool:
    return name.kind in _KINDS and name.text in text


def _text(page: Page) -> str:
    sentences = (s.text for section in page.sections for s in (section.heading, *section.sentences))
    return "\n".join([page.headline.text, *sentences])
