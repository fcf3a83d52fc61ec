from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from broadsheet.demo.newsroom import edition
from broadsheet.demo.pictures import SCENES, is_portrait, jpeg, size

SAME = 10  # bits of a 64-bit difference hash; the threshold that news.PictureLook names


def dhash(data):
    grey = np.asarray(Image.open(BytesIO(data)).convert("L").resize((9, 8), Image.Resampling.LANCZOS), dtype=int)
    return (grey[:, 1:] > grey[:, :-1]).flatten()


def distance(one, other):
    return int((dhash(one) != dhash(other)).sum())


@pytest.fixture(scope="module")
def large():
    return {name: jpeg(name, scene, 800) for name, scene in edition().scenes.items()}


def test_every_picture_has_a_scene_that_can_be_drawn():
    assert {scene.removesuffix(", portrait") for scene in edition().scenes.values()} <= SCENES.keys()


def test_a_picture_is_drawn_the_same_each_time():
    first = jpeg("kestrel-dam", "dam", 640)
    jpeg.cache_clear()
    assert jpeg("kestrel-dam", "dam", 640) == first


def test_a_picture_has_the_size_that_is_asked_for(large):
    for name, scene in edition().scenes.items():
        assert Image.open(BytesIO(large[name])).size == size(800, is_portrait(scene))
    assert size(1200, portrait=False) == (1200, 801)
    assert size(800, portrait=True)[1] > 800


def test_smaller_copies_look_like_the_larger_one(large):
    for name, scene in edition().scenes.items():
        assert distance(large[name], jpeg(name, scene, 320)) <= SAME, name


def test_different_pictures_look_different(large):
    names = sorted(large)
    for index, one in enumerate(names):
        for other in names[index + 1 :]:
            assert distance(large[one], large[other]) > SAME, (one, other)
