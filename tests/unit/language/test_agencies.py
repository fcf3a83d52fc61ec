import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.language.agencies import agency_named, agency_of_outlet

NEWS = "The harbour council voted on Monday to replace the old swing bridge with a tunnel."
MORE = "Work is to begin in the autumn of next year."


@pytest.mark.parametrize(
    ("start", "agency"),
    [
        ("NORVALE (Reuters) - ", "Reuters"), ("NORVALE, Feb 20 (Reuters) - ", "Reuters"), ("(Reuters) - ", "Reuters"),
        ("NORVALE/CLEAR BAY (Reuters) - ", "Reuters"), ("CLEAR BAY, Norland (AP) — ", "AP"), ("(AP)—", "AP"), ("NORVALE, Feb. 20 (Xinhua) -- ", "Xinhua"),
        ("Norvale (dpa) - ", "dpa"), ("Norvale (dpa/lno) - ", "dpa"), ("Norvale (AFP) – ", "AFP"),
        ("Madrid, 20 feb (EFE).- ", "EFE"), ("MADRID 20 Feb. (EUROPA PRESS) - ", "Europa Press"),
        ("Paris, 20 février 2026 (AFP) - ", "AFP"), ("(ANSA) - ROMA, 20 FEB - ", "ANSA"), ("NORVALE, February 20. /TASS/. ", "TASS"),
        ("Associated Press\n\nNORVALE – ", "AP"), ("By Mila Korn, Associated Press\n\n", "AP"), ("Von dpa\n\n", "dpa"),
    ],
)  # fmt: skip
def test_a_dateline_or_byline_names_the_agency(start: str, agency: str) -> None:
    assert agency_named((), f"{start}{NEWS}\n\n{MORE}") == agency


@pytest.mark.parametrize(
    ("end", "agency"),
    [
        ("\n\ndpa", "dpa"), ("\n\n(dpa)", "dpa"), ("\n\nkor/dpa", "dpa"), ("\n\ndpa/afp", "dpa"), ("\n\n– Reuters", "Reuters"),
        ("\n\nQuelle: dpa", "dpa"), ("\n\nFuente: EFE", "EFE"), ("\n\nSource : AFP", "AFP"), (" PTI", "PTI"),
        ("\n\nCopyright 2026 The Associated Press. All rights reserved.", "AP"), ("\n\n© 2026 AFP", "AFP"),
        ("\n\n© dpa-infocom, dpa:260220-99-12345/3", "dpa"), ("\n\n(C) 2026 Tribune Content Agency, LLC", "TNS"),
    ],
)  # fmt: skip
def test_the_last_line_names_the_agency(end: str, agency: str) -> None:
    assert agency_named((), f"{NEWS}\n\n{MORE}{end}") == agency


@pytest.mark.parametrize(
    ("authors", "agency"),
    [
        (("Reuters",), "Reuters"), (("The Associated Press",), "AP"), (("Agencia EFE",), "EFE"), (("AFP", "AP"), "AFP"),
        (("Mila Korn", "The Associated Press"), ""), (("Mila Korn",), ""), ((), ""),
    ],
)  # fmt: skip
def test_a_byline_of_agencies_alone_names_the_agency(authors: tuple[str, ...], agency: str) -> None:
    assert agency_named(authors, NEWS) == agency


@pytest.mark.parametrize(
    "text",
    [
        f"{NEWS}\n\nThe Associated Press contributed to this report.", f"{NEWS}\n\nMit Material der dpa", f"{NEWS}\n\n(avec AFP)",
        f"{NEWS}\n\n(With inputs from PTI)", f"The mayor at the bridge. (Mila Korn/Reuters)\n\n{NEWS}", f"Image copyright AFP\n\n{NEWS}",
        f"{NEWS}\n\n© Reuters/Mila Korn", f"The mayor told Reuters that it was over.\n\n{NEWS}", "He said so to the AP.", "",
    ],
)  # fmt: skip
def test_help_a_picture_or_a_mention_is_no_credit(text: str) -> None:
    assert agency_named((), text) == ""


def test_an_agency_is_known_by_its_site_or_its_name() -> None:
    assert agency_of_outlet("apnews.com", "AP News") == "AP"
    assert agency_of_outlet("", "Agence France-Presse") == "AFP"
    assert agency_of_outlet("post.example", "The Post") == ""


@given(st.lists(st.text(max_size=30), max_size=3), st.text())
def test_no_text_fails(authors: list[str], text: str) -> None:
    assert isinstance(agency_named(authors, text), str)
