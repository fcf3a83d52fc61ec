"""Stories for the tests of the writer: a few sentences an article, read as the pipeline reads them."""

from datetime import UTC, datetime, timedelta

from broadsheet.news.article import Article
from broadsheet.news.story import Story
from broadsheet.stages.interpret.interpret import interpret
from broadsheet.stages.narrate.cite import Desk
from broadsheet.stages.narrate.differences.discrepancies import discrepancies
from broadsheet.stages.narrate.material import StoryMaterial
from broadsheet.stages.narrate.spans import spans

NOON = datetime(2026, 3, 11, 12, tzinfo=UTC)  # a Wednesday


def article(text: str, *, number: int = 1, hours: float = 0, language: str = "en", outlet: str = "") -> Article:
    """An article of Wednesday noon, or so many hours later."""
    at = NOON + timedelta(hours=hours)
    name = outlet or f"Outlet {number}"
    url = f"https://{number}.example/"
    return Article(f"a{number}", 1, url, url, name, text[:40], (), at, True, None, at, language, text)


def desk(*articles: Article | str) -> Desk:
    """The story that the articles tell, each an independent report."""
    told = [article(a, number=n) if isinstance(a, str) else a for n, a in enumerate(articles, start=1)]
    material = StoryMaterial(Story("s1", NOON, NOON, ()), tuple(told), tuple(interpret(a) for a in told))
    return Desk(spans(material))


def found(*articles: Article | str, language: str = "en") -> list[tuple[str, str, str, list[tuple[str, str]]]]:
    """The differences that the page of the articles shows: kind, between whom, question, and who holds what."""
    return [
        (d.kind, d.between, d.question, [(p.holder, p.text) for p in d.positions])
        for d in discrepancies(desk(*articles), language)
    ]
