"""Feeds as JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from typing import Any

from broadsheet.stages.publish.channel import Channel, Item
from broadsheet.stages.publish.json import dumps, moment

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(channel: Channel) -> str:
    """The feed as a JSON document."""
    return dumps(
        {
            "version": VERSION,
            "title": channel.title,
            "home_page_url": channel.home,
            "feed_url": channel.own,
            "authors": [{"name": "Broadsheet"}],
            "items": [_item(item) for item in channel.items],
        }
    )


def _item(item: Item) -> dict[str, Any]:
    values = {
        "id": item.id,
        "url": item.address,
        "title": item.title,
        "content_html": item.content,
        "summary": item.summary,
        "image": item.image,
        "date_published": moment(item.published),
        "date_modified": moment(item.updated),
        "language": item.language,
    }
    return {name: value for name, value in values.items() if value}
