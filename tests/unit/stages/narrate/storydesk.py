"""Stories of our own writing, as the writer gets them: grouped and interpreted."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from broadsheet.news.article import Article
from broadsheet.news.outcome import Done
from broadsheet.news.page import Page
from broadsheet.news.story import Member, Story
from broadsheet.stages.interpret.interpret import interpret
from broadsheet.stages.narrate.cite import Desk
from broadsheet.stages.narrate.material import StoryMaterial
from broadsheet.stages.narrate.spans import Span, spans
from broadsheet.stages.narrate.write import write

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def report(title: str, *paragraphs: str, outlet: str = "The Courier", language: str = "en", hour: int = 0) -> Article:
    """An article with its paragraphs."""
    published = NOON + timedelta(hours=hour)
    name = f"{outlet}-{hour}".replace(" ", "-").lower()
    url = f"https://example.org/{name}"
    return Article(
        name, 1, url, url, outlet, title, (), published, True, None, published, language, "\n\n".join(paragraphs)
    )


def story(*articles: Article) -> StoryMaterial:
    """A story of these reports, each independent."""
    members = tuple(Member(a.id, a.published, ()) for a in articles)
    return StoryMaterial(Story("S1", NOON, NOON, members), articles, tuple(map(interpret, articles)))


def desk(*articles: Article) -> Desk:
    """The writer's desk with all sentences of the reports."""
    return Desk(spans(story(*articles)))


def span(sentence: str, language: str = "en") -> Span:
    """One sentence, alone in its article."""
    return spans(story(report("A title", sentence, language=language)))[0]


def page(*articles: Article) -> Page:
    """The page that is written of the reports."""
    outcome = write(story(*articles), None)
    assert isinstance(outcome, Done)
    return outcome.result


def said(page: Page) -> Sequence[str]:
    """The sentences of the sections in the order in which a reader meets them."""
    return [s.text for section in page.sections for s in section.sentences]


FERRY = report(
    "Ferry runs aground off Port Ansel with 212 aboard",
    "A ferry with 212 passengers ran aground on a sandbank off Port Ansel on Tuesday, and the coast guard brought everyone ashore, officials said.",
    "The ship, the Northern Star, struck the bank shortly after six in the morning. No passenger was seriously hurt.",
    "Captain Helen Marsh told the harbour police that the radar had failed. Marsh has sailed the route for eleven years.",
    "“We felt a blow and then silence,” said Tom Reyes, a passenger from Calder. Reyes praised the crew.",
    "The harbour authority will close the channel until the ship has been towed away.",
    "In 2019 a freighter sank on the same sandbank, which pilots have long called the Widow.",
    outlet="The Courier",
)
FERRY_TOO = report(
    "All 212 rescued after ferry grounds near Port Ansel",
    "All 212 passengers of a ferry were rescued after the ship ran aground on a sandbank off Port Ansel, the coast guard said.",
    "The coast guard sent four boats and a helicopter to the sandbank. The rescue took three hours.",
    "Investigators from the transport board will examine the radar of the Northern Star.",
    "The ferry company apologised and promised to refund every ticket. Its shares fell four percent.",
    "The Northern Star was built in 2004 and was refitted last year.",
    outlet="Harbour Post",
    hour=2,
)
