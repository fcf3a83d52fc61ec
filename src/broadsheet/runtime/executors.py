"""Where work runs: here, or in a pool of processes."""

import multiprocessing
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import forkserver
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext
from typing import Any, Protocol

from broadsheet.news.outcome import Fault, Outcome
from broadsheet.runtime.contract import Stage, Tools

_CHUNK = 8  # items handed to a process at once
_NICE = 10  # of the pool's processes: what saves their outcomes, and who reads the pages, need not wait for a core

MakeTools = Callable[[], Tools]
Work = Callable[[Sequence[Any], Tools], Iterable[Outcome[Any]]]


class Executor(Protocol):
    """Runs a stage's work over items and gives the outcomes as they come."""

    def run(self, stage: Stage, items: Sequence[Any]) -> Iterator[Outcome[Any]]:
        """The outcomes of `items`; of a parallel stage in their order, so that what is saved does not depend on luck.

        A parallel stage's work begins with the call where there are other processes, and goes on while nobody asks.
        """
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
        self._context = _getting_ready(getattr(make_tools, "func", make_tools).__module__)

    def run(self, stage: Stage, items: Sequence[Any]) -> Iterator[Outcome[Any]]:
        """The outcomes in order. An item over which a process dies again and again becomes a Fault."""
        if not stage.parallel:
            return self._inline.run(stage, items)
        chunks = [items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK)]
        return self._outcomes(stage, [(self._submit(stage, chunk), chunk) for chunk in chunks])

    def _outcomes(
        self, stage: Stage, begun: Sequence[tuple[Future[list[Outcome[Any]]], Sequence[Any]]]
    ) -> Iterator[Outcome[Any]]:
        for future, chunk in begun:
            try:
                outcomes = future.result()
            except Exception:  # a process died, or what it gave could not be sent
                outcomes = [outcome for item in chunk for outcome in self._alone(stage, item)]
            yield from outcomes

    def _submit(self, stage: Stage, chunk: Sequence[Any]) -> Future[list[Outcome[Any]]]:
        with _without_main():
            try:
                return self._open().submit(_work, stage.work, chunk)
            except BrokenProcessPool:
                self.close()
                return self._open().submit(_work, stage.work, chunk)

    def _alone(self, stage: Stage, item: Any) -> list[Outcome[Any]]:
        """A process died with this item or one beside it in the pool: by itself it shows whether it was this one."""
        try:
            return self._submit(stage, [item]).result()
        except BrokenProcessPool:
            why = "The process that worked on it died: it was killed, ran out of memory, or crashed in a library."
            return [Fault(stage.key(item), why, "No trace: the process left none.")]
        except Exception as error:
            return [fault(stage.key(item), error)]

    def _open(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._workers, self._context, _start, (self._make_tools,))
        return self._pool

    def close(self) -> None:
        """End the processes."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def _getting_ready(module: str) -> BaseContext:
    """How processes start: from one that imports `module`, which takes 1-2 s, but once, and while the first stages work here."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([module])
    with _without_main():
        forkserver.ensure_running()
    return context


@contextmanager
def _without_main() -> Iterator[None]:
    """Start processes that do not import the program around us: a script without a guard would run itself again in each."""
    main = sys.modules["__main__"]
    hidden: dict[str, Any] = {name: vars(main).pop(name) for name in ("__file__", "__spec__") if name in vars(main)}
    main.__spec__ = None
    try:
        yield
    finally:
        vars(main).update(hidden)


_make_tools: MakeTools | None = None
_tools: Tools | None = None


def _start(make_tools: MakeTools) -> None:
    global _make_tools
    os.nice(_NICE)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent ends us in good order
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _make_tools = make_tools


def _end_with_parent() -> None:
    """A process of the pool waits for work for ever: one whose parent was killed would stay and hold its memory."""
    if (parent := multiprocessing.parent_process()) is not None:
        wait([parent.sentinel])
        os._exit(1)


def _work(work: Work, items: Sequence[Any]) -> list[Outcome[Any]]:
    global _tools
    if _tools is None and _make_tools is not None:
        _tools = _make_tools()  # here, so that what it raises is told and does not look like a process that died
    if _tools is None:
        raise RuntimeError("A worker was given work before it was started.")
    return list(work(items, _tools))


def each(key: Callable[[Any], str], one: Callable[[Any], Outcome[Any]], items: Sequence[Any]) -> Iterator[Outcome[Any]]:
    """Run `one` over items; what it raises is our own bug and becomes a Fault of that item alone."""
    for item in items:
        try:
            yield one(item)
        except Exception as error:
            yield fault(key(item), error)


def fault(key: str, error: Exception) -> Fault:
    """Our own bug as a value; call it where `error` is handled."""
    return Fault(key, f"{type(error).__name__}: {error}", traceback.format_exc())
