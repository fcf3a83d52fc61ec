"""Mistakes that the reader reported."""

import sqlalchemy as sa
from pydantic import TypeAdapter

from broadsheet.news.reader import Label
from broadsheet.store import codec
from broadsheet.store.database import Connection
from broadsheet.store.reader_schema import labels

LABEL = TypeAdapter(Label)


def add(db: Connection, label: Label) -> None:
    """Keep a label; one that is kept already stays as it is."""
    if db.scalar(sa.select(labels.c.id).where(labels.c.id == label.id)) is None:
        values = {"id": label.id, "at": label.at, "kind": label.kind, "story": label.story}
        db.execute(sa.insert(labels).values(**values, revision=label.revision, data=codec.text(LABEL, label)))


def all_labels(db: Connection) -> tuple[Label, ...]:
    """Every label, the first first."""
    return tuple(
        LABEL.validate_json(d) for d in db.scalars(sa.select(labels.c.data).order_by(labels.c.at, labels.c.id))
    )
