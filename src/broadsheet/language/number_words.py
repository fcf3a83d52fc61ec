"""Numbers, scales, currencies, units and bounds in words. Tables of data for `quantities`."""

from typing import Literal

Bound = Literal["exact", "about", "at least", "at most"]

_UNITS_EN = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS_EN = "twenty thirty forty fifty sixty seventy eighty ninety"
ENGLISH = {w: float(n) for n, w in enumerate(_UNITS_EN.split()) if n} | {
    w: float(10 * n) for n, w in enumerate(_TENS_EN.split(), start=2)
}
WORDS: dict[str, dict[str, float]] = {
    "en": ENGLISH,
    "de": {w: float(n) for n, w in enumerate("zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn".split(), start=2)}
    | {"zwanzig": 20.0, "dreißig": 30.0, "vierzig": 40.0, "fünfzig": 50.0, "hundert": 100.0, "tausend": 1000.0},
    "es": {w: float(n) for n, w in enumerate("dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince".split(), start=2)}
    | {"veinte": 20.0, "treinta": 30.0, "cuarenta": 40.0, "cincuenta": 50.0, "cien": 100.0, "mil": 1000.0},
    "fr": {w: float(n) for n, w in enumerate("deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze".split(), start=2)}
    | {"vingt": 20.0, "trente": 30.0, "quarante": 40.0, "cinquante": 50.0, "cent": 100.0, "mille": 1000.0},
}  # fmt: skip
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0, "lakh": 1e5, "crore": 1e7,
    "bn": 1e9, "tn": 1e12, "mn": 1e6, "tausend": 1e3, "millionen": 1e6, "mio": 1e6, "milliarde": 1e9, "milliarden": 1e9, "mrd": 1e9,
    "billionen": 1e12, "mil millones": 1e9, "mil": 1e3, "millón": 1e6, "millones": 1e6, "billones": 1e12, "mille": 1e3, "millions": 1e6,
    "milliard": 1e9, "milliards": 1e9,
}  # fmt: skip
# Only after a currency sign, or close to the figure and before a noun: "m" is also a metre.
SHORT_SCALES = {"m": 1e6, "b": 1e9, "k": 1e3, "t": 1e12}
# "dozens of people": at least two dozens.
VAGUE = {"dozens": 24.0, "hundreds": 200.0, "thousands": 2000.0, "millions": 2e6, "billions": 2e9,
         "tens of thousands": 2e4, "hundreds of thousands": 2e5, "tens of millions": 2e7, "hundreds of millions": 2e8}  # fmt: skip
FRACTIONS = {"half a million": 5e5, "half a billion": 5e8, "half a dozen": 6.0, "half": 0.5, "a third": 1 / 3, "one third": 1 / 3, "two thirds": 2 / 3, "a quarter": 0.25, "one quarter": 0.25,
             "three quarters": 0.75, "one fifth": 0.2, "a fifth": 0.2, "a tenth": 0.1}  # fmt: skip

SIGNS = {"$": "USD", "us$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD", "r$": "BRL",
         "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₴": "UAH", "chf": "CHF", "rs": "INR", "usd": "USD",
         "eur": "EUR", "gbp": "GBP"}  # fmt: skip
CURRENCIES = {
    "dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR", "eur": "EUR", "pound": "GBP", "pounds": "GBP", "yen": "JPY",
    "yuan": "CNY", "rupee": "INR", "rupees": "INR", "ruble": "RUB", "rubles": "RUB", "roubles": "RUB", "francs": "CHF", "franken": "CHF",
    "usd": "USD", "dólares": "USD", "pfund": "GBP", "libras": "GBP", "hryvnia": "UAH", "hryvnias": "UAH", "reais": "BRL", "lira": "TRY",
    "zloty": "PLN", "kronor": "SEK", "€": "EUR", "$": "USD", "£": "GBP",
}  # fmt: skip
PERCENT = (
    "percentage points",
    "percentage point",
    "prozentpunkte",
    "prozentpunkten",
    "percent",
    "per cent",
    "pct",
    "prozent",
    "por ciento",
    "pour cent",
    "%",
)

BOUNDS: dict[str, Bound] = {
    "about": "about", "around": "about", "roughly": "about", "approximately": "about", "some": "about", "nearly": "about",
    "almost": "about", "an estimated": "about", "close to": "about", "circa": "about", "rund": "about", "etwa": "about", "fast": "about",
    "ungefähr": "about", "knapp": "about", "gut": "about", "unos": "about", "unas": "about", "casi": "about", "cerca de": "about",
    "alrededor de": "about", "aproximadamente": "about", "environ": "about", "près de": "about", "quelque": "about",
    "at least": "at least", "more than": "at least", "over": "at least", "no fewer than": "at least", "no less than": "at least",
    "upwards of": "at least", "in excess of": "at least", "a minimum of": "at least", "a maximum of": "at most", "as much as": "at most",
    "just over": "about", "just under": "about", "a little over": "about", "a little under": "about", "slightly more than": "about",
    "slightly less than": "about", "just shy of": "about", "knapp unter": "about", "knapp über": "about",
    "as many as": "at most", "up to": "at most", "at most": "at most", "fewer than": "at most",
    "less than": "at most", "under": "at most", "no more than": "at most", "mindestens": "at least", "mehr als": "at least",
    "über": "at least", "bis zu": "at most", "weniger als": "at most", "höchstens": "at most", "al menos": "at least",
    "por lo menos": "at least", "más de": "at least", "hasta": "at most", "menos de": "at most", "au moins": "at least",
    "plus de": "at least", "jusqu'à": "at most", "moins de": "at most",
}  # fmt: skip

MEASURES = {
    "km": "kilometre", "kilometers": "kilometre", "kilometres": "kilometre", "kilometer": "kilometre", "kilometre": "kilometre", "mi": "mile",
    "kilómetros": "kilometre", "kilomètres": "kilometre", "mph": "mile per hour", "km/h": "kilometre per hour", "kph": "kilometre per hour",
    "kg": "kilogram", "kilograms": "kilogram", "kilos": "kilogram", "lbs": "pound", "lb": "pound", "meters": "metre", "metres": "metre",
    "meter": "metre", "metre": "metre", "metros": "metre", "mètres": "metre", "cm": "centimetre", "mm": "millimetre", "ft": "foot", "feet": "foot",
    "inches": "inch", "acres": "acre", "hectares": "hectare", "hektar": "hectare", "tonnes": "tonne", "tons": "ton", "tonnen": "tonne",
    "toneladas": "tonne", "barrels": "barrel", "gallons": "gallon", "litres": "litre", "liters": "litre", "degrees": "degree", "°": "degree",
    "°c": "degree", "°f": "degree", "grad": "degree", "gw": "gigawatt", "mw": "megawatt", "kwh": "kilowatt-hour", "gb": "gigabyte",
    "tb": "terabyte", "years": "year", "jahre": "year", "jahren": "year", "años": "year", "ans": "year", "people": "person", "persons": "person",
    "menschen": "person", "personas": "person", "personnes": "person", "personen": "person", "men": "man", "women": "woman", "children": "child",
    "jahr": "year", "año": "year", "tage": "day", "tagen": "day", "días": "day", "jours": "day", "wochen": "week", "monate": "month",
    "monaten": "month", "meses": "month", "stunden": "hour", "horas": "hour", "heures": "hour", "minuten": "minute", "muertos": "dead",
    "tote": "dead", "morts": "dead", "heridos": "injured", "verletzte": "injured", "blessés": "injured", "tage.": "day", "lives": "life",
    "police officers": "police officer", "countries": "country", "feet.": "foot", "bodies": "body", "wives": "wife", "troops": "soldier",
    "soldiers": "soldier", "soldaten": "soldier", "soldados": "soldier", "soldats": "soldier", "homes": "home", "houses": "house",
    "votes": "vote", "stimmen": "vote", "votos": "vote", "voix": "vote", "series": "series", "species": "species", "crises": "crisis",
}  # fmt: skip
STATES = frozenset(
    "dead injured wounded killed missing hurt hospitalized hospitalised arrested displaced detained".split()
)
# Follow a figure without being what it counts.
NO_UNIT = frozenset(
    "of in and or to by was is were are has had have as at on for from with who which that will would than the a an this these those but not "
    "his her its their our after before since until if when while where into over under between per be been being do does did said says "
    "it he she they we you i also just only so yet still now then there here out up down off about around more most less least very "
    "yesterday today tomorrow ago alone each apiece y e o de del en que se con por para los las el la un una fue und oder von im am um zu mit "
    "der die das den dem ist sind war waren wurden haben hatte et ou du des dans sur par est sont ont a à against across during within "
    "percent pm am plus minus times including may can could should must might last next its".split()
)
