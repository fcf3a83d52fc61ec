"""The demo edition's pictures, drawn from seeded code: landscapes, harbours and buildings in a few tones.

The same name always gives the same picture, so outlets that use one name show one picture in their own sizes.
"""

import hashlib
from collections.abc import Callable, Mapping
from functools import lru_cache
from io import BytesIO
from types import MappingProxyType

import numpy as np
from PIL import Image, ImageOps

from broadsheet.demo.sketch import Canvas, Colour

WIDTHS = (320, 640, 800, 960, 1200, 1600)  # pixels; the sizes in which outlets keep their copies
_LONG, _SHORT = 1600, 1068  # pixels of the drawn original
_MOODS: tuple[tuple[Colour, Colour, Colour], ...] = (  # zenith, horizon, ground
    ((58, 92, 138), (226, 214, 196), (38, 48, 56)),
    ((92, 104, 120), (206, 208, 204), (44, 50, 54)),
    ((44, 52, 92), (238, 178, 132), (34, 30, 44)),
    ((84, 138, 178), (222, 232, 232), (46, 66, 58)),
    ((70, 86, 104), (232, 206, 170), (52, 46, 42)),
)


def size(width: int, portrait: bool) -> tuple[int, int]:
    """Width and height in pixels of the copy that is `width` wide."""
    long, short = (_SHORT, _LONG) if portrait else (_LONG, _SHORT)
    return width, round(width * short / long)


def is_portrait(scene: str) -> bool:
    """Whether `scene`, as pictures.toml names it, stands upright ("lighthouse, portrait")."""
    return scene.endswith(", portrait")


@lru_cache(maxsize=256)
def jpeg(name: str, scene: str, width: int) -> bytes:
    """The picture `name` as a JPEG file `width` pixels wide; smaller copies are compressed harder, as outlets do."""
    small = _original(name, scene).resize(size(width, is_portrait(scene)), Image.Resampling.LANCZOS)
    out = BytesIO()
    small.save(out, "JPEG", quality=62 + width // 80, progressive=width >= 960)
    return out.getvalue()


@lru_cache(maxsize=8)
def _original(name: str, scene: str) -> Image.Image:
    seed = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")
    rng = np.random.default_rng(seed)
    width, height = size(_SHORT if is_portrait(scene) else _LONG, is_portrait(scene))
    zenith, horizon, ground = _MOODS[int(rng.integers(len(_MOODS)))]
    canvas = Canvas.sky(width, height, rng, zenith, horizon, ground)
    SCENES[scene.removesuffix(", portrait")](canvas)
    picture = canvas.finished()
    return ImageOps.mirror(picture) if seed % 2 else picture


def _harbour(canvas: Canvas) -> None:
    canvas.ridge(0.48, 0.05, 0.35)
    canvas.water(0.56)
    for _ in range(2):
        _crane(canvas, canvas.between(0.08, 0.9), 0.56)
    _ship(canvas, canvas.between(0.15, 0.5), 0.6, 0.42)
    canvas.box(0.0, 0.86, canvas.between(0.5, 0.75), 1.0, 0.92)


def _ship(canvas: Canvas, left: float, line: float, length: float) -> None:
    hull = [(0, 0.0), (length, 0.0), (length * 0.93, 0.07), (length * 0.05, 0.07)]
    canvas.shape([(left + x, line + y) for x, y in hull], 0.95)
    canvas.box(left + length * 0.12, line - 0.055, left + length * 0.84, line, 0.12)
    canvas.box(left + length * 0.2, line - 0.1, left + length * 0.66, line - 0.055, 0.2)
    canvas.box(left + length * 0.5, line - 0.16, left + length * 0.57, line - 0.1, 0.8)
    for step in range(14):
        x = left + length * (0.15 + 0.047 * step)
        canvas.box(x, line - 0.038, x + length * 0.022, line - 0.02, 0.85)


def _crane(canvas: Canvas, x: float, line: float) -> None:
    canvas.box(x, line - 0.3, x + 0.012, line, 0.7)
    canvas.box(x - 0.07, line - 0.3, x + 0.11, line - 0.286, 0.7)
    canvas.shape([(x, line - 0.34), (x + 0.012, line - 0.34), (x + 0.1, line - 0.29), (x - 0.06, line - 0.29)], 0.62)


def _coast(canvas: Canvas) -> None:
    canvas.water(canvas.between(0.5, 0.62))
    side = canvas.between(0.3, 0.55)
    canvas.shape([(0, 0.34), (side * 0.6, 0.4), (side, 0.62), (side * 1.15, 0.72), (side * 0.9, 1), (0, 1)], 0.9)
    for _ in range(5):
        x, y, wide = side + canvas.between(0.02, 0.35), canvas.between(0.68, 0.95), canvas.between(0.02, 0.07)
        canvas.shape([(x, y), (x + 0.3 * wide, y - 0.6 * wide), (x + 0.7 * wide, y - 0.4 * wide), (x + wide, y)], 0.85)


def _lighthouse(canvas: Canvas) -> None:
    canvas.water(0.66)
    x = canvas.between(0.35, 0.65)
    canvas.shape([(x - 0.4, 0.86), (x - 0.12, 0.68), (x + 0.15, 0.7), (x + 0.5, 0.9), (1, 1), (0, 1)], 0.95)
    canvas.shape([(x - 0.035, 0.7), (x + 0.055, 0.7), (x + 0.035, 0.28), (x - 0.015, 0.28)], 0.05)
    for band in (0.36, 0.5):
        canvas.shape([(x - 0.025, band + 0.06), (x + 0.046, band + 0.06), (x + 0.043, band), (x - 0.022, band)], 0.75)
    canvas.box(x - 0.02, 0.235, x + 0.04, 0.28, 0.85)
    canvas.shape([(x - 0.028, 0.235), (x + 0.048, 0.235), (x + 0.01, 0.19)], 0.9)


def _tower(canvas: Canvas) -> None:
    canvas.ridge(0.5, 0.1, 0.35)
    x = canvas.between(0.3, 0.5)
    canvas.box(x, 0.3, x + 0.2, 0.9, 0.12)
    canvas.box(x - 0.012, 0.29, x + 0.212, 0.305, 0.5)
    canvas.shape([(x - 0.012, 0.29), (x + 0.212, 0.29), (x + 0.1, 0.14)], 0.7)
    for left in (x + 0.035, x + 0.115):
        canvas.box(left, 0.36, left + 0.05, 0.45, 0.85)
    canvas.shape([(x + 0.1, 0.47), (x + 0.115, 0.6), (x + 0.1, 0.7), (x + 0.112, 0.8), (x + 0.105, 0.6)], 0.95)
    canvas.skyline(0.68, 0.8, 0.6)
    canvas.box(0, 0.93, 1, 1, 0.9)


def _mountains(canvas: Canvas) -> None:
    for level, (base, relief) in enumerate(((0.45, 0.22), (0.58, 0.18), (0.74, 0.12))):
        canvas.ridge(base, relief, 0.3 + 0.28 * level)
    for _ in range(9):
        x, y = canvas.between(0.05, 0.92), canvas.between(0.82, 0.94)
        canvas.box(x, y, x + 0.035, y + 0.04, 0.3)
        canvas.shape([(x - 0.006, y), (x + 0.041, y), (x + 0.0175, y - 0.03)], 0.9)


def _dam(canvas: Canvas) -> None:
    canvas.ridge(0.34, 0.16, 0.35)
    canvas.ridge(0.5, 0.1, 0.6)
    left, right = canvas.between(0.06, 0.18), canvas.between(0.8, 0.94)
    canvas.shape([(left, 0.42), (right, 0.42), (right - 0.12, 0.86), (left + 0.12, 0.86)], 0.18)
    for step in range(9):
        x = left + (right - left) * (0.1 + 0.09 * step)
        canvas.shape([(x, 0.44), (x + 0.012, 0.44), (0.5 + (x - 0.5) * 0.72, 0.86)], 0.42)
    canvas.box(left - 0.02, 0.4, right + 0.02, 0.425, 0.75)
    canvas.water(0.85)


def _city(canvas: Canvas) -> None:
    for shade, low, high in ((0.3, 0.3, 0.55), (0.55, 0.42, 0.62), (0.85, 0.52, 0.74)):
        canvas.skyline(low, high, shade)
    canvas.box(0, 0.9, 1, 1, 0.95)


def _court(canvas: Canvas) -> None:
    left = canvas.between(0.06, 0.2)
    right = left + canvas.between(0.62, 0.74)
    canvas.skyline(0.42, 0.6, 0.35)
    canvas.box(left, 0.42, right, 0.84, 0.08)
    canvas.shape([(left - 0.03, 0.42), (right + 0.03, 0.42), ((left + right) / 2, 0.24)], 0.16)
    canvas.box(left - 0.03, 0.41, right + 0.03, 0.44, 0.4)
    for step in range(8):
        x = left + (right - left) * (0.03 + 0.122 * step)
        canvas.box(x, 0.46, x + (right - left) * 0.05, 0.83, 0.62)
    for stair in range(4):
        canvas.box(left - 0.03 - 0.02 * stair, 0.83 + 0.04 * stair, right + 0.03 + 0.02 * stair, 1, 0.3 + 0.15 * stair)


def _tram(canvas: Canvas) -> None:
    canvas.skyline(0.2, 0.5, 0.4)
    canvas.box(0, 0.78, 1, 1, 0.8)
    left = canvas.between(0.1, 0.4)
    canvas.box(left, 0.46, left + 0.52, 0.76, 0.1)
    canvas.box(left, 0.66, left + 0.52, 0.72, 0.7)
    for step in range(6):
        x = left + 0.025 + 0.082 * step
        canvas.box(x, 0.5, x + 0.062, 0.62, 0.85)
    canvas.box(0, 0.385, 1, 0.389, 0.95)
    canvas.shape([(left + 0.24, 0.46), (left + 0.25, 0.46), (left + 0.29, 0.39), (left + 0.28, 0.39)], 0.95)
    for rail in (0.84, 0.93):
        canvas.box(0, rail, 1, rail + 0.008, 0.25)


def _stadium(canvas: Canvas) -> None:
    canvas.shape([(0, 0.36), (0.5, 0.3), (1, 0.36), (1, 0.62), (0, 0.62)], 0.55)
    canvas.speckle(0.38, 0.6)
    for stripe in range(0, 8, 2):
        x = 0.5 + (stripe - 4) * 0.16
        canvas.shape([(0.5 + (x - 0.5) * 0.6, 0.6), (0.5 + (x - 0.4) * 0.6, 0.6), (x + 0.16, 1), (x, 1)], 0.8)
    canvas.tint(0.6, 1.0, (58, 118, 66))
    for x in (canvas.between(0.05, 0.2), canvas.between(0.75, 0.93)):
        canvas.box(x, 0.08, x + 0.008, 0.38, 0.8)
        canvas.box(x - 0.035, 0.05, x + 0.043, 0.11, 0.02)


def _seabed(canvas: Canvas) -> None:
    canvas.ridge(0.74, 0.08, 0.5)
    canvas.tint(0.0, 1.0, (24, 98, 112))
    for _ in range(130):
        x, tall, lean = canvas.between(0, 1), canvas.between(0.12, 0.42), canvas.between(-0.06, 0.06)
        canvas.shape([(x, 1), (x + 0.009, 1), (x + lean, 1 - tall)], canvas.between(0.45, 1))


def _works(canvas: Canvas) -> None:
    canvas.ridge(0.6, 0.05, 0.3)
    for step in range(6):
        x = -0.02 + 0.18 * step
        canvas.shape([(x, 0.8), (x, 0.5), (x + 0.18, 0.6), (x + 0.18, 0.8)], 0.55 + 0.05 * (step % 3))
    for _ in range(3):
        x, top = canvas.between(0.1, 0.85), canvas.between(0.16, 0.34)
        canvas.shape([(x, 0.6), (x + 0.04, 0.6), (x + 0.032, top), (x + 0.008, top)], 0.8)
    canvas.box(0, 0.78, 1, 1, 0.9)


def _orchard(canvas: Canvas) -> None:
    canvas.ridge(0.5, 0.12, 0.4)
    canvas.tint(0.66, 1.0, (112, 122, 74))
    for row in range(3):
        for _ in range(6):
            x, y, crown = canvas.between(0, 1), 0.66 + 0.1 * row, 0.045 + 0.018 * row
            canvas.box(x - 0.005, y - 0.02, x + 0.005, y + 0.05 + 0.02 * row, 0.95)
            canvas.disc(x, y - crown, crown, 0.06)


SCENES: Mapping[str, Callable[[Canvas], None]] = MappingProxyType(
    {
        "harbour": _harbour,
        "coast": _coast,
        "lighthouse": _lighthouse,
        "tower": _tower,
        "mountains": _mountains,
        "dam": _dam,
        "city": _city,
        "court": _court,
        "tram": _tram,
        "stadium": _stadium,
        "seabed": _seabed,
        "works": _works,
        "orchard": _orchard,
    }
)
