"""Lines of extracted text become paragraphs; what is not the article's own text is left out."""

import re

from broadsheet.language.words import fold

_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffc\x00-\x08\x0b-\x1f\x7f]")
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_JUNK = re.compile(
    r"^(?:advertisement|sponsored|read (?:more|also|next|the full)\b.{0,140}|related(?: articles?| stories| content| coverage)?\s*:?.{0,120}|"
    r"(?:more|also) (?:on|from|in)\b.{0,80}|see also\b.{0,120}|watch(?: now| live| more)?:.{0,140}|listen:.{0,140}|share(?: this)?(?: article| story)?.{0,60}|"
    r"sign up (?:for|to)\b.{0,200}|subscribe\b.{0,200}|(?:click|tap) here\b.{0,160}|follow (?:us|@)\b.{0,120}|"
    r"get (?:the|our) (?:latest|newsletter|daily|app)\b.{0,160}|download (?:the|our)\b.{0,120}|"
    r"(?:photo|image|picture|video|source|credit|foto|bild|quelle|crédito|fuente)s?(?: credit| by)?\s*[:/].{0,120}|"
    r"(?:last )?(?:updated|published|posted|modified)\b[^.]{0,60}|by [A-Z][\w.'’ -]{2,50}|"
    r"comments?(?: \(\d+\))?|\d+ comments?|loading\.*|skip to .{0,40}|copyright\b.{0,160}|©.{0,160}|all rights reserved.{0,60}|"
    r"this (?:article|story|post) (?:was|has been|originally|is) .{0,200}|.{0,80}contributed to this (?:report|story|article)\.?|"
    r"editor['’]?s['’]? note\b.{0,400}|story continues(?: below)?.{0,40}|article continues .{0,60}|continue reading.{0,60}|"
    r"lesen sie (?:auch|mehr).{0,140}|mehr zum thema.{0,140}|anzeige|lea también.{0,140}|te puede interesar.{0,140}|lire aussi.{0,140}|"
    r"have a (?:news )?tip\?.{0,200}|send (?:us )?(?:tips|an email)\b.{0,160}|the associated press\.?|reuters\.?)$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?…:;\"”’»)\]]$")
_BULLET = re.compile(r"^(?:[-–—•*·▪►]\s+)+")
_CREDIT_END = re.compile(
    r"\((?:AP|Reuters|Getty|AFP|Photo|Foto)[^)]{0,60}\)$|(?:Getty Images|AP Photo|via Getty|/AFP|/Reuters|/AP)\W{0,2}$"
)


def paragraphs(text: str, title: str) -> tuple[str, ...]:
    """The paragraphs of an article's text, in order, without titles, labels, credits and lines of navigation."""
    lines = [clean(line) for line in text.split("\n")]
    kept = [line for line in lines if line and not _is_junk(line)]
    while kept and (fold(kept[0]) == fold(title) or _is_label(kept[0])):
        kept.pop(0)
    while kept and _is_label(kept[-1]):
        kept.pop()
    seen: set[str] = set()
    return tuple(line for line in kept if not (line in seen or seen.add(line)))  # type: ignore[func-returns-value]


def clean(line: str) -> str:
    """One line without invisible characters, bullets and doubled spaces."""
    line = _SPACES.sub(" ", _INVISIBLE.sub("", line)).strip()
    line = _BULLET.sub("", line)
    return re.sub(r"\s+([,.;:!?])(?=\s|$)", r"\1", line)


def _is_junk(line: str) -> bool:
    return bool(_JUNK.match(line) or (len(line) < 240 and _CREDIT_END.search(line)) or not re.search(r"\w", line))


def _is_label(line: str) -> bool:
    """A short line with no end of a sentence: a heading, a byline, a date."""
    return len(line) < 90 and not _ENDS.search(line)
