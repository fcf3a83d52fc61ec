"""The language of a text (ISO 639-1): what the text shows, with the page's word to tell close kin apart."""

import py3langid

_SAMPLE = 1200  # characters; more does not change the verdict and takes longer
_TOO_SHORT = 60  # characters under which a guess is worth less than the page's word
_SAME = {"nb": "no", "nn": "no", "in": "id", "iw": "he", "ji": "yi", "mo": "ro", "sh": "sr", "fil": "tl"}
# Written so much alike that a classifier of letters takes one for the other.
_KIN = tuple(
    frozenset(group.split())
    for group in (
        "no da sv",
        "hr sr bs sl",
        "id ms jv",
        "cs sk",
        "pt gl es",
        "zu xh ss nr",
        "bg mk",
        "ru uk be",
        "nl af",
        "hi mr ne",
        "st tn nso",
        "fa ps ur",
        "et fi",
    )
)


def language_of(text: str, declared: str) -> str:
    """The language of `text`; `declared` is a tag that the page gives, "" where it gives none."""
    said = _SAME.get(declared, declared)
    if said and len(text) < _TOO_SHORT:
        return said
    found = _SAME.get(lang := str(py3langid.classify(text[:_SAMPLE])[0]), lang)
    if said and any({found, said} <= group for group in _KIN):
        return said
    return found
