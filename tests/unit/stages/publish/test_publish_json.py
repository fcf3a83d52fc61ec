import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsstand import BARRIER, FRONT, NOW, PAGE, SINGLE, TIDE

from broadsheet.news.page import Page
from broadsheet.stages.publish.json import (
    PageFormatError,
    article_data,
    dumps,
    index_data,
    moment,
    page_from_json,
    page_json,
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@pytest.mark.parametrize("page", [PAGE, SINGLE])
def test_a_page_comes_back_as_it_was(page: Page) -> None:
    assert page_from_json(page_json(page)) == page


@given(text=TEXTS, support=st.floats(0, 1), at=st.datetimes(timezones=st.just(UTC)))
def test_any_page_comes_back_as_it_was(text: str, support: float, at: datetime) -> None:
    citation = replace(PAGE.headline.citations[0], quote=text, support=support)
    page = replace(PAGE, headline=replace(PAGE.headline, text=text, citations=(citation,)), updated=at)
    assert page_from_json(page_json(page)) == page


def test_the_format_comes_first_and_the_fields_keep_their_names() -> None:
    fields = json.loads(page_json(PAGE))
    assert (
        list(fields)
        == (
            "format id slug revision made_by language first_seen updated status headline images sections discrepancies "
            "sources tickers timeline corrections earlier summary llm_share"
        ).split()
    )
    assert fields["format"] == "broadsheet.page/1"
    assert fields["sources"][2]["copy_of"] == {"n": 1, "share": 0.8}
    assert fields["timeline"][0]["when"] == {
        "start": "2019-11-01",
        "end": "2019-11-30",
        "precision": "month",
        "text": "November 2019",
    }


def test_times_are_in_utc_with_a_z() -> None:
    assert json.loads(page_json(PAGE))["updated"] == "2026-03-14T12:00:00Z"
    assert moment(NOW.astimezone(timezone(timedelta(hours=9)))) == "2026-03-14T15:00:00Z"


def test_a_later_field_is_passed_over() -> None:
    fields = json.loads(page_json(PAGE)) | {"mood": "grey"}
    assert page_from_json(json.dumps(fields)) == PAGE


@pytest.mark.parametrize("text", ["", "[]", "{}", page_json(PAGE).replace("page/1", "page/9")])
def test_what_is_no_page_is_refused_in_words(text: str) -> None:
    with pytest.raises(PageFormatError, match=r"no page of format broadsheet\.page/1"):
        page_from_json(text)


def test_an_article_names_its_story() -> None:
    fields = article_data(TIDE, BARRIER)
    wanted = {"id", "url", "canonical_url", "outlet", "title", "authors", "published", "language", "text", "images"}
    assert wanted <= set(fields)
    assert fields["story"] == BARRIER
    assert fields["text"] == TIDE.text


def test_the_index_is_in_front_page_order_with_reasons() -> None:
    index = index_data(FRONT.stories, NOW)
    assert index["generated"] == "2026-03-14T15:00:00Z"
    assert [s["rank"] for s in index["stories"]] == [1, 2]
    assert index["stories"][0]["id"] == BARRIER
    assert set(index["stories"][0]["why"]) == {"reports", "freshness", "pace", "picture"}


def test_letters_stay_letters() -> None:
    assert dumps({"a": "Ærø"}) == '{\n  "a": "Ærø"\n}\n'


def test_an_article_without_a_page_has_no_address() -> None:
    assert article_data(replace(TIDE, url="", canonical_url="entry:feed:guid"), None)["canonical_url"] == ""
    assert article_data(TIDE, None)["canonical_url"] == TIDE.canonical_url
