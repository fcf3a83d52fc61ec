"""The sentences of a story that its page does not tell, each with the reason."""

from collections.abc import Iterator
from dataclasses import dataclass

from broadsheet.news.page import Page
from broadsheet.stages.narrate.cite import Desk
from broadsheet.stages.narrate.cut import trim
from broadsheet.stages.narrate.material import StoryMaterial
from broadsheet.stages.narrate.sentences import is_question, publishable, stands_alone
from broadsheet.stages.narrate.spans import Span, spans
from broadsheet.stages.narrate.support import THRESHOLD
from broadsheet.stages.narrate.verify import statements


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A sentence of source number `source` that no statement of the page cites."""

    source: int
    text: str
    reason: str


def left_out(page: Page, material: StoryMaterial) -> Iterator[LeftOut]:
    """Every sentence that `page` does not cite, by source and place, with what kept it off. The same material gives the same reasons."""
    desk = Desk(spans(material))
    numbers = {s.article: s.n for s in page.sources}
    cited = {(c.source, c.start) for _, _, citations in statements(page) for c in citations}
    places = [(s, (numbers.get(s.article.id, 0), s.sentence.start)) for s in desk.spans]
    told = [s for s, place in places if place in cited]
    for span, place in places:
        if place not in cited:
            yield LeftOut(place[0], span.text, _reason(span, told, page, desk))


def _reason(span: Span, told: list[Span], page: Page, desk: Desk) -> str:
    if span.article.language != page.language:
        return "It is in another language than the page."
    if span.opinion:
        return "It stands in an opinion piece, and there are reports."
    if is_question(span.text):
        return "It asks."
    if not publishable(span):
        return "It is no whole sentence of news of a readable length, or speaks to the reader."
    if desk.statement(trim(span.text), span) is None:
        return "Cut to its point it says a number or a name that its source does not."
    same = next((t for t in told if desk.same(span, t) >= THRESHOLD), None)
    if same is not None:
        return f"The page tells it in the words of source {same.source}."
    if not stands_alone(span):
        return "It leans on what stands before it."
    return "Other sentences told more, and the page had no room."
