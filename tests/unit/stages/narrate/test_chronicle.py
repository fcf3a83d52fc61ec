"""Which days of a story matter, and which sentences tell them."""

from datetime import date, timedelta

from broadsheet.stages.narrate.chronicle import Chronicle, Dated

FIRST = date(2026, 3, 2)


def day(n: int) -> date:
    return FIRST + timedelta(days=n)


def told(article: str, published: int, *sentences: tuple[str, tuple[int, ...]]) -> list[Dated]:
    return [
        Dated(
            article, day(published), at, frozenset(words.split()), frozenset(map(day, days)), frozenset(map(day, days))
        )
        for at, (words, days) in enumerate(sentences)
    ]


FLOOD = [
    *told("a", 1, ("flood dam orva brenna break night", (0,)), ("mayor brenna visit school orva flood", (1,))),
    *told("b", 2, ("flood dam orva brenna burst water", (0,)), ("minister promise money brenna flood orva", (2,))),
    *told("c", 3, ("dam brenna flood break inquiry orva", (0,)), ("cup final play stadium capital late", (-9,))),
    *told("d", 3, ("flood brenna orva minister promise dam", (2,)), ("weather map print colour paper page", (3,))),
]


def test_a_day_that_many_articles_date_something_to_comes_first():
    days = Chronicle(FLOOD).days()
    assert days[0] == day(0)
    assert days.index(day(2)) < days.index(day(1))


def test_a_day_of_another_matter_comes_after_those_of_the_story():
    days = Chronicle(FLOOD).days()
    assert days.index(day(-9)) > max(map(days.index, (day(0), day(1), day(2))))


def test_the_articles_of_a_day_count_for_it():
    quiet = told("a", 1, ("flood dam orva brenna break night", (0,)))
    more = told("b", 5, ("flood dam orva brenna water rise", ()))
    assert Chronicle([*quiet, *more]).weight(day(5)) > Chronicle([*quiet, *told("b", 5)]).weight(day(5)) == 0


def test_a_day_is_told_in_what_its_reports_share_and_nothing_twice():
    (best,) = Chronicle(FLOOD).tell(day(0), 1)
    assert {"dam", "flood", "break"} <= best.stems
    assert len(Chronicle(FLOOD).tell(day(0), 3)) == 1


def test_a_sentence_whose_own_date_it_is_tells_more_than_one_that_names_it():
    names = Dated("a", day(1), 0, frozenset("flood dam orva brenna break one".split()), frozenset([day(0)]))
    tells = Dated(
        "b", day(1), 0, frozenset("flood dam orva brenna break two".split()), frozenset([day(0)]), frozenset([day(0)])
    )
    assert Chronicle([names, tells]).tell(day(0), 1) == [tells]


def test_nothing_has_no_days():
    assert Chronicle([]).days() == []
    assert Chronicle([]).tell(FIRST, 2) == []
