"""Look-alike events: `python -m evaluation.lookalikes [--words-only] [--headlines]`.

Events of eight kinds that news writes by a template, each told by two or three outlets in wordings of our own: what tells
two of a kind apart is who or where it was, the day and the figures. Prints BCubed precision, recall and F1 by kind and of all.
The events are drawn by chance with a fixed seed, so that a rerun measures the same.
"""

import argparse
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from evaluation.grouping import article, chosen_embedder, order, scores, stories

from broadsheet.config import load
from broadsheet.inference.embedder import Embedder
from broadsheet.stages.group.features import features

FLOOR = 0.90  # of F1, with vectors
BEGIN = datetime(2026, 3, 1, tzinfo=UTC)
DAYS = 21
EACH = 12  # events of a kind
OUTLETS = tuple(f"post{n}.example" for n in range(8))

# A report is "headline | lead | what follows".
KINDS: Mapping[str, Sequence[str]] = {
    "earthquake": (
        "Magnitude {m} earthquake strikes {region} | A magnitude {m} earthquake struck {region} on {day}, the geological survey said. | It hit near {town} at a depth of {n} kilometres. Officials said {k} people were injured.",
        "Strong quake shakes {town} | A strong {m}-magnitude earthquake shook {region} near {town} on {day}, sending residents into the streets. | It struck at a depth of {n} km. At least {k} people were hurt, authorities said.",
        "{m} quake hits {region}, survey says | An earthquake of magnitude {m} hit {region} on {day}, the survey said. | The epicentre was close to {town}, {n} km deep. There was no immediate word of deaths.",
    ),
    "match": (
        "{team} beat {other} {score} in league | {team} beat {other} {score} on {day} with {player} scoring the winner. | {player} struck in the {n}th minute to settle the match. {team} climb in the table while {other} slip.",
        "{player} goal lifts {team} past {other} | {player} scored as {team} defeated {other} {score} in the league on {day}. | The forward found the net in minute {n}. {other} had chances but could not convert.",
        "Match report: {team} {score} {other} | {team} took three points from {other} with a {score} win. | A strike by {player} in the {n}th minute was the difference at a packed stadium.",
    ),
    "close": (
        "Wall Street stocks {rise} on {why} | Wall Street stocks {rose} on {day} as investors weighed {why}. | The S&P 500 {rose} {p}%, the Nasdaq {rose} {q}% and the Dow {rose} {n} points.",
        "Dow closes {n} points {higher}, S&P 500 moves {p}% | The Dow Jones Industrial Average closed {n} points {higher} on {day}. | The S&P 500 {rose} {p} percent and the Nasdaq Composite {q} percent, with {why} in focus.",
        "Stocks end {higher} as {why} weigh | US stocks ended {higher} on {day}, with {why} dominating trade. | The S&P {rose} {p}%. The Nasdaq {rose} {q}%.",
    ),
    "results": (
        "{company} quarterly profit beats estimates | {company} reported first-quarter revenue of ${big} billion on {day}, beating estimates. | Earnings per share were ${m}. Revenue rose {k}% from a year earlier. Shares rose in extended trading.",
        "{company} revenue jumps {k}% in first quarter | {company} said revenue jumped {k} percent to ${big} billion in the first quarter. | The company earned ${m} a share. Analysts had expected less.",
        "{company} shares climb after earnings top forecasts | Shares of {company} climbed after the company posted earnings of ${m} per share, topping forecasts. | Sales came to ${big} billion, up {k}%.",
    ),
    "shooting": (
        "{few} killed, {k} wounded in {city} {place} shooting | A shooting at a {place} in {city} killed {few} and wounded {k} on {day} night, police said. | Officers were called to {street}. No arrests have been made.",
        "Police: shooting at {place} in {city} leaves {few} dead | {city} police are searching for a gunman after {few} people were shot dead at a {place} on {street}. | Another {k} were taken to hospital with injuries.",
        "{city} police seek suspect in deadly {place} shooting | Police in {city} sought a suspect on {day} after a shooting at a {place}. | The dead numbered {few}; {k} were wounded, officials said.",
    ),
    "storm": (
        "Storms cut power to {n},000 homes in {state} | Severe storms swept across {state} on {day}, cutting power to {n},000 homes. | Winds reached {gust} kilometres an hour. Forecasters warned of more rain.",
        "Severe weather batters {state}; {n},000 without power | Some {n},000 homes and businesses were without power in {state} after severe weather. | Gusts of {gust} km/h brought down trees, the weather service said.",
        "{state} cleans up after storms | Residents of {state} were cleaning up after storms with winds of {gust} km/h. | Crews worked to restore power to {n},000 customers.",
    ),
    "verdict": (
        "{person} sentenced to {k} years for {crime} | A judge in {city} sentenced {person} to {k} years in prison on {day} for {crime}. | Prosecutors had asked for more. The defence said it would appeal.",
        "{city} {crime} case: {person} gets {k} years | {person} was handed a {k}-year prison term for {crime} by a court in {city}. | The lawyers plan an appeal.",
    ),
    "recall": (
        "{company} recalls {n},000 units over {part} | {company} is recalling {n},000 units because of {part}, US regulators said on {day}. | No injuries have been reported.",
        "{part} prompt {company} recall of {n},000 | {company} will recall about {n},000 products in the United States over {part}. | The company said owners would be told next month. No injuries were known.",
        "US agency announces {company} recall | A US agency announced a recall by {company} involving {part}. | It covers {n},000 units sold since 2023.",
    ),
}  # fmt: skip
# Of each kind one event after the other takes the next of these, so that few are of one company or place.
CALLED: Mapping[str, Sequence[str]] = {
    "region": (
        "northern Chile", "eastern Turkey", "western Nepal", "southern Peru", "central Japan", "southern Mexico", "eastern Taiwan",
        "central Italy", "western Iran", "northern Greece", "eastern Papua", "southern Fiji",
    ),
    "town": (
        "Antofagasta", "Malatya", "Jajarkot", "Arequipa", "Ishikawa", "Oaxaca", "Hualien", "Norcia", "Kermanshah", "Larissa", "Lae", "Suva",
    ),
    "team": ("Arsenal", "Chelsea", "Everton", "Fulham", "Liverpool", "Wolves", "Brighton", "Brentford"),
    "other": ("Leeds", "Burnley", "Sunderland", "Watford", "Southampton", "Norwich", "Ipswich"),
    "player": ("Kane", "Silva", "Jones", "Diaz", "Okafor", "Mendes"),
    "company": ("Microsoft", "Apple", "Netflix", "Boeing", "Pfizer", "Walmart", "Tesla", "Intel", "Nike", "Ford", "Honda", "Toyota"),
    "city": ("Dallas", "Oakland", "Memphis", "Chicago", "Houston", "Denver", "Atlanta"),
    "state": (
        "Kansas", "Queensland", "Bavaria", "Tasmania", "Oregon", "Iowa", "Ohio", "Kent", "Victoria", "Saxony", "Nevada", "Ontario",
    ),
    "person": (
        "John Harris", "Maria Lopez", "David Chen", "Omar Farouk", "Linda Park", "Peter Novak", "Susan Reed", "Carl Weber", "Ana Costa",
        "Ivan Petrov", "Ruth Klein", "Paul Dunn",
    ),
    "place": ("nightclub", "mall", "party", "restaurant", "park"),
    "crime": ("fraud", "murder", "bribery", "arson", "manslaughter"),
    "why": ("bank earnings", "inflation data", "tech shares", "oil prices", "Fed minutes", "tariff worries"),
    "part": ("air bags", "brake software", "seat belts", "fuel pumps", "metal pieces"),
    "street": ("Oak Street", "Main Avenue", "Elm Street", "Park Avenue", "Lake Street"),
}  # fmt: skip
TURNS = (("rise", "rose", "higher"), ("fall", "fell", "lower"))


def rows(headlines: bool = False) -> Iterator[dict[str, Any]]:
    """The reports as rows of a set of events; `headlines` leaves their text out."""
    chance = random.Random(7)
    for kind, templates in KINDS.items():
        for n in range(EACH):
            # One close a day; of other kinds two may fall on one.
            begin = BEGIN + timedelta(
                days=n if kind == "close" else chance.randrange(DAYS), hours=chance.randrange(9, 20)
            )
            facts, outlets = _facts(chance, n, begin), chance.sample(OUTLETS, len(templates))
            for told, outlet in zip(templates[: chance.choice((2, 3, 3))], outlets, strict=False):
                title, lead, rest = (part.strip().format(**facts) for part in told.split("|"))
                row = {"id": f"{kind}-{n}-{outlet}", "cluster": f"{kind}-{n}", "source": outlet, "lang": "en"}
                row |= {"title": title[0].upper() + title[1:], "published": (begin + timedelta(hours=8 * chance.random())).isoformat()}  # fmt: skip
                yield row if headlines else row | {"lead": lead, "text": f"{lead} {rest}"}


def _facts(chance: random.Random, n: int, begin: datetime) -> dict[str, str]:
    """What fills the templates' places, whether they ask for it or not."""
    facts = {name: words[n % len(words)] for name, words in CALLED.items()}
    facts |= dict(zip(("rise", "rose", "higher"), chance.choice(TURNS), strict=True)) | {"day": f"{begin:%A}"}
    facts["score"] = f"{chance.randrange(2, 5)}-{chance.randrange(2)}"
    facts |= {"m": f"{4.5 + 2.5 * chance.random():.1f}", "big": f"{5 + 80 * chance.random():.1f}"}
    facts |= {"p": f"{0.2 + 2 * chance.random():.1f}", "q": f"{0.2 + 2 * chance.random():.1f}"}
    facts |= {"n": str(chance.randrange(21, 90)), "k": str(chance.randrange(4, 40)), "few": str(chance.randrange(2, 4))}
    return facts | {"gust": str(chance.randrange(91, 180))}


def measured(found: Sequence[Mapping[str, Any]], embedder: Embedder | None) -> dict[str, dict[str, float]]:
    """The scores of each kind, and of all."""
    arrived = sorted(map(article, found), key=order)
    story_of = stories(features(one, embedder) for one in arrived)
    gold: dict[str, dict[str, str]] = defaultdict(dict)
    for row in found:
        gold[row["cluster"].split("-")[0]][row["id"]] = row["cluster"]
    everything = {row["id"]: row["cluster"] for row in found}
    return {name: scores(events, story_of) for name, events in {**gold, "all": everything}.items()}


def main() -> int:
    """Print the table; 1 below the floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words-only", action="store_true", help="measure without vectors")
    parser.add_argument("--headlines", action="store_true", help="leave out all text")
    arguments = parser.parse_args()
    embedder = None if arguments.words_only else chosen_embedder(load())
    found = measured([*rows(arguments.headlines)], embedder)
    for name, its in found.items():
        print(f"{name:12}" + "".join(f"  {part} {its[part]:.3f}" for part in ("BCubed P", "BCubed R", "BCubed F1")))
    return int(embedder is not None and not arguments.headlines and found["all"]["BCubed F1"] < FLOOR)


if __name__ == "__main__":
    sys.exit(main())
