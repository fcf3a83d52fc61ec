"""Words that tell a proper name from other capitals, and what kind of name it is. Tables of data for `names`; all folded."""

from functools import lru_cache
from importlib.resources import files

from broadsheet.language.words import fold

# Stand before a person's name and are no part of it.
TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor president president-elect premier chancellor senator sen rep representative congressman "
    "congresswoman governor gov mayor king queen prince princess pope sir dame lord lady judge justice general gen colonel col captain "
    "capt sergeant sgt lieutenant lt major maj admiral adm corporal cpl commander cmdr private pvt secretary ambassador chief chairman "
    "chairwoman chair director coach spokesman spokeswoman spokesperson minister speaker leader sheriff detective officer cardinal "
    "archbishop bishop rev reverend rabbi imam sheikh ayatollah emperor duke duchess attorney inspector superintendent commissioner "
    "councilman councilwoman councillor analyst economist professor reporter correspondent editor manager founder ceo cfo coo "
    "herr frau kanzler bundeskanzler kanzlerin prasident prasidenten bundesprasident ministers premierminister regierungschef prasidentin minister ministerin außenminister finanzminister "
    "innenminister verteidigungsminister ministerprasident sprecher sprecherin oberburgermeister burgermeister trainer professorin "
    "presidente presidenta senor senora ministro ministra don dona gobernador gobernadora alcalde alcaldesa rey reina papa juez jueza "
    "monsieur madame mme mlle m ministre premier roi reine maire senateur depute".split()
)
# Go before a title: "Prime Minister", "Attorney General", "Deputy Foreign Minister".
BEFORE_TITLES = frozenset(
    "prime vice deputy former acting foreign defense defence interior finance health treasury education energy labor commerce justice "
    "transportation agriculture assistant associate senior executive press first lead police fire majority minority house senate "
    "managing interim co ex us u.s national security state attorney brigadier major lieutenant rear".split()
)
# After "Secretary of", "Minister for", "Director of": an office, not a name.
PORTFOLIOS = frozenset(
    "state defense defence treasury homeland security health human services education energy commerce labor labour agriculture "
    "transportation transport interior veterans affairs war foreign staff justice culture finance police operations national "
    "intelligence research communications environment trade".split()
)
NOT_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays mon tue tues "
    "wed thu thurs fri sat january february march april may june july august september october november december jan feb mar apr aug sept "
    "sep oct nov dec montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar marz mai juni juli oktober dezember lunes "
    "martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril juin juillet aout septembre octobre novembre "
    "decembre i i'm i've i'd i'll am pm a.m p.m est edt et pst pdt gmt utc cet ad bc photo photos image video read updated update "
    "advertisement ok tv pr faq diy id no nos yes mio mrd".split()
)
# Capitalised only because a sentence begins: common first words that are no function words.
OPENERS = frozenset(
    "meanwhile however moreover instead indeed here there why how what yes no but related best read watch see perhaps maybe please according "
    "despite since although though still also then now today yesterday tomorrow tonight both many most several few two three four five six "
    "seven eight nine ten eleven twelve dozens hundreds thousands millions among between across speaking asked officials police experts "
    "critics researchers scientists investigators authorities prosecutors lawyers lawmakers democrats republicans voters students teachers "
    "residents people women men children parents families patients doctors nurses workers employees customers consumers investors analysts "
    "economists traders shares stocks prices sales revenue profits inflation oil gold other others another every everyone everything "
    "nothing nobody someone something anyone anything each either neither much more less such same one first second third last next "
    "early late later earlier recent recently former ex new old young good great big small high low long short local state federal "
    "national international global public private political economic social military official senior top key major more former current "
    "under over during through throughout within without against along around behind below beneath beside beyond near inside outside "
    "toward towards upon via per like unlike unless until whether while whereas because once even only just almost nearly about roughly "
    "approximately additionally furthermore nevertheless nonetheless otherwise therefore thus hence finally eventually ultimately "
    "previously currently originally initially generally typically usually often sometimes always never ever again already soon "
    "let make take get go come look think know say tell ask give find keep use try need want help show turn start click sign "
    "subscribe follow share join learn discover welcome thank thanks sorry hello hey well oh ah okay sure right "
    "having being getting making taking using looking following including based given seen born "
    "source sources credit editor note correction copyright thursday's prosecutors' "
    "the a an this that these those it its he she they we you i his her their our your my "
    "nach wegen seit laut bisher zudem dabei damit doch dort hier heute gestern morgen zuletzt zwei drei vier funf viele einige mehrere alle "
    "jetzt erst bereits insgesamt rund etwa mehr weniger neue neuer neues zwar allerdings jedoch außerdem deshalb daher so wie was wer wo "
    "segun ademas tambien hoy ayer asi mientras durante tras sobre entre ante hasta desde cada otro otra otros muchos varios "
    "selon apres avant depuis pendant ainsi aussi alors cependant lors plusieurs hier".split()
)
# Any of these in a name makes it an organisation.
ORGANISATION = frozenset(
    "inc corp corporation co company companies ltd llc plc gmbh ag se sa nv spa group holdings bank university college institute institutes ministry "
    "department dept agency court tribunal party committee council commission association union federation league club police service "
    "services office bureau foundation society hospital clinic school schools academy times post news press herald tribune gazette journal "
    "guardian magazine network media broadcasting authority administration airlines airways motors parliament senate congress house "
    "assembly cabinet government army navy force forces guard marines corps command center centers centre centres organization organisation initiative "
    "alliance coalition fund trust partners capital securities insurance technologies systems industries pharmaceuticals laboratories "
    "labs ferries railways railroad rail energy motors foods stores hotels entertainment studios pictures records fc united city-council board treasury reserve nations church museum library theatre "
    "team conference democrats republicans taliban hamas hezbollah kremlin pentagon fraktion "
    "ministerium gericht bundesgericht polizei universitat partei verband gewerkschaft amt bundestag bundesrat bundeswehr regierung "
    "ministerio gobierno universidad tribunal partido congreso senado policia guardia consejo comision banco fiscalia "
    "ministere universite parti gouvernement assemblee senat".split()
)
# A German compound that ends so is an organisation.
ORGANISATION_ENDINGS = (
    "ministerium",
    "fraktion",
    "partei",
    "gericht",
    "bank",
    "verband",
    "universitat",
    "gesellschaft",
    "behorde",
)
# The first or last word of a place's name.
PLACE_LAST = frozenset(
    "county city island islands river lake valley beach mountain mountains hills street avenue road boulevard square park airport bay sea "
    "ocean strait province state states district region peninsula desert canal bridge harbor harbour coast township village springs heights "
    "base kingdom republic territory canyon forest creek".split()
)
PLACE_FIRST = frozenset(
    "lake mount mt port fort gulf strait cape san santa saint st los las el isle bay sea saudi".split()
)
# The last word of a law, a prize, an event: neither a person nor a place.
THING_LAST = frozenset(
    "act bill law laws treaty agreement accord plan program programme project award awards prize cup games olympics war day week year month "
    "festival championship open tour series show festival book bible code amendment title era age period movement crisis doctrine".split()
)
# Pairs that "and" joins within one name.
AND_PAIRS = frozenset(
    pair
    for pair in "securities exchange|food drug|management budget|housing urban|aeronautics space|oceanic atmospheric|customs border|"
    "immigration customs|trinidad tobago|bosnia herzegovina|antigua barbuda|marks spencer|science technology|arts sciences|energy commerce|"
    "ways means|simon schuster|security cooperation|health safety|work pensions|environment climate".split("|")
)
# Joined by "of" to what follows although "of" after a name usually ends it; by "for" only after these.
TAKES_FOR = frozenset(
    "center centers centre institute committee council association agency campaign society foundation fund office organization "
    "organisation coalition alliance commission department ministry movement party group network americans students mothers doctors "
    "secretary partnership".split()
)
COMMON_ACRONYMS = frozenset(
    "ai dna rna gdp cpi hiv aids suv dvd usb gps ceo cfo ufo vip lgbtq lgbt ev evs pdf covid covid-19 iq it hr usd".split()
)
# One name for the ways in which a name is often written.
ALIASES = {
    short: full
    for full, shorts in {
        "united states": "u.s us usa u.s.a america|united states of america|vereinigte staaten|estados unidos|ee.uu|etats-unis",
        "united kingdom": "u.k uk britain|great britain|großbritannien|reino unido|royaume-uni|grande-bretagne",
        "united nations": "u.n un",
        "european union": "e.u eu|union europea|union europeenne",
        "united arab emirates": "u.a.e uae",
        "kyiv": "kiev",
        "ukraine": "ucrania",
        "russia": "russland rusia russie",
        "germany": "deutschland alemania allemagne",
        "france": "frankreich francia",
        "spain": "spanien españa espagne",
    }.items()
    for group in shorts.split("|")
    for short in (group.split() if group.split(" ")[0].replace(".", "") in shorts.replace(".", "").split() else [group])
}  # fmt: skip


@lru_cache
def _table(name: str) -> frozenset[str]:
    text = files("broadsheet.language").joinpath(name).read_text(encoding="utf8")
    return frozenset(fold(line.strip()) for line in text.splitlines() if line.strip() and not line.startswith("#"))


@lru_cache
def places() -> frozenset[str]:
    """Countries, states, capitals and large cities, folded, without the full stops of abbreviations' ends."""
    return frozenset(p.rstrip(".") for p in _table("places.txt"))


@lru_cache
def first_names() -> frozenset[str]:
    """Common first names, folded, that are no places."""
    return frozenset(word for line in _table("first_names.txt") for word in line.split()) - places()


@lru_cache
def demonyms() -> frozenset[str]:
    """Nationalities, faiths and the like, folded: capitals that name no one thing."""
    return frozenset(word for line in _table("demonyms.txt") for word in line.split(","))


@lru_cache
def origins() -> frozenset[str]:
    """Places and demonyms: what tells where somebody or something is from."""
    return places() | demonyms()
