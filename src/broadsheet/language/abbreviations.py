"""Words with a full stop that does not, or not always, end a sentence. A table of data for `sentences`."""

# Before a name: never the end of a sentence.
TITLES = frozenset(
    "amb mr mrs ms messrs mx dr drs prof sen sens rep reps gov govs gen lt col sgt cpl pvt capt cmdr maj brig adm supt insp det rev hon "
    "st ste mt ft pres atty asst dist fr sr br mme mmes mlle sra srta dra ud uds dipl ing mag hr fa vs v al approx ca bzw bspw inkl exkl "
    "z.b d.h u.a i.d.r z.t e.g i.e cf viz p.ej".split()
)
MONTHS = frozenset(
    "jan feb mar apr jun jul aug sept sep oct nov dec jän okt dez ene abr ago dic janv févr juil".split()
)
# Before a figure: "No. 3", "Jan. 5", "p. 12", "Nr. 4".
BEFORE_FIGURE = MONTHS | frozenset("no nos núm num nr art abs p pp pg s vol fig figs sec ch tel c".split())
# The end of a sentence only where a sentence opens after it: "at Acme Inc. The company ..." but "Acme Inc. Chief Jo Roe".
DOUBTFUL = frozenset(
    "mio mrd inc co corp ltd llc bros jr sr etc usw ph.d m.d b.a m.a d.c u.s u.k u.n e.u u.s.a a.m p.m ee.uu ave blvd rd dept univ est".split()
)
# After "p.m." these go on with the sentence.
AFTER_TIME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday eastern pacific central mountain greenwich et est edt ct cst cdt pt pst "
    "pdt gmt utc bst cet jan feb march april may june july aug sept oct nov dec january february august september october november "
    "december".split()
)
# Names that end in a mark of their own.
MARKED_NAMES = frozenset(("Yahoo!", "Jeopardy!", "Wham!", "Panic!", "Mamma", "Moulin"))
# Words that open a sentence when they are capitalised.
OPENERS = frozenset(
    "the a an in on at it its he she they his her their we our you i but and or so yet this that these those for as if when while where "
    "after before since by with from to under over during until despite although though because however meanwhile there here then what "
    "who why how no not some many most several both all each two three four five one another other such now still also last earlier "
    "later police officials according is was are were do does did can could will would should may might has have had "
    "der die das ein eine er sie es wir ich und aber doch auch im am bei nach mit für auf zu von als wenn dass dies diese dieser "
    "el la los las un una y pero en con por para según como cuando no se su sus este esta al del "
    "le les une il elle ils elles nous vous ce cette ces et mais dans pour avec sur par selon".split()
)
