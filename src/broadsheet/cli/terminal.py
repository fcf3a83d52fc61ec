"""What a person at a terminal is shown."""

from datetime import datetime

from rich.console import Console

console = Console()


def say(text: str) -> None:
    """Print a line as it is: titles and addresses may hold what a terminal library takes for its markup."""
    console.print(text, highlight=False, markup=False, soft_wrap=True)


def when(at: datetime | None) -> str:
    """A time, to the minute; "" for none."""
    return f"{at:%Y-%m-%d %H:%M}" if at else ""
