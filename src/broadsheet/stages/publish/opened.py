"""Citation marks and what they open, as HTML.

Written here and not in a template: a page has some fifty of each, and a template's calls made them two thirds of the
time that a story page takes.
"""

from collections.abc import Iterable

from markupsafe import Markup, escape

from broadsheet.stages.publish import words
from broadsheet.stages.publish.cited import Cited, Opened, Quote
from broadsheet.stages.publish.links import Links


def marks(cited: Cited) -> Markup:
    """The marks of a statement. They follow its last word without a space, so no line breaks before them."""
    told = words.label("Source %(n)s: the quoted words")
    return Markup("").join(
        Markup(
            f'<a class="cite" id="{o.mark}" href="#{o.id}" aria-label="{escape(told % {"n": o.source.n})}">{o.source.n}</a>'
        )
        for o in cited.opened
    )


def quotes(statements: Iterable[Cited], links: Links) -> Markup:
    """What the marks of the statements open, in their order."""
    return Markup("\n").join(_aside(o, links) for cited in statements for o in cited.opened)


def _aside(o: Opened, links: Links) -> Markup:
    source = o.source
    # Named before the text is put together: the tools that collect labels do not look into f-strings.
    label = escape(words.label("Quoted words from source %(n)s") % {"n": source.n})
    to_source, close = escape(words.label("Source")), escape(words.label("Close"))
    told = "\n".join(_quote(o, quote, links) for quote in o.quotes)
    return Markup(
        f'<aside class="quote" id="{o.id}" data-of="{o.of}" aria-label="{label}">\n{told}\n'
        f'<p class="mark"><span class="from"><b>{source.n} {escape(source.outlet)}</b>, {escape(words.absolute(source.published))}</span> '
        f'<a href="#source-{source.n}">{to_source}</a> <a href="#{o.mark}">{close}</a></p>\n</aside>'
    )


def _quote(o: Opened, quote: Quote, links: Links) -> str:
    here = escape(words.label("These words in the report"))
    place = f"{links.article(o.source.article, o.source.version)}#{quote.anchor}"
    return (
        f"<blockquote{tongue(o.source.language)}>{escape(quote.before)}<mark>{escape(quote.words)}</mark>{escape(quote.after)}</blockquote>\n"
        f'<p class="mark"><a href="{escape(place)}">{here}</a></p>'
    )


def tongue(code: str) -> Markup:
    """The attributes of text in a language of its own; nothing where it is that of the labels."""
    if not code or code == words.tongue():
        return Markup("")
    return Markup(' lang="{}" dir="{}"').format(code, words.direction(code))
