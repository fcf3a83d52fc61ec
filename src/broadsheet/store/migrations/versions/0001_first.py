"""The first schema."""

from alembic import op

from broadsheet.store import schema, search

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table and the search index."""
    schema.metadata.create_all(op.get_bind())
    search.create(op.get_bind())
