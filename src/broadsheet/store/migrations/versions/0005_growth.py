"""What was measured of the live stories, the names by which a later story finds the one that it follows, and indexes of what waits."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "qualities",
        sa.Column("at", sa.String(32), primary_key=True),
        sa.Column("data", sa.Text, nullable=False),
    )
    op.create_table(
        "founders",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("story", sa.String(26), primary_key=True),
        sa.Column("article", sa.String(26), nullable=False),
        sa.Column("published", sa.String(32), nullable=False),
    )
    op.create_index("founders_name", "founders", ["name", "published"])
    op.add_column("stories", sa.Column("traced", sa.Boolean, nullable=False, server_default=sa.false()))
    op.create_index("stories_traced", "stories", ["traced"])
    op.execute("UPDATE stories SET tended = changed WHERE tended IS NULL")
    op.create_index("stories_tended", "stories", ["tended"])
    late = sa.text("interpreted < version")
    op.create_index("articles_uninterpreted", "articles", ["published", "id"], sqlite_where=late, postgresql_where=late)
