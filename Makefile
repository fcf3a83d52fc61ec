# `make run` reads the demo edition and serves it; `make test` runs every check. Both set everything up first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test setup lint

run: $(VENV)/.ready
	$(BIN)/broadsheet demo

test: $(VENV)/.ready-dev lint
	$(BIN)/pytest -n 2

lint: $(VENV)/.ready-dev
	$(BIN)/ruff check src tests evaluation
	$(BIN)/ruff format --check src tests evaluation
	$(BIN)/mypy
	$(BIN)/lint-imports

setup: $(VENV)/.ready-dev

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/.ready-dev: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e ".[dev]"
	touch $@ $(VENV)/.ready
