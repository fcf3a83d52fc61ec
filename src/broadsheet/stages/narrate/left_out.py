"""The sentences of a story that its page does not tell, each with the reason."""

from collections.abc import Iterator, Set
from dataclasses import dataclass

from broadsheet.news.page import Page
from broadsheet.stages.narrate.cite import Desk
from broadsheet.stages.narrate.cut import trim
from broadsheet.stages.narrate.doubtful import of_another_title, on_the_matter
from broadsheet.stages.narrate.material import StoryMaterial
from broadsheet.stages.narrate.sentences import is_question, stands_alone
from broadsheet.stages.narrate.shortened import may_be_told, words_told
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
    usable = frozenset(on_the_matter([s for s in desk.spans if not s.opinion], material.story))
    misplaced = of_another_title(desk.spans)
    for span, place in places:
        if place not in cited:
            reason = _apart(span, usable, misplaced, page) or _reason(span, told, desk)
            yield LeftOut(place[0], span.text, reason)


def _apart(span: Span, usable: Set[Span], misplaced: Set[str], page: Page) -> str:
    """What keeps the words of an article apart from the page, whatever they say."""
    if span.article.language != page.language:
        return "It is in another language than the page."
    if span.opinion:
        return "It stands in an opinion piece, and there are reports."
    if span not in usable:
        if span.article.id in misplaced:
            return "Its article has a text that is not its headline's, and the others tell nothing near it."
        return "Its article joined the story with doubt, and the others tell nothing near it."
    return ""


def _reason(span: Span, told: list[Span], desk: Desk) -> str:
    if is_question(span.text):
        return "It asks."
    if span.printed:
        return "Its article only prints it: they are the words of somebody who is quoted."
    if not may_be_told(span):
        return "It is no whole sentence of news of a readable length, or speaks to the reader."
    if desk.statement(trim(words_told(span)), span) is None:
        return "Cut to its point it says a number or a name that its source does not."
    same = next((t for t in told if desk.same(span, t) >= THRESHOLD), None)
    if same is not None:
        return f"The page tells it in the words of source {same.source}."
    if not stands_alone(span):
        return "It leans on what stands before it."
    return "Other sentences told more, and the page had no room."
