"""The files that every page uses, and what makes the site an app that can be installed: manifest and service worker."""

import json

from fastapi import FastAPI, Request
from fastapi.responses import Response

from broadsheet.errors import NotFoundError
from broadsheet.stages.publish.assets import assets, stamp
from broadsheet.web.frames import links_of
from broadsheet.web.routes import page_routes

_WORKER = "worker.js"
_PAPER, _INK = "#fdfdfc", "#0b5563"  # as in the style sheet and the icon


def add(app: FastAPI) -> None:
    """Add them to the app."""

    @page_routes(app)("/static/{name}")
    def static(request: Request, name: str) -> Response:
        found = assets().get(name)
        if found is None:
            raise NotFoundError("There is no file %(name)s.", name=name)
        # The address carries a stamp of the content, so that a year is safe.
        kept = "public, max-age=31536000, immutable" if request.url.query else "no-cache"
        return Response(found.data, media_type=found.media_type, headers={"Cache-Control": kept})

    @app.get("/manifest.webmanifest", include_in_schema=False)
    def manifest(request: Request) -> Response:
        links = links_of(request)
        icons = [{"src": links.static("icon.svg"), "sizes": "any", "type": "image/svg+xml"}] + [
            {"src": links.static(f"icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
            for size in (192, 512)
        ]
        values = {"name": "Broadsheet", "short_name": "Broadsheet", "id": links.front(), "start_url": links.front()}
        look = {"scope": links.front(), "display": "standalone", "background_color": _PAPER, "theme_color": _INK}
        return Response(json.dumps({**values, **look, "icons": icons}), media_type="application/manifest+json")

    # Not among the static files: a worker may only serve pages below its own address.
    @app.get("/worker.js", include_in_schema=False)
    def worker() -> Response:
        script = b'const STAMP = "%s";\n' % stamp().encode() + assets()[_WORKER].data
        return Response(script, media_type="text/javascript")
