"""A decision about which articles make a story: two stories merged, or one split, by the program or by a person."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Kind = Literal["merge", "split"]
By = Literal["program", "person"]


@dataclass(frozen=True, slots=True)
class Decision:
    """`moved` left `story` for `other`: at a merge all of its articles then, at a split those that became a story of their own.

    `stayed` are the articles that they were joined with, at a merge, or parted from, at a split.
    """

    id: str
    at: datetime
    kind: Kind
    by: By
    story: str
    other: str
    moved: tuple[str, ...]
    stayed: tuple[str, ...]
    reason: str  # a sentence for a person
    undone: datetime | None = None

    @property
    def binding(self) -> Literal["together", "apart", ""]:
        """What a person said of `moved` and `stayed`; "" where no person has: the program may think again.

        Undoing the program's decision says the opposite of it; undoing one's own says nothing.
        """
        if self.by == "person":
            return "" if self.undone else "together" if self.kind == "merge" else "apart"
        if self.undone is None:
            return ""
        return "apart" if self.kind == "merge" else "together"
