import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import PARAGRAPHS, json_ld, page, tree_of

from broadsheet.stages.extract.people import MOST, authors, people


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Mila Korn", ["Mila Korn"]), ("Von Max Beispiel und Eva Muster", ["Max Beispiel", "Eva Muster"]), ("Por Ana Ruiz y Luis Vega", ["Ana Ruiz", "Luis Vega"]),
        ("Mila Korn, Jo Part and Abu Hamid", ["Mila Korn", "Jo Part", "Abu Hamid"]), ("MILA KORN", ["Mila Korn"]), ("Mila Korn | Harrow Bay", ["Mila Korn", "Harrow Bay"]),
        ("Written by Mila Korn, Staff Writer", ["Mila Korn"]), ("By Reuters", ["Reuters"]), ("associated press", ["Associated Press"]), ("Mila Korn USA TODAY NETWORK", ["Mila Korn"]),
        ("Ludwig van der Berg", ["Ludwig van der Berg"]), ("Mary O'Neil-Smith", ["Mary O'Neil-Smith"]), ("山田太郎", ["山田太郎"]),
        ("https://harrowpost.example/mila", []), ("mila@harrowpost.example", []), ("Staff", []), ("Updated March 3", []), ("Newsroom", []), ("3 min", []), ("", []),
    ],
)  # fmt: skip
def test_a_byline_gives_names_of_people_and_agencies(byline: str, names: list[str]) -> None:
    assert list(people(byline)) == names


def test_one_word_is_a_name_only_where_the_page_says_so() -> None:
    assert list(people("Madonna")) == []
    assert list(people("Madonna", sure=True)) == ["Madonna"]


@given(st.text(max_size=200), st.booleans())
def test_no_byline_fails_or_gives_a_long_name(byline: str, sure: bool) -> None:
    assert all(0 < len(name) <= 50 for name in people(byline, sure))


def named(head: str = "", body: str = PARAGRAPHS) -> tuple[str, ...]:
    tree, marks = tree_of(page(body, head))
    return authors(tree, marks, "Harrow Post", "harrowpost.example")


BYLINE = '<p class="byline">By <a href="/m">Mila Korn</a></p>'


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (json_ld(author={"@type": "Person", "name": "Mila Korn"}), PARAGRAPHS),
        (json_ld(author=[{"name": "Mila Korn"}, {"name": "Mila Korn"}]), PARAGRAPHS),
        (json_ld(author="Mila Korn"), '<p class="byline">By Jo Part</p>' + PARAGRAPHS),
        (json_ld(author={"@type": "Organization", "name": "Harrow Post"}) + '<meta name="author" content="Mila Korn">', PARAGRAPHS),
        ('<meta name="author" content="Harrow Post">', BYLINE + PARAGRAPHS),
        ('<meta property="article:author" content="https://social.example/mila">', BYLINE + PARAGRAPHS),
        ("", '<span itemprop="author">Mila Korn</span>' + PARAGRAPHS),
        ("", '<a rel="author" href="/m">Mila Korn</a>' + PARAGRAPHS),
        ("", '<aside><p class="author">Jo Part</p></aside>' + BYLINE + PARAGRAPHS),
    ],
    ids=["json-ld", "each once", "json-ld before the byline", "the outlet is no author", "nor in meta", "nor an address", "itemprop", "rel", "not those beside"],
)  # fmt: skip
def test_the_authors_are_found_where_the_page_names_them(head: str, body: str) -> None:
    assert named(head, body) == ("Mila Korn",)


def test_an_agency_is_an_author_although_it_is_an_organisation() -> None:
    assert named(json_ld(author={"@type": "Organization", "name": "Reuters"})) == ("Reuters",)


def test_two_bylines_beside_each_other_are_both_read() -> None:
    assert named(
        body='<div><span class="author">Mila Korn</span><span class="author">Jo Part</span></div>' + PARAGRAPHS
    ) == ("Mila Korn", "Jo Part")


def test_a_page_that_names_nobody_has_no_authors() -> None:
    assert named() == ()


def test_the_number_of_authors_is_bounded() -> None:
    assert len(named(json_ld(author=[f"Ann Lee{'abcdefghijklmnop'[n]}" for n in range(16)]))) == MOST
