"""The languages of the labels, as gettext catalogues; the stories keep their own."""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files

LANGUAGES = {"en": "English", "de": "Deutsch", "es": "Español"}


@cache
def translations(language: str) -> NullTranslations:
    """The catalogue of a language; English is what the templates say."""
    if language not in LANGUAGES or language == "en":
        return NullTranslations()
    place = files("broadsheet.stages.publish").joinpath("locale", language, "LC_MESSAGES", "broadsheet.mo")
    with place.open("rb") as file:
        return GNUTranslations(file)


def chosen(setting: str, accepted: str) -> str:
    """The language that is set, or else the first of an Accept-Language header (RFC 9110, section 12.5.4) that there is."""
    if setting in LANGUAGES:
        return setting
    wanted = sorted((_quality(part) for part in accepted.split(",") if part.strip()), key=lambda w: -w[0])
    return next((code for quality, code in wanted if quality > 0 and code in LANGUAGES), "en")


def _quality(part: str) -> tuple[float, str]:
    name, _, weight = part.partition(";")
    try:
        quality = float(weight.strip().removeprefix("q=")) if weight.strip() else 1.0
    except ValueError:
        quality = 0.0
    return quality, name.strip().split("-")[0].lower()
