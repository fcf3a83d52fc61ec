"""A picture's caption and its credit, told apart."""

import re

from broadsheet.stages.extract.paragraphs import clean

MOST_CAPTION = 700  # characters
MOST_CREDIT = 120
_LABEL = (
    r"(?:photo(?:graph)?s?|images?|pictures?|fotos?|bild(?:er|quelle|nachweis)?|video|illustration|grafik|graphic|imagen|foto(?:graf|grafia|grafía)|"
    r"credits?|crédits?|crédito|quelle|source|fuente|fonte|copyright|rechte|фото)"
)
_LABELLED = re.compile(
    rf"(?<![\s(\[|–—-])[\s(\[|–—-]*+(?:\b{_LABEL}(?:\s+(?:credit|courtesy|illustration))?(?:\s+(?:by|von|via)\b|\s*[:©/])\s*:?|©|\(c\)|courtesy (?:of|:)|via )\s*(?P<name>[^()\[\]\n]{{2,110}}?)[\s)\].|]*$",
    re.IGNORECASE,
)
_AGENCY = (
    r"(?:AP(?: Photo| Images)?|Associated Press|Reuters|REUTERS|AFP|Getty(?: Images)?|GETTY(?: IMAGES)?|EPA(?:-EFE)?|EFE|Shutterstock|dpa(?:-\w+)?|DPA|APA|imago|IMAGO|"
    r"picture[ -]alliance|Bloomberg|NASA|iStock(?:photo)?|Alamy(?: Stock Photo)?|Yonhap|Xinhua|TASS|ANSA|Anadolu|USA TODAY(?: Sports)?|SIPA(?: USA)?|Keystone|KEYSTONE|PA(?: Wire| Media| Images)?|"
    r"Unsplash|Pexels|Pixabay|Wikimedia(?: Commons)?|Europa Press|Zuma(?: Press)?|NurPhoto|LAT Images|PTI|ANI|Kyodo|TT|NTB|Ritzau|Scanpix|LaPresse|Belga|ANP|Canadian Press|CBC|NBC|ABC|CBS|Netflix|Disney)"
)
_NAME = r"[\w.'’&\-]+(?: [\w.'’&\-]+){0,4}"
_SLASHED = rf"(?:{_NAME}\s?[/|,]\s?){{0,4}}(?:{_NAME} (?:via|for|/) )?{_AGENCY}(?:\s?[/|]\s?{_NAME}){{0,3}}(?: (?:via|/|for) {_NAME})?"
_BRACKETED = re.compile(rf"\s*[(\[]\s*(?P<name>{_SLASHED}|[^()\[\]/.]{{2,50}}/\s?[^()\[\]]{{2,50}})\s*[)\]]\s*\.?$")
_TAIL = re.compile(rf"(?:(?<=[.!?\"”’»)])\s*|\s[|–—@©]\s*)(?P<name>{_SLASHED})\s*[.)]?$")
_WHOLE = re.compile(rf"^(?P<name>{_SLASHED})\s*[.)]?$")
_SLASH_TAIL = re.compile(r"(?<=[.!?\"”»)])\s+(?P<name>[A-ZÀ-Þ][\w.'’ -]{1,40}/\s?[A-ZÀ-Þ][\w.'’ /-]{1,40})$")
_BRACKET_NAME = re.compile(r"(?<=[.!?\"”»])\s*\((?P<name>[A-ZÀ-Þ][^()]{2,40})\)$")
_BUTTON = re.compile(
    r"\s*(?:(?:toggle|hide|show) caption|enlarge(?: this)?(?: image)?|view (?:image in fullscreen|gallery)|visa mer|bild vergrößern|mehr anzeigen|open image modal|\(open image in new window\)|advertisement)\s*",
    re.IGNORECASE,
)


def split_credit(text: str) -> tuple[str, str]:
    """A caption without the credit at its end, and that credit; "" for what is not there."""
    text = clean(_BUTTON.sub(" ", text[:2000]))
    for pattern in (_BRACKETED, _LABELLED, _TAIL, _SLASH_TAIL, _BRACKET_NAME, _WHOLE):
        match = pattern.search(text)
        if match:
            return text[: match.start("name")][: match.start()].strip(" (|–—-[").strip()[:MOST_CAPTION], tidy(
                match["name"]
            )
    return text[:MOST_CAPTION], ""


def tidy(credit: str) -> str:
    """A credit without its label, brackets and marks."""
    line = clean(_BUTTON.sub(" ", credit[:500]))
    line = re.sub(
        rf"^\W*(?:{_LABEL}(?:\s+(?:credit|by|courtesy of))?\s*[:/]?\s+|{_LABEL}\s*[:/]\s*|©|\(c\))+",
        "",
        f"{line} ",
        flags=re.IGNORECASE,
    )
    return line.strip(" ()[]|.,;:–—©@/")[:MOST_CREDIT]


def apart(text: str, credit: str) -> tuple[str, str]:
    """Caption and credit where the page marks a credit: it is taken out of the caption that holds it."""
    if credit and credit in text:
        text = text.replace(credit, " ")
    elif not credit:
        return split_credit(text)
    caption, more = split_credit(
        re.sub(rf"[\s(|–—-]*(?:{_LABEL}\s*:?)?[\s)|]*$", "", clean(text), flags=re.IGNORECASE) if credit else text
    )
    return caption, tidy(credit) or more
