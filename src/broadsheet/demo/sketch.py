"""A canvas for tonal pictures: a sky, and shapes between the light of the horizon and the dark of the ground.

Coordinates are shares of the canvas: (0, 0) is the top left corner, (1, 1) the bottom right one. A shade of 0 is the
colour of the horizon, 1 that of the ground.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFilter

Colour = tuple[int, int, int]
Field = npt.NDArray[np.float32]


def blend(a: Colour, b: Colour, share: float) -> Colour:
    """The colour that lies `share` of the way from `a` to `b`."""
    red, green, blue = (round(x + (y - x) * share) for x, y in zip(a, b, strict=True))
    return red, green, blue


def clouds(rng: np.random.Generator, width: int, height: int, cells: int) -> Field:
    """Smooth noise between 0 and 1, `cells` bumps wide; a (height, width) array."""
    grid = rng.random((max(2, cells * height // width), cells), dtype=np.float32)
    return np.asarray(Image.fromarray(grid).resize((width, height), Image.Resampling.BICUBIC)).clip(0, 1)


@dataclass(frozen=True, slots=True)
class Canvas:
    """A picture in the making; the drawing methods change `image`."""

    image: Image.Image
    rng: np.random.Generator
    horizon: Colour
    ground: Colour

    @classmethod
    def sky(
        cls, width: int, height: int, rng: np.random.Generator, zenith: Colour, horizon: Colour, ground: Colour
    ) -> Self:
        """A canvas filled with a sky that glows from one side."""
        down = np.linspace(0, 1, height, dtype=np.float32)[:, None] * np.ones((1, width), dtype=np.float32)
        sun = np.linspace(0, 1, width, dtype=np.float32)[None, :] - np.float32(rng.uniform(0.05, 0.95))
        weather = 0.7 * clouds(rng, width, height, 7) + 0.3 * clouds(rng, width, height, 17)
        light = (1.25 * down + 0.45 * np.exp(-6 * sun**2) * (1.1 - down) + 0.7 * (weather - 0.5)).clip(0, 1)
        ends = np.array([zenith, horizon], dtype=np.float32)
        pixels = ends[0] + (ends[1] - ends[0]) * light[:, :, None]
        return cls(Image.fromarray(pixels.astype(np.uint8)), rng, horizon, ground)

    def between(self, low: float, high: float) -> float:
        """A random number in [low, high)."""
        return float(self.rng.uniform(low, high))

    def colour(self, shade: float) -> Colour:
        """The colour of `shade`."""
        return blend(self.horizon, self.ground, shade)

    def shape(self, corners: Sequence[tuple[float, float]], shade: float) -> None:
        """Fill a polygon."""
        width, height = self.image.size
        points = [(x * width, y * height) for x, y in corners]
        ImageDraw.Draw(self.image).polygon(points, fill=self.colour(shade))

    def box(self, left: float, top: float, right: float, bottom: float, shade: float) -> None:
        """Fill a rectangle."""
        self.shape([(left, top), (right, top), (right, bottom), (left, bottom)], shade)

    def disc(self, x: float, y: float, radius: float, shade: float) -> None:
        """Fill a circle; its radius is a share of the width."""
        width, height = self.image.size
        r = radius * width
        box = (x * width - r, y * height - r, x * width + r, y * height + r)
        ImageDraw.Draw(self.image).ellipse(box, fill=self.colour(shade))

    def ridge(self, base: float, relief: float, shade: float) -> None:
        """A range of hills whose line runs about `base`, up to `relief` higher or lower, down to the lower edge."""
        steps = np.linspace(0, 1, 240)
        line = np.zeros_like(steps)
        for octave in range(1, 6):
            line += np.sin(2 * np.pi * (steps * octave * 0.8 + self.rng.random())) * self.rng.uniform(0.5, 1) / octave
        tops = base + relief * line / 1.6
        self.shape([*((float(x), float(y)) for x, y in zip(steps, tops, strict=True)), (1, 1), (0, 1)], shade)

    def water(self, line: float) -> None:
        """Water from `line` down: what stands above it, mirrored, darkened and drawn out into ripples."""
        width, height = self.image.size
        top = round(line * height)
        deep = height - top
        above = self.image.crop((0, max(0, top - deep), width, top)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        mirror = np.asarray(above.resize((width, deep)).filter(ImageFilter.GaussianBlur(6)), dtype=np.float32)
        ripples = self.rng.random((max(2, deep // 5), 24), dtype=np.float32)
        light = np.asarray(Image.fromarray(ripples).resize((width, deep), Image.Resampling.BICUBIC))[:, :, None]
        sea = mirror * (0.62 + 0.22 * light) + np.array(self.ground, dtype=np.float32) * 0.2
        self.image.paste(Image.fromarray(sea.clip(0, 255).astype(np.uint8)), (0, top))

    def skyline(self, low: float, high: float, shade: float) -> None:
        """A row of houses whose roofs lie between `low` and `high`, with some windows lit."""
        x = -self.between(0, 0.05)
        while x < 1:
            wide, top = self.between(0.05, 0.13), self.between(low, high)
            self.box(x, top, x + wide, 1, shade)
            for column in np.arange(x + 0.012, x + wide - 0.014, 0.018):
                for row in np.arange(top + 0.03, 0.9, 0.045):
                    if self.rng.random() < 0.4:
                        self.box(float(column), float(row), float(column) + 0.008, float(row) + 0.018, shade * 0.45)
            x += wide + 0.004

    def speckle(self, top: float, bottom: float) -> None:
        """A crowd: small dots of every shade between two heights."""
        for _ in range(2600):
            self.disc(self.between(0, 1), self.between(top, bottom), 0.0022, self.between(0, 1))

    def tint(self, top: float, bottom: float, colour: Colour) -> None:
        """Lay `colour` over a band, four fifths of it."""
        width, height = self.image.size
        box = (0, round(top * height), width, round(bottom * height))
        band = self.image.crop(box)
        self.image.paste(Image.blend(band, Image.new("RGB", band.size, colour), 0.8), box)

    def finished(self) -> Image.Image:
        """The picture with a little grain, and darker towards its upper and lower edges."""
        width, height = self.image.size
        pixels = np.asarray(self.image, dtype=np.float32)
        down = np.linspace(-1, 1, height, dtype=np.float32)[:, None] ** 2
        grain = self.rng.normal(0, 3, (height, width)).astype(np.float32)
        out = pixels * (1 - 0.15 * down)[:, :, None] + grain[:, :, None]
        return Image.fromarray(out.clip(0, 255).astype(np.uint8))
