import pytest

from broadsheet.language.clauses import tells_when


def asked(marked, language="en"):
    """Asks of the date that stands in square brackets."""
    start, end = marked.index("["), marked.index("]") - 1
    return tells_when(marked.replace("[", "").replace("]", ""), start, end, language)


@pytest.mark.parametrize(
    "marked",
    [
        "The bridge fell on [Feb. 14], 2024.",
        "On [Tuesday], the council voted to close the road.",
        "In fact, in [December 2016], the man came back with the same cough.",
        "The Senate on [Tuesday] passed the bill.",
        "A man pleaded guilty [Monday] to threatening the mayor, prosecutors said.",
        "Sentencing is scheduled for [Feb. 14].",
        "Tickets go on sale on [1 April].",
        "The train will run again from [1 June], nine years after the last one, the company said on Wednesday.",
        "Three people have been arrested over the theft, police announced [Wednesday morning].",
        "A reduced field of runners turned on the leader on [Wednesday] as rain set in.",
        "Mr. Hale, who regularly beats all comers, held a rally in Sule on [Wednesday night].",
        "Citing the riot, the court ruled on [Tuesday] that he could not run.",
        "Four people were hurt when the roof of the hall fell on [Tuesday].",
        "HARROW BAY – The ferry struck a pier in fog on [Tuesday], injuring 14 people, the coastguard said.",
        "Talks in Port Ansel ended without a result in [July 2025], when the delegation left.",
        "The last such quake in the region, of magnitude 6.1, damaged 900 houses in [2014].",
    ],
)
def test_the_date_of_what_the_main_clause_tells_is_found(marked):
    assert asked(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "He swiped at his rival, blaming him for the losses in elections on [Tuesday night].",
        "The party is doing badly compared to [2020].",
        "He did worse than in [2020].",
        "[Tuesday]'s elections showed a divided town.",
        "The mayor called the [July 25] meeting a success.",
        "The storm of [December 2019] cost 210 million euros.",
        "The ferry that it bought in [May] has sunk.",
        "The ferry, bought in [May], has sunk.",
        "Data released [Wednesday] showed a fall.",
        "The council fought a plan announced in [May].",
        "The party lost the majority that it had held since [2014].",
        "It was the first split since [September].",
        "“We will meet on [Tuesday],” he announced.",
    ],
)
def test_a_date_in_a_subordinate_clause_a_noun_phrase_or_a_quotation_is_not_the_events(marked):
    assert not asked(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "He said on [Monday] that the road would close.",
        "The town is considering a new tax, the Courier reported [Thursday].",
        "The Courier reported on [Tuesday] that the town wanted to sell.",
        "The owner could sell it in [June].",
        "None of the buyers were charged [Wednesday].",
        "He was set to fight in [January] before he broke a hand.",
        "The river is always high in [April].",
        "If the town sells on [Tuesday], prices will fall.",
        "Revenue has totaled $3 billion through [June 30].",
    ],
)
def test_statements_plans_that_failed_habits_and_what_did_not_happen_are_no_events(marked):
    assert not asked(marked)


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("de", "Die Fähre wurde [2009] gebaut."),
        ("de", "Im [November 2023] war sie vor der Insel getrieben; damals wurde niemand verletzt."),
        ("de", "Gespräche in Ansel scheiterten im [Juli 2025]."),
        ("de", "Am [Dienstag] wird der Rat entscheiden."),
        ("es", "En [2014], un seísmo de magnitud 6,1 dañó 900 casas en la comarca."),
        ("es", "La ley fue aprobada en [2014]."),
        ("fr", "Le pont a été construit en [2014]."),
        ("fr", "En [juin 2024], la ville a fermé le pont."),
    ],
)
def test_german_spanish_and_french_main_clauses_are_known(language, marked):
    assert asked(marked, language)


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("de", "Im Abkommen von [2022] hatten beide Länder 60 Kubikmeter vereinbart."),
        ("de", "Es war das stärkste Beben seit [2004]."),
        ("de", "Der Minister sagte am [Dienstag], die Straße werde gesperrt."),
        ("de", "Die Stadt wurde gewarnt, weil der Damm [2004] gebrochen war."),
        ("es", "Una helada, como la de [abril de 2022], podría acabar con la cosecha."),
        ("es", "El ministro dijo el [martes] que no hay acuerdo."),
        ("fr", "Le ministre a déclaré [mardi] que la route serait fermée."),
        ("it", "Il ponte è caduto il [14 febbraio 2024]."),
    ],
)
def test_other_clauses_and_languages_give_no_event(language, marked):
    assert not asked(marked, language)
