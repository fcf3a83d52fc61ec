"""How the pages put times, counts, dates and languages into words."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from broadsheet.news.when import When

_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he iw ks ku ps sd ug ur yi".split())
_EXACT = {"year": "year only", "month": "month only", "day": "", "time": ""}
_DIFFER = {
    ("figure", "sources"): "The reports differ on a figure",
    ("date", "sources"): "The reports differ on a date",
    ("attribution", "sources"): "The reports differ on who said or did it",
    ("denial", "sources"): "One report tells what another denies",
    ("denial", "parties"): "One party denies it; the reports agree on that",
}  # fmt: skip
_OUTLETS = 3  # named in a list; the rest are counted


def count(n: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 report", "3 reports"."""
    return f"{n} {one if n == 1 else many or one + 's'}"


def reports(articles: int, independent: int) -> str:
    """Both counts, which always stand together."""
    return "One report so far" if articles == 1 else f"{articles} reports, {independent} independent"


def absolute(at: datetime) -> str:
    """A moment in UTC: "21 February 2026, 11:20 UTC"."""
    at = at.astimezone(UTC)
    return f"{at.day} {at:%B %Y, %H:%M} UTC"


def day(at: datetime) -> str:
    """A day in UTC: "Saturday 21 February 2026"."""
    at = at.astimezone(UTC)
    return f"{at:%A} {at.day} {at:%B %Y}"


def ago(at: datetime, now: datetime | None) -> str:
    """How long before `now`; from a week on, and where `now` is None (a page that will be read later), the moment itself."""
    if now is None or not timedelta() <= now - at < timedelta(days=7):
        return absolute(at)
    minutes = int((now - at) / timedelta(minutes=1))
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{minutes} min ago"
    return f"{minutes // 60} h ago" if minutes < 48 * 60 else f"{count(minutes // (24 * 60), 'day')} ago"


def until(at: datetime, now: datetime | None) -> str:
    """How long from `now` until then."""
    if now is None or at - now >= timedelta(days=7):
        return absolute(at)
    minutes = int((at - now) / timedelta(minutes=1))
    if minutes < 1:
        return "due now"
    return f"in {minutes} min" if minutes < 120 else f"in {minutes // 60} h"


def iso(at: datetime) -> str:
    """The value of a `datetime` attribute."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def machine_date(when: When) -> str:
    """The value of a `datetime` attribute for a date as exact as it was told."""
    return when.start.isoformat()[: {"year": 4, "month": 7}.get(when.precision, 10)]


def exactness(when: When) -> str:
    """What the text leaves open about a date; "" where it names the day."""
    days = (when.end - when.start).days
    return f"{days + 1} days" if when.precision == "day" and days else _EXACT[when.precision]


def named(outlets: Sequence[str]) -> str:
    """The first outlets by name, the others as a number."""
    rest = len(outlets) - _OUTLETS
    return ", ".join(outlets[:_OUTLETS]) + (f" and {rest} more" if rest > 0 else "")


def direction(language: str) -> str:
    """`rtl` for a language that is written from right to left, else `ltr`."""
    return "rtl" if language.split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


def web_address(url: str) -> str:
    """The address where it is one of the web; "" for anything that a browser might run or read from the disk."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else ""


def host(url: str) -> str:
    """The host of an address, as a name for what has no other."""
    return urlsplit(web_address(url)).netloc.removeprefix("www.")


def percent(share: float) -> str:
    """A share of 1 as whole percent, where only all of it is 100%."""
    return f"{min(99, round(share * 100)) if share < 1 else 100}%"


def differ(kind: str, between: str) -> str:
    """Whether sources or parties differ, and on what."""
    plain = "The reports differ" if between == "sources" else "The parties differ; the reports agree that they do"
    return _DIFFER.get((kind, between), plain)
