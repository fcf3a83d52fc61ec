"""The models' files: where they are found, and whether they are the right ones."""

import hashlib
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import httpx2

from broadsheet.config import Settings
from broadsheet.errors import BroadsheetError
from broadsheet.inference.catalogue import Model, ModelFile, models
from broadsheet.inference.e5 import PackedE5
from broadsheet.inference.embedder import Embedder, OnnxEmbedder

_HUB = "https://huggingface.co"
_HUB_TIMEOUT = httpx2.Timeout(60.0, connect=4.0)  # seconds; a hub that cannot be reached must not hold up the start


class NoModel(BroadsheetError):
    """A model's files cannot be had; the text says what was tried and what to do."""


def model(name: str) -> Model:
    """The model of this id. Raises NoModel that lists those there are."""
    if name not in models():
        raise NoModel(f"There is no model {name!r}. Known are: {', '.join(models())}. Mend the setting `embedder`.")
    return models()[name]


def load_embedder(settings: Settings) -> tuple[Embedder | None, str]:
    """The embedder of the settings, or None and a sentence that says why there is none."""
    if why := why_none(settings):
        return None, why
    found = model(settings.embedder)
    return _loaded(found, {f.name: find(f, found, settings) for f in found.files}), ""


def _loaded(owner: Model, paths: Mapping[str, Path]) -> Embedder:
    if owner.runtime == "numpy":
        return PackedE5(owner.id, paths["e5-small-q4.bin"], owner.prefix, owner.length)
    return OnnxEmbedder(owner.id, paths["model.onnx"], paths["tokenizer.json"], owner.length)


def why_none(settings: Settings) -> str:
    """Why there is no embedder, as a sentence; "" where there is one. Loads nothing."""
    if settings.embedder == "none":
        return "The setting `embedder` is none: stories are grouped by words, names and time alone."
    try:
        owner = model(settings.embedder)
        for file in owner.files:
            find(file, owner, settings)
    except NoModel as error:
        return str(error)
    return ""


def find(file: ModelFile, owner: Model, settings: Settings) -> Path:
    """A local path of `file`: the settings' folder, the store, an installed carrier. Raises NoModel; opens no connection."""
    places = [Path(settings.model_path) / file.name] if settings.model_path else []
    places.append(stored(file, settings))
    if carried := _installed(file, owner):
        places.append(carried)
    there = [place for place in places if place.is_file()]
    for place in there:
        if checksum(place) == file.sha256:
            return place
    why = f"{there[0]} has the wrong checksum and is not used" if there else f"{file.name} is missing"
    raise NoModel(f"The model {owner.id} is not on this machine ({why}). Run `broadsheet models pull`.")


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
        return Path(str(distribution(owner.carrier.package).locate_file(file.carrier_path)))
    except PackageNotFoundError:
        return None


def pull(name: str, settings: Settings, say: Callable[[str], None] = lambda _: None) -> None:
    """Bring a model's files into the store: from the hub at its revision where it has them, else from the carrier wheel.

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
    for source in (_from_hub, _from_carrier) if all(f.hub_path for f in lacking) else (_from_carrier,):
        try:
            source(owner, [f for f in lacking if not _is_there(f, owner, settings)], settings, say)
            return
        except (OSError, httpx2.HTTPError, NoModel, subprocess.SubprocessError) as error:
            problems.append(str(error) or type(error).__name__)
    raise NoModel(
        f"The model {name} could not be fetched: {'; '.join(problems)}. Check the network, or import it from another machine."
    )


def _is_there(file: ModelFile, owner: Model, settings: Settings) -> bool:
    return _checked(file, owner, settings).place is not None


def keep(data: bytes, file: ModelFile, settings: Settings) -> None:
    """Store checked bytes under their checksum, whole or not at all."""
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise NoModel(f"{file.name} came with the wrong checksum and was thrown away")
    target = stored(file, settings)
    part = target.with_suffix(".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise NoModel(f"{target} cannot be written ({error.strerror}): see to its disk and rights") from error


def _from_hub(owner: Model, lacking: list[ModelFile], settings: Settings, say: Callable[[str], None]) -> None:
    base = os.environ.get("HF_ENDPOINT", _HUB).rstrip("/")
    with httpx2.Client(timeout=_HUB_TIMEOUT, follow_redirects=True, proxy=settings.http_proxy or None) as client:
        for file in lacking:
            say(f"Asking the model hub for {owner.id}/{file.name}")
            address = f"{base}/{owner.repository}/resolve/{owner.revision}/{file.hub_path}"
            with client.stream("GET", address) as answer:
                answer.raise_for_status()
                keep(_first(answer.iter_bytes(), file.size), file, settings)


def _first(parts: Iterable[bytes], size: int) -> bytes:
    """What comes, ended soon after `size` bytes: a longer file is another one."""
    data = bytearray()
    for part in parts:
        data += part
        if len(data) > size:
            break
    return bytes(data)


def _from_carrier(owner: Model, lacking: list[ModelFile], settings: Settings, say: Callable[[str], None]) -> None:
    package, version, digest, platform = owner.carrier
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
            *(["--platform", platform] if platform else []),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
        wheel = next(Path(folder).glob("*.whl"), None)
        if wheel is None:
            told = done.stderr.strip().splitlines() or ["it said nothing"]
            raise NoModel(f"pip could not bring {package} {version} ({told[-1]})")
        with zipfile.ZipFile(wheel) as archive:
            for file in lacking:
                keep(archive.read(file.carrier_path), file, settings)


@dataclass(frozen=True, slots=True)
class Checked:
    """A model's file: the place of the right one, or why there is none."""

    model: str
    file: str
    place: Path | None
    why: str = ""


def verify(settings: Settings) -> tuple[Checked, ...]:
    """Every file of every model, checked."""
    return tuple(_checked(file, owner, settings) for owner in models().values() for file in owner.files)


def _checked(file: ModelFile, owner: Model, settings: Settings) -> Checked:
    try:
        return Checked(owner.id, file.name, find(file, owner, settings))
    except NoModel as error:
        return Checked(owner.id, file.name, None, str(error))
