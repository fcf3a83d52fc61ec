import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.net.sites import outlet_key, same_site, site_of


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.post.example/a", "https://sport.post.example/b", True),
        ("https://post.co.uk/a", "https://www.post.co.uk/b", True),
        ("https://post.co.uk/a", "https://herald.co.uk/b", False),
        ("https://post.de", "https://post.at", False),
        ("", "", False),
    ],
)
def test_addresses_are_of_one_site_where_they_share_the_registered_name(one: str, other: str, same: bool) -> None:
    assert same_site(one, other) is same


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://politics.post.example/a", "post.example"), ("https://www.post.co.uk/a", "post.co.uk"),
        ("https://harbour.blogspot.com/a", "harbour.blogspot.com"), ("https://www.post.example./a", "post.example"),
        ("no address", ""), ("http://[bad", ""),
    ],
)  # fmt: skip
def test_a_site_is_the_registered_name_or_the_name_below_a_host_that_many_share(url: str, site: str) -> None:
    assert site_of(url) == site


def test_two_feeds_of_one_outlet_are_one_outlet_whatever_they_are_called() -> None:
    world, sport = "https://www.post.example/world/a", "https://sport.post.example/b"
    assert outlet_key(world, "Post World") == outlet_key(sport, "Post Sport")


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8080/a", "http://[::1]/a", "http://localhost/a", "https://medium.com/a", ""]
)
def test_where_the_host_is_nobodys_an_outlet_is_known_by_its_name(url: str) -> None:
    assert outlet_key(url, " The Post ") == "the post"
    assert outlet_key(url, "") == ""


@given(st.text(), st.text())
def test_no_address_fails(url: str, name: str) -> None:
    assert isinstance(outlet_key(url, name), str)
