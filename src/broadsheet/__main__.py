"""`python -m broadsheet` is the command `broadsheet`."""

from broadsheet.cli.main import run

run()
