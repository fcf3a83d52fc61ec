"""What grouping knows of an article: its words, names, numbers, vector, time and fingerprint."""

import json
import re
import struct
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

import numpy as np
import numpy.typing as npt

from broadsheet.inference.catalogue import models
from broadsheet.inference.embedder import Embedder
from broadsheet.language.agencies import agency_named, agency_of_outlet
from broadsheet.language.common_words import is_common
from broadsheet.language.countries import countries
from broadsheet.language.dates import dates
from broadsheet.language.name_cues import NOT_NAMES
from broadsheet.language.names import names
from broadsheet.language.quantities import names_an_index, quantities
from broadsheet.language.words import content_stems, fold, stem, stopwords, tokens
from broadsheet.net.sites import outlet_key, site_of
from broadsheet.news.article import Article
from broadsheet.stages.group.fingerprint import Sketch, sketch

# AUC for "same event" among look-alikes (NeuS, Galaxy): .87, .86 on 100 words, .91, .89 on 300; grouping with 600 wins
# another half point of BCubed F1 over 300. Whole bodies embed badly, so that the vector is of headline and lead.
BODY_WORDS = 600
LEAD_WORDS = 100  # what is embedded, and where a report's names and figures stand

_SPELLING = re.compile(r"(?<=\w{4})(?:(?:i?a)?n?s?|[iy]+)$")  # "Californian", "California"; "Zelenskyy", "Zelensky"

_FIGURE = re.compile(r"\d+(?:[-–:.,]\d+)*")

Vector = npt.NDArray[np.float16]


@dataclass(frozen=True, eq=False)
class Features:
    """Everything that placing an article needs. Picklable; `to_bytes` is its form in the database.

    The sets that an article is compared by are made once, when they are first asked for.
    """

    article: str
    published: datetime
    published_known: bool
    language: str
    stems: Mapping[str, int]  # of headline (counted twice) and beginning, in order of the alphabet, with their counts
    title: tuple[str, ...]  # the headline's stems, sorted, each once
    names: tuple[str, ...]  # the words of proper names in headline and lead, folded, sorted; no function words
    headline_names: tuple[str, ...]  # those of them that stand in the headline
    capitals: tuple[str, ...]  # the words of headline and lead that begin with a capital letter, folded, sorted
    places: tuple[str, ...]  # keys of the places in headline and lead
    numbers: tuple[tuple[str, float], ...]  # (unit, value) of the quantities in headline and lead
    days: tuple[
        str, ...
    ]  # the days that headline and lead name, as ISO dates; none where the article has no date itself
    headline_figures: tuple[str, ...]  # the figures of the headline as they stand there: "5.8", "2-1", "1200"
    vector: Vector | None  # of "headline. lead", L2-normalised, half precision; None without an embedder
    model: str  # whose vector it is; "" where there is none
    sketch: Sketch
    outlet: str = ""  # what tells outlets apart: the site's registered name
    agency: str = ""  # the agency whose report it is, or prints
    of_agency: bool = False  # whether the outlet is that agency

    def words(self) -> Iterable[str]:
        """Every word of which grouping asks how common it is."""
        return (*self.stems, *self.title, *self.names)

    @cached_property
    def its_names(self) -> frozenset[str]:
        """The names as a set."""
        return frozenset(self.names)

    @cached_property
    def name_roots(self) -> frozenset[str]:
        """What the names have in common with other spellings: "Zelenskyy" with "Zelensky", "Kyiv" with "Ukrainian"."""
        return frozenset(map(_root, self.names))

    @cached_property
    def headline_roots(self) -> frozenset[str]:
        """The same of the headline's names."""
        return frozenset(map(_root, self.headline_names))

    @cached_property
    def its_capitals(self) -> frozenset[str]:
        """The capitalised words as a set."""
        return frozenset(self.capitals)

    @cached_property
    def spelled(self) -> frozenset[str]:
        """The names and the capitalised words as a set."""
        return self.its_names | self.its_capitals

    @cached_property
    def its_numbers(self) -> frozenset[tuple[str, float]]:
        """The quantities as a set."""
        return frozenset(self.numbers)

    @cached_property
    def plain_title(self) -> frozenset[str]:
        """The headline's stems without names and figures."""
        called = {stem(name, self.language) for name in self.headline_names}
        return frozenset(word for word in self.title if word not in called and not word[0].isdigit())

    def to_bytes(self) -> bytes:
        """A compact form that `from_bytes` reads: a JSON head behind its length, then vector and sketch."""
        head = {name: getattr(self, name) for name in _PLAIN}
        head |= {"published": self.published.isoformat(), "dimensions": 0 if self.vector is None else len(self.vector)}
        head["own_shingles"] = len(self.sketch.own)
        text = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
        vector = b"" if self.vector is None else self.vector.astype("<f2").tobytes()
        shingles = np.concatenate([self.sketch.own, self.sketch.quoted]).astype("<u4").tobytes()
        return struct.pack("<I", len(text)) + text + vector + shingles

    @classmethod
    def from_bytes(cls, data: bytes) -> "Features":
        """The features that `to_bytes` wrote."""
        (length,) = struct.unpack_from("<I", data)
        head = json.loads(data[4 : 4 + length])
        after = 4 + length + 2 * head["dimensions"]
        vector = np.frombuffer(data[4 + length : after], dtype="<f2").astype(np.float16)
        shingles = np.frombuffer(data[after:], dtype="<u4").astype(np.uint32)
        own = head.get("own_shingles", len(shingles))  # a store of before kept no quotations, outlets and agencies
        return cls(
            article=head["article"],
            published=datetime.fromisoformat(head["published"]),
            published_known=head["published_known"],
            language=head["language"],
            stems=head["stems"],
            title=tuple(head["title"]),
            names=tuple(head["names"]),
            headline_names=tuple(head["headline_names"]),
            capitals=tuple(head["capitals"]),
            places=tuple(head["places"]),
            numbers=tuple((unit, value) for unit, value in head["numbers"]),
            days=tuple(head["days"]),
            headline_figures=tuple(head["headline_figures"]),
            vector=vector if head["dimensions"] else None,
            model=head["model"],
            sketch=Sketch(shingles[:own], shingles[own:]),
            outlet=head.get("outlet", ""),
            agency=head.get("agency", ""),
            of_agency=head.get("of_agency", False),
        )


_PLAIN = "article published_known language stems title names headline_names capitals places numbers days headline_figures model outlet agency of_agency".split()


def features(article: Article, embedder: Embedder | None) -> Features:
    """The features of an article; dense ones only where `embedder` reads the article's language."""
    lead, language = _first(article.text, LEAD_WORDS), article.language
    title = content_stems(article.title, language)
    body = content_stems(_first(article.text, BODY_WORDS), language)
    found = names(f"{article.title}\n{lead}", language)
    capitals = _capitals(f"{article.title}\n{lead}", language)
    known = {word for name in names(lead, language) or found for word in name.key.split()}
    name_words = (known | _uncommon(capitals, language)) - stopwords(language)
    numbers = {(q.unit, q.value) for q in quantities(f"{article.title}\n{lead}", language)}
    vector = _vector(article, lead, embedder)
    runs = agency_of_outlet(site_of(article.url), article.outlet)
    return Features(
        article=article.id,
        published=article.published,
        published_known=article.published_known,
        language=language,
        stems=dict(sorted(Counter(title + title + body).items())),
        title=tuple(sorted(set(title))),
        names=tuple(sorted(name_words)),
        headline_names=tuple(sorted(name_words & {fold(w).removesuffix("'s") for w, _, _ in tokens(article.title)})),
        capitals=tuple(sorted(capitals)),
        places=tuple(sorted({name.key for name in found if name.kind == "place"})),
        numbers=tuple(sorted(numbers)),
        days=tuple(sorted(_days(article, lead))),
        headline_figures=tuple(sorted(_figures(article.title))),
        vector=vector,
        model=embedder.name if embedder and vector is not None else "",
        sketch=sketch(article.text, language),
        outlet=outlet_key(article.url, article.outlet),
        agency=runs or agency_named(article.authors, article.text),
        of_agency=bool(runs),
    )


def _first(text: str, count: int) -> str:
    """The beginning of `text`, `count` words long, its line breaks kept."""
    words = tokens(text[: count * 40])
    return text[: words[:count][-1][2]] if words else ""


def _capitals(text: str, language: str) -> set[str]:
    words = {fold(text[start:end]) for _, start, end in tokens(text) if text[start].isupper()}
    return {word.removesuffix("'s") for word in words - stopwords(language) if len(word) > 2}


def _uncommon(capitals: set[str], language: str) -> set[str]:
    """Those words with a capital that are names wherever they stand, also first in a headline: "Honda recalls cars"."""
    if language != "en":
        return set()
    return {word for word in capitals - NOT_NAMES if word.isalpha() and not is_common(word)}


def _root(name: str) -> str:
    return countries().get(name) or _SPELLING.sub("", name)


def _figures(title: str) -> set[str]:
    figures = (match for match in _FIGURE.finditer(title) if not names_an_index(title, match.start()))
    return {match.group().replace(",", "").replace("–", "-") for match in figures}


def _days(article: Article, lead: str) -> set[str]:
    """The days that are named; "Monday" tells nothing in an article of which the day is not known."""
    if not article.published_known:
        return set()
    found = dates(f"{article.title}\n{lead}", article.language, article.published)
    return {mention.when.start.isoformat() for mention in found if mention.when.precision == "day"}


def _vector(article: Article, lead: str, embedder: Embedder | None) -> Vector | None:
    if embedder is None or not _reads(embedder.name, article.language):
        return None
    text = f"{article.title}. {lead}" if article.title else lead
    vector: Vector = embedder.embed([text])[0].astype(np.float16)
    return vector


def _reads(model: str, language: str) -> bool:
    return model in models() and models()[model].reads(language)
