"""What the reader does not want to see. It is hidden and counted, never lost."""

import re
from collections.abc import Callable, Iterable

from broadsheet.news.reader import Wish
from broadsheet.stages.publish.site import StorySummary


def muted(wishes: Iterable[Wish]) -> Callable[[StorySummary], bool]:
    """Whether a story is hidden: it shows a muted word, or all its outlets, or all its topics, are muted."""
    mutes = [w for w in wishes if w.wish == "mute"]
    if not mutes:
        return lambda story: False
    words = [re.escape(w.value.casefold()) for w in mutes if w.kind == "word"]
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)") if words else None
    outlets = {w.value.casefold() for w in mutes if w.kind == "outlet"}
    topics = {w.value.casefold() for w in mutes if w.kind == "topic"}

    def hidden(story: StorySummary) -> bool:
        shown = "\n".join((story.headline, story.summary, *story.inside)).casefold()
        return bool(
            (pattern and pattern.search(shown)) or _all_in(story.outlets, outlets) or _all_in(story.topics, topics)
        )

    return hidden


def _all_in(values: Iterable[str], wanted: set[str]) -> bool:
    found = {v.casefold() for v in values}
    return bool(found) and found <= wanted
