"""Whose site an address lies on: the registered name below which all pages of one outlet stand."""

import ipaddress
from urllib.parse import urlsplit

_SECOND_LEVEL = {"co", "com", "org", "net", "gov", "gob", "ac", "edu", "go", "or", "ne"}
# Hosts under whose name many publish: there, each name below them is a site of its own.
_SHARED = set(
    "blogspot.com wordpress.com substack.com medium.com github.io gitlab.io tumblr.com wixsite.com weebly.com typepad.com "
    "ghost.io netlify.app vercel.app pages.dev livejournal.com over-blog.com feedburner.com".split()
)


def host_of(url: str) -> str:
    """The host of an address; "" where it has none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def site_of(url: str) -> str:
    """The registered name of an address ("bbc.co.uk", "dw.com"); on a host that many share, the name below it."""
    host = host_of(url)
    labels = host.split(".")
    length = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL else 2
    site = ".".join(labels[-length:])
    return ".".join(labels[-length - 1 :]) if site in _SHARED else site


def same_site(url: str, other: str) -> bool:
    """Whether two addresses lie under one registered name."""
    return site_of(url) == site_of(other) != ""


def outlet_key(url: str, name: str) -> str:
    """What tells outlets apart: the registered name of the site, whatever its feeds or pages call it.

    A number, a name without a dot, or a shared host without a name below it, is nobody's: there the outlet's own name
    counts, and "" where it has none.
    """
    site = site_of(url)
    if "." in site and site not in _SHARED and not _is_number(host_of(url)):
        return site
    return name.casefold().strip()


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
