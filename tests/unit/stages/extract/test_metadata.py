from datetime import UTC, datetime

import pytest
from pages import TITLE, URL, json_ld, page, tree_of

from broadsheet.stages.extract.metadata import Metadata, metadata, outlet


def read(head: str = "", lang: str = "en") -> Metadata:
    tree, marks = tree_of(page(head=head, lang=lang))
    return metadata(tree, marks, URL)


def test_a_page_tells_everything_about_itself() -> None:
    head = json_ld(
        headline=TITLE, author={"name": "Mila Korn"}, datePublished="2026-03-03T18:30:00Z", dateModified="2026-03-04T08:00:00Z",
        publisher={"name": "Harrow Post"},
    ) + '<link rel="canonical" href="/news/pier">'  # fmt: skip
    assert read(head) == Metadata(
        title=TITLE,
        authors=("Mila Korn",),
        published=datetime(2026, 3, 3, 18, 30, tzinfo=UTC),
        modified=datetime(2026, 3, 4, 8, tzinfo=UTC),
        language="en",
        canonical="https://www.harrowpost.example/news/pier",
        outlet="Harrow Post",
    )


def test_a_page_that_tells_nothing_is_known_by_its_address() -> None:
    found = read(lang="")
    assert (found.outlet, found.canonical, found.language, found.authors) == ("harrowpost.example", URL, "", ())


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ('<meta property="og:site_name" content="Harrow Post">', "Harrow Post"), ('<meta property="og:site_name" content="@Harrow Post - News">', "Harrow Post"),
        ('<meta property="og:site_name" content="www.harrowpost.example">', "harrowpost.example"), (json_ld(publisher={"name": "Harrow Post"}), "Harrow Post"),
        (json_ld(type="WebSite", name="Harrow Post"), "Harrow Post"), ('<meta name="application-name" content="Harrow Post">', "Harrow Post"),
        (f'<meta property="og:site_name" content="{TITLE}"><meta property="og:title" content="{TITLE}">', "harrowpost.example"),
        (f'<meta property="og:site_name" content="{"Harrow " * 20}">', "harrowpost.example"),
    ],
)  # fmt: skip
def test_the_outlet_is_what_the_page_calls_itself(head: str, name: str) -> None:
    assert outlet(tree_of(page(head=head))[1], URL) == name


@pytest.mark.parametrize(
    ("head", "lang", "code"),
    [("", "de-AT", "de"), ("", "EN_us", "en"), (json_ld(inLanguage="fr-FR"), "", "fr"), (json_ld(inLanguage={"name": "es"}), "", "es"),
     ('<meta property="og:locale" content="it_IT">', "", "it"), ('<meta http-equiv="Content-Language" content="nl">', "", "nl"), ("", "x", ""), (json_ld(inLanguage=["fr"]), "", "")],
)  # fmt: skip
def test_the_language_is_the_first_that_is_declared(head: str, lang: str, code: str) -> None:
    assert read(head, lang).language == code
