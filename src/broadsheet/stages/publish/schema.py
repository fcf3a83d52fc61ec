"""The JSON Schema of the page format, made from its types: `python -m broadsheet.stages.publish.schema > docs/schema/page.json`."""

import sys
from typing import Any

from broadsheet.news.page import FORMAT
from broadsheet.stages.publish.json import PAGE, dumps


def page_schema() -> str:
    """The schema as JSON text (draft 2020-12). Every field is always written, so every field is required."""
    schema: dict[str, Any] = PAGE.json_schema(mode="serialization")
    _require_all(schema)
    for definition in schema["$defs"].values():
        _require_all(definition)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": FORMAT, "title": FORMAT}
    return dumps({**head, **{k: v for k, v in schema.items() if k != "title"}})


def _require_all(definition: dict[str, Any]) -> None:
    if definition.get("type") == "object":
        definition["required"] = list(definition["properties"])


if __name__ == "__main__":
    sys.stdout.write(page_schema())
