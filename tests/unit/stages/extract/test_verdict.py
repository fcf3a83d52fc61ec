import pytest
from pages import FIRST, PARAGRAPHS, SECOND, URL, json_ld, page, tree_of

from broadsheet.stages.extract.verdict import LEAST_TEXT, MOST_TEXT, why_no_article

TEXT = f"{FIRST}\n\n{SECOND}"
TEASERS = "".join(f"<h2><a href='/{n}'>A headline about the number {n}</a></h2>" for n in range(14))


def why(markup: str = page(), url: str = URL, title: str = "Harrow Bay votes", text: str = TEXT) -> str:
    tree, marks = tree_of(markup)
    return why_no_article(tree, marks, url, title, text)


def test_an_article_is_one() -> None:
    assert why() == ""


@pytest.mark.parametrize(
    "title",
    [
        "Access denied",
        "Just a moment...",
        "404 Not Found",
        "Page not found",
        "Seite nicht gefunden",
        "Attention Required!",
        "Forbidden",
        "Are you a robot?",
    ],
)
def test_an_error_is_no_article_and_is_named(title: str) -> None:
    assert why(title=title) == f"The page is an error or a wall: {title!r}."


def test_an_article_about_errors_is_one() -> None:
    assert why(title="Not found: the lost pier of Harrow Bay", text=TEXT * 10) == ""


@pytest.mark.parametrize(
    "notice",
    [
        "We use cookies to improve your experience.",
        "Please enable JavaScript to continue.",
        "Verify that you are a human.",
        "Wir verwenden Cookies und mehr.",
    ],
)
def test_a_wall_is_no_article(notice: str) -> None:
    assert (
        why(text=f"{FIRST} {notice}") == "The page shows a wall or a request for consent where the article should be."
    )


def test_a_page_without_a_title_is_none() -> None:
    assert why(title="") == "The page has no title."


def test_a_home_page_or_a_list_is_none() -> None:
    reason = "The page is a home page or a list of articles."
    assert why(url="https://harrowpost.example/") == reason
    assert why(page(PARAGRAPHS, json_ld(type="CollectionPage"))) == reason
    assert why(page(TEASERS), text="Short.\n\nTeasers.") == reason


def test_an_article_with_many_teasers_is_one() -> None:
    assert why(page(PARAGRAPHS + TEASERS), text="\n\n".join([FIRST + SECOND] * 4)) == ""
    assert why(page(TEASERS, json_ld(headline="x"))) == ""


def test_a_film_with_a_few_words_is_none() -> None:
    assert why(page(head=json_ld(type="VideoObject"))) == "The page shows a film with hardly any text."
    assert why(page(head=json_ld(type="VideoObject")), text=TEXT * 3) == ""


def test_a_teaser_is_too_short_and_what_is_for_subscribers_is_said() -> None:
    assert why(text="x" * (LEAST_TEXT - 1)) == "The page gives only 199 characters of text."
    closed = page(head=json_ld(isAccessibleForFree="False"))
    assert why(closed, text="x" * 50) == "The page gives only 50 characters of text, the rest is for subscribers."


def test_a_text_beyond_all_articles_is_none() -> None:
    assert why(text="x" * (MOST_TEXT + 1)).startswith("The page has 300001 characters of text")
