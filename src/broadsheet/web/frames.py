"""Where and when a served page is shown."""

from fastapi import Request

from broadsheet.stages.publish.assets import stamp
from broadsheet.stages.publish.html import Frame
from broadsheet.stages.publish.languages import chosen
from broadsheet.stages.publish.links import ServedLinks
from broadsheet.web.reading.reading import Reading


def links_of(request: Request) -> ServedLinks:
    """The links of a request; behind a proxy that serves the app below a path, they start with that path."""
    base = request.scope.get("root_path", "").rstrip("/") + "/"
    return ServedLinks(base, stamp(), pictures=request.app.state.fetches_pictures)


def tongue_of(request: Request, setting: str) -> str:
    """The language of the labels: what is set, or else what the browser asks for."""
    return chosen(setting, request.headers.get("Accept-Language", ""))


def frame_of(request: Request, reading: Reading) -> Frame:
    """The frame of a request."""
    tongue, links = tongue_of(request, reading.interface_language), links_of(request)
    return Frame(links, reading.now, weights=reading.front.weights, ticker_link=reading.ticker_link, tongue=tongue)
