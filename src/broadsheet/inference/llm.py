"""A language model behind an OpenAI-compatible chat endpoint: Ollama, llama.cpp, vLLM, or a hosted one.

What goes wrong is a value with a sentence, never an exception: a page does not depend on the model.
"""

import asyncio
import ipaddress
import json
import math
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, Literal, Protocol

import httpx2

from broadsheet.config import Settings
from broadsheet.net.http import retry_after

Message = tuple[Literal["system", "user", "assistant"], str]
Trouble = Literal["unreachable", "late", "busy", "broken", "refused", "unreadable"]

_LARGEST = 1_000_000  # bytes of an answer; a thousand tokens are about 10,000
_PATIENCE = 5.0  # seconds in which an endpoint has to say that it is there; it need not think for that
_WAIT = timedelta(minutes=5)  # before an endpoint that did not answer, or asked for patience, is asked again
_LONG_WAIT = timedelta(hours=1)  # before one is that refused the key or knows no such model: a person has to act
_TOKEN = 3.0  # characters, where the endpoint counts no tokens: fewer than any language's mean, so never too cheap
_CANNOT = frozenset({400, 404, 415, 422, 501})  # how servers say that they do not know a kind of output
_CREDENTIALS = re.compile(r"//[^/@\s]*@")
_NAMES_OUTPUT = ("response_format", "json_schema", "json_object", "grammar")


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens read and written by the model."""

    tokens_in: int = 0
    tokens_out: int = 0

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(self.tokens_in + other.tokens_in, self.tokens_out + other.tokens_out)


@dataclass(frozen=True, slots=True)
class Reply:
    """What the model wrote, and what it cost."""

    text: str
    usage: Usage


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no answer. `after`: how long to leave the endpoint alone; None where only this question failed."""

    trouble: Trouble
    why: str
    after: timedelta | None
    usage: Usage = Usage()  # what may have been paid for nonetheless


class ChatModel(Protocol):
    """Answers a conversation."""

    name: str

    def ask(self, messages: Sequence[Message], schema: Mapping[str, Any], most_tokens: int) -> Reply | Failure:
        """The answer, of at most `most_tokens`, as JSON of `schema` where the endpoint can promise that."""
        ...


def load_chat(settings: Settings) -> ChatModel | None:
    """The model of the settings; None where none is set."""
    return Endpoint(settings) if settings.llm_url else None


def why_silent(settings: Settings) -> str:
    """Why the endpoint of the settings gives no answers, as a sentence; "" where it does, or where none is set."""
    if not settings.llm_url:
        return ""
    patience = min(settings.llm_timeout, _PATIENCE)
    answer = Endpoint(settings.model_copy(update={"llm_timeout": patience})).models()
    return answer.why if isinstance(answer, Failure) else ""


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


class Endpoint:
    """One endpoint and model. Remembers which kind of output the server can give."""

    def __init__(self, settings: Settings) -> None:
        self.name = settings.llm_model
        self._settings = settings
        self._url = settings.llm_url.rstrip("/")
        self._shown = _CREDENTIALS.sub("//", self._url)
        self._kind = 0

    def ask(self, messages: Sequence[Message], schema: Mapping[str, Any], most_tokens: int) -> Reply | Failure:
        """The answer; asks for a JSON schema, else for JSON, else for text, and keeps to what the server took."""
        kinds = _kinds(schema)
        spent = Usage(estimated(messages), 0)
        for kind in range(self._kind, len(kinds)):
            body = {
                "model": self.name,
                "messages": [{"role": role, "content": text} for role, text in messages],
                "temperature": 0,
                "seed": 0,
                "max_tokens": most_tokens,
                **kinds[kind],
            }
            answer = self._call("POST", "/chat/completions", body, spent)
            if isinstance(answer, Failure):
                return answer
            if kind + 1 < len(kinds) and _cannot(answer):
                continue
            reply = self._reply(answer, spent)
            self._kind = kind if isinstance(reply, Reply) else self._kind
            return reply
        raise AssertionError("The last kind of output is always judged.")

    def models(self) -> Failure | tuple[()]:
        """Nothing, where the endpoint answers at all and takes the key."""
        answer = self._call("GET", "/models", None, Usage())
        if isinstance(answer, Failure):
            return answer
        silent = answer.status >= 500 or answer.status in (401, 403)
        return self._refusal(answer, Usage()) if silent else ()

    def _call(self, method: str, path: str, body: Mapping[str, Any] | None, spent: Usage) -> _Answer | Failure:
        seconds = self._settings.llm_timeout
        try:
            return asyncio.run(self._send(method, self._url + path, body))
        except TimeoutError:
            return Failure("late", f"{self._shown} did not answer in full within {seconds:g} seconds.", _WAIT, spent)
        except _TooLong:
            return Failure("unreadable", f"{self._shown} answered more than {_LARGEST:,} bytes.", None, spent)
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError) as error:
            why = str(error) or type(error).__name__
            return Failure("unreachable", f"{self._shown} could not be reached ({self._without_key(why)}).", _WAIT)

    async def _send(self, method: str, url: str, body: Mapping[str, Any] | None) -> _Answer:
        data = None if body is None else json.dumps(body).encode()
        async with (
            asyncio.timeout(self._settings.llm_timeout),
            httpx2.AsyncClient(timeout=None, proxy=self._proxy(), trust_env=False, verify=_tls()) as client,
            client.stream(method, url, content=data, headers=self._headers()) as answer,
        ):
            read = bytearray()
            async for chunk in answer.aiter_bytes():
                read += chunk
                if len(read) > _LARGEST:
                    raise _TooLong
            return _Answer(answer.status_code, answer.headers, bytes(read))

    def _headers(self) -> dict[str, str]:
        key = self._key()
        return {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {key}"} if key else {})

    def _key(self) -> str:
        return os.environ.get(self._settings.llm_key_variable, "").strip()

    def _without_key(self, text: str) -> str:
        key = self._key()
        return _CREDENTIALS.sub("//", text.replace(key, "***") if key else text)

    def _proxy(self) -> str | None:
        """The proxy of the settings; a server on this machine or in this network is asked without it."""
        return self._settings.http_proxy or None if not _is_near(httpx2.URL(self._url).host) else None

    def _reply(self, answer: _Answer, spent: Usage) -> Reply | Failure:
        if answer.status != 200:
            return self._refusal(answer, spent)
        try:
            data = json.loads(answer.body)
            text = data["choices"][0]["message"]["content"]
        except (ValueError, LookupError, TypeError, RecursionError):
            text = None
        if not isinstance(text, str) or not text.strip():
            return Failure("unreadable", f"{self._shown} answered, but not as a chat endpoint does.", None, spent)
        return Reply(text, _usage(data.get("usage"), spent, text))

    def _refusal(self, answer: _Answer, spent: Usage) -> Failure:
        """Why an answer with another status than 200 is none."""
        told = self._without_key(_told(answer.body))
        what = f"{self._shown} answered {answer.status}{': ' + told if told else ''}."
        after = retry_after(answer.headers.get("retry-after", ""), datetime.now(UTC))
        if answer.status == 429:
            return Failure("busy", what, after or _WAIT)
        if answer.status >= 500:
            return Failure("broken", what, after or _WAIT, spent)
        if answer.status in (400, 413, 422):
            return Failure("refused", what, None)  # this question, as one that is too long for the model
        return Failure("refused", f"{what} See `llm_url`, `llm_model` and the key.", _LONG_WAIT)


class _TooLong(Exception):
    """The answer does not end."""


def _kinds(schema: Mapping[str, Any]) -> tuple[dict[str, Any], ...]:
    named = {"name": "answer", "strict": True, "schema": dict(schema)}
    return (
        {"response_format": {"type": "json_schema", "json_schema": named}},
        {"response_format": {"type": "json_object"}},
        {},
    )


def _cannot(answer: _Answer) -> bool:
    """Whether the server may have refused the kind of output rather than the question."""
    named = any(name.encode() in answer.body for name in _NAMES_OUTPUT)
    return answer.status in _CANNOT or (answer.status >= 500 and named)


def _told(body: bytes) -> str:
    """The endpoint's own words on what is wrong, in one short line."""
    try:
        error = json.loads(body)["error"]
        text = error["message"] if isinstance(error, dict) else error
    except (ValueError, LookupError, TypeError, RecursionError):
        return ""
    return " ".join(str(text).split())[:200].rstrip(".")


def _usage(told: Any, spent: Usage, text: str) -> Usage:
    """Tokens as the endpoint counts them; where it does not, by the length of the texts."""

    def count(name: str, otherwise: int) -> int:
        value = told.get(name) if isinstance(told, dict) else None
        return value if isinstance(value, int) and value > 0 else otherwise

    return Usage(count("prompt_tokens", spent.tokens_in), count("completion_tokens", math.ceil(len(text) / _TOKEN)))


def estimated(messages: Sequence[Message]) -> int:
    """About how many tokens a conversation has, rather too many than too few."""
    return math.ceil(sum(len(text) for _, text in messages) / _TOKEN)


def _is_near(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return False


@cache
def _tls() -> Any:
    return httpx2.create_ssl_context(trust_env=False)
