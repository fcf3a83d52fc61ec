"""The commands for models."""

from pathlib import Path
from typing import Annotated

import typer

from broadsheet.cli import library
from broadsheet.inference import bundle, catalogue, models

app = typer.Typer(no_args_is_help=True, help="The models that Broadsheet uses.")
Offline = Annotated[bool, typer.Option("--offline", help="Open no connection.")]


@app.command("list")
def list_models() -> None:
    """Every known model: role, licence, size, source, and whether it is here."""
    lacking = {c.model for c in models.verify(library.settings()) if c.place is None}
    for model in catalogue.models().values():
        size = sum(f.size for f in model.files) / 1e6
        here = "not here" if model.id in lacking else "here"
        typer.echo(f"{model.id}  {model.role}  {model.licence}  {size:.0f} MB  {model.source}  {here}")


@app.command()
def pull(name: str = "", offline: Offline = False) -> None:
    """Bring a model's files (default: the embedder of the settings)."""
    settings = library.settings(offline=True) if offline else library.settings()
    models.pull(name or settings.embedder, settings, typer.echo)
    typer.echo("The files are there and whole.")


@app.command()
def verify() -> None:
    """Check every file against its checksum; ends with 1 where one of the settings' embedder is missing or wrong."""
    settings = library.settings()
    checked = models.verify(settings)
    for file in checked:
        typer.echo(f"{file.model}/{file.file}: {file.place or file.why}")
    if not all(file.place for file in checked if file.model == settings.embedder):
        raise typer.Exit(1)


@app.command("export")
def export_model(file: Path, name: str = "") -> None:
    """Write a model's files to an archive, for a machine without a network."""
    settings = library.settings()
    bundle.export_bundle(name or settings.embedder, file, settings)
    typer.echo(f"Wrote {file}. On the other machine: broadsheet models import {file.name}")


@app.command("import")
def import_model(file: Path) -> None:
    """Take a model's files from such an archive."""
    typer.echo(f"Took {', '.join(bundle.import_bundle(file, library.settings()))}")
