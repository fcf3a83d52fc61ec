import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.language.sentences import split

ENGLISH = [
    ["Mr. Alder met Dr. Quill on Tuesday.", "They agreed."],
    ["The U.S. Navy sent two ships.", "They arrive on Jan. 5."],
    ["She lives in the U.S.", "The rest of the family stayed."],
    ["See No. 3 on the list.", "It is on p. 12."],
    ["Prices rose 3.5 percent to $4.20.", "Wages did not."],
    ["The vote begins at 5 p.m. Monday.", "Doors open at 4 p.m."],
    ["Polls closed at 8 p.m.", "The count began at once."],
    ['"Is it over?" she asked.', "Nobody replied."],
    ['"Is it over?" Alder asked.', "Nobody replied."],
    ['"We won. It was close," the captain said.', "The crowd sang."],
    ['He called it "a mess."', "The mayor disagreed."],
    ["“We are done.”", "The talks ended there."],
    ["The report of Robert S. Mueller was long.", "William P. Barr read it.", "He took vitamin C.", "The pain went."],
    ["J. K. Marlow and Anna F. Reed signed.", "Nobody else did."],
    ["Acme Corp. shares fell.", "The index rose."],
    ["It was bought by Acme Inc.", "The price was not given."],
    ["Well...", "It rained."],
    ["Wait...", "The minister has resigned."],
    ["He hesitated ... and then he jumped.", "She did not."],
    ["(The ministry did not reply.)", "It has said so before."],
    ["Gov. Lane and Sen. Ortiz spoke.", "So did Rep. Hale."],
    ["Rep. Ana Lund, R-W. Va., visited the port.", "She left at noon."],
    ["Rep. Ana Lund’s (R-Velm.) old friends came.", "So did Sen. Ida Hale (D-Cald.)", "The hall was full."],
    ["The score was 3-1.", "Rovers lead the table."],
    ["Company No. 7 left.", "The others stayed."],
    ["The answer is no.", "Alder left the room."],
    ["He holds a Ph.D. in physics.", "She does not."],
    ["They met in Washington, D.C.", "But nothing came of it."],
    ["Visit example.com for more.", "The site is free."],
    ["What now?", "Who pays?", "Nobody knows!"],
    ["The temple of St. Brannoc burned down.", "Two firefighters were hurt."],
    ["Lt. Col. Marsh vs. the army: a case.", "It goes on."],
    ["He worked for Yahoo! Inc. at the time.", "He left in May."],
    ["Around 9 a.m. EST the power failed.", "It was back by noon."],
    ["He read about World War I.", "The book was long."],
]
GERMAN = [
    ["Am 3. Oktober kam Dr. Weiß nach Kiel.", "Er blieb."],
    ["Das war z. B. im 21. Jahrhundert so.", "Heute nicht."],
    ["„Wir gehen“, sagte sie.", "Dann ging sie."],
    ["„Wir gehen. Jetzt“, sagte sie.", "Dann ging sie."],
    ["Rund 1.200 Menschen kamen.", "Die Polizei zählte 900."],
    ["Die Firma zahlt ca. 3,5 Mio. Euro.", "Der Rest folgt."],
    ["Das gilt laut Art. 5 des Gesetzes.", "Mehr nicht."],
    ["Kommt er?", "Nein!", "Er bleibt."],
]
SPANISH = [
    ["El Sr. Paredes llegó el 5 de enero.", "Se fue pronto."],
    ["¿Qué pasó?", "Nadie lo sabe."],
    ["¡Por fin!", "La lluvia llegó."],
    ["La empresa vendió 1.200 barcos.", "No dio más datos."],
    ["«Nos vamos», dijo la alcaldesa.", "No volvió."],
    ["Viajó a EE. UU. en marzo.", "Volvió en abril."],
    ["La Dra. Soto habló.", "Nadie preguntó."],
    ["“No sé. Quizá”, respondió.", "Después calló."],
]


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", case) for case in ENGLISH] + [("de", case) for case in GERMAN] + [("es", case) for case in SPANISH],
)
def test_a_paragraph_is_cut_where_a_reader_would_cut_it(language, expected):
    assert [s.text for s in split(" ".join(expected), language)] == expected


def test_paragraphs_are_never_joined_and_are_numbered():
    found = split("one line\nand another\n\nthe last", "en")
    assert [(s.text, s.paragraph) for s in found] == [("one line", 0), ("and another", 1), ("the last", 2)]


def test_the_number_of_a_list_item_is_no_sentence():
    assert [s.text for s in split("22. The harbour was closed.", "en")] == ["22. The harbour was closed."]


def test_two_sentences_glued_by_an_extractor_come_apart():
    assert [s.text for s in split("They left the talks.The minister stayed behind.", "en")] == [
        "They left the talks.",
        "The minister stayed behind.",
    ]


def test_other_scripts_are_cut_at_their_own_stops():
    assert len(split("政府宣布了新计划。反对党表示反对。", "zh")) == 2
    assert len(split("Корабль ушёл. Люди ждали.", "ru")) == 2


@given(st.text(alphabet="ab AB.!?\"“”'’…0 1\n«»()¿U.S.", max_size=120), st.sampled_from(["en", "de", "es", "fr", "xx"]))
def test_every_character_that_is_no_space_lies_in_exactly_one_sentence(text, language):
    covered = [0] * len(text)
    for sentence in split(text, language):
        assert text[sentence.start : sentence.end] == sentence.text == sentence.text.strip()
        for at in range(sentence.start, sentence.end):
            covered[at] += 1
    assert all(count == 1 for count, char in zip(covered, text, strict=True) if not char.isspace())


@pytest.mark.parametrize(
    "text",
    [
        "A. " * 12_000,
        "." * 40_000,
        '.")”' * 10_000,
        '"We go." ' * 5_000,
        "a" * 40_000,
        "! " * 20_000,
        "The pier burned down. " * 2_000,
    ],
    ids=["initials", "dots", "closers", "quotes", "one word", "cries", "prose"],
)
def test_no_paragraph_takes_long(text):
    started = time.process_time()
    split(text, "en")
    assert time.process_time() - started < 15
