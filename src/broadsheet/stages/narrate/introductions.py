"""What a sentence takes for granted: persons by the family name alone, and "the patient" of whom nobody has spoken."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from broadsheet.language.name_cues import TITLES, first_names, places
from broadsheet.language.words import fold, stem
from broadsheet.stages.narrate.sentences import stands_alone
from broadsheet.stages.narrate.spans import Span

# "Okoro said", "says Okoro.", "Ms. Okoro", "Okoro, 50, sailed", "Okoro's late career", folded.
_SPEAKS = re.compile(
    r"([\w'-]+?)(?: (?:also |then |later )?(?:said|says|told|added|wrote|tweeted|argued|announced|testified|praised|accused|insisted|denied|confirmed|urged|vowed|asked|resigned|"
    r"voted|refused|pushed|hopes|wants|pledged|believes?d?|claim(?:s|ed)|confessed|thinks|thought|agree[sd]|called|endorse[sd]|(?:was|is|has|had|made|kept|lost) (?:his|her))\b|, who|, \d\d(?=,)|'s (?:[\w-]+ )?(?:testimony|partner|career|family|father|mother|son|daughter|death|nomination|lawyers?|attorney|tenure|allegations?|office|campaign|wife|husband|tweet))\b"
    r"|\b(?:mr|mrs|ms|dr|sen|rep|gov|judge|justice|president|secretary)\.? ([\w'-]+)|\b(?:said|says|added) ([\w'-]+)(?=[.,])"
)
# "the cleric Ilan Okoro", "Maj. Gen. Ilan Okoro", folded: what a person is, before the first name.
_CALLED = re.compile(
    r"\b(?:gen|maj|col|lt|capt|sgt|adm|cmdr|officer|general|commander|cleric|imam|rabbi|pastor|preacher|bishop|author|writer|novelist|activist|lawyer|attorney|judge|"
    r"actor|actress|singer|rapper|swimmer|boxer|coach|player|quarterback|comedian|director|producer|journalist|reporter|anchor|host|professor|scientist|doctor|"
    r"congressman|congresswoman|lawmaker|candidate|spokesman|spokeswoman|student|teacher|founder|leader|billionaire|businessman|banker|aide|adviser)\.? ([\w'-]+)"
)
# "President Okoro" tells who it is, "Mr. Okoro" does not.
_OFFICES = TITLES - frozenset(
    "mr mrs ms miss mx dr sir dame lord lady prof professor herr frau monsieur madame mme mlle m don dona".split()
)
_CAPITALISED = re.compile(r"(?<![\w'-])[A-Z][\w'-]+")
# "The patient was", "The storm's": a noun with nothing that says which one.
_BARE = re.compile(r"^[\"“]?The (?P<noun>[a-z]+)(?:['’]s)? (?P<next>[a-z]+)\b")
_SAYS_WHICH = frozenset("of that which who whom whose from in on at for to between behind with by".split())
# There is only one of each, or the reader's own.
_KNOWN = frozenset(
    "government president world economy public country nation state city police weather sun moon earth internet media army military navy "
    "court market markets law constitution parliament senate house congress church pope king queen prime first latest new next best most "
    "only number list idea fact question problem answer truth rest majority minority past present future season election elections".split()
)


def family_names(spans: Sequence[Span]) -> frozenset[str]:
    """The family names of the persons whom `spans` name in full: by a known first name, after what they are, or where the bearer speaks somewhere.

    A telescope or a moon with a capital is no person, whatever its name looks like.
    """
    found = {n.key for s in spans for n in s.names if n.kind == "person" and " " in n.key}
    names = {(words[0], words[-1]) for words in map(str.split, found) if words[-1] not in places()}
    doubtful = {last for first, last in names if first not in first_names()}
    heard = _heard(spans) if doubtful else frozenset()
    called = _called(spans) if doubtful else frozenset()
    return frozenset(last for first, last in names if first in first_names() or first in called or last in heard)


def _heard(spans: Sequence[Span]) -> frozenset[str]:
    """The names, folded, of those who speak, or whom a title introduces: "Ms. Okoro's" too."""
    found = (pair for s in spans for pair in _SPEAKS.findall(fold(s.text.replace("’", "'"))))
    return frozenset(word.removesuffix("'s") for pair in found for word in pair if word)


def _called(spans: Sequence[Span]) -> frozenset[str]:
    """The words, folded, before which it is said what somebody is."""
    return frozenset(word for s in spans for word in _CALLED.findall(fold(s.text)))


def introduced(told: Iterable[Span]) -> frozenset[str]:
    """The words of the names of persons whom `told` has named in full: "Jr." may stand after the family name."""
    full = (n.text for s in told for n in s.names if " " in n.text and n.kind == "person")
    return frozenset(word for name in full for word in fold(name).split())


def named_in(line: str, spans: Iterable[Span]) -> frozenset[str]:
    """The words of the names of persons whom a line names as `spans` name them in full."""
    full = {n.text for s in spans for n in s.names if n.kind == "person" and " " in n.text}
    return frozenset(word for name in full if name in line for word in fold(name).split())


def persons_alone(span: Span, told: Iterable[Span]) -> frozenset[str]:
    """The capitalised words of the sentence, folded, that could be family names which neither it nor `told` gives in full."""
    return _alone(span.text) - introduced([*told, span])


def takes_for_granted(span: Span, told: Sequence[Span], families: frozenset[str]) -> bool:
    """Whether the sentence names a person by the family name alone, or a thing as known, that `told` has not introduced."""
    if _alone(span.text) & families and persons_alone(span, told) & families:
        return True
    return _bare_noun(span, told) and not (told and follows(span, told[-1]))


def follows(span: Span, before: Span) -> bool:
    """Whether a sentence stands next to another in its article, so that it may lean on it."""
    return (before.source, before.position + 1) == (span.source, span.position)


@lru_cache(4096)
def _alone(text: str) -> frozenset[str]:
    """The capitalised words of a text, folded, but for those that an office such as "President" introduces."""
    plain = text.replace("’", "'")
    found = {(m.start(), fold(m.group()).removesuffix("'s")) for m in _CAPITALISED.finditer(plain)}
    return frozenset(word for at, word in found if not _titled(plain, at))


def _titled(text: str, at: int) -> bool:
    before = re.search(r"([\w'-]+)\.? $", text[max(0, at - 24) : at])
    return bool(before and fold(before[1]) in _OFFICES)


def _bare_noun(span: Span, told: Sequence[Span]) -> bool:
    match = _BARE.match(span.text)
    if not match or match["noun"] in _KNOWN or match["next"] in _SAYS_WHICH:
        return False
    language = span.article.language
    if not any(match["next"].endswith(e) for e in ("ed", "s")) and match["next"] not in _VERBS:
        return False
    return not any(stem(match["noun"], language) in s.stems for s in told)


_VERBS = frozenset(
    "is are was were has have had will would can could may might must should said says told found made took began came went".split()
)


def opens_well(span: Span, told: Sequence[Span], families: frozenset[str]) -> bool:
    """Whether a section may begin with the sentence after what `told` has said."""
    return stands_alone(span) and not takes_for_granted(span, told, families)
