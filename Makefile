# `make demo` and `make check` are all the set-up there is: each installs what it needs into .venv first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
export SHARED
# Threads of numeric libraries: the tests run two at a time, more would only fight.
export OMP_NUM_THREADS ?= 2

.PHONY: demo check gates bench validity golden train setup setup-check chromium format lint types contracts test clean help lock

help:
	@echo "make demo      set up, read the bundled reports, write a dossier"
	@echo "make check     set up, run everything that must pass"
	@echo "make gates     quality: pinned scores that may not fall"
	@echo "make bench     speed and memory, as ratios against peers"
	@echo "make validity  measure again what docs/validity.md publishes"
	@echo "make train     train the reader anew from our sentences and silver labels (SHARED holds the corpora)"
	@echo "make golden    rewrite golden files and reference pages from code"
	@echo "make lock      resolve the lock files anew"

setup: $(VENV)/.run
$(VENV)/.run: requirements/run.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Detente needs Python 3.11 or later (PYTHON=... names another)")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements/run.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

setup-check: $(VENV)/.check chromium
$(VENV)/.check: $(VENV)/.run requirements/check.lock
	@sh requirements/system.sh libicu-dev pkg-config g++ python3-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements/check.lock
	@touch $@

chromium:
	@command -v chromium >/dev/null || sh requirements/system.sh chromium

demo: setup
	@$(BIN)/python -m detente.cli demo

format:
	$(BIN)/ruff format --check .
lint:
	$(BIN)/ruff check .
types:
	$(BIN)/mypy
contracts:
	$(BIN)/lint-imports
test:
	$(BIN)/python -m pytest -n 2 --dist loadgroup -q

check: setup-check
	@$(MAKE) --no-print-directory format lint types contracts test

gates: setup-check
	$(BIN)/python -m pytest -q tests/gates --import-mode=importlib -o testpaths=tests/gates

bench: setup-check
	$(BIN)/python benchmarks/run.py

validity: setup-check
	$(BIN)/python -m benchmarks.validity

golden: setup-check
	GOLDEN=write $(BIN)/python -m pytest -q tests/test_docs.py tests/golden

# PyTorch comes into a place of its own: nothing that runs needs it. Two cores take some two hours.
train: setup
	$(PYTHON) -m venv .train
	.train/bin/python -m pip install --quiet --require-hashes -r requirements/run.lock
	.train/bin/python -m pip install --quiet -r requirements/train.txt
	.train/bin/python -m pip install --quiet --no-deps -e .
	PYTHONPATH=training .train/bin/python training/whole.py $(SHARED) build/reader
	cp build/reader/shipped/* src/detente/lexicon/data/reader/

lock:
	$(PYTHON) -m venv $(VENV) && $(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile -q --generate-hashes --no-emit-index-url --no-header --python-version 3.11 -o requirements/run.lock pyproject.toml
	$(BIN)/uv pip compile -q --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --extra dev --extra formats -c requirements/run.lock -o requirements/check.lock pyproject.toml

clean:
	rm -rf $(VENV) .train build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
