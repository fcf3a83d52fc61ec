import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.language.date_rules import rules, rules_of_reference
from broadsheet.language.date_words import WORDS
from broadsheet.language.listings import markets
from broadsheet.language.openings import Openings

DATES = {language: [p for p, _ in rules(language) + rules_of_reference(language)] for language in (*WORDS, "cs")}
PATTERNS = {**DATES, "market": [p for p, _, _ in markets()]}
CASED = "".join(c for c in map(chr, range(0x110000)) if c.lower() != c or c.upper() != c)


def found(pattern, text):
    (matches,) = Openings([pattern]).matches(text)
    return [m.span() for m in matches]


def scanned(pattern, text):
    return [m.span() for m in pattern.finditer(text)]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\bthe day\b", "the day, The Day and other days: the  day, the day"),
        (r"(?:in )?(?:last|next) week", "within last week, in next week, last week"),
        (r"(?i:MAY|(?-i:June)) \d", "may 1, June ٣, june 4, May 5"),
        (r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)", "1999 21999 2024, 199"),
        (r"['’(]?\d0s", "’80s '90s (70s 60s"),
        (r"a{2,}b?|[^a-z]c", "aaab aa b éc xc aab"),
        (r"été|\w+ment", "en été, cet Été, vraiment"),
        (r"aa", "aaaaa"),
        (r"(?:ab)+?c", "ababc abab c"),
        (r".b", "ab\nb"),
        (r"x", "x"),
    ],
)
def test_the_places_lose_no_match_of_a_pattern(pattern, text):
    assert scanned(re.compile(pattern), text)
    assert found(re.compile(pattern), text) == scanned(re.compile(pattern), text)


@pytest.mark.parametrize(
    "pattern", [pytest.param(p, id=f"{kind}-{n}") for kind, ps in PATTERNS.items() for n, p in enumerate(ps)]
)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_every_rule_is_tried_wherever_it_matches(pattern, data):
    text = " ".join(data.draw(st.lists(st.from_regex(pattern), min_size=1, max_size=2)))
    assert found(pattern, text) == scanned(pattern, text)


@pytest.mark.parametrize("kind", PATTERNS)
def test_no_rule_is_tried_at_every_character(kind):
    assert not any(place for place in Openings(PATTERNS[kind]).places("zzz zqz, zzz-zzz: zqz"))


def test_characters_that_are_one_to_a_pattern_that_ignores_case_open_the_same_places():
    patterns = [re.compile(re.escape(char), re.IGNORECASE) for char in CASED]
    alike = ["".join(pattern.findall(CASED)) for pattern in patterns]
    assert "ſ" in alike[CASED.index("s")]
    assert [a for p, a in zip(patterns, alike, strict=True) if found(p, a) != scanned(p, a)] == []


def test_a_pattern_is_tried_at_few_places():
    text = "The day after the fair the roof fell, and then they went there."
    assert Openings([re.compile(r"\bthe day\b"), re.compile(r"\bfair\b")]).places(text) == [
        [0, 14, 23, 42, 47, 57],
        [18],
    ]
