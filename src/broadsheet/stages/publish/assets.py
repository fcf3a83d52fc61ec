"""The files that the pages need besides themselves: style sheets and an icon."""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from broadsheet.stages.publish.html import ratio_css

_TYPES = {
    "css": "text/css",
    "js": "text/javascript",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "woff2": "font/woff2",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file's bytes and its media type."""

    data: bytes
    media_type: str


@cache
def assets() -> dict[str, Asset]:
    """Every file by its name."""
    folder = files("broadsheet.stages.publish").joinpath("static")
    found = {f.name: f.read_bytes() for f in folder.iterdir()} | {"ratios.css": ratio_css().encode()}
    return {name: Asset(found[name], _TYPES[name.rpartition(".")[2]]) for name in sorted(found)}


@cache
def stamp() -> str:
    """A short text that changes with any of the files."""
    return hashlib.sha256(b"".join(a.data for a in assets().values())).hexdigest()[:12]
