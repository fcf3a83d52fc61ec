from urllib.parse import urlsplit

from broadsheet.stages.collect.starter import starter


def test_the_list_offers_feeds_of_several_topics_each_once() -> None:
    feeds = starter()
    assert len({url for url, _, _ in feeds}) == len(feeds) >= 20
    assert len({topic for _, _, topic in feeds}) >= 4


def test_every_feed_has_a_name_and_an_address_of_the_public_web() -> None:
    for url, title, topic in starter():
        parts = urlsplit(url)
        assert parts.scheme == "https", url
        assert "." in (parts.hostname or ""), url
        assert title.strip() == title != ""
        assert topic.strip() == topic != ""
