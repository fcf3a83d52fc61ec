"""What the API answers, and how its description says so: a document, nothing, or an error in a sentence."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from fastapi import Path
from fastapi.responses import Response

from broadsheet.stages.publish.json import dumps
from broadsheet.web.api.types import ErrorDocument

Answers = dict[int | str, dict[str, Any]]
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]  # of a revision or a version, as a database counts them

_ERRORS = {
    400: "The body is not what its type says.",
    401: "This needs the password: send it with HTTP Basic authentication.",
    403: "What changes something comes from a page of Broadsheet, or says that it sends `application/json`.",
    404: "There is no such thing.",
    421: "The app is not reached under this name: see the setting `public_address`.",
    422: "A value does not fit, or what is asked for cannot be done; the sentence says what to mend.",
    503: "The database cannot be used now.",
}
_ALWAYS = (401, 421, 422, 503)


def answers(document: Any, status: int = 200, errors: Sequence[int] = ()) -> Answers:
    """The answers of a route: its document (None: an empty answer), the errors that every route has, and its own."""
    told: Answers = {code: {"model": ErrorDocument, "description": _ERRORS[code]} for code in (*errors, *_ALWAYS)}
    told[status] = {"model": document} if document is not None else {"description": "Done."}
    return told


def json_answer(value: Mapping[str, Any] | Sequence[Any], status: int = 200) -> Response:
    """A document as JSON."""
    return Response(dumps(value), status, media_type="application/json")
