import json
from pathlib import Path
from typing import Any

import pytest
from newsstand import PAGE, SINGLE

from broadsheet.news.page import Page
from broadsheet.stages.publish.json import page_data
from broadsheet.stages.publish.schema import page_schema

FILE = Path(__file__).parents[4] / "docs" / "schema" / "page.json"


def test_the_published_schema_is_that_of_the_types() -> None:
    assert FILE.read_text(encoding="utf-8") == page_schema(), (
        "Write it anew: python -m broadsheet.stages.publish.schema > docs/schema/page.json"
    )


@pytest.mark.parametrize("page", [PAGE, SINGLE])
def test_a_page_has_exactly_the_fields_of_the_schema(page: Page) -> None:
    schema = json.loads(page_schema())
    _compare(page_data(page), schema, schema["$defs"])


def _compare(value: Any, schema: dict[str, Any], definitions: dict[str, Any]) -> None:
    schema = next((s for s in schema.get("anyOf", []) if s.get("type") != "null"), schema)
    if "$ref" in schema:
        schema = definitions[schema["$ref"].rpartition("/")[2]]
    if isinstance(value, dict):
        assert set(value) == set(schema["properties"]) == set(schema["required"])
        for key, field in value.items():
            _compare(field, schema["properties"][key], definitions)
    elif isinstance(value, list):
        assert schema["type"] == "array"
        for item in value:
            _compare(item, schema["items"], definitions)
