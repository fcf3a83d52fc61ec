"""Listed companies whose one-word name is a word, a person, a place or another thing first. Tables of data for `tickers`."""

import re

COMMON_COMPANY_NAMES = frozenset(
    "admiral alamo apple argan arm ball berkeley block booking box brady bristow buckle cactus canon caterpillar centrica chevron city compass "
    "continental corning deluxe diploma disco douglas dover eaton elis elisa enact everest evolution exor fox freenet frontdoor gap gates "
    "griffon harmonic hawkins hayward hella hexagon hilltop hub indus integer interface intuit investor kingfisher kinetik knowles lindsay "
    "lowe's linde loews match mercedes meiji mondi montea masco matson meta moog muji muni news next noble nn norma northern now nordson "
    "olympus oracle orange orion orix palomar partners pearson persimmon phoenix plexus pool porsche progressive prudential rational "
    "recruit redwood rogers rollins sabre safehold sage scholastic screen sharp shell shift shimizu siemens sika sixt southern square "
    "stride sto suzuki target tapestry tennant tidewater toho total toto trimble uniti universal ventas verve vicat victor vinci visa vista "
    "vistra waters weir wendel whitestone wiley williams winmark amazon alphabet campbell's campbell carter's carter domino's domino hermes "
    "honda henkel hasbro kohl's moody's nike puma saab sony tesla williams-sonoma lennar cummins merck ferrari block schroders allegion "
    "alarm.com cars.com aon adt fis fmc gea geo hci idex iac sas ses sse psa pra ppl pne mlp myr mbb ly icg ibm ing crh cts aes azz acs ada "
    "aaa amd dcc eni axa sap bat bp bt bic bd hp ge ups ubs ibm rtl tui ucb udr upm tko tdk tjx psk now noble nasdaq centerspace indivior "
    "barclays natwest santander allianz emirates lufthansa signify ahold barratt entain ferrovial ambu atos atlas".split()
) - frozenset(
    "siemens sony honda nike tesla merck ferrari hasbro henkel cummins lennar allianz barclays lufthansa natwest".split()
)
# Names of several words that are also streets, universities, persons or ways to speak.
PLACES_AND_SCHOOLS = frozenset(
    ("state street", "old dominion", "ralph lauren", "public storage", "best buy", "live nation", "national grid", "british land", "first solar",
     "dollar general", "general electric", "royal bank", "eastern bank", "first bank", "independent bank", "community bank", "royal gold")
)  # fmt: skip
# A name that goes on like this is a place, a prize, a club or a person.
NOT_A_COMPANY_AFTER = re.compile(
    r" (?:Stadium|Center|Centre|Arena|Field|Park|Foundation|University|Cup|Championship|Open|Classic|Theater|Theatre|Prize|Award|Awards|Family|"
    r"County|City|Island|River|Rainforest|Basin|Jungle|Street|Avenue|Museum|Hospital|School|Institute|Music|League)\b"
)
