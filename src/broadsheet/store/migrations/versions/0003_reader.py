"""What the reader does, and what stories are about."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_MOMENT = sa.String(32)


def upgrade() -> None:
    """Make the reader's tables."""
    for name, columns in _tables().items():
        op.create_table(name, *columns)
    op.create_index("facts_story", "facts", ["story"])


def _tables() -> dict[str, list[sa.Column[object]]]:
    return {
        "visits": [
            sa.Column("story", sa.String(26), primary_key=True),
            sa.Column("revision", sa.Integer, nullable=False),
            sa.Column("at", _MOMENT, nullable=False),
            sa.Column("before", sa.Integer),
            sa.Column("before_at", _MOMENT),
        ],
        "moments": [
            sa.Column("name", sa.String(16), primary_key=True),
            sa.Column("at", _MOMENT, nullable=False),
        ],
        "stars": [
            sa.Column("story", sa.String(26), primary_key=True),
            sa.Column("at", _MOMENT, nullable=False),
        ],
        "wishes": [
            sa.Column("kind", sa.String(8), primary_key=True),
            sa.Column("value", sa.Text, primary_key=True),
            sa.Column("wish", sa.String(8), nullable=False),
        ],
        "searches": [
            sa.Column("id", sa.String(26), primary_key=True),
            sa.Column("name", sa.Text, nullable=False),
            sa.Column("filters", sa.Text, nullable=False),
            sa.Column("made", _MOMENT, nullable=False),
        ],
        "labels": [
            sa.Column("id", sa.String(26), primary_key=True),
            sa.Column("at", _MOMENT, nullable=False),
            sa.Column("kind", sa.String(24), nullable=False),
            sa.Column("story", sa.String(26), nullable=False),
            sa.Column("revision", sa.Integer, nullable=False),
            sa.Column("data", sa.Text, nullable=False),
        ],
        "facts": [
            sa.Column("kind", sa.String(12), primary_key=True),
            sa.Column("key", sa.Text, primary_key=True),
            sa.Column("story", sa.String(26), primary_key=True),
            sa.Column("name", sa.Text, nullable=False),
            sa.Column("count", sa.Integer, nullable=False),
        ],
        "passwords": [
            sa.Column("name", sa.String(16), primary_key=True),
            sa.Column("hash", sa.Text, nullable=False),
        ],
        "sessions": [
            sa.Column("token", sa.String(64), primary_key=True),
            sa.Column("expires", _MOMENT, nullable=False),
        ],
    }
