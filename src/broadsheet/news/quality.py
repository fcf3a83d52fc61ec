"""How well the live stories hold together, as measured at some time."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Agreement:
    """Each 1 for equal groupings; `ami` is about 0 for groupings that agree by chance alone.

    `homogeneity`: no story of the first holds articles of several stories of the second (Rosenberg and Hirschberg 2007);
    `completeness`: the other way round. AMI as in Vinh, Epps and Bailey 2010, normalised by the mean of the entropies.
    """

    ami: float
    homogeneity: float
    completeness: float


@dataclass(frozen=True, slots=True)
class Quality:
    """The figures of the articles published between two times; `largest` holds (articles, story, headline)."""

    at: datetime
    since: datetime
    articles: int
    stories: int
    singletons: int
    largest: tuple[tuple[int, str, str], ...]
    agreement: Agreement
    merges: int
    splits: int
    undone: int
