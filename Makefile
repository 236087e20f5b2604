# Everything a person or a machine does here is one of these recipes.
# Needs: python3.11 or newer with venv, and make. Nothing else.

PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do \
  command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
JOBS ?= auto

.PHONY: help run setup setup-dev test check format lint types arch templates migrations bench messages sbom lock clean

help: ## List the recipes
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

run: setup ## Prepare the embedded database and start the platform on http://127.0.0.1:8000
	@$(BIN)/dedere serve

setup: .venv/.base ## Install the locked packages; the command is then .venv/bin/dedere

setup-dev: .venv/.dev ## Install what tests and checks need as well

test: .venv/.dev ## Run the tests (parallel; a file is one worker's, as some tell one story)
	$(BIN)/dedere check
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile

check: .venv/.dev format-check lint types arch templates migrations ## Run every check that is not a test

format: .venv/.dev ## Put the code in order
	$(BIN)/ruff format src tests benchmarks tools
	$(BIN)/ruff check --fix src tests benchmarks tools

format-check: .venv/.dev
	$(BIN)/ruff format --check src tests benchmarks tools

lint: .venv/.dev ## Style, traps and banned names
	$(BIN)/ruff check src tests benchmarks tools

types: .venv/.dev ## Types, strict
	DEDERE_SECRET_KEY=types $(BIN)/mypy

arch: .venv/.dev ## The import contracts
	$(BIN)/lint-imports

templates: .venv/.dev ## The HTML templates
	$(BIN)/djlint src/dedere_web --lint --quiet

migrations: .venv/.dev ## Models and migrations agree
	DEDERE_SECRET_KEY=only-to-compare-models $(BIN)/python -m django makemigrations --check --dry-run --settings dedere_web.config.settings

bench: .venv/.dev ## Print every measured ratio
	$(BIN)/python -m benchmarks

messages: .venv/.dev ## Collect the sentences to translate: make messages LANGUAGE=fr (needs gettext)
	@test -n "$(LANGUAGE)" || { echo "Say which language: make messages LANGUAGE=fr"; exit 2; }
	cd src && DEDERE_SECRET_KEY=messages ../$(BIN)/python -m django messages --locale $(LANGUAGE) \
	  --settings dedere_web.config.settings --no-wrap

sbom: .venv/.dev ## The bill of materials of what runs: dist/dedere.cdx.json
	$(BIN)/python -m tools.bill_of_materials dist/dedere.cdx.json

lock: ## Maintainers: write the lock files again (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q \
	  pyproject.toml --group build -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q \
	  pyproject.toml --group build --group dev -c requirements.lock -o requirements-dev.lock

clean: ## Remove what the recipes made
	rm -rf dist .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Dedere needs Python 3.11 or newer: apt-get install -y python3 python3-venv"; exit 2; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "The venv module is missing: apt-get install -y python3-venv"; exit 2; }

.venv/.base: requirements.lock pyproject.toml | .venv/bin/python
	@echo "Installing the locked packages..."
	@$(PIP) --only-binary :all: --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation --no-index -e .
	@touch $@

.venv/.dev: requirements-dev.lock .venv/.base
	@echo "Installing what tests and checks need..."
	@$(PIP) --only-binary :all: --require-hashes -r requirements-dev.lock
	@touch $@
