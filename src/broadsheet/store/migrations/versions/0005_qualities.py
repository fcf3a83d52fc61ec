"""What was measured of the live stories."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0003"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "qualities",
        sa.Column("at", sa.String(32), primary_key=True),
        sa.Column("data", sa.Text, nullable=False),
    )
