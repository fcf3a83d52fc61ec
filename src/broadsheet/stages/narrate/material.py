"""What a page is written from: everything about one story that the store holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from broadsheet.news.article import Article, PictureLook
from broadsheet.news.evidence import Evidence
from broadsheet.news.page import Earlier
from broadsheet.news.story import Story


@dataclass(frozen=True, slots=True)
class StoryMaterial:
    """A story with its articles and their evidence, in the same order; `looks` holds the pictures seen, by address."""

    story: Story
    articles: tuple[Article, ...]
    evidence: tuple[Evidence, ...]
    looks: Mapping[str, PictureLook] = field(default_factory=dict)
    earlier: Earlier | None = None

    @property
    def changed(self) -> datetime:
        """When the story last changed: the time that its page carries."""
        return self.story.changed
