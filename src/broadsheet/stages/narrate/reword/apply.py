"""A page with a model's words in the place of the extractive ones, where every rule still holds; else as it was."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from broadsheet.language.names import names
from broadsheet.language.words import tokens
from broadsheet.news.page import Citation, Page, Section, Statement
from broadsheet.stages.narrate.reword.arrangement import telling
from broadsheet.stages.narrate.reword.draft import chosen, printable, printable_heading
from broadsheet.stages.narrate.reword.question import Answer, Question, Said, Voice, cited, groups, questions
from broadsheet.stages.narrate.sentences import points_nowhere
from broadsheet.stages.narrate.spans import Weights
from broadsheet.stages.narrate.support import THRESHOLD, facts, support
from broadsheet.stages.narrate.verify import broken_invariants

_UNWEIGHTED = Weights(())


def reworded(page: Page, answers: Mapping[str, Answer], texts: Mapping[str, str], voice: Voice) -> Page:
    """An extractive page in the model's words where `answers` (by the key of their question) hold some.

    Every sentence passes every rule anew, and the page its invariants; a judge was heard when the answer came. `texts` are the
    articles' by id. A page that is to be put into another language is so as a whole, or stays in its own.
    """
    asked = questions(page, voice)
    heard = [answers.get(q.key) for q in asked]
    foreign = bool(voice.language) and voice.language != page.language
    told = _translated(page, asked, heard) if foreign else _in_its_words(page, asked, heard)
    if told is None or told.sections == page.sections:
        return page
    written = _shared(told, page, voice)
    return page if broken_invariants(written, texts) else written


def _shared(told: Page, page: Page, voice: Voice) -> Page:
    """The page with who wrote it, and the share of its sentences that the model wrote."""
    own = {s.text for section in page.sections for s in section.sentences}
    written = [s.text for section in told.sections for s in section.sentences]
    share = sum(text not in own for text in written) / len(written)
    return replace(told, made_by=f"llm:{voice.model}", llm_share=round(share, 2))


def _in_its_words(page: Page, asked: Sequence[Question], heard: Sequence[Answer | None]) -> Page:
    sections: list[Section] = []
    for section, question, answer in zip(page.sections, asked, heard, strict=True):
        taken = [
            page.headline,
            *(s.heading for s in sections),
            *(s.heading for s in page.sections[len(sections) + 1 :]),
        ]
        sections.append(_section(page, section, question, answer, taken) if answer else section)
    return replace(page, sections=tuple(sections))


def _section(page: Page, section: Section, question: Question, answer: Answer, taken: Sequence[Statement]) -> Section:
    """The section with the model's sentences, the extractive one wherever none stands in its place."""
    good = tuple(chosen([s for s in answer.sentences if not printable(s, question, None)], question))
    places = {s: tuple(groups(question, s.spans)) for s in good}
    parts: list[tuple[int, Said | None]] = [(places[s][0], s) for s in good]
    told = {place for s in good for place in places[s]}
    parts += [(place, None) for place in range(len(section.sentences)) if place not in told]
    parts.sort(key=lambda part: part[0])
    if not _reads(parts, places, section):
        return section
    sentences = tuple(
        section.sentences[place]
        if said is None or _adds_nothing(said.text, section.sentences[place].text, page.language)
        else _statement(said, page, section)
        for place, said in parts
    )
    if not _names_in_full(sentences, section.sentences, page.language):
        return section
    heading = answer.heading if answer.heading and not printable_heading(answer.heading, question, None) else None
    fresh = heading is not None and _key(heading.text, page) not in {_key(t.text, page) for t in taken}
    if not heading or not fresh or _key(heading.text, page) == _key(section.heading.text, page):
        return Section(section.heading, sentences)
    return Section(_statement(heading, page, section), sentences)


def _adds_nothing(said: str, own: str, language: str) -> bool:
    """Whether a model's words are the extractive ones, or these with other articles, which read worse."""
    if said == own:
        return True
    return len(tokens(said)) != len(tokens(own)) and telling(said, language) == telling(own, language)


def _key(heading: str, page: Page) -> tuple[str, ...]:
    """Equal for two headings that say the same."""
    return telling(heading, page.language)


def _reads(parts: Sequence[tuple[int, Said | None]], places: Mapping[Said, tuple[int, ...]], section: Section) -> bool:
    """Whether each sentence that leans on the one before it still follows that one, or its rewording alone."""
    for (_, before), (place, said) in zip([(-1, None), *parts], parts, strict=False):
        text = said.text if said else section.sentences[place].text
        leans = place > 0 and not points_nowhere(text)
        if leans and before is not None and places[before] != (place - 1,):
            return False
    return True


def _names_in_full(now: Sequence[Statement], before: Sequence[Statement], language: str) -> bool:
    """Whether every person whom the section introduced in full still is."""
    text = " ".join(s.text for s in now)
    full = {n.text for s in before for n in names(s.text, language) if n.kind == "person" and " " in n.text}
    return all(name in text for name in full)


def _statement(said: Said, page: Page, section: Section) -> Statement:
    """What the model said with the citations that it gave, and those of others that say it too."""
    numbered = cited(page, section)
    own = [numbered[n - 1] for n in said.spans]
    others = [
        c for s in (*section.sentences, section.heading) for c in s.citations if c.source not in {o.source for o in own}
    ]
    claim = facts(said.text, page.language)
    scored = [(c, support(claim, facts(c.quote, page.language), _UNWEIGHTED)) for c in others]
    more = {c.source: replace(c, support=round(score, 2)) for c, score in scored if score >= THRESHOLD}
    found = [*(_weighed(c, said.text, page) for c in own), *more.values()]
    return Statement(said.text, tuple(sorted(found, key=lambda c: (c.source, c.start))))


def _weighed(citation: Citation, text: str, page: Page) -> Citation:
    """A citation with the share of the words that its quote holds; of a joined sentence each says a part."""
    language = next(s.language for s in page.sources if s.n == citation.source)
    if language != page.language:
        return citation
    held = _UNWEIGHTED.coverage(facts(text, language).stems, facts(citation.quote, language).stems)
    return replace(citation, support=round(held, 2))


def _translated(page: Page, asked: Sequence[Question], heard: Sequence[Answer | None]) -> Page | None:
    """The page in another language: the headline and every section, or nothing."""
    written = [
        _other_language(page, section, question, answer)
        for section, question, answer in zip((Section(page.headline, ()), *page.sections), asked, heard, strict=True)
    ]
    if any(section is None or (n and not section.sentences) for n, section in enumerate(written)):
        return None
    headline, *sections = [section for section in written if section]
    language = asked[0].language
    return replace(page, language=language, headline=headline.heading, summary=None, sections=tuple(sections))


def _other_language(page: Page, section: Section, question: Question, answer: Answer | None) -> Section | None:
    if answer is None or answer.heading is None:
        return None
    if printable_heading(answer.heading, question, None):
        return None
    good = [s for s in answer.sentences if not printable(s, question, None)]
    numbered = cited(page, section)

    def statement(said: Said) -> Statement:
        found = sorted((numbered[n - 1] for n in said.spans), key=lambda c: (c.source, c.start))
        return Statement(said.text, tuple(found))

    return Section(statement(answer.heading), tuple(map(statement, good)))
