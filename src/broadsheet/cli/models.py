"""The commands for models."""

from pathlib import Path
from typing import Annotated

import typer

from broadsheet import config
from broadsheet.inference import models

app = typer.Typer(no_args_is_help=True, help="The models that Broadsheet uses.")
Offline = Annotated[bool, typer.Option("--offline", help="Open no connection.")]


@app.command("list")
def list_models() -> None:
    """Every known model: role, licence, source."""
    for model in models.models().values():
        typer.echo(f"{model.id}  {model.role}  {model.licence}  {model.repository}@{model.revision[:12]}")


@app.command()
def pull(name: str = "", offline: Offline = False) -> None:
    """Bring a model's files (default: the embedder of the settings)."""
    settings = config.load(offline=True) if offline else config.load()
    models.pull(name or settings.embedder, settings, typer.echo)
    typer.echo("The files are there and whole.")


@app.command()
def verify() -> None:
    """Check every file against its checksum."""
    for file, state in models.verify(config.load()):
        typer.echo(f"{file}: {state}")


@app.command("export")
def export_model(file: Path, name: str = "") -> None:
    """Write a model's files to an archive, for a machine without a network."""
    settings = config.load()
    models.export_bundle(name or settings.embedder, file, settings)


@app.command("import")
def import_model(file: Path) -> None:
    """Take a model's files from such an archive."""
    typer.echo(f"Took {', '.join(models.import_bundle(file, config.load()))}")
