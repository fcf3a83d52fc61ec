"""Addresses: absolute, canonical, of one site."""

import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|mc_[ce]id|cmpid|ref|ref_src|ns_\w+|xtor|smid|wt_\w+|at_\w+)$", re.IGNORECASE
)


def host_name(url: str) -> str:
    """An outlet's name from its address, for pages that give none."""
    return re.sub(r"^www\d?\.", "", urlsplit(url).hostname or "")


def same_site(url: str, other: str) -> bool:
    """Whether two addresses lie under one registered name, judged by their last two labels."""
    one, two = (urlsplit(u).hostname or "" for u in (url, other))
    return one.split(".")[-2:] == two.split(".")[-2:]


def absolute(base: str, link: str) -> str:
    """`link` as an absolute http(s) address, "" where it is none."""
    try:
        url = urljoin(base, link.strip())
    except ValueError:
        return ""
    return url if url.startswith(("http://", "https://")) else ""


def without_tracking(url: str) -> str:
    """`url` with its host in lower case, without fragment and parameters that only track the reader."""
    parts = urlsplit(url)
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(k)])
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", query, ""))
