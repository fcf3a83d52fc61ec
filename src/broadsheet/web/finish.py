"""What every answer passes through: the guard before it; security headers, a validator and compression after it."""

from collections.abc import Callable, Mapping
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from broadsheet.config import Settings
from broadsheet.web import packed
from broadsheet.web.guard import SAFE, from_elsewhere, host_allowed
from broadsheet.web.password import COOKIE, Door

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "font-src 'self'; manifest-src 'self'; worker-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",  # no other site learns by asking what is read here
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # Not `no-referrer`: with that, a browser does not say that a form comes from a page of ours.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
_POLICY = "Content-Security-Policy"
_OUTLETS = ("img-src 'self'", "img-src 'self' http: https:")  # where the browser fetches pictures from their outlets
_OTHER_NAME = (
    "Broadsheet is not reached under this name. Open it as http://127.0.0.1 with its port, "
    "or set `public_address` to the address under which a web server of yours passes it on."
)
_OPEN = ("/sign-in", "/static/", "/health", "/manifest.webmanifest", "/worker.js")  # nothing of the reader's
_NO_PAGE = ("/api/", ".xml", ".json", ".atom", ".opml")  # what programs ask for
_PASSWORD = "This needs the password: send it with HTTP Basic authentication, or sign in with a browser."
_OTHER_SITE = (
    "This did not come from a page of Broadsheet, so nothing was changed. Go back, reload the page, and try again."
)


def headers(settings: Settings) -> dict[str, str]:
    """The security headers of every answer."""
    policy = _HEADERS[_POLICY]
    return _HEADERS if settings.fetches_pictures else {**_HEADERS, _POLICY: policy.replace(*_OUTLETS)}


class Finish:
    """Middleware: refuses other names and other sites' forms, adds the headers, answers 304 where nothing changed."""

    def __init__(self, app: ASGIApp, door: Door, touched: Callable[[], None], settings: Settings) -> None:
        self._app = app
        self._headers = headers(settings)
        self._door = door
        self._touched = touched
        self._public_address = settings.public_address

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        answer = _Answer(send, scope["method"], headers, self._headers, self._touched)
        # A name that was pointed here carries no session, so that with a password it reads nothing anyway.
        if not host_allowed(headers.get("host", ""), self._public_address) and not self._door.locked:
            await _refused(scope, 421, _OTHER_NAME)(scope, receive, answer)
        elif from_elsewhere(scope["method"], headers):
            await _refused(scope, 403, _OTHER_SITE)(scope, receive, answer)
        elif not await self._admitted(scope, headers):
            await _sign_in(scope)(scope, receive, answer)
        else:
            await self._app(scope, receive, answer)

    async def _admitted(self, scope: Scope, headers: Headers) -> bool:
        """Whether the door is open; a password is checked in a thread, because that takes a while by design."""
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        if path.startswith(_OPEN):
            return True
        cookie, sent = cookie_parser(headers.get("cookie", "")).get(COOKIE, ""), headers.get("authorization", "")
        address = scope["client"][0] if scope.get("client") else ""
        if sent:
            return await run_in_threadpool(self._door.admits, cookie, sent, address)
        return self._door.admits(cookie, "", address)


def _refused(scope: Scope, status: int, why: str) -> Response:
    """A refusal in a sentence: as every error of the API where that is asked, else as text."""
    if scope["path"].removeprefix(scope.get("root_path", "")).startswith(_NO_PAGE[0]):
        return JSONResponse({"error": why}, status)
    return PlainTextResponse(why, status)


def _sign_in(scope: Scope) -> Response:
    path, base = scope["path"], scope.get("root_path", "")
    program = path.removeprefix(base).startswith(_NO_PAGE[0]) or path.endswith(_NO_PAGE[1:])
    if program or scope["method"] not in ("GET", "HEAD"):
        answer = _refused(scope, 401, _PASSWORD)
        answer.headers["WWW-Authenticate"] = 'Basic realm="Broadsheet"'
        return answer
    return RedirectResponse(f"{base}/sign-in?back={quote(path)}", 303)


class _Answer:
    """Sends an answer on: as it comes where it is a stream, with a validator and compressed where it is whole."""

    def __init__(
        self, send: Send, method: str, asked: Headers, added: Mapping[str, str], touched: Callable[[], None]
    ) -> None:
        self._send, self._added = send, added
        self._known = {tag.strip() for tag in asked.get("if-none-match", "").split(",")}
        self._gzip = packed.accepts(asked.get("accept-encoding", ""))
        self._validates = method in ("GET", "HEAD")
        self._acts, self._touched = method not in SAFE, touched
        self._start: Message | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if self._acts:  # before the answer leads to a page that must show what was done
                self._touched()
            headers = MutableHeaders(raw=message["headers"])
            for name, value in self._added.items():
                headers.setdefault(name, value)
            self._start = message
            return
        if self._start is not None:
            start, self._start = self._start, None
            if not message.get("more_body", False):
                message = self._whole(start, message)
            await self._send(start)
        await self._send(message)

    def _whole(self, start: Message, message: Message) -> Message:
        """An answer of one piece, whose `start` is changed in place."""
        headers, body = MutableHeaders(raw=start["headers"]), message.get("body", b"")
        headers.add_vary_header("Accept-Encoding")
        if headers.get("content-type", "").startswith("text/html"):  # in the language of the labels that was asked for
            headers.add_vary_header("Accept-Language")
        if start["status"] == 200 and self._validates:
            headers.setdefault("ETag", packed.tag_of(body))
            headers.setdefault("Cache-Control", "private, no-cache")
            if headers["ETag"] in self._known:
                start["status"] = 304
                del headers["content-length"], headers["content-encoding"]
                return {**message, "body": b""}
        coded = self._coded(headers, body)
        headers["Content-Length"] = str(len(coded))
        return {**message, "body": coded}

    def _coded(self, headers: MutableHeaders, body: bytes) -> bytes:
        """The body in the coding that was asked for, whichever it came in."""
        media_type = headers.get("content-type", "")
        if "content-encoding" in headers:
            if self._gzip:
                return body
            del headers["content-encoding"]
            return packed.unpacked(body)
        if self._gzip and packed.worth_it(media_type, len(body)):
            headers["Content-Encoding"] = "gzip"
            return packed.squeezed(body)
        return body
