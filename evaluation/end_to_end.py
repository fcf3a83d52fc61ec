"""The main job on recorded pages of about 250 outlets: one round from feeds to story pages, and what came of it.

Run `python evaluation/end_to_end.py`. It serves the recorded web on loopback, imports all feeds, runs one round through
the proxy, and prints: pages without an article and why, the same-event groups, broken invariants, whether a second round
or a second export changes anything, articles a second, memory, and where the time goes. `--keep DIR` leaves the store and
the export in DIR to be read. `--profile` works in one process and prints the costliest functions. The recorded pages are
not part of the project: `shared/` is looked for beside the repository. Ends with status 1 below a floor.
"""

import argparse
import cProfile
import filecmp
import json
import pstats
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from broadsheet import Broadsheet
from broadsheet.config import load
from broadsheet.inference.models import NoModel, pull
from broadsheet.news.page import Page
from broadsheet.stages.narrate.verify import broken_invariants

SHARED = Path(__file__).resolve().parents[2] / "shared"
FLOORS = {"whole and pure groups": 13, "articles a second": 8.0}
MOST_MEMORY = 1.5e9  # bytes, all processes together
PORT = 8800


@contextmanager
def recorded_web() -> Iterator[str]:
    """The recorded pages behind a proxy; its address."""
    command = [
        sys.executable,
        str(SHARED / "tools/serve_newsweb.py"),
        str(SHARED / "data/newsweb"),
        "--port",
        str(PORT),
    ]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        print(server.stdout.readline().strip())
        yield f"http://127.0.0.1:{PORT}"
    finally:
        server.terminate()
        server.wait()


@dataclass
class Meter:
    """Seconds each stage took and the most memory that all processes held together."""

    seconds: Counter[str] = field(default_factory=Counter)
    items: dict[str, int] = field(default_factory=dict)
    memory: int = 0
    _last: float = field(default_factory=time.monotonic)
    _stop: threading.Event = field(default_factory=threading.Event)

    def __call__(self, stage: str, done: int, due: int) -> None:
        """Count the time since the last call for `stage`."""
        now = time.monotonic()
        self.seconds[stage] += now - self._last
        self.items[stage], self._last = due, now

    def watch(self) -> None:
        """Look at the memory ten times a second until stopped."""
        while not self._stop.wait(0.1):
            self.memory = max(self.memory, sum(_own_memory(pid) for pid in _tree(str(_self()))))

    @contextmanager
    def running(self) -> Iterator[None]:
        """Watch while the work goes on."""
        thread = threading.Thread(target=self.watch)
        thread.start()
        self._last = time.monotonic()
        try:
            yield
        finally:
            self._stop.set()
            thread.join()


def _self() -> int:
    return int(Path("/proc/self").resolve().name)


def _tree(pid: str) -> list[str]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [pid, *(p for child in children for p in _tree(child))]


def _own_memory(pid: str) -> int:
    """A process's share of memory in bytes: what it shares with others is divided among them."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def groups_whole_and_pure(stories: Sequence[set[str]], groups: Sequence[set[str]]) -> tuple[int, list[str]]:
    """How many same-event groups are one story without a foreign article; what is wrong with each of the others."""
    known = set().union(*groups)
    wrong = []
    for number, group in enumerate(groups):
        touched = [story for story in stories if story & group]
        foreign = set().union(*touched) - group if touched else set()
        lost = group - set().union(*touched)
        if len(touched) != 1 or foreign or lost:
            labelled = len(foreign & known)
            wrong.append(
                f"group {number}: {len(group)} articles in {len(touched)} stories, {len(lost)} in none, "
                f"{len(foreign)} foreign ({labelled} of another group)"
            )
    return len(groups) - len(wrong), wrong


def read_round(paper: Broadsheet, proxy: str, meter: Meter) -> float:
    """Import every feed and run one round; the seconds that it took."""
    with urllib.request.urlopen(f"{proxy}/opml") as answer, tempfile.NamedTemporaryFile(suffix=".opml") as file:
        file.write(answer.read())
        file.flush()
        print(f"{paper.import_opml(Path(file.name))} feeds")
    start = time.monotonic()
    with meter.running():
        report = paper.run_once(all_ages=True, progress=meter)
    for stage, counts in report.counts.items():
        print(f"  {stage:<10} {', '.join(f'{n} {kind}' for kind, n in counts.items() if n)}")
    return time.monotonic() - start


def same_event(proxy: str) -> list[set[str]]:
    """The groups of pages that people say tell of one event, by address."""
    with urllib.request.urlopen(proxy) as answer:
        return [set(group) for group in json.load(answer)["same_event"]]


def members_by_address(paper: Broadsheet) -> list[set[str]]:
    """For each story the addresses of its articles as the feeds listed them."""
    listed: dict[str, set[str]] = {}
    for url, article in paper.read_pages():
        listed.setdefault(article, set()).add(url)
    return [set().union(*(listed[s.article] for s in page.sources)) for page in paper.stories()]


def check_pages(paper: Broadsheet, pages: Sequence[Page]) -> list[str]:
    """Every broken invariant of every page."""
    broken = []
    for page in pages:
        texts = {s.article: paper.article(s.article, s.version)[0].text for s in page.sources}
        broken += [f"{page.id}: {what}" for what in broken_invariants(page, texts)]
    return broken


def same_bytes(one: Path, two: Path) -> bool:
    """Whether two folders hold the same files with the same bytes."""
    names = sorted(p.relative_to(one) for p in one.rglob("*") if p.is_file())
    others = sorted(p.relative_to(two) for p in two.rglob("*") if p.is_file())
    return names == others and not filecmp.cmpfiles(one, two, names, shallow=False)[1]


def main() -> int:
    """Run, print, and say by the exit status whether every floor holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, help="leave the store and the export in this folder")
    parser.add_argument("--profile", action="store_true", help="work in one process and print the costliest functions")
    options = parser.parse_args()
    if not (SHARED / "data/newsweb").exists():
        print(f"Skipped: {SHARED / 'data/newsweb'} is not there.")
        return 0
    with tempfile.TemporaryDirectory() as scratch, recorded_web() as proxy:
        folder = options.keep or Path(scratch)
        return evaluate(folder, proxy, options.profile)


def evaluate(folder: Path, proxy: str, profile: bool) -> int:
    """One round over the recorded web, and its figures."""
    settings = load(home=folder / "home", http_proxy=proxy, workers=1 if profile else 0)
    try:
        pull(settings.embedder, settings)
    except NoModel as error:
        print(f"{error} Going on with words, names and time.")
    meter, profiler = Meter(), cProfile.Profile()
    with Broadsheet(settings=settings) as paper:
        if profile:
            profiler.enable()
        seconds = read_round(paper, proxy, meter)
        profiler.disable()
        pages = paper.stories()
        groups = same_event(proxy)
        count = sum(len(page.sources) for page in pages)
        skipped = paper.skipped_pages()
        print(f"\n{count} articles in {len(pages)} stories; {len(skipped)} pages without an article:")
        for reason, n in Counter(reason for _, reason in skipped).most_common():
            print(f"  {n:>4}  {reason}")
        whole, wrong = groups_whole_and_pure(members_by_address(paper), groups)
        print(f"\nsame-event groups whole and pure: {whole} of {len(groups)}")
        for line in wrong:
            print(f"  {line}")
        broken = [*check_pages(paper, pages), *(f"{s} {k}: {r}" for s, k, r, _ in paper.traces())]
        print(f"broken invariants and bugs met: {len(broken)}", *broken, sep="\n  ")
        paper.export(folder / "one")
        paper.run_once(all_ages=True)
        still = paper.stories() == pages
        paper.export(folder / "two")
        same = same_bytes(folder / "one", folder / "two")
    print(f"a second round changes nothing: {still}; two exports are the same bytes: {same}")
    speed = count / seconds
    print(f"\n{seconds:.1f} s, {speed:.1f} articles a second, {meter.memory / 1e6:.0f} MB at most; by stage:")
    for stage, spent in meter.seconds.most_common():
        print(f"  {stage:<10} {spent:6.1f} s  {meter.items[stage]:>5} items")
    if profile:
        figures = pstats.Stats(profiler).sort_stats("tottime")
        figures.print_stats(25)
        figures.print_callers(6)
    reached = {"whole and pure groups": whole, "articles a second": speed}
    failed = [f"{name}: {reached[name]:.1f} of {floor}" for name, floor in FLOORS.items() if reached[name] < floor]
    failed += [] if meter.memory <= MOST_MEMORY else [f"memory: {meter.memory / 1e9:.2f} GB of {MOST_MEMORY / 1e9}"]
    failed += [] if still and same and not broken else ["something broke, changed or differed: see above"]
    print("\nBelow the floor: " + "; ".join(failed) if failed else "\nEvery floor holds.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
