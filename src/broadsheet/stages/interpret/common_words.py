"""Words that tell a company from what else bears its name. Tables of data for `tickers`."""

import re

# One-word names that are a word, a person, a place or another thing first.
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
    ("state street", "old dominion", "ralph lauren", "public storage", "best buy", "live nation", "palo alto", "national grid", "british land", "first solar",
     "dollar general", "general electric", "royal bank", "eastern bank", "first bank", "independent bank", "community bank", "royal gold")
)  # fmt: skip
# A name that goes on like this is a place, a prize, a club or a person.
NOT_A_COMPANY_AFTER = re.compile(
    r" (?:Stadium|Center|Centre|Arena|Field|Park|Foundation|University|Cup|Championship|Open|Classic|Theater|Theatre|Prize|Award|Awards|Family|"
    r"County|City|Island|River|Rainforest|Basin|Jungle|Street|Avenue|Museum|Hospital|School|Institute|Music|League)\b"
)
# A picture's or a poll's credit.
CREDIT_BEFORE = re.compile(r"(?:/\s?|\bvia |\b[Pp]hotos?(?:graph)?(?: by|:) ?|\b[Cc]ourtesy (?:of )?|\b[Cc]opyright )$")
# A name that goes on like this is that of another body of the house: "HDFC Securities" is not HDFC.
ANOTHER_BODY = re.compile(
    r" (?:Securities|Capital|MF|AMC|Mutual|Funds?|Finance|Financial|Bank|Insurance|Life|Direct|Institutional|Equities|Energy|Power|Steel|Foundation|"
    r"Ventures|Broking|Wealth|Investments?|Asset|Advisors|Commodities|Research|Realty|Infra(?:structure)?|Motors?|Airlines|Telecom|Pharma|Tech|"
    r"Satyam|Tokio|Prudential|Lombard|Ergo|Chemicals|Cements?|Retail|Agri|Hospitals?|Properties|Hotels?|Global|International|Ratings|Institute|Trust|"
    r"Cards?|Digital|D2H|Minacs|Sun|Pramerica|Africa|Infotel|Worldwide|Resources|Communications?|Sons|Petroleum|Entertainment|Logistics|Housing|Home|Health|Healthcare|Labs?|Consumer|Electric|Solar|Green|Ports?|Jio|Defence|Gas|Oil)\b"
)
TIGHT_AFTER = re.compile(
    r"(?:['’]s)? (?:\w+ )?(?:shares?|stocks?|CEO|CFO|chief executive|chairman|earnings|revenues?|profits?|sales|investors|shareholders|quarterly|"
    r"market (?:value|cap)|Aktien?|acciones|actions|Q[1-4]|net)\b|"
    r" (?:gain(?:s|ed)|r[io]ses?|fell|falls|slip(?:s|ped)|slid|dropp?(?:s|ed)|jump(?:s|ed)|climb(?:s|ed)|add(?:s|ed)|tumble[sd]|surge[sd]|shed|lost) "
    r"(?:by |about |nearly |over |more than )?\d[\d.]*(?:%| per ?cent)"
)
TIGHT_BEFORE = re.compile(
    r"\b(?:[Ss]hares (?:of|in)|[Ss]tock (?:of|in)|stakes? in|investors in|shareholders of|Buy|Sell|Hold|Accumulate|Aktien? (?:von|der)|acciones de|"
    r"actions de|(?:[a-z]+)?maker|giants?|retailer|lender|insurer|contractor|grocer|carrier|heavyweights?|rivals?|parent|conglomerate) (?:the )?$"
)
# Before a list of companies, in a report on markets.
LIST_BEFORE = re.compile(
    r"\b(?:including|such as|likes of|leaders|peers|firms|companies|stocks|banks|were|buying|ratings on|results (?:for|from|of)) $"
)
BUSINESS = re.compile(
    r"\b(?:shares?|stocks?|CEO|CFO|MD|chief executive|company|compan(?:y['’]s|ies)|firm|maker|giant|retailer|automaker|carmaker|chipmaker|drugmaker|lender|"
    r"carrier|airline|bank|insurer|manufacturer|supplier|earnings|revenues?|profits?|sales|quarter(?:ly)?|investors?|analysts?|market value|Nasdaq|NYSE|"
    r"Wall Street|acqui(?:re[sd]?|sition)|takeover|merger|subsidiary|dividend|IPO|Aktien?|Konzern|Unternehmen|acciones|empresa|actions|entreprise|"
    r"Q[1-4]|FY\d\d|net|stake|promoters?|buyback|bonus|order|orders|target|rating|upgrades?|downgrades?|brokerages?|bourses|listing|QIP|NCDs?|"
    r"debentures|margins?|EBITDA|PAT|unit|arm|plant|output|production|bonds?|buy|sell|bullish|bearish|rall(?:y|ies|ied)|outperform|valuations?|"
    r"turnaround|capex|board|CMD|managing director|chairman|appoints?|elevates?|launches|FPO|guidance|deals?|contracts?|sells|buys|raises?)\b"
)
# A stock that moved, in the words of market reports.
MOVED = re.compile(
    r"\b(?:gain\w*|f[ae]ll\w*|r[io]s(?:e\w*|ing)|slip\w*|slid\w*|dip\w*|surg\w+|jump\w*|soar\w*|tumbl\w+|slump\w*|drop\w*|climb\w*|rall\w+|shed\w*|lost|los(?:es|ing)|"
    r"add(?:s|ed)|advanc\w+|plung\w+|up|down|ends?|ended|hits?)\b[^.;]{0,30}?\d ?(?:%|per ?cent|pc)"
)
# Words of which a report on markets has several.
MARKET_TALK = re.compile(
    r"\b(?:shares?|stocks?|index|indices|Nasdaq|S&P 500|Dow|Sensex|Nifty|analysts?|investors?|earnings|quarter(?:ly)?|revenues?|premarket|brokerage|"
    r"price target|valuation|equities|bourse|traders?|Wall Street|IPO|[Bb]oard meetings?|Q[1-4] results|gainers?|losers?|benchmarks?|brokerages?|bourses|(?:mid|large|small)-?caps?|bullish|bearish|downgrades?|upgrades?|target|rall(?:y|ies)|net|PAT|stake|"
    r"(?:its|their) ratings?)\b|\d ?(?:%|per cent)"
)
TRADING = re.compile(
    r"\b(?:fell|rose|gained|lost|dropped|slid|slipped|climbed|jumped|surged|tumbled|rallied|closed|ended|traded|trading|points?|percent|against the|"
    r"barrel|futures|high|low|stocks|shares|index|markets?|weakened|strengthened|crude|down|up)\b|%"
)
# A text that speaks of India: there a name that is listed in two places means the Indian company.
INDIAN = re.compile(
    r"\b(?:crores?|lakhs?|cr|Rs\.?|rupees?|INR|Sensex|Nifty|BSE|NSE|Sebi|SEBI|RBI|India(?:n|['’]s)?|Mumbai|(?:New )?Delhi|Bengaluru|Bangalore|Hyderabad|"
    r"Chennai|Kolkata|Ahmedabad|Gujarat|Maharashtra|Kerala|Karnataka|Punjab|Tamil Nadu|Telangana|Dalal Street|PSUs?|Tatas?|Reliance|Ambani|Infosys|Wipro|"
    r"Bharti|Birla|Mahindra|Modi|Singh|Kumar|Sharma|Gupta|Patel|Shah|Mehta|Reddy|Rao|Agarwal|Jain|Joshi|Verma|Khanna|Kapoor|Chopra|Mishra|Iyer|Nair|Desai|"
    r"Malhotra|Banerjee|Mukherjee|Chatterjee|Bansal|Goyal|Sinha|Tiwari|Yadav|Pillai|Menon|Naidu)\b|₹"
)
# Words with which a headline begins before a name; any other word with a capital before a name may be a part of it.
OPENERS = frozenset(
    "buy sell hold avoid accumulate exit add reduce prefer bet stick expect bullish bearish positive like bought short go book why how should can will "
    "is the after led by at in for with on as of from and to but a an when while not see sold".split()
)
