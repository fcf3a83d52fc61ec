"""English verbs of the news with their finite forms. Tables of data: the ends of clauses are judged by them."""

from functools import lru_cache

# Always finite, whatever stands around them.
AUXILIARIES = frozenset(
    "is are was were has have had will would can could may might must should does do did isn't aren't wasn't weren't hasn't haven't "
    "hadn't won't wouldn't can't couldn't doesn't don't didn't cannot shouldn't".split()
)
# The past of irregular verbs where it differs from the participle or is seldom anything but a past.
_PAST = frozenset(
    "said won got made took found gave went came saw kept left held ran rose fell began sold sent told lost paid met led brought bought "
    "grew knew became spoke wrote drew threw thought felt stood struck fought caught taught sought shot built spent drove flew broke chose "
    "rang sang sank swore tore wore woke froze hid rode shook stole swept slid laid lay lit dug fed bet hung heard meant understood "
    "withdrew overcame undertook oversaw upheld underwent forgot forgave bore bound dealt fled leapt sped spun stuck slept sat".split()
)
_IRREGULAR_S = (
    "says wins gets hits cuts sets puts makes takes finds gives goes comes sees keeps leaves holds runs rises falls begins sells sends "
    "tells loses pays meets leads brings buys shows grows knows becomes speaks writes draws throws thinks feels stands strikes fights "
    "catches teaches seeks shoots builds spends drives flies breaks chooses sings sinks steals sweeps lays lies digs feeds hears means "
    "understands withdraws overcomes undertakes oversees upholds undergoes bears deals flees spins sticks lets quits splits spreads hurts "
    "beats bids casts costs shuts overrides shakes foresees rewrites weeps forbids swears wakes rides forgives rethinks retakes"
).split()
_REGULAR = (
    "elect opt accept accuse achieve act add address admit adopt advance affect agree aim allege allow announce answer appeal appear appoint approach "
    "approve argue arrest arrive ask assault attack attempt attend attract avoid award back ban battle believe block boost book borrow "
    "boycott call cancel carry cause cease celebrate challenge change charge chase cheer claim clash clear climb close collapse collect "
    "combine compete complain complete concede conclude condemn confirm confront consider contain continue contribute convict cool "
    "counter cover crash create criticize criticise cross damage deal debate debut decide declare decline defeat defend delay deliver "
    "demand deny depart depend deploy describe deserve design destroy detain develop die differ disappear disclose discover discuss "
    "dismiss disrupt divide dominate donate double doubt drop earn ease edge eliminate embrace emerge employ enable end endorse enforce "
    "enjoy enter erupt escape establish estimate evacuate exceed exclude execute exit expand expect explain explode explore expose extend "
    "face fail favor favour fear feature file fill finish fire fix follow force forecast form freeze fuel fund gain gather grant greet "
    "guard halt hand handle happen head help highlight hire hope host identify ignore impact impose improve inch include increase indict "
    "inform injure inspire insist install intend introduce invade invest investigate invite involve issue join judge jump justify kick "
    "kill knock lack land last laugh launch lift like limit link list live lobby look loom lower maintain manage march mark marry mention "
    "merge miss move mull name near need negotiate nominate note notice obtain occur offer open operate oppose order organize oust outline "
    "outpace overtake own participate pass pause pay perform permit pick place plan play plead pledge plunge point pose postpone pour "
    "praise predict prefer prepare present press prevent probe proceed produce promise promote propose protect protest prove provide "
    "publish pull punish purchase pursue push qualify question raise rally reach react reaffirm realize rebuild recall receive recognize "
    "recommend record recover reduce refer reflect refuse regain regret reject relate release rely remain remember remove rename renew "
    "repeal repeat replace reply report represent request require rescue resign resist resolve respond rest restore restrict result "
    "resume retain retire retreat return reveal reverse review revise rule rush sack sanction save scale schedule score scrap seal "
    "secure seem seize separate serve settle share shatter shed shift shrink sign signal slam slash slip slow slug snub soar solve sound spark "
    "specify stage start state stay step stop strengthen stress stretch strip struggle submit succeed sue suffer suggest supply support "
    "surge surpass surprise surrender survive suspect suspend swing switch tackle talk target tap tease tend term test testify thank "
    "threaten tie top total touch tour trade transfer transform travel treat trigger trim triple try turn tweet unveil unite update upgrade "
    "urge use value veto view violate visit voice vote vow wait walk want warn watch weaken weigh welcome widen wipe wonder work worry "
    "yield accelerate analyze apply approximate assess assume attribute calculate capture characterize compare compose conduct confuse "
    "connect contract cope correct define demonstrate derive detect determine dictate diminish display distribute drift emit encourage "
    "endure engage enhance enlist evolve examine exist facilitate fade finance foster function generate govern guarantee guide harm heat "
    "illustrate imagine imply incorporate indicate influence inherit initiate inspect integrate invent isolate lease locate measure mine "
    "mix monitor motivate observe occupy originate orbit persuade pioneer pollute possess preserve process prompt rank rate recruit "
    "register regulate reignite reinforce reside rise roll scan shape simplify span specialize spot stabilize store strand stun summon "
    "supervise sustain tax tow track train translate trap trail tumble undermine unlock vary warm waste wield withstand agree team partner "
    "star pair crown draft trim dethrone debunk mock blast oust rip confess overhaul overturn outline curb tout eye nab bag clinch net hail "
    "authorize blame apologize override commute reopen waive rebuke adjourn stir escalate unload lambast denounce flip pave commit fend mount "
    "abandon prevail cite rebuff disband castigate notch bless convene poke topple shorten nix absolve vandalize inject melt certify imperil "
    "acknowledge reconsider taunt devastate condone select toss shun abolish insult reel underscore liken ridicule scold encounter romp brace "
    "defy refocus misidentify rage repudiate impeach congratulate enact anger stumble designate persist administer assign clarify assert "
    "reclaim deem haul infuriate relent thwart rattle unnerve discard steer revive detonate intensify contradict portray retaliate sympathize "
    "ignite budge fumble obliterate await burn pardon vacate contend plummet skyrocket resurface reunite recuse relocate retract rebrand "
    "reassure reassign ratify quash pummel pillory overrun outlaw mourn mobilize liberate lure jeopardize invoke incite hound hamper grapple "
    "galvanize flock flout expel evict erase endanger electrify dwindle douse dispute dispatch disavow disarm derail deport deplore defuse "
    "decimate corroborate commemorate clamor cater buckle bicker berate bemoan beckon avert alter allocate allay "
    "coincide comply collide rout edge crush sweep stall shelve ditch axe grill tap snap trounce decry lash lament"
).split()


def _third(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "s"


@lru_cache
def bases() -> frozenset[str]:
    """The verbs' plain forms, which are finite after a plural subject."""
    return frozenset(_REGULAR) | frozenset("say win get make take find give go come see keep leave hold run rise fall begin sell "
        "send tell lose pay meet lead bring buy show grow know become speak write draw think feel stand strike fight seek build spend "
        "drive fly break choose hear mean understand let quit".split())  # fmt: skip


@lru_cache
def third_persons() -> frozenset[str]:
    """The forms in -s; nearly all are plurals of nouns too, which only their place tells."""
    return frozenset(_third(v) for v in _REGULAR) | frozenset(_IRREGULAR_S)


def pasts() -> frozenset[str]:
    """Irregular pasts; regular ones are told by their -ed."""
    return _PAST


def is_verb_form(word: str) -> bool:
    """Whether a word in lower case could be a finite verb by its form alone."""
    return word in AUXILIARIES or word in pasts() or word in third_persons() or (word.endswith("ed") and len(word) > 4)
