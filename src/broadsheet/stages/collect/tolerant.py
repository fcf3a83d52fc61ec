"""The tolerant reader (feedparser) in a process of its own, for what the fast parser cannot read.

It takes seconds to minutes for deep nesting, and Python cannot stop a thread; a process can be stopped, and its
memory bounded.
"""

import json
import resource
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

from broadsheet.stages.collect.feeds import NotAFeed

LIMIT = 2_000_000  # characters; feedparser reads about 300 KB a second
SECONDS = 15.0
_MEMORY = 1 << 30  # bytes


def read(xml: str, why: str, seconds: float = SECONDS) -> Mapping[str, Any]:
    """`{"feed": {...}, "entries": [{...}]}` in the fast parser's form, with times in ISO 8601.

    `why` says what the fast parser did not like. Raises NotAFeed.
    """
    if len(xml) > LIMIT:
        raise NotAFeed(f"The feed cannot be read ({why}), and is too large for the tolerant reader.")
    try:
        done = subprocess.run(
            [sys.executable, "-m", __name__], input=xml.encode(), capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise NotAFeed(f"The feed cannot be read ({why}), and the tolerant reader took too long over it.") from error
    answer = json.loads(done.stdout) if done.returncode == 0 else {}
    if not answer.get("entries") and not answer.get("feed"):
        raise NotAFeed(f"This is no feed that can be read: {why}.")
    return dict(answer)


def _main() -> None:
    import feedparser  # only here: it takes a tenth of a second, and this process alone needs it

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    parsed = feedparser.parse(sys.stdin.buffer.read(), sanitize_html=False, resolve_relative_uris=False)
    answer = (
        {"feed": _feed(parsed), "entries": [_entry(entry) for entry in parsed.entries]}
        if parsed.version or parsed.entries
        else {}
    )
    json.dump(answer, sys.stdout)


def _feed(parsed: Any) -> dict[str, Any]:
    return {key: parsed.feed[key] for key in ("title", "link", "language") if parsed.feed.get(key)}


def _entry(entry: Any) -> dict[str, Any]:
    kept = {key: entry.get(key) for key in ("id", "link", "title", "summary", "author")}
    times = {key: _iso(entry.get(f"{key}_parsed")) for key in ("published", "updated")}
    content = [{"value": part.get("value")} for part in entry.get("content") or []]
    authors = [{"name": author.get("name")} for author in entry.get("authors") or []]
    return {**kept, **times, "content": content, "authors": authors}


def _iso(parts: Any) -> str | None:
    return "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}+00:00".format(*parts[:6]) if parts else None


if __name__ == "__main__":
    _main()
