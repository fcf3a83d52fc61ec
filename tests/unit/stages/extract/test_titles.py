import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import PARAGRAPHS, TITLE, json_ld, page, tree_of

from broadsheet.stages.extract.titles import headline


def read(markup: str, outlet: str = "Harrow Post", host: str = "harrowpost.example") -> str:
    tree, marks = tree_of(markup)
    return headline(tree, marks, outlet, host)


def bare(title: str = "", h1: str = "", head: str = "", lang: str = "en") -> str:
    heading = f"<h1>{h1}</h1>" if h1 else ""
    return f'<html lang="{lang}"><head><title>{title}</title>{head}</head><body>{heading}{PARAGRAPHS}</body></html>'


def og(title: str) -> str:
    return f'<meta property="og:title" content="{title}">'


@pytest.mark.parametrize(
    "tail",
    [
        " | Harrow Post",
        " - harrowpost.example",
        " – HARROW POST",
        " | News | Harrow Post",
        " :: harrowpost.com",
        " | Local",
    ],
)
def test_the_outlets_name_is_no_part_of_the_headline(tail: str) -> None:
    assert read(bare(TITLE + tail)) == TITLE


def test_the_outlets_name_in_front_is_none_either() -> None:
    assert read(bare(f"Harrow Post | {TITLE}")) == TITLE


@pytest.mark.parametrize(
    "title",
    [
        "Storm, then calm – a town rebuilds",
        "Pier or no pier - the council decides on Tuesday night",
        "Blue/green: how a colour divides the bay",
    ],
)
def test_a_dash_of_the_headlines_own_stays(title: str) -> None:
    assert read(bare(title, title)) == title


def test_the_shown_heading_wins_where_the_marks_agree() -> None:
    assert read(bare("Pier: council votes", TITLE, og("Harrow Bay votes to rebuild the pier"))) == TITLE


def test_what_is_declared_wins_over_a_heading_that_says_something_else() -> None:
    assert read(bare("", "Welcome to our site", og(TITLE))) == TITLE
    assert read(bare("", "", json_ld(headline=TITLE) + og("Other words altogether"))) == TITLE


def test_the_outlets_own_heading_is_no_headline() -> None:
    assert read(bare(f"{TITLE} | Harrow Post", f"Harrow Post</h1><h1>{TITLE}")) == TITLE


def test_entities_escaped_twice_and_markup_become_words() -> None:
    assert (
        read(bare("", "", og("Ships &amp;amp; piers: &lt;b&gt;what&lt;/b&gt; a town built")))
        == "Ships & piers: what a town built"
    )


def test_words_of_neighbouring_elements_do_not_run_together() -> None:
    assert read(bare(TITLE, "<span>Harrow Bay votes</span><span>to rebuild its pier</span>")) == TITLE


def test_a_rubric_that_runs_into_the_heading_is_left_out() -> None:
    assert read(bare(TITLE, f"<span>Opinion</span> {TITLE}", og(TITLE))) == TITLE


def test_a_page_without_a_title_has_none() -> None:
    assert read(f"<body>{PARAGRAPHS}</body>") == ""
    assert read(bare("Harrow Post")) == ""


def test_half_a_character_in_a_declared_title_is_left_out() -> None:
    assert read(bare("", "", json_ld(headline=TITLE + " \ud83d"))) == TITLE


@given(
    st.lists(
        st.sampled_from(["Pier", " | ", " - ", "Harrow Post", " burns at night", ": ", " » ", "a", "“", "1911"]),
        max_size=8,
    ).map("".join)
)
def test_no_title_fails_and_each_is_one_line(title: str) -> None:
    found = read(page(title=title))
    assert found == " ".join(found.split())
