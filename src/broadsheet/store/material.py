"""What a story's page is written from."""

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
    return StoryMaterial(found, told, tuple(evidence), articles.looks(db, urls))
