"""What joined an article to its story, in words."""

from broadsheet.news.page import Score
from broadsheet.stages.publish.words import count, label, percent


def evidence(score: Score) -> str:
    """One part of the evidence with its value: a share as a percentage, a weight for or against as log-odds."""
    shares = {
        "score": label("sure to"), "words": label("words"), "headline": label("headline"), "names": label("names"),
        "numbers": label("numbers"), "dense": label("meaning"), "similarity": label("alike to"),
    }  # fmt: skip
    weights = {
        "doubt": label("signs of another event"),
        "rivals": label("other stories near it"),
        "story": label("in all"),
    }
    if score.name in shares:
        return f"{shares[score.name]} {percent(max(0.0, score.value))}"
    if score.name == "days":
        days = round(score.value)
        return label("%(days)s apart") % {"days": count(days, "day")} if days else label("on one day")
    return f"{weights.get(score.name, score.name)} {score.value:+.1f}"
