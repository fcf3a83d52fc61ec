from dataclasses import replace
from datetime import UTC, datetime

import pytest

from broadsheet.news.article import Article
from broadsheet.news.story import CopyOf, Member, Story
from broadsheet.stages.narrate.independence import independent_reports
from broadsheet.stages.narrate.material import StoryMaterial

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
NEWS = "The harbour council voted on Monday to replace the old swing bridge with a tunnel."


def article(url: str, text: str = NEWS, authors: tuple[str, ...] = (), outlet: str = "") -> Article:
    return Article(url, 1, url, url, outlet or url, "Tunnel", authors, NOW, True, None, NOW, "en", text)


def numbers(*articles: Article, copies: dict[int, int] | None = None) -> tuple[int, ...]:
    origins = {articles[a].id: CopyOf(articles[b].id, 0.8) for a, b in (copies or {}).items()}
    members = tuple(Member(a.id, NOW, (), origins.get(a.id)) for a in articles)
    return independent_reports(StoryMaterial(Story("S", NOW, NOW, members), articles, ()))


POST, HERALD, STAR = (article(f"https://{name}.example/tunnel") for name in ("post", "herald", "star"))


def test_reports_of_three_outlets_are_three() -> None:
    assert numbers(POST, HERALD, STAR) == (1, 2, 3)


def test_a_copy_counts_with_its_origin() -> None:
    assert numbers(POST, HERALD, STAR, copies={2: 0}) == (1, 2, 1)


def test_two_feeds_of_one_outlet_are_one_outlet() -> None:
    sport = article("https://sport.post.example/tunnel", outlet="Post Sport")
    assert numbers(POST, HERALD, sport) == (1, 2, 1)


def test_who_prints_one_agency_is_one_report_with_the_agency() -> None:
    wire = article("https://apnews.com/tunnel", outlet="AP News")
    dated = replace(HERALD, text="NORVALE (AP) - " + NEWS)
    assert numbers(POST, dated, wire, replace(STAR, authors=("Associated Press",))) == (1, 2, 2, 2)


def test_what_brings_two_reports_together_makes_them_one() -> None:
    """The last is a copy of one outlet's and stands in another's."""
    both = article("https://post.example/again")
    assert numbers(POST, HERALD, both, STAR, copies={2: 1, 3: 1}) == (1, 1, 1, 1)


def test_two_copies_of_a_report_that_stands_elsewhere_are_one() -> None:
    members = tuple(Member(a.id, NOW, (), CopyOf("elsewhere", 0.9)) for a in (POST, HERALD))
    assert independent_reports(StoryMaterial(Story("S", NOW, NOW, members), (POST, HERALD), ())) == (1, 1)


@pytest.mark.parametrize("help", ["The Associated Press contributed to this report.", "Mit Material der dpa"])
def test_an_agency_that_only_helped_makes_no_copy(help: str) -> None:
    assert numbers(*(replace(a, text=f"{NEWS}\n\n{help}") for a in (POST, HERALD))) == (1, 2)
