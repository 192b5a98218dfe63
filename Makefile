# Each target does its own set-up in .venv, from hashed pins; nothing is installed outside it.
VENV ?= .venv
GOLD ?= ../shared/gold/dev
REPORTS ?= ../shared/corpus/reports.jsonl.xz
PY := $(VENV)/bin/python
PINS := requirements/run.txt requirements/dev.txt pyproject.toml tools/setup
export VENV
export PYTHONUTF8 := 1
# What is run and tested is this checkout and nothing that the shell has on its path.
unexport PYTHONPATH PYTHONHOME

.PHONY: demo desk assets test check train lexicon setup requirements

demo: $(VENV)/.waqai-run
	@$(PY) -m waqai demo

desk: $(VENV)/.waqai-run $(VENV)/.waqai-assets
	@$(PY) -m waqai demo --desk demo-output/desk.db && $(PY) -m waqai serve --db demo-output/desk.db

assets: $(VENV)/.waqai-run
	@$(PY) tools/assets.py && touch $(VENV)/.waqai-assets

test: $(VENV)/.waqai-dev $(VENV)/.waqai-assets
	@if $(PY) -m pytest; then echo "waqai: all tests passed"; else echo "waqai: tests failed" >&2; exit 1; fi

check: $(VENV)/.waqai-dev
	@tools/check

train: $(VENV)/.waqai-dev
	@tools/train $(GOLD) $(REPORTS)

lexicon: $(VENV)/.waqai-dev
	@$(PY) -m waqai lexicon check && $(PY) tools/compile_lexicon.py

setup: $(VENV)/.waqai-dev
	@echo "waqai: ready, see $(VENV)/bin/waqai --help"

requirements:
	@tools/pin

$(VENV)/.waqai-run: $(PINS)
	@tools/setup run $@

# Fonts, htmx and maps for the pages; without npm they go without, and say so.
$(VENV)/.waqai-assets: package.json package-lock.json tools/assets.py | $(VENV)/.waqai-run
	@$(PY) tools/assets.py --lenient && touch $@

$(VENV)/.waqai-dev: $(PINS)
	@tools/setup dev $@ && touch $(VENV)/.waqai-run
