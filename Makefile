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

.PHONY: setup
setup: $(DEVELOPMENT) ## Make .venv with everything needed to develop and test

# The stamps let `make` see that an environment is up to date; each depends on the file that pins it.
$(RUNTIME): requirements.txt pyproject.toml
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
