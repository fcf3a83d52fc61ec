"""The chat endpoint: what it is asked, what it can, and every way in which it can fail."""

import sys
import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from chatserver import Asked, Chat, chatting, completion
from loopback import Answer

from broadsheet.config import Settings
from broadsheet.inference.llm import Endpoint, Failure, Reply, Usage, load_chat, why_silent

SCHEMA = {"type": "object", "properties": {"yes": {"type": "boolean"}}}
QUESTION = [("system", "Answer in JSON."), ("user", "Is the harbour open?")]
KEY = "sk-very-secret-4711"


def settings(chat: Chat | str, home: Path, **more: object) -> Settings:
    url = chat if isinstance(chat, str) else chat.url
    return Settings(home=home, llm_url=url, llm_model="small", **{"llm_timeout": 5.0, **more})


def ask(chat: Chat | str, home: Path, **more: object) -> Reply | Failure:
    return Endpoint(settings(chat, home, **more)).ask(QUESTION, SCHEMA, 50)


def kind(asked: Asked) -> str:
    return asked.get("response_format", {}).get("type", "text")


def test_a_reply_carries_its_text_and_its_tokens(tmp_path: Path) -> None:
    with chatting(lambda _: completion('{"yes": true}', 40, 7)) as chat:
        assert ask(chat, tmp_path) == Reply('{"yes": true}', Usage(40, 7))
        (asked,) = chat.asked
    assert (asked["model"], asked["temperature"], asked["max_tokens"]) == ("small", 0, 50)
    assert asked["messages"][1] == {"role": "user", "content": "Is the harbour open?"}
    assert asked["response_format"]["json_schema"]["schema"] == SCHEMA


def test_a_server_that_counts_no_tokens_is_counted_by_length(tmp_path: Path) -> None:
    body = b'{"choices": [{"message": {"content": "twelve chars"}}]}'
    with chatting(lambda _: Answer(body)) as chat:
        reply = ask(chat, tmp_path)
    assert isinstance(reply, Reply)
    assert reply.usage == Usage(12, 4)


@pytest.mark.parametrize(("able", "tried"), [("json_object", 2), ("text", 3)])
def test_what_the_server_can_is_found_out_once_and_remembered(able: str, tried: int, tmp_path: Path) -> None:
    def model(asked: Asked) -> str | Answer:
        return "{}" if kind(asked) == able else Answer(b'{"error": {"message": "unknown response_format"}}', 400)

    with chatting(model) as chat:
        endpoint = Endpoint(settings(chat, tmp_path))
        assert isinstance(endpoint.ask(QUESTION, SCHEMA, 50), Reply)
        assert [kind(a) for a in chat.asked] == ["json_schema", "json_object", "text"][:tried]
        assert isinstance(endpoint.ask(QUESTION, SCHEMA, 50), Reply)
        assert [kind(a) for a in chat.asked[tried:]] == [able]


def test_a_question_that_no_kind_of_output_saves_teaches_nothing_of_the_server(tmp_path: Path) -> None:
    with chatting(lambda _: Answer(b'{"error": {"message": "the context is too long"}}', 400)) as chat:
        endpoint = Endpoint(settings(chat, tmp_path))
        failed = endpoint.ask(QUESTION, SCHEMA, 50)
        assert isinstance(failed, Failure)
        assert (failed.trouble, failed.after) == ("refused", None)
        assert "the context is too long" in failed.why
        chat.model = lambda _: "{}"
        endpoint.ask(QUESTION, SCHEMA, 50)
        assert kind(chat.asked[-1]) == "json_schema"


@pytest.mark.parametrize(
    ("answer", "trouble", "after"),
    [
        (Answer(b"", 429, {"Retry-After": "90"}), "busy", timedelta(seconds=90)),
        (Answer(b"", 429), "busy", timedelta(minutes=5)),
        (Answer(b"overloaded", 503, {"Retry-After": "7"}), "broken", timedelta(seconds=7)),
        (Answer(b"", 500), "broken", timedelta(minutes=5)),
        (Answer(b"", 401), "refused", timedelta(hours=1)),
        (Answer(b'{"error": "model not found"}', 404), "refused", timedelta(hours=1)),
        (Answer(b"", 302, {"Location": "http://127.0.0.1:1/"}), "refused", timedelta(hours=1)),
        (Answer(b"<html>no json"), "unreadable", None),
        (Answer(b'{"choices": []}'), "unreadable", None),
        (Answer(b'{"choices": [{"message": {"content": null}}]}'), "unreadable", None),
        (Answer(b"[" * 100_000), "unreadable", None),
        (Answer(b"x" * 1_100_000), "unreadable", None),
    ],
)
def test_a_bad_answer_is_a_failure_in_words(
    answer: Answer, trouble: str, after: timedelta | None, tmp_path: Path
) -> None:
    with chatting(lambda _: answer) as chat:
        failed = ask(chat, tmp_path)
    assert isinstance(failed, Failure)
    assert (failed.trouble, failed.after) == (trouble, after)
    assert failed.why.startswith(chat.url)
    assert failed.why.endswith(".")


def test_nobody_at_the_address_is_a_failure(tmp_path: Path) -> None:
    with chatting(lambda _: "{}") as chat:
        gone = chat.url
    failed = ask(gone, tmp_path)
    assert isinstance(failed, Failure)
    assert failed.trouble == "unreachable"


@pytest.mark.parametrize("address", ["127.0.0.1:8080/v1", "ftp://127.0.0.1/v1", "http://[/v1", "nonsense"])
def test_an_address_that_is_none_is_a_failure(address: str, tmp_path: Path) -> None:
    failed = ask(address, tmp_path)
    assert isinstance(failed, Failure)
    assert failed.trouble == "unreachable"


@pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\nX-Slow: ", b"HTTP/1.1 200 OK\r\n\r\n{"])
def test_a_server_that_drips_for_ever_is_left_at_the_time_limit(start: bytes, tmp_path: Path) -> None:
    def drip(_: Asked) -> None:
        wire = chat.handler.wfile
        chat.handler.close_connection = True
        try:
            wire.write(start)
            while True:
                wire.write(b"x")
                wire.flush()
                over.wait(0.02)
        except OSError:
            return

    over = threading.Event()
    with chatting(drip) as chat:
        began = time.monotonic()
        failed = ask(chat, tmp_path, llm_timeout=0.3)
        assert time.monotonic() - began < 3
    assert isinstance(failed, Failure)
    assert (failed.trouble, failed.usage.tokens_in > 0) == ("late", True)


def test_the_key_comes_from_the_environment_and_stands_in_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MY_KEY", KEY)
    echo = Answer(f'{{"error": {{"message": "Incorrect API key provided: {KEY}"}}}}'.encode(), 401)
    with chatting(lambda _: echo) as chat:
        chosen = settings(chat, tmp_path, llm_key_variable="MY_KEY")
        failed = Endpoint(chosen).ask(QUESTION, SCHEMA, 50)
        assert chat.site.asked[-1].headers["authorization"] == f"Bearer {KEY}"
    assert isinstance(failed, Failure)
    assert KEY not in failed.why + repr(failed) + repr(chosen) + chosen.model_dump_json()


def test_a_key_in_the_address_stands_in_no_failure(tmp_path: Path) -> None:
    with chatting(lambda _: Answer(b"", 401)) as chat:
        address = chat.url.replace("//", f"//me:{KEY}@")
        failed = [ask(address, tmp_path), ask(address.replace("127.0.0.1", "[::1"), tmp_path)]
    assert all(isinstance(f, Failure) and KEY not in f.why for f in failed)


def test_without_a_key_none_is_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BROADSHEET_LLM_KEY", raising=False)
    with chatting(lambda _: "{}") as chat:
        ask(chat, tmp_path)
        assert "authorization" not in chat.site.asked[-1].headers


def test_a_server_on_this_machine_is_asked_without_the_proxy(tmp_path: Path) -> None:
    with chatting(lambda _: "{}") as chat:
        assert isinstance(ask(chat, tmp_path, http_proxy="http://127.0.0.1:9"), Reply)


def test_a_far_endpoint_is_asked_through_the_proxy(tmp_path: Path) -> None:
    with chatting(lambda _: "{}") as chat:
        route = chat.site.routes["/v1/chat/completions"]
        chat.site.routes["http://models.example/v1/chat/completions"] = route
        assert isinstance(ask("http://models.example/v1/", tmp_path, http_proxy=chat.site.origin), Reply)


def test_no_address_is_no_model(tmp_path: Path) -> None:
    assert load_chat(Settings(home=tmp_path)) is None
    assert why_silent(Settings(home=tmp_path)) == ""


def test_the_doctor_hears_whether_the_endpoint_answers(tmp_path: Path) -> None:
    with chatting(lambda _: "{}") as chat:
        assert why_silent(settings(chat, tmp_path)) == ""
        chat.site.routes["/v1/models"] = Answer(b"", 401)
        assert "answered 401" in why_silent(settings(chat, tmp_path))
        chat.site.routes["/v1/models"] = Answer(b"", 404)  # some servers list no models
        assert why_silent(settings(chat, tmp_path)) == ""
    assert "could not be reached" in why_silent(settings(chat.url, tmp_path))
