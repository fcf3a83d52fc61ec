from dataclasses import astuple

from broadsheet.stages.group import alike


def test_no_part_of_the_scale_that_ships_speaks_against_likeness():
    scale = alike.shipped()
    assert min(*astuple(scale.with_vectors), *astuple(scale.without_vectors)) >= 0.0


def test_a_part_that_the_file_leaves_out_adds_nothing():
    scale = alike.read("[with_vectors]\ndense = 0.5\nwords = 2.0\n[without_vectors]\nwords = 4.0\n")
    assert (scale.with_vectors.dense, scale.without_vectors.dense, scale.without_vectors.words) == (0.5, 0.0, 4.0)
