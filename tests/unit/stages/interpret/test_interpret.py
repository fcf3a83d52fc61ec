"""What an article says, located: every part is the text at its offsets."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.news.article import Article
from broadsheet.stages.interpret.interpret import interpret

NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)
TEXT = """The ferry Aurelia hit a pier at Harrow Bay on Tuesday, injuring 14 people, the coastguard said.

“Nobody saw the pier,” said captain Ada Winslow. The ferry was built in 2009."""


def article(text: str, language: str = "en") -> Article:
    return Article("a", 3, "u", "u", "Post", "Ferry hits pier", (), NOON, True, None, NOON, language, text)


def test_the_evidence_is_of_the_version_that_was_read():
    evidence = interpret(article(TEXT))
    assert (evidence.article, evidence.version) == ("a", 3)


def test_sentences_numbers_dates_names_and_quotations_are_found():
    evidence = interpret(article(TEXT))
    assert [s.paragraph for s in evidence.sentences] == [0, 1, 1]
    assert ("14 people", 14.0, "person") in {(q.text, q.value, q.unit) for q in evidence.quantities}
    assert date(2026, 3, 10) in {d.when.start for d in evidence.dates}
    assert ("Ada Winslow", "person") in {(n.text, n.kind) for n in evidence.names}
    (quotation,) = evidence.quotations
    assert "Nobody saw the pier" in quotation.text
    assert "Winslow" in quotation.speaker


@given(st.text(max_size=300), st.sampled_from(["en", "de", "es", "fr", "ja", ""]))
def test_whatever_the_text_every_part_is_the_text_at_its_offsets(text, language):
    evidence = interpret(article(text, language))
    for part in (*evidence.sentences, *evidence.names, *evidence.quantities, *evidence.dates, *evidence.quotations):
        assert text[part.start : part.end] == part.text
