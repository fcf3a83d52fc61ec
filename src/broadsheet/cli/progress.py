"""A round on the terminal: how far it has come, and what it did."""

from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from broadsheet.runtime.coordinator import RoundReport


class Bars:
    """A bar a stage, or plain lines where there is no terminal. Called with a stage's name, the items done and the items due."""

    def __init__(self, console: Console) -> None:
        columns = (TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self._progress = Progress(*columns, console=console, transient=False)
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def __call__(self, stage: str, done: int, due: int) -> None:
        """Show that `done` of `due` items of a stage are done."""
        if stage not in self._tasks:
            self._tasks[stage] = self._progress.add_task(stage, total=due)
        self._progress.update(self._tasks[stage], completed=done, total=due)


def told(report: RoundReport) -> str:
    """A round in one line a stage."""
    rows = [
        f"{stage}: {', '.join(f'{n} {kind}' for kind, n in row.items() if n)}" for stage, row in report.counts.items()
    ]
    return "\n".join(rows) or "Nothing was due."
