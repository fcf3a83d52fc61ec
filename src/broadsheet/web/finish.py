"""What every answer passes through: the guard before it, security headers and a validator after it."""

import hashlib

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from broadsheet.web.guard import from_elsewhere, host_allowed

HEADERS = {
    # Pictures come from the outlets' own servers; nothing else comes from anywhere but here.
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "font-src 'self'; manifest-src 'self'; worker-src 'self'; img-src 'self' http: https: data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # Not `no-referrer`: with that, a browser does not say that a form comes from a page of ours.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
_OTHER_NAME = (
    "Broadsheet is not reached under this name. Open it as http://127.0.0.1 with its port, "
    "or set `public_address` to the address under which a web server of yours passes it on."
)
_OTHER_SITE = (
    "This did not come from a page of Broadsheet, so nothing was changed. Go back, reload the page, and try again."
)


class Finish:
    """Middleware: refuses other names and other sites' forms, adds the headers, answers 304 where nothing changed."""

    def __init__(self, app: ASGIApp, public_address: str = "") -> None:
        self._app = app
        self._public_address = public_address

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        answer = _Answer(send, headers.get("if-none-match", ""), scope["method"])
        if not host_allowed(headers.get("host", ""), self._public_address):
            await PlainTextResponse(_OTHER_NAME, 421)(scope, receive, answer)
        elif from_elsewhere(scope["method"], headers):
            await PlainTextResponse(_OTHER_SITE, 403)(scope, receive, answer)
        else:
            await self._app(scope, receive, answer)


class _Answer:
    """Sends an answer on: as it comes where it is a stream, with a validator where it is whole."""

    def __init__(self, send: Send, known: str, method: str) -> None:
        self._send = send
        self._known = {tag.strip().removeprefix("W/") for tag in known.split(",")}
        self._validates = method in ("GET", "HEAD")
        self._start: Message | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            self._start = message
            return
        if self._start is not None:
            start, self._start = self._start, None
            if start["status"] == 200 and self._validates and not message.get("more_body", False):
                message = self._validated(start, message)
            await self._send(start)
        await self._send(message)

    def _validated(self, start: Message, message: Message) -> Message:
        headers = MutableHeaders(raw=start["headers"])
        headers["ETag"] = tag = f'"{hashlib.sha256(message.get("body", b"")).hexdigest()[:20]}"'
        headers.setdefault("Cache-Control", "no-cache")
        if tag not in self._known:
            return message
        start["status"] = 304
        del headers["content-length"]
        return {**message, "body": b""}
