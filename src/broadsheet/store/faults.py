"""Our own bugs, kept with their trace until the item passes."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from broadsheet.store.database import Connection
from broadsheet.store.schema import faults


def save(db: Connection, stage: str, key: str, reason: str, trace: str, at: datetime) -> None:
    """Keep a fault; the newest of an item takes the place of the one before."""
    clear(db, stage, [key])
    db.execute(sa.insert(faults).values(stage=stage, key=key, reason=reason, trace=trace, at=at))


def clear(db: Connection, stage: str, keys: Sequence[str]) -> None:
    """The items passed."""
    db.execute(sa.delete(faults).where(faults.c.stage == stage, faults.c.key.in_(keys)))


def all_faults(db: Connection) -> tuple[tuple[str, str, str, str], ...]:
    """(stage, item, reason, trace) of every fault."""
    rows = db.execute(sa.select(faults).order_by(faults.c.stage, faults.c.key))
    return tuple((r.stage, r.key, r.reason, r.trace) for r in rows)
