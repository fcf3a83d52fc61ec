"""Where work runs: here, or in a pool of processes."""

import multiprocessing
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Protocol

from broadsheet.news.outcome import Fault, Outcome
from broadsheet.runtime.contract import Stage, Tools

_CHUNK = 8  # items handed to a process at once

MakeTools = Callable[[], Tools]


class Executor(Protocol):
    """Runs a stage's work over items and gives the outcomes as they come."""

    def run(self, stage: Stage, items: Sequence[Any]) -> Iterator[Outcome[Any]]:
        """The outcomes of `items`, in any order."""
        ...

    def close(self) -> None:
        """Let go of everything."""
        ...


class Inline:
    """Work in this process, one item after the other."""

    def __init__(self, make_tools: MakeTools) -> None:
        self._make_tools = make_tools
        self._tools: Tools | None = None

    def run(self, stage: Stage, items: Sequence[Any]) -> Iterator[Outcome[Any]]:
        """The outcomes in order."""
        if self._tools is None:
            self._tools = self._make_tools()
        yield from stage.work(items, self._tools)

    def close(self) -> None:
        """Nothing is held."""


class Processes:
    """Work in a pool of processes; stages that are not parallel run here."""

    def __init__(self, make_tools: MakeTools, workers: int) -> None:
        self._inline = Inline(make_tools)
        self._make_tools, self._workers = make_tools, workers
        self._pool: ProcessPoolExecutor | None = None

    def run(self, stage: Stage, items: Sequence[Any]) -> Iterator[Outcome[Any]]:
        """The outcomes as chunks are done; a chunk whose worker died gives faults."""
        if not stage.parallel or len(items) <= 2:
            yield from self._inline.run(stage, items)
            return
        pool = self._open()
        futures: dict[Future[list[Outcome[Any]]], Sequence[Any]] = {}
        for start in range(0, len(items), _CHUNK):
            chunk = items[start : start + _CHUNK]
            futures[pool.submit(_work, stage.work, chunk)] = chunk
        for future in as_completed(futures):
            yield from self._result(future, stage, futures[future])

    def _result(self, future: Future[list[Outcome[Any]]], stage: Stage, chunk: Sequence[Any]) -> Iterable[Outcome[Any]]:
        try:
            return future.result()
        except BrokenProcessPool:
            self._pool = None
            return self._inline.run(stage, chunk)  # a worker was killed from outside: the work is done here

    def _open(self) -> ProcessPoolExecutor:
        if self._pool is None:
            context = multiprocessing.get_context("forkserver")
            self._pool = ProcessPoolExecutor(self._workers, context, initializer=_start, initargs=(self._make_tools,))
        return self._pool

    def close(self) -> None:
        """End the processes."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


_tools: Tools | None = None


def _start(make_tools: MakeTools) -> None:
    global _tools
    _tools = make_tools()


def _work(work: Callable[[Sequence[Any], Tools], Iterable[Outcome[Any]]], items: Sequence[Any]) -> list[Outcome[Any]]:
    if _tools is None:
        raise RuntimeError("A worker was given work before its tools.")
    return list(work(items, _tools))


def each(key: Callable[[Any], str], one: Callable[[Any], Outcome[Any]], items: Sequence[Any]) -> Iterator[Outcome[Any]]:
    """Run `one` over items; what it raises is our own bug and becomes a Fault of that item alone."""
    for item in items:
        try:
            yield one(item)
        except Exception as error:
            yield Fault(key(item), f"{type(error).__name__}: {error}", traceback.format_exc())
