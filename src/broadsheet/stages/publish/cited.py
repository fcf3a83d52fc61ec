"""Statements with their citations, ready to be shown: a mark for each source, and behind it the quoted words in context."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from broadsheet.news.page import Citation, Position, Source, Statement, Ticker, TimelineEvent
from broadsheet.stages.publish.site import StoryView

_CONTEXT = 110  # characters of the article on either side of a quote: about three lines of the margin


@dataclass(frozen=True, slots=True)
class Quote:
    """The quoted words, and the text around them; `anchor` is their place on the article's page."""

    before: str
    words: str
    after: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Opened:
    """What a citation mark opens: every quote from one source for one statement."""

    id: str
    mark: str  # the id of the mark that opens it
    of: int  # the statement's number in its row, from 1
    source: Source
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """A statement and what its marks open, in the order of the sources."""

    text: str
    of: int
    opened: tuple[Opened, ...]
    row: str = ""

    @property
    def place_of(self) -> tuple[str, int]:
        """The row and the number in it: where the statement stands on the page."""
        return self.row, self.of


def cited(view: StoryView, row: str, of: int, said: Statement | Position | Ticker | TimelineEvent) -> Cited:
    """Statement number `of` of a row; `row` is unique on the page and starts every id."""
    sources = {s.n: s for s in view.page.sources}
    numbers = sorted({c.source for c in said.citations})
    opened = tuple(
        Opened(
            id=f"q-{row}-{of}-{n}",
            mark=f"m-{row}-{of}-{n}",
            of=of,
            source=sources[n],
            quotes=tuple(_quote(view, sources[n], c) for c in _distinct(said.citations, n)),
        )
        for n in numbers
    )
    return Cited("" if isinstance(said, Ticker) else said.text, of, opened, row)


def _distinct(citations: Iterable[Citation], source: int) -> list[Citation]:
    of_source = [c for c in citations if c.source == source]
    return sorted({(c.start, c.end): c for c in of_source}.values(), key=lambda c: (c.start, c.end))


def _quote(view: StoryView, source: Source, citation: Citation) -> Quote:
    article = view.articles.get(source.article)
    text = article.text if article else ""
    return Quote(
        before=_before(text, citation.start),
        words=citation.quote,
        after=_after(text, citation.end),
        anchor=anchor(citation.start, citation.end),
    )


def _before(text: str, start: int) -> str:
    """The end of what stands before the quote, from a whole word on."""
    piece = text[max(0, start - _CONTEXT) : start]
    if start > _CONTEXT:
        piece = "… " + piece.partition(" ")[2]
    return " ".join(piece.split()) + " " if piece.strip() else ""


def _after(text: str, end: int) -> str:
    """The start of what stands after the quote, up to a whole word; a comma or full stop stays at its word."""
    piece = text[end : end + _CONTEXT]
    if end + _CONTEXT < len(text):
        piece = piece.rpartition(" ")[0] + " …"
    joined = " ".join(piece.split())
    return f" {joined}" if piece[:1].isspace() else joined


def anchor(start: int, end: int) -> str:
    """The id of quoted words on their article's page."""
    return f"quote-{start}-{end}"


def marked_paragraphs(text: str, spans: Iterable[tuple[int, int]]) -> tuple[Markup, ...]:
    """The paragraphs of an article with each span marked and named by its anchor.

    A span within another is marked inside it. Where two only overlap, or a span runs over an empty line, its mark
    starts at its first character that can be marked and ends with the other, or with the paragraph.
    """
    ordered = sorted({s for s in spans if 0 <= s[0] < s[1] <= len(text)}, key=lambda s: (s[0], -s[1]))
    found, at = [], 0
    for paragraph in text.split("\n\n"):
        end = at + len(paragraph)
        inside = [(s, e) for s, e in ordered if at <= s < end]
        found.append(_marked(text, at, end, inside))
        at = end + 2
    return tuple(found)


def _marked(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> Markup:
    """`text[start:end]` escaped, with `spans`, which start inside it in order, marked."""
    out, at = Markup(), start
    while spans:
        (first, last), *spans = spans
        begin, stop = max(first, at), min(last, end)
        inner = [s for s in spans if s[0] < stop]
        spans = spans[len(inner) :]
        out += escape(text[at:begin])
        out += Markup('<mark id="{}">{}</mark>').format(anchor(first, last), _marked(text, begin, stop, inner))
        at = max(at, stop)
    return out + escape(text[at:end])
