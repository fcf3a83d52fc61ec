import pytest
from asking import failing, get, settings
from loopback import Answer, Site

from broadsheet.errors import BroadsheetError
from broadsheet.net.errors import Refused, Unreachable


def test_through_a_proxy_the_proxy_gets_the_whole_address_and_resolves_the_name(site: Site) -> None:
    site.routes["http://far.example/story"] = Answer(b"from afar")
    using = settings(http_proxy=site.origin, allow_private_addresses=False)
    assert get("http://far.example/story", using).body == b"from afar"
    assert site.paths() == ["http://far.example/robots.txt", "http://far.example/story"]


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "http://10.0.0.1/", "http://x.localhost/", "http://127.1/"])
def test_a_proxy_is_not_asked_for_addresses_inside(site: Site, url: str) -> None:
    using = settings(http_proxy=site.origin, allow_private_addresses=False)
    assert isinstance(failing(url, using), Refused)
    assert site.asked == []


def test_https_goes_through_a_tunnel_of_the_proxy(site: Site) -> None:
    site.routes["far.example:443"] = Answer(b"", 403)
    assert isinstance(failing("https://far.example/", settings(http_proxy=site.origin)), Unreachable)
    assert (site.asked[0].method, site.asked[0].path) == ("CONNECT", "far.example:443")


def test_a_proxy_that_is_none_is_told_to_the_operator() -> None:
    with pytest.raises(BroadsheetError, match=r"which is no proxy\. Give it as http://host:port"):
        get("http://far.example/", settings(http_proxy="socks://x:1"))
