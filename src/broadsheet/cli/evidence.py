"""`story show --evidence` and `--why`: what each sentence of a page rests on, what joined its articles, and what was left out."""

from collections import Counter
from collections.abc import Iterator

from rich.table import Table

from broadsheet import Broadsheet
from broadsheet.news.page import Page
from broadsheet.stages.narrate.verify import statements


def evidence_lines(page: Page) -> Iterator[str]:
    """Each statement of the page with its citations under it: the source's number, the support, the very words."""
    for where, text, citations in statements(page):
        yield f"{where}: {text}"
        for c in citations:
            yield f"    [{c.source}] {c.support:.2f}  {c.quote}"


def why_table(paper: Broadsheet, story: str) -> Table:
    """For each article of a story what joined it, and with which others it is one independent report."""
    table = Table("Article", "Outlet", "Report", "Title", "What joined it", box=None)
    page, found = paper.page(story), paper.members(story)
    told = {source.article: source for source in page.sources}
    for member in found.members if found else ():
        source = told.get(member.article)
        scores = ", ".join(f"{name} {value:g}" for name, value in member.scores) or "founded the story"
        copy = f"; {member.copy_of.share:.0%} of it stands in {member.copy_of.article}" if member.copy_of else ""
        report = f"{source.report} {source.agency}".strip() if source else ""
        table.add_row(
            member.article, source.outlet if source else "", report, source.title if source else "", scores + copy
        )
    return table


def left_out_lines(paper: Broadsheet, story: str) -> Iterator[str]:
    """The sentences that the page does not tell, by reason."""
    found = paper.left_out(story)
    counted = Counter(s.reason for s in found)
    for reason, times in counted.most_common():
        yield f"{times} left out. {reason}"
        for sentence in found:
            if sentence.reason == reason:
                yield f"    [{sentence.source}] {sentence.text}"
