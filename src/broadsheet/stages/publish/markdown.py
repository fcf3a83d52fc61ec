"""A page as Markdown, with its citations as numbers and its sources as a list."""

from collections.abc import Iterator

from broadsheet.news.page import Page, Statement


def marks(statement: Statement) -> str:
    """The citation marks of a statement: [1][3]."""
    return "".join(f"[{n}]" for n in sorted({c.source for c in statement.citations}))


def page_markdown(page: Page) -> str:
    """The whole page, in the order of its HTML."""
    return "\n".join(_lines(page)) + "\n"


def counts(page: Page) -> str:
    """ "3 reports, 2 independent", or that there is one so far."""
    if page.status.articles == 1:
        return "one report so far"
    return f"{page.status.articles} reports, {page.status.independent_reports} independent"


def _lines(page: Page) -> Iterator[str]:
    yield f"# {page.headline.text} {marks(page.headline)}"
    yield f"\n{page.status.state.title()}, {counts(page)}, {page.updated:%d %B %Y %H:%M} UTC"
    for section in page.sections:
        yield f"\n## {section.heading.text} {marks(section.heading)}\n"
        yield " ".join(f"{s.text} {marks(s)}" for s in section.sentences)
    if page.discrepancies:
        yield "\n## Who says what"
    for discrepancy in page.discrepancies:
        yield f"\n**{discrepancy.question}**\n"
        for position in discrepancy.positions:
            yield f"- {position.holder}: {position.text} {marks(Statement(position.text, position.citations))}"
    if page.timeline:
        yield "\n## Timeline\n"
    for event in page.timeline:
        yield f"- {event.when.text}: {event.text} {marks(Statement(event.text, event.citations))}"
    yield "\n## Sources\n"
    for source in page.sources:
        copy = f" (copy of {source.copy_of.n})" if source.copy_of else ""
        yield f"{source.n}. [{source.title}]({source.url}), {source.outlet}, {source.published:%d %B %Y %H:%M} UTC{copy}"
