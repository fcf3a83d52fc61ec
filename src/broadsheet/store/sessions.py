"""The reader's password, as a hash, and the sessions that it opened."""

import hashlib
from datetime import datetime

import sqlalchemy as sa

from broadsheet.store.database import Connection
from broadsheet.store.reader_schema import passwords, sessions

_READER = "reader"


def password_hash(db: Connection) -> str | None:
    """The hash of the password; None where none is asked for."""
    return db.scalar(sa.select(passwords.c.hash).where(passwords.c.name == _READER))


def set_password(db: Connection, hashed: str | None) -> None:
    """Set the password, or ask for none; whoever is signed in has to sign in again."""
    db.execute(sa.delete(passwords))
    db.execute(sa.delete(sessions))
    if hashed:
        db.execute(sa.insert(passwords).values(name=_READER, hash=hashed))


def open_session(db: Connection, token: str, now: datetime, expires: datetime) -> None:
    """Remember a session, and forget those that ended."""
    db.execute(sa.delete(sessions).where(sessions.c.expires <= now))
    db.execute(sa.insert(sessions).values(token=_digest(token), expires=expires))


def is_open(db: Connection, token: str, now: datetime) -> bool:
    """Whether a token's session stands."""
    wanted = sa.select(sessions.c.token).where(sessions.c.token == _digest(token), sessions.c.expires > now)
    return db.scalar(wanted) is not None


def close_session(db: Connection, token: str) -> None:
    """End a session."""
    db.execute(sa.delete(sessions).where(sessions.c.token == _digest(token)))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
