"""What keeps the time an article takes steady: how large a story was when it was last weighed whole, and indexes of what is asked."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the column and the indexes."""
    op.add_column("stories", sa.Column("weighed", sa.Integer, nullable=False, server_default="0"))
    op.create_index("founders_story", "founders", ["story"])
    op.create_index("decisions_by", "decisions", ["by"])
    op.create_index("decisions_undone", "decisions", ["undone"])
