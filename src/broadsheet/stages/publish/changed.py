"""What a revision changed, as its page says it in English, put into the language of the labels."""

import re

from broadsheet.stages.publish.words import count, label

# The sentences of `narrate/revision.py`, of which a test makes one each.
_SENTENCES = (
    (re.compile(r"New report: (?P<outlet>.+)"), label("New report: %(outlet)s")),
    (
        re.compile(r"Corrected or updated by its outlet: (?P<outlet>.+)"),
        label("Corrected or updated by its outlet: %(outlet)s"),
    ),
    (
        re.compile(r"No longer part of this story: (?P<outlet>.+)"),
        label("No longer part of this story: %(outlet)s"),
    ),
    (re.compile("New headline"), label("New headline")),
    (re.compile("The disagreements between sources changed"), label("The disagreements between sources changed")),
    (re.compile(r"(?P<now>.+) in place of (?P<was>.+)"), label("%(now)s in place of %(was)s")),
)
_COUNTED = re.compile(r"(?P<n>\d+) (?P<new>new )?sentences?(?: dropped)?")


def change(told: str) -> str:
    """One change."""
    if found := _COUNTED.fullmatch(told):
        n = int(found["n"])
        return (
            count(n, "new sentence", "new sentences")
            if found["new"]
            else count(n, "dropped sentence", "dropped sentences")
        )
    for pattern, said in _SENTENCES:
        if found := pattern.fullmatch(told):
            return label(said) % found.groupdict()
    return told
