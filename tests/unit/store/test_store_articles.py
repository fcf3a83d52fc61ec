from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from newsstand import GAZETTE, TIDE, WIRE

from broadsheet.news.article import Picture, PictureLook
from broadsheet.news.story import Member
from broadsheet.stages.interpret.interpret import interpret
from broadsheet.store import articles, material, stories
from broadsheet.store.database import Connection

NOW = datetime(2026, 3, 14, 15, 0, tzinfo=UTC)
STORY = "01JP5STORY0000000000000000"
PICTURED = replace(TIDE, pictures=(Picture("https://tide.example/p.jpg", "The harbour", "Sund"),))


def _grouped(db: Connection, *articles_of_it: str) -> None:
    stories.found(db, {STORY: NOW}, NOW)
    for id in articles_of_it:
        stories.add_members(db, [(STORY, Member(id, NOW, ()))])


def test_an_article_comes_back_as_it_was_saved(db: Connection) -> None:
    assert articles.save(db, PICTURED, "feed") == TIDE.id
    assert articles.get(db, [TIDE.id]) == (PICTURED,)
    assert articles.of_feed(db, "feed", 10) == (PICTURED,)
    assert articles.count(db) == 1


def test_the_same_words_are_no_new_version(db: Connection) -> None:
    articles.save(db, TIDE, None)
    articles.save(db, replace(TIDE, seen=NOW, id="01OTHER"), None)
    assert articles.get(db, [TIDE.id]) == (TIDE,)


def test_changed_words_are_a_new_version_under_the_old_id_and_time(db: Connection) -> None:
    articles.save(db, TIDE, None)
    changed = replace(TIDE, id="01OTHER", text=TIDE.text + "\n\nCorrected.", published=NOW, published_known=False)
    assert articles.save(db, changed, None) == TIDE.id
    (newest,) = articles.get(db, [TIDE.id])
    assert (newest.version, newest.text) == (2, changed.text)
    assert (newest.published, newest.published_known) == (TIDE.published, TIDE.published_known)
    assert articles.version(db, TIDE.id, 1) == TIDE
    assert articles.version(db, TIDE.id, 3) is None


def test_an_article_is_measured_then_grouped_then_interpreted(db: Connection) -> None:
    for article in (WIRE, TIDE, GAZETTE):
        articles.save(db, article, None)
    assert articles.to_measure(db, 10) == [TIDE.id, GAZETTE.id, WIRE.id]  # in order of time
    articles.save_features(db, {TIDE.id: b"features"})
    assert articles.to_measure(db, 10) == [GAZETTE.id, WIRE.id]
    assert articles.to_group(db, 10) == [TIDE.id]
    assert articles.features_of(db, [TIDE.id]) == {TIDE.id: b"features"}
    assert articles.to_interpret(db, 10) == []
    _grouped(db, TIDE.id)
    assert articles.to_group(db, 10) == []
    assert articles.to_interpret(db, 10) == [TIDE.id]
    evidence = interpret(TIDE)
    articles.save_evidence(db, evidence)
    assert articles.to_interpret(db, 10) == []
    assert articles.evidence_of(db, TIDE.id, 1) == evidence


def test_a_new_version_is_to_be_interpreted_and_not_to_be_grouped_again(db: Connection) -> None:
    articles.save(db, TIDE, None)
    articles.save_features(db, {TIDE.id: b"features"})
    _grouped(db, TIDE.id)
    articles.save_evidence(db, interpret(TIDE))
    articles.save(db, replace(TIDE, text=TIDE.text + "\n\nCorrected."), None)
    assert articles.to_interpret(db, 10) == [TIDE.id]
    assert articles.to_group(db, 10) == articles.to_measure(db, 10) == []
    assert articles.evidence_of(db, TIDE.id, 2) is None


def test_what_stands_in_stories_around_a_time_is_found_founder_first(db: Connection) -> None:
    for article in (TIDE, GAZETTE, WIRE):
        articles.save(db, article, None)
        articles.save_features(db, {article.id: article.outlet.encode()})
    _grouped(db, GAZETTE.id, TIDE.id)
    around = articles.grouped_between(db, TIDE.published, GAZETTE.published)
    assert around == [(STORY, GAZETTE.id, b"Lower Town Gazette"), (STORY, TIDE.id, b"Tide Table")]
    assert articles.grouped_between(db, TIDE.published + timedelta(seconds=1), GAZETTE.published) == around[:1]
    assert articles.story_of(db, TIDE.id) == STORY
    assert articles.story_of(db, WIRE.id) is None


def test_frequencies_add_up(db: Connection) -> None:
    articles.count_terms(db, Counter(tide=2, barrier=1), 2)
    articles.count_terms(db, Counter(tide=1), 1)
    assert articles.frequencies(db, ["tide", "barrier", "unseen"]) == (Counter(tide=3, barrier=1), 3)


@pytest.mark.parametrize("dhash", [0, 1, 2**63, 2**64 - 1])
def test_a_picture_is_due_until_it_was_looked_at_and_keeps_all_bits_of_its_hash(db: Connection, dhash: int) -> None:
    articles.save(db, PICTURED, None)
    _grouped(db, TIDE.id)
    url = PICTURED.pictures[0].url
    assert articles.pictures_due(db, NOW, 10) == [url]
    assert articles.stories_showing(db, url) == [STORY]
    look = PictureLook(url, 1200, 800, dhash)
    articles.save_look(db, look)
    assert articles.pictures_due(db, NOW, 10) == []
    assert articles.looks(db, [url]) == {url: look}


def test_a_picture_that_could_not_be_looked_at_is_not_asked_for_again(db: Connection) -> None:
    articles.save(db, PICTURED, None)
    articles.save_no_look(db, PICTURED.pictures[0].url, "It answered 403.")
    assert articles.pictures_due(db, NOW, 10) == []
    assert articles.looks(db, [PICTURED.pictures[0].url]) == {}


def test_a_page_is_written_from_all_articles_of_its_story_once_all_have_evidence(db: Connection) -> None:
    assert material.of(db, STORY) is None
    for article in (TIDE, GAZETTE):
        articles.save(db, article, None)
    _grouped(db, TIDE.id, GAZETTE.id)
    articles.save_evidence(db, interpret(TIDE))
    assert material.of(db, STORY) is None
    articles.save_evidence(db, interpret(GAZETTE))
    found = material.of(db, STORY)
    assert found is not None
    assert found.articles == (TIDE, GAZETTE)
    assert [e.article for e in found.evidence] == [TIDE.id, GAZETTE.id]
