"""Questions to a language model with their answers, and what they cost."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the two tables."""
    op.create_table(
        "rewordings",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("story", sa.String(26), nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("answer", sa.Text),
        sa.Column("due", sa.String(32)),
        sa.Column("tries", sa.Integer, server_default="0", nullable=False),
        sa.Column("reason", sa.Text),
    )
    op.create_index("rewordings_due", "rewordings", ["due"])
    op.create_index("rewordings_story", "rewordings", ["story"])
    op.create_table(
        "spending",
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column("tokens", sa.Integer, nullable=False),
        sa.Column("money", sa.Float, nullable=False),
    )
