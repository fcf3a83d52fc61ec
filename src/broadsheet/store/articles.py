"""Articles, their versions, features, evidence and pictures."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain

import sqlalchemy as sa

from broadsheet.news.article import Article, Picture, PictureLook
from broadsheet.news.evidence import Evidence
from broadsheet.news.story import Standing
from broadsheet.store import codec
from broadsheet.store.database import Connection
from broadsheet.store.schema import articles, features, members, pictures, stories, terms, versions

AT_ONCE = 5000  # values in one question; SQLite takes 32,766


def save(db: Connection, article: Article, feed: str | None) -> str:
    """Keep an article, or a new version of it where its words have changed; returns its id.

    An article is known by its canonical address: its id, once given, never changes.
    """
    known = db.execute(
        sa.select(articles.c.id, articles.c.version).where(articles.c.canonical_url == article.canonical_url)
    ).first()
    if known is None:
        _add(db, article, feed)
        return article.id
    old = _version(db, known.id, known.version)
    if (old.title, old.text) == (article.title, article.text):
        return old.id
    new = replace(
        article, id=old.id, version=known.version + 1, published=old.published, published_known=old.published_known
    )
    _add_version(db, new)
    db.execute(sa.update(articles).where(articles.c.id == old.id).values(version=new.version))
    return old.id


def _add(db: Connection, article: Article, feed: str | None) -> None:
    db.execute(
        sa.insert(articles).values(
            id=article.id,
            canonical_url=article.canonical_url,
            version=1,
            published=article.published,
            feed=feed,
            state="measure",
        )
    )
    _add_version(db, article)


def _add_version(db: Connection, article: Article) -> None:
    db.execute(
        sa.insert(versions).values(article=article.id, version=article.version, data=codec.text(codec.ARTICLE, article))
    )
    for picture in article.pictures:
        known = db.scalar(sa.select(pictures.c.url).where(pictures.c.url == picture.url))
        if known is None:
            db.execute(
                sa.insert(pictures).values(url=picture.url, state="due", article=article.id, due=article.published)
            )


def _version(db: Connection, article: str, version: int) -> Article:
    data = db.scalar(sa.select(versions.c.data).where(versions.c.article == article, versions.c.version == version))
    return codec.ARTICLE.validate_json(data or "")


def get(db: Connection, ids: Sequence[str]) -> tuple[Article, ...]:
    """The newest versions of these articles, by time and id."""
    joined = sa.select(versions.c.data).join(
        articles, (articles.c.id == versions.c.article) & (articles.c.version == versions.c.version)
    )
    rows = db.scalars(joined.where(articles.c.id.in_(ids)).order_by(articles.c.published, articles.c.id))
    return tuple(codec.ARTICLE.validate_json(data) for data in rows)


def version(db: Connection, article: str, number: int) -> Article | None:
    """One version of an article; None where there is none."""
    data = db.scalar(sa.select(versions.c.data).where(versions.c.article == article, versions.c.version == number))
    return codec.ARTICLE.validate_json(data) if data else None


def to_measure(db: Connection, limit: int) -> list[str]:
    """The articles whose features wait."""
    return list(
        db.scalars(
            sa.select(articles.c.id)
            .where(articles.c.state == "measure")
            .order_by(articles.c.published, articles.c.id)
            .limit(limit)
        )
    )


def save_features(db: Connection, made: Mapping[str, bytes]) -> None:
    """Keep the features of articles: they can be grouped now."""
    if not made:
        return
    db.execute(sa.delete(features).where(features.c.article.in_(made)))
    db.execute(sa.insert(features), [{"article": article, "data": data} for article, data in made.items()])
    waiting = sa.and_(articles.c.id.in_(made), articles.c.state == "measure")
    db.execute(sa.update(articles).where(waiting).values(state="group"))


def to_group(db: Connection, limit: int) -> list[str]:
    """The articles that wait for a story, in order of time."""
    return list(
        db.scalars(
            sa.select(articles.c.id)
            .where(articles.c.state == "group")
            .order_by(articles.c.published, articles.c.id)
            .limit(limit)
        )
    )


def still_to_group(db: Connection, of: Sequence[str]) -> frozenset[str]:
    """Those of some articles that stand in no story yet."""
    return frozenset(db.scalars(sa.select(articles.c.id).where(articles.c.id.in_(of), articles.c.state == "group")))


def features_of(db: Connection, ids: Sequence[str]) -> dict[str, bytes]:
    """The stored features of these articles."""
    found: dict[str, bytes] = {}
    for first in range(0, len(ids), AT_ONCE):
        wanted = sa.select(features.c.article, features.c.data)
        found |= dict(db.execute(wanted.where(features.c.article.in_(ids[first : first + AT_ONCE]))).all())
    return found


def grouped_between(db: Connection, start: datetime, end: datetime) -> list[tuple[str, str, bytes]]:
    """(story, article, features) of what was published in this time and has a story, founders first."""
    joined = sa.select(members.c.story, members.c.article, features.c.data).join(
        articles, articles.c.id == members.c.article
    )
    joined = joined.join(features, features.c.article == members.c.article)
    wanted = joined.where(articles.c.published >= start, articles.c.published <= end).order_by(
        members.c.story, members.c.position
    )
    return [(r.story, r.article, r.data) for r in db.execute(wanted)]


def standing_between(db: Connection, spans: Iterable[tuple[datetime, datetime]]) -> list[Standing]:
    """Where everything stands that was published in these spans of time, which do not overlap, in no order.

    As `grouped_between`, but for the features: a few bytes an article.
    """
    found = [db.execute(_STANDING, {"start": start, "end": end}).all() for start, end in spans]
    return [*map(Standing._make, chain.from_iterable(found))]


_STANDING = (
    sa.select(
        members.c.story,
        members.c.article,
        members.c.position,
        sa.type_coerce(members.c.added, sa.String),
        sa.type_coerce(articles.c.published, sa.String),
    )
    .join(articles, articles.c.id == members.c.article)
    .where(articles.c.published >= sa.bindparam("start"), articles.c.published <= sa.bindparam("end"))
)


def open_times(db: Connection, of: Sequence[str], span: timedelta) -> list[datetime]:
    """When the articles of some stories were published that lie at most `span` before the newest of their story."""
    joined = sa.select(members.c.story, articles.c.published).join(articles, articles.c.id == members.c.article)
    rows = db.execute(joined.where(members.c.story.in_(of)).order_by(articles.c.published)).all()
    newest = {row.story: row.published for row in rows}
    return [at for story, at in rows if newest[story] - at <= span]


def published_nth(db: Connection, until: datetime, n: int) -> datetime | None:
    """When the n-th last of the articles with a story was published; None where there are fewer."""
    wanted = sa.select(articles.c.published).where(articles.c.published <= until, articles.c.state == "grouped")
    found: datetime | None = db.scalar(wanted.order_by(articles.c.published.desc()).offset(n - 1).limit(1))
    return found


def frequencies(db: Connection, words: Iterable[str]) -> tuple[Counter[str], int]:
    """In how many documents each of these stems was seen, and how many documents there were (kept under the empty stem)."""
    counts: Counter[str] = Counter()
    asked = sorted({*words, ""})
    for first in range(0, len(asked), AT_ONCE):
        known = sa.select(terms.c.stem, terms.c.documents).where(terms.c.stem.in_(asked[first : first + AT_ONCE]))
        counts.update(dict(db.execute(known).all()))
    return counts, counts.pop("", 0)


def count_terms(db: Connection, stems: Counter[str], documents: int) -> None:
    """Add to the frequencies."""
    counted = [{"stem": stem, "documents": count} for stem, count in sorted({**stems, "": documents}.items())]
    db.execute(_COUNT, counted)


# In one statement for all stems: an update for each took half of the time of grouping.
_COUNT = sa.text(
    "INSERT INTO terms (stem, documents) VALUES (:stem, :documents) "
    "ON CONFLICT (stem) DO UPDATE SET documents = terms.documents + excluded.documents"
)


def to_interpret(db: Connection, limit: int) -> list[str]:
    """The articles with a version that has no evidence."""
    wanted = sa.and_(articles.c.interpreted < articles.c.version, articles.c.state == "grouped")
    return list(
        db.scalars(sa.select(articles.c.id).where(wanted).order_by(articles.c.published, articles.c.id).limit(limit))
    )


def save_evidence(db: Connection, evidence: Evidence) -> None:
    """Keep what an article says, located."""
    packed = codec.pack(codec.EVIDENCE.dump_json(evidence))
    where = (versions.c.article == evidence.article) & (versions.c.version == evidence.version)
    db.execute(sa.update(versions).where(where).values(evidence=packed))
    db.execute(sa.update(articles).where(articles.c.id == evidence.article).values(interpreted=evidence.version))


def evidence_of(db: Connection, article: str, number: int) -> Evidence | None:
    """The evidence of one version; None where it has not been interpreted."""
    packed = db.scalar(
        sa.select(versions.c.evidence).where(versions.c.article == article, versions.c.version == number)
    )
    return codec.EVIDENCE.validate_json(codec.unpack(packed)) if packed else None


def story_of(db: Connection, article: str) -> str | None:
    """The story that an article stands in."""
    return db.scalar(sa.select(members.c.story).where(members.c.article == article))


def pictures_due(db: Connection, now: datetime, limit: int) -> list[str]:
    """The pictures that nobody has looked at yet, of articles that stand in a story."""
    wanted = sa.select(pictures.c.url).where(pictures.c.state == "due", pictures.c.due <= now)
    return list(db.scalars(wanted.order_by(pictures.c.url).limit(limit)))


def save_look(db: Connection, look: PictureLook) -> None:
    """Keep what was seen of a picture."""
    values = {"state": "seen", "width": look.width, "height": look.height, "dhash": f"{look.dhash:016x}"}
    db.execute(sa.update(pictures).where(pictures.c.url == look.url).values(values))


def save_no_look(db: Connection, url: str, reason: str) -> None:
    """A picture could not be looked at: it is shown as its page declares it."""
    db.execute(sa.update(pictures).where(pictures.c.url == url).values(state="failed", reason=reason))


def shows(db: Connection, url: str) -> Picture | None:
    """A picture as an article shows it; None where none does."""
    article = db.scalar(sa.select(pictures.c.article).where(pictures.c.url == url))
    shown = get(db, [article]) if article else ()
    return next((p for a in shown for p in a.pictures if p.url == url), Picture(url) if article else None)


def looks(db: Connection, urls: Sequence[str]) -> dict[str, PictureLook]:
    """What was seen of these pictures."""
    rows = db.execute(
        sa.select(pictures).where(pictures.c.url.in_(urls), pictures.c.state == "seen").order_by(pictures.c.url)
    )
    return {r.url: PictureLook(r.url, r.width, r.height, int(r.dhash, 16)) for r in rows}


def stories_showing(db: Connection, url: str) -> list[str]:
    """The stories with the article that a picture was first seen in."""
    joined = (
        sa.select(members.c.story)
        .join(pictures, pictures.c.article == members.c.article)
        .join(stories, stories.c.id == members.c.story)
    )
    return list(db.scalars(joined.where(pictures.c.url == url)))


def of_feed(db: Connection, feed: str, limit: int) -> tuple[Article, ...]:
    """A feed's newest articles."""
    ids = db.scalars(
        sa.select(articles.c.id)
        .where(articles.c.feed == feed)
        .order_by(articles.c.published.desc(), articles.c.id)
        .limit(limit)
    )
    return get(db, list(ids))[::-1]


def count(db: Connection) -> int:
    """How many articles there are."""
    return db.scalar(sa.select(sa.func.count()).select_from(articles)) or 0
