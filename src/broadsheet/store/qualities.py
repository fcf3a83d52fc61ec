"""What was measured of the live stories, day by day."""

import sqlalchemy as sa
from pydantic import TypeAdapter

from broadsheet.news.quality import Quality
from broadsheet.store import codec
from broadsheet.store.database import Connection
from broadsheet.store.schema import qualities

_QUALITY = TypeAdapter(Quality)


def save(db: Connection, quality: Quality) -> None:
    """Keep what was measured, once for each time."""
    db.execute(sa.delete(qualities).where(qualities.c.at == quality.at))
    db.execute(sa.insert(qualities).values(at=quality.at, data=codec.text(_QUALITY, quality)))


def newest(db: Connection) -> Quality | None:
    """What was measured last."""
    data = db.scalar(sa.select(qualities.c.data).order_by(qualities.c.at.desc()).limit(1))
    return _QUALITY.validate_json(data) if data else None
