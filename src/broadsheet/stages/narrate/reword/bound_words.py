"""Words that turn the sense of what stands beside them: what holds one is never dropped from a sentence."""

_ENGLISH = """
not no never none nobody nothing neither nor cannot without hardly barely scarcely
may might could would should can must will shall likely unlikely possibly perhaps maybe probably allegedly alleged reportedly reported apparently
supposedly suspected suspect suspects presumed plan plans planned planning expected expect expects considering considers considered proposed proposes
propose intends intend hopes hope wants want seeks seek aims threatens threatened tries tried attempted attempts failed fails
if unless until except but only whether though although despite
said says say saying told tells tell according added adds argued argues claimed claims claim announced announces warned warns denied denies deny deny
insisted insists wrote writes tweeted testified stated states suggested suggests believe believes believed think thinks thought reports report confirmed
estimates estimate estimated accused accuses accuse rejects rejected reject refused refuses refuse disputes disputed dispute calls called asked
false falsely fake hoax rumour rumours rumor rumors myth fiction fictional film movie novel game drill exercise simulation dream joke theory scenario proposal draft bill
"""
_OTHERS = """
nicht kein keine keinen keinem keiner nie niemals weder noch ohne könnte könnten soll sollen sollte sollten würde würden darf dürfte wird werden will wollen
wenn falls sofern sagte sagt sagten erklärte erklärt laut zufolge mutmaßlich angeblich offenbar geplant teilte warnte bestritt wies aber nur obwohl
no nunca jamás ni sin podría podrían puede debería si salvo dijo dice según afirmó señaló aseguró negó presunto presunta supuesto supuesta sería pero solo aunque
ne pas jamais ni sans pourrait pourraient peut devrait si sauf dit selon affirmé déclaré assuré nié présumé supposé serait mais seulement
"""
BOUND = frozenset(f"{_ENGLISH} {_OTHERS}".split())

# Free to come and go: they tell nothing.
FREE = frozenset("the a an that and der die das und el la los las un una y le les une et".split())

# A chunk that begins so is a part of what stands before it and can be moved behind it or dropped from it.
RELATIVE = frozenset("who whom whose which where".split())
PREPOSITIONS = frozenset(
    "in on at by after before during since under over for with from to into across within following despite although though amid because through "
    "besides until once as while when if unless according of about near between among against without like unlike given based thanks due".split()
)
CIRCUMSTANCES = frozenset("on in at after before during since".split())  # such a beginning may be left out
SPEECH = frozenset(
    "said says told added announced argued warned insisted wrote testified stated confirmed reported claimed claims".split()
)
