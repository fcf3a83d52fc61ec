"""The words of dates in each language. Tables of data for `date_rules` and `tense`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from broadsheet.language.timex import Mod, Unit


@dataclass(frozen=True, slots=True)
class DateWords:
    """How one language tells dates. Values that are patterns hold no capturing groups but named ones."""

    months: tuple[str, ...]  # twelve patterns
    weekdays: tuple[str, ...]  # seven, Monday first
    relative: Mapping[str, int]  # days from the article's: "yesterday": -1
    month_after: str  # a bare month is a date only after one of these
    year_after: str  # a bare year likewise
    day_link: str  # between day and month: "de "
    year_link: str  # between month and year
    range_link: str = "-|–"  # between the first and the last day of a range
    parts: Mapping[str, str] = field(default_factory=dict)  # after a day, or a day in itself: "night": "NI"
    ago: str = ""  # with the groups `count` and `unit`; "" where there is none
    shifted: str = (
        ""  # "two days earlier", with the groups `count`, `unit` and `back` or `forth`: counts from the date before
    )
    neighbour: Mapping[str, int] = field(default_factory=dict)  # "the next day": counts from the date before, too
    units: Mapping[str, Unit] = field(default_factory=dict)
    spans: Mapping[str, tuple[Unit, int]] = field(default_factory=dict)  # "last year": ("year", -1)
    last_words: str = ""  # before or after a weekday
    next_words: str = ""
    this_words: str = ""
    mods: Mapping[str, Mod] = field(default_factory=dict)
    seasons: Mapping[str, str] = field(default_factory=dict)  # TimeML's letters
    quarter: str = ""  # with the group `number`, a word of `ordinals`
    ordinals: Mapping[str, int] = field(default_factory=dict)
    of_year: str = ""  # between a quarter or a season and its year
    decade: str = ""  # with the group `decade`: "199"
    ahead: str = ""  # verbs and phrases of a clause that looks ahead
    past: str = ""  # and of one that looks back
    doubtful: str = "(?!)"  # a plan of the past, of which the clause does not say whether it came to be
    open_end: str = "(?!)"  # directly before a date that lies ahead, where no verb says otherwise
    ahead_before: str = "(?!)"  # directly before a date, whatever the verb
    past_before: str = "(?!)"
    clause_break: str = ""  # a mark at which a clause ends besides those of every language
    numbers: Mapping[str, int] = field(default_factory=dict)
    capitals: bool = False  # months and weekdays have capitals


def _count(words: str) -> dict[str, int]:
    return {w: n for n, group in enumerate(words.split(), start=1) for w in group.split("|")}


def _units(**words: str) -> dict[str, Unit]:
    names: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year", "decade": "decade"}
    return {w: names[unit] for unit, forms in words.items() for w in forms.split()}


def _spans(phrases: Mapping[str, int], units: Mapping[str, Unit]) -> dict[str, tuple[Unit, int]]:
    """Every phrase with every unit in place of its "*"."""
    return {p.replace("*", w): (unit, step) for p, step in phrases.items() for w, unit in units.items()}


ENGLISH = DateWords(
    months=tuple("Jan(?:uary|\\.)? Feb(?:ruary|\\.)? Mar(?:ch|\\.)? Apr(?:il|\\.)? May June? July? Aug(?:ust|\\.)? Sept?(?:ember|\\.)? "
                 "Oct(?:ober|\\.)? Nov(?:ember|\\.)? Dec(?:ember|\\.)?".split()),
    weekdays=tuple("Mon(?:day|\\.) Tue(?:sday|s\\.) Wed(?:nesday|\\.) Thu(?:rsday|rs\\.) Fri(?:day|\\.) Sat(?:urday|\\.) Sun(?:day|\\.)".split()),
    relative={"today": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2},
    month_after="in|since|until|by|of|during|from|through|between|and|to|after|before|early|late|mid|next|earlier in|later in|around|for|ended|ending|that|or|a|an|the|its|his|her|their",
    year_after="in|since|of|by|from|until|through|before|after|during|and|to|early|late|mid|for|the|than|year|between|around|circa|back in|or|a|fiscal|in fiscal",
    day_link="(?:of )?",
    year_link=",? (?:of )?",
    range_link="-|–|to|through",
    parts={"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "tonight": "NI", "last night": "NI"},
    ago=r"(?P<count>\d{1,2}|NUMBERS)[ -](?P<unit>UNITS) ago",
    shifted=r"(?P<count>\d{1,2}|NUMBERS)[ -](?P<unit>UNITS) (?:(?P<back>earlier|before(?=\W*(?:$|[.,;]))|prior)|(?P<forth>later(?! than)|afterwards?))",
    neighbour={"the next day": 1, "the following day": 1, "the day after": 1, "a day later": 1, "the previous day": -1, "the day before": -1,
               "that day": 0, "the same day": 0, "that night": 0, "that evening": 0, "that same day": 0},
    units=_units(day="day days", week="week weeks", month="month months", year="year years", decade="decade decades"),
    spans=_spans({"last *": -1, "this *": 0, "next *": 1, "this past *": -1, "the coming *": 1, "this coming *": 1, "the current *": 0,
                  "the previous *": -1},
                 {"week": "week", "month": "month", "year": "year", "quarter": "quarter", "decade": "decade"}),
    last_words="last|past|this past|the previous",
    next_words="next|this coming|coming",
    this_words="this",
    mods={"early": "early", "earlier": "early", "mid": "mid", "late": "late", "later": "late", "the beginning of": "early", "the start of": "early",
          "the middle of": "mid", "the end of": "late"},
    seasons={"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"},
    quarter=r"(?P<number>first|second|third|fourth)[ -]quarter",
    ordinals={"first": 1, "second": 2, "third": 3, "fourth": 4},
    of_year=r",? (?:of |in )?",
    decade=r"(?:the )?(?:(?P<mod>early|late|mid)[ -])?(?<!\d)(?P<decade>(?:1[5-9]|20)\d)0['’]?s",
    ahead=r"\b(?:will|would|shall|can|should|must|may|might|won['’]t)\b(?: not)?(?: \w+ly| still| also| then| now| again| soon| never)?(?: be(?: \w+ly)? \w+| have \w+)?|['’]ll\b|"
          r"\b(?:is|are|be|been)(?: \w+ly)? (?:to|due|scheduled|set (?:to|for)|slated|expected|supposed|poised|likely|about|planning|going|preparing)\b(?: to)?(?: be \w+)?|"
          r"\b(?:plan|hope|want|intend|expect|aim|prepare|need|vow|ha(?=ve|s))(?:s|ed|ned|ve)? to\b(?: be \w+)?|\bto be \w+|\b(?:scheduled|due|expected|slated|planned) (?:to|for)\b(?: be \w+)?|"
          r"\b(?:upcoming|payable|forthcoming|due|deadline|expires?|matures?|maturing)\b|"
          r"(?<!to )(?<!of )(?<!the )\b(?:launches|opens?|begins?|starts?|kicks? off|premieres?|debuts?|arrives?|concludes?|votes|meets?|hosts|resumes?|takes? effect|goe?s? into effect|rolls? out|takes? place|goe?s? on sale)\b(?=[\w ]{0,40}$)",
    doubtful=r"\b(?:was|were|had been)(?: \w+ly)? (?:to|due|scheduled|set (?:to|for)|slated|expected|supposed|planned|about|planning|going|preparing)\b(?: to)?(?: be \w+)?|\b(?:planned|scheduled|due) (?:for|on)\b|\bcould\b(?: be \w+)?",
    past=r"\b(?:was|were|had|did|said|says|told|came|went|took|began|held|won|lost|met|fell|rose|left|made|saw|got|gave|led|found|hit|broke|spoke|wrote|sent|"
         r"struck|shot|ran|became|grew|knew|kept|brought|bought|sold|paid|drew|threw|flew|stood|showed|died|quit|"
         r"(?!need|proceed|succeed|exceed|united|hundred|indeed|speed|based)\w{2,}ed)\b",
    open_end=r"\b(?:by|until|till|before|through|for)\s",
    ahead_before=r"\b(?:due(?: on)?|ahead of|upcoming|payable|maturing|as (?:soon|early) as|(?:build-?up|run-?up) to|(?:is|are|falls)(?: on)?)\s",
    past_before=r"\b(?:since|after|following|ended|as of|said|told \w+|say|says)\s(?:on\s|in\s)?",
    numbers=_count("one|a|an two|couple three four five six seven eight nine ten eleven twelve") | {"a couple of": 2, "nearly four": 4},
    capitals=True,
)  # fmt: skip
_DE_UNITS = _units(
    day="tag tage tagen", week="woche wochen", month="monat monate monaten", year="jahr jahre jahren jahres"
)
GERMAN = DateWords(
    months=tuple("Jan(?:uar|\\.) Feb(?:ruar|\\.) (?:März|Mrz\\.) Apr(?:il|\\.) Mai Jun[i.] Jul[i.] Aug(?:ust|\\.) Sept?(?:ember|\\.) "
                 "Okt(?:ober|\\.) Nov(?:ember|\\.) Dez(?:ember|\\.)".split()),
    weekdays=tuple(f"{d}(?:s)?" for d in "Montag Dienstag Mittwoch Donnerstag Freitag (?:Samstag|Sonnabend) Sonntag".split()),
    relative={"heute": 0, "gestern": -1, "vorgestern": -2, "übermorgen": 2},
    month_after="im|seit|bis|Anfang|Mitte|Ende|ab|vom|bis zum|und|zwischen",
    year_after="Jahr|Jahre|Jahren|Jahres|seit|bis|von|ab|und|nach|vor|zwischen|Anfang|Mitte|Ende|Sommer|Herbst|Winter|Frühjahr",
    day_link="",
    year_link=" (?:des Jahres )?",
    range_link="-|–|bis(?: zum)?",
    parts={"morgen": "MO", "früh": "MO", "vormittag": "MO", "mittag": "AF", "nachmittag": "AF", "abend": "EV", "nacht": "NI"},
    ago=r"vor (?P<count>\d{1,2}|NUMBERS) (?P<unit>UNITS)",
    shifted=r"(?P<count>\d{1,2}|NUMBERS) (?P<unit>UNITS) (?:(?P<back>zuvor|vorher|früher)|(?P<forth>später|danach))",
    neighbour={"am nächsten tag": 1, "am folgenden tag": 1, "am tag darauf": 1, "am tag danach": 1, "am vortag": -1, "am tag zuvor": -1, "am selben tag": 0},
    units=_DE_UNITS,
    spans=_spans({"letzte *": -1, "vergangene *": -1, "vorige *": -1, "diese *": 0, "dieser *": 0, "nächste *": 1, "kommende *": 1,
                  "letzter *": -1, "nächster *": 1, "kommender *": 1, "in der vergangenen *": -1, "in der letzten *": -1, "in der kommenden *": 1,
                  "in der nächsten *": 1, "der vergangenen *": -1}, {"woche": "week"})
    | _spans({"vergangenen *": -1, "letzten *": -1, "vorigen *": -1, "diesen *": 0, "diesem *": 0, "kommenden *": 1, "nächsten *": 1,
              "vergangenes *": -1, "letztes *": -1, "dieses *": 0, "nächstes *": 1, "kommendes *": 1, "dieses *es": 0},
             {"monat": "month", "jahr": "year", "quartal": "quarter"})
    | {"im vorjahr": ("year", -1), "im vormonat": ("month", -1), "in diesem jahr": ("year", 0)},
    last_words="vergangenen|letzten|vorigen|vergangener|letzter",
    next_words="nächsten|kommenden|nächster|kommender|nächste",
    this_words="diesen|diesem|dieser",
    mods={"anfang": "early", "mitte": "mid", "ende": "late"},
    seasons={"frühling": "SP", "frühjahr": "SP", "sommer": "SU", "herbst": "FA", "winter": "WI"},
    quarter=r"(?P<number>ersten?|zweiten?|dritten?|vierten?)s? (?:Quartal|Vierteljahr)s?",
    ordinals={"erste": 1, "ersten": 1, "zweite": 2, "zweiten": 2, "dritte": 3, "dritten": 3, "vierte": 4, "vierten": 4},
    of_year=r" (?:des Jahres )?",
    decade=r"(?:den |der |die )?(?P<mod>(?!))?(?P<decade>(?:1[5-9]|20)\d)0er(?:n|(?:[ -]Jahren?))?",
    ahead=r"\b(?:wird|werden?|will|wollen|solle?n?|könnten?|dürften?|möchten?|plant|planen|beginnt|startet|geplant|tritt|treten|steht|stehen|kommt|findet|finden)\b|"
          r"(?-i:(?<= )[a-zäöüß]{3,}t)$",
    past=r"\b(?:wurden?|war|waren|hatten?|hat|haben|musste|kam|kamen|ging|gingen|gab|starben?|begann|traf|trafen|fiel|stieg|"
         r"(?-i:(?!heute|letzte|erste|zweite|dritte|beste|meiste|weite|späte|sollte|könnte|möchte|dürfte)[a-zäöüß]{3,}te(?:n)?)|(?-i:ge[a-zäöüß]{3,}(?:t|en)))\b",
    clause_break=r",\s",
    open_end=r"\bbis\s(?:zum\s)?",
    past_before=r"\b(?:seit|nach)\s(?:dem\s)?",
    numbers=_count("einem|einer|einen zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"),
    capitals=True,
)  # fmt: skip
SPANISH = DateWords(
    months=tuple("enero febrero marzo abril mayo junio julio agosto sep?tiembre octubre noviembre diciembre".split()),
    weekdays=tuple("lunes martes miércoles jueves viernes sábado domingo".split()),
    relative={"hoy": 0, "ayer": -1, "anteayer": -2},
    month_after="en|desde|hasta|de|a principios de|a finales de|a mediados de|pasado|próximo",
    year_after="en|desde|de|del|año|hasta|entre|y|a|tras",
    day_link="de ",
    year_link=" del? (?:año )?",
    range_link="-|–|al",
    parts={"por la mañana": "MO", "por la tarde": "AF", "por la noche": "NI", "en la noche": "NI", "en la mañana": "MO", "anoche": "NI"},
    ago=r"hace (?P<count>\d{1,2}|NUMBERS) (?P<unit>UNITS)",
    shifted=r"(?P<count>\d{1,2}|NUMBERS) (?P<unit>UNITS) (?:(?P<back>antes)|(?P<forth>después|más tarde))",
    neighbour={"al día siguiente": 1, "el día siguiente": 1, "el día anterior": -1, "la víspera": -1, "ese día": 0, "ese mismo día": 0, "el mismo día": 0},
    units=_units(day="día días", week="semana semanas", month="mes meses", year="año años"),
    spans=_spans({"la * pasada": -1, "esta *": 0, "la próxima *": 1, "la * próxima": 1, "la * que viene": 1}, {"semana": "week"})
    | _spans({"el * pasado": -1, "el pasado *": -1, "este *": 0, "el próximo *": 1, "el * próximo": 1, "el * que viene": 1}, {"mes": "month", "año": "year", "trimestre": "quarter"}),
    last_words="pasado",
    next_words="próximo|que viene",
    this_words="este|esta",
    mods={"principios de": "early", "comienzos de": "early", "inicios de": "early", "mediados de": "mid", "finales de": "late", "fines de": "late"},
    seasons={"primavera": "SP", "verano": "SU", "otoño": "FA", "invierno": "WI"},
    quarter=r"(?P<number>primer|segundo|tercer|cuarto) trimestre",
    ordinals={"primer": 1, "segundo": 2, "tercer": 3, "cuarto": 4},
    of_year=r" (?:del? )(?:año )?",
    decade=r"(?P<mod>(?!))?(?:la década de|los años) (?P<decade>(?:1[5-9]|20)\d)0",
    ahead=r"\b(?:se espera|prevén?|va a|van a|previst[oa]s?|prevista|debe|deben|\w{2,}(?:ará|erá|irá|arán|erán|irán))\b",
    past=r"\b(?:fue|fueron|había|habían|ha|han|era|eran|dijo|hizo|tuvo|estuvo|murieron|\w{2,}(?:ó|aron|ieron|aba|aban|ían))\b",
    open_end=r"\bhasta\s(?:el\s)?",
    past_before=r"\btras\s(?:el\s)?",
    numbers=_count("un|una dos tres cuatro cinco seis siete ocho nueve diez once doce"),
)  # fmt: skip
FRENCH = DateWords(
    months=tuple("janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()),
    weekdays=tuple("lundi mardi mercredi jeudi vendredi samedi dimanche".split()),
    relative={"aujourd'hui": 0, "aujourd’hui": 0, "hier": -1, "avant-hier": -2, "demain": 1, "après-demain": 2},
    month_after="en|depuis|jusqu'en|début|fin|mi|de|dès|d'|d’",
    year_after="en|depuis|de|année|jusqu'en|dès|entre|et|à|début|fin",
    day_link="",
    year_link=" (?:de l['’]année )?",
    range_link="-|–|au",
    parts={"matin": "MO", "après-midi": "AF", "soir": "EV", "au soir": "EV", "dans la nuit": "NI", "ce matin": "MO", "ce soir": "EV"},
    ago=r"il y a (?P<count>\d{1,2}|NUMBERS) (?P<unit>UNITS)",
    shifted=r"(?P<count>\d{1,2}|NUMBERS) (?P<unit>UNITS) (?:(?P<back>plus tôt|auparavant|avant)|(?P<forth>plus tard|après))",
    neighbour={"le lendemain": 1, "la veille": -1, "le jour même": 0, "le même jour": 0, "ce jour-là": 0},
    units=_units(day="jour jours", week="semaine semaines", month="mois", year="an ans année années"),
    spans=_spans({"la * dernière": -1, "la * passée": -1, "cette *": 0, "la * prochaine": 1, "l'* dernière": -1, "l’* dernière": -1, "l'* prochaine": 1}, {"semaine": "week", "année": "year"})
    | _spans({"le * dernier": -1, "le * prochain": 1, "l'* dernier": -1, "l’* dernier": -1, "l'* prochain": 1, "l’* prochain": 1, "ce *": 0, "ce *-ci": 0},
             {"mois": "month", "an": "year", "trimestre": "quarter"}),
    last_words="dernier|passé",
    next_words="prochain",
    this_words="ce|cet",
    mods={"début": "early", "mi": "mid", "fin": "late"},
    seasons={"printemps": "SP", "été": "SU", "automne": "FA", "hiver": "WI"},
    quarter=r"(?P<number>premier|deuxième|troisième|quatrième) trimestre",
    ordinals={"premier": 1, "deuxième": 2, "troisième": 3, "quatrième": 4},
    of_year=r" (?:de )?(?:l['’]année )?",
    decade=r"(?P<mod>(?!))?(?:les )?années (?P<decade>(?:1[5-9]|20)\d)0",
    ahead=r"\b(?:doit|doivent|devrait|devraient|va|vont|prévue?s?|\w{2,}(?:era|ira|eront|iront|dra|dront))\b",
    past=r"\b(?:a|ont|était|étaient|avait|avaient|fut|furent|s['’]est|est|sont)(?: \w+)? \w+(?:é|ée|és|ées|i|is|u|us|it)\b|\b(?:était|étaient|avait|avaient|a dit)\b",
    open_end=r"\bjusqu['’](?:au|à)\s",
    past_before=r"\b(?:depuis|après)\s(?:le\s)?",
    numbers=_count("un|une deux trois quatre cinq six sept huit neuf dix onze douze"),
)  # fmt: skip


def _plain(
    months: str, weekdays: str, relative: Mapping[str, int], after: str, day_link: str, year_link: str
) -> DateWords:
    """A language of which only months, weekdays and the commonest words are known."""
    return DateWords(
        tuple(months.split()), tuple(weekdays.split()), relative, after, after, day_link=day_link, year_link=year_link
    )


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
