# Bailiwick. `make help` lists what can be made; everything runs inside .venv, which `make setup` builds.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
INSTALL := $(PIP) install --quiet --require-hashes
RUNTIME := .venv/.made-runtime
DEVELOPMENT := .venv/.made-development
BENCHMARKS := .venv/.made-benchmarks

.PHONY: help
help: ## List what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 16

.PHONY: run
run: ## Start the demo on this computer, at http://127.0.0.1:8420/demo/ (Ctrl-C stops it)
	@PYTHON="$(PYTHON)" MAKE="$(MAKE)" tools/prepare $(RUNTIME)
	@exec $(BIN)/bailiwick demo

.PHONY: setup
setup: $(DEVELOPMENT) ## Make .venv with everything needed to develop and test

# The stamps let `make` see that an environment is up to date; each depends on the file that pins it.
$(RUNTIME): requirements.txt pyproject.toml
	@$(PYTHON) tools/python_version.py
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(INSTALL) -r requirements.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(DEVELOPMENT): $(RUNTIME) requirements-dev.txt
	@$(INSTALL) -r requirements-dev.txt
	@touch $@

$(BENCHMARKS): $(DEVELOPMENT) requirements-bench.txt
	@$(INSTALL) -r requirements-bench.txt
	@touch $@

.PHONY: test
test: record pages heart postgresql types lint cases docs-check ## Everything that must hold; skips what needs a missing browser or data, and says so

.PHONY: lint
lint: $(DEVELOPMENT) ## Style, formatting, and the import rule
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-logo

.PHONY: types
types: $(DEVELOPMENT) ## mypy, strictly
	$(BIN)/mypy

# The tests in four runs that may go side by side (`make -j3 test`), the longest first; each checks what
# docs/clauses.json claims of it.
RECORD := $(addprefix tests/,apps jobs project)
PAGES := $(addprefix tests/,access pages)

.PHONY: pytest
pytest: record pages heart postgresql ## The tests alone, and whether docs/clauses.json claims more than they prove

.PHONY: heart
heart: $(DEVELOPMENT) ## The tests of the heart, and of all that needs no agency
	$(BIN)/python -m pytest -p no:cacheprovider --clauses=check $(filter-out tests/__pycache__ $(PAGES) $(RECORD),$(patsubst %/,%,$(wildcard tests/*/)))

.PHONY: pages
pages: $(DEVELOPMENT) ## The tests of the pages in a browser, and of who is answered what
	$(BIN)/python -m pytest -p no:cacheprovider --clauses=check $(wildcard $(PAGES))

.PHONY: record
record: $(DEVELOPMENT) ## The tests of the record, on SQLite
	$(BIN)/python -m pytest -p no:cacheprovider --clauses=check $(wildcard $(RECORD))

.PHONY: postgresql
postgresql: $(DEVELOPMENT) ## The same on PostgreSQL, and the first cells of the access matrix
	$(BIN)/python -m tools.with_postgresql $(BIN)/python -m pytest -p no:cacheprovider $(wildcard $(RECORD) tests/access)

.PHONY: battery
battery: $(DEVELOPMENT) ## The long tests in full, on both databases: every system call, many more steps and kills (an hour)
	BAILIWICK_BATTERY=whole BAILIWICK_KILLS=1000 $(BIN)/python -m pytest -s -m slow tests/apps tests/project tests/access
	BAILIWICK_BATTERY=whole $(BIN)/python -m tools.with_postgresql $(BIN)/python -m pytest -s -m slow tests/apps tests/project tests/access

.PHONY: cases
cases: $(DEVELOPMENT) ## The casebook: every worked example of every pack
	$(BIN)/bailiwick cases

.PHONY: bench
bench: $(BENCHMARKS) ## Judgement and speed, measured and printed
	$(BIN)/python -m bench

.PHONY: docs
docs: $(DEVELOPMENT) ## Write what is made of other files: docs/checks/, docs/conflicts.md, docs/access.md
	$(BIN)/python -m tools.check_pages
	$(BIN)/python -m tools.conflict_table
	$(BIN)/python -m tools.access_page

.PHONY: docs-check
docs-check: $(DEVELOPMENT) ## Fail when one of them is not what `make docs` would write
	$(BIN)/python -m tools.check_pages --check
	$(BIN)/python -m tools.conflict_table --check
	$(BIN)/python -m tools.access_page --check

.PHONY: clauses
clauses: $(DEVELOPMENT) ## Run what acts out clauses and write docs/clauses.md and docs/clauses.json from what passed
	$(BIN)/python -m pytest -m clause --clauses=write

.PHONY: format
format: $(DEVELOPMENT) ## Let the formatter lay the code out
	$(BIN)/ruff format .

# uv reads pyproject.toml, and its lock stays outside the repository: it names a registry's addresses.
EXPORT := uv export --frozen --quiet --no-emit-project --no-header --no-annotate --no-default-groups

.PHONY: requirements
requirements: ## Pin anew from pyproject.toml (needs uv); review the difference before committing it
	uv lock --upgrade
	$(EXPORT) --extra server --group build > requirements.txt
	$(EXPORT) --only-group dev > requirements-dev.txt
	$(EXPORT) --only-group bench > requirements-bench.txt

.PHONY: clean
clean: ## Remove what was made: the environment and the tools' caches
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .grimp_cache
