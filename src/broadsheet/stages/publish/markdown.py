"""A page as Markdown, for terminals, notes and mail: the same parts in the same order as the HTML."""

import re
from collections.abc import Iterable, Iterator

from broadsheet.news.page import Citation, Correction, Discrepancy, Earlier, Page, Source, Ticker, TimelineEvent
from broadsheet.stages.publish import words

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|])")


def page_markdown(page: Page) -> str:
    """The whole page; [n] stands for a citation of source n, whose list is at the end."""
    blocks = [
        f"# {_plain(page.headline.text)} {_marks(page.headline.citations)}",
        f"{page.status.state.capitalize()}, {counts(page)}, {words.absolute(page.updated)}",
        *(_earlier(e) for e in [page.earlier] if e),
        *_sections(page),
        *_part("Who says what", (_discrepancy(d) for d in page.discrepancies)),
        *_part("Related tickers", _lines(map(_ticker, page.tickers))),
        *_part("Timeline", _lines(map(_event, page.timeline))),
        *_part("Corrections", _lines(map(_correction, page.corrections))),
        *_part("Sources", _lines(map(_source, page.sources))),
        *_writer(page),
    ]
    return "\n\n".join(blocks) + "\n"


def counts(page: Page) -> str:
    """Both counts: "3 reports, 2 independent", or "One report so far"."""
    return words.reports(page.status.articles, page.status.independent_reports)


def _writer(page: Page) -> Iterator[str]:
    """Which language model wrote the page, and how much of it; nothing where the sources alone did."""
    if page.made_by.startswith("llm:"):
        model, share = _plain(page.made_by.removeprefix("llm:")), words.percent(page.llm_share)
        yield f"Written by the model {model} ({share} of the sentences)"


def _sections(page: Page) -> Iterator[str]:
    for section in page.sections:
        yield f"## {_plain(section.heading.text)} {_marks(section.heading.citations)}"
        yield " ".join(f"{_plain(s.text)} {_marks(s.citations)}" for s in section.sentences)


def _part(title: str, blocks: Iterable[str]) -> Iterator[str]:
    """A heading and what stands under it; nothing where nothing does."""
    found = [b for b in blocks if b]
    if found:
        yield f"## {title}"
        yield from found


def _lines(rows: Iterable[str]) -> Iterator[str]:
    yield "\n".join(rows)


def _discrepancy(d: Discrepancy) -> str:
    sides = [f"- {_plain(p.holder)}: {_plain(p.text)} {_marks(p.citations)}" for p in d.positions]
    return "\n".join([f"**{_plain(d.question)}** ({words.differ(d.kind, d.between).lower()})", "", *sides])


def _ticker(t: Ticker) -> str:
    place = f", {_plain(t.exchange)}" if t.exchange else ""
    return f"- **{_plain(t.symbol)}** {_plain(t.name)} ({t.kind}{place}) {_marks(t.citations)}"


def _event(e: TimelineEvent) -> str:
    return f"- {_plain(e.when.text)}: {_plain(e.text)} {_marks(e.citations)}"


def _correction(c: Correction) -> str:
    now = f"it now says: “{_plain(c.now)}”" if c.now else "nothing stands in its place"
    return f"- {words.absolute(c.at)}: source {c.source} took back “{_plain(c.was)}”; {now}"


def _earlier(e: Earlier) -> str:
    return f"Earlier: {_plain(e.headline)} ({words.absolute(e.updated)}, story {e.id})"


def _source(s: Source) -> str:
    agency = f", a report of {_plain(s.agency)}" if s.agency and s.agency != s.outlet else ""
    copy = f", copy of {s.copy_of.n}: {words.percent(s.copy_of.share)}" if s.copy_of else ""
    address = words.web_address(s.url).replace("(", "%28").replace(")", "%29").replace(" ", "%20")
    title = f"[{_plain(s.title)}]({address})" if address else _plain(s.title)
    return f"{s.n}. {title}, {_plain(s.outlet)}, {words.absolute(s.published)}{agency}{copy}"


def _marks(citations: Iterable[Citation]) -> str:
    return "".join(f"[{n}]" for n in sorted({c.source for c in citations}))


def _plain(text: str) -> str:
    """Text in which no character is taken for markup."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
