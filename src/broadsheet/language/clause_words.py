"""The words that tell where a main clause ends and whether its verb tells an event. Tables of data for `clauses`."""

from dataclasses import dataclass

_IRREGULAR = (
    "came went took began held won lost met fell rose left made gave led found hit broke sent struck shot ran became grew brought bought "
    "sold paid drew threw flew quit died swept tore beat cut put shut spent sank drove rode hid fled fought froze forbade withdrew overthrew "
    "sought caught taught built hung stole swore shook burst blew sprang stuck dug"
)
_PARTICIPLES = (
    "taken begun held won lost met fallen left made given led found hit broken spoken sent struck shot run become grown brought bought sold paid "
    "drawn thrown flown beaten cut put shut spent sunk driven hidden fought frozen withdrawn overthrown caught built hung stolen sworn born hurt set due"
)
# Verbs of saying tell a statement, verbs of state no event.
_SPEECH = (
    "said spoke spoken says told tells wrote writes argued insisted noted added explained recalled asked believed thought stated stressed tweeted posted "
    "claimed suggested described mentioned joked quoted predicted estimated warned"
)
_STATES = (
    "had has have wanted needed hoped liked seemed appeared remained owned included contained featured loved lived belonged tended used knew felt "
    "meant kept stood totaled totalled represented consisted resembled depended worked continued ranged"
)
DETERMINERS = frozenset(
    "a an the its his her their our my this that these those some any no every each more most less very two three four five several many other "
    "of in on at for with by to and or than".split()
)
NOUNS_IN_ING = frozenset(
    "meeting building morning evening hearing ruling king spring thing something anything nothing everything during including according shooting "
    "bombing killing filing briefing opening beginning wedding funding spending trading training housing ceiling string wing ring bring sing "
    "beijing boeing landing finding warning sterling darling herring outstanding remaining amazing existing leading ongoing upcoming".split()
)
AUXILIARIES = r"(?:has|have|had|was|were|is|are|be|been|being|will|shall|get|got)"
VERB_EN = rf"(?:{'|'.join(_IRREGULAR.split())}|(?:{'|'.join(_SPEECH.split())})|(?:{'|'.join(_STATES.split())})|did|will|is|are|was|were|can|could|may|might|would|should|must|shall|[a-z]{{2,}}ed)"
# Present forms that tell of what is fixed for a day: "the court hears the case on Friday".
TIMETABLE_EN = r"(?:launches|opens?|begins?|starts?|premieres?|arrives?|votes?|meets?|resumes?|returns?|takes? effect|takes? place|falls|hears|expires|ends|goe?s? on sale)"
PARTICIPLE_EN = rf"(?:{'|'.join(_PARTICIPLES.split())}|[a-z]{{2,}}ed)"
SPEECH_EN = rf"(?:{'|'.join(_SPEECH.split())})"
STATE_EN = rf"(?:{'|'.join(_STATES.split())}|can|could|may|might|would|should|must)"
SUBORDINATORS_EN = (
    r"who|which|whose|whom|that|while|after|before|because|as|since|although|though|if|than|where|whether|unless|until|"
    r"amid|despite|following|compared|but"
)


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """How a language other than English opens a subordinate clause and tells an event. All values are patterns."""

    subordinate: str  # opens a clause that is not the main one
    event: str  # a verb or a verbal bracket that tells what happened or is fixed to happen
    no_event: str  # of saying, of state, negated or only possible
    before: str  # directly before a date that belongs to a noun or tells since when a state lasts
    cut: str = r"[,;:](?=\s)|\s[–—-]\s"  # between two clauses


CLAUSE_WORDS: dict[str, ClauseWords] = {
    "de": ClauseWords(
        subordinate=r"dass|weil|nachdem|wenn|als|ob|der|die|das|dem|den|deren|dessen|welche\w*|um|indem|bevor|während|obwohl|wie|wo|was|sodass|"
                    r"worauf\w*|wobei|womit|seit",
        event=r"\b(?:wurden?|hat|haben|wird|werden|kam|kamen|ging|gingen|gab|begann|begannen|traf|trafen|fiel|fielen|stieg|starb|starben|brach|"
              r"brachen|beschloss|beschlossen|entschied|entschieden|verbot|erhielt|erhielten|rief|schlug|stieß|verlor|verloren|gewann|gewannen|trat|traten|nahm|nahmen|schloss|schlossen|beginnt|startet|öffnet|tritt|findet|"
              r"(?!heute|letzte|erste|zweite|dritte|beste|meiste|weite|späte|hätte|könnte|möchte|sollte|müsste|dürfte|wollte|sagte|teilte|erklärte|hatte|konnte|musste|durfte)[a-zäöüß]{3,}te(?:n)?(?=\s|$))\b|"
              r"\b(?:war|waren|ist|sind|hatten?)\b.{0,90}\bge[a-zäöüß]{3,}(?:t|en)$",
        no_event=r"\b(?:sagten?|teilten?|erklärten?|betonten?|schrieb(?:en)?|hieß|hofft\w*|glaubt\w*|nicht|keine?\w*|nie|könnten?|dürften?|möchten?|"
                 r"sollten?|müssten?|würden?|vielleicht|offenbar|erwartet)\b",
        before=r"\b(?:von|vom|seit|bis|zwischen|nach|vor|aus|als|für|gegenüber)\s(?:dem\s|zum\s|Jahr\s|dem Jahr\s)*$",
        cut=r"[,;:](?=\s)|\s[–—-]\s|\s(?:und|sowie)\s",
    ),
    "es": ClauseWords(
        subordinate=r"que|quien\w*|cuando|donde|porque|aunque|si|como|mientras|cuyo|cuya|tras|después|antes|desde|según|para|al",
        event=r"\b(?:fue|fueron|ha|han|murieron|hizo|hicieron|dio|dieron|tuvo|puso|entró|será|serán|\w{2,}(?:ó|aron|ieron|ará|erá|irá|arán|erán|irán))\b",
        no_event=r"\b(?:dijo|dijeron|afirmó|afirmaron|explicó|aseguró|señaló|añadió|indicó|declaró|no|nunca|podría|podrían|debería|había|era|eran|estaba|está|es|son)\b",
        before=r"\b(?:de|del|desde|hasta|entre|que|tras|para)\s(?:el\s|la\s)?$",
        cut=r"[,;:](?=\s)|\s[–—-]\s|\s(?:y|e|que|cuando|donde|porque)\s",
    ),
    "fr": ClauseWords(
        subordinate=r"qui|que|qu|dont|où|lorsque?|quand|car|parce|si|comme|tandis|après|avant|depuis|selon|pour|afin|alors",
        event=r"\b(?:a|ont|est|sont|s['’]est|se sont)(?: été)? \w+(?:é|ée|és|ées|i|is|ie|u|us|ue|it|ert|int)\b|\b\w{3,}(?:era|eront|ira|iront)\b",
        no_event=r"\b(?:a dit|a déclaré|a affirmé|a expliqué|a indiqué|a ajouté|pas|jamais|aucun\w*|pourrait|pourraient|devrait|devraient|était|étaient|"
                 r"avait|avaient)\b|\b(?:est|sont) (?:un|une|le|la|les|des)\b",
        before=r"\b(?:de|du|depuis|jusqu['’]\w+|entre|que|après|pour|au)\s(?:le\s|l['’])?$",
        cut=r"[,;:](?=\s)|\s[–—-]\s|\s(?:et|qui|que|dont|où|lorsque)\s",
    ),
}  # fmt: skip
