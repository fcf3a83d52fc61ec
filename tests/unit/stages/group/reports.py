"""Reports of our own writing for the tests of grouping."""

from datetime import UTC, datetime, timedelta

from broadsheet.news.article import Article
from broadsheet.stages.group.features import Features, features
from broadsheet.stages.group.window import Window

MONDAY = datetime(2026, 3, 2, 8, tzinfo=UTC)
SPAN = timedelta(days=4)


def report(id, title, text, hours=0, language="en", dated=True):
    """The features of an article that came so many hours after Monday, 2 March 2026, 8:00, without a vector."""
    when, url = MONDAY + timedelta(hours=hours), f"https://outlet.example/{id}"
    article = Article(id, 1, url, url, "outlet.example", title, (), when, dated, None, when, language, text)
    return features(article, None)


def stories(*reports: Features) -> list[set[str]]:
    """Which reports a window puts together, in the order in which their stories were founded."""
    window, found = Window({}, 0, SPAN), {}
    for one in reports:
        placement = window.place(one)
        for other in placement.merged:
            found.setdefault(placement.story, set()).update(found.pop(other))
        found.setdefault(placement.story, set()).add(one.article)
    return list(found.values())


QUAKE = report(
    "quake",
    "Magnitude 5.8 earthquake strikes off Tanimbar",
    "A magnitude 5.8 earthquake struck off the Tanimbar islands on Monday at a depth of 40 km, the survey said. "
    "There were no immediate reports of damage or casualties.",
)
MATCH = report(
    "match",
    "Rovers beat Harwick City 2-1",
    "Rovers beat Harwick City 2-1 on Saturday. Tom Arden scored twice in the second half at Mill Lane before "
    "12,400 spectators.",
)
STORM = report(
    "storm",
    "Storm warning for Norvale: winds of 90 km/h expected",
    "The weather office has issued a storm warning for Norvale from Tuesday night. Winds of up to 90 km/h are "
    "expected. Residents are asked to stay at home.",
)
CLOSE = report(
    "close",
    "Tokyo stocks close 1.2% higher",
    "Tokyo shares closed higher on Monday, with the Nikkei up 1.2% at 39,100 as exporters gained on a weaker yen.",
)
FIRE = report(
    "fire",
    "Fire destroys warehouse in Harwick",
    "A fire destroyed a warehouse in Harwick on 1 March. No one was hurt, the fire service said.",
)
FERRY = report(
    "ferry",
    "Ferry fire off Norvale kills 12",
    "At least 12 people died when a ferry caught fire off Norvale on Monday, the coast guard said. Forty were rescued.",
)

LOOK_ALIKES = {
    "earthquakes": (
        QUAKE,
        report(
            "other",
            "Magnitude 6.1 earthquake strikes off Kermadec",
            "A magnitude 6.1 earthquake struck off the Kermadec islands on Monday at a depth of 12 km, the survey said. "
            "There were no immediate reports of damage or casualties.",
            hours=3,
        ),
    ),
    "matches of one team": (
        MATCH,
        report(
            "other",
            "Rovers beat Dunmore United 3-0",
            "Rovers beat Dunmore United 3-0 on Tuesday. Tom Arden scored in the first half at Mill Lane before 9,800 "
            "spectators.",
            hours=30,
        ),
    ),
    "storm warnings": (
        STORM,
        report(
            "other",
            "Storm warning for Eastmere: winds of 110 km/h expected",
            "The weather office has issued a storm warning for Eastmere from Tuesday night. Winds of up to 110 km/h "
            "are expected. Residents are asked to stay at home.",
            hours=2,
        ),
    ),
    "one market on two days": (
        CLOSE,
        report(
            "other",
            "Tokyo stocks close 0.7% lower",
            "Tokyo shares closed lower on Tuesday, with the Nikkei down 0.7% at 38,826 as exporters fell on a stronger "
            "yen.",
            hours=24,
        ),
    ),
    "two markets on one day": (
        report(
            "close",
            "Wall Street closes 0.4% higher as tech gains",
            "Wall Street closed higher on Monday. The Dow rose 0.4% to 41,200 points and the Nasdaq rose 1.1%.",
        ),
        report(
            "other",
            "London shares close 0.6% higher as miners gain",
            "London shares closed higher on Monday. The FTSE 100 rose 0.6% to 8,310 points, helped by miners.",
            hours=1,
        ),
    ),
    "quarterly results": (
        report(
            "results",
            "Ferrow Dynamics profit rises 12% in third quarter",
            "Ferrow Dynamics said profit rose 12% to $340 million in the third quarter, beating forecasts.",
        ),
        report(
            "other",
            "Calder Foods profit rises 7% in third quarter",
            "Calder Foods said profit rose 7% to $95 million in the third quarter, beating forecasts.",
            hours=1,
        ),
    ),
    "two makers that open their headlines": (
        report(
            "recall",
            "Ferrow recalls 81,000 cars over brake software",
            "Ferrow is recalling 81,000 cars because of brake software, the regulator said on Monday.",
        ),
        report(
            "other",
            "Calderon recalls 629,000 cars over brake software",
            "Calderon is recalling 629,000 cars because of brake software, the regulator said on Monday.",
            hours=2,
        ),
    ),
    "one wording without a figure in it": (
        report("shares", "Ferrow shares climb after earnings top forecasts", ""),
        report("other", "Calderon shares climb after earnings top forecasts", "", hours=1),
    ),
    "closes of two days that share a percentage by chance": (
        report(
            "points",
            "Dow closes 265 points higher, S&P 500 moves 0.7%",
            "The Dow closed 265 points higher on Monday. The S&P 500 rose 0.7 percent.",
        ),
        report(
            "other",
            "Dow closes 399 points higher, S&P 500 moves 0.7%",
            "The Dow closed 399 points higher on Tuesday. The S&P 500 rose 0.7 percent.",
            hours=24,
        ),
    ),
    "fires on two days": (
        FIRE,
        report(
            "other",
            "Fire destroys school in Dunmore",
            "A fire destroyed a school in Dunmore on 3 March. Two people were hurt, the fire service said.",
            hours=26,
        ),
    ),
}

SAME_EVENT = {
    "an earthquake in other words": (
        QUAKE,
        report(
            "other",
            "Strong quake of 5.8 shakes Tanimbar islands",
            "An earthquake with a magnitude of 5.8 shook the Tanimbar islands on Monday, 40 km below the sea. Nobody "
            "was reported hurt.",
            hours=3,
        ),
    ),
    "a magnitude that was revised": (
        QUAKE,
        report(
            "other",
            "Earthquake off Tanimbar revised to magnitude 5.6",
            "The earthquake that struck off the Tanimbar islands on Monday was revised to magnitude 5.6 from 5.8, the "
            "survey said.",
            hours=5,
        ),
    ),
    "a match without its score in the headline": (
        MATCH,
        report(
            "other",
            "Arden double sinks Harwick City",
            "Two goals by Tom Arden after the break gave Rovers a 2-1 win over Harwick City at Mill Lane on Saturday.",
            hours=3,
        ),
    ),
    "a storm in other words": (
        STORM,
        report(
            "other",
            "Norvale told to stay at home as 90 km/h storm nears",
            "People in Norvale were told to stay at home from Tuesday night, when the weather office expects winds of "
            "up to 90 km/h.",
            hours=4,
        ),
    ),
    "one close by two names": (
        CLOSE,
        report(
            "other",
            "Nikkei ends up 1.2% as weak yen lifts exporters",
            "The Nikkei ended 1.2% higher at 39,100 in Tokyo on Monday as a weaker yen lifted exporters.",
            hours=1,
        ),
    ),
    "a country and its capital, a name in two spellings": (
        report("raid", "Russian drones and missiles pound Ukraine, Zelenskyy says", ""),
        report("other", "Drones, missiles pound Kyiv, Zelensky says", "", hours=1),
    ),
    "a toll that rises the day after": (
        FERRY,
        report(
            "other",
            "Norvale ferry fire death toll rises to 17",
            "The death toll of a ferry fire off Norvale rose to 17 on Tuesday, the coast guard said. Forty people were "
            "rescued.",
            hours=24,
        ),
    ),
}
