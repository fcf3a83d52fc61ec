"""Reported mistakes as JSON."""

from fastapi import FastAPI
from fastapi.responses import Response

from broadsheet.app import Broadsheet
from broadsheet.news.reader import Label
from broadsheet.store.labels import LABEL
from broadsheet.web.acting import Acting
from broadsheet.web.api.answers import answers, json_answer
from broadsheet.web.api.types import NewLabel
from broadsheet.web.forms import words_at
from broadsheet.web.reading.reading import Reading


def add(app: FastAPI, reading: Reading, acting: Acting, paper: Broadsheet) -> None:
    """Add them to the API."""

    @app.get("/api/labels", response_class=Response, responses=answers(list[Label]))
    def labels() -> Response:
        """Every reported mistake, the first first."""
        return json_answer([LABEL.dump_python(label, mode="json") for label in paper.labels()])

    @app.post("/api/labels", status_code=201, response_class=Response, responses=answers(Label, 201, [400, 403, 404]))
    def label(new: NewLabel) -> Response:
        """Report a mistake."""
        page = reading.stories.page(new.story)
        made = acting.label(page, new.kind, new.where, words_at(page, new.where), new.article, new.note)
        return json_answer(LABEL.dump_python(made, mode="json"), 201)
