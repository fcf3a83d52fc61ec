"""The first schema: frozen, so that a database of any age goes the same way. A change of schema.py is a new version."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_ID = sa.String(26)
_MOMENT = sa.String(32)


def upgrade() -> None:
    """Make every table and the search index."""
    _feeds()
    _articles()
    _stories()
    op.execute(
        "CREATE VIRTUAL TABLE search USING fts5(story UNINDEXED, headline, body, sources,"
        " tokenize = 'unicode61 remove_diacritics 2')"
    )


def _feeds() -> None:
    op.create_table(
        "feeds",
        sa.Column("id", _ID, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("title", sa.Text, server_default="", nullable=False),
        sa.Column("site_url", sa.Text, server_default="", nullable=False),
        sa.Column("topic", sa.Text, server_default="", nullable=False),
        sa.Column("state", sa.String(8), server_default="active", nullable=False),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
        sa.Column("body_hash", sa.String(64)),
        sa.Column("interval_seconds", sa.Float, server_default="3600", nullable=False),
        sa.Column("failures", sa.Integer, server_default="0", nullable=False),
        sa.Column("next_poll", _MOMENT),
        sa.Column("last_success", _MOMENT),
        sa.Column("last_error", sa.Text),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("url"),
    )
    op.create_index("feeds_due", "feeds", ["state", "next_poll"])
    op.create_table(
        "pages",
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("due", _MOMENT),
        sa.Column("tries", sa.Integer, server_default="0", nullable=False),
        sa.Column("published", _MOMENT),
        sa.Column("seen", _MOMENT, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("final_url", sa.Text),
        sa.Column("content_type", sa.Text),
        sa.Column("body", sa.LargeBinary),
        sa.Column("article", _ID),
        sa.PrimaryKeyConstraint("url"),
    )
    op.create_index("pages_due", "pages", ["state", "due"])
    op.create_table(
        "entries",
        sa.Column("feed", _ID, nullable=False),
        sa.Column("guid", sa.Text, nullable=False),
        sa.Column("page", sa.Text, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("data", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["feed"], ["feeds.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("feed", "guid"),
    )
    op.create_index("entries_page", "entries", ["page"])


def _articles() -> None:
    op.create_table(
        "articles",
        sa.Column("id", _ID, nullable=False),
        sa.Column("canonical_url", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("published", _MOMENT, nullable=False),
        sa.Column("feed", _ID),
        sa.Column("story", _ID),
        sa.Column("state", sa.String(9), nullable=False),
        sa.Column("interpreted", sa.Integer, server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("canonical_url"),
    )
    op.create_index("articles_published", "articles", ["published"])
    op.create_index("articles_state", "articles", ["state", "published", "id"])
    op.create_index("articles_story", "articles", ["story"])
    op.create_table(
        "versions",
        sa.Column("article", _ID, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("data", sa.Text, nullable=False),
        sa.Column("evidence", sa.LargeBinary),
        sa.PrimaryKeyConstraint("article", "version"),
    )
    op.create_table(
        "features",
        sa.Column("article", _ID, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("article"),
    )
    op.create_table(
        "terms",
        sa.Column("stem", sa.Text, nullable=False),
        sa.Column("documents", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("stem"),
    )
    op.create_table(
        "pictures",
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("article", _ID, nullable=False),
        sa.Column("due", _MOMENT),
        sa.Column("width", sa.Integer),
        sa.Column("height", sa.Integer),
        sa.Column("dhash", sa.String(16)),
        sa.Column("reason", sa.Text),
        sa.PrimaryKeyConstraint("url"),
    )
    op.create_index("pictures_due", "pictures", ["state", "due"])


def _stories() -> None:
    op.create_table(
        "stories",
        sa.Column("id", _ID, nullable=False),
        sa.Column("founded", _MOMENT, nullable=False),
        sa.Column("changed", _MOMENT, nullable=False),
        sa.Column("write_after", _MOMENT),
        sa.Column("write_by", _MOMENT),
        sa.Column("merged_into", _ID),
        sa.Column("reason", sa.Text),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("stories_due", "stories", ["write_after"])
    op.create_table(
        "members",
        sa.Column("article", _ID, nullable=False),
        sa.Column("story", _ID, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("added", _MOMENT, nullable=False),
        sa.Column("scores", sa.Text, nullable=False),
        sa.Column("copy_of", _ID),
        sa.Column("copy_share", sa.Float),
        sa.ForeignKeyConstraint(["story"], ["stories.id"]),
        sa.PrimaryKeyConstraint("article"),
    )
    op.create_index("members_story", "members", ["story", "position"])
    op.create_table(
        "revisions",
        sa.Column("story", _ID, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("updated", _MOMENT, nullable=False),
        sa.Column("page", sa.Text, nullable=False),
        sa.Column("newest", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("story", "revision"),
    )
    op.create_index("revisions_newest", "revisions", ["newest", "updated"])
    op.create_table(
        "faults",
        sa.Column("stage", sa.String(16), nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("trace", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("stage", "key"),
    )
