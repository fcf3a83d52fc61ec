"""The tables of what the reader does, and of what stories are about."""

import sqlalchemy as sa

from broadsheet.store.schema import Moment, metadata

visits = sa.Table(
    "visits",
    metadata,
    sa.Column("story", sa.String(26), primary_key=True),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("before", sa.Integer),
    sa.Column("before_at", Moment),
)

# Single times of the reader: "visit" (the last look at the front page), "before" (the end of the visit before).
moments = sa.Table(
    "moments",
    metadata,
    sa.Column("name", sa.String(16), primary_key=True),
    sa.Column("at", Moment, nullable=False),
)

stars = sa.Table(
    "stars",
    metadata,
    sa.Column("story", sa.String(26), primary_key=True),
    sa.Column("at", Moment, nullable=False),
)

wishes = sa.Table(
    "wishes",
    metadata,
    sa.Column("kind", sa.String(8), primary_key=True),
    sa.Column("value", sa.Text, primary_key=True),
    sa.Column("wish", sa.String(8), nullable=False),
)

searches = sa.Table(
    "searches",
    metadata,
    sa.Column("id", sa.String(26), primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("filters", sa.Text, nullable=False),  # Filters as JSON
    sa.Column("made", Moment, nullable=False),
)

labels = sa.Table(
    "labels",
    metadata,
    sa.Column("id", sa.String(26), primary_key=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("kind", sa.String(24), nullable=False),
    sa.Column("story", sa.String(26), nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("data", sa.Text, nullable=False),  # the Label as JSON
)

facts = sa.Table(
    "facts",
    metadata,
    sa.Column("kind", sa.String(12), primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("story", sa.String(26), primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("count", sa.Integer, nullable=False),
    sa.Index("facts_story", "story"),
)

# One row: the hash of the password that the web app asks for.
passwords = sa.Table(
    "passwords",
    metadata,
    sa.Column("name", sa.String(16), primary_key=True),
    sa.Column("hash", sa.Text, nullable=False),
)

sessions = sa.Table(
    "sessions",
    metadata,
    sa.Column("token", sa.String(64), primary_key=True),  # its SHA-256: the database does not hold what opens it
    sa.Column("expires", Moment, nullable=False),
)
