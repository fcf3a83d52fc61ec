"""Who may ask for what: names under which the app is reached, and forms that no other site can send.

A form is taken only from a page of the app itself. Browsers say where a request comes from (Sec-Fetch-Site, and Origin
before it), and no script of another site can change that, so that no token has to be made, kept and compared: OWASP's
cheat sheet on cross-site request forgery, "Fetch Metadata headers". A request with neither header comes from no browser;
a POST must then say that it sends JSON, which no form of another site can; other methods are none of a form's.
"""

from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def from_elsewhere(method: str, headers: Mapping[str, str]) -> bool:
    """Whether a request would change something and was not sent by a page of the app."""
    if method in SAFE:
        return False
    if site := headers.get("sec-fetch-site", ""):
        return site not in ("same-origin", "none")
    if origin := headers.get("origin", ""):
        return urlsplit(origin).netloc.lower() != headers.get("host", "").lower()
    return method == "POST" and not headers.get("content-type", "").startswith("application/json")


def host_allowed(host: str, public_address: str) -> bool:
    """Whether a Host header names this machine or the address that is public.

    Another name that leads here is that of a site whose owner points it at this machine, to read what is on it.
    """
    name = urlsplit(f"//{host}").hostname or ""
    public = urlsplit(public_address).hostname
    return name == "localhost" or name.endswith(".localhost") or name == public or is_loopback(name)


def is_loopback(address: str) -> bool:
    """Whether only this machine reaches an address."""
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"
