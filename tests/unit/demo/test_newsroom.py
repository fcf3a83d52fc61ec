from collections import Counter
from datetime import timedelta
from difflib import SequenceMatcher

import pytest

from broadsheet.demo import newsroom
from broadsheet.demo.newsroom import EVENING, FIRST, MORNING, EditionError, edition

CORRECTED = "tribune/civic-union-wins-eastvale-assembly"


def text(key, now=EVENING + timedelta(days=1)):
    version = edition().report(key).at(now)
    return "\n\n".join((version.title, version.summary, *version.paragraphs))


def test_the_edition_is_as_large_as_promised(expectations):
    assert len(edition().outlets) >= 12
    assert len(edition().reports) >= 60
    assert len(expectations["events"]) >= 15


def test_every_outlet_publishes_something():
    assert {report.outlet for report in edition().reports} == edition().outlets.keys()


def test_every_feed_format_and_three_languages_are_represented():
    outlets = edition().outlets.values()
    assert {outlet.feed for outlet in outlets} == {"rss", "atom", "rdf", "json", "broken"}
    assert {outlet.language for outlet in outlets} == {"en", "de", "es"}
    assert {outlet.access for outlet in outlets} == {"open", "robots", "forbidden"}


@pytest.mark.parametrize("report", edition().reports, ids=lambda report: report.key)
def test_an_article_is_complete(report):
    for version in report.versions:
        words = sum(len(paragraph.split()) for paragraph in version.paragraphs)
        assert 145 <= words <= 450 or report.slug == "the-last-keeper-of-cape-merrin"
        assert version.title and version.summary and version.authors
        assert version.section in edition().outlets[report.outlet].sections
        assert FIRST <= version.published <= version.since <= EVENING
        assert {picture.name for picture in version.pictures} <= edition().scenes.keys()


def test_slugs_are_unique_over_all_outlets_but_for_the_wire_copies(expectations):
    copies = {key for event in expectations["events"] for group in event.get("copies", []) for key in group}
    slugs = Counter(report.slug for report in edition().reports if report.key not in copies)
    assert slugs.most_common(1)[0][1] == 1


def test_every_picture_is_used_and_some_by_several_outlets():
    users = {(picture.name, r.outlet) for r in edition().reports for v in r.versions for picture in v.pictures}
    outlets = Counter(name for name, _ in users)
    assert outlets.keys() == edition().scenes.keys()
    assert sum(count > 1 for count in outlets.values()) >= 10


def test_each_article_stands_in_exactly_one_event(expectations):
    told = Counter(key for event in expectations["events"] for key in event["articles"])
    assert told == Counter(report.key for report in edition().reports)


def test_what_an_event_says_of_its_articles_names_its_own_articles(expectations):
    for event in expectations["events"]:
        named = [*event.get("unread", []), *event.get("afternoon", [])]
        named += [key for group in event.get("copies", []) for key in group]
        for part in (*event.get("figures", []), *event.get("denials", []), *event.get("dates", [])):
            named += [*part.get("articles", []), *part.get("values", {})]
        assert set(named) <= set(event["articles"]), event["id"]


def test_the_afternoon_articles_are_those_that_the_morning_does_not_have(expectations):
    late = {key for event in expectations["events"] for key in event.get("afternoon", [])}
    assert late == {report.key for report in edition().reports if report.published > MORNING}
    assert sum("afternoon" in event for event in expectations["events"]) >= 2


def test_unread_articles_are_those_of_the_outlet_whose_feed_is_broken(expectations):
    unread = {key for event in expectations["events"] for key in event.get("unread", [])}
    broken = {key for key, outlet in edition().outlets.items() if outlet.feed == "broken"}
    assert unread == {report.key for report in edition().reports if report.outlet in broken}


def test_copies_are_nearly_word_for_word_and_other_reports_are_not(expectations):
    for event in expectations["events"]:
        copies = [set(group) for group in event.get("copies", [])]
        english = [key for key in event["articles"] if edition().outlets[key.split("/")[0]].language == "en"]
        for index, one in enumerate(english):
            for other in english[index + 1 :]:
                share = SequenceMatcher(None, text(one).split(), text(other).split(), autojunk=False).ratio()
                assert (share > 0.8) == ({one, other} in copies), (one, other, share)


def test_figures_stand_in_the_articles_that_are_said_to_give_them(expectations):
    for figure in (f for event in expectations["events"] for f in event.get("figures", [])):
        for key, value in figure.get("values", {}).items():
            words = {"14": "Fourteen", "17": "Seventeen", "21": "Twenty-one", "31": "Thirty-one"}
            first = text(key, edition().report(key).published)
            assert value in first or words[value] in first, (key, value)
        for value in figure.get("holders", {}).values():
            assert all(value in text(key) for key in figure["articles"])


def test_denials_name_people_and_outlets_that_the_articles_name(expectations):
    for denial in (d for event in expectations["events"] for d in event.get("denials", [])):
        assert all(denial["denied_by"] in text(key) for key in denial["articles"] if "alderway" not in key)


def test_background_dates_stand_in_the_articles(expectations):
    for date in (d for event in expectations["events"] for d in event.get("dates", [])):
        assert all(date["when"][:4] in text(key) for key in date["articles"]), date


def test_a_corrected_article_changes_its_figure_and_says_so():
    report = edition().report(CORRECTED)
    morning, evening = report.at(MORNING), report.at(EVENING)
    assert "61.4 per cent" in " ".join(morning.paragraphs) and not morning.correction
    assert "64.1 per cent" in " ".join(evening.paragraphs) and "61.4" in evening.correction
    assert evening.published == morning.published < evening.updated <= EVENING
    assert evening.title == morning.title


def test_nothing_exists_before_it_is_published():
    report = edition().report(CORRECTED)
    assert report.at(report.published - timedelta(seconds=1)) is None
    assert report.at(report.published) is report.versions[0]


def test_an_outlet_lists_its_newest_article_first():
    published = [report.published for report, _ in edition().of("courier", EVENING)]
    assert published == sorted(published, reverse=True) and len(published) >= 10


def test_an_article_file_without_a_head_is_named_in_the_error():
    with pytest.raises(EditionError, match=r"courier/x\.md has no head"):
        newsroom.parse("Only words.\n", "courier/x.md")


def test_a_head_that_is_no_toml_is_named_in_the_error():
    with pytest.raises(EditionError, match=r"courier/x\.md is no TOML"):
        newsroom.parse("+++\ntitle = \n+++\nWords.\n", "courier/x.md")


def test_asking_for_an_unknown_article_says_which():
    with pytest.raises(EditionError, match="courier/nothing"):
        edition().report("courier/nothing")
