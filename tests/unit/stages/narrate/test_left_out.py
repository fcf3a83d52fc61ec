"""What a page does not tell, and why."""

from told import NOON, article

from broadsheet.news.outcome import Done
from broadsheet.news.story import Member, Story
from broadsheet.stages.interpret.interpret import interpret
from broadsheet.stages.narrate.left_out import left_out
from broadsheet.stages.narrate.material import StoryMaterial
from broadsheet.stages.narrate.verify import statements
from broadsheet.stages.narrate.write import write

TEXT = (
    "The old bridge over the Orva at Brenna collapsed on Monday after a week of heavy rain. "
    "Nobody was hurt when the bridge over the Orva fell, the fire brigade of Brenna said. "
    "Subscribe to our newsletter for more news from the valley of the Orva. "
    "Who will pay for a new bridge over the Orva at Brenna? "
    "The council of Brenna had closed the bridge over the Orva to lorries in June 2024."
)


def test_every_sentence_is_cited_or_left_out_with_a_reason() -> None:
    told = [article(TEXT), article(TEXT.replace("a week of", "days of"), number=2)]
    members = tuple(Member(a.id, a.published, ()) for a in told)
    material = StoryMaterial(Story("s1", NOON, NOON, members), tuple(told), tuple(map(interpret, told)))
    outcome = write(material, None)
    assert isinstance(outcome, Done)
    found = list(left_out(outcome.result, material))
    cited = {(c.source, c.quote) for _, _, citations in statements(outcome.result) for c in citations}
    assert {(s.source, s.text) for s in found}.isdisjoint(cited)
    assert len(found) + len(cited) == sum(len(e.sentences) for e in material.evidence)
    reasons = {s.text.split()[0]: s.reason for s in found}
    assert reasons["Subscribe"].startswith("It is no whole sentence of news")
