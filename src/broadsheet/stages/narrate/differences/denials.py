"""Who denies what: the denial, what it denies as a question, and the sentence that says the contrary."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.language.words import content_stems
from broadsheet.stages.narrate.cite import Desk
from broadsheet.stages.narrate.sentences import stands_alone
from broadsheet.stages.narrate.spans import Span

_DENIES_THAT = re.compile(
    r"\b(?:denied|denies|deny|rejected|dismissed|disputed|disputes)(?: \w+ly)?(?: the \w+)? that (?P<what>(?:(?:the|an?|any|there|no)\b|[A-Z])[^.;]*)"
)
_DENIES_IT = re.compile(
    r"\b(?:denied|denies|den(?:y|ying)|rejected|rejects|dismissed|dismisses|disputed|disputes)(?: \w+ly)? "
    r"(?:(?:all|any|the|these|those|such|his|her|its|their)(?: of (?:the|these|those))? )?(?:\w+ ){0,2}?(?P<noun>allegations?|accusations?|charges?|claims?|report|reports)\b"
)
_HAS_NOT = re.compile(
    r"^(?P<subject>[A-Z][^,;]{2,70}?) (?P<aux>has|have|is|are|was|were|will|had) not "
    r"(?P<rest>(?:\w+ed|begun|taken|made|given|sold|bought|met|won|lost|paid|sent|left|held|broken|withdrawn|chosen|found|built|cut)\b[^,;]*)"
)
_ACCUSES = re.compile(
    r"\s(?:(?:has|have|had|also|later|publicly)\s)*accus(?:e[sd]?|ing)\s(?:[A-Z][\w.]*\s|the\s|president\s|former\s)*$"
)
_NEGATED = re.compile(r"\b(?:not|no|never|den(?:y|ies|ied|ying)|reject\w*|dismiss\w*|disput\w*)\b|n['’]t\b")
_SAYING = re.compile(r"(?:\s[\w-]+){0,2}\s(?:said|says|told|announced|claims|claimed|insisted|insists)\b")
_SAYS_BEFORE = re.compile(r"\b(?:according to|said|says) (?:the )?$", re.IGNORECASE)
_BETWEEN = re.compile(
    r"(?:['’]s? \w+)?(?:,? (?:has|have|had|also|again|later|himself|herself|campaign|team|lawyers?|spokes\w+|\w+ly|on \w+day|on \w+day \w+|statements?|officials?))*\s"
)
_OPENING = re.compile(r"(?P<who>(?:[A-Z][\w.’'-]+ ?){1,4}),?(?P<aside>(?<=,) an? [^,]{3,50},)?\s")
_OTHER_SUBJECT = re.compile(r"\b(?:who|that|whom|she|he|they|when|as)\b")
_COVERED = 0.5  # of the denied words: a sentence that holds them says what is denied
_PRONOUNS = re.compile(
    r"\b(?:he|she|it|they|his|her|its|their|him|them|this|that|these|those|there|such|I|we|you)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Denial:
    """A sentence in which `holder` denies what `claim` says; `question` asks what is in doubt."""

    span: Span
    claim: Span
    holder: str
    question: str
    claimant: str  # whose claim it is, where the sources only quote it; "" where a source reports it as its own


def denials(spans: Sequence[Span], desk: Desk) -> list[Denial]:
    """The denials of which the story also tells the contrary, once for each who denies."""
    found: dict[str, Denial] = {}
    for span in spans:
        if not stands_alone(span):
            continue
        denial = _denies_that(span, spans, desk) or _has_not(span, spans, desk) or _denies_it(span, spans, desk)
        if denial and denial.holder not in found:
            found[denial.holder] = denial
    return list(found.values())


def _denies_that(span: Span, spans: Sequence[Span], desk: Desk) -> Denial | None:
    match = _DENIES_THAT.search(span.text)
    holder = _denier(span, match.start()) if match else ""
    if not match or not holder:
        return None
    what = match["what"].strip(" ,")
    claim = _claim(what, span, spans, desk)
    if claim is None or _PRONOUNS.match(what):
        return None
    return Denial(span, claim, holder, f"Is it true that {what}?", claimant(claim))


def _has_not(span: Span, spans: Sequence[Span], desk: Desk) -> Denial | None:
    """ "Sorrenia has not agreed to it": denied where another report has it that Sorrenia has."""
    match = _HAS_NOT.match(_without_dateline(span.text))
    if not match or _PRONOUNS.search(match["subject"]):
        return None
    said = re.compile(
        rf"{re.escape(match['subject'].split()[-1])}\b(?:[^,;]{{0,30}}) (?:has|have|had|is|are|was|were|will|would) (?!not\b|never\b){re.escape(match['rest'].split()[0])}\b"
    )
    rivals = [s for s in spans if s.report != span.report and not _NEGATED.search(s.text) and said.search(s.text)]
    claim = max(
        rivals, key=lambda s: (float(desk.coverage[desk.index(span), desk.index(s)]), -s.position), default=None
    )
    if claim is None:
        return None
    aux = match["aux"].capitalize()
    claims = claimant(claim)
    one_speaker = claims != "" and claims == claimant(span)  # the two reports differ on what one person says
    holder = span.article.outlet if one_speaker else match["subject"].removeprefix("The ")
    return Denial(
        span,
        claim,
        holder,
        f"{aux} {_lower_article(match['subject'])} {match['rest'].strip(' .')}?",
        "" if one_speaker else claims,
    )


def _denies_it(span: Span, spans: Sequence[Span], desk: Desk) -> Denial | None:
    """ "She denied the allegations", where another sentence tells who accuses her of what."""
    match = _DENIES_IT.search(span.text)
    holder = _denier(span, match.start()) if match else ""
    if not match or not holder or match["noun"].startswith(("report", "claim")):
        return None
    key = next(n.key for n in reversed(span.names) if n.text == holder)
    accusing = [(s, who) for s in spans if s is not span and stands_alone(s) and (who := _accuser(s, key))]
    if not accusing:
        return None
    claim, who = min(accusing, key=lambda pair: (pair[0].position, pair[0].source))
    noun = match["noun"] if match["noun"].endswith("s") else match["noun"] + "s"
    return Denial(span, claim, holder, f"Are the {noun} against {holder} true?", who)


def _accuser(span: Span, accused: str) -> str:
    """Who opens the sentence and accuses the bearer of the name of something; "" where nobody does."""
    at = span.sentence.start
    opening = _OPENING.match(span.text)
    target = next((n for n in span.names if n.key == accused), None)
    if opening is None or target is None or not span.text.startswith(" of ", target.end - at):
        return ""
    who = opening["who"].strip(" ,")
    known = opening["aside"] or any(n.text in who for n in span.names)
    between = span.text[opening.end() - 1 : target.start - at]
    return who if known and _ACCUSES.search(between) and not _OTHER_SUBJECT.search(between) else ""


def _without_dateline(text: str) -> str:
    return re.sub(r"^[A-ZÀ-Þ]{3}[^a-z]*(?:\([^)]{2,40}\))? ?(?:--|[–—-]) ", "", text)


def _lower_article(subject: str) -> str:
    return subject[0].lower() + subject[1:] if subject.startswith(("The ", "A ", "An ")) else subject


def _denier(span: Span, verb_at: int) -> str:
    """The name directly before the verb: who denies."""
    at = span.sentence.start
    before = [n for n in span.names if n.end <= verb_at + at]
    return before[-1].text if before and _BETWEEN.fullmatch(span.text, before[-1].end - at, verb_at) else ""


def claimant(span: Span) -> str:
    """The person or body that a sentence quotes for what it says."""
    at, text = span.sentence.start, span.text
    saying = [n for n in span.names if _SAYING.match(text, n.end - at) or _SAYS_BEFORE.search(text, 0, n.start - at)]
    return saying[-1].text if saying else ""


def _claim(what: str, span: Span, spans: Sequence[Span], desk: Desk) -> Span | None:
    """The sentence of another report that says what is denied."""
    wanted = content_stems(what, span.article.language)
    rivals = [s for s in spans if s.report != span.report and not _NEGATED.search(s.text) and stands_alone(s)]
    scored = [(desk.weights.coverage(wanted, s.stems), -s.position, s) for s in rivals]
    best = max(scored, key=lambda t: t[:2], default=None)
    return best[2] if best and best[0] >= _COVERED else None
