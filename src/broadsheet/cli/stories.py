"""The commands for stories."""

import json
from dataclasses import asdict
from typing import Annotated

import typer
from rich.markdown import Markdown

from broadsheet.cli.evidence import evidence_lines, left_out_lines, why_table
from broadsheet.cli.library import opened
from broadsheet.cli.terminal import console, say
from broadsheet.news.decision import Decision
from broadsheet.stages.publish.json import dumps, page_data
from broadsheet.stages.publish.markdown import counts, page_markdown

app = typer.Typer(no_args_is_help=True, help="The stories.")


@app.command("list")
def list_stories(limit: int = 40) -> None:
    """The stories, the last changed first."""
    with opened() as paper:
        for page in paper.stories(limit):
            say(f"{page.id}  {page.headline.text}  ({counts(page)})")


@app.command()
def show(
    story: str,
    as_json: Annotated[bool, typer.Option("--json", help="The page as JSON.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="The page as Markdown.")] = False,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Every sentence with the words that it rests on, and the scores.")
    ] = False,
    why: Annotated[
        bool,
        typer.Option(
            "--why", help="What joined each article, with the scores; which sentences were left out, and why."
        ),
    ] = False,
) -> None:
    """One story, by its id or the id's first letters."""
    with opened() as paper:
        page = paper.page(story)
        if why:
            console.print(why_table(paper, story))
            for line in left_out_lines(paper, story):
                say(line)
            return
    if evidence:
        for line in evidence_lines(page):
            say(line)
    elif as_json:
        typer.echo(dumps(page_data(page)), nl=False)
    elif markdown:
        typer.echo(page_markdown(page), nl=False)
    else:
        console.print(Markdown(page_markdown(page)))


@app.command()
def merge(story: str, into: str, reason: str = "") -> None:
    """Make two stories one, at the address of the second. The program never parts them again."""
    with opened() as paper:
        _told_decision(paper.merge_stories(story, into, reason))


@app.command()
def split(
    story: str,
    articles: Annotated[list[str], typer.Option("--articles", help="An article that leaves; give it again for more.")],
    reason: str = "",
) -> None:
    """Give some articles of a story a story of their own. The program never joins them again."""
    with opened() as paper:
        _told_decision(paper.split_story(story, [a for listed in articles for a in listed.split(",")], reason))


@app.command()
def undo(what: str) -> None:
    """Take back a merge or split, by its id or by that of a story: then the last one about it."""
    with opened() as paper:
        decision = paper.undo(what)
        console.print(f"The {decision.kind} {decision.id} is undone. The pages are written in the next round.")


def _told_decision(decision: Decision) -> None:
    verb = "merged into" if decision.kind == "merge" else "split off as"
    what = decision.story if decision.kind == "merge" else f"{len(decision.moved)} articles of {decision.story}"
    console.print(
        f"{what} {verb} {decision.other}. The pages are written in the next round.\nTo take it back: broadsheet story undo {decision.id}"
    )


@app.command()
def decisions() -> None:
    """Every merge and split, by the program and by people, as JSON lines: labelled examples of what makes a story."""
    with opened() as paper:
        for decision in paper.decisions():
            typer.echo(json.dumps({**asdict(decision), "binding": decision.binding}, default=str))
