import pytest
from storydesk import FERRY, FERRY_TOO, page, report, said, story

from broadsheet.news.outcome import Done, Skip
from broadsheet.stages.narrate.verify import broken_invariants
from broadsheet.stages.narrate.write import write


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "カルダー市は火曜日、柱にひびが見つかったため古い橋を閉鎖したと発表した。市長は夏に修理すると述べた。"),
        ("zh", "卡尔德市周二宣布，由于桥墩出现裂缝，旧桥已经关闭。市长表示，桥梁将在夏天修复。"),
        ("ko", "칼더시는 화요일에 기둥에서 균열이 발견되어 오래된 다리를 폐쇄했다고 발표했다."),
        ("en", "You will love this old bridge!"),
        ("en", "I walked my dog."),
        ("ru", "Город Колдер закрыл старый мост для грузовиков после проверки опор."),
    ],
)
def test_an_article_with_one_whole_sentence_gets_a_page(language: str, text: str) -> None:
    article = report("Untitled", text, language=language)
    written = page(article)
    assert said(written)
    assert broken_invariants(written, {article.id: article.text}) == ()


def test_an_article_without_a_sentence_gets_none_and_says_so() -> None:
    outcome = write(story(report("Menu", "Home")), None)
    assert isinstance(outcome, Skip)
    assert "sentence" in outcome.reason


def test_nothing_that_has_changed_gives_the_same_revision() -> None:
    made = story(FERRY, FERRY_TOO)
    first = write(made, None)
    assert isinstance(first, Done)
    again = write(made, first.result)
    assert isinstance(again, Done)
    assert again.result == first.result


def test_a_new_report_gives_a_second_revision_that_names_it() -> None:
    first = page(FERRY)
    outcome = write(story(FERRY, FERRY_TOO), first)
    assert isinstance(outcome, Done)
    assert outcome.result.revision == 2
    assert "New report: Harbour Post" in outcome.result.status.changes
