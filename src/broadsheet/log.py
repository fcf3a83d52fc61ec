"""What is logged, and where: events of ours, from the level that is set, on the standard error output."""

import logging

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def start(level: str) -> None:
    """Log from `level` ("debug", "info", "warning", "error") on; another call takes the place of the one before."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(_FORMAT))
    ours = logging.getLogger("broadsheet")
    ours.handlers[:] = [handler]
    ours.setLevel(level.upper())
