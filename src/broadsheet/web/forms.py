"""The routes of the forms: each does one thing and leads back to a page."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Annotated, Any, cast
from urllib.parse import parse_qsl

from fastapi import Depends, FastAPI, Request
from fastapi.responses import RedirectResponse, Response

from broadsheet.news.page import Page
from broadsheet.news.reader import Filters
from broadsheet.web.acting import Acting, RefusedError
from broadsheet.web.frames import links_of
from broadsheet.web.reading.reading import Reading
from broadsheet.web.routes import Route, form_routes

LONGEST_TIME = 36_500  # days within which a search looks: a century, older than any article
_LONGEST = 100_000  # bytes of a form: the longest has one field of text


async def sent(request: Request) -> Mapping[str, str]:
    """The fields of a form. Raises RefusedError for one that is too long."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _LONGEST:
            raise RefusedError("The form is too long. Send less text.")
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))


Fields = Annotated[Mapping[str, str], Depends(sent)]


def add(app: FastAPI, reading: Reading, acting: Acting) -> None:
    """Add every form to the app."""
    post = form_routes(app)
    _add_story_forms(post, reading, acting)
    _add_wish_forms(post, acting)
    _add_search_forms(post, acting)

    @post("/visits")
    def read_all(request: Request) -> Response:
        acting.read_all()
        return seen_other(links_of(request).front())


def _add_story_forms(post: Route, reading: Reading, acting: Acting) -> None:
    @post("/stories/{story}/star")
    def star(request: Request, story: str, form: Fields) -> Response:
        page = acting.star(story, form.get("on") == "1")
        return back(request, form, links_of(request).story(page.id, page.slug))

    @post("/stories/{story}/labels")
    def label(request: Request, story: str, form: Fields) -> Response:
        page = reading.stories.page(story)
        where = form.get("where", "")
        acting.label(
            page, form.get("kind", ""), where, words_at(page, where), form.get("article", ""), form.get("note", "")
        )
        return seen_other(f"{links_of(request).to(f'stories/{page.id}/report')}?told=1")


def _add_wish_forms(post: Route, acting: Acting) -> None:
    @post("/wishes")
    def wish(request: Request, form: Fields) -> Response:
        acting.wish(form.get("kind", ""), form.get("value", ""), form.get("wish", "mute"))
        return back(request, form, links_of(request).to("settings"))

    @post("/wishes/forget")
    def forget(request: Request, form: Fields) -> Response:
        acting.forget(form.get("kind", ""), form.get("value", ""))
        return back(request, form, links_of(request).to("settings"))


def _add_search_forms(post: Route, acting: Acting) -> None:
    @post("/searches")
    def save_search(request: Request, form: Fields) -> Response:
        saved = acting.save_search(form.get("name", ""), filters_of(form))
        return seen_other(links_of(request).to(f"searches/{saved.id}"))

    @post("/searches/{search}/forget")
    def forget_search(request: Request, search: str) -> Response:
        acting.forget_search(search)
        return seen_other(links_of(request).to("topics"))


def filters_of(form: Mapping[str, str]) -> Filters:
    """The filters that a search's form or address asks for; what makes no sense asks nothing."""
    values: dict[str, Any] = {f.name: form.get(f.name, "").strip() for f in fields(Filters)}
    days = values["days"]
    values["days"] = min(int(days), LONGEST_TIME) if days.isdecimal() else 0
    values["query"] = values["query"] or form.get("q", "").strip()
    return Filters(**values)


def words_at(page: Page, where: str) -> str:
    """What stands at a place of a page ("section-2-3", "event-1", "ticker-1"); "" where there is no such place."""
    kind, _, rest = where.partition("-")
    try:
        numbers = [int(n) for n in rest.split("-")]
        match kind:
            case "section":
                return page.sections[numbers[0] - 1].sentences[numbers[1] - 2].text
            case "event":
                return page.timeline[numbers[0] - 1].text
            case "ticker":
                return page.tickers[numbers[0] - 1].symbol
    except (ValueError, IndexError):
        pass
    return ""


def back(request: Request, form: Mapping[str, str], otherwise: str) -> Response:
    """To the page of this app that the form names, or else to `otherwise`."""
    wanted = form.get("back", "")
    ours = wanted.startswith(links_of(request).front()) and not wanted.startswith(("//", "/\\"))
    return seen_other(wanted if ours and wanted.isprintable() else otherwise)


def seen_other(address: str) -> Response:
    """A form is answered with the address of a page, so that going back or reloading sends nothing twice."""
    return cast(Response, RedirectResponse(address, 303))
