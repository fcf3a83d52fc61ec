"""The catalogues of the labels: collects what the templates, `words.py` and the errors that a reader meets say, and compiles what is translated.

    python evaluation/catalogues.py

Run it after a label changed, translate what it lists as missing in `locale/*/LC_MESSAGES/broadsheet.po`, and run it again.
A test fails where a label has no translation or a compiled catalogue is not that of its text.
"""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).parents[1] / "src" / "broadsheet"
FOLDER = SOURCE / "stages" / "publish"
_ERRORS = {"BroadsheetError": None, "NotFoundError": None, "RefusedError": None}  # what a page says of them
_KEYWORDS = {"_": None, "n": (1, 2), "label": None, **_ERRORS}  # `n` is ngettext in words.py
_PLACES = [
    ("stages/publish/**.py", "python"),
    ("stages/publish/templates/**.html", "jinja2"),
    ("web/**.py", "python"),
    ("app.py", "python"),
    ("stages/collect/opml.py", "python"),
]


def collected() -> Catalog:
    """Every label, in the order of the files."""
    catalog = Catalog(project="Broadsheet")
    found = extract_from_dir(str(SOURCE), _PLACES, keywords=_KEYWORDS)
    for _, _, message, _, _ in found:
        catalog.add(message)
    return catalog


def updated(path: Path, labels: Catalog) -> Catalog:
    """A language's catalogue with all labels and no others."""
    with path.open("rb") as file:
        catalog = read_po(file, locale=path.parts[-3])
    catalog.update(labels, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return catalog


def compiled(catalog: Catalog) -> bytes:
    """The catalogue as gettext reads it."""
    out = BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def missing(catalog: Catalog) -> list[str]:
    """The labels without a translation."""
    return [str(m.id) for m in catalog if m.id and not all(m.string if isinstance(m.string, tuple) else (m.string,))]


def main() -> None:
    labels = collected()
    for path in sorted(FOLDER.glob("locale/*/LC_MESSAGES/broadsheet.po")):
        catalog = updated(path, labels)
        with path.open("wb") as file:
            write_po(file, catalog, omit_header=False, no_location=True, width=120)
        path.with_suffix(".mo").write_bytes(compiled(catalog))
        print(f"{path.parts[-3]}: {len(catalog)} labels, missing: {missing(catalog) or 'none'}")


if __name__ == "__main__":
    main()
