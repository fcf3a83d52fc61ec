import time

import pytest

from broadsheet.stages.extract.junk import announces, is_byline, is_junk, is_label

JUNK = [
    "Advertisement", "ANZEIGE", "Publicidad", "Related Stories:", "Most read", "You might also like", "Tags: piers, storms",
    "Read more: Storm damage mapped", "Lesen Sie auch: Sturm an der Küste", "Te puede interesar", "Lire aussi : la jetée", "Leggi anche: il molo",
    "Sign up to our morning newsletter", "Subscribe now", "Share on Facebook", "Follow us on X", "Jetzt abonnieren",
    "Photo: A. Lens/AP", "Image credit: Harbour Board", "© Harrow Post 2026", "Copyright 2026 Harrow Post. All rights reserved.",
    "By Mila Korn", "Von Max Beispiel", "Published: 3 March 2026", "March 3, 2026 at 10:15", "Tuesday, 3 March 2026", "12:45",
    "3 min read", "24 comments", "1 / 12", "Loading...", "We use cookies to improve this site", "Your browser does not support video",
    "The post Pier burns appeared first on Harrow Post.", "Mila Korn contributed to this report.", "Reporting by Mila Korn; editing by Jo Part",
    "desk@harrowpost.example", "https://harrowpost.example/x", "pic.twitter.com/abc", "***", "—", "The pier in March (AP Photo/A. Lens)",
]  # fmt: skip
PROSE = [
    "The pier burned down on Tuesday night.", "By the time firefighters came, nothing was left.", "Tags on the animals showed where they had swum.",
    "Follow the money, her teacher used to say, and you find the builder.", "Share prices fell by four per cent.", "Read the letter aloud, the judge told him.",
    "Photographs of the pier hang in every café.", "“Subscribe to that view if you like,” he said, “but I don’t.”", "Related companies paid 3 million crowns.",
    "Video of the fire shows the roof falling in.", "Advertisements for the pier hung all over town.", "She posted the picture at noon, he said.",
    "More than 200 people came.", "Sources close to the council say the vote will fail.", "Published in 1911, the guide praises the view.",
]  # fmt: skip


@pytest.mark.parametrize("line", JUNK)
def test_a_label_call_credit_or_notice_is_junk(line: str) -> None:
    assert is_junk(line)


@pytest.mark.parametrize("line", PROSE)
def test_a_sentence_of_the_news_is_none(line: str) -> None:
    assert not is_junk(line)


def test_a_long_line_is_prose_whatever_it_begins_with() -> None:
    assert not is_junk("Read more " + "and the story goes on " * 30)


@pytest.mark.parametrize(
    "line", ["a" * 400, "read " * 80, "sign up " * 50, "by A" * 100, "photo " * 66, "share " * 66, "(AP" * 130]
)
def test_no_line_takes_long(line: str) -> None:
    started = time.process_time()
    is_junk(line)
    assert time.process_time() - started < 2


def test_a_label_is_short_and_ends_no_sentence() -> None:
    assert is_label("What it costs")
    assert not is_label("It costs four million crowns.")
    assert not is_label("word " * 30)


def test_a_line_announces_where_it_ends_with_a_colon() -> None:
    assert announces("Also in the news:")
    assert not announces("Also in the news")


@pytest.mark.parametrize(
    ("line", "is_one"),
    [("Mila Korn", True), ("By Mila Korn in Harrow Bay", True), ("MILA KORN, reporter", True), ("Mila Korn left the room.", False),
     ("Nobody else", False), ("Mila Korn and the whole of her long and storied family came", False)],
)  # fmt: skip
def test_a_byline_holds_little_but_the_authors(line: str, is_one: bool) -> None:
    assert is_byline(line, ("Mila Korn",)) is is_one
    assert not is_byline(line, ())
