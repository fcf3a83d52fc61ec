import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import labour

from broadsheet.news.outcome import Done, Fault
from broadsheet.runtime.executors import Inline, Processes

ITEMS = [f"item {n}" for n in range(30)]


@pytest.fixture(scope="module")
def pool() -> Iterator[Processes]:
    pool = Processes(labour.tools, 2)
    yield pool
    pool.close()


def test_processes_give_what_inline_gives_in_the_same_order(pool: Processes) -> None:
    expected = list(Inline(labour.tools).run(labour.stage(), ITEMS))
    assert expected == [Done(item, item.upper()) for item in ITEMS]
    assert list(pool.run(labour.stage(), ITEMS)) == expected


def test_parallel_work_is_done_elsewhere_and_other_work_here(pool: Processes) -> None:
    elsewhere = {o.result for o in pool.run(labour.stage(labour=labour.whereabouts), ITEMS) if isinstance(o, Done)}
    here = {o.result for o in pool.run(labour.stage(False, labour.whereabouts), ITEMS) if isinstance(o, Done)}
    assert os.getpid() not in elsewhere
    assert here == {os.getpid()}


def test_the_processes_leave_the_cores_to_the_program_that_saves_what_they_do(pool: Processes) -> None:
    its = {o.result for o in pool.run(labour.stage(labour=labour.niceness), ITEMS) if isinstance(o, Done)}
    assert min(its) == min(19, os.nice(0) + 10)


def test_work_begins_with_the_call(pool: Processes, tmp_path: Path) -> None:
    mark = tmp_path / "begun"
    outcomes = pool.run(labour.stage(labour=labour.touch), [str(mark)])
    for _ in range(3000):
        if not mark.exists():
            time.sleep(0.01)
    assert mark.exists()
    assert list(outcomes) == [Done(str(mark), True)]


def test_a_bug_becomes_a_fault_with_its_trace_on_both(pool: Processes) -> None:
    for executor in (Inline(labour.tools), pool):
        first, fault, last = executor.run(labour.stage(), ["one", "bug", "two"])
        assert (first, last) == (Done("one", "ONE"), Done("two", "TWO"))
        assert isinstance(fault, Fault)
        assert fault.reason == "ZeroDivisionError: our own bug"
        assert "labour.py" in fault.trace


def test_a_process_that_is_killed_costs_only_the_item_that_kills_it(pool: Processes) -> None:
    outcomes = list(pool.run(labour.stage(), [*ITEMS[:4], "kill", *ITEMS[4:]]))
    assert [o.key for o in outcomes] == [*ITEMS[:4], "kill", *ITEMS[4:]]
    assert [o.key for o in outcomes if isinstance(o, Fault)] == ["kill"]
    assert "The process that worked on it died" in next(o.reason for o in outcomes if isinstance(o, Fault))
    assert list(pool.run(labour.stage(), ["after"])) == [Done("after", "AFTER")]


def test_a_result_that_cannot_be_sent_is_a_fault_of_its_item(pool: Processes) -> None:
    first, fault = pool.run(labour.stage(), ["one", "unsendable"])
    assert first == Done("one", "ONE")
    assert isinstance(fault, Fault)


def test_tools_that_cannot_be_made_are_told_with_the_reason() -> None:
    pool = Processes(labour.no_tools, 1)
    (fault,) = pool.run(labour.stage(), ["one"])
    assert isinstance(fault, Fault)
    assert fault.reason == "RuntimeError: a library is missing"
    pool.close()


_SCRIPT = """
import sys
sys.path.insert(0, {folder!r})
print("started")
import labour
from broadsheet.runtime.executors import Processes
pool = Processes(labour.tools, 2)
print(len(list(pool.run(labour.stage(), ["a"] * 20))))
pool.close()
"""


def test_a_script_without_a_guard_is_not_run_again_by_each_process(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(_SCRIPT.format(folder=str(Path(__file__).parent)))
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["started", "20"]
    assert done.stderr == ""
