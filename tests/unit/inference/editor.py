"""Models for tests that play an honest editor, a liar and a translator over the numbered texts that they are given."""

import json
import re

from chatserver import Asked


def texts_of(asked: Asked) -> dict[int, str]:
    """The numbered texts of a request."""
    told = asked["messages"][1]["content"]
    return {int(n): text for n, text in re.findall(r"^\[(\d+)\] (.+)$", told, re.MULTILINE)}


def reply(*sentences: tuple[str, list[int]], heading: str = "", of: int = 1) -> str:
    rows = [{"text": text, "texts": numbers} for text, numbers in sentences]
    return json.dumps({"heading": heading, "heading_texts": [of], "sentences": rows})


def joining(asked: Asked) -> str:
    """Joins the first two texts by "and", and leaves the others as they are."""
    texts = texts_of(asked)
    if len(texts) < 2:
        return reply(*((t, [n]) for n, t in texts.items()))
    joined = f"{texts[1].rstrip('.')}, and {texts[2][0].lower() if texts[2].startswith('The ') else texts[2][0]}{texts[2][1:]}"
    return reply((joined, [1, 2]), *((t, [n]) for n, t in texts.items() if n > 2))


def lying(asked: Asked) -> str:
    """Says no where the texts say yes, raises every figure, and cites at random."""
    texts = texts_of(asked)
    lies = [
        (re.sub(r"\d+", lambda m: str(int(m[0]) + 1), t).replace(" was ", " was not "), [len(texts)])
        for t in texts.values()
    ]
    swapped = [(t, [n % len(texts) + 1]) for n, t in texts.items() if len(texts) > 1]
    return reply(
        *lies, *swapped, ("The mayor has resigned over the scandal in Marlow.", [1]), heading="Mayor of Marlow resigns"
    )
