"""How well the extractive writer's pages read, measured on events that people wrote a neutral roundup of.

Run `python -m evaluation.writing` (`--limit N`: so many events, evenly spread; `--show N`: print the N pages that share the
fewest words with their roundup). Each event of `shared/data/clusters_neus` with at least two full texts goes the product's own
path: Article, interpret, StoryMaterial, write. Printed are:

- ROUGE-1 F of the page's headline and first section against the roundup's title and summary, beside three baselines cut to the
  same number of words: LEAD (the first report's title and text), TextRank and centroid (sentences of all reports).
- the headline: F1 of its words that tell something with those of the roundup's own.
- the summary: the share of its words that tell something which the roundup has; the share of pages that have one, and of summaries that two lines hold.
- coverage: a *fact told by several reports* is a group of sentences of at least two reports that support one another by the
  writer's checker (each linked pair: one says what the other says, at its threshold). It is told where a sentence of the page
  cites one of the group. The figure is the share of told ones among all such facts of all events.
- sentences said twice: pairs of a page's sentences of which one holds four fifths of the other's stems, or that share half.
- dangling openings: the share of sections whose first sentence begins with a pronoun, or names a person by the family name
  alone whom a report names in full and the page has not yet (an opinion piece beside it introduces nobody); an office before the name ("President Okoro") explains it there and later.
- sentences that a citation supports, by the entailment judge that ships: the writer does not use it. Each sentence of every fourth
  page is held against each quote that it cites; said at 0.5, as where the judge has its veto over a language model. `--judged N`: N pages.
- growth: seconds of CPU and memory of one page of 5 to 100 articles (`page_growth.py`).
- broken invariants, pages a second of CPU (of `write` alone), and the share of headings that are a bare name.

The data is not part of the project: it is looked for in `shared/data` beside the repository, or where
BROADSHEET_EVALUATION_DATA points; what is not there is said and skipped. Ends with status 1 past a floor.
"""

import argparse
import gzip
import json
import math
import os
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

from evaluation.baselines import centroid, cut, textrank
from evaluation.page_growth import costs

from broadsheet.inference.entailment import Entailment, judge_in, shipped
from broadsheet.language.words import content_stems, fold, tokens
from broadsheet.news.article import Article
from broadsheet.news.outcome import Done
from broadsheet.news.page import Page
from broadsheet.news.story import Member, Story
from broadsheet.stages.group.features import features
from broadsheet.stages.group.origin import copies
from broadsheet.stages.interpret.interpret import interpret
from broadsheet.stages.narrate.cite import Desk
from broadsheet.stages.narrate.clauses import finite_verb, words
from broadsheet.stages.narrate.material import StoryMaterial
from broadsheet.stages.narrate.sentences import publishable
from broadsheet.stages.narrate.spans import Span, spans
from broadsheet.stages.narrate.support import THRESHOLD, support
from broadsheet.stages.narrate.verify import broken_invariants
from broadsheet.stages.narrate.write import write

DATA = Path(os.environ.get("BROADSHEET_EVALUATION_DATA") or Path(__file__).resolve().parents[2] / "shared" / "data")
EVENTS = 300  # of 1,298; the figures move by less than a point with all of them
SAYS = 0.5  # the judge's answer, from which on it takes the sentence for said
TWO_LINES = 80  # characters of a summary, on a phone's front page
SUPPORTED = 0.98  # the least share of sentences that a citation supports
FLOORS = {
    "ROUGE-1 F": 0.36,
    "above the best baseline": 0.02,
    "headline": 0.41,
    "summary": 0.31,
    "coverage": 0.70,
    "sentences supported": SUPPORTED,
}  # just under what is reached
CEILINGS = {"said twice": 0, "broken invariants": 0, "dangling openings": 0.02, "bare names as headings": 0.02}
NO_DATE = datetime(2019, 1, 1, 12, tzinfo=UTC)  # for the half of the reports that have none
_PRONOUN = re.compile(
    r"^[\"“]?(?:He|She|It|They|His|Her|Their|Its|This|That|These|Those|Him|Them)\b(?! (?:is|was) (?:the|a|an|unclear|not clear|unlikely|likely)\b)"
)
_OFFICE = re.compile(
    r"\b(?:President|Minister|Secretary|Senator|Sen\.|Governor|Gov\.|Representative|Rep\.|Judge|Justice|King|Queen|Prince|Princess|Pope|Chancellor|Mayor|"
    r"Ambassador|General|Gen\.|Speaker|Sheriff|Officer|Chief|Director|Chairman|Spokes(?:man|woman)) [A-Z][\w'-]+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Event:
    """An event with its reports' full texts and the roundup that a person wrote of it."""

    id: str
    reports: tuple[dict[str, Any], ...]
    roundup: str
    headline: str = ""  # of the roundup, which begins with it


@dataclass
class Scores:
    """What was measured on all pages."""

    rouge: dict[str, list[float]] = field(default_factory=dict)
    headlines: list[float] = field(default_factory=list)
    summaries: list[float] = field(default_factory=list)
    short: int = 0
    facts: int = 0
    told: int = 0
    twice: int = 0
    sections: int = 0
    dangling: int = 0
    bare: int = 0
    broken: list[str] = field(default_factory=list)
    seconds: float = 0.0
    pages: list[tuple[float, Event, Page]] = field(default_factory=list)


def events(folder: Path) -> Iterator[Event]:
    """The events with at least two full texts."""
    with gzip.open(folder / "docs.jsonl.gz", "rt", encoding="utf8") as lines:
        reports = {row["id"]: row for row in map(json.loads, lines) if row["text"]}
    with gzip.open(folder / "events.jsonl.gz", "rt", encoding="utf8") as lines:
        for row in map(json.loads, lines):
            full = tuple(reports[d] for d in row["docs"] if d in reports)
            if len(full) >= 2:
                yield Event(row["cluster"], full, f"{row['ref_title']}. {row['ref_summary']}", row["ref_title"] or "")


def material(event: Event) -> StoryMaterial:
    """The event as a story whose articles have been grouped, with copies found as the group stage does, and interpreted."""
    articles = tuple(map(article, event.reports))
    found = copies([features(a, None) for a in articles])
    members = tuple(Member(a.id, a.published, (), found.get(a.id)) for a in articles)
    first = min(a.published for a in articles)
    return StoryMaterial(Story(event.id, first, first, members), articles, tuple(map(interpret, articles)))


def article(row: dict[str, Any]) -> Article:
    """A report as the extract stage would hand it on."""
    known = bool(row["date"])
    published = datetime.fromisoformat(row["date"]).replace(hour=12, tzinfo=UTC) if known else NO_DATE
    text = re.sub(r"\n\s*\n", "\n\n", row["text"].strip())
    url = row["url"] or f"https://example.org/{row['id']}"
    return Article(
        row["id"], 1, url, url, row["source"] or "A report", row["title"], (), published, known, None, published, "en", text
    )  # fmt: skip


def rouge(text: str, reference: str) -> float:
    """ROUGE-1 F: of words in lower case, each counted as often as it stands in both."""
    one, other = Counter(w for w, _, _ in tokens(text)), Counter(w for w, _, _ in tokens(reference))
    shared = sum((one & other).values())
    return 2 * shared / (sum(one.values()) + sum(other.values())) if shared else 0.0


def shared(text: str, reference: str) -> float:
    """Of the words of `text` that tell something the share that the reference has."""
    held = set(content_stems(reference, "en"))
    return statistics.mean(stem in held for stem in content_stems(text, "en"))


def both(text: str, reference: str) -> float:
    """F1 of the words that tell something, each counted once."""
    one, other = set(content_stems(text, "en")), set(content_stems(reference, "en"))
    return 2 * len(one & other) / max(1, len(one) + len(other))


def first_section(page: Page) -> str:
    """What a reader sees first: the headline and the sentences of the first section."""
    return " ".join([page.headline.text + ".", *(s.text for s in page.sections[0].sentences)])


def lead(event: Event, size: int) -> str:
    """The first report's title and text."""
    return cut(f"{event.reports[0]['title']}. {event.reports[0]['text']}", size)


def facts_of_several(told: Sequence[Span]) -> list[set[tuple[int, int]]]:
    """The facts that several reports tell: each the places (source, start) of its sentences."""
    desk = Desk(told)
    usable = [s for s in told if publishable(s)]
    groups: dict[tuple[int, int], set[tuple[int, int]]] = {}
    for one, other in combinations(usable, 2):
        if one.report != other.report and desk.same(one, other) >= THRESHOLD and _supports(one, other, desk):
            a, b = ((s.source, s.sentence.start) for s in (one, other))
            joined = groups.get(a, {a}) | groups.get(b, {b})
            groups.update(dict.fromkeys(joined, joined))
    return [set(g) for g in {frozenset(g) for g in groups.values()}]


def _supports(one: Span, other: Span, desk: Desk) -> bool:
    a, b = desk.facts_of(one), desk.facts_of(other)
    return max(support(a, b, desk.weights), support(b, a, desk.weights)) >= THRESHOLD


def said_twice(page: Page) -> int:
    """How many pairs of the page's sentences say nearly the same."""
    bags = [set(content_stems(s.text, page.language)) for section in page.sections for s in section.sentences]
    return sum(_alike(a, b) for a, b in combinations(bags, 2))


def _alike(a: set[str], b: set[str]) -> bool:
    shared = len(a & b)
    return shared >= 4 and (shared >= 0.8 * min(len(a), len(b)) or shared >= 0.5 * len(a | b))


def dangling(page: Page, told: Sequence[Span]) -> int:
    """How many sections begin with a pronoun or with a family name that the page has not explained."""
    full = {n.text for s in told for n in s.names if n.kind == "person" and " " in n.text and not s.opinion}
    families = {fold(name).split()[-1] for name in full}
    short = {fold(n.text) for s in told for n in s.names if n.kind == "person" and " " not in n.text}
    before = page.headline.text
    found = 0
    for section in page.sections:
        first = section.sentences[0].text
        told_so_far = f"{before} {first}".replace("’", "'")
        known = {fold(name).split()[-1] for name in full if name in before + " " + first}
        known |= {fold(office.group()).split()[-1].removesuffix("'s") for office in _OFFICE.finditer(told_so_far)}
        plain = _OFFICE.sub("", first.replace("’", "'"))
        named = {fold(w).removesuffix("'s") for w in re.findall(r"[A-Z][\w'-]+", plain)}
        found += bool(_PRONOUN.match(first) or (named & families & short) - known)
        before += " " + " ".join(s.text for s in section.sentences)
    return found


def bare_names(page: Page) -> int:
    """How many headings have no finite verb and no more than four words."""
    return sum(
        finite_verb(words(s.heading.text), participles=True) is None and len(s.heading.text.split()) <= 4
        for s in page.sections
    )


def measure(event: Event, idf: dict[str, float], scores: Scores) -> None:
    """Write one page and add what is seen on it."""
    story = material(event)
    start = time.process_time()
    outcome = write(story, None)
    scores.seconds += time.process_time() - start
    if not isinstance(outcome, Done):
        scores.broken.append(f"{event.id}: no page")
        return
    page, told = outcome.result, spans(story)
    text = first_section(page)
    size = len(text.split())
    for name, made in (
        ("page", text),
        ("LEAD", lead(event, size)),
        ("TextRank", textrank(told, size)),
        ("centroid", centroid(told, idf, size)),
    ):
        scores.rouge.setdefault(name, []).append(rouge(made, event.roundup))
    if event.headline:
        scores.headlines.append(both(page.headline.text, event.headline))
    if page.summary:
        scores.summaries.append(shared(page.summary.text, event.roundup))
        scores.short += len(page.summary.text) <= TWO_LINES
    cited = {(c.source, c.start) for section in page.sections for s in section.sentences for c in s.citations}
    facts = facts_of_several(told)
    scores.facts, scores.told = scores.facts + len(facts), scores.told + sum(bool(f & cited) for f in facts)
    scores.twice += said_twice(page)
    scores.sections += len(page.sections)
    scores.dangling += dangling(page, told)
    scores.bare += bare_names(page)
    scores.broken += broken_invariants(page, {a.id: a.text for a in story.articles})
    scores.pages.append((scores.rouge["page"][-1], event, page))


def rarities(chosen: Sequence[Event]) -> dict[str, float]:
    """The inverse document frequency of each stem over the reports."""
    counts: Counter[str] = Counter()
    documents = [r["text"] for e in chosen for r in e.reports]
    for text in documents:
        counts.update(set(content_stems(text, "en")))
    return {stem: math.log(len(documents) / n) for stem, n in counts.items()}


def judged(pages: Sequence[Page], judge: Entailment, shown: int) -> float:
    """The share of sentences that one of their citations supports, printed with that of all pairs and the pairs it doubts most."""
    sentences, pairs = [], []
    for page in pages:
        for sentence in (s for section in page.sections for s in section.sentences):
            sure = judge.judge([(sentence.text, c.quote) for c in sentence.citations])
            sentences.append(max(sure))
            pairs += [(float(p), sentence.text, c.quote) for p, c in zip(sure, sentence.citations, strict=True)]
    share = sum(p >= SAYS for p in sentences) / max(1, len(sentences))
    said = sum(p >= SAYS for p, _, _ in pairs) / max(1, len(pairs))
    print(f"by the judge, {len(pages)} pages: {100 * share:.1f}% of {len(sentences)} sentences have a citation that says them, "
          f"{100 * said:.1f}% of {len(pairs)} citations say their sentence")  # fmt: skip
    for sure, text, quote in sorted(pairs)[:shown]:
        print(f"  {sure:.2f} {text}\n       {quote}")
    return share


def growth(every: Sequence[Event]) -> None:
    """Print what pages of more and more articles cost."""
    reports = [r for e in every for r in e.reports]
    for cost in costs(reports, lambda near: material(Event("growth", tuple(near), ""))):
        print(
            f"a page of {cost.articles:>3} articles, {cost.sentences} sentences: {cost.seconds:.2f} s of CPU, {cost.megabytes:.0f} MiB"
        )


def report(scores: Scores) -> dict[str, float]:
    """Print every figure; those that have a floor or a ceiling by name."""
    print("ROUGE-1 F of headline and first section, and of baselines of the same length:")
    pages = len(scores.pages)
    means = {name: statistics.mean(values) for name, values in scores.rouge.items()}
    figures = {
        "ROUGE-1 F": means["page"],
        "above the best baseline": means["page"] - max(v for name, v in means.items() if name != "page"),
        "headline": statistics.mean(scores.headlines),
        "summary": statistics.mean(scores.summaries),
        "coverage": scores.told / max(1, scores.facts),
        "said twice": scores.twice,
        "dangling openings": scores.dangling / max(1, scores.sections),
        "bare names as headings": scores.bare / max(1, scores.sections),
        "broken invariants": len(scores.broken),
    }
    print(*(f"  {name:<10} {100 * mean:.1f}" for name, mean in means.items()), sep="\n")
    print(f"headline: {100 * figures['headline']:.1f} F1 with the roundup's, of {len(scores.headlines)}")
    print(
        f"summary: {100 * figures['summary']:.1f}% of its words are in the roundup; {len(scores.summaries)} of {pages} pages have one, "
        f"two lines hold {scores.short}"
    )
    print(f"facts told by several reports: {scores.facts}, on the page {scores.told}: {100 * figures['coverage']:.1f}%")
    print(f"sections: {scores.sections} on {pages} pages ({scores.sections / max(1, pages):.1f} a page)")
    print(
        f"sentences said twice: {scores.twice}; broken invariants: {len(scores.broken)}", *scores.broken[:5], sep="\n  "
    )
    print(f"sections that open with a pronoun or an unexplained name: {100 * figures['dangling openings']:.1f}%")
    print(f"headings that are a bare name: {100 * figures['bare names as headings']:.1f}%")
    print(f"{pages / scores.seconds:.0f} pages a second ({1000 * scores.seconds / max(1, pages):.0f} ms a page)")
    return figures


def show(scores: Scores, count: int) -> None:
    """Print the pages that share the fewest words with their roundup."""
    for value, event, page in sorted(scores.pages, key=lambda p: p[0])[:count]:
        print(f"\n{value:.2f} {event.id}: {event.roundup[:200]}\n# {page.headline.text}")
        for section in page.sections:
            print(f"## {section.heading.text}", *(s.text for s in section.sentences), sep="\n   ")


def main() -> int:
    """Measure, print, and say by the exit status whether every floor and ceiling holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limit", type=int, default=EVENTS, help="so many events, evenly spread over the set")
    parser.add_argument("--show", type=int, default=0, help="print so many pages, the worst first")
    parser.add_argument("--judged", type=int, default=EVENTS // 4, help="so many pages are read by the judge; 0: none")
    options = parser.parse_args()
    folder = DATA / "clusters_neus"
    if not folder.exists():
        print(f"Skipped: {folder} is not there.")
        return 0
    every = list(events(folder))
    chosen = every[:: max(1, len(every) // options.limit)][: options.limit]
    print(f"{len(chosen)} of {len(every)} events with at least two full texts")
    idf, scores = rarities(chosen), Scores()
    for event in chosen:
        measure(event, idf, scores)
    figures = report(scores)
    if options.judged:
        some = [page for _, _, page in scores.pages][:: max(1, len(scores.pages) // options.judged)]
        figures["sentences supported"] = judged(some, judge_in(shipped()), options.show)
    growth(every)
    show(scores, options.show)
    failed = [
        f"{name}: {figures[name]:.3f}, floor {floor}"
        for name, floor in FLOORS.items()
        if figures.get(name, floor) < floor
    ]
    failed += [
        f"{name}: {figures[name]:.3f}, at most {most}" for name, most in CEILINGS.items() if figures[name] > most
    ]
    print("\nFailed: " + "; ".join(failed) if failed else "\nEvery floor holds.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
