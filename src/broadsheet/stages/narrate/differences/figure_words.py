"""What figures of news count, and how a person asks for them. A table of data for `figures`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fate:
    """Something that happens to people or things that are counted; `words` is a pattern, the rest asks for the number."""

    name: str
    words: str
    asks: dict[str, str]  # by language; "{unit}" is what is counted


_PEOPLE = r"(?:people|persons?|menschen|personen|personas|personnes)"

FATES: tuple[Fate, ...] = (
    Fate("killed", r"kill(?:ed|ing|s)|dead|die[sd]?|deaths?|death toll|fatalit\w+|lost their lives|tote?|getötet|starben|muert\w+|morts?|tuée?s?",
         {"en": "How many {unit} were killed?", "de": "Wie viele {unit} starben?", "es": "¿Cuántas {unit} murieron?", "fr": "Combien de {unit} sont mortes ?"}),
    Fate("injured", r"injur(?:ed|ing|ies|y)|wound(?:ed|ing)|hurt|verletzt\w*|herid\w+|blessée?s?",
         {"en": "How many {unit} were injured?", "de": "Wie viele {unit} wurden verletzt?", "es": "¿Cuántas {unit} resultaron heridas?", "fr": "Combien de {unit} ont été blessées ?"}),
    Fate("arrested", r"arrest(?:ed|s|ing)|detain(?:ed|ing)|in custody|festgenommen\w*|detenid\w+|interpellée?s?|arrêtée?s?",
         {"en": "How many {unit} were arrested?", "de": "Wie viele {unit} wurden festgenommen?", "es": "¿Cuántas {unit} fueron detenidas?", "fr": "Combien de {unit} ont été arrêtées ?"}),
    Fate("missing", r"missing|unaccounted for|vermisst\w*|desaparecid\w+|disparue?s?",
         {"en": "How many {unit} are missing?", "de": "Wie viele {unit} werden vermisst?", "es": "¿Cuántas {unit} están desaparecidas?", "fr": "Combien de {unit} sont portées disparues ?"}),
    Fate("evacuated", r"evacuat(?:ed|ing)|evakuiert\w*|evacuad\w+|évacuée?s?",
         {"en": "How many {unit} were evacuated?", "de": "Wie viele {unit} wurden evakuiert?", "es": "¿Cuántas {unit} fueron evacuadas?", "fr": "Combien de {unit} ont été évacuées ?"}),
    Fate("displaced", r"displac(?:ed|ing)|homeless|flee(?:ing)?|fled|vertrieben\w*|desplazad\w+|déplacée?s?",
         {"en": "How many {unit} had to flee?", "de": "Wie viele {unit} mussten fliehen?", "es": "¿Cuántas {unit} tuvieron que huir?", "fr": "Combien de {unit} ont dû fuir ?"}),
    Fate("rescued", r"rescu(?:ed|ing)|gerettet\w*|rescatad\w+|sauvée?s?", {"en": "How many {unit} were rescued?"}),
    Fate("power", r"without (?:power|electricity)|lost power|cut off electricity|cuts? power",
         {"en": "How many {unit} were without electricity?"}),
    Fate("strike", r"on strike|stopped work|walked out|joined the strike|have struck|took part in the strike", {"en": "How many {unit} are on strike?"}),
    Fate("infected", r"infected|tested positive|infections", {"en": "How many {unit} were infected?"}),
    Fate("cut", r"lay(?:ing)? off|laid off|layoffs|job cuts|cut(?:ting|s)?|shed(?:ding)?|redundan\w+|gestrichen|streicht", {"en": "How many {unit} go?", "de": "Wie viele {unit} fallen weg?"}),
    Fate("hired", r"hir(?:e|ed|es|ing)|creat(?:e|ed|es|ing)|recruit(?:ed|ing)?", {"en": "How many {unit} are to be hired?"}),
    Fate("sold", r"sold", {"en": "How many {unit} were sold?"}),
    Fate("destroyed", r"destroy(?:ed|ing)|damag(?:ed|ing)|burned|gutted|zerstört\w*|beschädigt\w*|dañad\w+|dañó|endommagée?s?", {"en": "How many {unit} were damaged or destroyed?"}),
    Fate("attended", r"attend(?:ed|ing)|marched|took part|gathered|turned out|rallied", {"en": "How many {unit} took part?"}),
    Fate("sent", r"sent|sending|deploy(?:ed|ing)", {"en": "How many {unit} were sent?"}),
)  # fmt: skip
# Nouns whose height news tells in money or percent.
HEIGHTS = (
    "turnout price cost budget damage loss profit revenue fine bill debt deficit inflation unemployment rate share stake flow forecast reward ransom "
    "salary bail settlement".split()
)
# Units that say who is counted: "14 dead" are 14 people.
STATES = {"dead": "killed", "injured": "injured", "wounded": "injured", "hurt": "injured", "killed": "killed", "missing": "missing",
          "arrested": "arrested", "detained": "arrested", "displaced": "displaced"}  # fmt: skip
PEOPLE = {"en": "people", "de": "Menschen", "es": "personas", "fr": "personnes"}
ONE_AND_MANY = {
    "person": "people",
    "man": "men",
    "woman": "women",
    "child": "children",
    "life": "lives",
    "soldier": "soldiers",
}
