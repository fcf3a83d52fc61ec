"""A language model beside the pipeline: pages come first, its words when it has had its say, and never a lie."""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "cli"))
sys.path.insert(0, str(Path(__file__).parent / "net"))
sys.path.insert(0, str(Path(__file__).parent / "inference"))

from chatserver import Asked, Chat, chatting, completion
from editor import joining, lying, reply, texts_of
from loopback import Answer, Site, serving
from town import publish

from broadsheet import Broadsheet
from broadsheet.config import Settings
from broadsheet.inference.entailment import load_judge
from broadsheet.inference.llm import load_chat
from broadsheet.news.page import Page
from broadsheet.page_stages import next_reword
from broadsheet.pipeline import pipeline
from broadsheet.runtime.clock import FixedClock
from broadsheet.runtime.contract import Round, Tools
from broadsheet.runtime.coordinator import Coordinator
from broadsheet.runtime.executors import Inline
from broadsheet.stages.narrate.cut import trim
from broadsheet.stages.narrate.verify import broken_invariants
from broadsheet.stages.publish.changes import changes
from broadsheet.stages.publish.json import page_json
from broadsheet.store import rewordings

NOW = datetime(2026, 3, 12, 18, 0, tzinfo=UTC)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        publish(site)
        yield site


@pytest.fixture
def chat() -> Iterator[Chat]:
    with chatting(joining) as chat:
        yield chat


def settings(home: Path, chat: Chat | None, **more: object) -> Settings:
    asked = {"llm_url": chat.url, "llm_model": "joiner", "llm_timeout": 5.0} if chat else {}
    return Settings(
        home=home, allow_private_addresses=True, host_delay=0, embedder="none", workers=1, max_age_days=999,
        **{**asked, **more},
    )  # fmt: skip


def read(home: Path, site: Site, chat: Chat | None, *, at: datetime = NOW, **more: object) -> tuple[Page, ...]:
    with Broadsheet(settings=settings(home, chat, **more), clock=FixedClock(at)) as paper:
        if not paper.feeds():
            paper.add_feed(site.url("/"))
        paper.run_once()
        for page in paper.stories():
            texts = {s.article: paper.article(s.article)[0].text for s in page.sources}
            assert broken_invariants(page, texts) == ()
        return paper.stories()


def bridge(pages: tuple[Page, ...]) -> Page:
    return next(p for p in pages if "bridge" in p.headline.text)


def sentences(page: Page) -> list[str]:
    return [s.text for section in page.sections for s in section.sentences]


def spent(home: Path, chat: Chat) -> tuple[int, float]:
    with Broadsheet(settings=settings(home, chat)) as paper, paper.database.read() as db:
        return rewordings.spent(db, NOW)


def waiting(home: Path, chat: Chat) -> int:
    with Broadsheet(settings=settings(home, chat)) as paper, paper.database.read() as db:
        return len(rewordings.due(db, NOW + timedelta(days=9), 99))


def test_an_honest_model_makes_the_page_read_on(tmp_path: Path, site: Site, chat: Chat) -> None:
    plain = bridge(read(tmp_path / "plain", site, None))
    page = bridge(read(tmp_path / "llm", site, chat))
    assert page.made_by == "llm:joiner"
    assert 0 < page.llm_share <= 1
    assert len(sentences(page)) < len(sentences(plain))
    assert any(", and " in text and text not in sentences(plain) for text in sentences(page))
    assert (page.headline, page.sources, page.timeline) == (plain.headline, plain.sources, plain.timeline)


def test_the_page_is_there_before_the_model_and_its_words_are_no_news(tmp_path: Path, site: Site, chat: Chat) -> None:
    page = bridge(read(tmp_path, site, chat))
    with Broadsheet(settings=settings(tmp_path, chat)) as paper:
        now, first = paper.revisions(page.id)
    assert (first.made_by, now.made_by) == ("extractive", "llm:joiner")
    assert (now.status, now.updated) == (first.status, first.updated)
    assert not changes(first, now).any


def test_the_model_is_given_the_numbered_texts_and_nothing_else(tmp_path: Path, site: Site, chat: Chat) -> None:
    plain = read(tmp_path / "plain", site, None)
    read(tmp_path / "llm", site, chat)
    asked = chat.asked
    for request in asked:
        assert [m["role"] for m in request["messages"][:2]] == ["system", "user"]
        lines = request["messages"][1]["content"].splitlines()
        assert lines == [f"[{n}] {text}" for n, text in texts_of(request).items()]
    told = [s for page in plain for section in page.sections for s in section.sentences]
    assert {t for a in asked for t in texts_of(a).values()} == {trim(c.quote) for s in told for c in s.citations}


@pytest.mark.parametrize(
    "model",
    [
        lying,
        lambda _: "I would rather write a poem.",
        lambda _: '{"sentences": "none", "heading": 7}',
        lambda _: '{"sentences": [{"text": "The bridge',
        lambda _: reply(("The old bridge of Marlow is open again, the town council said.", [1]), heading="Bridge open again"),
        lambda asked: reply(*((f"{t} [{n}]", [n]) for n, t in texts_of(asked).items())),
        lambda asked: reply(*((t, [99]) for t in texts_of(asked).values())),
        lambda _: Answer(b"", 400),
        lambda _: Answer(b"", 500),
        lambda _: Answer(b"", 429, {"Retry-After": "60"}),
        lambda _: Answer(b"x" * 2_000_000),
        lambda _: Answer(b"no json"),
    ],
)  # fmt: skip
def test_with_a_bad_model_the_page_is_the_extractive_one(model: object, tmp_path: Path, site: Site, chat: Chat) -> None:
    plain = read(tmp_path / "plain", site, None)
    chat.model = model
    assert read(tmp_path / "llm", site, chat) == plain
    assert chat.asked


def test_the_same_input_gives_the_same_page_byte_for_byte_and_is_asked_once(
    tmp_path: Path, site: Site, chat: Chat
) -> None:
    first = read(tmp_path / "one", site, chat)
    count = len(chat.asked)
    assert read(tmp_path / "one", site, chat) == first
    assert len(chat.asked) == count
    again = read(tmp_path / "two", site, chat)
    assert [page_json(p) for p in again] == [page_json(p) for p in first]


def test_a_section_that_did_not_change_is_not_asked_again_when_its_story_does(
    tmp_path: Path, site: Site, chat: Chat
) -> None:
    before = bridge(read(tmp_path, site, chat))
    chat.asked.clear()
    old = site.routes["/bridge"]
    site.routes["/bridge"] = Answer(old.body.replace(b"20 minutes", b"25 minutes"), headers=old.headers)
    after = bridge(read(tmp_path, site, chat, at=NOW + timedelta(hours=6)))
    assert after.revision > before.revision
    changed = [a for a in chat.asked if any("25 minutes" in t for t in texts_of(a).values())]
    assert len(changed) == len(chat.asked) == 1


def test_a_kill_after_an_answer_costs_nothing_twice(tmp_path: Path, site: Site, chat: Chat) -> None:
    class Killed(BaseException):
        pass

    class Dies:
        """A model whose process dies at the third question."""

        name = "joiner"

        def __init__(self) -> None:
            self.inner = load_chat(chosen)

        def ask(self, *question: object) -> object:
            if len(chat.asked) == 2:
                raise Killed
            return self.inner.ask(*question)

    chosen = settings(tmp_path, chat)
    with Broadsheet(settings=chosen, clock=FixedClock(NOW)) as paper:
        paper.add_feed(site.url("/"))
        coordinator = Coordinator(
            paper.database,
            pipeline(chosen),
            Inline(lambda: Tools(chosen, lambda: NOW, None, Dies(), load_judge(chosen)[0])),
        )
        with pytest.raises(Killed):
            coordinator.round(Round(NOW))
    first = [texts_of(a) for a in chat.asked]
    chat.asked.clear()
    read(tmp_path, site, chat)
    assert len(first) == 2
    assert not [a for a in chat.asked if texts_of(a) in first]
    assert waiting(tmp_path, chat) == 0


def test_an_endpoint_in_trouble_is_left_alone_as_long_as_it_asks_and_then_asked_again(
    tmp_path: Path, site: Site, chat: Chat
) -> None:
    chat.model = lambda _: Answer(b"", 429, {"Retry-After": "600"})
    read(tmp_path, site, chat)
    read(tmp_path, site, chat, at=NOW + timedelta(seconds=599))
    assert len(chat.asked) == 1
    chat.model = joining
    assert bridge(read(tmp_path, site, chat, at=NOW + timedelta(seconds=600))).made_by == "llm:joiner"


def test_a_question_over_which_the_endpoint_breaks_is_given_up_after_three_tries(
    tmp_path: Path, site: Site, chat: Chat
) -> None:
    def model(asked: Asked) -> str | Answer:
        return Answer(b"", 500) if texts_of(asked) == first else joining(asked)

    first = None
    chat.model = lambda _: Answer(b"", 500)
    read(tmp_path, site, chat)
    first = texts_of(chat.asked[0])
    chat.model = model
    for hours in (1, 2, 3):
        read(tmp_path, site, chat, at=NOW + timedelta(hours=hours))
    assert sum(texts_of(a) == first for a in chat.asked) == 3
    assert waiting(tmp_path, chat) == 0


def test_what_it_costs_is_counted_a_day_in_tokens_and_money(tmp_path: Path, site: Site, chat: Chat) -> None:
    chat.model = lambda asked: completion(joining(asked), 300, 100)
    read(tmp_path, site, chat, llm_price_in=2.0, llm_price_out=10.0)
    calls = len(chat.asked)
    tokens, money = spent(tmp_path, chat)
    assert tokens == 400 * calls
    assert money == pytest.approx(calls * (300 * 2 + 100 * 10) / 1e6)


@pytest.mark.parametrize("limit", [{"llm_tokens_a_day": 6_400}, {"llm_money_a_day": 0.064, "llm_price_out": 10.0}])
def test_a_day_that_has_cost_enough_asks_no_more_and_the_next_one_goes_on(
    limit: dict[str, float], tmp_path: Path, site: Site, chat: Chat
) -> None:
    chat.model = lambda asked: completion(joining(asked), 100, 500)
    read(tmp_path, site, chat, **limit)
    assert len(chat.asked) == 1
    with Broadsheet(settings=settings(tmp_path, chat, **limit)) as paper, paper.database.read() as db:
        assert next_reword(db, paper.settings, NOW) is None
    read(tmp_path, site, chat, at=NOW + timedelta(days=1), **limit)
    assert len(chat.asked) == 2


def test_between_two_rounds_no_more_is_asked_than_a_page_has_sections(tmp_path: Path, site: Site, chat: Chat) -> None:
    chosen = settings(tmp_path, chat)
    with Broadsheet(settings=chosen, clock=FixedClock(NOW)) as paper:
        paper.add_feed(site.url("/"))
        stage = next(s for s in pipeline(chosen) if s.name == "reword")
        with paper.database.read() as db:
            assert stage.due(db, Round(NOW, at_once=False), 7) == []


def test_a_model_that_is_no_longer_set_leaves_the_next_page_to_the_sources(
    tmp_path: Path, site: Site, chat: Chat
) -> None:
    assert bridge(read(tmp_path, site, chat)).made_by == "llm:joiner"
    old = site.routes["/bridge"]
    site.routes["/bridge"] = Answer(old.body.replace(b"20 minutes", b"25 minutes"), headers=old.headers)
    assert bridge(read(tmp_path, site, None, at=NOW + timedelta(hours=6))).made_by == "extractive"


def test_the_key_stands_in_no_file_of_the_home_and_on_no_page(
    tmp_path: Path, site: Site, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROADSHEET_LLM_KEY", "sk-very-secret-4711")
    chat.model = lambda _: Answer(json.dumps({"error": {"message": "bad key sk-very-secret-4711"}}).encode(), 401)
    pages = read(tmp_path, site, chat)
    held = [p for p in tmp_path.rglob("*") if p.is_file() and b"sk-very-secret" in p.read_bytes()]
    assert held == []
    assert not any("sk-very" in page_json(p) for p in pages)


def told(home: Path, chat: Chat | None, **more: object) -> str:
    with Broadsheet(settings=settings(home, chat, **more)) as paper:
        return " ".join(p.what for p in paper.problems())


def test_doctor_says_when_the_endpoint_does_not_answer(tmp_path: Path, site: Site) -> None:
    with chatting(joining) as chat:
        assert "127.0.0.1" not in told(tmp_path, chat)
        chat.site.routes["/v1/models"] = Answer(b"", 401)
        assert f"{chat.url} answered 401" in told(tmp_path, chat)
    assert f"{chat.url} could not be reached" in told(tmp_path, chat)


def test_doctor_says_which_settings_lack_another(tmp_path: Path, chat: Chat) -> None:
    assert "but no model" in told(tmp_path, chat, llm_model="")
    assert "`page_language` is set" in told(tmp_path, None, page_language="en")


def test_doctor_says_what_the_model_did_not_answer_and_that_the_day_is_paid(
    tmp_path: Path, site: Site, chat: Chat
) -> None:
    chat.model = lambda _: Answer(b"", 400)
    read(tmp_path, site, chat)
    assert "gave no answer for" in told(tmp_path, chat)
    assert "has cost what it may cost today" in told(tmp_path, chat, llm_tokens_a_day=1)
