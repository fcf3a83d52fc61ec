"""From an article to its evidence: what it says, located."""

from broadsheet.language.dates import dates
from broadsheet.language.names import names
from broadsheet.language.quantities import quantities
from broadsheet.language.quotations import quotations
from broadsheet.language.sentences import split
from broadsheet.news.article import Article
from broadsheet.news.evidence import Evidence
from broadsheet.stages.interpret.claims import claims
from broadsheet.stages.interpret.tickers import tickers


def interpret(article: Article) -> Evidence:
    """Locate the sentences, names, quantities, dates, quotations, claims and listed securities of `article`; dates are read on its published day."""
    text, language = article.text, article.language
    found, sentences = names(text, language), split(text, language)
    counted, dated = quantities(text, language), dates(text, language, article.published)
    return Evidence(
        article=article.id,
        version=article.version,
        sentences=sentences,
        names=found,
        quantities=counted,
        dates=dated,
        quotations=quotations(text, language, found),
        tickers=tickers(text, article.published),
        claims=claims(sentences, found, counted, dated, language),
    )
