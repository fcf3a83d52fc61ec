"""Words that make a sentence say something else, and words that do not: data for making pairs."""

# Either one in the place of the other makes another claim.
OPPOSITES = tuple(
    tuple(pair.split("/"))
    for pair in (
        "rise/fall rises/falls rose/fell rising/falling risen/fallen increase/decrease increases/decreases increased/decreased "
        "increasing/decreasing gain/loss gains/losses gained/lost up/down higher/lower highest/lowest more/less most/least "
        "above/below over/under win/lose wins/loses won/lost winning/losing victory/defeat defeated/saved beat/trailed "
        "accept/reject accepts/rejects accepted/rejected accepting/rejecting approve/oppose approved/opposed approves/opposes "
        "support/oppose supports/opposes supported/opposed supporting/opposing supporters/opponents agree/refuse agreed/refused "
        "agrees/refuses allow/ban allowed/banned allows/bans allowing/banning permit/forbid legal/illegal guilty/innocent "
        "convicted/acquitted arrested/released detained/freed jailed/freed before/after first/last earlier/later early/late "
        "begin/end begins/ends began/ended start/stop starts/stops started/stopped starting/stopping open/close opens/closes "
        "opened/closed opening/closing join/leave joins/leaves joined/left joining/leaving enter/leave entered/left arrive/depart "
        "arrived/departed buy/sell buys/sells bought/sold buying/selling lend/borrow hire/fire hired/fired hires/fires "
        "appointed/dismissed resigned/stayed create/destroy created/destroyed built/demolished attack/defend attacked/defended "
        "attacks/defends attacking/defending praise/criticize praised/criticized praises/criticizes praising/criticizing "
        "blamed/thanked welcomed/condemned welcomes/condemns confirm/deny confirmed/denied confirms/denies confirming/denying "
        "admitted/denied acknowledged/denied said/denied says/denies include/exclude included/excluded including/excluding "
        "succeed/fail succeeded/failed success/failure strong/weak stronger/weaker strongest/weakest large/small larger/smaller "
        "largest/smallest big/small bigger/smaller biggest/smallest long/short longer/shorter longest/shortest high/low old/new "
        "older/younger oldest/youngest rich/poor public/private domestic/foreign male/female man/woman men/women boy/girl "
        "boys/girls father/mother son/daughter brother/sister husband/wife he/she his/her actor/actress king/queen "
        "north/south northern/southern east/west eastern/western left/right "
        "conservative/liberal conservatives/liberals democrat/republican democrats/republicans democratic/republican "
        "majority/minority always/never all/some every/no many/few everyone/nobody everything/nothing both/neither "
        "positive/negative good/bad better/worse best/worst safe/dangerous peaceful/violent peace/war possible/impossible "
        "likely/unlikely able/unable successful/unsuccessful popular/unpopular fair/unfair legitimate/illegitimate "
        "true/false right/wrong correct/incorrect lived/died alive/dead survived/died born/died present/absent "
        "tighten/loosen tightened/eased raise/cut raised/cut raises/cuts raising/cutting expand/shrink expanded/shrank growth/decline "
        "grew/shrank growing/shrinking grow/shrink improve/worsen improved/worsened improving/worsening profit/loss profits/losses "
        "surplus/deficit import/export imports/exports remember/forget love/hate loved/hated friend/enemy friends/enemies "
        "ally/rival allies/rivals inside/outside near/far top/bottom upper/lower full/empty day/night morning/evening "
        "summer/winter spring/autumn minimum/maximum official/unofficial temporary/permanent temporarily/permanently "
        "voluntary/mandatory upheld/overturned upholds/overturns granted/refused pass/reject passed/rejected with/without "
        "lift/impose lifted/imposed lifting/imposing restore/remove restored/removed encourage/discourage encouraged/discouraged "
        "hot/cold warm/cool dry/wet fast/slow faster/slower quickly/slowly easy/hard easier/harder white/black blue/red "
        "acting/former current/former former/future senior/junior married/divorced single/married ahead/behind forward/backward "
        "advance/retreat advanced/retreated teacher/student doctor/patient lawyer/judge plaintiff/defendant buyer/seller "
        "employer/employee film/book song/album novel/film singer/actor television/radio american/british french/german "
        "english/spanish chinese/japanese russian/ukrainian baseball/football basketball/hockey monday/thursday "
        "tuesday/friday wednesday/saturday sunday/tuesday"
    ).split()
)

# Either one in the place of the other says the same in the news.
SAME = tuple(
    tuple(p.strip() for p in pair.split("/"))
    for pair in """
    nearly/almost; at least/no fewer than; less than/under
    said/stated; says/states; according to/as reported by;
    begin/start; began/started; begins/starts; end/finish; ended/finished; buy/purchase; bought/purchased; buying/purchasing
    sold off/sold; kill/slay; killed/left dead; died/lost his life; died/was killed; hurt/injured; wounded/injured; injured/wounded
    attempt/try; attempted/tried; attempting/trying; attempts/efforts; efforts/attempts; help/assist; helped/assisted
    big/large; huge/enormous; large/sizable; small/little; several/a number of; many/numerous; most/the majority of
    demand/call for; demanded/called for; demands/calls for; urged/called on; urges/calls on; ask/request; asked/requested
    show/indicate; showed/indicated; shows/indicates; show/demonstrate; reveal/disclose; revealed/disclosed; found/discovered
    give/provide; gave/provided; gives/provides; choose/select; chose/selected; chosen/selected
    pick/choose; picked/chose; picked/selected; nominated/named; appointed/named; stop/halt; stopped/halted; stopping/halting
    prevent/stop; prevented/stopped; block/stop; blocked/stopped; raise/increase; raised/increased; rose/climbed; rose/increased
    fell/dropped; fell/declined; fall/drop; decline/drop; declined/dropped; decrease/reduction; cut/reduced; reduce/lower
    reduced/lowered; criticize/denounce; criticized/slammed; slammed/criticized; blasted/criticized; condemned/denounced
    praised/lauded; agreed/consented; reject/turn down; rejected/turned down; refused/declined; refuses/declines; approved/passed
    approve/back; support/back; supported/backed; supports/backs; supporting/backing; oppose/object to; opposes/is against
    opposed/was against; win/victory; defeated/beat; beat/defeated; beats/defeats; quit/resign; quit/resigned; resigned/stepped down
    resign/step down; resigns/steps down; fired/dismissed; dismissed/fired; sacked/fired; left/departed; leave/depart; arrive/get to
    arrived in/reached; travel/go; traveled/went; visit/trip; film/movie; movie/film; tv/television; tv show/television series
    children/kids; kids/children; people/individuals; police/officers; officers/police; lawmakers/legislators; lawyer/attorney
    lawyers/attorneys; attorney/lawyer; job/position; jobs/positions; company/firm; firm/company; companies/firms; car/vehicle
    cars/vehicles; house/home; weapons/arms; weapon/arm; money/funds; probe/investigation; investigation/probe; inquiry/investigation
    deal/agreement; agreement/deal; pact/agreement; talks/negotiations; negotiations/talks; meeting/talks; election/vote; vote/ballot
    voters/the electorate; law/legislation; bill/legislation; legislation/bill; rule/regulation; rules/regulations; plan/proposal
    proposal/plan; protesters/demonstrators; demonstrators/protesters; protest/demonstration; protests/demonstrations; fight/battle
    war/conflict; attack/assault; attacks/assaults; blaze/fire; fire/blaze; crash/collision; storm/tempest; illness/disease
    important/significant; significant/important; difficult/hard; hard/difficult; quickly/rapidly; also/as well; only/just
    currently/now; now/currently; previously/earlier; formerly/previously; later/afterwards; recently/lately; often/frequently
    because/since; because of/due to; due to/because of; in order to/to
    united states/u.s.; u.s./united states; u.s./american; u.k./britain; britain/the united kingdom; european union/eu; u.n./united nations
    per cent/percent; %/ percent; percent/per cent; president/head of state; chief executive/ceo; ceo/chief executive
    born in/a native of; author/writer; writer/author; created/made; made/created; released/issued; located/situated; founded/established
    established/founded; wrote/authored; starred/appeared; was part of/belonged to; known as/called; named/called
    """.replace("\n", ";").split(";")
    if pair.strip()
)

# A hedge and what it makes of a verb: "may" for "will" is another claim, as is a hedge that is gone.
AUXILIARIES = ("is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "should", "did", "does", "do", "must", "may", "might")  # fmt: skip
HEDGED = {
    "will": ("may", "might", "could", "will not"), "is": ("may be", "is said to be", "is not"), "are": ("may be", "are not", "could be"),
    "was": ("may have been", "was reportedly", "was not", "was almost"), "were": ("may have been", "were not"),
    "has": ("may have", "has not", "has yet to have"), "have": ("may have", "have not"), "can": ("cannot", "might"),
    "had": ("had not", "may have"), "would": ("might", "would not"), "could": ("will", "could not"), "may": ("will", "may not"),
    "might": ("will",), "should": ("must", "should not"), "must": ("may", "must not"), "did": ("did not",), "does": ("does not",), "do": ("do not",),
}  # fmt: skip
HEDGES = ("reportedly ", "allegedly ", "possibly ", "likely ", "probably ", "may have ", "might have ", "not ", "never ", "nearly ", "almost ", "barely ")  # fmt: skip
SPEECH = ("said", "says", "announced", "told reporters", "added", "wrote", "reported", "stated", "claimed", "argued", "warned", "insisted")  # fmt: skip
COUNTS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
NUMBER_WORDS = (*COUNTS, "dozens", "hundreds", "thousands", "millions", "billions")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
