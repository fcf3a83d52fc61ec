from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.language.dates import dates, timexes

THURSDAY = datetime(2026, 2, 19, 12, tzinfo=UTC)
FRIDAY = datetime(2026, 2, 20, 12, tzinfo=UTC)
MONDAY = datetime(2026, 2, 23, 12, tzinfo=UTC)
AUTUMN = datetime(2026, 10, 28, 12, tzinfo=UTC)


def values(text, language="en", day=FRIDAY):
    return [t.value for t in timexes(text, language, day)]


def printed(text, language="en", day=FRIDAY):
    return [m.when.text for m in dates(text, language, day)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The bridge fell on Feb. 14, 2024, at dawn.", "2024-02-14"),
        ("The bridge fell on 14 February 2024.", "2024-02-14"),
        ("The bridge fell on Wednesday, February 14.", "2026-02-14"),
        ("The form is dated 2024-02-14.", "2024-02-14"),
        ("The form is dated 2/14/2024.", "2024-02-14"),
        ("The fair runs Feb. 20-22.", "2026-02-20/2026-02-22"),
        ("The fair ran from 3 to 5 March 2025.", "2025-03-03/2025-03-05"),
        ("It was built in June 2024.", "2024-06"),
        ("It was built in early June 2024.", "2024-06"),
        ("It opened in June last year.", "2025-06"),
        ("It has been shut since 2022.", "2022"),
        ("It was built between 2019-21.", "2019/2021"),
        ("The law of 1951 says so.", "1951"),
        ("Its 1990 annexation of the islands was short.", "1990"),
        ("Prices rose in the second quarter of 2025.", "2025-Q2"),
        ("Prices rose in Q2 2025.", "2025-Q2"),
        ("Profit fell in the fourth quarter.", "2025-Q4"),
        ("Last year's third quarter was better.", "2025-Q3"),
        ("Output fell in the first half of 2025.", "2025-H1"),
        ("It was dry in the summer of 2024.", "2024-SU"),
        ("The crops failed last summer.", "2025-SU"),
        ("It was common in the 1990s.", "199"),
        ("It was common in the early '80s.", "198"),
        ("It was common in the 19th century.", "18"),
        ("It began in nineteen ninety-six.", "1996"),
        ("The council met two days ago.", "2026-02-18"),
        ("The council met three weeks ago.", "2026-W05"),
        ("The council met three months ago.", "2025-11"),
        ("The council met a year ago.", "2025"),
        ("The council met last week.", "2026-W07"),
        ("The council met earlier this month.", "2026-02"),
        ("The council met late last year.", "2025"),
        ("The council met yesterday.", "2026-02-19"),
        ("The council met last night.", "2026-02-19TNI"),
        ("The council met on Tuesday night.", "2026-02-17TNI"),
        ("The council met at 10:30 p.m. on Tuesday.", "2026-02-17T22:30"),
        ("The council met over the weekend.", "2026-W07-WE"),
        ("The council meets next weekend.", "2026-W09-WE"),
        ("The shop closed on Christmas Eve.", "2025-12-24"),
        ("The shop will close on Christmas Eve.", "2026-12-24"),
        ("The family met on Thanksgiving.", "2025-11-27"),
        ("It was fiscal 2024.", "2024"),
        ("The council has now met.", "PRESENT_REF"),
        ("The council met recently.", "PAST_REF"),
        ("The council meets soon.", "FUTURE_REF"),
    ],
)
def test_an_english_expression_has_its_timex_value(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "day", "value"),
    [
        ("The council met Tuesday.", FRIDAY, "2026-02-17"),
        ("The council met Friday.", FRIDAY, "2026-02-20"),
        ("The council met last Friday.", FRIDAY, "2026-02-13"),
        ("The council will meet Tuesday.", FRIDAY, "2026-02-24"),
        ("The council will also be called again on Tuesday.", FRIDAY, "2026-02-24"),
        ("The council is due to meet Tuesday.", FRIDAY, "2026-02-24"),
        ("The council meets next Tuesday.", FRIDAY, "2026-02-24"),
        ("On Tuesday, the council will meet.", FRIDAY, "2026-02-24"),
        ("On Tuesday, the council voted to close the road.", FRIDAY, "2026-02-17"),
        ("The new console launches Tuesday.", MONDAY, "2026-02-24"),
        ("Tuesday's off-year elections showed a divided town.", THURSDAY, "2026-02-17"),
        ("The road, closed Tuesday, will stay shut.", FRIDAY, "2026-02-17"),
        ("The mayor said Tuesday that he would step down.", FRIDAY, "2026-02-17"),
        ("The council passed the plan, and on Tuesday the mayor will sign it.", FRIDAY, "2026-02-24"),
        ("Both sides prepared ahead of Tuesday.", FRIDAY, "2026-02-24"),
        ("The owner must answer by Tuesday.", FRIDAY, "2026-02-24"),
    ],
)
def test_a_weekday_is_the_last_one_unless_its_clause_looks_ahead(text, day, value):
    assert values(text, day=day) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "A service planned for Saturday was called off.",
        "He was expected to speak on Tuesday.",
        "They could not be found until Tuesday.",
        "He will have to live with Tuesday's vote.",
    ],
)
def test_a_plan_of_the_past_gives_no_certain_day(text):
    assert printed(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The vote was put off to Nov. 20.", "2026-11-20"),
        ("The vote was held Nov. 20, a record day.", "2026-11-20"),
        ("The rules take effect on Jan. 5.", "2027-01-05"),
        ("The rules took effect on March 5.", "2026-03-05"),
        ("The factory closed in December.", "2025-12"),
        ("The factory will close in December.", "2026-12"),
        ("In March the factory closed.", "2026-03"),
        ("Trading through January is safe.", "2027-01"),
    ],
)
def test_a_date_without_its_year_is_the_near_one(text, value):
    assert values(text, day=AUTUMN) == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam broke on June 3, 2024. Two days later the town flooded.", ["2024-06-03", "2024-06-05"]),
        ("The dam broke on June 3, 2024, and the next day the town flooded.", ["2024-06-03", "2024-06-04"]),
        ("The dam broke on June 3, 2024. Three weeks earlier it had been checked.", ["2024-06-03", "2024-W20"]),
    ],
)
def test_an_expression_can_count_from_the_date_before_it(text, expected):
    assert values(text) == expected


def test_without_a_date_before_it_such_an_expression_gives_no_date():
    assert printed("Two days later the town flooded. The next day it was dry.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in 2022", ["2022"]),
        ("in early 2022", ["early 2022"]),
        ("in mid-June 2024", ["mid-June 2024"]),
        ("on Feb. 20, 2026", ["Feb 20, 2026"]),
        ("on Tuesday night", ["Feb 17, 2026, night"]),
        ("at 9 a.m. Tuesday", ["Feb 17, 2026, 9 a.m."]),
        ("last week", ["week of Feb 9, 2026"]),
        ("in the second quarter of 2025", ["Q2 2025"]),
        ("in the summer of 2024", ["summer 2024"]),
        ("in the second half of 2024", ["second half of 2024"]),
        ("in the 1990s", ["1990s"]),
        ("Feb. 26 to 28 is free", ["Feb 26-28, 2026"]),
    ],
)
def test_a_page_prints_a_date_as_exactly_as_it_was_told(text, expected):
    assert printed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It now has 2000 employees.",
        "About 2024 people came.",
        "The score was 3-1 in the third quarter of the game.",
        "He may come, and Jan sang.",
        "We will march on.",
        "It is valid for fiscal 2024 only.",
        "The latest quarter was weak and the current one is not better.",
        "It costs $1999.",
        "Flight 1984 landed.",
        "On February 30 nothing happens.",
        "In the past, spring was late, recently it was not.",
    ],
)
def test_what_is_no_certain_date_is_left_out(text):
    assert printed(text) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Die Brücke stürzte am 14. Februar 2024 ein.", ["2024-02-14"]),
        ("de", "Das Fest dauert vom 20. bis 22. Februar 2026.", ["2026-02-20/2026-02-22"]),
        ("de", "Am vergangenen Dienstag tagte der Rat.", ["2026-02-17"]),
        ("de", "Der Rat wird am kommenden Dienstag tagen.", ["2026-02-24"]),
        ("de", "Am Dienstag wird der Rat entscheiden.", ["2026-02-24"]),
        ("de", "Am Dienstagabend brannte es.", ["2026-02-17TEV"]),
        ("de", "Seit 2022 ist die Straße gesperrt.", ["2022"]),
        ("de", "Im zweiten Quartal 2025 stieg der Umsatz.", ["2025-Q2"]),
        ("de", "Die Fähre wurde 2009 gebaut.", ["2009"]),
        ("de", "Rund 2000 fuhren mit.", []),
        ("de", "Im Sommer 2024 war es trocken.", ["2024-SU"]),
        ("de", "In den 1990er Jahren war das anders.", ["199"]),
        ("de", "Das Werk wurde Ende Juni 2024 eröffnet.", ["2024-06"]),
        ("de", "Vor zwei Tagen kam die Antwort.", ["2026-02-18"]),
        ("de", "Gestern Abend kam die Antwort.", ["2026-02-19TEV"]),
        ("de", "Der Rat tagte in der vergangenen Woche.", ["2026-W07"]),
        ("de", "Im vergangenen Jahr kam die Antwort.", ["2025"]),
        ("de", "Der Damm brach am 3. Juni 2024. Zwei Tage später kam das Wasser.", ["2024-06-03", "2024-06-05"]),
        ("es", "El puente cayó el 14 de febrero de 2024.", ["2024-02-14"]),
        ("es", "La feria es del 20 al 22 de febrero de 2026.", ["2026-02-20/2026-02-22"]),
        ("es", "El consejo se reunió el martes pasado.", ["2026-02-17"]),
        ("es", "El consejo se reunirá el próximo martes.", ["2026-02-24"]),
        ("es", "El consejo se reunirá el martes.", ["2026-02-24"]),
        ("es", "El consejo se reunió el martes por la noche.", ["2026-02-17TNI"]),
        ("es", "Desde 2022 está cerrado.", ["2022"]),
        ("es", "En el segundo trimestre de 2025 subieron las ventas.", ["2025-Q2"]),
        ("es", "En el verano de 2024 no llovió.", ["2024-SU"]),
        ("es", "Era así en la década de 1990.", ["199"]),
        ("es", "La fábrica abrió a finales de junio de 2024.", ["2024-06"]),
        ("es", "La respuesta llegó hace dos días.", ["2026-02-18"]),
        ("es", "La respuesta llegó la semana pasada.", ["2026-W07"]),
        ("es", "La respuesta llegó el año pasado.", ["2025"]),
        ("es", "Cayó el 3 de junio de 2024. Dos días después llovió.", ["2024-06-03", "2024-06-05"]),
        ("fr", "Le pont est tombé le 14 février 2024.", ["2024-02-14"]),
        ("fr", "La foire a lieu du 20 au 22 février 2026.", ["2026-02-20/2026-02-22"]),
        ("fr", "Le conseil s'est réuni mardi dernier.", ["2026-02-17"]),
        ("fr", "Le conseil se réunira mardi prochain.", ["2026-02-24"]),
        ("fr", "Le conseil se prononcera mardi.", ["2026-02-24"]),
        ("fr", "Un incendie s'est déclaré mardi soir.", ["2026-02-17TEV"]),
        ("fr", "La route est fermée depuis 2022.", ["2022"]),
        ("fr", "Au deuxième trimestre 2025, les ventes ont augmenté.", ["2025-Q2"]),
        ("fr", "À l'été 2024, il a fait sec.", ["2024-SU"]),
        ("fr", "C'était courant dans les années 1990.", ["199"]),
        ("fr", "L'usine a ouvert fin juin 2024.", ["2024-06"]),
        ("fr", "La réponse est venue il y a deux jours.", ["2026-02-18"]),
        ("fr", "La réponse est venue la semaine dernière.", ["2026-W07"]),
        ("fr", "La réponse est venue l'an dernier.", ["2025"]),
        ("fr", "Il a cédé le 3 juin 2024. Le lendemain, la ville était inondée.", ["2024-06-03", "2024-06-04"]),
        ("it", "Il ponte è caduto il 14 febbraio 2024.", ["2024-02-14"]),
        ("nl", "De brug viel op 14 februari 2024.", ["2024-02-14"]),
    ],
)
def test_other_languages_tell_the_same_dates_their_own_way(language, text, expected):
    assert values(text, language) == expected


def test_a_language_without_a_grammar_has_its_numeric_dates():
    assert values("Most padl 14.02.2024.", "cs") == ["2024-02-14"]


def test_a_mention_is_the_text_at_its_offsets_and_carries_the_days_it_means():
    text = "It rained in early June 2024."
    (mention,) = dates(text, "en", FRIDAY)
    assert text[mention.start : mention.end] == mention.text
    assert (mention.when.start, mention.when.end, mention.when.precision) == (
        date(2024, 6, 1),
        date(2024, 6, 30),
        "month",
    )


@given(
    st.text(alphabet="0123456789 .,/-'’\nadeghilnorstuyJFMTW", max_size=60)
    | st.lists(
        st.sampled_from(
            "last next Tuesday May 30 2024 in early the quarter of days ago a 2 p.m. will was week".split()
        ),
        max_size=12,
    ).map(" ".join),
    st.sampled_from(["en", "de", "es", "fr", "it", "xx"]),
)
def test_expressions_do_not_overlap_and_lie_where_they_say(text, language):
    at = 0
    for found in timexes(text, language, FRIDAY):
        assert at <= found.start < found.end
        assert text[found.start : found.end] == found.text
        at = found.end
    for mention in dates(text, language, FRIDAY):
        assert mention.when.start <= mention.when.end
