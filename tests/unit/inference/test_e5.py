import struct
from pathlib import Path

import numpy as np
import pytest

from broadsheet.inference.e5 import PackedE5
from broadsheet.inference.packed import NotPacked, Packed

WIDTH, INNER, HEADS, POSITIONS = 64, 96, 2, 16
PIECES = ("<s>", "<pad>", "</s>", "<unk>", "▁ferry", "▁fire", "▁harbour", "▁", "a", "e", "r", "f")


def _packed(numbers: np.ndarray) -> bytes:
    """4 bits a number: the largest of 32 sets the scale, the first 16 are the low halves of the bytes."""
    data = b""
    for block in numbers.reshape(-1, 32):
        scale = np.float16(np.abs(block).max() / 7 or 1)
        halves = (np.clip(np.round(block / np.float32(scale)), -8, 7) + 8).astype(np.uint8)
        data += scale.tobytes() + (halves[:16] | halves[16:] << 4).tobytes()
    return data


def _tensors() -> dict[str, np.ndarray]:
    numbers = np.random.default_rng(5)
    shapes = {"emb.word": (len(PIECES), WIDTH), "emb.pos": (POSITIONS, WIDTH), "emb.type": (2, WIDTH)}
    for part in "qkv":
        shapes |= {f"l0.{part}.w": (WIDTH, WIDTH), f"l0.{part}.b": (WIDTH,)}
    shapes |= {"l0.ao.w": (WIDTH, WIDTH), "l0.ao.b": (WIDTH,), "l0.fi.w": (INNER, WIDTH), "l0.fi.b": (INNER,)}
    shapes |= {"l0.fo.w": (WIDTH, INNER), "l0.fo.b": (WIDTH,)}
    for norm in ("emb.ln", "l0.aln", "l0.oln"):
        shapes |= {f"{norm}.w": (WIDTH,), f"{norm}.b": (WIDTH,)}
    return {name: numbers.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An encoder of one layer that knows a dozen pieces; "ﬁ" is read as "fi"."""
    text = [p.encode() for p in PIECES]
    starts = np.cumsum([0, *map(len, text)]).astype("<u4")
    scores = np.array([0, 0, 0, 0, -2, -2, -2, -3, -4, -4, -4, -4], dtype="<f4")
    head = b"E5S1" + struct.pack("<i7ifi", 1, WIDTH, 1, HEADS, INNER, len(PIECES), POSITIONS, 2, 1e-12, 32)
    head += (
        struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, starts[-1]) + starts.tobytes() + scores.tobytes() + b"".join(text)
    )
    replaced = struct.pack("<IBI", ord("\t"), 1, ord(" "))
    head += struct.pack("<iI", 1, len(replaced)) + replaced
    named = {n: (_packed(t) if _is_packed(n) else t.tobytes(), t.size) for n, t in _tensors().items()}
    at = len(head) + 4 + sum(2 + len(name) + 21 for name in named)
    directory, body = struct.pack("<i", len(named)), b""
    for name, (data, count) in named.items():
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", _is_packed(name), count, at + len(body), len(data))
        body += data
    path = tmp_path / "tiny.bin"
    path.write_bytes(head + directory + body)
    return path


def _is_packed(name: str) -> bool:
    return name == "emb.word" or (name.startswith("l0.") and name.endswith(".w") and "ln" not in name)


@pytest.fixture
def tiny(file: Path) -> PackedE5:
    return PackedE5("tiny", file, "", POSITIONS)


def test_a_packed_matrix_is_read_to_within_half_a_step(file: Path) -> None:
    wanted = _tensors()["l0.fi.w"]
    steps = np.abs(wanted).reshape(-1, 32).max(axis=1).repeat(32).reshape(wanted.shape) / 7
    assert np.all(np.abs(Packed(file).matrix("l0.fi.w", WIDTH) - wanted) <= 0.52 * steps)


def test_some_rows_of_a_packed_matrix_are_those_of_the_whole(file: Path) -> None:
    packed = Packed(file)
    rows = packed.rows("emb.word", WIDTH, np.array([5, 0, 5]))
    assert np.array_equal(rows, packed.matrix("emb.word", WIDTH)[[5, 0, 5]])


def test_another_file_is_refused_with_advice(tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("Dear editor, ...")
    with pytest.raises(NotPacked, match="broadsheet models pull"):
        Packed(tmp_path / "letter")


def test_vectors_have_length_one_and_do_not_depend_on_their_neighbours(tiny: PackedE5) -> None:
    one, two = tiny.embed(["ferry fire", "harbour"])
    assert np.allclose([one @ one, two @ two], 1.0)
    assert np.array_equal(tiny.embed(["ferry fire"])[0], one)
    assert not np.allclose(one, two)


def test_the_order_of_words_counts(tiny: PackedE5) -> None:
    one, two = tiny.embed(["ferry fire", "fire ferry"])
    assert not np.allclose(one, two, atol=1e-3)


def test_spaces_and_compatible_characters_are_read_as_the_plain_ones(tiny: PackedE5) -> None:
    plain, spaced, ligature = tiny.embed(["ferry fire", "ferry\t  fire", "ferry ﬁre"])
    assert np.array_equal(plain, spaced)
    assert np.array_equal(plain, ligature)


def test_a_long_text_is_cut_and_an_empty_one_is_read(tiny: PackedE5) -> None:
    long, longer, empty = tiny.embed(["fire " * 14, "fire " * 40, ""])
    assert np.array_equal(long, longer)
    assert np.isclose(empty @ empty, 1.0)


def test_the_encoder_computes_what_bert_computes(file: Path, tiny: PackedE5) -> None:
    assert np.allclose(tiny.embed(["ferry fire"])[0], _bert(Packed(file), [0, 4, 5, 2]), atol=1e-5)


def _bert(file: Packed, tokens: list[int]) -> np.ndarray:
    """The same layer written out head by head and token by token, in double precision (Devlin et al. 2019)."""
    from math import erf, exp, sqrt

    def linear(x, name):
        bias = file.tensor(f"{name}.b").astype(float)
        return x @ file.tensor(f"{name}.w").astype(float).reshape(len(bias), -1).T + bias

    def norm(x, name):
        x = (x - x.mean(1, keepdims=True)) / np.sqrt(x.var(1, keepdims=True) + 1e-12)
        return x * file.tensor(f"{name}.w") + file.tensor(f"{name}.b")

    words = file.matrix("emb.word", WIDTH).astype(float)[tokens]
    x = words + file.matrix("emb.pos", WIDTH)[: len(tokens)] + file.matrix("emb.type", WIDTH)[0]
    x = norm(x, "emb.ln")
    q, k, v = (linear(x, f"l0.{part}") for part in "qkv")
    heads, size = [], WIDTH // HEADS
    for head in range(HEADS):
        its = slice(head * size, (head + 1) * size)
        weights = np.array([[exp(a @ b / sqrt(size)) for b in k[:, its]] for a in q[:, its]])
        heads.append(weights / weights.sum(1, keepdims=True) @ v[:, its])
    x = norm(x + linear(np.hstack(heads), "l0.ao"), "l0.aln")
    inner = np.vectorize(lambda a: a * (1 + erf(a / sqrt(2))) / 2)(linear(x, "l0.fi"))
    x = norm(x + linear(inner, "l0.fo"), "l0.oln").mean(0)
    return x / np.linalg.norm(x)
