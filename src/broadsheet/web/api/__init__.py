"""The routes of the JSON, by subject: the same documents as the export's, and what the forms do."""

from fastapi import FastAPI
from fastapi.responses import Response

from broadsheet.app import Broadsheet
from broadsheet.web.acting import Acting
from broadsheet.web.api import feeds, labels, search, stories
from broadsheet.web.api.answers import answers, json_answer
from broadsheet.web.api.types import Health
from broadsheet.web.reading.reading import Reading
from broadsheet.web.rounds import Rounds


def add(app: FastAPI, reading: Reading, acting: Acting, paper: Broadsheet, rounds: Rounds) -> None:
    """Add the API to the app."""
    stories.add(app, reading)
    search.add(app, reading)
    feeds.add(app, reading, paper, rounds)
    labels.add(app, reading, acting, paper)

    @app.get("/health", response_class=Response, responses=answers(Health))
    def health() -> Response:
        """Whether the library can be read."""
        newest = reading.newest_change()
        return json_answer({"status": "ok", "newest_change": newest.isoformat() if newest else None})
