"""A chat endpoint on 127.0.0.1 for tests: a function plays the model, the requests are kept."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "net"))

from loopback import Answer, Site, serving

Asked = dict[str, Any]
Model = Callable[[Asked], str | Answer | None]  # None: the handler was driven by the model itself


class Chat:
    """`model` answers each request's body with the text of a reply, or with a whole HTTP answer."""

    def __init__(self, site: Site, model: Model) -> None:
        self.site, self.model = site, model
        self.url = site.url("/v1")
        self.asked: list[Asked] = []
        self.handler: BaseHTTPRequestHandler | None = None
        site.routes["/v1/chat/completions"] = self._route
        site.routes["/v1/models"] = Answer(b'{"data": []}')

    def _route(self, handler: BaseHTTPRequestHandler) -> Answer | None:
        self.handler = handler
        self.asked.append(json.loads(handler.rfile.read(int(handler.headers["Content-Length"]))))
        answer = self.model(self.asked[-1])
        return completion(answer) if isinstance(answer, str) else answer


def completion(text: str, tokens_in: int = 100, tokens_out: int = 20) -> Answer:
    usage = {"prompt_tokens": tokens_in, "completion_tokens": tokens_out}
    body = {"choices": [{"message": {"role": "assistant", "content": text}}], "usage": usage}
    return Answer(json.dumps(body).encode(), headers={"Content-Type": "application/json"})


@contextmanager
def chatting(model: Model) -> Iterator[Chat]:
    with serving() as site:
        yield Chat(site, model)
