"""What an article is compared by: its headline and lead in words, names, numbers and a dense vector; its text in shingles."""

import io
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np

from broadsheet.inference.embedder import Embedder, Vectors
from broadsheet.language.names import names
from broadsheet.language.quantities import quantities
from broadsheet.language.words import content_stems
from broadsheet.news.article import Article
from broadsheet.stages.group.fingerprint import Shingles, shingles

_LEAD_WORDS = 110  # whole bodies embed badly, headline and lead well
_TITLE_WEIGHT = 2
EMBEDDED_LANGUAGE = "en"  # the default embedder reads English; other languages meet by names, numbers and words


@dataclass(frozen=True, slots=True)
class Features:
    """An article as the grouping sees it. `vector` is empty where there is none; `model` names what made it."""

    article: str
    published: datetime
    published_known: bool
    language: str
    stems: Mapping[str, int]
    names: frozenset[str]
    numbers: frozenset[float]
    vector: Vectors
    model: str
    shingles: Shingles

    def to_bytes(self) -> bytes:
        """A compact form for the database, without pickles."""
        buffer = io.BytesIO()
        np.savez_compressed(
            buffer,
            head=np.array(
                [self.article, self.published.isoformat(), str(int(self.published_known)), self.language, self.model]
            ),
            stems=np.array(list(self.stems), dtype=np.str_),
            counts=np.array(list(self.stems.values()), dtype=np.int16),
            names=np.array(sorted(self.names), dtype=np.str_),
            numbers=np.array(sorted(self.numbers), dtype=np.float64),
            vector=self.vector,
            shingles=self.shingles,
        )
        return buffer.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes) -> "Features":
        """The inverse of `to_bytes`."""
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            article, published, known, language, model = (str(x) for x in arrays["head"])
            return cls(
                article=article,
                published=datetime.fromisoformat(published).astimezone(UTC),
                published_known=known == "1",
                language=language,
                stems=dict(zip(map(str, arrays["stems"]), map(int, arrays["counts"]), strict=True)),
                names=frozenset(map(str, arrays["names"])),
                numbers=frozenset(map(float, arrays["numbers"])),
                vector=arrays["vector"],
                model=model,
                shingles=arrays["shingles"],
            )


def lead(article: Article) -> str:
    """The first hundred or so words of the text."""
    return " ".join(article.text.split()[:_LEAD_WORDS])


def features(article: Article, embedder: Embedder | None) -> Features:
    """Work out everything that grouping needs; the expensive part, done once for each version of an article."""
    start = lead(article)
    both = f"{article.title}. {start}"
    stems = Counter(content_stems(start, article.language))
    for stem in content_stems(article.title, article.language):
        stems[stem] += _TITLE_WEIGHT
    embedded = embedder is not None and article.language == EMBEDDED_LANGUAGE
    vector = embedder.embed([both])[0] if embedder is not None and embedded else np.zeros(0, dtype=np.float32)
    return Features(
        article=article.id,
        published=article.published,
        published_known=article.published_known,
        language=article.language,
        stems=dict(sorted(stems.items())),
        names=frozenset(n.key for n in names(both, article.language)),
        numbers=frozenset(
            q.value for q in quantities(both, article.language) if q.unit not in ("year", "month", "day", "week")
        ),
        vector=vector,
        model=embedder.name if embedder is not None and embedded else "",
        shingles=shingles(article.text),
    )
