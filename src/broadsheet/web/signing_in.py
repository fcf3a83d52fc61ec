"""The routes of signing in and out."""

import time

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, Response

from broadsheet.stages.publish import html
from broadsheet.web.forms import Fields, back, seen_other
from broadsheet.web.frames import frame_of, links_of
from broadsheet.web.password import COOKIE, SESSION, Door
from broadsheet.web.reading.reading import Reading


def add(app: FastAPI, reading: Reading, door: Door) -> None:
    """Add both to the app."""

    def page(request: Request, wrong: bool, wait: int, to: str, status: int) -> Response:
        return HTMLResponse(html.sign_in_html(wrong, wait, to, frame_of(request, reading)), status)

    @app.get("/sign-in", include_in_schema=False, response_model=None)
    def form(request: Request, back: str = "") -> Response:
        return page(request, False, 0, back, 200)

    @app.post("/sign-in", include_in_schema=False, response_model=None)
    def sign_in(request: Request, form: Fields) -> Response:
        address, to = request.client.host if request.client else "", form.get("back", "")
        if wait := door.throttle.wait(address, time.monotonic()):
            answer = page(request, False, wait, to, 429)
            answer.headers["Retry-After"] = str(wait)
            return answer
        if not door.opens(form.get("password", ""), address):
            return page(request, True, 0, to, 403)
        answer = back(request, form, links_of(request).front())
        answer.set_cookie(
            COOKIE,
            door.sign_in(),
            max_age=int(SESSION.total_seconds()),
            path=links_of(request).front(),
            secure=request.url.scheme == "https",
            httponly=True,
            samesite="lax",
        )
        return answer

    @app.post("/sign-out", include_in_schema=False, response_model=None)
    def sign_out(request: Request) -> Response:
        door.sign_out(request.cookies.get(COOKIE, ""))
        answer = seen_other(links_of(request).to("sign-in"))
        answer.delete_cookie(COOKIE, path=links_of(request).front())
        answer.headers["Clear-Site-Data"] = '"cache", "storage"'  # the edition that was kept for reading offline
        return answer
