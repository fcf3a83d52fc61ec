"""Rounds that a reader asks for: in a process of their own, so that the pages stay quick while it works."""

import os
import subprocess
import sys
import threading
from pathlib import Path

from broadsheet.app import Broadsheet
from broadsheet.config import Settings
from broadsheet.runtime.clock import system_clock


class Rounds:
    """At most one round at a time. Ending it at any moment loses nothing."""

    def __init__(self, paper: Broadsheet) -> None:
        self._paper = paper
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._again = False

    def start(self) -> None:
        """Begin a round; while one is at work, another follows it."""
        with self._lock:
            if self._process is not None and self._process.poll() is None:
                self._again = True
                return
            self._again = False
            self._process = subprocess.Popen(self._command(), env=environment(self._paper.settings))

    def _command(self) -> list[str]:
        command = [sys.executable, "-m", "broadsheet", "run", "--once"]
        if self._paper.clock is not system_clock:
            command += ["--as-of", self._paper.clock().isoformat()]
        return command

    @property
    def running(self) -> bool:
        """Whether a round is at work."""
        with self._lock:
            if self._process is None:
                return False
            if self._process.poll() is None:
                return True
            again, self._again = self._again, False
        if again:
            self.start()
        return again

    def wait(self, seconds: float) -> None:
        """Wait until the round that is at work ends. Raises subprocess.TimeoutExpired."""
        if self._process is not None:
            self._process.wait(seconds)

    def close(self) -> None:
        """End the round that is at work."""
        with self._lock:
            if self._process is not None and self._process.poll() is None:
                self._process.terminate()
                self._process.wait(10)


def environment(settings: Settings) -> dict[str, str]:
    """The environment in which another process has the same settings."""
    named = {f"BROADSHEET_{name.upper()}": str(getattr(settings, name)) for name in Settings.model_fields}
    source = str(Path(__file__).parents[2])
    path = os.pathsep.join([source, *filter(None, [os.environ.get("PYTHONPATH", "")])])
    return {**os.environ, **named, "PYTHONPATH": path}
