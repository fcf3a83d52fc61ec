"""From a story to its page, without a language model: the extractive writer."""

from collections import Counter
from collections.abc import Sequence

from broadsheet.news.article import Article
from broadsheet.news.evidence import TickerMention
from broadsheet.news.outcome import Done, Outcome, Skip
from broadsheet.news.page import Citation, Page, Score, Source, SourceCopy, Status, Ticker
from broadsheet.news.story import Member
from broadsheet.stages.narrate.cite import Desk, citation
from broadsheet.stages.narrate.differences.discrepancies import discrepancies
from broadsheet.stages.narrate.doubtful import on_the_matter
from broadsheet.stages.narrate.gallery import gallery
from broadsheet.stages.narrate.headline import headline, slug
from broadsheet.stages.narrate.independence import agency_of, independent_reports
from broadsheet.stages.narrate.material import StoryMaterial
from broadsheet.stages.narrate.plan import Plan
from broadsheet.stages.narrate.revision import revised
from broadsheet.stages.narrate.sections import write_sections
from broadsheet.stages.narrate.spans import Span, spans
from broadsheet.stages.narrate.summary import summary
from broadsheet.stages.narrate.timeline import timeline
from broadsheet.stages.narrate.title_case import clean_titles

MADE_BY = "extractive"
_TICKER_PLACE = 4  # a company named in the first sentences of an article is what the article is about


def write(material: StoryMaterial, previous: Page | None) -> Outcome[Page]:
    """The page of a story as the revision after `previous`, or Skip where no sentence of its articles can stand on a page."""
    outcome = compose(material)
    return Done(outcome.key, following(outcome.result, previous, material)) if isinstance(outcome, Done) else outcome


def following(page: Page, previous: Page | None, material: StoryMaterial) -> Page:
    """A page as the revision after `previous`: where nothing but the time differs that one as it is; else it says what changed."""
    return page if previous is None else revised(page, previous, material.articles, material.evidence)


def compose(material: StoryMaterial) -> Outcome[Page]:
    """The page of a story, as if it were the first, or Skip. The same material gives the same page."""
    language = page_language(material.articles)
    desk = Desk(on_the_matter([s for s in spans(material) if not s.opinion], material.story))
    plan = Plan(desk, language, clean_titles(material, language))
    line = headline(plan.titles, plan.leads(), desk, language)
    sections = write_sections(plan, line) if line else ()
    if line is None or not sections:
        return Skip(material.story.id, "None of its articles has a sentence that can stand on a page.")
    page = Page(
        id=material.story.id,
        slug=slug(line.text),
        revision=1,
        made_by=MADE_BY,
        language=language,
        first_seen=min(a.published for a in material.articles),
        updated=material.changed,
        status=_status(material),
        headline=line,
        images=gallery(material.articles, material.looks),
        sections=sections,
        discrepancies=discrepancies(desk, language),
        sources=_sources(material),
        tickers=_tickers(material, desk),
        timeline=timeline(desk, language),
        earlier=material.earlier,
        summary=summary(sections, line, plan),
    )
    return Done(material.story.id, page)


def page_language(articles: Sequence[Article]) -> str:
    """The language of most articles; the first article's where two are equal."""
    counts = Counter(a.language for a in articles)
    return max(counts, key=lambda language: (counts[language], language == articles[0].language, language))


def _status(material: StoryMaterial) -> Status:
    return Status("new", len(material.articles), max(independent_reports(material)), ())


def _sources(material: StoryMaterial) -> tuple[Source, ...]:
    numbers = {a.id: n for n, a in enumerate(material.articles, start=1)}
    members = {m.article: m for m in material.story.members}
    reports = independent_reports(material)
    return tuple(
        _source(n, a, members[a.id], numbers, report)
        for (n, a), report in zip(enumerate(material.articles, start=1), reports, strict=True)
    )


def _source(n: int, article: Article, member: Member, numbers: dict[str, int], report: int) -> Source:
    copy = member.copy_of
    known = copy is not None and copy.article in numbers
    return Source(
        n=n,
        article=article.id,
        version=article.version,
        title=article.title,
        outlet=article.outlet,
        authors=article.authors,
        published=article.published,
        url=article.url,
        language=article.language,
        text_from=article.text_from,
        copy_of=SourceCopy(numbers[copy.article], round(copy.share, 2)) if copy and known else None,
        report=report,
        agency=agency_of(article),
        why=tuple(Score(name, value) for name, value in member.scores),
    )


def _tickers(material: StoryMaterial, desk: Desk) -> tuple[Ticker, ...]:
    """The securities that an article names early or that two reports name, surest first."""
    by_symbol: dict[tuple[str, str], list[tuple[TickerMention, Span]]] = {}
    for number, evidence in enumerate(material.evidence, start=1):
        for mention in evidence.tickers:
            span = next((s for s in desk.spans if s.source == number and _holds(s, mention)), None)
            if span is not None:
                by_symbol.setdefault((mention.symbol, mention.exchange), []).append((mention, span))
    found = [_ticker(pairs) for pairs in by_symbol.values() if _is_about(pairs)]
    return tuple(sorted(found, key=lambda t: (-t.confidence, t.symbol)))


def _holds(span: Span, mention: TickerMention) -> bool:
    return span.sentence.start <= mention.start and mention.end <= span.sentence.end


def _is_about(pairs: Sequence[tuple[TickerMention, Span]]) -> bool:
    return any(s.position < _TICKER_PLACE for _, s in pairs) or len({s.report for _, s in pairs}) > 1


def _ticker(pairs: Sequence[tuple[TickerMention, Span]]) -> Ticker:
    best = max((m for m, _ in pairs), key=lambda m: m.confidence)
    firsts: dict[int, Citation] = {}
    for mention, span in pairs:
        firsts.setdefault(span.source, citation(span, mention.confidence))
    return Ticker(
        best.symbol, best.exchange, best.name, best.kind, best.confidence, tuple(firsts[n] for n in sorted(firsts))
    )
