import pytest
from storydesk import span

from broadsheet.stages.narrate.facets import facet
from broadsheet.stages.narrate.sentences import is_of_its_day, is_whole, length, publishable, reads_as_news, tellable


@pytest.mark.parametrize(
    "sentence",
    [
        "Subscribe to our newsletter to read more stories like this one.",
        "Become a member of the Calder film club and watch how pictures are made.",
        "Join the Calder film club and go behind the scenes of the harbour.",
        "Ah, but one piece of history proved all of them wrong again.",
        "We walked along the river for an hour before lunch.",
        "You should never cross the bridge at night in winter.",
        "Check the tyres before the first long drive of the year.",
        "Ruth Hale writes about bridges and rivers from Calder.",
        "HOME NEWS SPORT WEATHER TRAFFIC JOBS CONTACT are all here.",
        "What a day it was for the town of Calder!",
        "The harbour was (nearly closed for the night.",
        "Too short.",
        "Read the council's plans for the old port on the town's own pages.",
        "Don’t forget to bring a coat to the fair on the river.",
        "Mayor Ruth Hale waves to the crew of the ferry in Calder, May 5, 2024.",
    ],
)
def test_notices_cries_advice_and_fragments_are_not_news(sentence: str) -> None:
    assert not publishable(span(sentence))


def test_a_plain_sentence_is_news() -> None:
    assert publishable(span("The council of Calder approved the new bridge by nine votes."))
    assert publishable(span("Ruth Hale will become a member of the harbour council in the spring."))


def test_first_person_is_news_only_in_quotation_marks() -> None:
    assert publishable(span("“We have waited for this bridge for years,” said the mayor, Ruth Hale."))


def test_words_are_counted_by_characters_where_no_spaces_stand() -> None:
    assert length("市は火曜日に古い橋を閉鎖したと発表した。") > 6
    assert length("The city closed its bridge.") == 5


def test_a_loose_sentence_is_tellable_and_a_bare_line_is_whole() -> None:
    assert tellable(span("You should see the old bridge at night!"))
    assert is_whole(span("My day was fine."))
    assert not is_whole(span("Menu"))


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("The channel will be closed until the ship has been towed away.", "next"),
        ("In 2019 a freighter sank on the same sandbank.", "background"),
        ("Pilots have feared the bank for decades.", "background"),
        ("The ferry ran aground off Port Ansel.", "news"),
    ],
)
def test_a_sentence_tells_one_part_of_the_story(sentence: str, part: str) -> None:
    assert facet(span(sentence)) == part


@pytest.mark.parametrize(
    "sentence",
    [
        "Ana Moss, whose rise in the polls is paid for by her brother's shipping company.",
        "Ana Moss Ana Beth MossVoters of Calder want a younger mayor said that she would not resign.",
        "Mayor Moss Ana Beth MossVoters of Calder want a younger mayor MORE on Thursday said that she would not resign.",
        "Here are five takeaways from a heated night in the town hall of Calder.",
        "This is a developing story and will be updated.",
        "Mayor Ana Moss reacts after losing the vote on the new bridge in the town hall of Calder.",
        "Mayor Ana Moss speaks during a meeting with the sailors of the old harbour.",
        "Mayor Ana Moss and her husband greet the sailors of Calder during a visit to the pier.",
        "The harbour office did not respond to a request for comment on the closing of the pier.",
        "Ana Moss, above, helped the sailors of the old harbour to mend their boats.",
        "Mayor Ana Moss speaks to the sailors about the new bridge in the hall on Jan. 25.",
        "Judge Cyrus Okoro arrives at the old court in Calder for the hearing in May 2019.",
        "Facebook Twitter Pinterest A crane lies on the ground after the storm in the harbour of Calder.",
    ],
)
def test_what_is_a_fragment_a_page_s_furniture_or_a_caption_is_no_news(sentence: str) -> None:
    assert not reads_as_news(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ana Moss won, whose rise in the polls had been paid for by her brother's shipping company.",
        "Ana Moss, whose rise was paid for by her brother, has won the vote on the new bridge.",
        "Ana Moss McCall said that she would listen to the voters of Calder before the vote.",
        "Ana Moss speaks four languages and has lived in the old town of Calder since May 2019.",
        "The council of Calder holds a hearing on the new bridge and its price on March 3.",
        "The mayor greets nobody, her rival said during a meeting in Calder.",
        "Ana Moss said that she speaks to reporters whenever they ask her to.",
    ],
)
def test_whole_sentences_like_them_are_news(sentence: str) -> None:
    assert reads_as_news(sentence)


def test_a_sentence_that_cannot_lose_its_day_is_of_that_day_alone() -> None:
    assert is_of_its_day("The new paper of the old port starts tomorrow and has few readers so far.")
    assert is_of_its_day("The money of the port office for its pilots runs out at midnight.")
    assert not is_of_its_day("The council of Calder met for four hours and adjourned yesterday.")
    assert not is_of_its_day("“The ferry sails tomorrow, whatever the weather,” the captain told the council.")
