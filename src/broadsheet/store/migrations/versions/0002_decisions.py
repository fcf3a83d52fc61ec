"""Merges and splits are recorded; a story knows the one that it follows."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the table of decisions, and what a story knows of its own upkeep."""
    op.create_table(
        "decisions",
        sa.Column("id", sa.String(26), primary_key=True),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("by", sa.String(8), nullable=False),
        sa.Column("story", sa.String(26), nullable=False),
        sa.Column("other", sa.String(26), nullable=False),
        sa.Column("moved", sa.Text, nullable=False),
        sa.Column("stayed", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("undone", sa.String(32)),
    )
    op.create_index("decisions_story", "decisions", ["story"])
    op.create_index("decisions_other", "decisions", ["other"])
    op.add_column("stories", sa.Column("follows", sa.String(26)))
    op.add_column("stories", sa.Column("tended", sa.String(32)))
