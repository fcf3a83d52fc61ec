"""The routes of the pages that people read, by subject."""

from fastapi import FastAPI

from broadsheet.web.pages import feeds, finding, front, stories
from broadsheet.web.pages.desk import Desk
from broadsheet.web.routes import page_routes


def add(app: FastAPI, desk: Desk) -> None:
    """Add every page to the app."""
    get = page_routes(app)
    for subject in (front, stories, feeds, finding):
        subject.add(get, desk)
