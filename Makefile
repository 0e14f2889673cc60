# `make` alone lists what there is. Everything lives in .venv and var/; both may be deleted at any time
# (var/ holds the data of a laptop installation: keep it when it is not only the demo).

PYTHON ?= python3
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
PYTEST := $(BIN)/python -m pytest
LOCK := uv pip compile --python-version 3.11 --universal --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock"
PO_FILES := $(wildcard locale/*/LC_MESSAGES/*.po locale/libraries/*/LC_MESSAGES/*.po)
OUR_CODE := manage.py coalition members agenda actionplan wellness tests

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup run test lint bench load scorecard css messages lock clean chromium

help: ## List these targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-16s %s\n", $$1, $$2 }'

setup: .venv/.runtime .venv/.messages ## Install what the application needs, and nothing else

run: setup ## Start everything with the demo coalition (DEMO=0 starts empty; HOST and PORT choose where)
	@DEMO=$${DEMO:-1} exec $(MANAGE) serve

test: .venv/.development .venv/.messages chromium ## Run all tests: SQLite with the browser, then PostgreSQL with a broker
	TEST_DB=sqlite $(PYTEST) -n 2 -m "not heavy"
	TEST_DB=postgresql $(PYTEST) -n 2 -m "not browser or both"

lint: .venv/.development .venv/.messages ## Check style, types, layers, templates and migrations
	$(BIN)/ruff check $(OUR_CODE)
	$(BIN)/ruff format --check $(OUR_CODE)
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/lint-imports --no-cache --no-logo
	$(BIN)/mypy
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) check

bench: .venv/.development .venv/.messages ## Print the speed figures as ratios measured in one run
	$(BIN)/python -m tests.bench

load: .venv/.development .venv/.messages ## Fill a hall with phones, kill web workers, and see that nothing is lost or doubled
	$(BIN)/python -m tests.load

scorecard: .venv/.development .venv/.messages chromium ## Measure the UX scorecard in a browser and write docs/scorecard.md
	TEST_DB=sqlite $(PYTEST) -n 0 -p tests.browser.scorecard -m row tests/browser

css: ## Build the style sheet again (needs node and npm; the result is committed)
	sh static/build/build.sh

messages: .venv/.development ## Collect the texts to translate into locale/
	$(MANAGE) update_messages

lock: ## Pin the newest packages that fit requirements*.in (needs uv)
	$(LOCK) --upgrade --output-file requirements.txt requirements.in
	$(LOCK) --upgrade --constraint requirements.txt --output-file requirements-dev.txt requirements-dev.in

clean: ## Remove what can be made again; the data in var/ stays
	rm -rf .venv .pytest_cache .ruff_cache .mypy_cache .hypothesis tests/screenshots node_modules
	find . -name __pycache__ -prune -exec rm -rf {} +
	find locale -name '*.mo' -delete

# Tools read the settings too; they must not make keys or a database where the data of the laptop lies.
lint messages .venv/.messages: export VAR_DIR := .venv/var

# --- what the targets above stand on ---

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; $(PYTHON) is older or missing. Try: make PYTHON=python3.12"; exit 1; }
	@if command -v uv >/dev/null; then uv venv --quiet --python "$$(command -v $(PYTHON))" .venv; \
	elif $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { $(APT_INSTALL) python3-venv; }; then $(PYTHON) -m venv .venv; \
	else echo "The venv module of Python is missing. On Debian or Ubuntu: sudo apt-get install python3-venv"; exit 1; fi

# The system's package manager is used only where it needs no password; elsewhere the message says what to type.
APT_INSTALL := [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq \
	&& DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends >/dev/null

# $(call install,FILE): into .venv, refusing whatever the lock does not name.
install = if command -v uv >/dev/null; then uv pip install --quiet --python $(BIN)/python --require-hashes -r $(1); \
	else $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1); fi

.venv/.runtime: .venv/bin/python requirements.txt
	@echo "Installing the packages in requirements.txt"
	@$(call install,requirements.txt)
	@touch $@

.venv/.development: .venv/bin/python requirements-dev.txt
	@echo "Installing the packages in requirements-dev.txt"
	@$(call install,requirements-dev.txt)
	@touch .venv/.runtime $@

.venv/.messages: $(PO_FILES) | .venv/.runtime
	@$(MANAGE) compile_messages
	@touch $@

chromium:
	@command -v chromium >/dev/null || { echo "Installing Chromium for the browser tests"; $(APT_INSTALL) chromium; } \
		|| echo "Chromium is missing and cannot be installed from here: the browser tests will be skipped."
