"""Addresses: absolute, canonical, of one site."""

import re
from collections.abc import Mapping
from urllib.parse import unquote_plus, urljoin, urlsplit, urlunsplit

from lxml import html as lxml_html

from broadsheet.net.sites import host_of, same_site

_TRACKING = re.compile(
    r"^(?:utm_?\w*|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|cmp(?:id)?|ref|ref_?src|ref_url|referrer|ns_\w+|xtor|smid|smtyp|"
    r"wt_\w+|wtmc|at_\w+|ito|ico|ftcamp|srnd|intcid|icid|ncid|partner|share|guccounter|guce_\w+|_ga|_gl|__twitter_impression|"
    r"taid|sref|maca|traffic_source|mod|feature|soc_src|soc_trk|sh|chn|cid|ocid|campaign_?id|spm|amp|outputtype)$",
    re.IGNORECASE,
)
_UNWANTED = re.compile(r"[\s\x00-\x1f\ud800-\udfff]")


def host_name(url: str) -> str:
    """An outlet's name from its address, for pages that give none."""
    return re.sub(r"^(?:www\d?|m|amp|edition|mobile)\.(?=[^.]+\.)", "", host_of(url))


def absolute(base: str, link: object) -> str:
    """`link` as an absolute http(s) address, "" where it is none."""
    if not isinstance(link, str) or not link.strip() or len(link) > 4000:
        return ""
    try:
        url = urljoin(base, _UNWANTED.sub(lambda m: "%20" if m[0] == " " else "", link.strip()))
        return url if url.lower().startswith(("http://", "https://")) and urlsplit(url).hostname else ""
    except ValueError:
        return ""


def without_tracking(url: str) -> str:
    """`url` with scheme and host in lower case, without default port, fragment and parameters that track the reader."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return url
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    host += f":{port}" if port and port != {"http": 80, "https": 443}.get(parts.scheme) else ""
    # as they are written: an address whose query is a bare number ("/story?123") would not survive being read and put together
    kept = [part for part in parts.query.split("&") if not _TRACKING.match(unquote_plus(part.partition("=")[0]))]
    return urlunsplit((parts.scheme, host, parts.path or "/", "&".join(filter(None, kept)), ""))


def canonical(tree: lxml_html.HtmlElement, meta: Mapping[str, str], url: str) -> str:
    """The page's own word for its address, where it lies on the same site and is no front page; else `url`, cleaned."""
    links = [*tree.xpath("//link[translate(@rel,'CANOIL','canoil')='canonical']/@href")[:1], meta.get("og:url")]
    for link in links:
        found = absolute(url, link)
        if found and same_site(url, found) and urlsplit(found).path.strip("/"):
            return without_tracking(found)
    return without_tracking(url)
