"""An opinion piece beside reports is a source, and no page tells what it says as news."""

from dataclasses import replace

import pytest
from told import NOON, article

from broadsheet.news.article import Article
from broadsheet.news.outcome import Done
from broadsheet.news.page import Page
from broadsheet.news.story import Member, Story
from broadsheet.stages.interpret.interpret import interpret
from broadsheet.stages.narrate.left_out import left_out
from broadsheet.stages.narrate.material import StoryMaterial
from broadsheet.stages.narrate.opinion import argues, is_opinion
from broadsheet.stages.narrate.verify import statements
from broadsheet.stages.narrate.write import write

REPORT = (
    "The council of Brenna closed the old bridge over the Orva on Monday after cracks were found. "
    "Engineers will look at the bridge over the Orva until Friday, the council of Brenna said. "
    "About 4,000 people cross the bridge over the Orva on a working day."
)
COLUMN = (
    "The council of Brenna closed the bridge over the Orva because it never learns from its mistakes. "
    "Ruin is coming to Brenna and to the bridge over the Orva, and the council does not care. "
    "The mayor of Brenna is the worst keeper that the bridge over the Orva ever had."
)


def material(*articles: Article) -> StoryMaterial:
    members = tuple(Member(a.id, a.published, ()) for a in articles)
    return StoryMaterial(Story("s1", NOON, NOON, members), articles, tuple(map(interpret, articles)))


def page(of: StoryMaterial) -> Page:
    outcome = write(of, None)
    assert isinstance(outcome, Done)
    return outcome.result


def column(number: int) -> Article:
    return replace(article(COLUMN, number=number), url="https://column.example/opinion/2026/bridge", title="Brenna's bridge of shame")  # fmt: skip


def test_a_page_with_reports_tells_nothing_of_an_opinion_piece() -> None:
    story = material(column(1), article(REPORT, number=2))
    written = page(story)
    assert {c.source for _, _, citations in statements(written) for c in citations} == {2}
    assert [s.n for s in written.sources] == [1, 2]
    assert "shame" not in written.headline.text
    reasons = {s.reason for s in left_out(written, story) if s.source == 1}
    assert reasons == {"It stands in an opinion piece, and there are reports."}


def test_where_there_is_no_report_the_opinion_is_the_story() -> None:
    assert {c.source for _, _, found in statements(page(material(column(1)))) for c in found} == {1}


def test_a_stub_before_a_paywall_is_no_report() -> None:
    written = page(material(column(1), article("The bridge over the Orva is closed.", number=2)))
    assert 1 in {c.source for _, _, citations in statements(written) for c in citations}


@pytest.mark.parametrize(
    ("path", "title", "expected"),
    [
        ("/opinion/bridge", "The bridge", True),
        ("/2026/03/opinions/bridge.html", "The bridge", True),
        ("/politik/kommentare/bruecke", "Die Brücke", True),
        ("/news/bridge", "Editorial: The bridge", True),
        ("/news/public-opinion-on-the-bridge", "Public opinion shifts", False),
        ("/news/bridge", "Opinion polls close in Brenna", False),
        ("/opinion-polls/bridge", "The bridge", False),
        ("/news/opinion", "The bridge", False),
    ],
)
def test_an_opinion_is_told_by_its_rubric(path: str, title: str, expected: bool) -> None:
    assert is_opinion(replace(article(REPORT), url=f"https://outlet.example{path}", title=title)) is expected


ARGUED = (
    "The council of Brenna has lost its way. It should have mended the bridge over the Orva years ago. Surely somebody knew of the cracks. "
    "The bridge is old, and it was old when our parents crossed it. We deserve better. The mayor was wrong about the ferry, too. "
    "Ferries do not mend bridges. A town without a bridge is two towns. Money was there for a new town hall. It is a shame. "
    "Let us hope that the next council can count."
)
REPORTED = (
    "The council of Brenna closed the old bridge over the Orva on Monday. Inspectors found cracks in two pillars. "
    "The mayor said that it was wrong to wait. The bridge was built in 1902. Some 4,000 people cross it on a working day. "
    "“We should have acted years ago,” an engineer told the Gazette. The province will pay for the repair, according to the council. "
    "A ferry will run from Tuesday on. It takes forty cars. The old ferry was sold in 1998. Drivers asked for a bus. The bus company has agreed."
)


def test_a_piece_without_a_rubric_that_names_nobody_and_judges_is_an_opinion_too() -> None:
    argued, reported, short = article(ARGUED, number=1), article(REPORTED, number=2), article(ARGUED[:250])
    assert [argues(a, interpret(a)) for a in (argued, reported, short)] == [True, False, False]
    written = page(material(argued, reported))
    assert {c.source for _, _, citations in statements(written) for c in citations} == {2}
