"""A model that is told to lie publishes nothing that its sources do not say."""

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[3] / "inference"))

from chatserver import Asked, chatting
from lies import SECTIONS, TRUE

from broadsheet.config import Settings
from broadsheet.inference.llm import Endpoint, Failure
from broadsheet.stages.narrate.reword.conversation import converse
from broadsheet.stages.narrate.reword.faithful import Evidence, objection
from broadsheet.stages.narrate.reword.question import Answer, Question, Said

ALL_LIES = [(texts, line) for texts, lies in SECTIONS for line in lies.splitlines()]


def said(line: str) -> Said:
    numbers, text = re.fullmatch(r"((?:\d )+)(.+)", line).groups()
    return Said(text, tuple(map(int, numbers.split())))


def question(texts: tuple[str, ...]) -> Question:
    sentences = tuple(Said(text, (n,)) for n, text in enumerate(texts, start=1))
    return Question("", "en", tuple(Evidence(t, "en") for t in texts), Said(texts[0], (1,)), sentences)


def as_json(found: list[Said]) -> str:
    rows = [{"text": s.text, "texts": s.spans} for s in found]
    return json.dumps({"heading": found[0].text, "heading_texts": found[0].spans, "sentences": rows})


def test_there_are_two_hundred_lies() -> None:
    assert len({line for _, line in ALL_LIES}) >= 200


def test_of_all_lies_none_is_published_though_the_model_tells_each_twice(tmp_path: Path) -> None:
    published: list[Said] = []
    asked = 0
    with chatting(lambda _: "{}") as chat:
        model = Endpoint(Settings(home=tmp_path, llm_url=chat.url, llm_model="liar"))
        for texts, lies in SECTIONS:
            told = [said(line) for line in lies.splitlines()]
            for at in range(0, len(told), 3):
                chat.model = lambda _, three=told[at : at + 3]: as_json(three)
                answer, _ = converse(question(texts), model, None)
                assert isinstance(answer, Answer)
                published += [*answer.sentences, *([answer.heading] if answer.heading else [])]
                asked += len(answer.refused)
    assert published == []
    assert asked >= 2 * len(ALL_LIES)


@pytest.mark.parametrize(("section", "line"), TRUE)
def test_what_an_honest_model_says_passes(section: int, line: str) -> None:
    told = said(line)
    assert objection(told.text, question(SECTIONS[section][0]).of(told.spans), "en") is None


def test_a_text_that_says_nothing_of_a_sentence_is_not_cited_though_the_model_names_it(tmp_path: Path) -> None:
    texts = SECTIONS[0][0]
    everything = Said(said(TRUE[0][1]).text, (3, 1, 2))
    with chatting(lambda _: as_json([everything])) as chat:
        settings = Settings(home=tmp_path, llm_url=chat.url, llm_model="m")
        answer, _ = converse(question(texts), Endpoint(settings), None)
    assert isinstance(answer, Answer)
    assert [s.spans for s in answer.sentences] == [(1,)]


def test_for_a_heading_alone_the_model_is_not_asked_again(tmp_path: Path) -> None:
    truth = said(TRUE[0][1])
    with chatting(lambda _: as_json([truth])) as chat:  # a whole sentence is no heading
        settings = Settings(home=tmp_path, llm_url=chat.url, llm_model="m")
        answer, _ = converse(question(SECTIONS[0][0]), Endpoint(settings), None)
        assert len(chat.asked) == 1
    assert isinstance(answer, Answer)
    assert (answer.heading, answer.sentences) == (None, (truth,))


def test_a_judge_who_says_no_is_heard_though_the_rules_say_yes() -> None:
    class No:
        name = "no"

        languages = frozenset({"en"})

        def judge(self, pairs: Sequence[tuple[str, str]]) -> np.ndarray:
            return np.array([0.49 for _ in pairs])

    section, line = TRUE[0]
    told = said(line)
    found = objection(told.text, question(SECTIONS[section][0]).of(told.spans), "en", No())
    assert found is not None
    assert found.kind == "judge"


def test_a_lie_told_first_can_be_mended_when_the_reason_is_given(tmp_path: Path) -> None:
    texts = SECTIONS[0][0]
    lie = said(
        "1 Mayor Ruth Hale sued the builder Orlan Works on Tuesday, four years after the north pier of Calder sank."
    )
    truth = said(TRUE[0][1])

    def model(asked: Asked) -> str:
        return as_json([truth if "four" in asked["messages"][-1]["content"] else lie])

    with chatting(model) as chat:
        settings = Settings(home=tmp_path, llm_url=chat.url, llm_model="m")
        answer, usage = converse(question(texts), Endpoint(settings), None)
        again = chat.asked[-1]["messages"][-1]["content"]
    assert not isinstance(answer, Failure)
    assert answer.sentences == (truth,)
    assert usage.tokens_in == 200
    assert f'"{lie.text}": 4: not in the texts' in again
