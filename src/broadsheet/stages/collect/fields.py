"""The small fields of an entry: plain text, times, languages and addresses, whatever a feed puts there."""

import hashlib
import html
import re
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

from broadsheet.stages.collect.mend import without_controls

_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--.*?(?:-->|\Z)", re.DOTALL)
_SPACE = re.compile(r"\s+")
_EARLIEST = datetime(1995, 1, 1, tzinfo=UTC)  # no feed is older; zero dates of 1970, 1900 and 0001 are
_LATEST = datetime(2200, 1, 1, tzinfo=UTC)


def text(value: object) -> str:
    """`value` where it is a string, without the characters that neither XML nor UTF-8 can carry; else ""."""
    return without_controls(value) if isinstance(value, str) else ""


def plain(markup: str) -> str:
    """Text without tags and entities, in one line. Entities are unescaped twice: feeds often escape them twice."""
    return _SPACE.sub(" ", html.unescape(html.unescape(_TAG.sub("", markup)))).strip()


def moment(value: object) -> datetime | None:
    """An aware UTC time from an ISO 8601 text; None for what is none, and for years that no feed can mean."""
    try:
        at = datetime.fromisoformat(text(value).strip().replace("Z", "+00:00"))
        at = (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return at if _EARLIEST <= at <= _LATEST else None


def language(value: object) -> str:
    """The ISO 639-1 code of a language tag, as "pt" of "pt_BR"; "" for any other tag."""
    code = re.split(r"[-_]", text(value).strip())[0].lower()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else ""


def address(value: object, base: str = "") -> str:
    """An absolute http(s) address, read against `base`; "" for anything else."""
    link = text(value).strip()
    if not link:
        return ""
    try:
        link = urljoin(base, link)
        return link if link.lower().startswith(("http://", "https://")) and urlsplit(link).hostname else ""
    except ValueError:
        return ""


def fingerprint(*parts: str) -> str:
    """A name for an entry that has none of its own: 32 hexadecimal digits of the SHA-256 of what it says."""
    return hashlib.sha256("\0".join(parts).encode("utf8", "replace")).hexdigest()[:32]
