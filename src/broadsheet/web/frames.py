"""Where and when a served page is shown."""

from datetime import datetime

from fastapi import Request

from broadsheet.stages.publish.assets import stamp
from broadsheet.stages.publish.html import Frame
from broadsheet.stages.publish.links import ServedLinks


def frame_of(request: Request, now: datetime) -> Frame:
    """The frame of a request; behind a proxy that serves the app below a path, links start with that path."""
    base = request.scope.get("root_path", "").rstrip("/") + "/"
    return Frame(ServedLinks(base, stamp()), now)
