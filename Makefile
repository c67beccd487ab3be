# make demo and make test need git, make and Python >= 3.11 with venv; they fetch the rest.

PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help demo test test-slow bench bench-docs lock clean

help:  ## say what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: .venv/ready  ## load the bundled Korean data into a local Neo4j, print the candidate list
	@$(BIN)/superregion demo

test: .venv/ready  ## format, lint, types and tests on a real Neo4j: the gate for everyone
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

test-slow: .venv/ready  ## what is marked slow: faults, fuzz, long runs
	$(BIN)/python -m pytest -m slow

bench: .venv/ready  ## time the load, the measures and the answers on this machine
	$(BIN)/python -m tests.bench $(BENCH)

bench-docs: .venv/ready  ## the same, and write the tables into docs/performance.md
	$(BIN)/python -m tests.bench --docs $(BENCH)

lock: .venv/ready  ## write requirements.lock anew
	.ci/lock

clean:  ## remove the virtual environment and what tests leave
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "superregion needs Python 3.11 or later; name one: make PYTHON=python3.12")'
	@echo "Setting up .venv, once: libraries as pinned in requirements.lock"
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@
