from dataclasses import replace

from newsstand import PAGE, SINGLE

from broadsheet.stages.publish.markdown import page_markdown


def test_all_parts_come_in_the_order_of_the_page() -> None:
    text = page_markdown(PAGE)
    parts = [
        "# Varnholm votes",
        "## Nineteen of 31",
        "## Who says what",
        "## Related tickers",
        "## Timeline",
        "## Sources",
    ]
    assert [text.index(p) for p in parts] == sorted(text.index(p) for p in parts)
    assert "Updated, 3 reports, 2 independent, 14 March 2026, 12:00 UTC" in text


def test_marks_stand_behind_their_sentence() -> None:
    assert "By 19 votes to 12 it decided to close the harbour mouth against storm tides. [2]" in page_markdown(PAGE)
    assert "- Tide Table: The barrier will cost 410 million crowns. [1][3]" in page_markdown(PAGE)


def test_sources_are_numbered_links_and_copies_say_so() -> None:
    text = page_markdown(PAGE)
    assert f"1. [Varnholm votes for a barrier across its harbour]({PAGE.sources[0].url}), Tide Table" in text
    assert "copy of 1: 80%" in text


def test_empty_parts_are_left_out() -> None:
    text = page_markdown(SINGLE)
    assert "One report so far" in text
    assert not any(title in text for title in ("Who says what", "Related tickers", "Timeline"))


def test_text_is_never_taken_for_markup() -> None:
    page = replace(PAGE, headline=replace(PAGE.headline, text="A *bold* [claim](x) <b>\n# two"))
    assert page_markdown(page).startswith(r"# A \*bold\* \[claim\](x) \<b\> \# two [1][2]")


def test_a_page_that_a_model_wrote_says_which_and_how_much_of_it() -> None:
    written = replace(PAGE, made_by="llm:qwen_7b", llm_share=0.625)
    assert page_markdown(written).endswith("\n\nWritten by the model qwen\\_7b (62% of the sentences)\n")
    assert "Written by" not in page_markdown(replace(PAGE, made_by="extractive"))
