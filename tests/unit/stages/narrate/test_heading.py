import pytest

from broadsheet.stages.narrate.clauses import finite_verb, words
from broadsheet.stages.narrate.heading import clauses, cuts, reads


@pytest.mark.parametrize(
    ("sentence", "heading"),
    [
        (
            "The harbour authority closed the channel after a ferry ran aground.",
            "The harbour authority closed the channel",
        ),
        ("Electra Moss, 47, was fined for a fire in the old mill.", "Electra Moss was fined for a fire"),
        (
            "A team led by doctors from Lyon has found a new vaccine, which stops the fever.",
            "A team has found a new vaccine",
        ),
        (
            "During a march to mark Sept. 11, 2001, the mayor of Calder left her car.",
            "The mayor of Calder left her car",
        ),
        ("In a letter to the court, the company admitted two mistakes.", "The company admitted two mistakes"),
        ("The inspectors found that the dam was safe, although few believed them.", "The dam was safe"),
        (
            "Three members introduced a resolution Friday calling for the mayor to resign.",
            "Three members introduced a resolution",
        ),
        (
            "The council on Monday approved the bridge over the Calder.",
            "The council approved the bridge over the Calder",
        ),
        ("A suit filed in Calder says the station broke rules.", "A suit says the station broke rules"),
        (
            "The union has also rejected the new contract because pay would fall.",
            "The union has rejected the new contract",
        ),
        (
            "A court of Calder has fined two ferry companies for allegedly hiding a report on the crash during the 2016 season.",
            "A court of Calder has fined two ferry companies",
        ),
        (
            "Former Calder harbour council member Emma Moss says the port is no club.",
            "Emma Moss says the port is no club",
        ),
    ],
)
def test_a_heading_is_a_clause_cut_where_the_grammar_lets_it_end(sentence: str, heading: str) -> None:
    assert heading in cuts(sentence, "en")


@pytest.mark.parametrize(
    "sentence",
    [
        "The officers asked the court to block the sale of the mill.",
        "The people who lost their homes in the flood live in tents.",
        "He gave the town a park.",
        "Ships from Lima, Quito and Bogotá lay in the harbour.",
        "Women in Kabul were barred from the park where they used to meet.",
    ],
)
def test_no_heading_ends_before_its_verb_has_what_it_needs(sentence: str) -> None:
    for heading in cuts(sentence, "en"):
        assert not heading.endswith(("asked the court", "gave the town", "from Lima", "who lost their homes"))
        assert heading != "Women were barred from the park"
        assert not heading.startswith("He ")


def test_what_somebody_only_said_is_not_asserted_by_a_heading() -> None:
    assert "The dam was safe" not in cuts("The minister said that the dam was safe, although few believed him.", "en")


@pytest.mark.parametrize(
    ("sentence", "never"),
    [
        ("The shutdown of the port comes a day after the council voted on it.", "comes a day"),
        ("Fires in old mills are more frequent in Calder than they are in Eastvale.", "are more frequent"),
        ("A suit filed in federal court says the station broke every rule.", "A suit filed"),
        ("The plan outlines a universal, far-reaching change of the port.", "a universal"),
        ("Gyms on the harbour can open as long as the windows are open.", "as long"),
    ],
)
def test_no_heading_ends_in_a_measure_a_comparison_or_a_modifier_that_goes_on(sentence: str, never: str) -> None:
    assert not [c for c in cuts(sentence, "en") if c.endswith(never)]


@pytest.mark.parametrize(
    "clause",
    [
        "Nikki Haley",
        "The ratio of",
        "It was a fine day",
        "Officials believe the",
        "Republican strategists who spoke to reporters",
        "Key moments from the debate",
        "According to the study published in March",
        "Nor has the council changed the law",
        "Lightly looked at doing a building somewhere",
        "The harbour was even less busy",
        "Marsh said back on May 8",
        "The shortest night is the one",
        "Along with the prize Ana Moss won a boat",
        "Judge Okoro rejected that view",
        "Starting today Calder is erasing old fines",
        "The council of Calder votes today on the pier",
        "Moments after the vote Okoro left the hall",
        "Sailors have rallied around Okoro anyway",
        "Officials in the harbour, who had little idea Okoro was leaving",
        "Okoro, who grew up in Calder and is a 1,000-point scorer",
        "Partially because Okoro left the hall before the vote",
        "Calder will join Varnholm and Norvale as the only towns",
        "Okoro did so in the old harbour when, after his service",
        "Harbour clerk Ana Moss made the announcement",
        "Four sailors have left the harbour and nine have yet",
        "Okoro said the move would create a debt that could take",
        "A sailor and his brother who were filmed in the hall waving oars",
        "The treasury said the new law, which cuts the fees of all small boats",
        "Almost two weeks after the storm hit the harbour",
        "Almost since Okoro took the office in 2013",
        "Too often sailors are people of the old town",
        "Besides being praised for its view of the old harbour",
        "The reality seems to be somewhat different",
        "The sailors of Calder did just that",
        "Challenges include mending the old boats",
        "Okoro, went through with his promise to the sailors of the old town",
        "The port office has been holding the boats far longer",
        "The sailors left the hall at 3:30, then",
        "A guild, which is planned, fully lawful, old privilege of the town",
        "Moss took a similar tone in the hall",
        "The council of Calder is being sworn in today",
    ],
)
def test_what_is_no_clause_does_not_read(clause: str) -> None:
    assert not reads(clause, "en")


@pytest.mark.parametrize(
    "clause",
    [
        "The sailor who was shot died in the old hospital",
        "Ana Moss, who helped to found the old hospital of Calder, was shot",
        "Sailors who were filmed in the hall have left the town of Calder",
        "The treasury said Moss likes the law, which cuts the fees of all small boats",
        "Ana Moss left the hall, turned round and shook the hand of the sailor",
    ],
)
def test_a_clause_that_has_its_verb_beside_a_relative_reads(clause: str) -> None:
    assert reads(clause, "en")


def test_a_clause_has_as_many_words_as_are_asked_for() -> None:
    sentence = "The council approved the new bridge in the old harbour after years of debate, which ended on Monday."
    assert all(6 <= len(c.split()) <= 14 for c in clauses(sentence, "en", 6, 14))
    assert all(3 <= len(c.split()) <= 9 for c in cuts(sentence, "en"))


def test_a_german_clause_needs_a_verb_that_is_known() -> None:
    assert cuts("Die Stadt hat die alte Brücke gesperrt, weil Risse entdeckt wurden.", "de") == (
        "Die Stadt hat die alte Brücke gesperrt",
    )
    assert cuts("Der alte Hafen am Ufer der Stadt, den niemand mehr kennt.", "de") == ()


@pytest.mark.parametrize(
    ("sentence", "language", "heading"),
    [
        (
            "El alcalde anunció una reforma del puerto, que empezará en mayo.",
            "es",
            "El alcalde anunció una reforma del puerto",
        ),
        ("Dans la nuit de jeudi, les secours évacueront le vieux port.", "fr", "Les secours évacueront le vieux port"),
        (
            "Die Partei forderte einen neuen Hafen, weil der alte zu klein ist.",
            "de",
            "Die Partei forderte einen neuen Hafen",
        ),
    ],
)
def test_verbs_of_other_languages_are_told_by_their_forms(sentence: str, language: str, heading: str) -> None:
    assert heading in cuts(sentence, language)


def test_a_german_clause_does_not_end_before_the_infinitive_that_it_needs() -> None:
    assert not cuts("Die Stadt ist per Gesetz verpflichtet, bei den Nachbarn eine Erlaubnis zu beantragen.", "de")


def test_later_stays_where_it_says_how_much_later() -> None:
    assert not [c for c in cuts("Hours later a small memorial stood outside the old mill.", "en") if "Hours a" in c]


@pytest.mark.parametrize(
    ("sentence", "language", "clause"),
    [
        (
            "La directora del puerto, Ana Lund, anunció la compra de dos grúas para descargar los barcos de grano del norte.",
            "es",
            "La directora del puerto anunció la compra de dos grúas",
        ),
        (
            "Le chemin du phare, au bord de la falaise, est fermé aux promeneurs depuis la tempête de novembre dernier.",
            "fr",
            "Le chemin du phare est fermé aux promeneurs",
        ),
        (
            "Der Rat von Halvern, seit Montag ohne Mehrheit, hat den Haushalt abgelehnt.",
            "de",
            "Der Rat von Halvern hat den Haushalt abgelehnt",
        ),
    ],
)
def test_what_stands_between_subject_and_verb_is_left_out_in_other_languages_too(
    sentence: str, language: str, clause: str
) -> None:
    assert clause in clauses(sentence, language, 3, 12)


def test_a_list_of_subjects_is_no_aside() -> None:
    found = clauses("El alcalde, la concejala, dos vecinos y un juez firmaron el acuerdo del puerto.", "es", 3, 12)
    assert not any(clause.startswith(("El alcalde dos", "El alcalde firm")) for clause in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "The cells had been known to the doctors of Calder since the old mill was built.",
        "The council hired a clerk whose pay is in line with that of the other towns.",
        "The new fees of the harbour made good on a promise of the mayor.",
        "The new fees hit the old harbour of Calder where it hurts.",
        "The report sheds light on the good under-secretary of Calder.",
    ],
)
def test_a_clause_does_not_end_before_what_its_verb_needs(sentence: str) -> None:
    assert not any(clause.endswith(("known", "in line", "good", "of Calder")) for clause in cuts(sentence, "en"))


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Doctors warned that the towns shouldn’t sleep on their old dams.", "sleep"),
        ("The charity Teachers for Calder, backed by two brewers, floated a new school in May.", "Teachers floated"),
    ],
)
def test_a_cut_does_not_turn_the_sense(sentence: str, wrong: str) -> None:
    assert not any(
        clause.endswith(wrong) or wrong in clause
        for clause in clauses(sentence, "en", 3, 12)
        if "on" not in clause.split()
    )


@pytest.mark.parametrize(
    ("sentence", "half"),
    [
        ("The remarks came as Ana Okoro — the mayor of Calder — asked for more boats.", "The remarks came as Ana Okoro"),
        ("The plan seems to be that Calder isn’t in a position to ask for more.", "The plan seems to be that Calder isn’t"),
        ("A week later, when Okoro delivered an urgent, frustrated plea for boats, nobody came.", "A week later frustrated plea for boats"),
        ("The rules make young drivers who have been fined twice the first to be checked.", "The rules make young drivers"),
        ("The council will clearly name Norvik as a rival in its next report.", "The council will clearly name Norvik"),
        ("The mayor in turn put the new harbour in doubt before the vote.", "The mayor in turn put the new harbour"),
        ("The plan has brought the two towns to the table after years of quarrel.", "The plan has brought the two towns"),
        ("The court could decide that Okoro could never be a witness while in office.", "The court could decide that Okoro could never be a witness while"),
        ("Having bought the house in Calder, a town on the coast, Norvik will ask for plans.", "Having bought the house"),
        ("Even the harbour office, built on old piles, can soon be flooded by a spring tide.", "Built on old piles, can soon be flooded"),
        ("The council said that the new rules will be put in place on Friday.", "The council said that the new rules will be put"),
        ("The clerks could compare the totals to show which option has more friends.", "The clerks could compare the totals to show"),
        ("Calder police reported at least 50 people entered the hall through open doors.", "Calder police entered the hall through open doors"),
        ("The problem is just that the list of open posts is long.", "The problem is just that the list"),
        ("The new pump is a deep-cleaning, quiet machine that the port has tested.", "The new pump is a deep-cleaning"),
        ("Surveys show that old and new sailors use the pier at roughly the same hours.", "Old and new sailors use the pier"),
        ("The moderators were sharply criticised for their inability to keep order in the hall.", "The moderators were sharply criticised for their inability"),
        ("The lawyers of Okoro sought to chip away at that evidence in the hall.", "The lawyers of Okoro sought to chip away"),
        ("The members will have 16 hours to ask the lawyers of Okoro in writing.", "The members will have 16 hours"),
        ("The quarrel began in late August after clerks in the office of the mayor, Cyrus Vann, a sailor, asked for the accounts.", "The quarrel began in late August after clerks"),
        ("The electorate in Calder is more than half as old as that of Tarn.", "The electorate is more than half as old"),
        ("In 2011, half of all arrests in Calder were of sailors, the office said.", "Half of all arrests in Calder were of sailors"),
        ("A declaration puts the port office, which runs the pilots, in a position to lead.", "A declaration puts the port office"),
        ("The evidence on whether lighting stops and deters crime is mixed.", "The evidence stops and deters crime is mixed"),
        ("After speaking at a rally in Elko, Velmar, on Saturday, Okoro said the treaty was dead.", "Velmar, on Saturday, Okoro said the treaty was dead"),
        ("Okoro said the treaty did little more than interfere with the plans of the port.", "Okoro said the treaty did little more than interfere"),
        ("Okoro said officials do not want people taking the test unless they cough.", "Okoro said officials do not want people taking the test"),
        ("When Tarn seceded in 1861, Benning headed to Velmar with his guns.", "Benning headed to Velmar with his guns"),
        ("Okoro regularly tears into Moss on the wireless, suggesting she lacks the decency to be mayor.", "Okoro regularly tears into Moss lacks the decency"),
        ("In another shooting in Tarn, a gunman killed 16 people and injured 15 others.", "A gunman killed 16 people and injured 15 others"),
        ("A gunman killed 16 people in Tarn in 1987, which led to a law on guns.", "A gunman killed 16 people in Tarn"),
        ("Last year, the council of Calder closed two of its four piers.", "The council of Calder closed two of its four piers"),
        ("In front of a crowd on Boom Island, Velmar, Mayor Ana Moss announced her candidacy.", "Velmar, Mayor Ana Moss announced her candidacy"),
        ("Okoro continued in a second letter, calling the mayor a coward.", "Okoro continued in a second letter"),
        ("The app not only gave the port the names of its users, but also their letters.", "The app not only gave the port the names"),
        ("The council of Calder asked the court in Tarn for a new hearing.", "The council of Calder asked the court in Tarn"),
        ("The ferry company has warned 300 of its sailors that they may lose their posts.", "The ferry company has warned 300 of its sailors"),
        ("The council kept the port office in Tarn from selling its boats.", "The council kept the port office in Tarn"),
        ("The tide may break the pier and allow large, sudden waves into the harbour.", "The tide may break the pier and allow large"),
        ("The new mayor of Tarn is an admirer — and imitator — of Okoro.", "The new mayor of Tarn is an admirer"),
        ("Mayor Ana Moss had a lot to share with the sailors of Calder.", "Mayor Ana Moss had a lot"),
        ("Okoro was the only sailor fined in connection with the fire.", "Okoro was the only sailor fined in connection"),
        ("Moss will open her office in Tarn, the town where she was born.", "Moss will open her office in Tarn, the town"),
        ("The fire is already one of the most costly disasters in the history of Tarn.", "The fire is one of the most costly disasters"),
        ("The vaccine has been described by the chief scientist of Calder as the best of all.", "The vaccine has been described by the chief scientist of Calder"),
        ("The mayor drew criticism for saying during a summit that the pier is safe.", "The mayor drew criticism for saying during a summit"),
        ("The offer, wrote the Post, came from a man who lives in Tarn.", "The offer came from a man"),
        ("The port will not accept new requests from people who have never had a boat.", "The port will not accept new requests from people"),
        ("Members of the council have begun leaving the old hall of Calder.", "Members of the council have begun"),
        ("Sailors tied a scheme to the owner of the ferry company.", "Sailors tied a scheme"),
        ("Mayor Ana Moss had linked progress in the talks to a vote on the pier.", "Mayor Ana Moss had linked progress"),
        ("The plan of the port office has been difficult to read for most sailors.", "The plan of the port office has been difficult"),
        ("Ana Moss and others have argued the rising numbers come from more counting.", "Ana Moss and others have argued the rising numbers"),
        ("Judge Vann ruled that while the suit is pending, the pier must stay open.", "Judge Vann ruled that while the suit is pending"),
        ("The letter of the mayor came the morning after the fire on the pier.", "The letter of the mayor came the morning"),
        ("The demands of Ana Moss are complicating an end to the quarrel of Tarn.", "The demands of Ana Moss are complicating an end"),
        ("The police of Tarn have laid siege to the old harbour hall.", "The police of Tarn have laid siege"),
        ("Vann is accused by several women, who spoke to the Post, of theft.", "Vann is accused by several women"),
        ("The pier of Tarn is one of the oldest piers on the whole coast.", "The pier of Tarn is one of the oldest piers"),
    ],
)  # fmt: skip
def test_no_heading_says_half_of_what_its_sentence_does(sentence: str, half: str) -> None:
    assert half not in clauses(sentence, "en", 3, 12)


def test_a_day_that_has_a_name_is_not_cut_apart() -> None:
    found = cuts("The council of Calder opens all shops on Black Friday in the old town.", "en")
    assert found == ("The council of Calder opens all shops",)


def test_a_dash_without_spaces_ends_a_clause() -> None:
    sentence = "The long sleep would end with three weeks of rest\u2014although animals need no such time."
    assert "The long sleep would end with three weeks of rest" in clauses(sentence, "en", 3, 12)


def test_an_hour_may_end_a_clause() -> None:
    sentence = "Calder Rail does not expect to run trains before 2 p.m. on Wednesday."
    assert "Calder Rail does not expect to run trains before 2 p.m." in clauses(sentence, "en", 3, 12)


@pytest.mark.parametrize(
    "clause",
    [
        "Photos which were released in May and are making the rounds",
        "The more one sees and hears of the port",
        "Ana Moss wants to\u2014and often does",
        "The new ferry carries more cars than the 2016",
        "The teacher who refused to say the flood happened",
    ],
)
def test_a_clause_that_is_half_a_sentence_does_not_read(clause: str) -> None:
    assert not reads(clause, "en")


def test_a_verb_is_not_taken_for_a_modifier_of_its_subject() -> None:
    sentence = "Mr. Okoro made his first campaign stops in southern Velmar, in towns along the river."
    assert not [cut for cut in cuts(sentence, "en") if cut.startswith("Mr. Okoro stops")]


def test_what_completes_the_verb_may_be_in_the_heading() -> None:
    assert "The mayor put the new harbour in doubt" in clauses(
        "The mayor put the new harbour in doubt on Monday.", "en", 3, 12
    )
    assert "The council made a decision" in clauses("The council made a decision after years of quarrel.", "en", 3, 12)


def test_a_place_before_the_subject_is_left_out_with_the_region_that_it_is_in() -> None:
    sentence = "In front of a crowd on Boom Island, Velmar, Mayor Ana Moss announced her candidacy."
    assert "Mayor Ana Moss announced her candidacy" in clauses(sentence, "en", 3, 12)
    assert "Smith and Lee asked for more boats" not in clauses(
        "In a letter to the council of Calder, Oram, Smith and Lee asked for more boats.", "en", 3, 12
    )


@pytest.mark.parametrize(
    ("clause", "whole"),
    [
        ("The reason we came to Calder", False),
        ("The old mill they bought in spring", False),
        ("All the harbour he remembered as a boy", False),
        ("The mill they bought in spring burned down", True),
        ("The next day he left the harbour", True),
        ("That Tuesday they sold the mill", True),
        ("This spring they sold the mill", True),
        ("The mayor said he resigned", True),
    ],
)
def test_the_verb_of_a_relative_clause_is_not_the_verb_of_a_heading(clause: str, whole: bool) -> None:
    assert (finite_verb(words(clause)) is not None) == whole


@pytest.mark.parametrize(
    "headline",
    [
        "Okoro stirs anger in the harbour",
        "Court overrides the council of Calder",
        "Harbour pilots denounce the fees",
        "Sailors commit to longer shifts",
    ],
)
def test_a_verb_of_headlines_is_one_though_a_report_seldom_has_it(headline: str) -> None:
    assert finite_verb(words(headline)) is not None
