"""How the pages put times, counts, dates and languages into words, in the language of their labels."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta
from gettext import NullTranslations
from urllib.parse import urlsplit

from broadsheet.news.when import When

_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he iw ks ku ps sd ug ur yi".split())
_OUTLETS = 3  # named in a list; the rest are counted
_labels: ContextVar[NullTranslations] = ContextVar("labels", default=NullTranslations())  # noqa: B039 (never changed)


@contextmanager
def speaking(translations: NullTranslations) -> Iterator[None]:
    """Put everything into the language of these translations while the block runs."""
    token = _labels.set(translations)
    try:
        yield
    finally:
        _labels.reset(token)


def _(text: str) -> str:
    return _labels.get().gettext(text)


def tongue() -> str:
    """The language of the labels."""
    return _labels.get().info().get("language", "en")


def label(text: str) -> str:
    """A label in the language of the page."""
    return _(text)


# In English here, where the tools that collect labels find them, and put into the language of a page when one is told.
_MONTHS = (
    _("January"), _("February"), _("March"), _("April"), _("May"), _("June"),
    _("July"), _("August"), _("September"), _("October"), _("November"), _("December"),
)  # fmt: skip
_WEEKDAYS = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))


def _month(at: datetime) -> str:
    return _(_MONTHS[at.month - 1])


def _weekday(at: datetime) -> str:
    return _(_WEEKDAYS[at.weekday()])


def _nouns() -> None:
    """What is counted, named here so that the tools that collect messages find it."""
    n = _labels.get().ngettext
    n("feed", "feeds", 1), n("story", "stories", 1), n("report", "reports", 1)
    n("independent report", "independent reports", 1), n("hour", "hours", 1), n("day", "days", 1)
    n("new sentence", "new sentences", 1), n("dropped sentence", "dropped sentences", 1)


def count(n: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 report", "3 reports"."""
    return f"{n} {_labels.get().ngettext(one, many or one + 's', n)}"


def reports(articles: int, independent: int) -> str:
    """Both counts, which always stand together."""
    if articles == 1:
        return _("One report so far")
    return _("%(all)s reports, %(independent)s independent") % {"all": articles, "independent": independent}


def absolute(at: datetime) -> str:
    """A moment in UTC: "21 February 2026, 11:20 UTC"."""
    at = at.astimezone(UTC)
    parts = {"day": at.day, "month": _month(at), "year": at.year, "time": f"{at:%H:%M}"}
    return _("%(day)s %(month)s %(year)s, %(time)s UTC") % parts


def day(at: datetime) -> str:
    """A day in UTC: "Saturday 21 February 2026"."""
    at = at.astimezone(UTC)
    return _("%(weekday)s %(day)s %(month)s %(year)s") % {
        "weekday": _weekday(at),
        "day": at.day,
        "month": _month(at),
        "year": at.year,
    }


def ago(at: datetime, now: datetime | None) -> str:
    """How long before `now`; from a week on, and where `now` is None (a page that will be read later), the moment itself."""
    if now is None or not timedelta() <= now - at < timedelta(days=7):
        return absolute(at)
    minutes = int((now - at) / timedelta(minutes=1))
    if minutes < 1:
        return _("just now")
    if minutes < 60:
        return _("%(n)s min ago") % {"n": minutes}
    if minutes < 48 * 60:
        return _("%(n)s h ago") % {"n": minutes // 60}
    return _("%(days)s ago") % {"days": count(minutes // (24 * 60), "day")}


def until(at: datetime, now: datetime | None) -> str:
    """How long from `now` until then."""
    if now is None or at - now >= timedelta(days=7):
        return absolute(at)
    minutes = int((at - now) / timedelta(minutes=1))
    if minutes < 1:
        return _("due now")
    return _("in %(n)s min") % {"n": minutes} if minutes < 120 else _("in %(n)s h") % {"n": minutes // 60}


def iso(at: datetime) -> str:
    """The value of a `datetime` attribute."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def machine_date(when: When) -> str:
    """The value of a `datetime` attribute for a date as exact as it was told."""
    return when.start.isoformat()[: {"year": 4, "month": 7}.get(when.precision, 10)]


def exactness(when: When) -> str:
    """What the text leaves open about a date; "" where it names the day."""
    days = (when.end - when.start).days
    if when.precision == "day" and days:
        return count(days + 1, "day")
    return {"year": _("year only"), "month": _("month only")}.get(when.precision, "")


def named(outlets: Sequence[str]) -> str:
    """The first outlets by name, the others as a number."""
    rest = len(outlets) - _OUTLETS
    return ", ".join(outlets[:_OUTLETS]) + (" " + _("and %(n)s more") % {"n": rest} if rest > 0 else "")


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


def trouble(status: int) -> str:
    """What an answer other than the page means, by its status (RFC 9110, section 15)."""
    told = {404: _("Not here"), 422: _("Not done"), 500: _("Something broke")}
    return told.get(status, _("Not possible"))


def differ(kind: str, between: str) -> str:
    """Whether sources or parties differ, and on what."""
    told = {
        ("figure", "sources"): _("The reports differ on a figure"),
        ("date", "sources"): _("The reports differ on a date"),
        ("place", "sources"): _("The reports differ on where it happened"),
        ("attribution", "sources"): _("The reports differ on who said or did it"),
        ("denial", "sources"): _("One report tells what another denies"),
        ("denial", "parties"): _("One party denies it; the reports agree on that"),
    }
    plain = _("The reports differ") if between == "sources" else _("The parties differ; the reports agree that they do")
    return told.get((kind, between), plain)


def why(name: str, number: int, value: float, window: float) -> str:
    """A part of the front page's formula in words; `number` is what it counts, `window` the hours of "now"."""
    times = _("times %(value)s") % {"value": f"{value:.2f}"}
    match name:
        case "reports":
            return f"{count(number, 'independent report')}: {value:.2f}"
        case "freshness":
            hours = count(number, "hour") if number else _("less than an hour")
            return _("changed %(hours)s before") % {"hours": hours} + f": {times}"
        case "pace":
            return (
                _("%(reports)s in %(hours)s hours")
                % {"reports": count(number, "independent report"), "hours": f"{window:g}"}
                + f": {times}"
            )
        case "picture":
            return (_("a picture") if number else _("no picture")) + f": {times}"
        case _other:
            return _("a topic that you prefer") + f": {times}"
