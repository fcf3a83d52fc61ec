"""What a story's page is written from."""

from broadsheet.news.page import Earlier
from broadsheet.news.story import Story
from broadsheet.stages.narrate.material import StoryMaterial
from broadsheet.store import articles, stories
from broadsheet.store.database import Connection


def of(db: Connection, story: str) -> StoryMaterial | None:
    """Everything that a story's page is written from; None where it has no article."""
    found = stories.get(db, story)
    if found is None or not found.members:
        return None
    told = articles.get(db, [m.article for m in found.members])
    evidence = []
    for article in told:
        located = articles.evidence_of(db, article.id, article.version)
        if located is None:
            return None
        evidence.append(located)
    urls = [p.url for a in told for p in a.pictures]
    return StoryMaterial(found, told, tuple(evidence), articles.looks(db, urls), _earlier(db, found))


def _earlier(db: Connection, story: Story) -> Earlier | None:
    """The page of the story that this one follows, as it stands."""
    if story.follows is None:
        return None
    page = stories.newest(db, stories.redirect(db, story.follows) or story.follows)
    return Earlier(page.id, page.slug, page.headline.text, page.updated) if page and page.id != story.id else None
