"""Which places may hold one another: "in Dallas" and "in Texas" are no two places. A table of data, from common knowledge."""

from functools import lru_cache

from broadsheet.language.words import fold

# Regions with their large cities and parts; a region without any is one of which no city is known here.
_PARTS = {
    "United States": "America; U.S.; US; USA; Alabama; Alaska; Arizona; Arkansas; California; Colorado; Connecticut; Delaware; Florida; Georgia; Hawaii; "
    "Idaho; Illinois; Indiana; Iowa; Kansas; Kentucky; Louisiana; Maine; Maryland; Massachusetts; Michigan; Minnesota; Mississippi; Missouri; "
    "Montana; Nebraska; Nevada; New Hampshire; New Jersey; New Mexico; New York; North Carolina; North Dakota; Ohio; Oklahoma; Oregon; "
    "Pennsylvania; Rhode Island; South Carolina; South Dakota; Tennessee; Texas; Utah; Vermont; Virginia; Washington; West Virginia; "
    "Wisconsin; Wyoming; Puerto Rico; Washington state; West Coast; East Coast; Midwest",
    "Arizona": "Phoenix; Tucson", "California": "Los Angeles; San Francisco; San Diego; Sacramento; Oakland; San Jose; Long Beach; Hollywood; Silicon Valley",
    "Colorado": "Denver", "Florida": "Miami; Orlando; Tampa; Fort Lauderdale; Tallahassee; Jacksonville", "Georgia": "Atlanta; Savannah; Tbilisi",
    "Hawaii": "Honolulu", "Illinois": "Chicago", "Indiana": "Indianapolis", "Kansas": "Kansas City", "Kentucky": "Louisville", "Louisiana": "New Orleans",
    "Maryland": "Baltimore", "Massachusetts": "Boston; Cambridge", "Michigan": "Detroit", "Minnesota": "Minneapolis; Saint Paul",
    "Missouri": "St. Louis; Saint Louis; Kansas City", "Nebraska": "Omaha", "Nevada": "Las Vegas; Reno", "New Mexico": "Albuquerque; Los Alamos",
    "New York": "New York City; Manhattan; Brooklyn; Queens; Bronx; Buffalo; Rochester; Albany; Long Island; Wall Street; Upper West Side",
    "New York City": "Manhattan; Brooklyn; Queens; Bronx; Wall Street; Upper West Side", "North Carolina": "Charlotte; Raleigh",
    "Ohio": "Cleveland; Columbus; Cincinnati", "Oregon": "Portland", "Pennsylvania": "Philadelphia; Pittsburgh", "Tennessee": "Memphis; Nashville",
    "Texas": "Dallas; Houston; Austin; San Antonio; Fort Worth; El Paso", "Utah": "Salt Lake City", "Virginia": "Richmond; Arlington",
    "Washington": "Capitol Hill; White House; Seattle", "Washington state": "Seattle", "Wisconsin": "Milwaukee; Madison",
    "Britain": "UK; U.K.; United Kingdom; England; Scotland; Wales; Northern Ireland; London; Manchester; Liverpool; Leeds; Birmingham; Bristol; Sheffield; "
    "Newcastle; Nottingham; Oxford; Cambridge; Glasgow; Edinburgh; Cardiff; Belfast",
    "England": "London; Manchester; Liverpool; Leeds; Birmingham; Bristol; Sheffield; Newcastle; Nottingham; Oxford; Cambridge",
    "Scotland": "Glasgow; Edinburgh; Aberdeen", "Wales": "Cardiff; Swansea", "Northern Ireland": "Belfast", "Ireland": "Dublin; Belfast; Northern Ireland; Cork",
    "Europe": "Britain; England; Scotland; Ireland; France; Germany; Spain; Italy; Portugal; Poland; Sweden; Norway; Denmark; Finland; Greece; Austria; Switzerland; "
    "Belgium; Netherlands; Hungary; Romania; Bulgaria; Serbia; Ukraine; Czechia; Slovakia; Slovenia; Croatia; Lithuania; Latvia; Estonia; Turkey; Russia",
    "France": "Paris; Lyon; Marseille; Nice; Toulouse; Bordeaux; Lille; Strasbourg; Nantes; Rennes; Montpellier; Grenoble; Reims; Rouen",
    "Germany": "Berlin; Hamburg; Munich; Cologne; Frankfurt; Stuttgart; Leipzig; Dresden; Bonn; Bremen; Essen; Dortmund; Hannover; Hanover; Nuremberg; Bavaria; Saxony",
    "Spain": "Madrid; Barcelona; Valencia; Seville; Bilbao; Zaragoza; Catalonia; Andalusia", "Italy": "Rome; Milan; Naples; Turin; Venice; Vatican City; Vatican",
    "Portugal": "Lisbon; Porto", "Switzerland": "Geneva; Zurich; Bern; Basel", "Austria": "Vienna; Salzburg; Graz; Linz; Innsbruck", "Belgium": "Brussels; Antwerp",
    "Netherlands": "Amsterdam; Rotterdam; The Hague", "Poland": "Warsaw; Krakow; Gdansk", "Sweden": "Stockholm; Gothenburg", "Norway": "Oslo; Bergen",
    "Denmark": "Copenhagen; Greenland", "Finland": "Helsinki; Tampere", "Greece": "Athens; Thessaloniki", "Hungary": "Budapest", "Romania": "Bucharest",
    "Serbia": "Belgrade", "Ukraine": "Kyiv; Kiev; Kharkiv; Odesa; Lviv; Dnipro; Donetsk; Luhansk; Mariupol; Kherson; Zaporizhzhia; Bakhmut; Crimea",
    "Russia": "Moscow; Saint Petersburg; Siberia; Crimea", "Turkey": "Istanbul; Ankara", "Israel": "Jerusalem; Tel Aviv; Haifa; Nazareth; West Bank; Gaza",
    "Palestine": "Gaza; West Bank; Jerusalem; Ramallah; Nablus; Rafah; Khan Younis", "Gaza": "Gaza Strip; Rafah; Khan Younis", "Gaza Strip": "Rafah; Khan Younis",
    "West Bank": "Ramallah; Nablus; Jerusalem", "Syria": "Damascus; Aleppo; Idlib", "Iraq": "Baghdad; Mosul; Basra", "Iran": "Tehran", "Lebanon": "Beirut",
    "Jordan": "Amman", "Egypt": "Cairo; Alexandria", "Saudi Arabia": "Riyadh; Jeddah; Mecca", "United Arab Emirates": "UAE; Dubai; Abu Dhabi", "Qatar": "Doha",
    "Yemen": "Sanaa; Aden", "Afghanistan": "Kabul; Kandahar", "Pakistan": "Islamabad; Karachi; Lahore; Peshawar", "India": "New Delhi; Delhi; Mumbai; Kolkata; Chennai; Bangalore",
    "Bangladesh": "Dhaka", "China": "Beijing; Shanghai; Wuhan; Guangzhou; Shenzhen; Hong Kong", "Japan": "Tokyo; Osaka; Kyoto", "South Korea": "Seoul; Busan",
    "North Korea": "Pyongyang", "Vietnam": "Hanoi", "Thailand": "Bangkok", "Indonesia": "Jakarta", "Philippines": "Manila", "Malaysia": "Kuala Lumpur",
    "Australia": "Sydney; Melbourne; Brisbane; Perth; Adelaide; Canberra; New South Wales; Queensland; Victoria", "New Zealand": "Wellington; Auckland; Christchurch",
    "Canada": "Toronto; Montreal; Vancouver; Ottawa; Calgary; Edmonton; Winnipeg; Halifax; Ontario; Quebec; Alberta; British Columbia",
    "Ontario": "Toronto; Ottawa", "Quebec": "Montreal", "Alberta": "Calgary; Edmonton", "British Columbia": "Vancouver",
    "Mexico": "Mexico City; Monterrey; Guadalajara; Tijuana", "Brazil": "Rio de Janeiro; São Paulo; Brasilia", "Argentina": "Buenos Aires; Rosario; Córdoba",
    "Colombia": "Bogota; Bogotá; Medellín; Cali; Barranquilla", "Venezuela": "Caracas", "Peru": "Lima", "Chile": "Santiago", "Ecuador": "Quito; Guayaquil",
    "Uruguay": "Montevideo", "Bolivia": "La Paz", "Cuba": "Havana", "Kenya": "Nairobi; Mombasa", "Nigeria": "Lagos; Abuja", "Ghana": "Accra", "Ethiopia": "Addis Ababa",
    "South Africa": "Johannesburg; Cape Town; Pretoria", "Morocco": "Casablanca; Rabat; Marrakesh", "Algeria": "Algiers", "Tunisia": "Tunis", "Zimbabwe": "Harare",
}  # fmt: skip
_WIDE = frozenset(
    ("africa", "asia", "america", "north america", "south america", "latin america", "middle east", "u.s.", "us", "usa")
)


@lru_cache
def _holders() -> dict[str, frozenset[str]]:
    """For each known place the regions that hold it, each also under its other names."""
    found: dict[str, set[str]] = {fold(region): set() for region in _PARTS}
    for region, parts in _PARTS.items():
        for part in parts.split("; "):
            found.setdefault(fold(part), set()).add(fold(region))
    for _ in range(3):  # a city lies also in what holds its region
        for holders in found.values():
            holders.update(*(found.get(h, set()) for h in tuple(holders)))
    return {place: frozenset(holders) for place, holders in found.items()}


def may_hold(one: str, other: str) -> bool:
    """Whether one of two places holds the other or is another name of it, for all that is known; a small place may lie in any region."""
    a, b = fold(one).removeprefix("the "), fold(other).removeprefix("the ")
    known = _holders()
    if a in known.get(b, ()) or b in known.get(a, ()) or {a, b} & _WIDE or a in b or b in a:
        return True
    regions = [fold(region) for region in _PARTS]
    return (a in regions and b not in known) or (b in regions and a not in known)
