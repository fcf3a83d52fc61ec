"""The starter list: real public feeds by topic, for a reader who has none yet."""

import tomllib
from importlib.resources import files


def starter() -> tuple[tuple[str, str, str], ...]:
    """(address, title, topic) of each feed of the list."""
    data = tomllib.loads(files("broadsheet.stages.collect").joinpath("starter.toml").read_text(encoding="utf8"))
    return tuple((feed["url"], feed["title"], topic) for topic, feeds in data.items() for feed in feeds)
