"""Models in an archive, for machines without a network."""

import tarfile
from pathlib import Path

from broadsheet.config import Settings
from broadsheet.errors import BroadsheetError
from broadsheet.inference.catalogue import ModelFile, models
from broadsheet.inference.models import NoModel, find, keep, model


def export_bundle(name: str, target: Path, settings: Settings) -> None:
    """Write a model's files into a tar archive, for a machine without a network."""
    owner = model(name)
    paths = [find(file, owner, settings) for file in owner.files]
    try:
        with tarfile.open(target, "w") as archive:
            for file, path in zip(owner.files, paths, strict=True):
                archive.add(path, arcname=file.sha256)
    except OSError as error:
        raise BroadsheetError(f"{target} cannot be written: {error.strerror}. Choose another place.") from error


def import_bundle(source: Path, settings: Settings) -> tuple[str, ...]:
    """Take the known files of an archive into the store and return their names. Raises NoModel where there is none."""
    try:
        with tarfile.open(source) as archive:
            taken = [
                _take(archive, member, settings) for member in archive.getmembers() if member.name in _by_checksum()
            ]
    except tarfile.TarError as error:
        raise NoModel(f"{source} is no whole archive. Make it with `broadsheet models export`.") from error
    except OSError as error:
        raise NoModel(f"{source} cannot be read: {error.strerror}. Make it with `broadsheet models export`.") from error
    if not taken:
        raise NoModel(f"{source} holds no file of a known model. Make it with `broadsheet models export`.")
    return tuple(taken)


def _by_checksum() -> dict[str, ModelFile]:
    return {f.sha256: f for owner in models().values() for f in owner.files}


def _take(archive: tarfile.TarFile, member: tarfile.TarInfo, settings: Settings) -> str:
    file = _by_checksum()[member.name]
    stream = archive.extractfile(member)
    keep(stream.read(file.size + 1) if stream else b"", file, settings)
    return file.name
