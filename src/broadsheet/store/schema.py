"""The tables. What is due is a column of its row: a time at which, or a state in which, work waits."""

from datetime import UTC, datetime

import sqlalchemy as sa

metadata = sa.MetaData()


class Moment(sa.TypeDecorator[object]):
    """An aware UTC time, kept as ISO text so that it sorts and reads the same in every database."""

    impl = sa.String(32)
    cache_ok = True

    def process_bind_param(self, value: object, dialect: sa.Dialect) -> str | None:
        """To the database."""
        return value.astimezone(UTC).isoformat(timespec="microseconds") if isinstance(value, datetime) else None

    def process_result_value(self, value: object, dialect: sa.Dialect) -> object:
        """From the database."""
        return datetime.fromisoformat(str(value)) if value else None


def _text(name: str, **options: object) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default="", **options)  # type: ignore[arg-type]


feeds = sa.Table(
    "feeds",
    metadata,
    sa.Column("id", sa.String(26), primary_key=True),
    sa.Column("url", sa.Text, nullable=False, unique=True),
    _text("title"),
    _text("site_url"),
    _text("topic"),
    sa.Column("state", sa.String(8), nullable=False, server_default="active"),
    sa.Column("etag", sa.Text),
    sa.Column("last_modified", sa.Text),
    sa.Column("body_hash", sa.String(64)),
    sa.Column("interval_seconds", sa.Float, nullable=False, server_default="3600"),
    sa.Column("failures", sa.Integer, nullable=False, server_default="0"),
    sa.Column("next_poll", Moment),
    sa.Column("last_success", Moment),
    sa.Column("last_error", sa.Text),
    sa.Index("feeds_due", "state", "next_poll"),
)

# An address that feeds list: fetched (due in `due`), extracted (its body in `body`), or settled.
pages = sa.Table(
    "pages",
    metadata,
    sa.Column("url", sa.Text, primary_key=True),
    sa.Column("state", sa.String(8), nullable=False),  # fetch, extract, done, skipped
    sa.Column("due", Moment),
    sa.Column("tries", sa.Integer, nullable=False, server_default="0"),
    sa.Column("published", Moment),  # as the feed claims, for leaving out what is too old or yet to come
    sa.Column("seen", Moment, nullable=False),
    sa.Column("reason", sa.Text),
    sa.Column("final_url", sa.Text),
    sa.Column("content_type", sa.Text),
    sa.Column("body", sa.LargeBinary),  # zstd
    sa.Column("article", sa.String(26)),
    sa.Index("pages_due", "state", "due"),
)

entries = sa.Table(
    "entries",
    metadata,
    sa.Column("feed", sa.String(26), sa.ForeignKey("feeds.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("guid", sa.Text, primary_key=True),
    sa.Column("page", sa.Text, nullable=False),
    sa.Column("digest", sa.String(64), nullable=False),  # of what the feed says: a change makes the page due again
    sa.Column("data", sa.Text, nullable=False),  # the Entry as JSON
    sa.Index("entries_page", "page"),
)

articles = sa.Table(
    "articles",
    metadata,
    sa.Column("id", sa.String(26), primary_key=True),
    sa.Column("canonical_url", sa.Text, nullable=False, unique=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("published", Moment, nullable=False),
    sa.Column("feed", sa.String(26)),
    sa.Column("story", sa.String(26)),
    sa.Column("state", sa.String(9), nullable=False),  # measure (features wait), group, grouped
    sa.Column("interpreted", sa.Integer, nullable=False, server_default="0"),  # the version that has evidence
    sa.Index("articles_state", "state", "published", "id"),
    sa.Index("articles_story", "story"),
    sa.Index("articles_published", "published"),
    sa.Index(
        "articles_uninterpreted",
        "published",
        "id",
        sqlite_where=sa.text("interpreted < version"),
        postgresql_where=sa.text("interpreted < version"),
    ),
)

versions = sa.Table(
    "versions",
    metadata,
    sa.Column("article", sa.String(26), primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True),
    sa.Column("data", sa.Text, nullable=False),  # the Article as JSON
    sa.Column("evidence", sa.LargeBinary),  # Evidence as JSON, zstd
)

features = sa.Table(
    "features",
    metadata,
    sa.Column("article", sa.String(26), primary_key=True),
    sa.Column("data", sa.LargeBinary, nullable=False),
)

terms = sa.Table(
    "terms",
    metadata,
    sa.Column("stem", sa.Text, primary_key=True),
    sa.Column("documents", sa.Integer, nullable=False),
)

pictures = sa.Table(
    "pictures",
    metadata,
    sa.Column("url", sa.Text, primary_key=True),
    sa.Column("state", sa.String(8), nullable=False),  # due, seen, failed
    sa.Column("article", sa.String(26), nullable=False),
    sa.Column("due", Moment),
    sa.Column("width", sa.Integer),
    sa.Column("height", sa.Integer),
    sa.Column("dhash", sa.String(16)),  # hexadecimal: 64 bits without a sign fit no integer column
    sa.Column("reason", sa.Text),
    sa.Index("pictures_due", "state", "due"),
)

stories = sa.Table(
    "stories",
    metadata,
    sa.Column("id", sa.String(26), primary_key=True),
    sa.Column("founded", Moment, nullable=False),
    sa.Column("changed", Moment, nullable=False),
    sa.Column("write_after", Moment),  # None: written as it stands
    sa.Column("write_by", Moment),
    sa.Column("merged_into", sa.String(26)),
    sa.Column("reason", sa.Text),  # why it has no page
    sa.Column("follows", sa.String(26)),  # the closed story that this one is a new development of
    sa.Column(
        "tended", Moment
    ),  # when its members were last looked at for copies, merges and splits; None: they changed since
    sa.Column("traced", sa.Boolean, nullable=False, server_default=sa.false()),  # whether `follows` has been looked for
    sa.Column("weighed", sa.Integer, nullable=False, server_default="0"),  # its members when it was last weighed whole
    sa.Index("stories_due", "write_after"),
    sa.Index("stories_traced", "traced"),
    sa.Index("stories_tended", "tended"),
)

# The names in the first article of each story.
founders = sa.Table(
    "founders",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("story", sa.String(26), primary_key=True),
    sa.Column("article", sa.String(26), nullable=False),
    sa.Column("published", Moment, nullable=False),
    sa.Index("founders_name", "name", "published"),
    sa.Index("founders_story", "story"),
)

members = sa.Table(
    "members",
    metadata,
    sa.Column("article", sa.String(26), primary_key=True),
    sa.Column("story", sa.String(26), sa.ForeignKey("stories.id"), nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("added", Moment, nullable=False),
    sa.Column("scores", sa.Text, nullable=False),
    sa.Column("copy_of", sa.String(26)),
    sa.Column("copy_share", sa.Float),
    sa.Index("members_story", "story", "position"),
)

# What was merged and split, by whom and why; `moved` and `stayed` are JSON lists of articles.
decisions = sa.Table(
    "decisions",
    metadata,
    sa.Column("id", sa.String(26), primary_key=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("kind", sa.String(8), nullable=False),
    sa.Column("by", sa.String(8), nullable=False),
    sa.Column("story", sa.String(26), nullable=False),
    sa.Column("other", sa.String(26), nullable=False),
    sa.Column("moved", sa.Text, nullable=False),
    sa.Column("stayed", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("undone", Moment),
    sa.Index("decisions_story", "story"),
    sa.Index("decisions_other", "other"),
    sa.Index("decisions_by", "by"),
    sa.Index("decisions_undone", "undone"),
)

revisions = sa.Table(
    "revisions",
    metadata,
    sa.Column("story", sa.String(26), primary_key=True),
    sa.Column("revision", sa.Integer, primary_key=True),
    sa.Column("updated", Moment, nullable=False),
    sa.Column("page", sa.Text, nullable=False),
    sa.Column("newest", sa.Boolean, nullable=False),
    sa.Index("revisions_newest", "newest", "updated"),
)

# What was measured of the live stories, a row each time.
qualities = sa.Table(
    "qualities",
    metadata,
    sa.Column("at", Moment, primary_key=True),
    sa.Column("data", sa.Text, nullable=False),  # the Quality as JSON
)

faults = sa.Table(
    "faults",
    metadata,
    sa.Column("stage", sa.String(16), primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("trace", sa.Text, nullable=False),
)

# What a language model is asked about a section, and what may be printed of its answer. Kept by the hash of the question, so that
# nothing is asked twice.
rewordings = sa.Table(
    "rewordings",
    metadata,
    sa.Column("key", sa.String(64), primary_key=True),
    sa.Column("story", sa.String(26), nullable=False),  # that asked last
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("answer", sa.Text),
    sa.Column("due", Moment),  # None: answered, given up, or of a page that stands no more
    sa.Column("tries", sa.Integer, nullable=False, server_default="0"),
    sa.Column("reason", sa.Text),  # why there is no answer yet, or none at all
    sa.Index("rewordings_due", "due"),
    sa.Index("rewordings_story", "story"),
)

spending = sa.Table(
    "spending",
    metadata,
    sa.Column("day", sa.String(10), primary_key=True),  # in UTC
    sa.Column("tokens", sa.Integer, nullable=False),
    sa.Column("money", sa.Float, nullable=False),
)
