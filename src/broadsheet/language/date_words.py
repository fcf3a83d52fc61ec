"""The words of dates in each language. Tables of data for `dates`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Unit = Literal["day", "week", "month", "year"]


@dataclass(frozen=True, slots=True)
class DateWords:
    """How one language tells dates. Values that are patterns hold no capturing groups but named ones."""

    months: tuple[str, ...]  # twelve patterns
    weekdays: tuple[str, ...]  # seven, Monday first
    relative: Mapping[str, int]  # "yesterday": -1
    month_after: str  # a bare month is a date only after one of these
    year_after: str  # a bare year likewise
    day_link: str  # between day and month: "de "
    year_link: str  # between month and year
    ago: str  # with the groups `count` and `unit`; "" where there is none
    units: Mapping[str, Unit]
    spans: Mapping[str, tuple[Unit, int]]  # "last year": ("year", -1)
    next_words: str
    ahead: str  # before a date in its sentence: the date lies ahead
    numbers: Mapping[str, int]
    day_first: bool = True  # "20 February"; English knows both
    capitals: bool = False  # months and weekdays have capitals
    season: Mapping[str, int] = field(default_factory=dict)  # the first month of a season


def _count(words: str) -> dict[str, int]:
    return {w: n for n, group in enumerate(words.split(), start=1) for w in group.split("|")}


ENGLISH = DateWords(
    months=tuple("Jan(?:uary|\\.)? Feb(?:ruary|\\.)? Mar(?:ch|\\.)? Apr(?:il|\\.)? May June? July? Aug(?:ust|\\.)? Sept?(?:ember|\\.)? "
                 "Oct(?:ober|\\.)? Nov(?:ember|\\.)? Dec(?:ember|\\.)?".split()),
    weekdays=tuple("Mon(?:day|\\.) Tue(?:sday|s\\.) Wed(?:nesday|\\.) Thu(?:rsday|rs\\.) Fri(?:day|\\.) Sat(?:urday|\\.) Sun(?:day|\\.)".split()),
    relative={"today": 0, "yesterday": -1, "tomorrow": 1, "overnight": 0, "tonight": 0, "this morning": 0, "this afternoon": 0,
              "this evening": 0, "last night": -1},
    month_after="in|since|until|by|of|during|from|through|between|and|to|after|before|early|late|mid|next|earlier in|later in|around",
    year_after="in|since|of|by|from|until|through|before|after|during|and|to|early|late|mid|for|the|than|year|between|fiscal|around|circa",
    day_link="(?:of )?",
    year_link=",? (?:of )?",
    ago=r"(?P<count>\d{1,2}|NUMBERS)[ -](?P<unit>days?|weeks?|months?|years?) (?:ago|earlier)",
    units={"day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month", "months": "month", "year": "year", "years": "year"},
    spans={"last week": ("week", -1), "this week": ("week", 0), "next week": ("week", 1), "last month": ("month", -1),
           "this month": ("month", 0), "next month": ("month", 1), "last year": ("year", -1), "this year": ("year", 0), "next year": ("year", 1)},
    next_words="next|this coming|coming",
    ahead=r"will|would|won['’]t|shall|scheduled|set to|expected|due|plans?|planned|planning|ahead of|deadline|expires?|'ll|’ll|"
          r"(?:is|are) to|going to|to (?:be|begin|start|resume|meet|open|close|take|hold|vote|visit|travel|arrive|play|host)|payable",
    numbers=_count("one|a|an two|couple three four five six seven eight nine ten eleven twelve"),
    capitals=True,
    season={"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12},
)  # fmt: skip
GERMAN = DateWords(
    months=tuple("Jan(?:uar|\\.) Feb(?:ruar|\\.) (?:März|Mrz\\.) Apr(?:il|\\.) Mai Jun[i.] Jul[i.] Aug(?:ust|\\.) Sept?(?:ember|\\.) "
                 "Okt(?:ober|\\.) Nov(?:ember|\\.) Dez(?:ember|\\.)".split()),
    weekdays=tuple(f"{d}(?:morgen|vormittag|mittag|nachmittag|abend|nacht)?" for d in
                   "Montag Dienstag Mittwoch Donnerstag Freitag (?:Samstag|Sonnabend) Sonntag".split()),
    relative={"heute": 0, "gestern": -1, "vorgestern": -2, "übermorgen": 2, "heute morgen": 0, "gestern abend": -1},
    month_after="im|seit|bis|Anfang|Mitte|Ende|ab|vom|bis zum|und|zwischen",
    year_after="Jahr|Jahre|Jahren|Jahres|seit|bis|von|ab|und|nach|vor|zwischen|Anfang|Mitte|Ende|Sommer|Herbst|Winter|Frühjahr",
    day_link="",
    year_link=" (?:des Jahres )?",
    ago=r"vor (?P<count>\d{1,2}|NUMBERS) (?P<unit>Tag(?:en)?|Wochen?|Monat(?:en)?|Jahr(?:en)?)",
    units={"tag": "day", "tagen": "day", "woche": "week", "wochen": "week", "monat": "month", "monaten": "month", "jahr": "year", "jahren": "year"},
    spans={"letzte woche": ("week", -1), "vergangene woche": ("week", -1), "diese woche": ("week", 0), "nächste woche": ("week", 1),
           "im vergangenen monat": ("month", -1), "im vergangenen jahr": ("year", -1), "im letzten jahr": ("year", -1), "vergangenes jahr": ("year", -1),
           "letztes jahr": ("year", -1), "dieses jahr": ("year", 0), "in diesem jahr": ("year", 0), "nächstes jahr": ("year", 1),
           "im kommenden jahr": ("year", 1), "im nächsten jahr": ("year", 1), "im vorjahr": ("year", -1)},
    next_words="nächsten|kommenden|nächster|nächste",
    ahead="wird|werden|will|wollen|soll|sollen|plant|planen|bis",
    numbers=_count("einem|einer|einen zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"),
    capitals=True,
)  # fmt: skip
SPANISH = DateWords(
    months=tuple("enero febrero marzo abril mayo junio julio agosto sep?tiembre octubre noviembre diciembre".split()),
    weekdays=tuple("lunes martes miércoles jueves viernes sábado domingo".split()),
    relative={"hoy": 0, "ayer": -1, "anteayer": -2, "anoche": -1, "mañana por la mañana": 1},
    month_after="en|desde|hasta|de|a principios de|a finales de|a mediados de|pasado|próximo",
    year_after="en|desde|de|del|año|hasta|entre|y|a|tras",
    day_link="de ",
    year_link=" del? (?:año )?",
    ago=r"hace (?P<count>\d{1,2}|NUMBERS) (?P<unit>días?|semanas?|meses|mes|años?)",
    units={"día": "day", "días": "day", "semana": "week", "semanas": "week", "mes": "month", "meses": "month", "año": "year", "años": "year"},
    spans={"la semana pasada": ("week", -1), "esta semana": ("week", 0), "la próxima semana": ("week", 1), "el mes pasado": ("month", -1),
           "este mes": ("month", 0), "el próximo mes": ("month", 1), "el año pasado": ("year", -1), "este año": ("year", 0),
           "el próximo año": ("year", 1)},
    next_words="próximo",
    ahead="será|serán|se espera|prevé|prevén|va a|van a|próximo|hasta",
    numbers=_count("un|una dos tres cuatro cinco seis siete ocho nueve diez once doce"),
)  # fmt: skip
FRENCH = DateWords(
    months=tuple("janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()),
    weekdays=tuple("lundi mardi mercredi jeudi vendredi samedi dimanche".split()),
    relative={"aujourd'hui": 0, "aujourd’hui": 0, "hier": -1, "avant-hier": -2, "demain": 1, "hier soir": -1, "ce matin": 0, "ce soir": 0},
    month_after="en|depuis|jusqu'en|début|fin|mi|de|dès|d'|d’",
    year_after="en|depuis|de|année|jusqu'en|dès|entre|et|à|début|fin",
    day_link="",
    year_link=" (?:de l['’]année )?",
    ago=r"il y a (?P<count>\d{1,2}|NUMBERS) (?P<unit>jours?|semaines?|mois|ans?)",
    units={"jour": "day", "jours": "day", "semaine": "week", "semaines": "week", "mois": "month", "an": "year", "ans": "year"},
    spans={"la semaine dernière": ("week", -1), "cette semaine": ("week", 0), "la semaine prochaine": ("week", 1), "le mois dernier": ("month", -1),
           "ce mois-ci": ("month", 0), "l'an dernier": ("year", -1), "l’an dernier": ("year", -1), "l'année dernière": ("year", -1),
           "l’année dernière": ("year", -1), "cette année": ("year", 0), "l'an prochain": ("year", 1), "l’an prochain": ("year", 1)},
    next_words="prochain",
    ahead="sera|seront|doit|doivent|devrait|va|vont|prévu|prévue|jusqu'au",
    numbers=_count("un|une deux trois quatre cinq six sept huit neuf dix onze douze"),
)  # fmt: skip


def _plain(
    months: str, weekdays: str, relative: Mapping[str, int], after: str, day_link: str, year_link: str
) -> DateWords:
    """A language of which only months, weekdays and the commonest words are known."""
    return DateWords(
        months=tuple(months.split()), weekdays=tuple(weekdays.split()), relative=relative, month_after=after, year_after=after,
        day_link=day_link, year_link=year_link, ago="", units={}, spans={}, next_words="", ahead="", numbers={},
    )  # fmt: skip


WORDS: dict[str, DateWords] = {
    "en": ENGLISH,
    "de": GERMAN,
    "es": SPANISH,
    "fr": FRENCH,
    "it": _plain("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
                 "lunedì martedì mercoledì giovedì venerdì sabato domenica", {"oggi": 0, "ieri": -1, "domani": 1}, "nel|dal|a|di|del", "", " (?:del )?"),
    "pt": _plain("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
                 "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo", {"hoje": 0, "ontem": -1, "amanhã": 1},
                 "em|desde|de|até", "de ", " de "),
    "nl": _plain("januari februari maart april mei juni juli augustus september oktober november december",
                 "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag", {"vandaag": 0, "gisteren": -1, "morgen": 1}, "in|sinds|tot", "", " "),
}  # fmt: skip
