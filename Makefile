# Everything a newcomer needs: `make demo` and `make test` on a machine with Python 3.11.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PORT ?= 8000
export PORT
# How the tests of one target are spread; empty for one process, as with `make -j3 test SPREAD=`.
SPREAD ?= -n2
PAGES := tests/browser/test_every_page.py
LEARNING := tests/browser/learning
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help install demo seed test test-fast test-browser test-learning test-pages check format messages bench screenshots clean

help: ## Say what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

install: $(STAMP) ## Make .venv with the product, its demo, tests and checks

# A bare Debian has Python without venv; then it is installed, as root or through sudo.
$(STAMP): setup.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; PYTHON=... says which to take." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null \
	  || { echo "Installing python3-venv"; \
	       if [ "$$(id -u)" = 0 ]; then run=; else run=sudo; fi; \
	       $$run apt-get update -qq && $$run apt-get install -y -qq python3-venv >/dev/null; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what Clic'nJob needs into $(VENV) (a few minutes the first time)"
	@$(BIN)/python -m pip install --quiet --editable '.[demo,test,check]'
	@touch $@

demo: install seed ## Seed and serve the whole product; prints addresses and demo people
	@$(BIN)/python demo/manage.py serve

seed: install ## Fill the demo's folder, if it is empty
	@$(BIN)/python demo/manage.py seed --if-empty

test: test-browser test-fast test-learning test-pages ## Run every test that this machine can run

test-fast: install
	@$(BIN)/python -m pytest tests --ignore tests/browser --ignore tests/packaging $(SPREAD) -q

# Apart: the browser driver's event loop does not go with Django's database guard.
# The tests of one file share a demo host, a copy of one that is seeded once, and go in order.
test-browser: install
	@$(BIN)/python -m pytest tests/browser --ignore $(PAGES) --ignore $(LEARNING) \
	  $(SPREAD:%=% --dist loadfile) -q

# The learning blocks, apart from the rest: two halves that take about as long.
test-learning: install
	@$(BIN)/python -m pytest $(LEARNING) $(SPREAD:%=% --dist loadfile) -q

# Of its own, as it takes as long as many files, and each of its tests stands alone.
test-pages: install
	@$(BIN)/python -m pytest $(PAGES) $(SPREAD) -q

check: install ## Style, types, migrations, translations
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python demo/manage.py makemigrations --check --dry-run
	@$(BIN)/python -m pytest tests/translations -q

format: install ## Put the code into the project's style
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

messages: install ## Gather strings to translate, and compile the catalogues (needs gettext)
	@tests/translations/gather.sh $(abspath $(BIN))

bench: install ## Measure, and write build/bench.json (pages need pango; MariaDB if it is there)
	@$(BIN)/python -m pip install --quiet --editable '.[bench]'
	@$(BIN)/python -m tests.bench
	@tests/bench/on_mariadb.sh $(abspath $(BIN))

screenshots: install ## Take the README's pictures (needs Chromium)
	@$(BIN)/python -m tests.browser.screenshots

clean: ## Remove what the other targets made
	@rm -rf $(VENV) var build dist *.egg-info
