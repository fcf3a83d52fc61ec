"""The invariants of DESIGN.md on generated stories: whatever the articles say, the page says only that."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from storydesk import report, story

from broadsheet.news.article import Article
from broadsheet.news.outcome import Done, Skip
from broadsheet.news.page import Page
from broadsheet.stages.narrate.support import missing
from broadsheet.stages.narrate.verify import statements
from broadsheet.stages.narrate.write import write

WHO = (
    "Mayor Ruth Hale",
    "Hale",
    "The council of Calder",
    "Inspectors",
    "A ferry with 212 passengers",
    "He",
    "Tom Reyes",
    "The company",
)
DID = ("closed the old bridge", "did not close the old bridge", "found 12 cracks", "found 14 cracks in two pillars", "will vote again",
       "lost 1.2 million dollars", "praised the crew", "ran aground off Port Ansel")  # fmt: skip
WHEN = (
    "",
    " on Tuesday",
    " in 2019",
    " after a storm",
    ", officials said",
    " (as planned)",
    " because rain had fallen since Monday",
)
BEGIN = (
    "",
    "However, ",
    "PORT ANSEL (Meridian) -- ",
    "According to the police, ",
    "In March, ",
    "“We knew,” said Ana Okoro. ",
)

sentences = st.builds(lambda b, w, d, t: f"{b}{w} {d}{t}.", *map(st.sampled_from, (BEGIN, WHO, DID, WHEN)))
noise = st.text(alphabet='aB .!?"“”()[]{}<>:;–-\n0123456789éß橋が。', max_size=60)
texts = st.lists(st.one_of(sentences, sentences, noise), max_size=14).map("\n\n".join)
titles = st.one_of(st.builds(lambda w, d: f"{w} {d}", st.sampled_from(WHO), st.sampled_from(DID)), noise)


@st.composite
def reports(draw: st.DrawFn) -> tuple[Article, ...]:
    count = draw(st.integers(1, 3))
    language = draw(st.sampled_from(("en", "en", "en", "de", "ja", "xx")))
    return tuple(
        report(draw(titles), draw(texts), outlet=f"Outlet {n}", language=language, hour=n) for n in range(count)
    )


def written(articles: tuple[Article, ...]) -> Page | None:
    outcome = write(story(*articles), None)
    assert isinstance(outcome, Done | Skip)
    return outcome.result if isinstance(outcome, Done) else None


many = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@many
@given(reports())
def test_every_statement_has_a_citation_whose_quote_is_the_articles_own_words(articles: tuple[Article, ...]) -> None:
    page = written(articles)
    for _, text, citations in statements(page) if page else ():
        assert text.strip()
        assert citations
        for c in citations:
            assert c.quote == articles[c.source - 1].text[c.start : c.end] != ""


@many
@given(reports())
def test_numbers_and_names_of_a_statement_occur_in_its_quotes(articles: tuple[Article, ...]) -> None:
    page = written(articles)
    for where, text, citations in statements(page) if page else ():
        assert where == "ticker" or missing(text, [c.quote for c in citations], page.language if page else "") == ()


@many
@given(reports())
def test_sources_are_numbered_from_one_and_no_sentence_is_said_twice(articles: tuple[Article, ...]) -> None:
    page = written(articles)
    if page:
        assert [s.n for s in page.sources] == list(range(1, len(articles) + 1))
        told = [s.text for section in page.sections for s in section.sentences]
        assert len(told) == len(set(told))
        assert all(1 <= len(section.sentences) <= 3 for section in page.sections)
        assert 1 <= len(page.sections) <= 6


@many
@given(reports())
def test_the_same_material_gives_the_same_page(articles: tuple[Article, ...]) -> None:
    assert written(articles) == written(articles)
