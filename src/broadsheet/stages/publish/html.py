"""The pages as HTML: whole documents that need no script and ask no other host for anything but pictures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from math import log
from typing import Protocol

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from broadsheet.news.feed import Feed
from broadsheet.news.page import Page, PageImage
from broadsheet.news.quality import Quality
from broadsheet.news.reader import Wish
from broadsheet.stages.publish import opened, terms, words
from broadsheet.stages.publish.changed import change
from broadsheet.stages.publish.cited import Cited, cited, marked_paragraphs
from broadsheet.stages.publish.evidence import evidence
from broadsheet.stages.publish.languages import translations
from broadsheet.stages.publish.links import Links
from broadsheet.stages.publish.rank import USUAL, Weights, explain
from broadsheet.stages.publish.site import (
    ArticleView,
    DiffView,
    FeedView,
    Front,
    ListView,
    NamesView,
    SearchView,
    StoryView,
)

_FULL = 25  # stories of the front page that show their summary
_BRIEF = 75  # further ones that show a line; with more a front page of long headlines weighs over 100 kB
_FEEDS_BESIDE = 8
_STEP = 1.02  # a picture is shown within 1% of its proportions: a pixel or two at its edge
_RATIOS = range(-40, 82)  # pictures from 0.45 to 4.97 times as wide as high
_WIDE = 2.2  # from this on a picture has a row of its own: beside others it would make all of them strips
_SMALL = range(
    80, 361, 20
)  # pixels of width: a picture of fewer is shown in its own size, not in a frame for a large one
_LENGTHS = ((140, " longer"), (85, " long"))  # characters; 85 take three lines of a desk's front page in the full size


class Steps(Protocol):
    """How far the work has come: (done, all) of each step."""

    @property
    def feeds(self) -> tuple[int, int]:
        """Feeds that were asked."""

    @property
    def pages(self) -> tuple[int, int]:
        """Pages that were read."""

    @property
    def articles(self) -> tuple[int, int]:
        """Articles that have their story."""

    @property
    def written(self) -> tuple[int, int]:
        """Stories whose page is written."""

    @property
    def stories(self) -> int:
        """Pages that can be read."""

    @property
    def waiting(self) -> bool:
        """Whether anything is left to do."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where and when a page is shown. `live`: it is read at `now`, so that times may be told as "3 h ago"."""

    links: Links
    now: datetime
    live: bool = True
    weights: Weights = USUAL
    ticker_link: str = ""
    tongue: str = "en"  # of the labels
    locked: bool = False  # the reader signed in with a password

    @property
    def clock(self) -> datetime | None:
        """The time to reckon from; None where the page will be read later."""
        return self.now if self.live else None


@cache
def _environment(tongue: str) -> Environment:
    environment = Environment(
        loader=PackageLoader("broadsheet.stages.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_translations(translations(tongue), newstyle=True)  # type: ignore[attr-defined]
    environment.globals["words"] = words
    environment.filters.update(first_sentence=_first_sentence, code=_code)
    environment.globals.update(marks=opened.marks, quotes=opened.quotes, tongue=opened.tongue)
    environment.filters.update(
        language_name=terms.language_name,
        topic_name=terms.topic_name,
        fact_kind=terms.fact_kind,
        ticker_kind=terms.ticker_kind,
        change=change,
        ratio=ratio_class,
        evidence=evidence,
        length_class=length_class,
    )
    return environment


def compile_templates(tongue: str) -> None:
    """Compile every template of a language, which else the first page of each kind waits for: 65 ms for a story."""
    for name in _environment(tongue).list_templates():
        _environment(tongue).get_template(name)


def _render(template: str, frame: Frame, **values: object) -> str:
    with words.speaking(translations(frame.tongue)):
        return _environment(frame.tongue).get_template(template).render(frame=frame, links=frame.links, **values)


def story_html(view: StoryView, frame: Frame) -> str:
    """A story page, or one of its earlier revisions, which says so."""
    page = view.page
    return _render(
        "story.html",
        frame,
        view=view,
        page=page,
        is_old=view.newest > page.revision,
        headline=cited(view, "title", 1, page.headline),
        pictures=[i for i in page.images if words.web_address(i.url)],
        sections=[_section(view, n) for n in range(len(page.sections))],
        discrepancies=[
            (d, [(p, cited(view, f"differ-{n}", k, p)) for k, p in enumerate(d.positions, start=1)])
            for n, d in enumerate(page.discrepancies, start=1)
        ],
        tickers=[(t, cited(view, f"ticker-{n}", 1, t)) for n, t in enumerate(page.tickers, start=1)],
        timeline=_timeline(view),
    )


def _section(view: StoryView, n: int) -> tuple[Cited, list[Cited]]:
    section, row = view.page.sections[n], f"section-{n + 1}"
    sentences = [cited(view, row, of, s) for of, s in enumerate(section.sentences, start=2)]
    return cited(view, row, 1, section.heading), sentences


def _timeline(view: StoryView) -> list[tuple[str, list[tuple[object, Cited]]]]:
    """(label, events) of the background and of the news; a part without events is left out."""
    numbered = [(e, cited(view, f"event-{n}", 1, e)) for n, e in enumerate(view.page.timeline, start=1)]
    parts: list[tuple[str, list[tuple[object, Cited]]]] = [
        ("background", [p for p in numbered if p[0].background]),
        ("news", [p for p in numbered if not p[0].background]),
    ]
    return [p for p in parts if p[1]]


def front_html(front: Front, frame: Frame) -> str:
    """The front page, or that of a topic."""
    full, brief = front.stories[:_FULL], front.stories[_FULL : _FULL + _BRIEF]
    return _render(
        "front.html",
        frame,
        front=front,
        lead=full[:1],
        items=full[1:],
        brief=brief,
        left=len(front.stories) > _FULL + _BRIEF,
        explain=explain,
        feeds=_troubled_first(front.feeds)[:_FEEDS_BESIDE],
    )


def _troubled_first(feeds: Sequence[Feed]) -> list[Feed]:
    return sorted(feeds, key=lambda f: (f.last_error is None, f.title.lower(), f.id))


def feed_html(view: FeedView, frame: Frame) -> str:
    """A feed's articles with the story of each."""
    return _render("feed.html", frame, view=view, feed=view.feed)


def feeds_html(feeds: Sequence[Feed], frame: Frame) -> str:
    """Every feed and its health, those in trouble first."""
    known = sorted({f.topic for f in feeds if f.topic})
    return _render("feeds.html", frame, feeds=_troubled_first(feeds), topics=known)


def progress_html(progress: Steps, running: bool, frame: Frame) -> str:
    """How far the reading has come; the page looks again by itself until nothing is left."""
    return _render("progress.html", frame, progress=progress, working=running or progress.waiting, running=running)


def status_html(quality: Quality | None, problems: Sequence[tuple[str, str]], frame: Frame) -> str:
    """How the library stands: each problem with what to do, and how well the stories hold together."""
    return _render("status.html", frame, quality=quality, problems=problems)


def article_html(view: ArticleView, frame: Frame) -> str:
    """The stored text of an article, in which every quoted passage has an address."""
    paragraphs = marked_paragraphs(view.article.text, view.quoted)
    return _render("article.html", frame, view=view, article=view.article, paragraphs=paragraphs)


def history_html(newest: Page, revisions: Sequence[Page], frame: Frame) -> str:
    """Every revision of a story, the newest first, with what changed in each."""
    return _render("history.html", frame, page=newest, revisions=revisions)


def search_html(view: SearchView, frame: Frame) -> str:
    """What a search found, with its form; before one is made, only the form."""
    return _render("search.html", frame, view=view, asked=view.filters)


def list_html(view: ListView, frame: Frame) -> str:
    """Stories with something in common."""
    return _render("list.html", frame, view=view)


def names_html(view: NamesView, frame: Frame) -> str:
    """The people, organisations, places, outlets or tickers that stories are about."""
    return _render("names.html", frame, view=view)


def topics_html(front: Front, wishes: Sequence[Wish], frame: Frame) -> str:
    """Every topic and saved search."""
    return _render("topics.html", frame, front=front, wishes={w.value: w.wish for w in wishes if w.kind == "topic"})


def settings_html(wishes: Sequence[Wish], file: str, frame: Frame) -> str:
    """What the reader mutes and prefers, how stories are ranked, and the file in which everything else is set."""
    return _render("settings.html", frame, wishes=wishes, file=file, weights=frame.weights)


def difference_html(view: DiffView, frame: Frame) -> str:
    """What lies between two revisions of a story."""
    return _render("difference.html", frame, view=view, page=view.newer, changes=view.changes)


def report_html(page: Page, told: bool, frame: Frame) -> str:
    """The form with which a mistake is reported; `told`: after it was."""
    places = [
        (f"section-{n}-{k}", s.text)
        for n, section in enumerate(page.sections, 1)
        for k, s in enumerate(section.sentences, 2)
    ]
    return _render("report.html", frame, page=page, told=told, places=places)


def error_html(status: int, said: str, gaps: Mapping[str, object], frame: Frame) -> str:
    """A page that says what went wrong and where to go on, in the language of the labels where there is a translation."""
    told = translations(frame.tongue).gettext(said)
    foreign = frame.tongue != "en" and told == said
    return _render("error.html", frame, status=status, text=told % gaps if gaps else told, foreign=foreign)


def sign_in_html(wrong: bool, wait: int, to: str, frame: Frame) -> str:
    """The form that asks for the password; `wait`: seconds until it may be tried again."""
    return _render("sign_in.html", frame, wrong=wrong, wait=wait, to=to)


def moved_html(story: str, slug: str, frame: Frame) -> str:
    """A page at a merged story's old address that leads to the story that it is now."""
    return _render("moved.html", frame, target=frame.links.story(story, slug))


def ratio_class(image: PageImage) -> str:
    """The classes of a picture's proportions, to 1%, and size: inline styles would need a weaker content security policy."""
    if not image.width or not image.height:
        return "ratio-0-unknown"
    step = round(log(image.width / image.height, _STEP))
    ratio = f"ratio-{min(max(step, _RATIOS.start), _RATIOS.stop - 1)}"
    if image.width <= _SMALL[-1]:
        return f"{ratio} small width-{next(most for most in _SMALL if image.width <= most)}"
    return f"{ratio} wide" if image.width / image.height >= _WIDE else ratio


def ratio_css() -> str:
    """The style sheet that gives each class of `ratio_class` its proportions or width."""
    rules = [f".ratio-{step} {{ --ratio: {_STEP**step:.3f}; }}" for step in _RATIOS]
    rules += [f".width-{most} {{ --own: {most}px; }}" for most in _SMALL]
    return "\n".join(
        ["/* Proportions of pictures, in steps of 2%. */", *rules, ".ratio-0-unknown { --ratio: 1.5; }", ""]
    )


def length_class(headline: str) -> str:
    """The class that sets a long headline smaller: " long" or " longer"; the text is never cut."""
    return next((name for most, name in _LENGTHS if len(headline) > most), "")


def _code(text: str) -> Markup:
    """A sentence in which what stands between backticks is to be typed."""
    parts = text.split("`")
    told = [Markup("<code>{}</code>").format(part) if n % 2 else escape(part) for n, part in enumerate(parts)]
    return Markup("").join(told)


def _first_sentence(text: str) -> str:
    """The first sentence of a long caption, or its first words; the whole stands behind it."""
    sentence = text.partition(". ")[0]
    return sentence + "." if len(sentence) <= 160 else text[:140].rpartition(" ")[0] + " …"
